"""Periods as officers write them, read into a start month and a number of months."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from functools import lru_cache

from smpdesk.importing.sheets import Raw, text_of
from smpdesk.periods import Period, months_between, shift_month, year_to

_MONTHS = {
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
}
_NAME = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR = r"(?:(?:19|20)\d\d)"
_SHORT = r"(?:['’‘`]?\d\d)"
_GLUE = r"[\s\-–—/.,]*(?:of\s+)?['’‘`]?"
_DAY = r"(?:\d{1,2}(?:st|nd|rd|th)?)"
# A month with its year, a day before or after allowed: Oct 2016, October '16, 31st October 2016.
_MONTH_YEAR = rf"(?:{_DAY}[\s\-.]*(?:of\s+)?)?(?P<m{{0}}>{_NAME}){_GLUE}(?:{_DAY},?\s+)?(?P<y{{0}}>{_YEAR}|\d\d)"
_TO = r"\s*(?:-|–|—|to|until|through|and|/)\s*"
_YEAR_WORDS = (
    r"(?:(?:rolling|r(?:olling)?\s?y(?:ea)?r?|ry|r12|12m|ye|y/e|year|yr|12[\s-]?months?|twelve months)"
    r"[\s:]*(?:rolling\s+|12[\s-]?months\s+|year\s+|yr\s+)?(?:ending|ended|end|to|up to|till)?"
    r"(?:\s+the)?[\s:]*(?:in\s+)?)"
)
_QUARTER_MONTHS = {1: 1, 2: 4, 3: 7, 4: 10}


def read_period(cell: Raw, day_first: bool = True) -> Period | None:
    """The period that a whole cell names, or None.

    Takes dates, ``2025-01``, ``202103``, ``Oct-16``, ``31/12/1999``, ``2016``, ``2013/14``,
    ``Q3 2016/17``, ``Nov 15 – Oct 16``, ``RY ending October 2016`` and their like. A number
    is a period only as a year (2016) or a year with its month (201610).
    """
    if isinstance(cell, bool):
        return None
    if isinstance(cell, dt.date):
        return _month(cell.year, cell.month)
    if isinstance(cell, (int, float)):
        text = text_of(float(cell)) if cell == cell else ""
        return _read(text, day_first) if re.fullmatch(r"\d{4}|\d{6}", text) else None
    if not isinstance(cell, str) or len(cell) > 80:
        return None
    return _read(text_of(cell), day_first)


@lru_cache(maxsize=20_000)
def _read(text: str, day_first: bool) -> Period | None:
    lowered = _without_marks(text.casefold())
    for pattern, build in _FORMS:
        found = pattern.fullmatch(lowered)
        if found is not None:
            try:
                period = build(found, day_first)
            except (ValueError, KeyError):
                continue
            if period is not None:
                return period
    return None


def find_period(text: str) -> tuple[Period, str] | None:
    """The first, longest period named inside a text such as a title or a file name.

    Gives the period and the text without it. Bare two-digit years are not looked for.
    """
    text = _YEAR_WITH_NOTES.sub(r"\1", text_of(text))
    lowered = re.sub(r"(?<=\d)_(?=\d\d(?!\d))", "-", text_of(text)).replace("_", " ").casefold()
    for pattern, build in _FORMS_INSIDE:
        for found in pattern.finditer(lowered):
            try:
                period = build(found, True)
            except (ValueError, KeyError):
                continue
            if period is not None:
                kept = text_of(text)
                rest = kept[: found.start()] + " " + kept[found.end() :]
                return period, _tidied(rest)
    return None


def month_alone(text: str) -> int | None:
    """1 to 12 for a month's name without a year (``Oct``, ``October``), else None."""
    lowered = text_of(text).casefold().rstrip(".")
    return _MONTHS.get(lowered[:3]) if re.fullmatch(_NAME, lowered) else None


def month_in(month: int, year: Period) -> Period | None:
    """The month within a year of twelve months: April in 2016/17 is April 2016."""
    if year.months != 12:
        return None
    first = int(year.start[5:])
    return Period(shift_month(year.start, (month - first) % 12))


def is_plain_year(cell: Raw) -> bool:
    """Whether a cell is nothing but a calendar year."""
    return bool(re.fullmatch(r"(19|20)\d\d", text_of(cell))) if cell != "" else False


