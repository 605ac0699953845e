"""Horizon scan: what is coming, under headings that can be changed, edited in place."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smpdesk.models.edits import add, change, remove, reorder
from smpdesk.models.outline import horizon_headings
from smpdesk.models.past.history import Edited
from smpdesk.models.records import Assessment, HorizonItem, Theme
from smpdesk.ui.assessment.writing_card import side_by_side
from smpdesk.ui.desk import Desk
from smpdesk.ui.look import theme
from smpdesk.ui.widgets.buttons import button, icon_button
from smpdesk.ui.widgets.card import Card
from smpdesk.ui.widgets.empty import EmptyState
from smpdesk.ui.widgets.fields import Choice
from smpdesk.ui.widgets.reading_only import changes_file
from smpdesk.ui.widgets.record_model import Column
from smpdesk.ui.widgets.record_table import RecordTable
from smpdesk.ui.widgets.words import words


class HorizonView(QWidget):
    """The items of the scan as a table of cells; a theme is chosen for the item in focus."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._assessment: Assessment | None = None
        self._themes: dict[int, str] = {}
        self.table = self._table()
        self.heading = Choice([], wide=170)
        self.heading.setAccessibleName("Heading of a new item")
        new = button("Add", self.add_item, "primary", "add", "Add an item (Ctrl+Enter)")
        self.add_button = changes_file(new)
        self.theme_choice = changes_file(Choice([], wide=220))
        self.theme_choice.setAccessibleName("Theme of the item")
        self.theme_choice.chosen.connect(self._choose_theme)
        self._whole = words("", wrap=True)
        self._whole.setAccessibleName("The item in focus")
        self._card = self._scan()
        self.empty = EmptyState("search")
        self._empty_card = Card()
        self._empty_card.add(self.empty, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._card, 1)
        column.addWidget(self._empty_card, 1)
        self.table.picked.connect(self._picked)
        self.table.removal_wanted.connect(lambda _: self._remove_current())

    def _table(self) -> RecordTable[HorizonItem]:
        made: RecordTable[HorizonItem] = RecordTable(
            "Horizon scan",
            [
                Column("Heading", lambda r: r.heading, width=140, bold=True,
                       edit=self._edit("heading")),
                Column("What is coming", lambda r: r.issue, stretch=True, tip=lambda r: r.issue,
                       edit=self._edit("issue")),
                Column("What it may do", lambda r: r.effect, stretch=True, tip=lambda r: r.effect,
                       edit=self._edit("effect")),
                Column("Theme", lambda r: self._themes.get(r.theme or 0, ""), width=170),
            ],
            lambda r: r.id,
            cells=True,
            lines=2,
        )  # fmt: skip
        made.setMinimumHeight(theme.current().px(220))
        return made

    def _scan(self) -> Card:
        """The table, how it is used, and the tools of the item in focus."""
        card = Card("What is on the horizon", padding=12)
        for tool in (self.heading, self.add_button):
            card.head.addWidget(tool)
        said = (
            "The headings are political, economic, social, technological, environmental, "
            "legislation and organisational; type another over any of them. Enter edits a cell."
        )
        card.add(words(said, "muted", wrap=True))
        card.add(self.table, 1)
        card.add(self._whole)
        card.add(
            side_by_side(
                words("Theme of this item", "muted"),
                self.theme_choice,
                changes_file(icon_button("up", "Move up", lambda: self._move(-1))),
                changes_file(icon_button("down", "Move down", lambda: self._move(1))),
                changes_file(icon_button("remove", "Remove the item", self._remove_current)),
            )
        )
        return card

    def refresh(self, assessment: Assessment, edited: Edited | None = None) -> None:
        """Read the items anew."""
        self._assessment = assessment
        file = self._desk.file
        items = file.all(HorizonItem, assessment=assessment.id)
        themes = file.all(Theme)
        self._themes = {t.id: t.name for t in themes}
        headings = list(dict.fromkeys([*horizon_headings(), *(i.heading for i in items)]))
        self.heading.offer([(h, h) for h in headings if h], self.heading.key or headings[0])
        self.theme_choice.offer([("", "None"), *((str(t.id), t.name) for t in themes)])
        for tool in (self.add_button, self.theme_choice):
            tool.setEnabled(not file.read_only)
        self.table.show_records(items)
        self._card.setVisible(bool(items))
        self._empty_card.setVisible(not items)
        self.empty.say(
            "Nothing on the horizon yet",
            "Write down what is coming (a new law, a new road, a service that ends) and what it "
            "may do to crime and disorder.",
            "Begin the scan",
            self.add_item,
        )
        if (item := self.table.current()) is not None:
            self._picked(item)

    def go_to(self, item: HorizonItem) -> None:
        """Show an item."""
        self.table.pick(item.id)
        self.table.setFocus()

    def add_item(self) -> None:
        """Add an item under the heading chosen, and go to it."""
        if self._assessment is None:
            return
        items = self._desk.file.all(HorizonItem, assessment=self._assessment.id)
        made = add(
            self._desk.file,
            HorizonItem(
                assessment=self._assessment.id,
                heading=self.heading.key or horizon_headings()[0],
                issue="New issue",
                position=max((i.position for i in items), default=-1) + 1,
            ),
        )
        self.table.pick(made.id)
        QTimer.singleShot(0, self._edit_current)  # once the new row is laid out

    def _edit_current(self) -> None:
        index = self.table.currentIndex().siblingAtColumn(1)
        self.table.setCurrentIndex(index)
        self.table.setFocus()
        self.table.edit(index)

    def _edit(self, field: str) -> Callable[[HorizonItem, str], None]:
        def keep(item: HorizonItem, text: str) -> None:
            if text or field != "issue":
                change(self._desk.file, item, **{field: text})

        return keep

    def _picked(self, item: HorizonItem) -> None:
        self._whole.setText(" → ".join(part for part in (item.issue, item.effect) if part))
        self.theme_choice.show_key(str(item.theme or ""))

    def _choose_theme(self, key: str) -> None:
        if (item := self.table.current()) is not None:
            change(self._desk.file, item, theme=int(key) if key else None)

    def _move(self, step: int) -> None:
        items = list(self.table.records.records)
        at = self.table.currentIndex().row()
        if 0 <= at < len(items) and 0 <= at + step < len(items):
            items[at], items[at + step] = items[at + step], items[at]
            reorder(self._desk.file, items)

    def _remove_current(self) -> None:
        item = self.table.current()
        if item is not None and not self._desk.file.read_only:
            row = self.table.currentIndex().row()
            remove(self._desk.file, item)
            self.table.pick_row(row)
            self._desk.say("done", f"Removed: {item.title()}. Undo brings it back.")
