"""What changed: this year's assessment beside last year's."""

from __future__ import annotations

from collections import Counter

from smpdesk.evidence.year.changed import PAGES, Changed, How, what_changed, year_before
from smpdesk.models.past.history import Edited
from smpdesk.ui.desk import Desk
from smpdesk.ui.page import Page
from smpdesk.ui.widgets.card import Card
from smpdesk.ui.widgets.empty import EmptyState
from smpdesk.ui.widgets.record_model import Column
from smpdesk.ui.widgets.record_table import RecordTable
from smpdesk.ui.widgets.segmented import Segmented
from smpdesk.ui.widgets.signs import Kind
from smpdesk.ui.widgets.words import words

_KINDS: dict[How, Kind] = {
    "new": "ok",
    "changed": "changed",
    "carried on": "accent",
    "done": "ok",
    "gone": "normal",
    "same": "normal",
}
_WHATS = [
    ("theme", "Themes"),
    ("priority", "Priorities"),
    ("action", "Actions"),
    ("indicator", "Indicators"),
    ("section", "Sections"),
]


class ChangesPart(Page):
    """A list for each kind of record: what it was, what it is, and how it changed."""

    title = "What changed"
    icon = "home"
    shortcut = ""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.nest()
        self._all: list[Changed] = []
        self.what = Segmented("Show", _WHATS)
        self.what.chosen.connect(lambda _: self._show())
        self.said = words("", "muted", wrap=True)
        self.table: RecordTable[Changed] = RecordTable(
            "What changed",
            [
                Column("", lambda c: c.how, width=104, tag=lambda c: _KINDS[c.how]),
                Column("Name", lambda c: c.name, stretch=True, bold=True, tip=lambda c: c.name),
                Column("Last year", lambda c: c.before, width=230, tip=lambda c: c.before),
                Column("This year", lambda c: c.now, stretch=True, tip=_now_tip),
            ],
            lambda c: (c.what, c.name, c.how),
        )
        self.table.opened.connect(self._open)
        self.card = Card(padding=10)
        self.card.add(self.what)
        self.card.add(self.said)
        self.card.add(self.table, 1)
        self.empty_card, self.empty = Card(), EmptyState("copy")
        self.empty_card.add(self.empty, 1)
        self.body.addWidget(self.card, 1)
        self.body.addWidget(self.empty_card, 1)

    def refresh(self, edited: Edited | None = None) -> None:
        """Compare anew."""
        now = self.desk.assessment
        before = year_before(self.desk.file, now) if now else None
        self.card.setVisible(before is not None)
        self.empty_card.setVisible(before is None)
        if now is None or before is None:
            self.empty.say(
                "Nothing to compare with",
                "This is the first assessment in the file. Once the next one is begun from it, "
                "what changed between the two stands here.",
            )
            return
        self._all = what_changed(self.desk.file, now, before)
        self._years = (now.name, before.name)
        self._show()

    def _show(self) -> None:
        shown = [c for c in self._all if c.what == self.what.key]
        counts = Counter(c.how for c in shown)
        parts = [f"{counts[how]} {how}" for how in _KINDS if counts[how]]
        now, before = self._years
        self.said.setText(f"{now} beside {before}: {', '.join(parts) or 'nothing on either side'}.")
        self.table.show_records(shown)

    def _open(self, changed: Changed) -> None:
        if changed.record is not None:
            self.desk.go(PAGES[changed.what], changed.record)


def _now_tip(changed: Changed) -> str:
    return f"{changed.now}. {changed.reason}" if changed.reason else changed.now
