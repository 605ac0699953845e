"""The chart's figures as a table, newest month first."""

from __future__ import annotations

from smpdesk.analysis.control_chart import ControlChart, Point
from smpdesk.periods import month_text
from smpdesk.ui.charts.point_words import kind_of, number_text, signal_texts
from smpdesk.ui.widgets.record_model import Column
from smpdesk.ui.widgets.record_table import RecordTable
from smpdesk.ui.widgets.signs import Kind


def point_table() -> RecordTable[Point]:
    """An empty table for the points of a chart; its key is the month."""
    return RecordTable(
        "The figures of the chart",
        [
            Column("Month", lambda p: month_text(p.period, short=True), width=110),
            Column("Recorded", lambda p: number_text(p.value), "right", 90, bold=True),
            Column("Lower", lambda p: _limit(p.lower), "right", 80, ink=_muted),
            Column("Centre", lambda p: _limit(p.centre), "right", 80, ink=_muted),
            Column("Upper", lambda p: _limit(p.upper), "right", 80, ink=_muted),
            Column("What it shows", shows, stretch=True, tag=_kind),
        ],
        lambda p: p.period,
    )


def newest_first(chart: ControlChart) -> list[Point]:
    """The points in the table's order."""
    return list(chart.points[::-1])


def shows(point: Point) -> str:
    """What a point shows, in a few words."""
    said = ", ".join(signal_texts(point))
    if point.set_aside:
        said = "Set aside"
    elif point.value is None:
        said = "No figure"
    elif point.lower is None and point.upper is None:
        said = said or "No signal"
    return (said or "As expected") + (" (provisional)" if point.provisional else "")


def _kind(point: Point) -> Kind | None:
    return kind_of(point.meaning) if point.signals and not point.set_aside else None


def _limit(value: float | None) -> str:
    return "–" if value is None else number_text(value)


def _muted(_: Point) -> str:
    return "muted"
