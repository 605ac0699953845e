"""Tables on a sheet: where each begins and ends, its header, its rows, titles and footnotes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from smpdesk.importing.files.sheets import Box, Sheet, text_of
from smpdesk.importing.tables.cells import Look, looks_of_rows
from smpdesk.importing.tables.row_kinds import RowKind, row_kinds
from smpdesk.importing.tables.side_by_side import beside_each_other
from smpdesk.importing.words.dimensions import dimension_of


class DataRow(NamedTuple):
    """A row of figures: where it is, its run between blank rows, and the heading above it."""

    row: int
    block: int = 0
    section: str = ""


@dataclass
class Table:
    """A table as it lies on the sheet; nothing is understood of its words yet."""

    sheet: Sheet
    left: int
    right: int
    header_rows: list[int] = field(default_factory=list)
    data: list[DataRow] = field(default_factory=list)
    titles: list[int] = field(default_factory=list)
    notes: list[int] = field(default_factory=list)
    sections: list[int] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)

    @property
    def box(self) -> Box:
        """From the first header row to the last row of figures."""
        top = self.header_rows[0] if self.header_rows else self.data[0].row
        return Box(top, self.left, self.data[-1].row, self.right)

    def words(self, rows: list[int]) -> list[str]:
        """The texts that stand in these rows, a text a row."""
        return [text for row in rows if (text := _words(self.sheet, row, self.left, self.right))]


def find_tables(sheet: Sheet) -> list[Table]:
    """The tables of a sheet, below each other and beside each other, in reading order."""
    if not sheet.rows or not sheet.width:
        return []
    looks = looks_of_rows(sheet)
    tables = list(_tables_in(sheet, looks, Box(0, 0, len(looks) - 1, sheet.width - 1)))
    for table in tables:
        _trim(table, looks)
    tables.sort(key=lambda t: (t.box.top, t.left))
    _share_titles(tables)
    return tables


def _trim(table: Table, looks: list[list[Look]]) -> None:
    """Takes blank columns off the table's sides."""
    rows = [*table.header_rows, *(data.row for data in table.data)]
    used = [
        column
        for column in range(table.left, table.right + 1)
        if any(looks[row][column] != "blank" for row in rows)
    ]
    table.left, table.right = used[0], used[-1]


def _tables_in(sheet: Sheet, looks: list[list[Look]], box: Box) -> Iterator[Table]:
    parts = beside_each_other(sheet, looks, box)
    if len(parts) > 1:
        for part in parts:
            yield from _tables_in(sheet, looks, part)
        return
    for table in _below_each_other(sheet, looks, box):
        inner = Box(table.box.top, box.left, table.box.bottom, box.right)
        pieces = beside_each_other(sheet, looks, inner)
        if len(pieces) == 1:
            yield table
            continue
        for piece in pieces:
            for found in _tables_in(sheet, looks, piece):
                found.titles = [*table.titles, *found.titles]
                yield found


def _share_titles(tables: list[Table]) -> None:
    """A title that stands above the first of several tables is said of those beside it too.

    What stands level with a title of their own is said of the first alone.
    """
    for first, second in pairwise(tables):
        if second.left <= first.right:
            continue
        top = second.titles[0] if second.titles else second.box.top
        above = [row for row in first.titles if row < top]
        second.beside = [*first.beside, *first.words(above)]


def _below_each_other(sheet: Sheet, looks: list[list[Look]], box: Box) -> Iterator[Table]:
    kinds = row_kinds(sheet, looks, box)
    runs = _runs_of_data(sheet, looks, box, kinds)
    before = box.top - 1
    table: Table | None = None
    block = 0
    for position, (first, last) in enumerate(runs):
        words = [row for row in range(before + 1, first) if kinds[row - box.top] == "words"]
        header = _header_above(sheet, looks, box, kinds, (first, last), before)
        if table is not None and words == header and _goes_on(sheet, box, table, header, first):
            table.sections += header
            block += 1
        elif table is None or header:
            if table is not None:
                table.notes += _closing(words, header, kinds, box)
                yield table
            table = Table(sheet, box.left, box.right, header_rows=header)
            below = [row for row in words if header and row > header[-1]]
            table.titles = [row for row in words if row not in header and row not in below]
            table.sections = below
            if position:
                closing = _closing(words, header, kinds, box)
                table.titles = [row for row in table.titles if row not in closing]
            block = 0
            section = _words(sheet, below[-1], box.left, box.right) if below else ""
        else:
            table.sections += words
            alone = [row for row in words if _cells_filled(looks, box, row) == 1]
            section = _words(sheet, alone[-1], box.left, box.right) if alone else section
            block += 1
        table.data += [DataRow(row, block, section) for row in range(first, last + 1)]
        before = last
    if table is not None:
        rest = range(before + 1, box.bottom + 1)
        table.notes += [row for row in rest if kinds[row - box.top] == "words"]
        yield table


