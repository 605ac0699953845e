"""Lineage: what became of each theme over the years, drawn and in a table."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea

from smpdesk.evidence.priorities.lineage import Lineage, Stand, lineage_of
from smpdesk.models.past.history import Edited
from smpdesk.models.records import Theme
from smpdesk.ui.desk import Desk
from smpdesk.ui.look import theme
from smpdesk.ui.page import Page
from smpdesk.ui.pages.statuses import STANDINGS
from smpdesk.ui.priorities.lineage_picture import LineagePicture
from smpdesk.ui.widgets.card import Card
from smpdesk.ui.widgets.empty import EmptyState
from smpdesk.ui.widgets.record_model import Column
from smpdesk.ui.widgets.record_table import RecordTable
from smpdesk.ui.widgets.sides import Sides
from smpdesk.ui.widgets.words import words


class LineageView(Page):
    """The picture at the left, its table and the reason of the theme chosen at the right."""

    title = "Lineage"
    icon = "priorities"
    shortcut = ""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.nest()
        self._lineage = Lineage((), (), ())
        self.picture = LineagePicture()
        self.table: RecordTable[Stand] = RecordTable(
            "Lineage, theme by theme", self._columns(), lambda s: (s.year, s.theme)
        )
        self._why = words("", wrap=True)
        self._scroll = QScrollArea()
        self._scroll.setObjectName("CardScroll")
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self.picture)
        self._scroll.setMinimumHeight(theme.current().px(230))
        self.table.setMinimumHeight(theme.current().px(170))
        left, right = Card("What became of each theme"), Card("In words")
        left.add(self._scroll, 1)
        key = "Box: priority.  Green edge: cross-cutting.  Dotted: emerging.  No box: business as "
        left.add(
            words(key + "usual or dropped.  Dashed line: more than kept or renamed.", "small", True)
        )
        right.add(self.table, 1)
        right.add(self._why)
        self._sides = Sides("lineage", desk.preferences, (left, right), (700, 420), (2, 1))
        self.empty = EmptyState(self.icon)
        self._empty_card = Card()
        self._empty_card.add(self.empty, 1)
        self.body.addWidget(self._sides, 1)
        self.body.addWidget(self._empty_card, 1)
        self.picture.reached.connect(self._from_picture)
        self.table.picked.connect(self._from_table)

    def refresh(self, edited: Edited | None = None) -> None:
        """Read the standings of all years anew."""
        self._lineage = lineage_of(self.desk.file)
        there = bool(self._lineage.stands)
        self._sides.setVisible(there)
        self._empty_card.setVisible(not there)
        self.empty.say(
            "No lineage yet",
            "When themes have been decided on, and a year is rolled forward, this shows what was "
            "kept, merged, split, renamed, made cross-cutting or dropped.",
        )
        self.picture.show_lineage(self._lineage)
        newest_first = sorted(
            self._lineage.stands, key=lambda s: -self._lineage.years.index(s.year)
        )
        self.table.show_records(newest_first)
        if there and self.table.current() is None:
            self.table.pick_first()
        if (stand := self.table.current()) is not None:
            self._from_table(stand)

    def go_to(self, key: object) -> None:
        """Show what became of a theme, in the newest year that has it."""
        name = key.name if isinstance(key, Theme) else str(key)
        found = [s for s in self.table.records.records if s.theme == name]
        if found:
            self.table.pick((found[0].year, found[0].theme))
        self.table.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the sides one above the other where there is no room beside each other."""
        super().resizeEvent(event)
        narrow = self.width() < theme.current().px(820)
        self._sides.stand(beside=not narrow)

    def _columns(self) -> list[Column[Stand]]:
        return [
            Column("Year", lambda s: s.year, width=74),
            Column(
                "Theme",
                lambda s: s.theme,
                stretch=True,
                bold=True,
                tip=self._origin,
                spoken=lambda s: f"{s.theme}, {self._origin(s)}",
            ),
            Column(
                "Standing",
                lambda s: s.standing.capitalize(),
                width=124,
                tag=lambda s: STANDINGS[s.standing],
            ),
        ]

    def _origin(self, stand: Stand) -> str:
        return self._lineage.words(stand)

    def _from_picture(self, stand: Stand) -> None:
        self.table.pick((stand.year, stand.theme))
        self._show_why(stand)

    def _from_table(self, stand: Stand) -> None:
        self.picture.show_at(stand)
        box = self.picture.box_of(stand).toRect()
        self._scroll.ensureVisible(box.center().x(), box.center().y(), box.width(), box.height())
        self._show_why(stand)

    def _show_why(self, stand: Stand) -> None:
        why = stand.reason or "No reason has been written down."
        self._why.setText(f"{stand.theme}, {stand.year}: {self._origin(stand)}. {why}")
