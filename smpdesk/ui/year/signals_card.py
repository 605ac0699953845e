"""Signals since one last looked: which charts show more than natural variation."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal as QtSignal
from PySide6.QtWidgets import QHBoxLayout

from smpdesk.periods import month_text
from smpdesk.ui.charts.point_words import kind_of, number_text
from smpdesk.ui.desk import Desk
from smpdesk.ui.widgets.buttons import button
from smpdesk.ui.widgets.card import Card
from smpdesk.ui.widgets.record_model import Column
from smpdesk.ui.widgets.record_table import RecordTable
from smpdesk.ui.widgets.signs import Kind
from smpdesk.ui.widgets.words import words

if TYPE_CHECKING:
    from smpdesk.evidence.charts.signals import Looked, Seen, Signal


class SignalsCard(Card):
    """New signals; what was looked at is remembered for the user of this machine, not in the file.

    A chart counts as looked at once it is opened from here, or by the button for all.
    """

    counted = QtSignal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__("Signals since you last looked", 10)
        self._desk = desk
        place = sha256(str(desk.file.path.resolve()).encode()).hexdigest()[:16]
        self._kept_under = f"signals-{place}"
        self._all: list[Signal] = []
        self._of_how_many = self._nothing = ""
        self._showing_all = False
        self.said = words("", "muted", wrap=True)
        self.seen_button = button("Mark as seen", self._mark_all, "quiet")
        self.all_button = button("Show all", self._show_all, "quiet")
        for tool in (self.seen_button, self.all_button):
            self.head.addWidget(tool)
        row = QHBoxLayout()
        row.addWidget(self.said, 1)
        self.add(row)
        self.table = self._table()
        self.add(self.table, 1)
        self.body.addStretch(0)
        self.wait()

    def _table(self) -> RecordTable[Signal]:
        table: RecordTable[Signal] = RecordTable(
            "Signals",
            [
                Column("Measure", lambda s: s.measure.name, stretch=True),
                Column("Line", _line_words, width=110, spark=_line, ink=_kind),
                Column("Newest", _newest, "right", 66, bold=True),
                Column("Month", _month, width=82, ink=lambda _: "muted"),
                Column("Shows", lambda s: s.words, width=208, tag=_kind),
            ],
            lambda s: s.key,
        )
        table.horizontalHeader().hide()
        table.opened.connect(self._open)
        table.clicked.connect(lambda i: self._open(table.records.record(i)))
        return table

    def wait(self) -> None:
        """Say that the charts are being looked at."""
        if not self._all:
            self.said.setText("Looking at the charts…")
            self.said.show()
            for part in (self.table, self.seen_button, self.all_button):
                part.hide()

    def show_signals(self, looked: Looked, nothing: str = "") -> None:
        """Show those that are new, or say why there is ``nothing`` to look at."""
        self._all, self._of_how_many, self._nothing = looked.signals, looked.words, nothing
        self._show()

    def _show(self) -> None:
        new = self._seen().new(self._all)
        shown = self._all if self._showing_all else new
        self.rename("Signals" if self._showing_all else "Signals since you last looked")
        self.table.show_records(shown)
        self.table.setVisible(bool(shown))
        self.seen_button.setVisible(bool(new))
        self.all_button.setVisible(len(new) < len(self._all))
        self.all_button.setText("Show new ones" if self._showing_all else f"All {len(self._all)}")
        self.said.show()
        self.said.setText(self._words(bool(shown)))
        self.counted.emit(len(new))

    def _words(self, shown: bool) -> str:
        if shown:
            return self._of_how_many
        if not self._all:
            return (
                self._nothing or "No chart of your own area shows anything but natural variation."
            )
        return f"Nothing new. {_charts(len(self._all))} a signal that you have seen."

    def _seen(self) -> Seen:
        from smpdesk.evidence.charts.signals import Seen

        return Seen(self._desk.preferences.text(self._kept_under))

    def _look(self, signals: list[Signal]) -> None:
        seen = self._seen()
        seen.look(signals)
        self._desk.preferences.remember_text(self._kept_under, seen.text)
        self._show()

    def _mark_all(self) -> None:
        self._look(self._all)
        self.all_button.setFocus()

    def _show_all(self) -> None:
        self._showing_all = not self._showing_all
        self._show()

    def _open(self, signal: Signal) -> None:
        self._look([signal])
        self._desk.go("charts", signal.key)


def _charts(count: int) -> str:
    return "1 chart shows" if count == 1 else f"{count} charts show"


def _line(signal: Signal) -> tuple[float | None, ...]:
    return signal.chart.series.values[-36:]


def _line_words(signal: Signal) -> str:
    return f"{len(signal.chart.series.values)} months"


def _newest(signal: Signal) -> str:
    return number_text(signal.chart.points[-1].value, signal.chart.series.unit)


def _month(signal: Signal) -> str:
    return month_text(signal.chart.points[-1].period, short=True)


def _kind(signal: Signal) -> Kind:
    return kind_of(signal.chart.meaning)
