"""A series: one measure in one area, period by period."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Series:
    """Values by month (or other equal periods), oldest first; a missing month is ``None``.

    ``periods`` are the first months as ``YYYY-MM``; ``months`` says how long each lasts.
    ``exposure`` is the denominator (population, opportunities) where the values have one.
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
