"""The counts that the public papers of an assessment tell between them, and what they give away.

Each table hides its small counts so that its own sums don't give them back; another paper of the
same file may still tell the total, or the other parts. Here everything told is put side by side.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from smpdesk.analysis.disclosure import SUPPRESSED, CountTable, Relation
from smpdesk.analysis.disclosure.recover import small_ones, worked_out
from smpdesk.analysis.disclosure.table import Cell, Value
from smpdesk.evidence.comparisons import parse_period
from smpdesk.evidence.districts import district_comparisons
from smpdesk.evidence.figures import REFERENCE, wanted
from smpdesk.evidence.key_figures import key_figures
from smpdesk.evidence.published_data import published_data
from smpdesk.evidence.published_years import published_years
from smpdesk.evidence.wards import ward_tables
from smpdesk.models.observations import data_rows
from smpdesk.models.records import Area, AreaMember, Measure
from smpdesk.periods import Period, shift_month
from smpdesk.reports.matter import Matter


class Count(NamedTuple):
    """A count as papers tell it: the measure with its collection, the area, the months."""

    measure: str
    area: str
    breakdown: str
    start: str
    months: int

    def __str__(self) -> str:
        of = f" ({self.breakdown})" if self.breakdown else ""
        return f"{self.measure}{of}, {self.area}, {Period(self.start, self.months).text()}"


@dataclass(frozen=True)
class GivenAway:
    """A small count that nothing prints but that others give back; ``told_in`` are their papers."""

    count: Count
    told_in: tuple[str, ...]

    @property
    def words(self) -> str:
        """What is wrong, in a sentence."""
        papers = " and ".join(self.told_in) or "what is published"
        return f"It is hidden as a small count, but can be worked out from counts in {papers}."


def given_away(matter: Matter) -> list[GivenAway]:
    """The small counts that the public papers of the assessment give back between them."""
    if matter.area is None or not matter.smallest:
        return []
    told: dict[Count, set[str]] = defaultdict(set)
    for count, paper in _told(matter):
        told[count].add(paper)
    counts = _true_counts(matter)
    for count in told:
        counts.setdefault(count, None)
    table = CountTable(counts, [*_months(counts), *_areas(matter, counts), *_parts(matter, counts)])
    found = worked_out(table, told.keys())
    return [
        GivenAway(count, _papers(found[count], told))
        for count in small_ones(counts, found, matter.smallest)
        if isinstance(count, Count)
    ]


def _papers(relation: Relation, told: dict[Count, set[str]]) -> tuple[str, ...]:
    cells = (relation.total, *relation.parts)
    papers = (p for cell in cells if isinstance(cell, Count) for p in sorted(told.get(cell, ())))
    return tuple(dict.fromkeys(papers))


def _label(measure: Measure) -> str:
    return f"{measure.collection}: {measure.name}" if measure.collection else measure.name


def _true_counts(matter: Matter) -> dict[Cell, Value]:
    counts: dict[Cell, Value] = {}
    for row in data_rows(matter.file):
        if row["unit"] == "count" and (row["value"] is None or row["value"] == int(row["value"])):
            name = f"{row['collection']}: {row['measure']}" if row["collection"] else row["measure"]
            key = Count(name, row["area"], row["breakdown"], row["start"], row["months"])
            counts[key] = SUPPRESSED if row["status"] == "suppressed" else row["value"]
    return counts


# What is told


def _told(matter: Matter) -> Iterator[tuple[Count, str]]:
    """Every count that a public paper prints, and the paper."""
    assert matter.area is not None
    file, area, year, smallest = matter.file, matter.area, matter.data_period, matter.smallest
    for name, rows in published_data(file, smallest).by_measure.items():
        for row in rows:
            if row["unit"] == "count" and row["value"] is not None:
                count = Count(name, row["area"], row["breakdown"], row["start"], row["months"])
                yield count, "the data"
    for compared in district_comparisons(file, area, year, smallest):
        table = compared.table
        for each in table.rows:
            hidden = compared.hidden.get(each.area, frozenset())
            for field, value, period in (
                ("value", each.value, table.period),
                ("previous", each.previous, table.previous),
            ):
                if value is not None and field not in hidden:
                    yield _count(compared.measure, each.area, period), "the strategic assessment"
    for wards in ward_tables(file, area, year, smallest):
        for name, cells in (*wards.rows, wards.whole):
            for measure, cell in zip(wards.measures, cells, strict=True):
                if cell.replace(",", "").isdigit():
                    yield _count(measure, name, wards.period), "the strategic assessment"
    yield from _told_of_own(matter)
    yield from _told_in_texts(matter)


def _count(measure: Measure, area: str, period: Period) -> Count:
    return Count(_label(measure), area, "", period.start, period.months)


def _told_of_own(matter: Matter) -> Iterator[tuple[Count, str]]:
    """The year against the year before, and the figures of the summary."""
    assert matter.area is not None
    own, year = matter.area, matter.data_period
    measures = {m.name: m for m in matter.file.all(Measure, unit="count")}
    years = published_years(matter.file, own, year, matter.smallest)
    for row in years.table.rows if years is not None else ():
        hidden = years.hidden.get(row.measure, frozenset()) if years is not None else ()
        for field, value in (("now", row.change.now), ("before", row.change.before)):
            if years is not None and value is not None and field not in hidden:
                period = years.table.now if field == "now" else years.table.before
                yield _count(measures[row.measure], own.name, period), "the plan"
    for figure in key_figures(matter.file, own, year, smallest=matter.smallest):
        for told, period in ((figure.change.now, year), (figure.change.before, year.previous())):
            if told is not None:
                yield _count(figure.measure, own.name, period), "the summary"


def _told_in_texts(matter: Matter) -> Iterator[tuple[Count, str]]:
    """The live figures of the public texts."""
    assert matter.area is not None
    measures = {m.name.casefold(): m for m in matter.file.all(Measure, unit="count")}
    for section in matter.sections:
        if section.edition != "public":
            continue
        for match in REFERENCE.finditer(section.text):
            asked = wanted(match[0])
            measure = measures.get(asked.measure.casefold()) if asked is not None else None
            shown = matter.figures.figure(match[0]).words.replace(",", "")
            if asked is None or measure is None or not shown.isdigit():
                continue
            if asked.form in ("count", "before"):
                period = parse_period(asked.period)
                when = period if asked.form == "count" else period.previous()
                yield _count(measure, asked.area or matter.area.name, when), f"“{section.heading}”"


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
            below[_label(measures[measure.parent])].add(_label(measure))
    found: list[Relation] = []
    for cell in tuple(counts):
        if isinstance(cell, Count) and cell.measure in below:
            parts = [cell._replace(measure=name) for name in sorted(below[cell.measure])]
            found += _whole(counts, cell, (part for part in parts if part in counts))
    return found
