"""The figures that an extract gives, held by columns: a million take little room and time.

Each column is an array with a number a figure; what figures are of is said once and numbered.
A figure becomes a ``PlannedObservation`` when somebody looks at it.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import copy
from math import isnan, nan
from operator import add
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeVar, overload

from smpdesk.importing.files.sheets import address, column_letters, row_and_column
from smpdesk.importing.plans.measures import MeasureKey

if TYPE_CHECKING:
    from numpy.typing import NDArray

Change = Literal["new", "replaced", "unchanged"]
CHANGES: tuple[Change, ...] = ("new", "replaced", "unchanged")
_REPLACED, _UNCHANGED = CHANGES.index("replaced"), CHANGES.index("unchanged")
STATUSES = ("", "value", "suppressed", "missing", "provisional")
_PLAIN = STATUSES.index("value")

T = TypeVar("T", "What", str)

RowOfNumbers = tuple["array[int]", str, int]
"""What each number of a row is of, the key of their area, and the row counted from 0."""


class PlannedObservation(NamedTuple):
    """A figure to be stored: what, where, when, how much, from which table and cell."""

    measure: MeasureKey
    area: str
    start: str
    months: int
    breakdown: str
    value: float | None
    status: str
    table: int
    cell: str
    change: Change = "new"
    old: float | None = None
    old_status: str = ""


class What(NamedTuple):
    """What a figure is of, but for its area."""

    measure: MeasureKey
    start: str
    months: int
    breakdown: str


class Terms:
    """What the figures of an extract are of, each said once and numbered as it is met."""

    def __init__(self) -> None:
        self.whats: list[What] = []
        self.areas: list[str] = []
        self._numbers: dict[What | str, int] = {}

    def what(self, what: What) -> int:
        """The number of a measure in a period and breakdown."""
        return self._number(what, self.whats)

    def area(self, key: str) -> int:
        """The number of an area by its key."""
        return self._number(key, self.areas)

    def _number(self, term: T, among: list[T]) -> int:
        number = self._numbers.get(term)
        if number is None:
            number = self._numbers[term] = len(among)
            among.append(term)
        return number


class Observations(Sequence[PlannedObservation]):
    """Figures in their order, each a ``PlannedObservation`` once it is looked at.

    Those of the tables of an extract share their ``terms``. A value of NaN stands for none.
    """

    def __init__(self, terms: Terms | None = None) -> None:
        self.terms = terms or Terms()
        self.what, self.area = array("i"), array("i")
        self.value, self.status = array("d"), array("b")
        self.table, self.row, self.column = array("i"), array("i"), array("i")
        self._change, self._old, self._old_status = array("b"), array("d"), array("b")

    def of(self, observations: Iterable[PlannedObservation]) -> Observations:
        """These as columns with the same terms."""
        found = Observations(self.terms)
        for o in observations:
            found.add(*o[:8], *row_and_column(o.cell))
        return found

    def add(
        self,
        measure: MeasureKey,
        area: str,
        start: str,
        months: int,
        breakdown: str,
        value: float | None,
        status: str,
        table: int,
        row: int = -1,
        column: int = -1,
    ) -> None:
        """Adds a figure; ``row`` and ``column`` are counted from 0, -1 when it has no cell."""
        self.what.append(self.terms.what(What(measure, start, months, breakdown)))
        self.area.append(self.terms.area(area))
        self.value.append(nan if value is None else value)
        self.status.append(STATUSES.index(status))
        self.table.append(table)
        self.row.append(row)
        self.column.append(column)

    def add_rows(
        self,
        table: int,
        columns: Sequence[int],
        rows: Sequence[RowOfNumbers],
        values: list[float],
    ) -> None:
        """Adds plain numbers of rows of a table, those of each row in the same columns."""
        import numpy as np

        whats, areas, places = zip(*rows, strict=True)
        for column, of_rows in ((self.area, map(self.terms.area, areas)), (self.row, places)):
            numbers = np.fromiter(of_rows, dtype=column.typecode, count=len(rows))
            column.frombytes(numbers.repeat(len(columns)).tobytes())
        self.what.frombytes(b"".join(whats))
        self.column.extend(array("i", columns) * len(rows))
        self.value.fromlist(values)
        self.status.extend(array("b", (_PLAIN,)) * len(values))
        self.table.extend(array("i", (table,)) * len(values))

    def extend(self, other: Observations) -> None:
        """Adds those of another table of the extract."""
        for mine, others in zip(self._columns(), other._columns(), strict=True):
            mine.extend(others)

    def _columns(self) -> tuple[array[Any], ...]:
        held = (self._change, self._old, self._old_status)
        plain = (self.what, self.area, self.value, self.status, self.table, self.row, self.column)
        return plain + held

    # One by one ---------------------------------------------------------------------------

    def __len__(self) -> int:
        return len(self.what)

    def __iter__(self) -> Iterator[PlannedObservation]:
        return map(self._made, range(len(self)))

    @overload
    def __getitem__(self, at: int) -> PlannedObservation: ...
    @overload
    def __getitem__(self, at: slice) -> list[PlannedObservation]: ...
    def __getitem__(self, at: int | slice) -> PlannedObservation | list[PlannedObservation]:
        if isinstance(at, slice):
            return list(map(self._made, range(len(self))[at]))
        return self._made(range(len(self))[at])

    def values(self) -> Iterator[float | None]:
        """The value of each; None where it is suppressed or missing."""
        import numpy as np

        missing = np.isnan(np.asarray(self.value)).any()
        return map(_or_none, self.value) if missing else iter(self.value)

    def statuses(self) -> Iterator[str]:
        """The status of each."""
        return map(STATUSES.__getitem__, self.status)

    def cells(self) -> Iterator[str]:
        """The address of the cell of each; nothing for one that has none."""
        letters = {c: column_letters(c) if c >= 0 else "" for c in set(self.column)}
        numbers = {row: str(row + 1) if row >= 0 else "" for row in set(self.row)}
        return map(add, map(letters.__getitem__, self.column), map(numbers.__getitem__, self.row))

    def _made(self, i: int) -> PlannedObservation:
        what = self.terms.whats[self.what[i]]
        made = PlannedObservation(
            what.measure,
            self.terms.areas[self.area[i]],
            what.start,
            what.months,
            what.breakdown,
            _or_none(self.value[i]),
            STATUSES[self.status[i]],
            self.table[i],
            _cell(self.row[i], self.column[i]),
        )
        if not self._change:
            return made
        return made._replace(
            change=CHANGES[self._change[i]],
            old=_or_none(self._old[i]),
            old_status=STATUSES[self._old_status[i]],
        )

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]

    # As a whole ---------------------------------------------------------------------------

    def whats(self) -> list[What]:
        """What the figures are of, in the order first met."""
        return [self.terms.whats[number] for number in _first_met(self.what)]

    def areas(self) -> list[str]:
        """The keys of the areas that they are of, in the order first met."""
        return [self.terms.areas[number] for number in _first_met(self.area)]

    def with_change(self, change: Change) -> int:
        """How many are new, replaced or unchanged."""
        if not self._change:
            return len(self) if change == "new" else 0
        return self._change.count(CHANGES.index(change))

    def with_status(self, status: str) -> int:
        """How many are suppressed, missing or provisional."""
        return self.status.count(STATUSES.index(status))

    def take(self, places: NDArray[Any]) -> Observations:
        """Those at these places (or where a mask is true), in their order."""
        import numpy as np

        found = Observations(self.terms)
        for column, mine in zip(found._columns(), self._columns(), strict=True):
            if mine:
                column.frombytes(np.frombuffer(mine, dtype=mine.typecode)[places].tobytes())
        return found

    def where(self, what: Callable[[What], bool], area: Callable[[str], bool]) -> Observations:
        """Those of what and in an area that pass the tests, each asked once for all figures."""
        import numpy as np

        whats = np.fromiter(map(what, self.terms.whats), dtype=bool)
        areas = np.fromiter(map(area, self.terms.areas), dtype=bool)
        passing = whats[np.frombuffer(self.what, dtype="i4")]
        return self.take(passing & areas[np.frombuffer(self.area, dtype="i4")])

    # Beside what the file holds -----------------------------------------------------------

    def with_changes(
        self, change: array[int], old: array[float], old_status: array[int]
    ) -> Observations:
        """These, with what each does to the one that the file holds, if it holds any."""
        found = copy(self)
        found._change, found._old, found._old_status = change, old, old_status
        return found

    def to_write(self) -> Observations:
        """Those that are new or replaced."""
        return self._that(lambda change: change != _UNCHANGED) if self._change else self

    def replaced(self) -> Observations:
        """Those that differ from what the file holds."""
        return self._that(lambda change: change == _REPLACED)

    def _that(self, test: Callable[[NDArray[Any]], NDArray[Any]]) -> Observations:
        import numpy as np

        change = np.frombuffer(self._change, dtype="i1")
        return self.take(test(change)) if len(change) else Observations(self.terms)


def _first_met(numbers: array[int]) -> list[int]:
    """The different ones of numbers from 0 on, in the order first met."""
    import numpy as np

    given = np.asarray(numbers)
    first = np.full(int(given.max(initial=-1)) + 1, -1)
    first[given[::-1]] = np.arange(len(given))[::-1]  # of several the last assigned stays
    met = np.flatnonzero(first >= 0)
    return [int(number) for number in met[np.argsort(first[met])]]


def _cell(row: int, column: int) -> str:
    return address(row, column) if row >= 0 else ""


def _or_none(value: float) -> float | None:
    return None if isnan(value) else value
