"""A table as disclosure control sees it: counts, what adds up to what, what is derived."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

Cell = Hashable


class Suppressed:
    """The value of a count that its source has hidden already (``*``): it is not known to us."""

    def __repr__(self) -> str:
        return "SUPPRESSED"


SUPPRESSED: Final = Suppressed()
Value = float | Suppressed | None


@dataclass(frozen=True)
class Relation:
    """``total`` is the sum of ``parts``, and a reader knows it.

    ``people`` marks parts that say something about those counted (sex, age, kind of victim): if
    all of the total are in one part, that alone tells it of each of them.
    """

    total: Cell
    parts: tuple[Cell, ...]
    people: bool = False


@dataclass(frozen=True)
class CountTable:
    """Everything that will be published together, or can be put side by side with it.

    ``counts`` are whole numbers by cell (any hashable name); ``None`` is missing. ``relations``
    are all the sums among them: rows, columns, sub-totals, months and their year. ``derived``
    are the per cents, rates, changes, means, ranks and chart labels, each by name with the cells
    that it is worked out from (for a share, its base too); a count that is not printed, but that
    a printed per cent would tell, is a cell like the others. Two tables that share a cell, such
    as the same total in another document, belong in one ``CountTable``.
    """

    counts: Mapping[Cell, Value]
    relations: Sequence[Relation] = ()
    derived: Mapping[Cell, Sequence[Cell]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for cell, value in self.counts.items():
            if isinstance(value, (int, float)) and (value < 0 or value != int(value)):
                raise ValueError(f"{cell!r} is {value}: disclosure control is for counts")
        named = [cell for r in self.relations for cell in (r.total, *r.parts)]
        named += [cell for cells in self.derived.values() for cell in cells]
        unknown = [cell for cell in named if cell not in self.counts]
        if unknown:
            raise ValueError(f"{unknown[0]!r} is named in a relation but is not a cell")


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


def blocks(table: CountTable) -> list[CountTable]:
    """The parts of ``table`` that no sum joins, without the cells that are in no sum."""
    block_of: dict[Cell, set[Cell]] = {}
    for relation in table.relations:
        joined = {relation.total, *relation.parts}
        joined = joined.union(*(block_of.get(cell, set()) for cell in joined))
        block_of.update(dict.fromkeys(joined, joined))
    separate = {id(block): block for block in block_of.values()}
    return [
        CountTable(
            {cell: value for cell, value in table.counts.items() if cell in block},
            [relation for relation in table.relations if relation.total in block],
        )
        for block in separate.values()
    ]
