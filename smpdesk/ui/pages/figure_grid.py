"""The figures of a measure as a grid: areas down, periods across; each knows its cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smpdesk.models.observations import data_rows
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Area, Measure
from smpdesk.periods import Period, month_text
from smpdesk.ui import theme
from smpdesk.ui.charts.point_words import number_text
from smpdesk.ui.widgets.fields import Choice
from smpdesk.ui.widgets.record_model import Column
from smpdesk.ui.widgets.record_table import RecordTable
from smpdesk.ui.widgets.words import words

_MARKS = {"suppressed": "supp.", "missing": "–"}
_GROUNDS = {"suppressed": "sunken", "missing": "sunken", "provisional": "warnbg"}


@dataclass(frozen=True)
class GridRow:
    """An area (and breakdown) with its observations by period."""

    area: str
    kind: str
    breakdown: str
    held: dict[Period, dict[str, Any]]


LENGTHS = {1: "By month", 3: "By quarter", 12: "By year", 36: "By three years"}
_USE = (
    "Go to a figure to see where it came from. Amber is provisional, “supp.” suppressed at its "
    "source, a dash missing. Copied cells paste into Excel."
)


class FigureGrid(QWidget):
    """Shows a measure's figures; the line below says where the figure in focus came from."""

    def __init__(self) -> None:
        super().__init__()
        self._periods: list[Period] = []
        self._rows: list[dict[str, Any]] = []
        self._own = ""
        self.length_choice = Choice([], wide=170)
        self.length_choice.setAccessibleName("Periods")
        self.length_choice.chosen.connect(lambda _: self._show_rows())
        self.table: RecordTable[GridRow] = RecordTable(
            "Figures", [], lambda r: (r.area, r.kind, r.breakdown), cells=True
        )
        self.source = words("", "muted", wrap=True)
        self.source.setAccessibleName("Where the figure came from")
        self.source.setMinimumHeight(theme.current().px(40))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.length_choice, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.table, 1)
        column.addWidget(self.source)
        self.table.selectionModel().currentChanged.connect(lambda *_: self._say_source())

    def show_measure(self, file: PartnershipFile, measure: Measure) -> None:
        """Show all figures of a measure, the newest period and the partnership's area first."""
        self._rows = data_rows(file, [measure])
        own = file.partnership().area
        self._own = file.get(Area, own).name if own else ""
        counted = Counter(row["months"] for row in self._rows)
        lengths = [months for months, _ in counted.most_common()]
        choices = [(str(n), LENGTHS.get(n, f"By {n} months")) for n in sorted(lengths)]
        kept = self.length_choice.key
        usual = str(lengths[0]) if lengths else ""
        self.length_choice.offer(choices, kept if kept in dict(choices) else usual)
        self.length_choice.setVisible(len(choices) > 1)
        self._show_rows()

    def _show_rows(self) -> None:
        months = self.length_choice.key
        rows = [row for row in self._rows if str(row["months"]) == months]
        periods = {Period(row["start"], row["months"]) for row in rows}
        self._periods = sorted(periods, reverse=True)
        held: dict[tuple[str, str, str], dict[Period, dict[str, Any]]] = {}
        for row in sorted(rows, key=lambda r: r["area"] != self._own):
            key = (row["area"], row["area_kind"], row["breakdown"])
            held.setdefault(key, {})[Period(row["start"], row["months"])] = row
        self.table.show_records([GridRow(*key, of) for key, of in held.items()], self._columns())
        self._say_source()

    def _columns(self) -> Sequence[Column[GridRow]]:
        first = Column[GridRow]("Area", lambda r: r.area, bold=True, width=180)
        kind = Column[GridRow]("", lambda r: r.breakdown or r.kind, width=90, ink=lambda _: "muted")
        return [first, kind, *(_period_column(p) for p in self._periods)]

    def _say_source(self) -> None:
        index = self.table.currentIndex()
        row = self.table.current()
        at = index.column() - 2
        if row is None or not 0 <= at < len(self._periods):
            self.source.setText(_USE)
            return
        figure = row.held.get(self._periods[at])
        if figure is None:
            self.source.setText(f"{row.area}, {self._periods[at].text()}: no figure.")
            return
        where = f"{figure['extract']}, {figure['cell']}" if figure["cell"] else figure["extract"]
        source = f" · {figure['source']}" if figure["source"] else ""
        said = (
            f"{row.area}, {self._periods[at].text()}: {_figure_words(figure)}. From {where}{source}"
        )
        self.source.setText(said)


def _period_column(period: Period) -> Column[GridRow]:
    return Column(
        period_heading(period),
        _reader(period),
        align="right",
        width=92,
        ground=lambda r: _GROUNDS.get(r.held[period]["status"], "") if period in r.held else "",
        ink=lambda r: "muted" if _is(r, period, ("suppressed", "missing")) else "text",
    )


def _reader(period: Period) -> Callable[[GridRow], str]:
    def read(row: GridRow) -> str:
        figure = row.held.get(period)
        if figure is None:
            return ""
        return _MARKS.get(figure["status"]) or number_text(figure["value"])

    return read


def _is(row: GridRow, period: Period, statuses: tuple[str, ...]) -> bool:
    return period in row.held and row.held[period]["status"] in statuses


def _figure_words(figure: dict[str, Any]) -> str:
    if figure["status"] in ("suppressed", "missing"):
        return str(figure["status"])
    said = number_text(figure["value"])
    return f"{said}, provisional" if figure["status"] == "provisional" else said


def period_heading(period: Period) -> str:
    """A period as a column's heading: ``Oct 2016``, ``YE Oct 2016``, ``3m Dec 2016``."""
    end = month_text(period.end, short=True)
    if period.months == 1:
        return end
    return f"YE {end}" if period.months == 12 else f"{period.months}m {end}"