def day_and_month(cell: Raw) -> tuple[int, int] | None:
    """The first two numbers of a date such as ``03/04/2016``, where their order is in doubt."""
    if not isinstance(cell, str):
        return None
    found = re.match(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](?:\d{4}|\d{2})\b", text_of(cell))
    return (int(found[1]), int(found[2])) if found else None


def day_comes_first(cells: list[Raw]) -> tuple[bool, bool]:
    """Whether days come before months in a column of dates, and whether the column decides it.

    Without a day above 12 anywhere the British order is taken, undecided.
    """
    pairs = [pair for cell in cells if (pair := day_and_month(cell)) is not None]
    if any(second > 12 for _, second in pairs) and not any(first > 12 for first, _ in pairs):
        return False, True
    varied = len({first for first, _ in pairs}) > 1
    return True, not pairs or any(first > 12 for first, _ in pairs) or not varied


def _without_marks(text: str) -> str:
    """Footnote marks off: ``Apr '10 to Mar '115,6`` is to March 2011."""
    text = re.sub(r"['’‘](\d\d)\d(?:,\d+)*(?=$|\s)", r"'\1", text)
    text = re.sub(r"[¹²³⁰⁴-⁹]+|\[(?:note \d+|p|r)\]|\((?:p|r|provisional|revised)\)", "", text)
    return text.strip(" *:")


def _tidied(text: str) -> str:
    text = re.sub(r"\(\s*\)|\[\s*\]", " ", text)
    text = re.sub(r"\s+", " ", text)
    text = re.sub(r"\s+([,;:])", r"\1", text)
    text = re.sub(
        r"^(?:the|in|for|to|by|during|of|at|as|from|[\s,;:\-–—|])+\s|^[\s,;:\-–—|]+", "", text
    )
    return re.sub(
        r"(?:[\s,;:\-–—|(]|\b(?:the|in|for|to|by|during|of|as at|from|and|period))+$", "", text
    )


def _year(text: str) -> int:
    digits = re.sub(r"\D", "", text)
    if len(digits) == 4:
        return int(digits)
    return int(digits) + (2000 if int(digits) < 70 else 1900)


def _month(year: int, month: int, months: int = 1) -> Period:
    if not 1900 <= year <= 2100:
        raise ValueError("no year of ours")
    return Period(f"{year:04d}-{month:02d}", months)


def _named(found: re.Match[str], which: int) -> str:
    """The month with its year, ``YYYY-MM``, of the numbered pair in a match."""
    return _month(_year(found[f"y{which}"]), _MONTHS[found[f"m{which}"][:3]]).start


def _span(first: str, last: str) -> Period | None:
    months = months_between(first, last) + 1
    return Period(first, months) if 1 <= months <= 240 else None


def _financial(found: re.Match[str], _day_first: bool) -> Period | None:
    first, second = _year(found["a"]), _year(found["a"][:2] + found["b"][-2:])
    if second != first + 1 and not (first % 100 == 99 and found["b"][-2:] == "00"):
        return None
    return _month(first, 4, 12)


def _quarter(found: re.Match[str], _day_first: bool) -> Period | None:
    quarter, groups = int(found["q"]), found.groupdict()
    if groups.get("b"):
        year = _financial(found, True)
        return year and Period(shift_month(year.start, 3 * (quarter - 1)), 3)
    return _month(_year(found["a"]), _QUARTER_MONTHS[quarter], 3)


def _numeric_date(found: re.Match[str], day_first: bool) -> Period | None:
    first, second = int(found["d"]), int(found["m"])
    month = second if (day_first and second <= 12) or first > 12 else first
    if max(first, second) > 31 or (first > 12 and second > 12):
        return None
    return _month(_year(found["a"]), month)


def _numeric_span(found: re.Match[str], _day_first: bool) -> Period | None:
    first = _month(_year(found["a1"]), int(found["n1"])).start
    last = _month(_year(found["a2"]), int(found["n2"])).start
    return _span(first, last)


def _named_span(found: re.Match[str], _day_first: bool) -> Period | None:
    return _span(_named(found, 1), _named(found, 2))


