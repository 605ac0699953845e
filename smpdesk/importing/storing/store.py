"""A plan carried out in one edit of the partnership file; and what the file knows beforehand."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from smpdesk.importing.plans.held_before import compared
from smpdesk.importing.plans.known import (
    Held,
    Known,
    KnownArea,
    KnownMeasure,
    Where,
)
from smpdesk.importing.plans.measures import MeasureKey
from smpdesk.importing.plans.plan import Plan
from smpdesk.importing.plans.unpaused import unpaused
from smpdesk.importing.storing.stored_areas import StoredAreas, key_of
from smpdesk.importing.storing.stored_figures import figures_to_write
from smpdesk.models.document.clock import now
from smpdesk.models.document.writer import Writer
from smpdesk.models.figures.observing import Written, observe
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import (
    Area,
    AreaMember,
    AreaName,
    Extract,
    ExtractTable,
    ImportMemory,
    Measure,
    Population,
)

Progress = Callable[[int, int], object]
_TELL_EVERY = 5_000
_CURRENT = (
    "SELECT area, start, months, breakdown, value, status FROM observation "
    "WHERE replaced_by IS NULL AND measure = ?"
)

_MOST_KEPT = 200_000
"""Figures that are kept at hand; those of more measures are looked up again when asked for."""


@dataclass(frozen=True)
class Stored:
    """What an import did: the extract's id (0 when there was nothing to do) and its counts."""

    extract: int
    new: int
    replaced: int
    unchanged: int


def known_from(file: PartnershipFile) -> Known:
    """What the partnership file knows: areas, measures, remembered answers, earlier extracts.

    Its observations are looked up when first asked for.
    """
    areas = {area.id: area for area in file.all(Area)}
    keys = {number: key_of(area) for number, area in areas.items()}
    home = file.partnership().area
    return Known(
        areas=tuple(_known_areas(file, areas, keys)),
        measures=tuple(_known_measures(file)),
        held=_lookup(file, keys),
        memory={m.kind: json.loads(m.decisions) for m in file.all(ImportMemory)},
        imported={e.fingerprint: e.name for e in file.all(Extract) if e.fingerprint},
        home=keys.get(home, "") if home is not None else "",
    )


def _known_areas(
    file: PartnershipFile, areas: dict[int, Area], keys: dict[int, str]
) -> Iterable[KnownArea]:
    names: dict[int, list[str]] = defaultdict(list)
    for name in file.all(AreaName):
        names[name.area].append(name.name)
    members: dict[int, list[str]] = defaultdict(list)
    for member in file.all(AreaMember):
        members[member.area].append(keys[member.member])
    for number, area in areas.items():
        parent = keys.get(area.parent, "") if area.parent is not None else ""
        yield KnownArea(
            area.kind,
            area.name,
            area.code or "",
            tuple(names[number]),
            parent,
            tuple(members[number]),
        )


def _known_measures(file: PartnershipFile) -> Iterable[KnownMeasure]:
    measures = file.all(Measure)
    names = {m.id: m.name for m in measures}
    others: dict[int, list[str]] = defaultdict(list)
    for row in file.rows("SELECT measure, name FROM measure_name"):
        others[row["measure"]].append(row["name"])
    for m in measures:
        parent = names.get(m.parent, "") if m.parent is not None else ""
        yield KnownMeasure(m.name, m.collection, m.unit, parent, tuple(others[m.id]))


def _lookup(
    file: PartnershipFile, keys: dict[int, str]
) -> Callable[[MeasureKey], Mapping[Where, Held]]:
    ids = {(m.name.casefold(), m.collection.casefold()): m.id for m in file.all(Measure)}

    kept: dict[MeasureKey, Mapping[Where, Held]] = {}

    def held(measure: MeasureKey) -> Mapping[Where, Held]:
        if measure in kept:
            return kept[measure]
        columns = file.columns(_CURRENT, (ids[measure],)) if measure in ids else ()
        if not columns:
            return {}
        areas, starts, months, breakdowns, *figures = columns
        wheres = zip(map(keys.__getitem__, areas), starts, months, breakdowns, strict=True)
        found = dict(zip(wheres, zip(*figures, strict=True), strict=True))
        if len(found) + sum(map(len, kept.values())) <= _MOST_KEPT:
            kept[measure] = found
        return found

    return held


