"""What a list tells of a chart at a glance is what the chart itself says."""

from __future__ import annotations

from smpdesk.analysis.series import Series
from smpdesk.analysis.spc import control_chart
from smpdesk.evidence.charts.glances import MONTHS, Glance, glance_at
from smpdesk.periods import shift_month

VALUES = tuple(float(20 + (7 * month) % 11) for month in range(47))


def glance(values: tuple[float | None, ...]) -> Glance:
    periods = tuple(shift_month("2015-01", month) for month in range(len(values)))
    return glance_at(control_chart(Series(periods, values)))


def test_it_tells_of_the_newest_month() -> None:
    seen = glance((*VALUES, 40.0))
    assert (seen.newest, seen.value) == ("2018-12", 40.0)
    assert seen.change == f"+{100 * (40 - VALUES[35]) / VALUES[35]:.1f}%"


def test_its_line_is_of_the_newest_three_years() -> None:
    assert glance(VALUES).line == VALUES[-MONTHS:]


def test_only_months_with_a_figure_are_counted() -> None:
    assert glance((VALUES[0], None, None, VALUES[3])).months == 2
