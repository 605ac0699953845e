"""The periods of columns: joined from headings over each other, taken from beside, to date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from smpdesk.importing.files.sheets import text_of
from smpdesk.importing.plans.asking import Asking
from smpdesk.importing.plans.plan import UNTIL, YEAR
from smpdesk.importing.tables.context import Context, year_ending_like
from smpdesk.importing.words.heading_words import TOTAL
from smpdesk.importing.words.wording import says_rolling, says_to_date
from smpdesk.importing.words.written_periods import find_period, is_plain_year, read_period
from smpdesk.importing.words.year_parts import YearPart, part_alone, part_in
from smpdesk.periods import Period, months_between, shift_month, year_to

_QUARTER = re.compile(
    r"\b(?:quarter|qtr|(?:3|three) months)\W+(?:ending|ended|end|to)\b(?! date)", re.IGNORECASE
)

if TYPE_CHECKING:
    from smpdesk.importing.meanings.columns import Column
    from smpdesk.importing.meanings.meaning import ColumnMeaning
    from smpdesk.importing.tables.layout import Table


def joined(periods: list[Period], part: YearPart | None, context: Context) -> Period | None:
    """Headings over each other: 2016/17 above Apr is April 2016; the shorter period counts."""
    year = min(periods, key=lambda p: p.months, default=None)
    if part is None:
        return year
    base = year or context.period
    return part_in(part, base) if base is not None else None


def with_year(
    columns: Sequence[Column], table: Table, context: Context, asking: Asking, table_id: str
) -> Context:
    """What is said around a table whose months or weeks have no year: the officer's word on it."""
    if context.period is not None or not _lacks_year(columns, table):
        return context
    question = "Which year are the figures of: 2023/24, or 2023?"
    answer = str(asking.ask(f"{YEAR}{table_id}", question, (), "", free=True))
    year = read_period(answer)
    if year is None or year.months != 12:
        return context
    return replace(context, period=year, period_origin="title")


def _lacks_year(columns: Sequence[Column], table: Table) -> bool:
    """Whether headings or rows name parts of a year, and nothing beside them the year."""
    if any(c.role == "label" and c.dimension in ("period", "year") for c in columns):
        return False
    if any(read_period(section) for section in {data.section for data in table.data}):
        return False
    if any(c.role == "label" and c.dimension == "year part" for c in columns):
        return True
    headings = [list(map(text_of, c.heading)) for c in columns if c.role == "value"]
    return any(any(map(part_alone, h)) and not any(map(find_period, h)) for h in headings)


def lengthened(period: Period | None, words: str) -> Period | None:
    """A month under “Rolling year” is the year to it, under “Year to date” all since April."""
    if period is None or period.months != 1:
        return period
    if says_to_date(words):
        return to_date(period)
    if _QUARTER.search(words):
        return Period(shift_month(period.start, -2), 3)
    return year_to(period.start) if says_rolling(words) else period


def to_date(month: Period) -> Period:
    """The financial year from April up to and including a month."""
    year = int(month.start[:4]) - (month.start[5:] < "04")
    return Period(f"{year}-04", months_between(f"{year}-04", month.start) + 1)


def with_periods_beside(found: list[ColumnMeaning], context: Context) -> list[ColumnMeaning]:
    """“Rate” beside “Year to June 2024” is of that year: the period of the column at its left.

    A period in the title is what it speaks of first.
    """
    dated = [m for m in found if m.period is not None and m.kept]
    titled = context.period is not None and context.period_origin != "file name"
    if titled or not dated or len(dated) == len(found):
        return found
    result, beside = [], None
    for meaning in found:
        beside = meaning.period or beside
        said = meaning.named.words or meaning.named.per or meaning.named.unit
        if meaning.kept and meaning.period is None and said:
            meaning = replace(meaning, period=beside)
        result.append(meaning)
    return result


def with_totals_of_parts(found: list[ColumnMeaning], context: Context) -> list[ColumnMeaning]:
    """“2023/24 Total” beside its four quarters or twelve months is their sum, not a figure more."""
    return [
        replace(m, column=replace(m.column, role="total"))
        if m.kept and _adds_up(m) and _has_parts(m, found, context)
        else m
        for m in found
    ]


def _adds_up(meaning: ColumnMeaning) -> bool:
    """Whether a column's longer period may be the sum of shorter ones: rates and shares are not."""
    summed = meaning.to_date or TOTAL.search(meaning.column.words)
    return bool(summed) or not (meaning.named.per or meaning.named.unit == "per cent")


def _has_parts(whole: ColumnMeaning, found: Sequence[ColumnMeaning], context: Context) -> bool:
    """Whether other columns of the same measure and area fill the column's period."""
    period = whole.period or context.period
    if period is None:
        return False
    parts = {
        m.period
        for m in found
        if m.kept and m.period and (m.named.words, m.area) == (whole.named.words, whole.area)
        if m.period.months < period.months
        if period.start <= m.period.start and m.period.end <= period.end
    }
    return sum(part.months for part in parts) == period.months


def up_to_date(
    found: list[ColumnMeaning], context: Context, asking: Asking, table: str
) -> list[ColumnMeaning]:
    """“Year to date 2022/23” ends with the month that the title or a column beside it speaks of.

    When nothing says up to which month, the officer is asked.
    """
    found = _with_dates_so_far(found)
    open_ended = {
        id(m) for m in found if m.kept and m.to_date and m.period and m.period.months == 12
    }
    if not open_ended:
        return found
    shorter = [m.period for m in found if m.period and m.period.months < 12]
    shorter += [context.period] if context.period and context.period.months < 12 else []
    until: YearPart | None
    if shorter:
        until = YearPart("until", int(max(p.end for p in shorter)[5:]))
    else:
        question = "Up to which month of the year do the figures to date run?"
        until = part_alone(f"to {asking.ask(f'{UNTIL}{table}', question, (), '', free=True)}")
    if until is None:
        return found
    return [
        replace(m, period=part_in(until, m.period)) if id(m) in open_ended and m.period else m
        for m in found
    ]


def _with_dates_so_far(found: list[ColumnMeaning]) -> list[ColumnMeaning]:
    """“Year to date” beside months or quarters is the year to the end of the last of them."""
    shorter = [m.period for m in found if m.period and m.period.months < 12]
    if not shorter:
        return found
    so_far = to_date(Period(max(p.end for p in shorter)))
    return [
        replace(m, period=so_far) if m.kept and m.to_date and m.period is None else m for m in found
    ]


def with_bare_years(found: list[ColumnMeaning], context: Context) -> list[ColumnMeaning]:
    """``2016`` and ``2015`` beside a title “year ending March 2016” are years ending in March."""
    if context.period is None or context.period_origin == "file name":
        return found
    bare = {m.column.index for m in found if m.period and _is_bare(m.column, m.period)}
    years = {m.period.start[:4] for m in found if m.column.index in bare and m.period}
    if context.period.end[:4] not in years:
        return found
    return [
        replace(m, period=year_ending_like(m.period, context.period))
        if m.column.index in bare and m.period
        else m
        for m in found
    ]


def _is_bare(column: Column, period: Period) -> bool:
    """Whether the year was written as four figures and nothing more."""
    if period.months != 12 or not period.start.endswith("-01"):
        return False
    words = " ".join(text_of(cell) for cell in column.heading)
    return any(is_plain_year(word) for word in re.split(r"[^\w/]+", words))
