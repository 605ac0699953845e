"""Sheets as they were written: cells with their addresses, before anything is understood."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import islice
from operator import itemgetter

Raw = str | float | int | bool | dt.date | dt.datetime | dt.time | dt.timedelta
"""What a cell holds; an empty cell is an empty text."""

CellsOf = Callable[[Sequence[Raw]], Sequence[Raw]]
"""Gives of a row the cells in some of its columns."""

Types = tuple[type[Raw], ...]
"""The types of the cells of a row."""

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]


class Cancellation(Exception):  # noqa: N818 - not an error: the officer changed her mind
    """The officer pressed Cancel; nothing was written."""


@dataclass(frozen=True, order=True, slots=True)
class Box:
    """A rectangle of cells, rows and columns counted from 0, both ends included."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def address(self) -> str:
        """The rectangle as a spreadsheet names it: ``A3:F17``."""
        return f"{address(self.top, self.left)}:{address(self.bottom, self.right)}"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something about a sheet that the officer should know; ``cell`` may be empty."""

    cell: str
    message: str


@dataclass(frozen=True)
class Sheet:
    """One sheet (or one text file) as rows of cells from A1 on, all rows of the same width.

    ``percents`` are cells shown as per cents (0.126 shown as 12.6%); ``indents`` how far a cell
    is indented; ``merged`` the merged rectangles, of which only the first cell has a content.
    ``inside`` is the file in an archive that the sheet is of, ``called`` its name there when
    another sheet of the archive has the same.
    """

    name: str
    rows: list[list[Raw]]
    merged: tuple[Box, ...] = ()
    hidden: bool = False
    percents: frozenset[tuple[int, int]] = frozenset()
    indents: Mapping[tuple[int, int], int] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    inside: str = ""
    called: str = ""

    @property
    def width(self) -> int:
        """The number of columns."""
        return len(self.rows[0]) if self.rows else 0

    @cached_property
    def types(self) -> list[Types]:
        """Of which types each row's cells are; rows of the same types share one tuple.

        A large sheet has few: what follows from the types of a row is worked out once for each.
        """
        shared: dict[Types, Types] = {}
        return [
            shared.setdefault(types, types)
            for types in (tuple(map(type, row)) for row in self.rows)
        ]


ERRORS = frozenset(
    ["#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#N/A", "#SPILL!", "#CALC!"]
)
"""What a cell shows whose formula fails."""

_MOST_LOOKED_AT = 500_000  # cells: in larger sheets errors are read as missing, unnamed
_MOST_NAMED = 20


def errors_shown(name: str, rows: Sequence[Sequence[Raw]]) -> tuple[Problem, ...]:
    """The cells of a sheet that show an error, as problems; the first of them if there are many."""
    if len(rows) * len(rows[0] if rows else ()) > _MOST_LOOKED_AT:
        return ()
    found = (
        error_cell(name, address(row, column), cell.strip())
        for row, cells in enumerate(rows)
        for column, cell in enumerate(cells)
        if type(cell) is str and cell[:1] == "#" and cell.strip() in ERRORS
    )
    return tuple(islice(found, _MOST_NAMED))


def error_cell(sheet: str, cell: str, shown: str) -> Problem:
    """What is said of a cell whose formula fails."""
    where = f"Sheet “{sheet}”, cell {cell}" if sheet else f"Cell {cell}"
    return Problem(cell, f"{where} shows {shown}; it is read as missing.")


def cells_of_columns(columns: Sequence[int]) -> CellsOf:
    """Gives of any row the cells in these columns."""
    if columns and list(columns) == list(range(columns[0], columns[0] + len(columns))):
        return itemgetter(slice(columns[0], columns[0] + len(columns)))
    return itemgetter(*columns) if len(columns) > 1 else lambda row: [row[c] for c in columns]


def address(row: int, column: int) -> str:
    """``address(0, 27)`` is ``AB1``."""
    return f"{column_letters(column)}{row + 1}"


def row_and_column(cell: str) -> tuple[int, int]:
    """``row_and_column("AB1")`` is ``(0, 27)``; both are -1 for no cell."""
    letters = cell.rstrip("0123456789")
    return (int(cell[len(letters) :]) - 1, column_number(letters)) if cell else (-1, -1)


@lru_cache(maxsize=20_000)
def column_letters(column: int) -> str:
    """``column_letters(27)`` is ``AB``."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """``column_number("AB")`` is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


_UNSEEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
)
_SPACES = re.compile(r"[\s\u00a0\u2000-\u200a\u202f\u3000]+")


@lru_cache(maxsize=100_000)
def _one_line(text: str) -> str:
    return _SPACES.sub(" ", _UNSEEN.sub("", text)).strip()


def text_of(cell: Raw) -> str:
    """A cell as one line of text: unseen characters out, spaces of every kind made one."""
    if isinstance(cell, str):
        return _one_line(cell) if cell else ""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    return str(cell)


def leading_spaces(cell: Raw) -> int:
    """How many spaces (a tab counts four) stand before the text."""
    if not isinstance(cell, str):
        return 0
    shown = _UNSEEN.sub("", cell).replace("\u00a0", " ").expandtabs(4)
    return len(shown) - len(shown.lstrip(" "))
