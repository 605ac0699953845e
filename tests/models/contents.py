"""What a file holds, table by table; and a file with one of everything."""

from __future__ import annotations

from typing import Any

from smpdesk.models.partnership_file import PartnershipFile, Writer
from smpdesk.models.records import (
    ALL,
    Extract,
    ExtractTable,
    Observation,
    Partnership,
    Record,
)

REFERS = {
    "partner": "Partner",
    "area": "Area",
    "member": "Area",
    "measure": "Measure",
    "numerator": "Measure",
    "denominator": "Measure",
    "extract": "Extract",
    "extract_table": "ExtractTable",
    "matrix": "Matrix",
    "matrix_part": "MatrixPart",
    "assessment": "Assessment",
    "theme": "Theme",
    "criterion": "Criterion",
    "standing": "Standing",
    "sub_group": "SubGroup",
    "priority": "Priority",
    "action": "Action",
    "case_study": "CaseStudy",
    "section": "Section",
    "survey": "Survey",
    "question": "Question",
    "meeting": "Meeting",
    "fund": "Fund",
}
"""The kind of record that a column of this name refers to."""

KINDS = {kind.__name__: kind for kind in ALL}

State = dict[str, list[dict[str, Any]]]


def contents(file: PartnershipFile) -> State:
    """Every row of every record's table, in the order of ids."""
    return {kind.table(): file.rows(f"SELECT * FROM {kind.table()} ORDER BY id") for kind in ALL}


def one_of(kind: type[Record], ids: dict[str, int], mark: str) -> Record:
    """A record of the kind that refers to the records in ``ids`` and bears ``mark``."""
    import dataclasses

    fields: dict[str, Any] = {}
    for field in dataclasses.fields(kind):
        target = REFERS.get(field.name)
        if target and str(field.type).startswith("int"):
            fields[field.name] = ids.get(target)
        elif field.name not in ("id", "came_from") and field.default is dataclasses.MISSING:
            fields[field.name] = _value(field.name, mark)
    if kind.__name__ == "Lineage":
        fields["how"] = "new"
    if kind.__name__ == "Observation":
        fields["value"] = 0.1 + 0.2
    return kind(**fields)


def _value(name: str, mark: str) -> Any:
    if name in ("start", "month", "data_start"):
        return "2016-11"
    if name == "kind":
        return "district" if mark == "area" else mark
    if name in ("year", "persons", "value"):
        return sum(map(ord, mark))
    return f"{name} {mark}"


def add_everything(writer: Writer, mark: str) -> dict[str, Record]:
    """One of every kind of record, each referring to the others; by the kind's name."""
    made: dict[str, Record] = {}
    ids: dict[str, int] = {}
    for kind in ALL:
        if kind is Partnership:
            continue
        record = one_of(kind, ids, mark)
        if kind.__name__ in ("Area", "ChangePoint"):
            record = record.with_(kind="district" if kind.__name__ == "Area" else "event")
        if kind.__name__ == "Measure":
            record = record.with_(numerator=None, denominator=None)
        made[kind.__name__] = writer.insert(record)
        ids[kind.__name__] = made[kind.__name__].id
    return made


def import_figures(
    file: PartnershipFile, count: int, *, name: str = "extract.csv", areas: list[int], measure: int
) -> Extract:
    """Import ``count`` figures as one edit, replacing those there are for the same months."""
    with file.edit(f"Import {name}") as writer:
        extract = writer.insert(
            Extract(name=name, imported_at="2017-01-27T10:42:05", imported_by="officer")
        )
        table = writer.insert(ExtractTable(extract=extract.id, sheet="Data", cells="A1:C9"))
        rows = [
            (measure, areas[n % len(areas)], _month(n // len(areas)), float(n), table.id, f"C{n}")
            for n in range(count)
        ]
        with writer.import_set(extract.id):
            writer.execute_many(
                "UPDATE observation SET replaced_by = ? WHERE replaced_by IS NULL AND measure = ? "
                "AND area = ? AND start = ? AND months = 1 AND breakdown = ''",
                [(extract.id, *row[:3]) for row in rows],
            )
            writer.execute_many(
                "INSERT INTO observation (measure, area, start, value, extract_table, cell) "
                "VALUES (?, ?, ?, ?, ?, ?)",
                rows,
            )
    return extract


def _month(number: int) -> str:
    return f"{1900 + number // 12:04d}-{number % 12 + 1:02d}"


def current(file: PartnershipFile) -> list[tuple[Any, ...]]:
    """The figures that count: measure, area, month and value."""
    return [(o.measure, o.area, o.start, o.value) for o in file.all(Observation, replaced_by=None)]
