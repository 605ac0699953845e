"""Periods: a start month and a number of months."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

_MONTH_NAMES = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


@dataclass(frozen=True, order=True)
class Period:
    """A run of whole months: ``start`` as ``YYYY-MM`` and how many ``months`` it lasts."""

    start: str
    months: int = 1

    def __post_init__(self) -> None:
        if not re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", self.start):
            raise ValueError(f"a period starts with a month such as 2016-10, not {self.start!r}")
        if self.months < 1:
            raise ValueError("a period lasts at least one month")

    @property
    def end(self) -> str:
        """The last month, as ``YYYY-MM``."""
        return shift_month(self.start, self.months - 1)

    @property
    def days(self) -> int:
        """How many days the period has."""
        after = first_day(shift_month(self.start, self.months))
        return (after - first_day(self.start)).days

    def shifted(self, months: int) -> Period:
        """The period of the same length that begins ``months`` later (earlier if negative)."""
        return Period(shift_month(self.start, months), self.months)

    def previous(self) -> Period:
        """The same period a year before, or the one just before when it is longer than a year."""
        return self.shifted(-max(12, self.months))

    def text(self) -> str:
        """The period in words: ``October 2016``, ``May to June 2016``, ``year to May 2016``."""
        if self.months == 1:
            return month_text(self.start)
        if self.months == 12:
            if self.start.endswith("-01"):
                return self.start[:4]
            return f"year to {month_text(self.end)}"
        first, last = month_text(self.start), month_text(self.end)
        if self.start[:4] == self.end[:4]:
            first = first.rpartition(" ")[0]
        return f"{first} to {last}"


def year_to(month: str) -> Period:
    """The twelve months that end with ``month`` (``YYYY-MM``)."""
    return Period(shift_month(month, -11), 12)


def shift_month(month: str, by: int) -> str:
    """``month`` (``YYYY-MM``) moved by a number of months."""
    total = int(month[:4]) * 12 + int(month[5:7]) - 1 + by
    return f"{total // 12:04d}-{total % 12 + 1:02d}"


def months_between(first: str, last: str) -> int:
    """How many months ``last`` lies after ``first``."""
    return (int(last[:4]) - int(first[:4])) * 12 + int(last[5:7]) - int(first[5:7])


def first_day(month: str) -> dt.date:
    """The first day of ``month`` (``YYYY-MM``)."""
    return dt.date(int(month[:4]), int(month[5:7]), 1)


def month_text(month: str, short: bool = False) -> str:
    """``2016-10`` as ``October 2016``, or ``Oct 2016`` when short."""
    name = _MONTH_NAMES[int(month[5:7]) - 1]
    return f"{name[:3] if short else name} {month[:4]}"


def read_date(text: str) -> dt.date | None:
    """A date as people write it (31/3/2017, 31 March 2017, 2017-03-31), or None."""
    text = text.strip().lower()
    if found := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", text):
        year, month, day = (int(part) for part in found.groups())
    elif found := re.fullmatch(r"(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})", text):
        day, month, year = (int(part) for part in found.groups())
    elif found := re.fullmatch(r"(\d{1,2})[. ]*([a-z]{3})[a-z]*[. ]*(\d{4})", text):
        names = [name[:3].lower() for name in _MONTH_NAMES]
        if found[2] not in names:
            return None
        day, month, year = int(found[1]), names.index(found[2]) + 1, int(found[3])
    else:
        return None
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
