"""A series: one measure in one area, period by period."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property

from smpdesk.errors import UserError
from smpdesk.periods import months_between, shift_month

_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")


@dataclass(frozen=True)
class Series:
    """Values by month (or other equal periods), oldest first; a missing month is ``None``.

    ``periods`` are the first months as ``YYYY-MM``; ``months`` says how long each lasts.
    Other ordered labels (days, weeks, cases) are allowed: then nothing follows the calendar.
    ``exposure`` is the denominator (population, opportunities) where the values have one; in
    thousands of people it makes rates per 1,000.
    ``unit`` is ``count`` for counts, which have no limit below 0; others are named in plain
    words (``per cent``, ``pounds``, ``number`` where it isn't known).
    """

    periods: tuple[str, ...]
    values: tuple[float | None, ...]
    exposure: tuple[float | None, ...] | None = None
    provisional: frozenset[str] = frozenset()
    measure: str = ""
    area: str = ""
    unit: str = "count"
    source: str = ""
    months: int = 1

    @cached_property
    def monthly(self) -> bool:
        """Whether the periods are months (or runs of them) rather than other labels."""
        return all(_MONTH.fullmatch(period) for period in self.periods)

    @property
    def overlapping(self) -> bool:
        """Whether neighbouring periods share months, as rolling 12-month totals do."""
        if self.months < 2 or not self.monthly:
            return False
        pairs = zip(self.periods, self.periods[1:], strict=False)
        return any(months_between(one, two) < self.months for one, two in pairs)


def with_gaps(series: Series) -> Series:
    """The series with a missing value for every month that is left out between two others.

    Raises ``UserError`` for periods that repeat, run backwards or don't match their values.
    """
    lengths = {len(series.periods), len(series.values)}
    if series.exposure is not None:
        lengths.add(len(series.exposure))
    if len(lengths) != 1:
        raise UserError("The series has not as many values as periods. Import it again.")
    if len(set(series.periods)) != len(series.periods):
        raise UserError(
            f"{_repeated(series.periods)} is in the series twice, so nobody can tell which value "
            "holds. Keep one of them."
        )
    if not series.monthly or len(series.periods) < 2:
        return series
    if list(series.periods) != sorted(series.periods):
        raise UserError("The months of the series aren't in order. Put the oldest first.")
    step = 1 if series.overlapping else series.months
    span = months_between(series.periods[0], series.periods[-1])
    if span == step * (len(series.periods) - 1):
        return series
    if any(months_between(series.periods[0], period) % step for period in series.periods):
        return series
    axis = tuple(shift_month(series.periods[0], by) for by in range(0, span + 1, step))
    values = dict(zip(series.periods, series.values, strict=True))
    filled = replace(series, periods=axis, values=tuple(values.get(p) for p in axis))
    if series.exposure is None:
        return filled
    exposure = dict(zip(series.periods, series.exposure, strict=True))
    return replace(filled, exposure=tuple(exposure.get(p) for p in axis))


def _repeated(periods: tuple[str, ...]) -> str:
    seen: set[str] = set()
    for period in periods:
        if period in seen:
            return period
        seen.add(period)
    return ""
