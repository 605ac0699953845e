"""Column headings: several rows of them, merged or left blank, read as one path a column."""

from __future__ import annotations

from smpdesk.importing.files.sheets import Raw, Sheet, text_of
from smpdesk.importing.tables.layout import Table
from smpdesk.importing.words.written_periods import (
    day_comes_first,
    hyphens_join_years,
    month_first,
    slashed,
)

Heading = tuple[Raw, ...]
"""The heading's cells from top to bottom, those without words left out."""


def headings_of(table: Table, label_columns: set[int]) -> dict[int, Heading]:
    """The heading of each column, words of merged cells carried over all that they cover.

    In a file without merged cells a heading is carried to the right over blank cells, up to
    the next heading or a column that is blank from top to bottom.
    """
    columns = range(table.left, table.right + 1)
    rows = [*table.header_rows, *(data.row for data in table.data)]
    spacers = {c for c in columns if all(_blank(table.sheet, r, c) for r in rows)}
    paths: dict[int, list[Raw]] = {column: [] for column in columns}
    for position, row in enumerate(table.header_rows):
        last = position == len(table.header_rows) - 1
        spread = _spread(table, row, last, label_columns, spacers)
        for column in columns:
            cell = spread.get(column, "")
            if text_of(cell) and (not paths[column] or paths[column][-1] != cell):
                paths[column].append(cell)
    dates = [cell for path in paths.values() for cell in path]
    if not day_comes_first(dates)[0]:
        paths = {column: [month_first(cell) for cell in path] for column, path in paths.items()}
    if hyphens_join_years(cell for path in paths.values() for cell in path):
        return {column: tuple(map(slashed, path)) for column, path in paths.items()}
    return {column: tuple(path) for column, path in paths.items()}


def _blank(sheet: Sheet, row: int, column: int) -> bool:
    return not text_of(sheet.rows[row][column])


def _spread(
    table: Table, row: int, last: bool, label_columns: set[int], spacers: set[int]
) -> dict[int, Raw]:
    """The row's headings, each over every column that it stands for."""
    sheet = table.sheet
    found: dict[int, Raw] = {}
    merged = [m for m in sheet.merged if m.top <= row <= m.bottom]
    for column in range(table.left, table.right + 1):
        cell = sheet.rows[row][column]
        if text_of(cell):
            found[column] = cell
    for box in merged:
        # A cell merged downwards heads its column once, at the top.
        cell = sheet.rows[box.top][box.left] if box.top == row else ""
        for column in range(max(box.left, table.left), min(box.right, table.right) + 1):
            if text_of(cell):
                found[column] = cell
    if last or _merges_headings(table):
        return found
    return _carried(table, row, found, label_columns, spacers)


def _merges_headings(table: Table) -> bool:
    """Whether the header uses merged cells to say what belongs together."""
    tops = set(table.header_rows)
    return any(m.top in tops and m.right > m.left for m in table.sheet.merged)


def _carried(
    table: Table, row: int, found: dict[int, Raw], label_columns: set[int], spacers: set[int]
) -> dict[int, Raw]:
    below = table.header_rows[table.header_rows.index(row) + 1 :]
    carried: Raw = ""
    spread = dict(found)
    for column in range(table.left, table.right + 1):
        if column in label_columns or column in spacers:
            carried = ""
        elif column in found:
            carried = found[column]
        elif text_of(carried) and any(not _blank(table.sheet, r, column) for r in below):
            spread[column] = carried
    return spread


def words_of(heading: Heading) -> str:
    """A heading as one line: ``Cost of Crime: 6 Months After joining IOM``."""
    texts = [text_of(cell) for cell in heading]
    return ": ".join(text for text in texts if text)
