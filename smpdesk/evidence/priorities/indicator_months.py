"""The months of an indicator and those to come, as chart, table and words all tell them."""

from __future__ import annotations

from dataclasses import dataclass

from smpdesk.evidence.priorities.indicators import Judged
from smpdesk.periods import month_text

SHOWN = 42
"""How many of the newest months are told."""


@dataclass(frozen=True)
class Month:
    """A month of an indicator: its figure, where it should lie, and the target for a month.

    ``lower`` and ``upper`` bound a month to come (``ahead``); ``value`` is then the forecast.
    """

    period: str
    value: float | None
    ahead: bool = False
    lower: float | None = None
    upper: float | None = None
    target: float | None = None

    @property
    def between(self) -> str:
        """Where a month to come should lie: ``12 to 48``; empty for a month that has been."""
        if self.lower is None or self.upper is None:
            return ""
        return f"{_figure(self.lower)} to {_figure(self.upper)}"

    @property
    def figure(self) -> str:
        """The figure, or a dash."""
        return "–" if self.value is None else _figure(self.value)

    @property
    def words(self) -> str:
        """The month in a sentence, as it is read aloud."""
        aim = f"; the target is {_figure(self.target)} a month" if self.target is not None else ""
        if self.ahead:
            said = f"forecast {self.figure}, between {self.between}"
        else:
            said = self.figure if self.value is not None else "no figure"
        return f"{month_text(self.period)}: {said}{aim}."


def months_of(judged: Judged) -> list[Month]:
    """The newest months of an indicator and its forecast, in order; none without a series."""
    series, target = judged.series, judged.monthly_target
    if series is None:
        return []
    been = list(zip(series.periods, series.values, strict=True))[-SHOWN:]
    coming = judged.trend.forecast if judged.trend is not None else ()
    return [
        *(Month(period, value, target=target) for period, value in been),
        *(Month(f.period, f.value, True, f.lower, f.upper, target) for f in coming),
    ]


def _figure(value: float) -> str:
    """A figure with a decimal place where it is small and not whole."""
    whole = abs(value) >= 100 or value == int(value)
    return f"{value:,.0f}" if whole else f"{value:,.1f}"
