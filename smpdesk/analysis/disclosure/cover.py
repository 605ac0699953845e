"""Cover for hidden counts: the cheapest other counts to hide so that they stay uncertain."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from smpdesk.analysis.disclosure.table import Cell, CountTable, Suppressed, Value

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

TOTAL_COST = 50.0
ZERO_COST = 1000.0
MOST_MOVES = 64


class Cover:
    """The hidden cells of a table that sums join, which grow as cells are protected.

    Works on changes from the true table: a change that keeps every sum and alters hidden cells
    only gives another table that looks the same when published. This holds even where the
    published sums don't add up, and needs no feasible starting point. In such a table a hidden
    count is at least 1 (0 if it is 0), and missing counts don't change. Zeros that are shown give
    cover only where nothing else can, which is beside a zero that is itself to be hidden.
    """

    def __init__(self, table: CountTable, hidden: set[Cell]) -> None:
        import numpy as np
        from scipy.sparse import lil_matrix

        self.hidden = set(hidden)
        self._cells = list(table.counts)
        self._index = {cell: index for index, cell in enumerate(self._cells)}
        n = len(self._cells)
        sums = lil_matrix((len(table.relations), 2 * n))
        for row, relation in enumerate(table.relations):
            for cell, sign in [(relation.total, -1.0), *((part, 1.0) for part in relation.parts)]:
                sums[row, self._index[cell]] += sign
                sums[row, n + self._index[cell]] -= sign
        self._sums = sums.tocsr()
        values = [table.counts[cell] for cell in self._cells]
        totals = {relation.total for relation in table.relations}
        self._may_fall = np.array([_may_fall(value) for value in values])
        self._rise, self._fall = np.zeros(n), np.zeros(n)
        self._may_rise = np.array([value is not None for value in values])
        self._cost = np.array(
            [
                # the last term only settles ties, so that one cell is hidden and not two by halves
                _cost(table.counts[cell], cell in totals) + index * 1e-5
                for index, cell in enumerate(self._cells)
            ]
        )

    def protect(self, cell: Cell, by: int) -> None:
        """Hide what it takes for ``cell`` to be able to change by ``by`` unnoticed.

        Where no table allows so much, as near to it as can be: a total of two counts that are
        not zero is 2 at least, whatever is hidden.
        """
        at = self._index[cell]
        if self._rise[at] >= by if by > 0 else self._fall[at] >= -by:
            return
        for step in range(by, 0, -1 if by > 0 else 1):
            change = self._cheapest_change(cell, step)
            if change is not None:
                self._hide(change)
                return

    def _hide(self, change: NDArray[np.float64]) -> None:
        """Hide what ``change`` alters, and note how far it shows each cell able to go."""
        import numpy as np

        moved = np.round(change)
        self.hidden |= {self._cells[index] for index in np.flatnonzero(moved)}
        for way in (moved, -moved):
            if np.all(-way <= self._may_fall):
                self._rise = np.maximum(self._rise, way)
                self._fall = np.maximum(self._fall, -way)

    def _cheapest_change(self, cell: Cell, by: int) -> NDArray[np.float64] | None:
        import numpy as np
        from scipy.optimize import Bounds, LinearConstraint, milp

        n = len(self._cells)
        free = np.array([other in self.hidden for other in self._cells])
        cost = np.where(free, 1e-4, self._cost)
        room = abs(by) * MOST_MOVES
        up = np.where(self._may_rise, float(room), 0.0)
        down = np.minimum(self._may_fall, float(room))
        low = np.zeros(2 * n)
        high = np.concatenate([up, down])
        at = self._index[cell]
        low[at], low[n + at] = max(by, 0), max(-by, 0)
        high[at], high[n + at] = low[at], low[n + at]
        found = milp(
            np.concatenate([cost, cost]),
            integrality=np.ones(2 * n, dtype=np.int64),
            bounds=Bounds(low, high),
            constraints=LinearConstraint(self._sums, 0, 0),
            options={"mip_rel_gap": 0.02, "time_limit": 10.0},
        )
        if found.x is None:
            return None
        change: NDArray[np.float64] = found.x[:n] - found.x[n:]
        return change


def _size(value: Value) -> float:
    return 1.0 if value is None or isinstance(value, Suppressed) else float(value)


def _may_fall(value: Value) -> float:
    """How far a reader may think a hidden count lower: to 1, or not at all."""
    return 0.0 if value is None else max(0.0, _size(value) - 1)


def _cost(value: Value, is_total: bool) -> float:
    cost = math.log2(2 + _size(value)) * (TOTAL_COST if is_total else 1.0)
    return cost * ZERO_COST if value == 0 else cost
