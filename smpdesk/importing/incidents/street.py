"""Counted incidents become observations by month, type and district, and ward where known."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from smpdesk.importing.files.sheets import Box, address, text_of
from smpdesk.importing.gazetteer.area_matching import kind_of_heading
from smpdesk.importing.incidents.counting import Counted
from smpdesk.importing.incidents.even_rows import Counts, Said
from smpdesk.importing.incidents.incident_places import Place, place_of
from smpdesk.importing.plans.gathered import Gathered
from smpdesk.importing.plans.measures import MeasureKey
from smpdesk.importing.plans.observations import Observations
from smpdesk.importing.plans.plan import (
    ImportFinding,
    LeftOut,
    Option,
    PlannedTable,
    Taken,
)
from smpdesk.importing.words.written_periods import find_period, read_period
from smpdesk.periods import Period

STREET_SOURCE = "police.uk, street-level crime (Open Government Licence v3.0)"


class _Tally:
    """Counts by type, area and month over all files of one shape."""

    def __init__(self, counted: Counted, gathered: Gathered) -> None:
        self.collection, self.gathered = counted.columns.collection, gathered
        self.kind = kind_of_heading(counted.columns.header[counted.columns.place])
        self.each = _said_of_each(counted, gathered) if counted.columns.kind < 0 else ""
        self.counts: dict[tuple[MeasureKey, str, str], int] = defaultdict(int)
        self.rows: dict[Said, int] = defaultdict(int)
        self.recorded: set[tuple[str, str, MeasureKey]] = set()
        self.table_of: dict[tuple[str, str], int] = {}
        self.places: dict[Said, Place] = {}
        self.undated = 0
        self._facts: dict[Said, tuple[MeasureKey, str] | None] = {}
        self._undated: set[Said] = set()

    def add(self, counts: Counts, number: int) -> set[Period]:
        """Adds the counts of one file, which is table ``number``; gives its months.

        The rows of all LSOAs of a ward are added up first: there are few wards and many LSOAs.
        """
        wards: dict[tuple[str, tuple[str, ...]], dict[Said, int]] = {}
        for where, said in counts.items():
            dated = self._dated(said)
            if not dated:
                continue
            place = self.places.get(where) or self._placed(where)
            held = wards.setdefault((place.force, place.keys), defaultdict(int))
            for what, count in dated.items():
                held[what] += count
            self.rows[where] += sum(dated.values())
        return {
            Period(month)
            for (force, keys), held in wards.items()
            for month in self._add_ward(force, keys, held, number)
        }

    def _dated(self, said: dict[Said, int]) -> dict[Said, int]:
        """The counts that have a month and a type; the others are left out and told."""
        facts = self._facts
        for what in said:
            if what not in facts:
                facts[what] = self._fact(*what)
        if not self._undated or self._undated.isdisjoint(said):
            return said
        self.undated += sum(count for what, count in said.items() if what in self._undated)
        return {what: count for what, count in said.items() if what not in self._undated}

    def _add_ward(
        self, force: str, keys: tuple[str, ...], held: dict[Said, int], number: int
    ) -> set[str]:
        months = set()
        for said, count in held.items():
            fact = self._facts[said]
            assert fact is not None
            measure, month = fact
            months.add(month)
            self.recorded.add((force, month, measure))
            for area in keys:
                self.counts[measure, area, month] += count
        for month in months:
            for area in (force, *keys):
                self.table_of.setdefault((area, month), number)
        return months

    def _fact(self, month: str, kind: str) -> tuple[MeasureKey, str] | None:
        period, name = read_period(month), text_of(kind) or self.each
        if period is None or not name:
            self._undated.add((month, kind))
            return None
        key = self.gathered.use_measure(name, "count", collection=self.collection)
        return key, period.start

    def _placed(self, where: Said) -> Place:
        place = place_of(where, self.kind, self.gathered)
        self.gathered.use_area(place.area)
        if place.ward is not None:
            self.gathered.use_area(place.ward)
        self.places[where] = place
        return place

    def fill_noughts(self) -> None:
        """0 for each type that the force recorded in a month, in its areas that appear at all."""
        types: dict[str, list[tuple[str, MeasureKey]]] = defaultdict(list)
        for force, month, measure in self.recorded:
            types[force].append((month, measure))
        for area, force in self.within().items():
            for month, measure in types[force]:
                self.counts[measure, area, month] += 0

    def within(self) -> dict[str, str]:
        """The areas that lie in the force which recorded them, with that force."""
        own = [place for place in self.places.values() if place.own]
        return {key: place.force for place in own for key in place.keys}

    def observe(self, into: Observations) -> None:
        """Adds an observation a type, area and month."""
        within = self.within()
        for (measure, area, month), count in self.counts.items():
            table = self.table_of.get((area, month))
            if table is None:
                table = self.table_of[within[area], month]
            into.add(measure, area, month, 1, "", count, "value", table)

    def rows_where(self, test: Callable[[Place], bool]) -> int:
        """How many rows lie in places that pass the test."""
        return sum(count for where, count in self.rows.items() if test(self.places[where]))

    def outside(self) -> Counter[str]:
        """Rows that a force recorded outside its own area, by district."""
        found: Counter[str] = Counter()
        for where, count in self.rows.items():
            place = self.places[where]
            if place.force and place.area.kind == "district" and not place.own:
                found[place.area.name] += count
        return found


def _said_of_each(counted: Counted, gathered: Gathered) -> str:
    """What each row of a list without types is, which only the officer can say."""
    words = re.sub(r"[-_]+", " ", Path(gathered.file_name).stem).strip()
    best = (find_period(words) or (None, words))[1] or words
    return str(
        gathered.asking.ask(
            "measure@rows",
            "Each row has a day and a reference of its own and is counted as one. One what?",
            [Option(best, best)],
            best,
            free=True,
        )
    )


def gather_incidents(counted: Counted, gathered: Gathered) -> None:
    """Adds the counted files to the plan: a table a file, an observation a month, type, area.

    An area of the force's own that appears in the files has 0, not a gap, for a type that the
    force recorded elsewhere that month. Rows without a location have an area of their own.
    """
    _look_around(counted, gathered)
    tally = _Tally(counted, gathered)
    seen: list[Counts] = []
    for name, counts in counted.files.items():
        if counts and counts in seen:
            why = "the same rows as another file in it: not counted twice"
            gathered.tables.append(_table(counted, name, gathered, set(), included=False))
            gathered.findings.append(ImportFinding("problem", name, f"{name} has {why}."))
            continue
        seen.append(counts)
        months = tally.add(counts, len(gathered.tables))
        gathered.tables.append(_table(counted, name, gathered, months))
        gathered.rows += counted.rows[name]
    tally.fill_noughts()
    tally.observe(gathered.counted)
    gathered.shapes.append(list(counted.columns.shape))
    if counted.columns.street_level:
        gathered.source = gathered.source or STREET_SOURCE
    _say(tally, counted, gathered)


def _look_around(counted: Counted, gathered: Gathered) -> None:
    """Makes the wards of the district known in which rows named by ward alone lie.

    It is the one that the file's name speaks of, else the one that has such wards.
    """
    areas = gathered.areas
    if counted.columns.code >= 0 or counted.columns.place < 0:
        return
    around = areas.in_text(re.sub(r"[-_]+", " ", Path(gathered.file_name).stem))
    names = {where[2] for counts in counted.files.values() for where in counts}
    if around is None or around.kind != "district":
        district = areas.districts_with_wards([text_of(name) for name in names])
        areas.look_within({district} if district else set())
    else:
        areas.look_within({around.key})


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
    nowhere = tally.rows_where(lambda place: place.area.kind == "elsewhere")
    old_codes, outside = tally.rows_where(lambda place: place.old_code), tally.outside()
    if counted.columns.kind < 0:
        notes.append("Each row is counted as one; numbers in its columns are not added up.")
    if nowhere:
        share = 100 * nowhere / total
        notes.append(
            f"{_rows(nowhere)} of {total:,} ({share:.1f}%) without a location, counted apart: "
            "part of no district."
        )
    if old_codes:
        notes.append(
            f"{_rows(old_codes)} with an LSOA of before 2021 that was redrawn, counted by "
            "district and not by ward."
        )
    if outside:
        places = ", ".join(f"{name} {count}" for name, count in outside.most_common(8))
        notes.append(
            f"{_rows(sum(outside.values()))} outside the force's area ({places}), kept under "
            "their own district: not all that happened there."
        )
    gathered.findings += [ImportFinding("note", gathered.file_name, note) for note in notes]
    left = tally.undated + counted.broken
    if left:
        why = "rows without a month or a type, or cut short"
        first = gathered.tables[-1]
        gathered.tables[-1] = _with_left_out(first, LeftOut("", _rows(left), why))


def _rows(count: int) -> str:
    return "1 row" if count == 1 else f"{count:,} rows"


def _with_left_out(table: PlannedTable, left: LeftOut) -> PlannedTable:
    return replace(table, left_out=(*table.left_out, left))
