"""Tables of rows by columns for the tests of disclosure control."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from smpdesk.analysis.disclosure import CountTable, Relation
from smpdesk.analysis.disclosure.table import Cell, Value


def two_way(
    counts: Mapping[tuple[str, str], Value],
    row_totals: Mapping[str, Sequence[str]],
    column_totals: Mapping[str, Sequence[str]],
    people: Literal["", "rows", "columns"] = "",
    derived: Mapping[Cell, Sequence[Cell]] | None = None,
) -> CountTable:
    """A table of rows by columns, with its totals and sub-totals.

    ``counts`` are by (row, column). ``row_totals`` gives, for each row that is a total or
    sub-total, the rows it is the sum of; ``column_totals`` the same for columns. ``people`` is
    "columns" when the columns say something about those counted in a row (sex, age), "rows"
    when the rows do. A sum takes part only where all its cells are in ``counts``.
    """
    rows = list(dict.fromkeys(row for row, _ in counts))
    columns = list(dict.fromkeys(column for _, column in counts))
    relations = [
        Relation((total, column), tuple((part, column) for part in parts), people == "rows")
        for total, parts in row_totals.items()
        for column in columns
    ] + [
        Relation((row, total), tuple((row, part) for part in parts), people == "columns")
        for total, parts in column_totals.items()
        for row in rows
    ]
    whole = [r for r in relations if all(cell in counts for cell in (r.total, *r.parts))]
    cells: dict[Cell, Value] = dict(counts.items())
    return CountTable(cells, whole, dict(derived or {}))
