"""Names written once for several rows: merged downwards, or left blank below the first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from smpdesk.importing.files.sheets import Raw, text_of
from smpdesk.importing.meanings.columns import Column
from smpdesk.importing.tables.layout import Table

_PLACES = ("area", "area code")
Carried = dict[int, dict[int, Raw]]
"""For a row, the cells by column that stand in the place of its blank ones."""


def carried_down(table: Table, labels: Sequence[Column]) -> Carried:
    """The names that stand for rows whose own cell is blank, by row and column.

    A merged cell names all that it covers. A blank cell is named by the one above when something
    finer is named at its right in that row: “Ashford, Burglary”, then “blank, Robbery”. In a
    table with areas of several kinds a blank means that there is none of that kind.
    """
    found: Carried = defaultdict(dict)
    several = len({c.kind for c in labels if c.dimension in _PLACES}) > 1
    for column in labels:
        finer = [c.index for c in labels if c.index > column.index and c.dimension not in _PLACES]
        if not finer or (several and column.dimension in _PLACES):
            _merged(table, column.index, found)
            continue
        _blank(table, column.index, finer, found)
    return found


def _merged(table: Table, column: int, found: Carried) -> None:
    rows = {data.row for data in table.data}
    for box in table.sheet.merged:
        if box.left <= column <= box.right and box.bottom > box.top and box.top in rows:
            for row in range(box.top + 1, box.bottom + 1):
                found[row][column] = table.sheet.rows[box.top][box.left]


def _blank(table: Table, column: int, finer: list[int], found: Carried) -> None:
    rows = table.sheet.rows
    if all(map(text_of, {rows[data.row][column] for data in table.data})):
        return
    above: Raw = ""
    block = -1
    for data in table.data:
        cells = rows[data.row]
        if data.block != block and data.section:
            above = ""
        block = data.block
        if text_of(cells[column]):
            above = cells[column]
        elif text_of(above) and any(text_of(cells[index]) for index in finer):
            found[data.row][column] = above
