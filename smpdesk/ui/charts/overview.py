"""The overview: every measure with its line, its newest figure and what it shows."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smpdesk.analysis.control_chart import ControlChart
from smpdesk.models.records import Area, Measure
from smpdesk.periods import month_text
from smpdesk.ui.charts.point_words import MEANING_WORDS, kind_of, number_text
from smpdesk.ui.widgets.card import Card
from smpdesk.ui.widgets.fields import Choice, TextField
from smpdesk.ui.widgets.record_model import Column
from smpdesk.ui.widgets.record_table import RecordTable
from smpdesk.ui.widgets.segmented import Segmented
from smpdesk.ui.widgets.signs import Kind

FEW = 12
"""With fewer months a chart's limits are provisional, and say little."""


@dataclass(frozen=True)
class Overviewed:
    """A measure in an area with its chart, None until it is drawn."""

    measure: Measure
    area: Area
    months: int
    chart: ControlChart | None = None

    @property
    def key(self) -> tuple[int, int]:
        """By which it is known again: the ids of measure and area."""
        return self.measure.id, self.area.id


class Overview(QWidget):
    """``chosen`` says the ids of the measure and area to look at."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._all: list[Overviewed] = []
        self.search_field = TextField(placeholder="Find a measure")
        self.search_field.setAccessibleName("Find a measure")
        self.area_choice = Choice([("", "All areas")])
        self.area_choice.setAccessibleName("Area")
        self.signals = Segmented("Show", [("all", "All"), ("signals", "Signals only")])
        self.table: RecordTable[Overviewed] = RecordTable(
            "Measures",
            [
                Column("Measure", lambda r: r.measure.name, stretch=True, bold=True),
                Column("Area", lambda r: r.area.name, width=150, ink=lambda _: "muted"),
                Column("", _line_words, width=150, spark=_line, ink=_line_ink),
                Column("Newest", _newest_month, width=90, ink=lambda _: "muted"),
                Column("Figure", _newest, "right", 80, bold=True),
                Column("Usual", _usual, "right", 80, ink=lambda _: "muted"),
                Column("What it shows", _shows, width=160, tag=_kind, ink=_shows_ink),
            ],
            lambda r: r.key,
        )
        row = QHBoxLayout()
        row.addWidget(self.search_field, 2)
        row.addWidget(self.area_choice, 1)
        row.addWidget(self.signals)
        row.addStretch(1)
        card = Card(padding=8)
        card.add(row)
        card.add(self.table, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        self.search_field.textChanged.connect(lambda _: self._filter())
        self.area_choice.chosen.connect(lambda _: self._filter())
        self.signals.chosen.connect(lambda _: self._filter())
        self.table.opened.connect(lambda record: self.chosen.emit(record.key))

    def show_all(self, records: list[Overviewed], own_area: int | None) -> None:
        """Show these measures, those of the partnership's own area first."""
        self._all = sorted(records, key=lambda r: r.area.id != own_area)
        areas = {str(r.area.id): r.area.name for r in self._all}
        self.area_choice.offer([("", "All areas"), *areas.items()], self.area_choice.key)
        self._filter()

    def show_drawn(self, drawn: list[Overviewed]) -> None:
        """Put in the charts that were drawn meanwhile."""
        found = {record.key: record for record in drawn}
        self._all = [found.get(record.key, record) for record in self._all]
        self._filter()

    def _filter(self) -> None:
        part = self.search_field.text().strip().casefold()
        area = self.area_choice.key
        only = self.signals.key == "signals"
        self.table.show_records(
            [
                r
                for r in self._all
                if part in r.measure.name.casefold()
                and area in ("", str(r.area.id))
                and (not only or (r.chart is not None and r.chart.meaning))
            ]
        )


def _line(record: Overviewed) -> tuple[float | None, ...]:
    return record.chart.series.values[-36:] if record.chart else ()


def _line_words(record: Overviewed) -> str:
    return f"{record.months} months" if record.chart else ""


def _line_ink(record: Overviewed) -> str:
    return _kind(record) or "normal"


def _newest(record: Overviewed) -> str:
    return number_text(record.chart.points[-1].value) if record.chart else ""


def _newest_month(record: Overviewed) -> str:
    return month_text(record.chart.points[-1].period, short=True) if record.chart else ""


def _usual(record: Overviewed) -> str:
    if record.chart is None or record.chart.points[-1].centre is None:
        return ""
    return number_text(round(record.chart.points[-1].centre))


def _shows(record: Overviewed) -> str:
    if record.chart is None:
        return "…"
    if record.months < FEW and not record.chart.meaning:
        return "Only 1 month yet" if record.months == 1 else f"Only {record.months} months yet"
    return MEANING_WORDS[record.chart.meaning]


def _shows_ink(record: Overviewed) -> str:
    return "muted" if record.months < FEW else "text"


def _kind(record: Overviewed) -> Kind | None:
    if record.chart is None or not record.chart.meaning:
        return None
    return kind_of(record.chart.meaning)
