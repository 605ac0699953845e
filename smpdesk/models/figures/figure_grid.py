"""Figures for a grid: all of one measure by area, or all of one area by measure."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Area, Extract, Measure
from smpdesk.periods import Period

TYPED = "typed"
"""The kind of an extract that is no file: figures typed by hand."""

# Figures are kept by measure, then area: those of an area are looked up measure by measure.
_OF = {
    Measure: "observation o WHERE o.replaced_by IS NULL AND o.measure = ?",
    Area: "measure m CROSS JOIN observation o ON o.measure = m.id "
    "WHERE o.replaced_by IS NULL AND o.area = ?",
}


@dataclass(frozen=True)
class GridFigure:
    """A current figure; ``of`` is the id of its area, or of its measure in the grid of an area.

    ``revised`` tells that an earlier figure of the same stays behind it, ``typed`` that it came
    from no file, ``just_in`` that the last imports brought it.
    """

    id: int
    of: int
    period: Period
    breakdown: str
    value: float | None
    status: str
    revised: bool
    typed: bool
    just_in: bool = False


@dataclass(frozen=True)
class Figure:
    """A figure as an extract gave it."""

    value: float | None
    status: str
    extract: Extract


@dataclass(frozen=True)
class Origin:
    """Where a figure came from, and those it replaced, the newest first."""

    figure: Figure
    sheet: str
    cell: str
    heading: str
    earlier: tuple[Figure, ...]


def lengths(file: PartnershipFile, of: Measure | Area) -> dict[int, int]:
    """How many figures of the measure or area there are by the length of their period."""
    rows = file.rows(
        f"SELECT months, count(*) AS n FROM {_OF[type(of)]} GROUP BY months ORDER BY months",
        (of.id,),
    )
    return {row["months"]: row["n"] for row in rows}


def grid_figures(
    file: PartnershipFile,
    of: Measure | Area,
    months: int,
    last_imports: Collection[int] = (),
) -> list[GridFigure]:
    """The current figures of a measure or area for periods of so many months.

    Those of the ``last_imports`` (ids of extracts) are told apart.
    """
    other = "area" if isinstance(of, Measure) else "measure"
    revised = _revised(file, of, months)
    typed, just_in = _tables(file, last_imports)
    rows = file.rows(
        f"SELECT o.id, {other} AS other, start, breakdown, value, status, extract_table "
        f"FROM {_OF[type(of)]} AND months = ?",
        (of.id, months),
    )
    periods = {start: Period(start, months) for start in {row["start"] for row in rows}}
    return [
        GridFigure(
            row["id"],
            row["other"],
            periods[row["start"]],
            row["breakdown"],
            row["value"],
            row["status"],
            (row["other"], row["start"], row["breakdown"]) in revised,
            row["extract_table"] in typed,
            row["extract_table"] in just_in,
        )
        for row in rows
    ]


def _revised(file: PartnershipFile, of: Measure | Area, months: int) -> set[tuple[object, ...]]:
    """The figures that have replaced others: the other's id, start and breakdown."""
    own, other = ("measure", "area") if isinstance(of, Measure) else ("area", "measure")
    rows = file.rows(
        f"SELECT DISTINCT {other}, start, breakdown FROM observation "
        f"WHERE replaced_by IS NOT NULL AND {own} = ? AND months = ?",
        (of.id, months),
    )
    return {tuple(row.values()) for row in rows}


def _tables(file: PartnershipFile, last_imports: Collection[int]) -> tuple[set[int], set[int]]:
    """The ids of tables whose figures were typed, and of those that the last imports brought."""
    tables = file.rows(
        "SELECT t.id, t.extract, e.kind FROM extract_table t JOIN extract e ON e.id = t.extract"
    )
    typed = {table["id"] for table in tables if table["kind"] == TYPED}
    return typed, {table["id"] for table in tables if table["extract"] in last_imports}


def areas_with_figures(file: PartnershipFile) -> list[Area]:
    """The areas that have a figure."""
    rows = file.rows(
        "SELECT a.id AS area FROM area a WHERE EXISTS (SELECT 1 FROM measure m CROSS JOIN "
        "observation o WHERE o.measure = m.id AND o.area = a.id AND o.replaced_by IS NULL)"
    )
    held = {row["area"] for row in rows}
    return [area for area in file.all(Area) if area.id in held]


def origin_of(file: PartnershipFile, observation: int) -> Origin:
    """Where a figure came from; raises ``LookupError`` when it is gone."""
    found = _with_place(file, "o.id = ?", (observation,))
    if not found:
        raise LookupError(f"no observation {observation}")
    own = step = found[0]
    earlier: list[Figure] = []
    # Each replaced one names the extract that replaced it: by the index, not over all figures.
    while before := _with_place(
        file,
        "o.replaced_by = ? AND o.measure = ? AND o.area = ? AND o.start = ? AND o.months = ? "
        "AND o.breakdown = ? AND o.id < ?",
        (*(step[name] for name in ("extract", *_SAME)), step["id"]),
    ):
        step = before[0]
        earlier.append(_figure(file, step))
    return Origin(_figure(file, own), own["sheet"], own["cell"], own["heading"], tuple(earlier))


_SAME = ("measure", "area", "start", "months", "breakdown")


def _with_place(
    file: PartnershipFile, where: str, values: tuple[object, ...]
) -> list[dict[str, Any]]:
    return file.rows(
        "SELECT o.id, o.measure, o.area, o.start, o.months, o.breakdown, o.value, o.status, "
        "o.cell, t.extract, t.sheet, t.heading FROM observation o "
        f"JOIN extract_table t ON t.id = o.extract_table WHERE {where} ORDER BY o.id DESC LIMIT 1",
        values,
    )


def _figure(file: PartnershipFile, row: dict[str, Any]) -> Figure:
    return Figure(row["value"], row["status"], file.get(Extract, row["extract"]))


def told(extract: Extract) -> tuple[str, str]:
    """The date (ISO) and the note given with figures typed by hand; empty where there is none."""
    report = json.loads(extract.report)
    return str(report.get("date", "")), str(report.get("note", ""))
