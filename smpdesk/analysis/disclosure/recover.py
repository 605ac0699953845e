"""Which hidden counts a reader of everything that is published can work out."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from smpdesk.analysis.disclosure.table import Cell, CountTable, Relation, Suppressed, Value, blocks

_MOST = 300
"""Hidden counts that sums join, up to which they are solved together; more are only subtracted."""


def worked_out(table: CountTable, known: Collection[Cell]) -> dict[Cell, Relation]:
    """The counts of ``table`` not among the ``known`` that can be worked out, with a sum each.

    ``table`` holds the true counts and every sum that a reader may use; a missing count (``None``)
    is taken as known. First each sum with one unknown is solved, again and again; then the sums of
    a block together: a count is worked out when every change of the unknown ones that keeps all
    sums leaves it as it is, which is linear algebra (what can change is the sums' null space).
    """
    told = {cell for cell, value in table.counts.items() if value is None or cell in known}
    found = _subtracted(table, told)
    told |= found.keys()
    for block in blocks(table):
        unknown = [cell for cell in block.counts if cell not in told]
        if 0 < len(unknown) <= _MOST:
            found |= _solved(block, unknown)
    return found


def _subtracted(table: CountTable, told: Collection[Cell]) -> dict[Cell, Relation]:
    """What a total less the other parts gives, or all parts together."""
    unknown = {
        number: {cell for cell in (relation.total, *relation.parts) if cell not in told}
        for number, relation in enumerate(table.relations)
    }
    within: dict[Cell, list[int]] = {}
    for number, cells in unknown.items():
        for cell in cells:
            within.setdefault(cell, []).append(number)
    found: dict[Cell, Relation] = {}
    waiting = [number for number, cells in unknown.items() if len(cells) == 1]
    while waiting:
        number = waiting.pop()
        for cell in tuple(unknown[number]):
            found[cell] = table.relations[number]
            for other in within[cell]:
                unknown[other].discard(cell)
                if len(unknown[other]) == 1:
                    waiting.append(other)
    return found


def _solved(block: CountTable, unknown: list[Cell]) -> dict[Cell, Relation]:
    """The unknown counts of a block that its sums determine together."""
    import numpy as np

    index = {cell: place for place, cell in enumerate(unknown)}
    sums = [r for r in block.relations if any(c in index for c in (r.total, *r.parts))]
    if len(sums) < 2:
        return {}
    matrix = np.zeros((len(sums), len(unknown)))
    for row, relation in enumerate(sums):
        for cell, sign in [(relation.total, -1.0), *((part, 1.0) for part in relation.parts)]:
            if cell in index:
                matrix[row, index[cell]] += sign
    _, sizes, ways = np.linalg.svd(matrix)
    rank = int((sizes > 1e-9).sum())
    room = np.abs(ways[rank:]).sum(axis=0)
    return {
        cell: next(r for r in sums if cell in (r.total, *r.parts))
        for cell, place in index.items()
        if room[place] < 1e-6
    }


def small_ones(counts: Mapping[Cell, Value], cells: Collection[Cell], threshold: int) -> list[Cell]:
    """Those of ``cells`` whose count is small, or hidden by its source."""
    found = []
    for cell in cells:
        value = counts[cell]
        if isinstance(value, Suppressed) or (value is not None and 0 < value < threshold):
            found.append(cell)
    return found
