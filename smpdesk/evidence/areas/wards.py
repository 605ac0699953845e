"""Counts ward by ward, fit to publish."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from smpdesk.analysis.disclosure import (
    MARK,
    SUPPRESSED,
    CountTable,
    Relation,
    Suppressed,
    Suppression,
    suppress,
)
from smpdesk.analysis.disclosure.table import Cell, Value
from smpdesk.models.figures.holdings import areas_held, measures_held, periods_held, source_of
from smpdesk.models.figures.small_areas import ward_rows
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Area, Measure
from smpdesk.periods import Period

MOST_MEASURES = 4
_MOST_YEARS = 13
_FEWEST = 2
NEARLY_ALL = 0.9
"""The part of a district's count from which the wards listed are taken to be all of them."""


@dataclass(frozen=True)
class Wards:
    """Wards by measure over one period, in the order of the first measure, the highest first.

    A cell shows its count, ``*`` where it may not be published, or a dash. ``whole`` is the row
    of the district. ``sentence`` says what was hidden; empty when nothing was. ``counts`` are
    the numbers of the first measure by ward, None where a cell shows none.
    """

    period: Period
    measures: tuple[Measure, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    whole: tuple[str, tuple[str, ...]]
    sentence: str
    source: str
    counts: Mapping[str, float | None]

    @property
    def until(self) -> str:
        """What stands in brackets after every name, "to 2024" of wards no more; or nothing."""
        found = (re.search(r" \((to \d{4})\)$", name) for name, _ in self.rows)
        ends = {end[1] if end else "" for end in found}
        return ends.pop() if len(ends) == 1 else ""

    @property
    def notes(self) -> tuple[str, ...]:
        """What is to be known of the wards and of what was hidden."""
        until = f"Wards as they were {self.until}." if self.until else ""
        return tuple(note for note in (until, self.sentence) if note)

    def told(self, name: str) -> str:
        """A ward's name without what is noted of them all."""
        return name.removesuffix(f" ({self.until})")


def warded_measures(file: PartnershipFile, own: Area) -> list[Measure]:
    """The counts that the file has of two wards of the district or more."""
    wards = {area.id for area in file.all(Area, kind="ward", parent=own.id)}
    return [
        measure
        for measure in measures_held(file)
        if measure.unit == "count"
        and len(wards & {area.id for area in areas_held(file, measure)}) >= _FEWEST
    ]


def ward_periods(file: PartnershipFile, measure: Measure, own: Area) -> list[Period]:
    """The newest years for which two wards of the district have counts, newest first."""
    years = [period for period in periods_held(file, measure, own) if period.months == 12]
    found = ((year, _ward_values(file, measure, own, year)) for year in years[:_MOST_YEARS])
    return [year for year, values in found if len(values.keys() - {own.id}) >= _FEWEST]


def wards_of(
    file: PartnershipFile, measure: Measure, own: Area, period: Period, smallest: int = 0
) -> Wards | None:
    """One measure ward by ward over a year; None where the file has fewer than two wards of it.

    ``smallest`` is the smallest count to publish; 0 hides only what its source has hidden.
    """
    values = _ward_values(file, measure, own, period)
    if len(values.keys() - {own.id}) < _FEWEST:
        return None
    return _table(file, own, period, (measure,), {measure.id: values}, smallest)


def ward_words(wards: Wards) -> str:
    """The first three wards, the last one, and the district, in a sentence or two."""
    counted = ((wards.told(name), value) for name, value in wards.counts.items())
    named = [(name, value) for name, value in counted if value is not None]
    whole, cells = wards.whole
    told = f"{wards.measures[0].name} in {whole}, {wards.period.text()}: {cells[0]} in all."
    if not named:
        return told
    most = ", ".join(f"{name} ({value:,.0f})" for name, value in named[:3])
    words = f"{told} Most in {most}"
    if len(named) > 3:
        name, value = named[-1]
        words += f"; fewest of those shown in {name} ({value:,.0f})"
    return f"{words}."


def _ward_values(
    file: PartnershipFile, measure: Measure, own: Area, period: Period
) -> dict[int, Value]:
    """The counts of the district and of its wards by the area's id."""
    return {
        row["area"]: _value(row)
        for row in ward_rows(file, own, period)
        if row["measure"] == measure.id and Period(row["start"], row["months"]) == period
    }


def _value(row: Mapping[str, Any]) -> Value:
    value: Value = SUPPRESSED if row["status"] == "suppressed" else row["value"]
    return value


def ward_tables(
    file: PartnershipFile, own: Area, data_year: Period, smallest: int = 0
) -> list[Wards]:
    """The tables of the wards' counts for the years that end in the data year.

    ``smallest`` is the smallest count to publish; 0 hides only what its source has hidden.
    """
    counts: dict[Period, dict[int, dict[int, Value]]] = defaultdict(lambda: defaultdict(dict))
    for row in ward_rows(file, own, data_year):
        counts[Period(row["start"], row["months"])][row["measure"]][row["area"]] = _value(row)
    measures = {m.id: m for m in file.all(Measure) if m.unit == "count"}
    made = []
    for period, by_measure in sorted(counts.items(), key=lambda item: item[0].end, reverse=True):
        wanted = [m for m in by_measure if m in measures and len(by_measure[m]) > 2]
        wanted.sort(key=lambda m: -_size(by_measure[m].get(own.id)))
        for start in range(0, len(wanted), MOST_MEASURES):
            chosen = wanted[start : start + MOST_MEASURES]
            values = {m: by_measure[m] for m in chosen}
            shown = tuple(measures[m] for m in chosen)
            made.append(_table(file, own, period, shown, values, smallest))
    return made


def _table(
    file: PartnershipFile,
    own: Area,
    period: Period,
    measures: tuple[Measure, ...],
    values: dict[int, dict[int, Value]],
    smallest: int,
) -> Wards:
    names = {a.id: a.name for a in file.all(Area)}
    areas = {area for held in values.values() for area in held if area != own.id}
    counts = _counts(own, values)
    hidden = suppress(counts, smallest) if smallest > 1 else None
    first = measures[0].id
    ordered = sorted(areas, key=lambda area: (_place(counts, hidden, (first, area)), names[area]))
    told = [
        (names[area], tuple(_text(counts, hidden, (m.id, area)) for m in measures))
        for area in [*ordered, own.id]
    ]
    return Wards(
        period,
        measures,
        tuple(told[:-1]),
        told[-1],
        hidden.sentence if hidden is not None and hidden.hidden else "",
        source_of(file, measures[0], own, period),
        {names[area]: _number(counts, hidden, (first, area)) for area in ordered},
    )


def _text(counts: CountTable, hidden: Suppression | None, cell: Cell) -> str:
    """A cell as printed."""
    if hidden is not None:
        return hidden.text(cell, "–")
    value = counts.counts[cell]
    return MARK if isinstance(value, Suppressed) else "–" if value is None else f"{value:,.0f}"


def _number(counts: CountTable, hidden: Suppression | None, cell: Cell) -> float | None:
    """A cell's count where it may be shown."""
    if hidden is not None:
        return hidden.shown(cell)
    value = counts.counts[cell]
    return None if isinstance(value, Suppressed) else value


def _counts(own: Area, values: dict[int, dict[int, Value]]) -> CountTable:
    """Wards and their district, each measure by itself."""
    counts: dict[Cell, Value] = {}
    relations = []
    every = {area for held in values.values() for area in held} | {own.id}
    for measure, held in values.items():
        counts |= {(measure, area): held.get(area) for area in every}
        parts = tuple((measure, area) for area in held if area != own.id)
        if _add_up([held[area] for _, area in parts], held.get(own.id)):
            relations.append(Relation((measure, own.id), parts))
    return CountTable(counts, relations)


def _add_up(parts: list[Value], whole: Value) -> bool:
    """Whether the wards are all there: they come near to the district's count."""
    return _size(whole) > 0 and sum(map(_size, parts)) >= NEARLY_ALL * _size(whole)


def _place(counts: CountTable, hidden: Suppression | None, cell: Cell) -> float:
    """Where a row stands: by its count, hidden ones last, so that their place tells nothing."""
    if hidden is not None and hidden.shown(cell) is None:
        return float("inf")
    return -_size(counts.counts[cell])


def _size(value: Value) -> float:
    return float(value) if isinstance(value, int | float) else 0.0
