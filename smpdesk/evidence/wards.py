"""Counts ward by ward, fit to publish."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

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
from smpdesk.models.holdings import source_of
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Area, Measure
from smpdesk.models.small_areas import ward_rows
from smpdesk.periods import Period

MOST_MEASURES = 4
NEARLY_ALL = 0.9
"""The part of a district's count from which the wards listed are taken to be all of them."""


@dataclass(frozen=True)
class Wards:
    """Wards by measure over one period, in the order of the first measure, the highest first.

    A cell shows its count, ``*`` where it may not be published, or a dash. ``whole`` is the row
    of the district. ``sentence`` says what was hidden; empty when nothing was.
    """

    period: Period
    measures: tuple[Measure, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    whole: tuple[str, tuple[str, ...]]
    sentence: str
    source: str


def ward_tables(
    file: PartnershipFile, own: Area, data_year: Period, smallest: int = 0
) -> list[Wards]:
    """The tables of the wards' counts for the years that end in the data year.

    ``smallest`` is the smallest count to publish; 0 hides only what its source has hidden.
    """
    counts: dict[Period, dict[int, dict[int, Value]]] = defaultdict(lambda: defaultdict(dict))
    for row in ward_rows(file, own, data_year):
        value = SUPPRESSED if row["status"] == "suppressed" else row["value"]
        counts[Period(row["start"], row["months"])][row["measure"]][row["area"]] = value
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
    )


def _text(counts: CountTable, hidden: Suppression | None, cell: Cell) -> str:
    """A cell as printed."""
    if hidden is not None:
        return hidden.text(cell, "–")
    value = counts.counts[cell]
    return MARK if isinstance(value, Suppressed) else "–" if value is None else f"{value:,.0f}"


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
