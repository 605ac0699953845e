"""What each row of a table means: its area, measure, period and breakdown, or that it's a total."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from smpdesk.importing.area_matching import Match
from smpdesk.importing.areas import CODE, Areas, PlannedArea
from smpdesk.importing.carried import carried_down
from smpdesk.importing.columns import Column
from smpdesk.importing.layout import DataRow, Table
from smpdesk.importing.sheets import Raw, leading_spaces, text_of
from smpdesk.importing.wording import (
    is_average,
    is_generic,
    is_plain_total,
    label_of,
    without_notes,
)
from smpdesk.importing.written_periods import read_period, slashed
from smpdesk.importing.year_parts import YearPart, numbered_part, part_alone, part_in
from smpdesk.periods import Period

_BASE = re.compile(
    r"(?:(?:un)?weighted )?base(?: \(?n\)?)?|number of respondents|n ?=", re.IGNORECASE
)
_EVERYBODY = re.compile(r"(?:all|total) (?:\w+ ?){1,3}|(?:all )?(?:persons|people)", re.IGNORECASE)
_BROAD = re.compile(r"group|major|category|class|theme|topic|area", re.IGNORECASE)
_SUBGROUP = re.compile(r"sub\W?group|minor", re.IGNORECASE)
_FINER = re.compile(r"sub|minor", re.IGNORECASE)
FINEST = {
    "lsoa": 0,
    "ward": 1,
    "location": 2,
    "": 3,
    "district": 4,
    "csp": 5,
    "division": 6,
    "county": 7,
    "force": 8,
    "elsewhere": 9,
}


@dataclass
class RowMeaning:
    """A row's names. ``total`` and ``average`` rows are compared, never stored."""

    row: DataRow
    label: str = ""
    area_label: str = ""
    area_code: str = ""
    area_kind: str = ""
    parent_label: str = ""
    levels: tuple[tuple[str, str, str], ...] = ()
    area: Match | None = None
    measure: str = ""
    parent: str = ""
    level: int = 0
    period: Period | None = None
    part: YearPart | None = None
    breakdown: str = ""
    total: bool = False
    average: bool = False
    names: dict[int, str] = field(default_factory=dict)


def rows_of_table(table: Table, columns: Sequence[Column]) -> list[RowMeaning]:
    """The rows with the words of their label columns; ``match_areas`` says which areas they are."""
    labels = _coarse_first([c for c in columns if c.role == "label"], table)
    carried = carried_down(table, labels)
    rows = [_row(table, data, labels, carried.get(data.row, {})) for data in table.data]
    _parents_by_level(rows, labels)
    _tell_apart(rows)
    return rows


def _row(
    table: Table, data: DataRow, labels: Sequence[Column], carried: Mapping[int, Raw]
) -> RowMeaning:
    cells = list(table.sheet.rows[data.row])
    for index, above in carried.items():
        cells[index] = above
    meaning = RowMeaning(data)
    measures: list[str] = []
    breakdowns: list[str] = []
    year: Period | None = None
    qualifier = ""
    for column in labels:
        cell = slashed(cells[column.index]) if column.hyphened_years else cells[column.index]
        text, dashes = label_of(cell)
        if not text:
            continue
        meaning.names[column.index] = text
        if not meaning.label and column.dimension != "area code":
            meaning.label = text
        if column.dimension == "period":
            meaning.period = meaning.period or read_period(cell, column.day_first)
        elif column.dimension == "year":
            year = read_period(cell)
        elif column.dimension == "year part":
            part = numbered_part(text, column.words) or part_alone(text)
            if meaning.part is None or (part and part.months < meaning.part.months):
                meaning.part = part
            meaning.period = meaning.period or read_period(cell)
        elif column.dimension == "measure":
            measures.append(text)
            indent = table.sheet.indents.get((data.row, column.index), 0)
            meaning.level = dashes * 4 + leading_spaces(cell) + indent * 2
        elif column.dimension == "qualifier":
            qualifier = text
        elif column.dimension == "breakdown" and _BASE.fullmatch(text):
            measures.append(text)
        elif column.dimension == "breakdown":
            breakdowns.append(f"{column.words}: {text}" if column.words else text)
    if meaning.part is not None and year is not None:
        meaning.period = part_in(meaning.part, year)
    meaning.period = meaning.period or year
    _place(meaning, labels, cells)
    _counted(meaning, measures, qualifier)
    meaning.breakdown = "; ".join(b for b in breakdowns if not _of_everybody(b.split(": ")[-1]))
    first = meaning.area_label or ("" if breakdowns else meaning.label)
    meaning.total = is_plain_total(first) or is_plain_total(meaning.measure)
    meaning.average = is_average(first) and not meaning.measure
    return meaning


