"""What is seen of a control chart at a glance, where thousands of them stand in a list."""

from __future__ import annotations

from dataclasses import dataclass

from smpdesk.analysis.control_chart import ControlChart, Meaning
from smpdesk.evidence.charts.overview import on_year_before

MONTHS = 36
"""How many of its newest months are drawn as a line."""


@dataclass(frozen=True)
class Glance:
    """A chart's newest month beside what is usual and the year before, and the months up to it.

    ``months`` counts those with a figure. It is a thousandth of the chart that it is taken from.
    """

    line: tuple[float | None, ...]
    months: int
    newest: str
    value: float | None
    usual: float | None
    change: str
    meaning: Meaning


def glance_at(chart: ControlChart) -> Glance:
    """What is seen of a chart at a glance."""
    newest = chart.points[-1]
    return Glance(
        line=chart.series.values[-MONTHS:],
        months=sum(point.value is not None for point in chart.points),
        newest=newest.period,
        value=newest.value,
        usual=newest.centre,
        change=on_year_before(chart),
        meaning=chart.meaning,
    )
