"""Rows of plain numbers, kept many rows and columns at a time.

A large table has a million cells and few kinds of rows: what a column means for a kind is worked
out once.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from math import isfinite
from typing import Any, NamedTuple

from smpdesk.importing.files.sheets import CellsOf, Raw, Types, cells_of_columns
from smpdesk.importing.meanings.meaning import ColumnMeaning
from smpdesk.importing.meanings.rows import RowMeaning
from smpdesk.importing.meanings.understood import Reading
from smpdesk.importing.plans.measures import MeasureKey
from smpdesk.importing.plans.observations import RowOfNumbers, What
from smpdesk.periods import Period

MeasureOf = Callable[[RowMeaning, ColumnMeaning, str], MeasureKey | None]


class _Kind(NamedTuple):
    """Of rows of a kind, the columns whose numbers are plain, and what these are of."""

    columns: tuple[int, ...]
    whats: array[int]
    of: CellsOf
    """What stands in the columns of a row."""

    def among(self, cells: Sequence[Raw]) -> _Kind:
        """Those of the columns in which these cells have a number."""
        pairs = [
            (column, what)
            for column, what in zip(self.columns, self.whats, strict=True)
            if type(cell := cells[column]) is float and isfinite(cell)
        ]
        columns = tuple(column for column, _ in pairs)
        return _Kind(columns, array("i", [what for _, what in pairs]), cells_of_columns(columns))


class PlainRows:
    """Keeps the plain numbers of a table's rows."""

    def __init__(
        self, reading: Reading, kept: Sequence[ColumnMeaning], measure_of: MeasureOf
    ) -> None:
        self._reading, self._kept, self._measure_of = reading, kept, measure_of
        self._types = reading.table.sheet.types
        self._kinds: dict[object, _Kind] = {}
        self._shared: dict[tuple[int, ...], tuple[int, ...]] = {}
        fractions = reading.table.sheet.percents or reading.fractions
        self._none = bool(fractions) or any(m.area for m in kept)
        self._alike: tuple[Types, tuple[int, ...]] = ((), ())
        self._floats = False
        self._columns: tuple[int, ...] = ()
        self._rows: list[RowOfNumbers] = []
        self._values: list[float] = []

    def keep(
        self,
        position: int,
        row: RowMeaning,
        section: tuple[Period | None, str],
        cells: Sequence[Raw],
    ) -> Sequence[ColumnMeaning]:
        """Keeps the plain numbers of a row; gives the columns that are still to be read.

        ``section`` is the period and the words of the heading above the row.
        """
        left = self._left(position, row, section, cells)
        if left:
            self.hand_over()
        return left

    def hand_over(self) -> None:
        """Adds the rows kept so far to the observations, before anything that comes after them."""
        if self._rows:
            self._reading.observations.add_rows(
                self._reading.number, self._columns, self._rows, self._values
            )
            self._rows, self._values = [], []

    def _left(
        self,
        position: int,
        row: RowMeaning,
        section: tuple[Period | None, str],
        cells: Sequence[Raw],
    ) -> Sequence[ColumnMeaning]:
        area = self._reading.areas_of_rows.get(position)
        period, words = section
        if self._none or area is None or words or row.provisional:
            return self._kept
        alike = (row.measure, row.period, row.part, row.breakdown, period)
        kind = self._kinds.get(alike)
        if kind is None:  # the first of its kind is read column by column, in their order
            kind = self._kind_of(row, period, cells)
            if kind.columns:
                self._kinds[alike] = kind
            return self._kept
        numbers: Any = kind.of(cells)
        if not (self._are_floats(kind, row.row.row) and isfinite(sum(numbers))):
            kind = kind.among(cells)
            numbers = kind.of(cells)
        if kind.columns is not self._columns:
            self.hand_over()
            self._columns = kind.columns
        self._values += numbers
        self._rows.append((kind.whats, area, row.row.row))
        if len(kind.columns) == len(self._kept):
            return ()
        return [m for m in self._kept if m.column.index not in kind.columns]

    def _are_floats(self, kind: _Kind, row: int) -> bool:
        """Whether the row has floats in all of the columns; mostly as in the row before it."""
        types = self._types[row]
        if types is not self._alike[0] or kind.columns is not self._alike[1]:
            self._alike = (types, kind.columns)
            self._floats = all(types[column] is float for column in kind.columns)
        return self._floats

    def _kind_of(self, row: RowMeaning, section: Period | None, cells: Sequence[Raw]) -> _Kind:
        """What the plain numbers of such rows are of.

        Where the row says when, only columns that have a number here: each may be of a measure
        that others never have.
        """
        columns, whats = [], array("i")
        dated = row.period is not None or row.part is not None
        for m in self._kept:
            if dated and type(cells[m.column.index]) is not float:
                continue
            period = self._reading.defaults.row_period(row, m, section) if dated else m.period
            measure = self._measure_of(row, m, "") if period is not None else None
            if period is None or measure is None or measure == ("", "population"):
                continue
            parts = [part for part in (row.breakdown, m.breakdown) if part]
            what = What(measure, period.start, period.months, "; ".join(parts))
            columns.append(m.column.index)
            whats.append(self._reading.observations.terms.what(what))
        shared = self._shared.setdefault(tuple(columns), tuple(columns))
        return _Kind(shared, whats, cells_of_columns(shared))
