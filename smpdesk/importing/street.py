"""Counted incidents become observations by month, type and district, and ward where known."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from smpdesk.importing.areas import CODE, PlannedArea, new_area
from smpdesk.importing.gathered import Gathered
from smpdesk.importing.incidents import Counted, Key, district_in
from smpdesk.importing.measures import MeasureKey
from smpdesk.importing.plan import (
    ImportFinding,
    LeftOut,
    PlannedObservation,
    PlannedTable,
    Taken,
)
from smpdesk.importing.sheets import Box, address, text_of
from smpdesk.importing.written_periods import read_period
from smpdesk.periods import Period

STREET_SOURCE = "police.uk, street-level crime (Open Government Licence v3.0)"


@dataclass
class _Place:
    """Where a row lies: its district (or the area that stands for no place), and its ward."""

    area: PlannedArea
    ward: PlannedArea | None = None
    force: str = ""
    old_code: bool = False


@dataclass
class _Tally:
    """Counts by type, area and month, with the file that brought them."""

    counts: dict[tuple[MeasureKey, str, str], int] = field(default_factory=lambda: defaultdict(int))
    table_of: dict[tuple[str, str], int] = field(default_factory=dict)
    covered: dict[tuple[str, str], set[MeasureKey]] = field(
        default_factory=lambda: defaultdict(set)
    )
    within: dict[str, str] = field(default_factory=dict)
    old_codes: int = 0
    nowhere: int = 0
    undated: int = 0
    measures: dict[str, MeasureKey] = field(default_factory=dict)
    outside: Counter[str] = field(default_factory=Counter)


def gather_incidents(counted: Counted, gathered: Gathered) -> None:
    """Adds the counted files to the plan: a table a file, an observation a month, type, area.

    An area of the force's own that appears in the files has 0, not a gap, for a type that the
    force recorded elsewhere that month. Rows without a location have an area of their own.
    """
    tally = _Tally()
    places: dict[tuple[str, str, str], _Place] = {}
    seen: list[Counter[Key]] = []
    months_read: dict[str, Period | None] = {}
    for name, counts in counted.files.items():
        number = len(gathered.tables)
        if counts and counts in seen:
            why = "the same rows as another file in it: not counted twice"
            gathered.tables.append(_table(counted, name, gathered, set(), included=False))
            gathered.findings.append(ImportFinding("problem", name, f"{name} has {why}."))
            continue
        seen.append(counts)
        months: set[Period] = set()
        for key, count in counts.items():
            month = months_read.get(key[0])
            if month is None:
                month = months_read[key[0]] = read_period(key[0])
            if month is None or not text_of(key[4]):
                tally.undated += count
                continue
            months.add(month)
            where = (key[1], key[2], key[3])
            if where not in places:
                places[where] = _used(_place(where, gathered), gathered)
            _count(tally, places[where], key[4], month, count, number, counted, gathered)
        gathered.tables.append(_table(counted, name, gathered, months))
        gathered.rows += counted.rows[name]
    _fill_noughts(tally)
    gathered.observations += _observations(tally)
    gathered.shapes.append(list(counted.columns.shape))
    if counted.columns.street_level:
        gathered.source = gathered.source or STREET_SOURCE
    _say(tally, counted, gathered)


def _place(where: tuple[str, str, str], gathered: Gathered) -> _Place:
    """The district and ward of a row: by its LSOA, by its LSOA's name, by its place's name."""
    force_name, code, name = (text_of(part) for part in where)
    geography, areas = gathered.known.geography, gathered.areas
    forces = [a for a in areas.named(force_name) if a.kind == "force"] if force_name else []
    force = forces[0].key if forces else ""
    if force:
        gathered.use_area(forces[0])
    ward = areas.coded(geography.ward_of_lsoa(code) or "") if code else None
    if code.startswith(("E05", "W05")):
        ward = areas.coded(code)
    district = geography.district_of_lsoa(code) or (ward.parent if ward else "")
    found = areas.by_key.get(district or "")
    if found is None and name:
        named = areas.named(district_in(name)) or areas.named(name)
        found = next((a for a in named if a.kind in ("district", "ward")), None)
    if found is not None:
        old = bool(CODE.fullmatch(code)) and ward is None
        return _Place(found, ward, force, old)
    if not code and not name:
        title = f"No location, {force_name}" if force_name else "No location"
        return _Place(new_area(title, "elsewhere", "", force), None, force)
    if name and not code:
        return _Place(new_area(name, "location", "", force), None, force)
    return _Place(new_area(f"Unknown area {code or name}", "elsewhere", "", force), None, force)


def _used(place: _Place, gathered: Gathered) -> _Place:
    gathered.use_area(place.area)
    if place.ward is not None:
        gathered.use_area(place.ward)
    return place


def _count(
    tally: _Tally,
    place: _Place,
    kind: str,
    month: Period,
    count: int,
    number: int,
    counted: Counted,
    gathered: Gathered,
) -> None:
    measure = tally.measures.get(kind)
    if measure is None:
        collection = counted.columns.collection
        measure = gathered.use_measure(text_of(kind), "count", collection=collection)
        tally.measures[kind] = measure
    district = place.area.key
    if place.area.kind == "elsewhere":
        tally.nowhere += count
    if place.old_code:
        tally.old_codes += count
    own = place.force and place.area.parent == place.force
    if place.force and place.area.kind == "district" and not own:
        tally.outside[place.area.name] += count
    tally.counts[measure, district, month.start] += count
    tally.table_of.setdefault((place.force, month.start), number)
    tally.table_of.setdefault((district, month.start), number)
    tally.covered[place.force, month.start].add(measure)
    if own:
        tally.within[district] = place.force
    if place.ward is not None and place.ward.key != district:
        ward = place.ward.key
        tally.counts[measure, ward, month.start] += count
        tally.table_of.setdefault((ward, month.start), number)
        if own:
            tally.within[ward] = place.force


def _fill_noughts(tally: _Tally) -> None:
    months: dict[str, list[str]] = defaultdict(list)
    for force, month in tally.covered:
        months[force].append(month)
    for area, force in tally.within.items():
        for month in months[force]:
            for measure in tally.covered[force, month]:
                tally.counts[measure, area, month] += 0


def _observations(tally: _Tally) -> Iterator[PlannedObservation]:
    for (measure, area, month), count in tally.counts.items():
        table = tally.table_of.get((area, month))
        if table is None:
            table = tally.table_of[tally.within[area], month]
        yield PlannedObservation(measure, area, month, 1, "", float(count), "value", table, "")


def _table(
    counted: Counted, name: str, gathered: Gathered, months: set[Period], included: bool = True
) -> PlannedTable:
    width = len(counted.columns.header)
    top = counted.columns.header_row
    box = Box(top, 0, top + counted.rows[name], width - 1)
    return PlannedTable(
        id=f"{name}",
        sheet=name,
        cells=box.address,
        heading=f"{counted.columns.collection}, {counted.rows[name]:,} rows",
        shape="incident",
        measures=tuple(m.name for m in gathered.measures.values()),
        areas=tuple(a.name for a in gathered.used_areas.values() if a.kind == "district"),
        periods=tuple(sorted(months)),
        taken=_taken(counted),
        included=included,
    )


def _taken(counted: Counted) -> dict[str, Taken]:
    columns, taken = counted.columns, {}
    roles: dict[int, Taken] = {
        columns.month: "period",
        columns.kind: "measure",
        columns.code: "area",
        columns.place: "area",
        columns.force: "area",
    }
    for row in range(columns.header_row, min(len(counted.start), columns.header_row + 20)):
        for column in range(len(columns.header)):
            taken[address(row, column)] = roles.get(column, "left out")
    return taken


def _say(tally: _Tally, counted: Counted, gathered: Gathered) -> None:
    """What the officer should know of how the rows were placed."""
    total = sum(counted.rows.values())
    notes = []
    if tally.nowhere:
        share = 100 * tally.nowhere / total
        notes.append(
            f"{tally.nowhere:,} of {total:,} rows ({share:.1f} %) have no location; they are "
            "counted apart and belong to no district."
        )
    if tally.old_codes:
        notes.append(
            f"{tally.old_codes:,} rows have an LSOA of before 2021 that was redrawn; they are "
            "counted by district, not by ward."
        )
    if tally.outside:
        places = ", ".join(f"{name} {count}" for name, count in tally.outside.most_common(8))
        notes.append(
            f"{sum(tally.outside.values()):,} rows lie outside the force's area ({places}); they "
            "are kept under their own district and are not all that happened there."
        )
    gathered.findings += [ImportFinding("note", gathered.file_name, note) for note in notes]
    left = tally.undated + counted.broken
    if left:
        why = "rows without a month or a type, or cut short"
        first = gathered.tables[-1]
        gathered.tables[-1] = _with_left_out(first, LeftOut("", f"{left:,} rows", why))


def _with_left_out(table: PlannedTable, left: LeftOut) -> PlannedTable:
    from dataclasses import replace

    return replace(table, left_out=(*table.left_out, left))
