"""What each row of a table means: its area, measure, period and breakdown, or that it's a total."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from smpdesk.importing.area_matching import Match, matches_for
from smpdesk.importing.areas import CODE, Areas, PlannedArea, kind_of_code, new_area
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
from smpdesk.importing.written_periods import month_alone, month_in, read_period, slashed
from smpdesk.periods import Period

_FORCE = re.compile(
    r"(?:the |whole |all )?(?:force|force ?wide|force total|force area|county total|all districts)",
    re.IGNORECASE,
)
_NOWHERE = re.compile(
    r"^(?:un(?:assigned|known|allocated|classified)|no location|not (?:stated|known))\b", re.I
)
_FINEST = {
    "lsoa": 0,
    "ward": 1,
    "location": 2,
    "": 3,
    "district": 4,
    "csp": 5,
    "division": 6,
    "county": 7,
    "force": 8,
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
    month: int | None = None
    breakdown: str = ""
    total: bool = False
    average: bool = False
    names: dict[int, str] = field(default_factory=dict)


def rows_of_table(table: Table, columns: Sequence[Column], areas: Areas) -> list[RowMeaning]:
    """The rows with the words of their label columns; areas are matched all together."""
    labels = [c for c in columns if c.role == "label"]
    rows = [_row(table, data, labels) for data in table.data]
    _parents_by_level(rows, labels)
    _tell_apart(rows)
    if any(c.dimension in ("area", "area code") for c in labels):
        _match_areas(rows, labels, areas)
    return rows


def _row(table: Table, data: DataRow, labels: Sequence[Column]) -> RowMeaning:
    cells = table.sheet.rows[data.row]
    meaning = RowMeaning(data)
    measures: list[str] = []
    breakdowns: list[str] = []
    year: Period | None = None
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
        elif column.dimension == "month":
            meaning.month = month_alone(text)
            meaning.period = meaning.period or read_period(cell)
        elif column.dimension == "measure":
            measures.append(text)
            indent = table.sheet.indents.get((data.row, column.index), 0)
            meaning.level = dashes * 4 + leading_spaces(cell) + indent * 2
        elif column.dimension == "breakdown":
            breakdowns.append(f"{column.words}: {text}" if column.words else text)
    if meaning.month is not None and year is not None:
        meaning.period = month_in(meaning.month, year)
    meaning.period = meaning.period or year
    _place(meaning, labels, cells)
    _counted(meaning, measures)
    meaning.breakdown = "; ".join(b for b in breakdowns if not is_plain_total(b.split(": ")[-1]))
    first = meaning.area_label or meaning.label
    meaning.total = is_plain_total(first) or is_plain_total(meaning.measure)
    meaning.average = is_average(first) and not meaning.measure
    return meaning


def _counted(meaning: RowMeaning, measures: list[str]) -> None:
    """Offence group, subgroup: the last is the measure, the one before it its parent."""
    kept = [m for m in dict.fromkeys(measures) if not is_generic(m) or len(measures) == 1]
    kept = kept or measures[-1:]
    meaning.measure = kept[-1] if kept else ""
    meaning.parent = kept[-2] if len(kept) > 1 else ""


def _place(meaning: RowMeaning, labels: Sequence[Column], cells: list[Raw]) -> None:
    """The finest area that the row names, and the one around it."""
    levels: dict[str, dict[str, str]] = defaultdict(dict)
    for column in labels:
        text = without_notes(text_of(cells[column.index]))
        if column.dimension == "area code" and CODE.fullmatch(text):
            levels[column.kind]["code"] = text
        elif column.dimension == "area" and text:
            levels[column.kind].setdefault("name", label_of(text)[0])
    order = sorted(levels, key=lambda kind: _FINEST.get(kind, 3))
    if not order:
        return
    meaning.levels = tuple(
        (levels[kind].get("name", ""), levels[kind].get("code", ""), kind) for kind in order
    )
    _take_level(meaning, 0)


def _take_level(meaning: RowMeaning, which: int) -> None:
    meaning.area_label, meaning.area_code, meaning.area_kind = meaning.levels[which]
    around = meaning.levels[which + 1] if which + 1 < len(meaning.levels) else ("", "", "")
    meaning.parent_label = around[1] or around[0]


def _divided(rows: Sequence[RowMeaning]) -> None:
    """Two partnerships within one district: their rows are of the partnerships, not of it."""
    around: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row.area_code and len(row.levels) > 1 and row.levels[1][1]:
            around[row.area_code].add(row.parent_label)
    for row in rows:
        if len(around.get(row.area_code, ())) > 1:
            _take_level(row, 1)


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


def _match_areas(rows: list[RowMeaning], labels: Sequence[Column], areas: Areas) -> None:
    """Codes first, then names among their neighbours; then wards, groups and the force."""
    _divided(rows)
    kind = next((c.kind for c in labels if c.dimension == "area" and c.kind), "")
    wanted = [r.area_label for r in rows if r.area_label and not r.total]
    if kind == "ward":
        parents = {a.key for r in rows if (a := _named(r.parent_label, areas)) is not None}
        district = None if parents else areas.districts_with_wards(wanted)
        areas.look_within(parents or ({district} if district else set()))
    hint = "" if kind in ("csp", "district") else kind
    matches = matches_for(wanted, areas, hint)
    turns = _by_turns(rows, matches)
    for row in rows:
        if row.area_code:
            row.area = _coded(row, areas)
        elif _NOWHERE.match(row.area_label):
            parent = _named(row.parent_label, areas)
            row.area = Match(
                new_area(row.area_label, "elsewhere", "", parent.key if parent else ""), "name"
            )
        elif row.area_label and not row.total and not row.average:
            row.area = turns.get(id(row)) or matches[row.area_label]
            parent = _named(row.parent_label, areas)
            if parent is not None and row.area.certainty == "new":
                place = new_area(row.area_label, row.area_kind or kind or "ward", "", parent.key)
                row.area = Match(place, "new")
    _the_force(rows, areas)


def _by_turns(rows: list[RowMeaning], matches: dict[str, Match]) -> dict[int, Match]:
    """A name that stands twice and is that of two areas: the larger one comes first.

    So “West Midlands” is the region above its forces, then the force.
    """
    places: dict[str, list[RowMeaning]] = defaultdict(list)
    for row in rows:
        if row.period is None and not row.measure and row.area_label in matches:
            places[row.area_label].append(row)
    found: dict[int, Match] = {}
    for label, twice in places.items():
        choices = [matches[label].area, *matches[label].others]
        if len(twice) < 2 or len(twice) != len(choices):
            continue
        choices.sort(key=lambda area: -_FINEST.get(area.kind, 9))
        found |= {id(row): Match(a, "name") for row, a in zip(twice, choices, strict=True)}
    return found


def _named(label: str, areas: Areas) -> PlannedArea | None:
    if CODE.fullmatch(label):
        return areas.coded(label)
    found = areas.named(label) if label else []
    return found[0] if found else None


def _coded(row: RowMeaning, areas: Areas) -> Match:
    known = areas.coded(row.area_code)
    if known is not None:
        return Match(known, "code")
    parent = _named(row.parent_label, areas)
    place = new_area(
        row.area_label or row.area_code,
        kind_of_code(row.area_code),
        row.area_code,
        parent.key if parent else "",
    )
    return Match(place, "code")


def _the_force(rows: list[RowMeaning], areas: Areas) -> None:
    """“Force” is the police force of the districts above it, when they all have the same."""
    forces = {
        areas.force_of(r.area.area.code) or r.area.area.parent
        for r in rows
        if r.area is not None and r.area.area.kind == "district" and r.area.area.code
    }
    for row in rows:
        if not _FORCE.fullmatch(row.area_label):
            continue
        force = areas.by_key.get(next(iter(forces))) if len(forces) == 1 else None
        if force is not None:
            row.area = Match(force, "name")
        else:
            row.area, row.total = None, True


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


def is_force(label: str) -> bool:
    """Whether a label means the whole police force without naming it."""
    return bool(_FORCE.fullmatch(label))
