"""The officer's word on what a column or a single cell is, over what was guessed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import get_args

from smpdesk.importing.gazetteer.area_matching import kind_of_heading
from smpdesk.importing.meanings.columns import Column
from smpdesk.importing.meanings.meaning import column_question, heading_shape
from smpdesk.importing.plans.asking import Asking
from smpdesk.importing.plans.observations import Observations
from smpdesk.importing.plans.plan import CELL, PlannedTable
from smpdesk.importing.words.dimensions import Dimension
from smpdesk.importing.words.values import read_figure

NAMES: tuple[Dimension, ...] = ("area", "measure", "period", "breakdown")
"""What a column of names may be said to name."""


def corrected(columns: Sequence[Column], asking: Asking, table: str) -> list[Column]:
    """The columns as the officer says: names of areas, measures, periods; figures; left out."""
    shapes: Counter[str] = Counter()
    result = []
    for column in columns:
        shape = heading_shape(column)
        told_apart = replace(column, alike=shapes[shape])
        shapes[shape] += 1
        answer = asking.decided(column_question(table, told_apart))
        result.append(_corrected(told_apart, answer))
    return result


def _corrected(column: Column, answer: object) -> Column:
    if column.role == "blank":
        return column
    if answer in NAMES and answer in get_args(Dimension):
        kind = column.kind or kind_of_heading(column.words)
        return replace(column, role="label", dimension=answer, kind=kind)
    if column.role == "value":
        return column  # the other answers for figures are heard when their headings are read
    if answer == "value":
        return replace(column, role="value", dimension=None)
    if answer in ("ignored", "note"):
        dimension: Dimension = "note" if answer == "note" else "ignored"
        return replace(column, role="note" if answer == "note" else "ignored", dimension=dimension)
    return column


LEFT_OUT = "left out"
"""The answer that a cell is not to be kept; any other is what is to be read in its place."""


def cell_question(sheet: str, cell: str) -> str:
    """The id under which a decision on one cell of a sheet is kept."""
    return f"{CELL}{sheet}!{cell}"


def corrected_figures(
    observations: Observations,
    tables: Sequence[PlannedTable],
    decisions: Mapping[str, object],
) -> Observations:
    """The observations as the officer says: single cells left out, or read as another figure.

    An answer that is no figure is passed over.
    """
    if not any(question.startswith(CELL) for question in decisions):
        return observations
    result = []
    for o in observations:
        answer = decisions.get(cell_question(tables[o.table].sheet, o.cell))
        if answer == LEFT_OUT:
            continue
        figure = read_figure(str(answer)) if answer is not None else None
        result.append(o._replace(value=figure.number, status=figure.status) if figure else o)
    return observations.of(result)


def corrected_colours(
    tables: Sequence[PlannedTable], decisions: Mapping[str, object]
) -> list[PlannedTable]:
    """The tables with the cells marked that the officer leaves out."""
    out = {question for question, answer in decisions.items() if answer == LEFT_OUT}
    if not any(question.startswith(CELL) for question in out):
        return list(tables)
    return [
        replace(
            table,
            taken={
                cell: "left out" if cell_question(table.sheet, cell) in out else what
                for cell, what in table.taken.items()
            },
        )
        for table in tables
    ]