def _goes_on(sheet: Sheet, box: Box, table: Table, header: list[int], first: int) -> bool:
    """Whether the table above goes on below its header again, as at the top of another page.

    If it names the same rows as before, it is another table.
    """

    def cells(rows: list[int]) -> list[list[str]]:
        return [[text_of(c) for c in sheet.rows[row][box.left : box.right + 1]] for row in rows]

    if not header or cells(header) != cells(table.header_rows):
        return False
    return text_of(sheet.rows[first][box.left]) not in {
        text_of(sheet.rows[data.row][box.left]) for data in table.data
    }


def _cells_filled(looks: list[list[Look]], box: Box, row: int) -> int:
    return sum(look != "blank" for look in looks[row][box.left : box.right + 1])


def _runs_of_data(
    sheet: Sheet, looks: list[list[Look]], box: Box, kinds: list[RowKind]
) -> list[tuple[int, int]]:
    """Runs of neighbouring rows of figures, first and last row."""
    runs: list[tuple[int, int]] = []
    for offset, kind in enumerate(kinds):
        row = box.top + offset
        if kind != "data":
            continue
        if runs and runs[-1][1] == row - 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return runs


def _header_above(
    sheet: Sheet,
    looks: list[list[Look]],
    box: Box,
    kinds: list[RowKind],
    run: tuple[int, int],
    before: int,
) -> list[int]:
    """The rows above a run that head its columns, top to bottom; none when they head nothing."""
    header: list[int] = []
    blanks = named = 0
    figures = _figure_columns(looks, box, run)
    for row in range(run[0] - 1, before, -1):
        if kinds[row - box.top] == "blank":
            blanks += 1
            if header or blanks > 1 or named > 1:
                break
            continue
        filled = [c for c in range(box.left, box.right + 1) if looks[row][c] != "blank"]
        over_figures = any(column in figures for column in filled)
        if not header and filled == [box.left]:
            named += 1  # a heading of the rows below, or rows without figures, under the header
            continue
        if named and not header and not _heads_from_afar(sheet, looks, box, row, figures):
            break
        if not (over_figures or header) or not _heads_columns(sheet, box, row, filled, header):
            break
        header.insert(0, row)
    return header


def _heads_from_afar(
    sheet: Sheet, looks: list[list[Look]], box: Box, row: int, figures: set[int]
) -> bool:
    """Whether a row heads the columns of figures though names without any stand between."""
    filled = [c for c in range(box.left, box.right + 1) if looks[row][c] != "blank"]
    over = figures.intersection(filled)
    throughout = filled == list(range(box.left, box.left + len(filled)))
    if len(over) > 1 or (over and throughout and len(filled) > 2):
        return True
    return bool(over) and dimension_of(text_of(sheet.rows[row][box.left])) is not None


def _figure_columns(looks: list[list[Look]], box: Box, run: tuple[int, int]) -> set[int]:
    return {
        column
        for column in range(box.left, box.right + 1)
        for row in range(run[0], min(run[1], run[0] + 50) + 1)
        if looks[row][column] in ("number", "year", "missing")
    }


def _heads_columns(sheet: Sheet, box: Box, row: int, filled: list[int], below: list[int]) -> bool:
    """Whether a row of words stands over columns, and not only at the left as a title does."""
    if len(filled) >= 2:
        apart = filled[0] == box.left and len(filled) == 2 and box.right - box.left >= 6
        return not (apart and below and filled[1] > box.left + 2)
    if filled[0] > box.left:
        return True
    over = [m for m in sheet.merged if m.top <= row <= m.bottom and m.left == filled[0]]
    narrow = box.right - box.left < 1
    return not below and narrow and not over


def _closing(words: list[int], header: list[int], kinds: list[RowKind], box: Box) -> list[int]:
    """Of the words between two tables, those that close the first: all before a blank row."""
    if not words or not header:
        return []
    start = header[0]
    while start - 1 >= box.top and kinds[start - 1 - box.top] == "words":
        start -= 1
    if start == words[0]:
        return []
    return [row for row in words if row < start and row not in header]


def _words(sheet: Sheet, row: int, left: int, right: int) -> str:
    return " ".join(t for cell in sheet.rows[row][left : right + 1] if (t := text_of(cell)))
