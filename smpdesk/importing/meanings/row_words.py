"""What the cells that name a row say: its place, and what is counted, when and of whom."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from smpdesk.importing.files.sheets import Raw, leading_spaces, text_of
from smpdesk.importing.gazetteer.areas import CODE
from smpdesk.importing.meanings.column_periods import lengthened
from smpdesk.importing.meanings.columns import Column
from smpdesk.importing.words.wording import is_generic, is_plain_total, label_of, without_notes
from smpdesk.importing.words.written_periods import read_period, slashed
from smpdesk.importing.words.year_parts import YearPart, numbered_part, part_alone, part_in
from smpdesk.periods import Period

_BASE = re.compile(
    r"(?:(?:un)?weighted )?base(?: \(?n\)?)?|number of respondents|n ?=", re.IGNORECASE
)
_EVERYBODY = re.compile(r"(?:all|total) (?:\w+ ?){1,3}|(?:all )?(?:persons|people)", re.IGNORECASE)
FINEST = {
    "lsoa": 0,
    "ward": 1,
    "location": 2,
    "": 3,
    "district": 4,
    "csp": 5,
    "fire": 5,
    "division": 6,
    "county": 7,
    "force": 8,
    "elsewhere": 9,
}

Level = tuple[str, str, str]
"""An area that a row names: its name, code and kind."""

Named = tuple[str, str, str, str]
"""The name, code and kind of the area that a row is of, and what names the one around it."""

Label = tuple[bool, int, str]
"""A row's first words: whether they are of a measure, their column, and what they say."""

_NO_LEVEL: Level = ("", "", "")
_UNNAMED: Label = (True, 1 << 20, "")


class Place(NamedTuple):
    """The areas that a row names, the finest first, and its first name with its column.

    ``named`` is the finest of them.
    """

    levels: tuple[Level, ...]
    label: Label
    named: Named


class Words(NamedTuple):
    """What a row counts, when and of whom; its first word with its column.

    ``level`` is how far the measure is dashed or set in within its cell, in column ``leveled``.
    """

    label: Label
    measure: str = ""
    parent: str = ""
    level: int = 0
    leveled: int = -1
    period: Period | None = None
    part: YearPart | None = None
    breakdown: str = ""
    grouped: bool = False
    provisional: bool = False


_Told = list[tuple[Column, Raw, str]]
"""The columns in which a row says something: with the cell, and its words."""


def place_of(columns: Sequence[Column], *cells: Raw) -> Place:
    """What the cells in columns of areas and codes say."""
    levels: dict[str, dict[str, str]] = defaultdict(dict)
    for column, cell in zip(columns, cells, strict=True):
        text = without_notes(text_of(cell))
        if column.dimension == "area code" and CODE.fullmatch(text):
            levels[_coded_kind(column, columns)]["code"] = text
        elif column.dimension == "area" and text:
            levels[column.kind].setdefault("name", label_of(text)[0])
    order = sorted(levels, key=lambda kind: FINEST.get(kind, 3))
    told = [each for each in _told(columns, cells) if each[0].dimension != "area code"]
    found = tuple(
        (levels[kind].get("name", ""), levels[kind].get("code", ""), kind) for kind in order
    )
    return Place(found, _first(told), named_at(found, 0))


def named_at(levels: Sequence[Level], which: int) -> Named:
    """What is named at a level: 0 the finest, 1 the one around it."""
    here, around = (*levels[which : which + 2], _NO_LEVEL, _NO_LEVEL)[:2]
    return *here, around[1] or around[0]


def _coded_kind(code: Column, columns: Sequence[Column]) -> str:
    """The kind of area that codes are of; where they don't say, that of the finer name beside."""
    beside = [c.kind for c in columns if c.dimension == "area" and abs(c.index - code.index) == 1]
    if code.kind or not beside:
        return code.kind
    return min(beside, key=lambda kind: FINEST.get(kind, 3))


def words_of(columns: Sequence[Column], *cells: Raw) -> Words:
    """What the cells in the other columns of names say, those of measures from broad to fine."""
    told = _told(columns, cells)
    period, part = _when(told)
    measures: list[str] = []
    groups: list[str] = []
    qualifier, level, leveled, provisional = "", 0, -1, False
    for column, cell, text in told:
        if column.dimension == "measure":
            measures.append(text)
            level, leveled = label_of(cell)[1] * 4 + leading_spaces(cell), column.index
        elif column.dimension == "qualifier":
            qualifier = text
        elif column.dimension == "status":
            provisional = text.casefold() in ("provisional", "prov", "prov.", "p")
        elif column.dimension == "breakdown" and _BASE.fullmatch(text):
            measures.append(text)
        elif column.dimension == "breakdown":
            groups.append(f"{column.words}: {text}" if column.words else text)
    measure, parent = _counted(measures, qualifier)
    breakdown = "; ".join(g for g in groups if not _of_everybody(g.split(": ")[-1]))
    return Words(
        _first(told),
        measure,
        parent,
        level,
        leveled,
        period,
        part,
        breakdown,
        bool(groups),
        provisional,
    )


def _told(columns: Sequence[Column], cells: Sequence[Raw]) -> _Told:
    written = (slashed(x) if c.hyphened_years else x for c, x in zip(columns, cells, strict=True))
    return [
        (column, cell, text)
        for column, cell in zip(columns, written, strict=True)
        if (text := label_of(cell)[0])
    ]


def _first(told: _Told) -> Label:
    return next(((c.dimension == "measure", c.index, text) for c, _, text in told), _UNNAMED)


def _when(told: _Told) -> tuple[Period | None, YearPart | None]:
    """The period that the cells name together, and the part of a year that they name."""
    period: Period | None = None
    year: Period | None = None
    part: YearPart | None = None
    for column, cell, text in told:
        if column.dimension == "period":
            period = period or lengthened(read_period(cell, column.day_first), column.words)
        elif column.dimension == "year":
            year = read_period(cell)
        elif column.dimension == "year part":
            named = numbered_part(text, column.words) or part_alone(text)
            if part is None or (named and named.months < part.months):
                part = named
            period = period or read_period(cell)
    if part is not None and year is not None:
        period = part_in(part, year)
    return period or year, part


def _counted(measures: list[str], qualifier: str) -> tuple[str, str]:
    """Offence group, subgroup: the last is the measure, the one before it its parent."""
    kept = [m for m in dict.fromkeys(measures) if not is_generic(m) or len(measures) == 1]
    kept = kept or measures[-1:]
    measure = kept[-1] if kept else ""
    parent = kept[-2] if len(kept) > 1 else ""
    if qualifier and not is_generic(qualifier) and measure:
        return f"{measure}: {qualifier}", measure
    return measure, parent


def _of_everybody(group: str) -> bool:
    """Whether a group is all there are: Total, All casualties, Persons, All ages."""
    return is_plain_total(group) or bool(_EVERYBODY.fullmatch(group))
