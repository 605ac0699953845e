"""Columns of names settled: which say what is counted, and which only say it more broadly."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from smpdesk.importing.files.sheets import text_of
from smpdesk.importing.tables.layout import Table
from smpdesk.importing.words.dimensions import Dimension
from smpdesk.importing.words.wording import same_words

if TYPE_CHECKING:
    from smpdesk.importing.meanings.columns import Column

_DESCRIPTION = re.compile(r"(.+) (?:description|name|label|detail)")


def with_measures(columns: list[Column], table: Table) -> list[Column]:
    """Which label columns name what is counted; a code counts only where nothing else does.

    The first label column that says nothing else names what is counted; others are left out.
    A column headed “Measure” beside one of offences qualifies it: offences, positive outcomes.
    """
    said = {c.dimension for c in columns if c.role == "label"}
    first_value = min((c.index for c in columns if c.role == "value"), default=len(columns))
    result = []
    for column in columns:
        if column.role == "label":
            column = _settled(column, said, column.index > first_value)
            said.add(column.dimension)
        result.append(column)
    return _without_coarser(result, table)


def _without_coarser(columns: list[Column], table: Table) -> list[Column]:
    """“Outcome description” says all that “Outcome group” and “Outcome type” do.

    These are left out where each description always stands beside the same of them.
    """
    broken_down = [c for c in columns if c.role == "label" and c.dimension == "breakdown"]
    left_out: set[int] = set()
    for finest in broken_down:
        about = _DESCRIPTION.fullmatch(same_words(finest.words))
        for other in broken_down if about else ():
            alike = about is not None and same_words(other.words).startswith(about[1])
            if alike and other is not finest and _goes_with(other, finest, table):
                left_out.add(other.index)
    return [
        replace(c, role="ignored", dimension="ignored") if c.index in left_out else c
        for c in columns
    ]


def _goes_with(coarser: Column, finer: Column, table: Table) -> bool:
    """Whether each of the finer words stands beside only one of the coarser."""
    rows = (table.sheet.rows[data.row] for data in table.data)
    pairs = {(text_of(row[finer.index]), text_of(row[coarser.index])) for row in rows}
    return len({words for words, _ in pairs}) == len(pairs)


def _settled(column: Column, said: set[Dimension | None], behind_figures: bool) -> Column:
    named = "measure" in said
    if column.dimension == "qualifier":
        return column if named else replace(column, dimension="measure")
    if column.dimension == "measure code":
        left_out = replace(column, role="ignored", dimension="ignored")
        return left_out if named else replace(column, dimension="measure")
    if column.dimension is not None:
        return column
    if behind_figures:
        return replace(column, role="note", dimension="note")
    if named or "measure code" in said:
        return replace(column, role="ignored", dimension="ignored")
    return replace(column, dimension="measure")
