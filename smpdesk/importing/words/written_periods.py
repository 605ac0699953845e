"""Periods as officers write them, read into a start month and a number of months."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from functools import lru_cache

from smpdesk.importing.files.sheets import Raw, text_of
from smpdesk.importing.words.period_forms import FORMS, FORMS_INSIDE, YEAR_WITH_NOTES, month_of
from smpdesk.periods import Period, first_day


def read_period(cell: Raw, day_first: bool = True) -> Period | None:
    """The period that a whole cell names, or None.

    Takes dates, ``2025-01``, ``202103``, ``Oct-16``, ``31/12/1999``, ``2016``, ``2013/14``,
    ``Q3 2016/17``, ``Nov 15 – Oct 16``, ``RY ending October 2016`` and their like. A number
    is a period only as a year (2016) or a year with its month (201610).
    """
    if isinstance(cell, bool):
        return None
    if isinstance(cell, dt.date):
        return month_of(cell.year, cell.month) if 1900 <= cell.year <= 2100 else None
    if isinstance(cell, (int, float)):
        text = text_of(float(cell)) if cell == cell else ""
        return _read(text, day_first) if re.fullmatch(r"\d{4}|\d{6}", text) else None
    if not isinstance(cell, str) or len(cell) > 80:
        return None
    return _read(text_of(cell), day_first)


@lru_cache(maxsize=20_000)
def _read(text: str, day_first: bool) -> Period | None:
    lowered = _without_marks(text.casefold())
    for pattern, build in FORMS:
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
    text = YEAR_WITH_NOTES.sub(r"\1", text_of(text))
    lowered = re.sub(r"(?<=\d)_(?=\d\d(?!\d))", "-", text_of(text)).replace("_", " ").casefold()
    for pattern, build in FORMS_INSIDE:
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


def is_plain_year(cell: Raw) -> bool:
    """Whether a cell is nothing but a calendar year."""
    return bool(re.fullmatch(r"(19|20)\d\d", text_of(cell))) if cell != "" else False


def day_and_month(cell: Raw) -> tuple[int, int] | None:
    """The first two numbers of a date such as ``03/04/2016``, where their order is in doubt."""
    if not isinstance(cell, str):
        return None
    found = re.match(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](?:\d{4}|\d{2})\b", text_of(cell))
    return (int(found[1]), int(found[2])) if found else None


def month_first(cell: Raw) -> Raw:
    """A date such as ``4/1/2016``, written with its month first, as 1 April 2016."""
    numbers, month = day_and_month(cell), read_period(cell, day_first=False)
    if numbers is None or month is None:
        return cell
    day = first_day(month.start) + dt.timedelta(days=numbers[1] - 1)
    return day if day.month == numbers[0] else cell


def day_comes_first(cells: list[Raw]) -> tuple[bool, bool]:
    """Whether days come before months in a column of dates, and whether the column decides it.

    Without a day above 12 anywhere the British order is taken, undecided; but 1/1, 2/1, 3/1 are
    first days of months.
    """
    pairs = [pair for cell in cells if (pair := day_and_month(cell)) is not None]
    if any(second > 12 for _, second in pairs) and not any(first > 12 for first, _ in pairs):
        return False, True
    varied = len({first for first, _ in pairs}) > 1
    if varied and {second for _, second in pairs} == {1}:  # the first of each month
        return False, False
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


def hyphens_join_years(cells: Iterable[Raw]) -> bool:
    """Whether 2010-11, 2011-12, 2012-13 side by side are financial years and not months."""
    pairs = {
        (int(found[1]), int(found[2]))
        for cell in cells
        if isinstance(cell, str)
        and (found := re.fullmatch(r"\s*((?:19|20)\d\d)\s?-\s?(\d\d)\s*", cell))
    }
    return len(pairs) > 1 and all((first + 1) % 100 == second for first, second in pairs)


def slashed(cell: Raw) -> Raw:
    """A financial year with a hyphen written with a slash, which can't be taken for a month."""
    if not isinstance(cell, str):
        return cell
    return re.sub(r"^(\s*(?:19|20)\d\d)\s?-\s?(\d\d\s*)$", r"\1/\2", cell)
