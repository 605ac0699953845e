"""Rates per 1,000 or 10,000 people, with the population of the period's own year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from smpdesk.periods import Period, shift_month


@dataclass(frozen=True)
class Rate:
    """A rate, the population it was worked out with, and a note when there is something to say.

    ``value`` is ``None`` when it cannot be worked out; ``note`` then says why.
    """

    value: float | None
    per: int
    population: float | None = None
    population_year: int | None = None
    note: str = ""


def population_year(period: Period) -> int:
    """The year whose mid-year population stands for ``period``: the year of its middle.

    Estimates are of 30 June. The year to March 2016 has its middle in October 2015 and takes
    2015's; the year to October 2016 has its middle in May 2016 and takes 2016's.
    """
    return int(shift_month(period.start, period.months // 2)[:4])


def rate(
    count: float | None, populations: Mapping[int, float], period: Period, per: int = 1000
) -> Rate:
    """``count`` in ``period`` for every ``per`` people.

    Takes the population of :func:`population_year`; where that year has none, the nearest
    year's (the earlier of two as near), and says so. A rate of a period shorter or longer than
    a year is of that period, not scaled to a year.
    """
    wanted = population_year(period)
    known = {year: people for year, people in populations.items() if people > 0}
    if not known:
        return Rate(None, per, note="There is no population to work out a rate with.")
    year = min(known, key=lambda candidate: (abs(candidate - wanted), candidate))
    note = ""
    if year != wanted:
        note = f"The population is of {year}, as there is none of {wanted}."
    if count is None:
        return Rate(None, per, known[year], year, "There is no count to work out a rate with.")
    return Rate(count * per / known[year], per, known[year], year, note)