def _one_year_span(found: re.Match[str], _day_first: bool) -> Period | None:
    """July to September 2016: one year for both months (the year before if it wraps)."""
    last = _named(found, 2)
    first = _month(int(last[:4]), _MONTHS[found["m1"][:3]]).start
    return _span(first if first <= last else shift_month(first, -12), last)


def _months_to(found: re.Match[str], _day_first: bool) -> Period | None:
    count, last = int(found["n"]), _named(found, 1)
    return Period(shift_month(last, 1 - count), count) if 1 <= count <= 60 else None


_YEAR_WITH_NOTES = re.compile(rf"({_NAME}\s+{_YEAR})\d{{1,2}}(?:,\d{{1,2}})*(?!\d)", re.IGNORECASE)
Build = Callable[[re.Match[str], bool], Period | None]


def _pair(which: int) -> str:
    return _MONTH_YEAR.replace("{0}", str(which))


def _numbered(which: int) -> str:
    return rf"(?:\d{{1,2}}[/.\-])?(?P<n{which}>0?[1-9]|1[0-2])[/.\-](?P<a{which}>{_YEAR}|\d\d)"


_LEAD = r"(?:(?:period|month|months|from|for|data|in)\s*:?\s*)?"
_YEARS = r"(?P<a>(?:19|20)\d\d)\s?[/\-–]\s?(?P<b>(?:19|20)?\d\d)"
_TEXTS: tuple[tuple[str, Build], ...] = (
    (rf"{_LEAD}{_pair(1)}{_TO}{_pair(2)}(?:\s*\(?inclusive\)?)?", _named_span),
    (rf"(?P<m1>{_NAME}){_TO}{_pair(2)}", _one_year_span),
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
    (
        rf"(?:fy|financial year|fin(?:\.|ancial)? ?yr)?\s*{_YEARS}(?:\s*\(?(?:fy|financial year)\)?)?",
        _financial,
    ),
    (rf"{_LEAD}{_pair(1)}", lambda f, _: Period(_named(f, 1))),
    (
        rf"(?P<y1>{_YEAR})[\s\-/,]*(?P<m1>{_NAME})(?:[\s\-/]*\d{{1,2}})?",
        lambda f, _: Period(_named(f, 1)),
    ),
    (
        r"(?P<a>(?:19|20)\d\d)[-/.](?P<m>0[1-9]|1[0-2]|[1-9])(?:[-/.]\d{1,2})?(?:[ t]\d\d:\d\d.*)?z?",
        lambda f, _: _month(int(f["a"]), int(f["m"])),
    ),
    (
        r"(?P<a>(?:19|20)\d\d)m?(?P<m>0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])?",
        lambda f, _: _month(int(f["a"]), int(f["m"])),
    ),
    (
        r"(?P<d>\d{1,2})[/.\-](?P<m>\d{1,2})[/.\-](?P<a>(?:19|20)\d\d|\d\d)(?:\s+\d{1,2}:\d\d.*)?",
        _numeric_date,
    ),
    (
        r"(?P<m>0?[1-9]|1[0-2])[/\-.](?P<a>(?:19|20)\d\d)",
        lambda f, _: _month(int(f["a"]), int(f["m"])),
    ),
    (r"mid(?:[\s-]?year)?[\s-]*(?P<a>(?:19|20)\d\d)", lambda f, _: _month(int(f["a"]), 6)),
    (
        r"(?:calendar year|cy|year|in)?\s*(?P<a>(?:19|20)\d\d)",
        lambda f, _: _month(int(f["a"]), 1, 12),
    ),
)
_FORMS = tuple((re.compile(text), build) for text, build in _TEXTS)


def _inside() -> tuple[tuple[re.Pattern[str], Build], ...]:
    """The forms that are safe to look for inside a sentence, the most telling first."""
    full_year = [
        (text.replace(rf"{_YEAR}|\d\d", rf"{_YEAR}|(?<=['’])\d\d"), b) for text, b in _TEXTS
    ]
    left_out = {_numeric_date}
    return tuple(
        (re.compile(rf"(?<![\w£]){text}(?![\w%])"), build)
        for text, build in full_year
        if build not in left_out
    )


_FORMS_INSIDE = _inside()
