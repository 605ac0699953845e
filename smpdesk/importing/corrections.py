"""The officer's word on what a column is, over what was guessed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import get_args

from smpdesk.importing.area_matching import kind_of_heading
from smpdesk.importing.asking import Asking
from smpdesk.importing.columns import Column
from smpdesk.importing.meaning import column_question, heading_shape
from smpdesk.importing.wording import Dimension

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
