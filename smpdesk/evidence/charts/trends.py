"""A measure's months over time: the fitted line with its forecast, and each step on the last."""

from __future__ import annotations

from dataclasses import dataclass

from smpdesk.analysis.comparison import Change, change
from smpdesk.analysis.series import Series
from smpdesk.analysis.trend import Trend, trend
from smpdesk.evidence.charts.control import chart_of
from smpdesk.evidence.charts.monthly_rates import rate_series
from smpdesk.evidence.figures import in_words
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Area, Measure

AHEAD = 6
"""How many months the forecast reaches."""


@dataclass(frozen=True)
class Step:
    """A month, its value, the line's value, and the change on the month before."""

    month: str
    value: float | None
    fitted: float | None
    change: Change

    @property
    def words(self) -> str:
        """The change on the month before: ``an increase of 4.1%``; why not, where there is none.

        The first month, and one beside a gap, say nothing.
        """
        if self.change.now is None or self.change.before is None:
            return ""
        return in_words(self.change) or self.change.note


@dataclass(frozen=True)
class MonthlyTrend:
    """The months oldest first with their steps, and the trend fitted to them."""

    series: Series
    trend: Trend
    steps: tuple[Step, ...]


def trend_of(
    file: PartnershipFile, measure: Measure, area: Area, *, rates: bool = False
) -> MonthlyTrend:
    """The trend of a measure's monthly figures in an area; raises ``UserError`` without any."""
    series = series_of(file, measure, area, rates=rates)
    fitted = trend(series, AHEAD)
    before: tuple[float | None, ...] = (None, *series.values[:-1])
    rows = zip(series.periods, series.values, fitted.fitted, before, strict=True)
    steps = tuple(Step(month, now, line, change(now, then)) for month, now, line, then in rows)
    return MonthlyTrend(series, fitted, steps)


def series_of(
    file: PartnershipFile, measure: Measure, area: Area, *, rates: bool = False, until: str = ""
) -> Series:
    """A measure's monthly counts or rates in an area; raises ``UserError`` without any.

    ``until`` (``YYYY-MM``) is the last month looked at.
    """
    if rates:
        return rate_series(file, measure, area, until)
    return chart_of(file, measure, area, until=until).series
