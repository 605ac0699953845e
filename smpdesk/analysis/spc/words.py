"""Numbers and periods as they are read aloud."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from smpdesk.analysis.series import Series
from smpdesk.periods import Period, month_text

_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
_SMALLEST = 5e-9
_NOUNS = {1: "month", 3: "quarter", 12: "year"}


def period_words(period: str, months: int = 1) -> str:
    """``2016-10`` as ``October 2016``; any other label as it stands."""
    if not _MONTH.fullmatch(period):
        return period
    return month_text(period) if months == 1 else Period(period, months).text()


def span_words(series: Series) -> str:
    """From when to when a series runs: ``January 2013 to December 2017, by quarter``."""
    first, last = series.periods[0], series.periods[-1]
    if first == last:
        return period_words(first, series.months)
    if series.months == 1 or not series.monthly:
        return f"{period_words(first)} to {period_words(last)}"
    end = period_words(Period(last, series.months).end)
    each = "rolling year" if series.overlapping and series.months == 12 else noun(series)
    return f"{period_words(first)} to {end}, by {each}"


def noun(series: Series) -> str:
    """What one period of the series is called: month, quarter, year, or point."""
    return _NOUNS.get(series.months, "period") if series.monthly and series.periods else "point"


def number_words(value: float, unit: str = "count") -> str:
    """A value to about three figures, with its unit: ``1,234``, ``46``, ``0.9``, ``£1,200``."""
    size = abs(value)
    whole = 10 if unit in ("count", "pounds") else 100
    if size >= whole or (size >= 1 and abs(value - round(value)) < 0.005):
        text = f"{value:,.0f}"
    elif size >= 10:
        text = f"{value:.1f}"
    elif size < _SMALLEST:
        text = "0" if size == 0 else "nearly 0"
    else:
        decimals = max(1, 1 - math.floor(math.log10(size)))
        text = f"{value:.{min(decimals, 8)}f}"
    text = text.replace("-", "−")
    if unit == "pounds":
        return f"−£{text[1:]}" if text.startswith("−") else f"£{text}"
    return f"{text}%" if unit == "per cent" else text


def range_words(low: float, high: float, unit: str = "count") -> str:
    """From where to where: ``10 to 59``; where the higher end is told whole, so is the lower."""
    told = number_words(high, unit)
    if "." not in told and abs(low) >= 1:
        low = round(low)
    return f"{number_words(low, unit)} to {told}"


def listed(words: Sequence[str]) -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def counted(number: int, thing: str) -> str:
    """``1 month``, ``3 months``."""
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"
