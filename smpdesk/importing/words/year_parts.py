"""Parts of a year that are named without it: ``Oct``, ``Q3``, ``Apr–Dec``, ``Week 14``."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from smpdesk.importing.files.sheets import text_of
from smpdesk.importing.words.period_forms import MONTHS, NAME, WEEK, week_of
from smpdesk.periods import Period, shift_month


class YearPart(NamedTuple):
    """Months from the ``first`` one on, the ``first``-th quarter or week, or all up to a month."""

    kind: Literal["months", "quarter", "until", "week"]
    first: int
    months: int = 1


_TO = r"\s*(?:-|–|—|to|until|through|/)\s*"
_QUARTER = re.compile(
    rf"(?:fin(?:ancial)? |fy )?(?:q(?:uarter|tr)?\.?\s?(?P<a>[1-4])|(?P<b>[1-4])(?:st|nd|rd|th) "
    rf"q(?:uarte|t)r)(?:[\s,:]*\(?{NAME}{_TO}{NAME}\)?)?"
)
_SPAN = re.compile(rf"(?:from )?(?P<a>{NAME}){_TO}(?P<b>{NAME})")
_UNTIL = re.compile(rf"(?:up )?(?:to|until|till)(?: end(?: of)?)? (?P<a>{NAME})")
_WEEK = re.compile(WEEK)
_TO_DATE = re.compile(r"\b(?:fy)?ytd\b|\b(?:financial )?year to date\b|\bpart[- ]year\b|\bonly\b")


@lru_cache(maxsize=20_000)
def part_alone(text: str) -> YearPart | None:
    """The part of a year that a text names without the year, or None.

    Takes ``Oct``, ``October``, ``Q3``, ``Quarter 3``, ``3rd quarter``, ``Q1 (Apr-Jun)``,
    ``Apr–Dec``, ``(to Sept)``, ``YTD (Apr-Dec)``, ``Week 14``.
    """
    if len(text) > 40:
        return None
    lowered = _TO_DATE.sub("", text_of(text).casefold()).strip(" ()[]:,.-")
    if re.fullmatch(NAME, lowered):
        return YearPart("months", MONTHS[lowered[:3]])
    if (quarter := _QUARTER.fullmatch(lowered)) is not None:
        return YearPart("quarter", int(quarter["a"] or quarter["b"]), 3)
    if (span := _SPAN.fullmatch(lowered)) is not None:
        first, last = MONTHS[span["a"][:3]], MONTHS[span["b"][:3]]
        return YearPart("months", first, (last - first) % 12 + 1)
    if (until := _UNTIL.fullmatch(lowered)) is not None:
        return YearPart("until", MONTHS[until["a"][:3]])
    week = _WEEK.fullmatch(lowered)
    return YearPart("week", int(week["w"])) if week is not None else None


def numbered_part(text: str, heading: str) -> YearPart | None:
    """A month, quarter or week given as a bare number under a heading that says which it is."""
    number = int(text) if text.isdecimal() and len(text) <= 2 else 0
    words = heading.casefold()
    if re.search(r"quarter|qtr", words):
        return YearPart("quarter", number, 3) if 1 <= number <= 4 else None
    if re.search(r"\bw(?:ee)?k\b", words):
        return YearPart("week", number) if 1 <= number <= 53 else None
    return YearPart("months", number) if "month" in words and 1 <= number <= 12 else None


def part_in(part: YearPart, year: Period) -> Period | None:
    """The part within a year of twelve months: April in 2016/17 is April 2016.

    Q1 of 2016/17 begins in April, Q1 of 2016 in January. A week is of the month of its Thursday.
    None when it does not lie within.
    """
    if year.months != 12:
        return None
    if part.kind == "quarter":
        return Period(shift_month(year.start, 3 * (part.first - 1)), 3)
    if part.kind == "week":
        return _month_of_week(part.first, year)
    offset = (part.first - int(year.start[5:])) % 12
    if part.kind == "until":
        return Period(year.start, offset + 1)
    if offset + part.months > 12:
        return None
    return Period(shift_month(year.start, offset), part.months)


def _month_of_week(number: int, year: Period) -> Period | None:
    """Week 5 of 2023/24 is in February 2024."""
    for first in range(int(year.start[:4]), int(year.end[:4]) + 1):
        try:
            month = week_of(first, number)
        except ValueError:
            continue
        if year.start <= month.start <= year.end:
            return month
    return None
