"""The themes matrix: how each priority takes up each cross-cutting theme."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from smpdesk.models.edits import add, change, remove
from smpdesk.models.records import Assessment, Priority, PriorityTheme, Standing, Theme
from smpdesk.ui.desk import Desk
from smpdesk.ui.widgets.card import Card
from smpdesk.ui.widgets.record_model import Column
from smpdesk.ui.widgets.record_table import RecordTable
from smpdesk.ui.widgets.words import words


class ThemeMatrix(QWidget):
    """Priorities down, cross-cutting themes across; type into a cell how one takes up the other."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._links: dict[tuple[int, int], PriorityTheme] = {}
        self.table: RecordTable[Priority] = RecordTable("Themes matrix", [], lambda r: r.id, True)
        card = Card("How the themes run through the priorities")
        self._said = words("", "muted", wrap=True)
        card.add(self._said)
        card.add(self.table, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card, 1)

    def refresh(self, assessment: Assessment) -> None:
        """Read the assessment's priorities and cross-cutting themes anew."""
        file = self._desk.file
        standings = file.all(Standing, assessment=assessment.id, standing="cross-cutting")
        names = {theme.id: theme for theme in file.all(Theme)}
        themes = [names[standing.theme] for standing in standings]
        self._links = {(link.priority, link.theme): link for link in file.all(PriorityTheme)}
        columns = [Column[Priority]("Priority", lambda r: r.name, bold=True, width=240)]
        columns += [self._column(theme) for theme in themes]
        self.table.show_records(file.all(Priority, assessment=assessment.id), columns)
        self._said.setText(
            "Type in a cell how the priority takes up the theme; empty it to take it out."
            if themes
            else "No theme of this assessment cuts across the priorities yet."
        )

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
            if link is None:
                add(file, PriorityTheme(priority=priority.id, theme=theme.id, how=how))
            elif how:
                change(file, link, how=how)
            else:
                remove(file, link)

        return keep