def store_plan(file: PartnershipFile, plan: Plan, progress: Progress | None = None) -> Stored:
    """Carries the plan out as one edit, which undo takes back as a whole.

    ``progress`` is told how many figures are written, of how many; what it raises leaves nothing
    of the import.

    Figures that the file holds with the same value are left alone; those that differ are
    replaced. A plan that would change nothing leaves no trace. Raises UserError when the file
    cannot be written; nothing of the import is left then.
    """
    with unpaused():
        to_write = compared(plan.observations, known_from(file).held).to_write()
    replaced = to_write.with_change("replaced")
    unchanged = len(plan.observations) - len(to_write)
    if not to_write and not plan.populations:
        return Stored(0, 0, 0, unchanged)
    with file.edit(f"Import {plan.name}") as writer:
        areas = StoredAreas(file, writer, plan).stored()
        measures = _stored_measures(file, writer, plan)
        extract = writer.insert(_extract(file, plan, len(to_write) - replaced, replaced, unchanged))
        tables = [
            writer.insert(
                ExtractTable(
                    extract=extract.id, sheet=table.sheet, cells=table.cells, heading=table.heading
                )
            ).id
            for table in plan.tables
        ]
        _store_populations(file, writer, plan, areas)
        _remember(file, writer, plan)
        figures = figures_to_write(to_write, measures, areas, tables)
        observe(
            writer,
            extract.id,
            _told(figures, len(to_write), progress) if progress is not None else figures,
            figures_to_write(to_write.replaced(), measures, areas, tables),
        )
    return Stored(extract.id, len(to_write) - replaced, replaced, unchanged)


def _told(figures: Iterator[Written], of: int, progress: Progress) -> Iterator[Written]:
    """The figures, of which it is told every so many how far they have come."""
    done = 0
    while batch := tuple(islice(figures, _TELL_EVERY)):
        progress(done, of)
        done += len(batch)
        yield from batch


def _extract(file: PartnershipFile, plan: Plan, new: int, replaced: int, unchanged: int) -> Extract:
    report = {
        "new": new,
        "replaced": replaced,
        "unchanged": unchanged,
        "rows": plan.rows,
        "left_out": [left._asdict() for left in plan.all_left_out()[:200]],
        "findings": [
            {"kind": f.kind, "where": f.where, "message": f.message} for f in plan.findings[:200]
        ],
    }
    mapping = {
        "decisions": dict(plan.decisions),
        "columns": {key: role for table in plan.tables for key, role in table.columns.items()},
    }
    return Extract(
        name=plan.name,
        fingerprint=plan.sha256,
        kind=plan.kind,
        bytes=plan.size,
        source=plan.source,
        imported_at=now(),
        imported_by=file.user,
        mapping=json.dumps(mapping, ensure_ascii=False),
        report=json.dumps(report, ensure_ascii=False),
    )


def _stored_measures(file: PartnershipFile, writer: Writer, plan: Plan) -> dict[MeasureKey, int]:
    """The id of each measure by its key; new ones are added in their order, parents linked."""
    held = {(m.name.casefold(), m.collection.casefold()): m for m in file.all(Measure)}
    ids = {key: measure.id for key, measure in held.items()}
    fresh: list[Measure] = []
    for position, measure in enumerate(plan.measures, start=len(held)):
        if measure.key not in ids:
            record = writer.insert(
                Measure(
                    name=measure.name,
                    collection=measure.collection,
                    unit=measure.unit,
                    per=measure.per,
                    position=position,
                )
            )
            ids[measure.key] = record.id
            fresh.append(record)
    parents = {m.key: (m.parent.casefold(), m.collection.casefold()) for m in plan.measures}
    for record in fresh:
        parent = ids.get(parents[record.name.casefold(), record.collection.casefold()])
        if parent is not None and parent != record.id:
            writer.update(record, parent=parent)
    return ids


def _store_populations(
    file: PartnershipFile, writer: Writer, plan: Plan, areas: dict[str, int]
) -> None:
    """Populations given by an extract take the place of those in the box."""
    held = {(p.area, p.year): p for p in file.all(Population)}
    held |= {
        (row["area"], row["year"]): Population(**row)
        for row in file.rows("SELECT id, area, year, persons, source FROM population")
    }
    for given in plan.populations:
        area = areas[given.area]
        old = held.get((area, given.year))
        if old is None:
            record = Population(area=area, year=given.year, persons=given.persons, source=plan.name)
            held[area, given.year] = writer.insert(record)
        elif old.persons != given.persons:
            held[area, given.year] = writer.update(old, persons=given.persons, source=plan.name)


def _remember(file: PartnershipFile, writer: Writer, plan: Plan) -> None:
    """The decisions are kept for the next extract of this kind."""
    decisions = json.dumps(plan.to_remember(), ensure_ascii=False)
    if decisions == "{}":
        return
    old = next((m for m in file.all(ImportMemory) if m.kind == plan.kind), None)
    if old is None:
        memory = ImportMemory(kind=plan.kind, name=plan.name, decisions=decisions, used_at=now())
        writer.insert(memory)
    else:
        writer.update(old, name=plan.name, decisions=decisions, used_at=now())


def take_back(file: PartnershipFile, extract: Extract) -> str:
    """Take an extract's figures out, those it replaced counting again; says what was done.

    Right after the import that is its undo, which also takes away the areas and measures that it
    brought; later it is an edit of its own, which undo brings back.
    """
    newest = file.next_undo()
    if newest is not None and any(
        change.record == "extract" and change.record_id == extract.id and change.before is None
        for change in file.changes(newest)
    ):
        file.undo()
        return f"{extract.name} was taken back. Redo imports it again."
    with file.edit(f"Take back the import of {extract.name}") as writer:
        writer.delete(extract)
    return f"{extract.name} was taken back. Undo brings it in again."
