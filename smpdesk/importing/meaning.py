"""What the heading of each column of figures means: its period, measure, area, or derivation."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from smpdesk.importing.area_matching import Match
from smpdesk.importing.areas import Areas
from smpdesk.importing.asking import Asking
from smpdesk.importing.columns import ROLES, Column, area_level
from smpdesk.importing.context import Context, year_ending_like
from smpdesk.importing.heading_words import TOTAL, period_of, words_of_heading
from smpdesk.importing.measures import Named, named_by
from smpdesk.importing.sheets import text_of
from smpdesk.importing.wording import (
    is_plain_total,
    says_rolling,
    says_to_date,
    without_notes,
)
from smpdesk.importing.written_periods import (
    is_plain_year,
    read_period,
)
from smpdesk.importing.year_parts import YearPart, part_alone, part_in
from smpdesk.periods import Period, months_between, shift_month, year_to

_COUNTED = re.compile(r"\b(?:number|count|no\.?|volume|offences|incidents)\b", re.IGNORECASE)


@dataclass(frozen=True)
class ColumnMeaning:
    """A column with the period, area and measure that its heading gives its figures."""

    column: Column
    period: Period | None = None
    area: Match | None = None
    named: Named = field(default_factory=Named)
    counted: bool = False
    rolling: bool = False
    to_date: bool = False
    breakdown: str = ""

    @property
    def kept(self) -> bool:
        """Whether the column's figures are data."""
        return self.column.role == "value"


def meanings_of(
    columns: Sequence[Column], context: Context, areas: Areas, asking: Asking, table: str
) -> list[ColumnMeaning]:
    """The meaning of every column but those that name rows, and the officer's word over it."""
    by_area = area_level(columns, areas)
    values = [c for c in columns if c.role == "value"]
    found = [_meaning(column, by_area, context, len(values)) for column in values]
    found = _with_periods_beside(_with_bare_years(found, context), context)
    found = _told_apart(_with_whole_group(_with_totals_of_parts(found, context)))
    return [_decided(meaning, asking, table) for meaning in found]


def _meaning(
    column: Column, by_area: Mapping[int, Match], context: Context, values: int
) -> ColumnMeaning:
    area = by_area.get(column.index)
    said = words_of_heading(column, area, context)
    role = said.role or column.role
    last = said.parts[-1] if said.parts and not said.periods else ""
    if role == "value" and values > 2 and is_plain_total(last) and area is None:
        role = "total"
    words = " ".join(said.parts)
    period = _joined(said.periods, said.part, context)
    return ColumnMeaning(
        replace(column, role=role),
        _lengthened(period, words),
        area,
        named_by(said.parts),
        bool(_COUNTED.search(words)),
        says_rolling(words),
        says_to_date(words),
        "; ".join(said.groups),
    )


def _with_periods_beside(found: list[ColumnMeaning], context: Context) -> list[ColumnMeaning]:
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


def _with_whole_group(found: list[ColumnMeaning]) -> list[ColumnMeaning]:
    """“Total” beside columns a sex or an age is the figure of everybody, and a figure to keep."""
    if not any(m.breakdown and m.kept for m in found):
        return found
    return [
        replace(m, column=replace(m.column, role="value")) if m.column.role == "total" else m
        for m in found
    ]


def _with_totals_of_parts(found: list[ColumnMeaning], context: Context) -> list[ColumnMeaning]:
    """“2023/24 Total” beside its four quarters or twelve months is their sum, not a figure more."""
    return [
        replace(m, column=replace(m.column, role="total"))
        if m.kept and (m.to_date or TOTAL.search(m.column.words)) and _has_parts(m, found, context)
        else m
        for m in found
    ]


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


def _told_apart(found: list[ColumnMeaning]) -> list[ColumnMeaning]:
    """Columns that would be of one and the same fact are told apart by their whole heading."""

    def fact(m: ColumnMeaning) -> tuple[object, ...]:
        area = m.area.area.key if m.area else ""
        length = m.rolling, m.to_date
        return m.period, length, area, m.named.words, m.named.per, m.named.unit, m.breakdown

    times = Counter(fact(m) for m in found if m.kept)
    return [
        replace(m, named=m.named._replace(words=m.column.words))
        if m.kept and times[fact(m)] > 1 and m.column.words
        else m
        for m in found
    ]


def _joined(periods: list[Period], part: YearPart | None, context: Context) -> Period | None:
    """Headings over each other: 2016/17 above Apr is April 2016; the shorter period counts."""
    year = min(periods, key=lambda p: p.months, default=None)
    if part is None:
        return year
    base = year or context.period
    return part_in(part, base) if base is not None else None


def _lengthened(period: Period | None, words: str) -> Period | None:
    """A month under “Rolling year” is the year to it, under “Year to date” all since April."""
    if period is None or period.months != 1:
        return period
    if says_to_date(words):
        return to_date(period)
    return year_to(period.start) if says_rolling(words) else period


def to_date(month: Period) -> Period:
    """The financial year from April up to and including a month."""
    year = int(month.start[:4]) - (month.start[5:] < "04")
    return Period(f"{year}-04", months_between(f"{year}-04", month.start) + 1)


def _with_bare_years(found: list[ColumnMeaning], context: Context) -> list[ColumnMeaning]:
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


def _decided(meaning: ColumnMeaning, asking: Asking, table: str) -> ColumnMeaning:
    """The officer's word on a column: its role, or its period (``2015-11/12``, ``Oct 2016``)."""
    answer = asking.decided(column_question(table, meaning.column))
    if not isinstance(answer, str):
        return meaning
    if answer in ROLES:
        return replace(meaning, column=replace(meaning.column, role=answer))
    period = period_from(answer) or read_period(answer)
    return replace(meaning, period=period) if period is not None else meaning


def column_question(table: str, column: Column) -> str:
    """The id under which a decision on a column is kept: its heading without periods."""
    which = f"#{column.alike + 1}" if column.alike else ""
    return f"column@{table}/{heading_shape(column)}{which}"


def heading_shape(column: Column) -> str:
    """A heading with its periods put aside, so that next month's looks the same."""
    parts = []
    for cell in column.heading:
        text = without_notes(text_of(cell))
        period, rest = period_of(cell, text)
        parts.append(f"~{rest}" if period is not None or part_alone(text) is not None else text)
    return "/".join(parts).casefold()


def period_from(text: str) -> Period | None:
    """A period kept as ``2015-11/12``."""
    found = re.fullmatch(r"(\d{4}-\d\d)/(\d{1,3})", text)
    if found is None:
        return None
    try:
        return Period(found[1], int(found[2]))
    except ValueError:
        return None


def ending_like(period: Period, months: int) -> Period:
    """The ``months`` that end where ``period`` ends."""
    return Period(shift_month(period.end, 1 - months), months)
