"""The sheet of an extract as it was understood, under what its colours mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smpdesk.ui.extract.sheet_preview import TAKEN_KINDS, TAKEN_WORDS, SheetPreview, used
from smpdesk.ui.look import theme
from smpdesk.ui.widgets.card import Card
from smpdesk.ui.widgets.empty import EmptyState
from smpdesk.ui.widgets.flow import flow_of, refill
from smpdesk.ui.widgets.tag import Tag
from smpdesk.ui.widgets.words import words

if TYPE_CHECKING:
    from smpdesk.importing.files.sheets import Sheet
    from smpdesk.importing.plans.plan import Plan


class SheetCard(Card):
    """A key of what cells were taken for, and the sheet in these colours."""

    def __init__(self) -> None:
        super().__init__(padding=10)
        worn = theme.current()
        self._key = flow_of()
        self.add(self._key)
        self.preview = SheetPreview()
        self.preview.setMinimumHeight(worn.px(200))
        self.add(self.preview, 1)
        self.hint = words(
            "Taken for something else? Double-click a cell, click a column’s letter, or press "
            "Return on it.",
            "small",
            wrap=True,
        )
        self.add(self.hint)
        self.incidents = EmptyState("data")
        self.incidents.say(
            "A list of incidents",
            "It has a row for each incident, with no table to show. The incidents are counted by "
            "month, by kind and by area.",
        )
        self.add(self.incidents, 1)
        self.incidents.hide()

    def show_incidents(self) -> None:
        """Say that the extract lists incidents, which are counted."""
        for part in (self._key, self.preview, self.hint):
            part.hide()
        self.incidents.show()

    def show_sheet(self, plan: Plan, sheet: Sheet) -> None:
        """Show a sheet of a plan."""
        taken = {
            cell: what
            for table in plan.tables
            if table.sheet == sheet.name
            for cell, what in table.taken.items()
        }
        look = {}
        for finding in plan.findings:
            name, _, cell = finding.where.rpartition("!")
            if name in ("", sheet.name):
                look[cell] = finding.message
        self.preview.show_sheet(sheet, taken, look)
        tags = [Tag(TAKEN_WORDS[k], TAKEN_KINDS[k], "none") for k in used(taken.values())]
        if look:
            tags.append(Tag("Look here", "warn"))
        refill(self._key, tags)
