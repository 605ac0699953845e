"""The themes matrix: how each priority takes up each cross-cutting theme."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from smpdesk.models.edits import add, change, remove
from smpdesk.models.records import Assessment, Priority, PriorityTheme, Standing, Theme
from smpdesk.ui.desk import Desk
from smpdesk.ui.look import theme as look
from smpdesk.ui.widgets.card import Card
from smpdesk.ui.widgets.fields import TextArea
from smpdesk.ui.widgets.record_model import Column
from smpdesk.ui.widgets.record_table import RecordTable
from smpdesk.ui.widgets.words import words

_LINES = 4


class ThemeMatrix(QWidget):
    """Priorities down, cross-cutting themes across.

    Type into a cell how one takes up the other, or below the table, where there is more room.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._themes: list[Theme] = []
        self._links: dict[tuple[int, int], PriorityTheme] = {}
        self._of: tuple[Priority, Theme] | None = None
        self.table: RecordTable[Priority] = RecordTable(
            "Themes matrix", [], lambda r: r.id, cells=True, lines=_LINES
        )
        card = Card("How the themes run through the priorities")
        self._said = words("", "muted", wrap=True)
        card.add(self._said)
        card.add(self.table, 1)
        self.cell = Card("Cell")
        self.how = TextArea(lines=2)
        self.how.setAccessibleName("How the priority takes up the theme")
        self.cell.add(self.how)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.current().size("gap"))
        column.addWidget(card, 1)
        column.addWidget(self.cell)
        self.how.committed.connect(self._keep_cell)
        self.table.selectionModel().currentChanged.connect(lambda *_: self._show_cell())

    def refresh(self, assessment: Assessment) -> None:
        """Read the assessment's priorities and cross-cutting themes anew."""
        file = self._desk.file
        standings = file.all(Standing, assessment=assessment.id, standing="cross-cutting")
        names = {theme.id: theme for theme in file.all(Theme)}
        self._themes = [names[standing.theme] for standing in standings]
        self._links = {(link.priority, link.theme): link for link in file.all(PriorityTheme)}
        columns = [Column[Priority]("Priority", lambda r: r.name, bold=True, width=200)]
        columns += [self._column(theme) for theme in self._themes]
        priorities = file.all(Priority, assessment=assessment.id)
        self.table.show_records(priorities, columns)
        if not self._themes:
            said = (
                "No theme of this year cuts across the priorities yet. Decide so under Decisions."
            )
        else:
            said = "Type in a cell how the priority takes up the theme; empty it to take it out."
        self._said.setText(said)
        self.how.setReadOnly(file.read_only)
        self._show_cell()

    def commit(self) -> None:
        """Keep now what is half-written below the table."""
        self.how.commit()

    def _show_cell(self) -> None:
        self.how.commit()
        index = self.table.currentIndex()
        priority, place = self.table.current(), index.column() - 1
        there = priority is not None and 0 <= place < len(self._themes)
        self.cell.setVisible(there)
        self._of = None
        if priority is not None and there:
            theme = self._themes[place]
            self._of = (priority, theme)
            self.cell.rename(f"{priority.name} · {theme.name}")
            self.how.show_text(self._how(priority, theme))

    def _keep_cell(self, text: str) -> None:
        if self._of is not None:
            priority, theme = self._of
            self._edit(theme)(priority, text)

    def _column(self, theme: Theme) -> Column[Priority]:
        return Column(
            theme.name,
            lambda r: self._how(r, theme),
            stretch=True,
            tip=lambda r: self._how(r, theme),
            edit=self._edit(theme),
        )

    def _how(self, priority: Priority, theme: Theme) -> str:
        link = self._links.get((priority.id, theme.id))
        return link.how if link else ""

    def _edit(self, theme: Theme) -> Callable[[Priority, str], None]:
        def keep(priority: Priority, how: str) -> None:
            link = self._links.get((priority.id, theme.id))
            file = self._desk.file
            if link is None and how:
                add(file, PriorityTheme(priority=priority.id, theme=theme.id, how=how))
            elif link is None:
                return
            elif how:
                change(file, link, how=how)
            else:
                remove(file, link)

        return keep
