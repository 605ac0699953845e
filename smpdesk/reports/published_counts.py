"""The counts that the public papers of an assessment tell between them, and what they give away.

Each table hides its small counts so that its own sums don't give them back; another paper of the
same file may still tell the total, or the other parts. Here everything told is put side by side.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from smpdesk.analysis.disclosure import SUPPRESSED, CountTable, Relation
from smpdesk.analysis.disclosure.recover import small_ones, worked_out
from smpdesk.analysis.disclosure.table import Cell, Value
from smpdesk.models.figures.observations import data_rows
from smpdesk.models.records import Area, AreaMember, Measure
from smpdesk.periods import shift_month
from smpdesk.reports.matter import Matter
from smpdesk.reports.told_counts import Change, Count, label, told_changes, told_counts


@dataclass(frozen=True)
class GivenAway:
    """A small count that papers give back, those ``told_in``, or that a text tells itself."""

    count: Count
    told_in: tuple[str, ...]
    told_outright: bool = False

    @property
    def words(self) -> str:
        """What is wrong, in a sentence."""
        papers = " and ".join(self.told_in) or "what is published"
        if self.told_outright:
            return f"It is a small count that the tables hide, but {papers} tells it."
        return f"It is hidden as a small count, but can be worked out from counts in {papers}."


def given_away(matter: Matter) -> list[GivenAway]:
    """The small counts that the public papers of the assessment give back between them."""
    if matter.area is None or not matter.smallest:
        return []
    told: dict[Count, set[str]] = defaultdict(set)
    for count, paper in told_counts(matter):
        told[count].add(paper)
    _add_by_changes(told, list(told_changes(matter)))
    counts = _true_counts(matter)
    for count in told:
        counts.setdefault(count, None)
    table = CountTable(counts, [*_months(counts), *_areas(matter, counts), *_parts(matter, counts)])
    found = worked_out(table, told.keys())
    outright = [
        GivenAway(count, tuple(sorted(told[count])), told_outright=True)
        for count in small_ones(counts, told, matter.smallest)
        if isinstance(count, Count)
    ]
    return outright + [
        GivenAway(count, _papers(found[count], told))
        for count in small_ones(counts, found, matter.smallest)
        if isinstance(count, Count)
    ]


def _add_by_changes(told: dict[Count, set[str]], changes: Sequence[Change]) -> None:
    """Add to ``told`` the counts that a change told in a text gives from one that is told."""
    more = True
    while more:
        more = False
        for change in changes:
            for known, other, gives in (
                (change.before, change.now, change.gives_now),
                (change.now, change.before, change.gives_before),
            ):
                if gives and known in told and other not in told:
                    told[other].add(change.where)
                    more = True


def _papers(relation: Relation, told: dict[Count, set[str]]) -> tuple[str, ...]:
    cells = (relation.total, *relation.parts)
    papers = (p for cell in cells if isinstance(cell, Count) for p in sorted(told.get(cell, ())))
    return tuple(dict.fromkeys(papers))


def _true_counts(matter: Matter) -> dict[Cell, Value]:
    counts: dict[Cell, Value] = {}
    for row in data_rows(matter.file):
        if row["unit"] == "count" and (row["value"] is None or row["value"] == int(row["value"])):
            name = f"{row['collection']}: {row['measure']}" if row["collection"] else row["measure"]
            key = Count(name, row["area"], row["breakdown"], row["start"], row["months"])
            counts[key] = SUPPRESSED if row["status"] == "suppressed" else row["value"]
    return counts


# What adds up to what


def _whole(counts: dict[Cell, Value], total: Count, parts: Iterable[Count]) -> Iterator[Relation]:
    """A sum, where every part is held and the figures really add up."""
    cells = tuple(parts)
    if not cells or any(counts.get(cell) is None for cell in cells):
        return
    values = [counts[cell] for cell in cells]
    known = [value for value in values if isinstance(value, int | float)]
    whole = counts.get(total)
    if whole is None:
        if len(known) == len(values):
            counts[total] = sum(known)
            yield Relation(total, cells)
    elif not isinstance(whole, int | float) or (
        sum(known) == whole if len(known) == len(values) else sum(known) < whole
    ):
        yield Relation(total, cells)


def _months(counts: dict[Cell, Value]) -> list[Relation]:
    """Months that add up to a year, or to any other time of which something is told."""
    held = [cell for cell in counts if isinstance(cell, Count)]
    spans = {(cell.start, cell.months) for cell in held if cell.months > 1}
    found: list[Relation] = []
    for month in [cell for cell in held if cell.months == 1]:
        for start, months in sorted(spans):
            if month.start == start:
                parts = (month._replace(start=shift_month(start, n)) for n in range(months))
                found += _whole(counts, month._replace(months=months), parts)
    return found


def _areas(matter: Matter, counts: dict[Cell, Value]) -> list[Relation]:
    """Groups of areas with their members, districts with their wards."""
    areas = {area.id: area for area in matter.file.all(Area)}
    groups: dict[str, set[str]] = defaultdict(set)
    for link in matter.file.all(AreaMember):
        groups[areas[link.area].name].add(areas[link.member].name)
    wards: dict[str, set[str]] = defaultdict(set)
    for area in areas.values():
        if area.kind == "ward" and area.parent in areas:
            wards[areas[area.parent].name].add(area.name)
    held: dict[Count, set[str]] = defaultdict(set)
    for cell in counts:
        if isinstance(cell, Count):
            held[cell._replace(area="")].add(cell.area)
    found: list[Relation] = []
    for key, names in held.items():
        for whole in names & groups.keys():
            parts = (key._replace(area=name) for name in sorted(groups[whole]))
            found += _whole(counts, key._replace(area=whole), parts)
        for whole in names & wards.keys():
            parts = (key._replace(area=name) for name in sorted(wards[whole] & names))
            found += _whole(counts, key._replace(area=whole), parts)
    return found


def _parts(matter: Matter, counts: dict[Cell, Value]) -> list[Relation]:
    """Measures with the measures right below them."""
    measures = {m.id: m for m in matter.file.all(Measure, unit="count")}
    below: dict[str, set[str]] = defaultdict(set)
    for measure in measures.values():
        if measure.parent in measures:
            below[label(measures[measure.parent])].add(label(measure))
    found: list[Relation] = []
    for cell in tuple(counts):
        if isinstance(cell, Count) and cell.measure in below:
            parts = [cell._replace(measure=name) for name in sorted(below[cell.measure])]
            found += _whole(counts, cell, (part for part in parts if part in counts))
    return found
