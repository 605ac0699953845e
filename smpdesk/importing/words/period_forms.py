"""The forms in which periods are written, each with what makes a period of it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from smpdesk.periods import Period, months_between, shift_month, year_to

MONTHS = {
    name[:3]: number
    for number, name in enumerate(
        [
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
        ],
        start=1,
    )
} | {
    name[:3]: number
    for number, name in enumerate(
        [
            "ionawr",
            "chwefror",
            "mawrth",
            "ebrill",
            "mai",
            "mehefin",
            "gorffennaf",
            "awst",
            "medi",
            "hydref",
            "tachwedd",
            "rhagfyr",
        ],
        start=1,
    )
}
"""The number of each month by the first three letters of its name, English and Welsh."""
NAME = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
    r"|ionawr|chwefror|mawrth|ebrill|mai|mehefin|gorffennaf|awst|medi|hydref|tachwedd|rhagfyr)\.?"
)
_YEAR = r"(?:(?:19|20)\d\d)"
_SHORT = r"(?:['’‘`]?\d\d)"
_GLUE = r"[\s\-–—/.,]*(?:of\s+)?['’‘`]?"
_DAY = r"(?:\d{1,2}(?:st|nd|rd|th)?)"
# A month with its year, a day before or after: Oct 2016, October '16, 31st October 2016.
_MONTH_YEAR = (
    rf"(?:{_DAY}[\s\-.]*(?:of\s+)?)?(?P<m{{0}}>{NAME}){_GLUE}"
    rf"(?:{_DAY},?\s+)?(?P<y{{0}}>{_YEAR}|\d\d)"
)
_TO = r"\s*(?:-|–|—|to|until|through|and|/)\s*"
_YEAR_WORDS = (
    r"(?:(?:rolling|r(?:olling)?\s?y(?:ea)?r?|ry|r12m?|12m|ye|y/e|year|yr|12[\s-]?months?"
    r"|twelve months)"
    r"[\s:]*(?:rolling\s+|12[\s-]?months\s+|year\s+|yr\s+)?(?:ending|ended|end|to|up to|till)?"
    r"(?:\s+the)?[\s:]*(?:in\s+)?)"
)
_QUARTER_MONTHS = {1: 1, 2: 4, 3: 7, 4: 10}


def _year(text: str) -> int:
    digits = re.sub(r"\D", "", text)
    if len(digits) == 4:
        return int(digits)
    return int(digits) + (2000 if int(digits) < 70 else 1900)


def month_of(year: int, month: int, months: int = 1) -> Period:
    """The period from a month on; raises ValueError for a year that no extract speaks of."""
    if not 1900 <= year <= 2100:
        raise ValueError("no year of ours")
    return Period(f"{year:04d}-{month:02d}", months)


def _named(found: re.Match[str], which: int) -> str:
    """The month with its year, ``YYYY-MM``, of the numbered pair in a match."""
    return month_of(_year(found[f"y{which}"]), MONTHS[found[f"m{which}"][:3]]).start


def _span(first: str, last: str) -> Period | None:
    months = months_between(first, last) + 1
    return Period(first, months) if 1 <= months <= 240 else None


def _financial(found: re.Match[str], _day_first: bool) -> Period | None:
    first, second = _year(found["a"]), _year(found["a"][:2] + found["b"][-2:])
    if second != first + 1 and not (first % 100 == 99 and found["b"][-2:] == "00"):
        return None
    return month_of(first, 4, 12)


def _short_financial(found: re.Match[str], _day_first: bool) -> Period | None:
    first, second = int(found["a"]), int(found["b"])
    return month_of(_year(found["a"]), 4, 12) if second == (first + 1) % 100 else None


def _years_span(found: re.Match[str], _day_first: bool) -> Period | None:
    """2018/19 - 20/21 is three financial years; 2018 - 20 is three calendar years."""
    first, last = int(found["a"]), _year(found["c"])
    if not 1 <= last - first <= 10:
        return None
    return month_of(first, 4 if found["b"] else 1, 12 * (last - first + 1))


def _iso_month(found: re.Match[str], _day_first: bool) -> Period | None:
    """2011-12 by itself is December 2011; a column of 2010-11, 2011-12… is slashed beforehand."""
    return month_of(int(found["a"]), int(found["m"]))


def _quarter(found: re.Match[str], _day_first: bool) -> Period | None:
    quarter, groups = int(found["q"]), found.groupdict()
    if groups.get("b"):
        year = _financial(found, True)
        return year and Period(shift_month(year.start, 3 * (quarter - 1)), 3)
    return month_of(_year(found["a"]), _QUARTER_MONTHS[quarter], 3)


def _numeric_date(found: re.Match[str], day_first: bool) -> Period | None:
    first, second = int(found["d"]), int(found["m"])
    month = second if (day_first and second <= 12) or first > 12 else first
    if max(first, second) > 31 or (first > 12 and second > 12):
        return None
    return month_of(_year(found["a"]), month)


def _numeric_span(found: re.Match[str], _day_first: bool) -> Period | None:
    first = month_of(_year(found["a1"]), int(found["n1"])).start
    last = month_of(_year(found["a2"]), int(found["n2"])).start
    return _span(first, last)


def _named_span(found: re.Match[str], _day_first: bool) -> Period | None:
    return _span(_named(found, 1), _named(found, 2))


def _one_year_span(found: re.Match[str], _day_first: bool) -> Period | None:
    """July to September 2016: one year for both months (the year before if it wraps)."""
    last = _named(found, 2)
    first = month_of(int(last[:4]), MONTHS[found["m1"][:3]]).start
    return _span(first if first <= last else shift_month(first, -12), last)


def _months_to(found: re.Match[str], _day_first: bool) -> Period | None:
    count, last = int(found["n"]), _named(found, 1)
    return Period(shift_month(last, 1 - count), count) if 1 <= count <= 60 else None


def week_of(year: int, number: int) -> Period:
    """The month in which the Thursday of a numbered week lies, as ISO 8601 gives weeks to years.

    Raises ValueError for a week that the year does not have.
    """
    thursday = dt.date.fromisocalendar(year, number, 4)
    return month_of(thursday.year, thursday.month)


def _week(found: re.Match[str], _day_first: bool) -> Period | None:
    return week_of(int(found["a"]), int(found["w"]))


WEEK = r"w(?:ee)?k[\s.]?(?:n(?:o|umber)\b)?[\s.\-]*(?P<w>\d{1,2})"
"""A week by its number: ``Week 14``, ``Wk no. 5``."""
YEAR_WITH_NOTES = re.compile(rf"({NAME}\s+{_YEAR})\d{{1,2}}(?:,\d{{1,2}})*(?!\d)", re.IGNORECASE)
Build = Callable[[re.Match[str], bool], Period | None]


def _pair(which: int) -> str:
    return _MONTH_YEAR.replace("{0}", str(which))


def _numbered(which: int) -> str:
    return rf"(?:\d{{1,2}}[/.\-])?(?P<n{which}>0?[1-9]|1[0-2])[/.\-](?P<a{which}>{_YEAR}|\d\d)"


_LEAD = r"(?:(?:period|month|months|from|for|data|in)\s*:?\s*)?"
_YEARS = r"(?P<a>(?:19|20)\d\d)\s?[/\-–]\s?(?P<b>(?:19|20)?\d\d)"
_TEXTS: tuple[tuple[str, Build], ...] = (
    (rf"{_LEAD}{_pair(1)}{_TO}{_pair(2)}(?:\s*\(?inclusive\)?)?", _named_span),
    (rf"(?P<m1>{NAME}){_TO}{_pair(2)}", _one_year_span),
    (_numbered(1) + _TO + _numbered(2), _numeric_span),
    (rf"{_YEAR_WORDS}{_pair(1)}", lambda f, _: year_to(_named(f, 1))),
    (
        rf"{_pair(1)}\s*(?:rolling year|ry|rolling 12 months|r12)",
        lambda f, _: year_to(_named(f, 1)),
    ),
    (rf"(?P<n>\d{{1,2}})[\s-]?months?\s*(?:ending|ended|end|to|up to)?\s+{_pair(1)}", _months_to),
    (
        rf"(?:quarter|qtr)\s*(?:ending|ended|end|to)\s+{_pair(1)}",
        lambda f, _: Period(shift_month(_named(f, 1), -2), 3),
    ),
    (rf"q(?:uarter|tr)?\s?(?P<q>[1-4])[\s,:\-(]*(?:fy\s?)?{_YEARS}\)?", _quarter),
    (rf"{_YEARS}[\s,:\-]*q(?:uarter|tr)?\s?(?P<q>[1-4])", _quarter),
    (r"q(?:uarter|tr)?\s?(?P<q>[1-4])[\s,:\-]*(?P<a>(?:19|20)\d\d)", _quarter),
    (r"(?P<a>(?:19|20)\d\d)[\s,:\-]*q(?:uarter|tr)?\s?(?P<q>[1-4])", _quarter),
    (r"(?P<a>(?:19|20)\d\d)-(?P<m>0[1-9]|1[0-2])", _iso_month),
    (
        rf"(?:fy|financial year|fin(?:\.|ancial)? ?yr)?\s*{_YEARS}"
        r"(?:\s*\(?(?:fy|financial year)\)?)?",
        _financial,
    ),
    (r"(?:fy|fin(?:ancial)? year)\s?(?P<a>\d\d)\s?[/\-–]?\s?(?P<b>\d\d)", _short_financial),
    (r"(?P<a>1[3-9]|[2-5]\d)[/\-](?P<b>1[4-9]|[2-5]\d)", _short_financial),
    (
        r"(?P<a>20\d\d)(?P<b>/\d\d)?\s*(?:-|–|to)\s*(?P<c>(?:20)?\d\d)(?(b)/\d\d)",
        _years_span,
    ),
    (r"(?P<a>20\d\d)-?w(?P<w>[0-5]\d)", _week),
    (rf"(?P<a>20\d\d)[\s\-,]*{WEEK}", _week),
    (rf"{WEEK}[\s\-,/]+(?:of\s+)?(?P<a>20\d\d)", _week),
    (rf"{_LEAD}{_pair(1)}", lambda f, _: Period(_named(f, 1))),
    (
        rf"(?P<y1>{_YEAR})[\s\-/,]*(?P<m1>{NAME})(?:[\s\-/]*\d{{1,2}})?",
        lambda f, _: Period(_named(f, 1)),
    ),
    (
        r"(?P<a>(?:19|20)\d\d)[-/.](?P<m>0[1-9]|1[0-2]"
        r"|[1-9])(?:[-/.]\d{1,2})?(?:[ t]\d\d:\d\d.*)?z?",
        lambda f, _: month_of(int(f["a"]), int(f["m"])),
    ),
    (
        r"(?P<a>(?:19|20)\d\d)m?(?P<m>0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])?",
        lambda f, _: month_of(int(f["a"]), int(f["m"])),
    ),
    (
        r"(?P<d>\d{1,2})[/.\-](?P<m>\d{1,2})[/.\-](?P<a>(?:19|20)\d\d|\d\d)(?:\s+\d{1,2}:\d\d.*)?",
        _numeric_date,
    ),
    (
        r"(?P<m>0?[1-9]|1[0-2])[/\-.](?P<a>(?:19|20)\d\d)",
        lambda f, _: month_of(int(f["a"]), int(f["m"])),
    ),
    (r"mid(?:[\s-]?year)?[\s-]*(?P<a>(?:19|20)\d\d)", lambda f, _: month_of(int(f["a"]), 6)),
    (
        r"(?:calendar year|cy|year|in)?\s*(?P<a>(?:19|20)\d\d)",
        lambda f, _: month_of(int(f["a"]), 1, 12),
    ),
)
FORMS = tuple((re.compile(text), build) for text, build in _TEXTS)


def _inside() -> tuple[tuple[re.Pattern[str], Build], ...]:
    """The forms that are safe to look for inside a sentence, the most telling first."""
    full_year = [
        (text.replace(rf"{_YEAR}|\d\d", rf"{_YEAR}|(?<=['’])\d\d|(?<=[a-z]-)\d\d"), b)
        for text, b in _TEXTS
    ]
    left_out = {_numeric_date, _iso_month, _short_financial, _years_span, _week}
    return tuple(
        (re.compile(rf"(?<![\w£]){text}(?![\w%])"), build)
        for text, build in full_year
        if build not in left_out
    )


FORMS_INSIDE = _inside()
