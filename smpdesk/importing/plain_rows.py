"""Rows of plain numbers, kept many columns at a time.

A large table has a million cells and few kinds of rows: what a column means for a kind is worked
out once.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from math import isfinite
from typing import Any, NamedTuple

from smpdesk.importing.meaning import ColumnMeaning
from smpdesk.importing.measures import MeasureKey
from smpdesk.importing.observations import What
from smpdesk.importing.rows import RowMeaning
from smpdesk.importing.sheets import Raw
from smpdesk.importing.understood import Reading

MeasureOf = Callable[[RowMeaning, ColumnMeaning, str], MeasureKey | None]


class _Kind(NamedTuple):
    """Of rows of a kind, the columns whose numbers are plain, and what these are of."""

    columns: array[int]
    whats: array[int]

    def among(self, cells: Sequence[Raw]) -> _Kind:
        """Those of the columns in which these cells have a number."""
        pairs = [
            (column, what)
            for column, what in zip(self.columns, self.whats, strict=True)
            if type(cell := cells[column]) is float and isfinite(cell)
        ]
        return _Kind(array("i", [c for c, _ in pairs]), array("i", [w for _, w in pairs]))


class PlainRows:
    """Keeps the plain numbers of a table's rows."""

    def __init__(
        self, reading: Reading, kept: Sequence[ColumnMeaning], measure_of: MeasureOf
    ) -> None:
        self._reading, self._kept, self._measure_of = reading, kept, measure_of
        self._kinds: dict[str, _Kind] = {}
        self._none = bool(reading.table.sheet.percents) or any(m.area for m in kept)

    def keep(
        self, position: int, row: RowMeaning, section: str, cells: Sequence[Raw]
    ) -> Sequence[ColumnMeaning]:
        """Keeps the plain numbers of a row; gives the columns that are still to be read."""
        area = self._reading.areas_of_rows.get(position)
        if self._none or area is None or section:
            return self._kept
        if row.period is not None or row.part is not None or row.breakdown:
            return self._kept
        kind = self._kinds.get(row.measure)
        if kind is None:  # the first of its kind is read column by column, in their order
            self._kinds[row.measure] = self._kind_of(row)
            return self._kept
        numbers: list[Any] = [cells[column] for column in kind.columns]
        if set(map(type, numbers)) != {float} or not isfinite(sum(numbers)):
            kind = kind.among(cells)
            numbers = [cells[column] for column in kind.columns]
        self._reading.observations.add_row(
            kind.whats, area, numbers, self._reading.number, row.row.row, kind.columns
        )
        if len(numbers) == len(self._kept):
            return ()
        return [m for m in self._kept if m.column.index not in kind.columns]

    def _kind_of(self, row: RowMeaning) -> _Kind:
        kind = _Kind(array("i"), array("i"))
        terms = self._reading.observations.terms
        for m in self._kept:
            measure = self._measure_of(row, m, "") if m.period is not None else None
            if m.period is None or measure is None or measure == ("", "population"):
                continue
            what = What(measure, m.period.start, m.period.months, m.breakdown)
            kind.columns.append(m.column.index)
            kind.whats.append(terms.what(what))
        return kind
