"""What is due and late, in a list whose rows lead to where it is done."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from smpdesk.evidence.year.due import Due
from smpdesk.models.records import Record
from smpdesk.ui.desk import Desk
from smpdesk.ui.widgets.card import Card
from smpdesk.ui.widgets.fields import date_text
from smpdesk.ui.widgets.record_model import Column
from smpdesk.ui.widgets.record_table import RecordTable
from smpdesk.ui.widgets.signs import Kind
from smpdesk.ui.widgets.words import words

if TYPE_CHECKING:
    from smpdesk.evidence.priorities.indicators import Judged


@dataclass(frozen=True)
class Row:
    """A line of the list."""

    when: str
    kind: Kind | None
    text: str
    page: str
    record: Record

    @property
    def key(self) -> tuple[str, int, str]:
        """By which it is known again."""
        return self.record.table(), self.record.id, self.when


class DueCard(Card):
    """Late things first; a click or Enter goes to where one is done."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("Due", 10)
        self._desk = desk
        self._rows: list[Row] = []
        self._off: list[Row] = []
        self.nothing = words("Nothing is late, and nothing is due within six weeks.", "muted", True)
        self.table: RecordTable[Row] = RecordTable(
            "Due",
            [
                Column("When", lambda r: r.when, width=128, tag=lambda r: r.kind),
                Column("What", lambda r: r.text, stretch=True, tip=lambda r: r.text),
            ],
            lambda r: r.key,
        )
        self.table.horizontalHeader().hide()
        self.table.opened.connect(self._open)
        self.table.clicked.connect(lambda i: self._open(self.table.records.record(i)))
        self.add(self.nothing)
        self.add(self.table, 1)
        self.body.addStretch(0)

    def show_due(self, items: list[Due], today: dt.date, over: bool) -> None:
        """Show what is due on a day, or what a past year left open."""
        self.rename("Left open when the year ended" if over else "Due")
        self.nothing.setText(
            "Everything of this year was done."
            if over
            else "Nothing is late, and nothing is due within six weeks."
        )
        self._rows = [
            Row(
                (date_text(d.due) or "no date") if over else d.when(today),
                None if over or not d.late else "concern",
                d.text,
                d.page,
                d.record,
            )
            for d in items
        ]
        self._show()

    def show_off_course(self, found: list[Judged]) -> None:
        """Add the indicators that are off course."""
        self._off = [
            Row("off course", "concern", _off_course_words(j), "plan", j.indicator) for j in found
        ]
        self._show()

    def _show(self) -> None:
        rows = [*self._rows, *self._off]
        self.table.show_records(rows)
        self.table.setVisible(bool(rows))
        self.nothing.setVisible(not rows)

    def _open(self, row: Row) -> None:
        self._desk.go(row.page, row.record)


def _off_course_words(judged: Judged) -> str:
    name = judged.indicator.name
    return judged.why if judged.why.startswith(name) else f"{name}: {judged.why}"
