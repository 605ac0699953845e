"""A table as disclosure control sees it: counts, what adds up to what, what is derived."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

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
