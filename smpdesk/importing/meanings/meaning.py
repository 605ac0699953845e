"""What the heading of each column of figures means: its period, measure, area, or derivation."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from smpdesk.importing.files.sheets import text_of
from smpdesk.importing.gazetteer.area_matching import Match
from smpdesk.importing.gazetteer.areas import Areas
from smpdesk.importing.meanings.column_periods import (
    joined,
    lengthened,
    up_to_date,
    with_bare_years,
    with_periods_beside,
    with_totals_of_parts,
)
from smpdesk.importing.meanings.columns import ROLES, Column, area_level
from smpdesk.importing.meanings.days import is_day
from smpdesk.importing.plans.asking import Asking
from smpdesk.importing.plans.measures import Named, named_by
from smpdesk.importing.tables.context import Context
from smpdesk.importing.words.heading_words import period_of, week_begins, words_of_heading
from smpdesk.importing.words.wording import (
    is_generic,
    is_plain_total,
    says_rolling,
    says_to_date,
    without_notes,
)
from smpdesk.importing.words.written_periods import (
    read_period,
)
from smpdesk.importing.words.year_parts import part_alone
from smpdesk.periods import Period, shift_month

_COUNTED = re.compile(
    r"\b(?:number|count|no(?= of\b)|nos|volume|base|respondents|sample size)\b|\bno\.|^no?$",
    re.IGNORECASE,
)
_VALUE = re.compile(r"(?:indicator |obs_?)?values?", re.IGNORECASE)
_THINGS = re.compile(r"\b(?:offences|incidents)\b", re.IGNORECASE)


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
    daily: bool = False

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
    found = with_periods_beside(with_bare_years(found, context), context)
    found = up_to_date(found, context, asking, table)
    found = _told_apart(_with_whole_group(with_totals_of_parts(found, context)))
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
    period = joined(said.periods, said.part, context)
    return ColumnMeaning(
        replace(column, role=role),
        lengthened(period, words),
        area,
        named_by(said.parts),
        any(_COUNTED.search(p) or (_THINGS.search(p) and is_generic(p)) for p in said.parts),
        says_rolling(words),
        says_to_date(words),
        "; ".join(said.groups),
        any(is_day(week_begins(text_of(c)) if isinstance(c, str) else c) for c in column.heading),
    )


def _with_whole_group(found: list[ColumnMeaning]) -> list[ColumnMeaning]:
    """“Total” beside columns a sex or an age is the figure of everybody, and a figure to keep."""
    if not any(m.breakdown and m.kept for m in found):
        return found
    return [
        replace(m, column=replace(m.column, role="value")) if m.column.role == "total" else m
        for m in found
    ]


def _told_apart(found: list[ColumnMeaning]) -> list[ColumnMeaning]:
    """Columns that would be of one and the same fact are told apart by their whole heading.

    Days of one month are not: they are added up. “Value” beside “Count” and “Denominator” is
    what the row names, and needs no other name.
    """

    def fact(m: ColumnMeaning) -> tuple[object, ...]:
        area = m.area.area.key if m.area else ""
        length = m.rolling, m.to_date
        return m.period, length, area, m.named.words, m.named.per, m.named.unit, m.breakdown

    times = Counter(fact(m) for m in found if m.kept)
    values = Counter(fact(m) for m in found if m.kept and _VALUE.fullmatch(m.column.words))
    return [
        replace(m, named=m.named._replace(words=m.column.words))
        if m.kept
        and times[fact(m)] > 1
        and not m.daily
        and m.column.words
        and not (_VALUE.fullmatch(m.column.words) and values[fact(m)] == 1)
        else m
        for m in found
    ]


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