def _of_everybody(group: str) -> bool:
    """Whether a group is all there are: Total, All casualties, Persons, All ages."""
    return is_plain_total(group) or bool(_EVERYBODY.fullmatch(group))


def _coarse_first(labels: list[Column], table: Table) -> list[Column]:
    """The label columns with those of measures from the broadest to the finest.

    A description has more different words than its subgroup, and that more than its group.
    """

    def fineness(column: Column) -> tuple[int, bool, bool, bool, int]:
        different = {text_of(table.sheet.rows[data.row][column.index]) for data in table.data}
        broad = bool(_BROAD.search(column.words)) and not _FINER.search(column.words)
        grouping, finer = _SUBGROUP.search(column.words), _FINER.search(column.words)
        return len(different), not broad, not grouping, bool(finer), column.index

    measures = sorted((c for c in labels if c.dimension == "measure"), key=fineness)
    return [c for c in labels if c.dimension != "measure"] + measures


def _counted(meaning: RowMeaning, measures: list[str], qualifier: str) -> None:
    """Offence group, subgroup: the last is the measure, the one before it its parent."""
    kept = [m for m in dict.fromkeys(measures) if not is_generic(m) or len(measures) == 1]
    kept = kept or measures[-1:]
    meaning.measure = kept[-1] if kept else ""
    meaning.parent = kept[-2] if len(kept) > 1 else ""
    if qualifier and not is_generic(qualifier) and meaning.measure:
        meaning.parent, meaning.measure = meaning.measure, f"{meaning.measure}: {qualifier}"


def _place(meaning: RowMeaning, labels: Sequence[Column], cells: list[Raw]) -> None:
    """The finest area that the row names, and the one around it."""
    levels: dict[str, dict[str, str]] = defaultdict(dict)
    for column in labels:
        text = without_notes(text_of(cells[column.index]))
        if column.dimension == "area code" and CODE.fullmatch(text):
            levels[column.kind]["code"] = text
        elif column.dimension == "area" and text:
            levels[column.kind].setdefault("name", label_of(text)[0])
    order = sorted(levels, key=lambda kind: FINEST.get(kind, 3))
    if not order:
        return
    meaning.levels = tuple(
        (levels[kind].get("name", ""), levels[kind].get("code", ""), kind) for kind in order
    )
    take_level(meaning, 0)


def take_level(meaning: RowMeaning, which: int) -> None:
    """Lets the row be of its area at this level: 0 the finest, 1 the one around it."""
    meaning.area_label, meaning.area_code, meaning.area_kind = meaning.levels[which]
    around = meaning.levels[which + 1] if which + 1 < len(meaning.levels) else ("", "", "")
    meaning.parent_label = around[1] or around[0]


def _parents_by_level(rows: list[RowMeaning], labels: Sequence[Column]) -> None:
    """A row that is indented or dashed belongs to the nearest row above that is less so."""
    if len([c for c in labels if c.dimension == "measure"]) != 1:
        return
    above: list[RowMeaning] = []
    for row in rows:
        while above and above[-1].level >= row.level:
            above.pop()
        if above and row.level:
            row.parent = above[-1].measure
        above.append(row)


def _tell_apart(rows: list[RowMeaning]) -> None:
    """“Other” under two different groups becomes “Group: Other”."""
    groups: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        groups[row.measure].add(row.parent)
    for row in rows:
        if row.parent and len(groups[row.measure]) > 1:
            row.measure = f"{row.parent}: {row.measure}"


def section_meaning(section: str, areas: Areas) -> tuple[PlannedArea | None, Period | None, str]:
    """A heading between rows: an area, a period, or else the words of a measure."""
    text = without_notes(section)
    if not text:
        return None, None, ""
    period = read_period(text)
    if period is not None:
        return None, period, ""
    found = areas.named(text)
    if found:
        return found[0], None, ""
    return None, None, text
