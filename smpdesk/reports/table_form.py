"""The form of tables that every writer keeps: spans of headings, what stands below."""

from __future__ import annotations

from smpdesk.reports.tree import Cell, Column, Figure, Inline, Row, SignOff, Table, Text, plain


def spread(
    cells: tuple[Cell, ...], row: int, taken: set[tuple[int, int]], count: int
) -> list[tuple[int, Cell]]:
    """Each cell of a heading row with its column, past those that a cell above reaches into.

    ``taken`` holds the (row, column) places covered so far and is added to. Raises
    ``ValueError`` when the cells need more than ``count`` columns.
    """
    placed = []
    column = 0
    for cell in cells:
        while (row, column) in taken:
            column += 1
        if column + cell.columns > count:
            raise ValueError("a heading row has more cells than the table has columns")
        placed.append((column, cell))
        taken.update(
            (row + down, column + along)
            for down in range(cell.rows)
            for along in range(cell.columns)
        )
        column += cell.columns
    return placed


def naming_column(table: Table) -> int:
    """Which column names the rows: the one that says so, or the first."""
    return next((i for i, column in enumerate(table.columns) if column.header), 0)


def texts_of(row: Row, table: Table) -> tuple[Text, ...]:
    """A text for every column; a group's name stands alone in the first.

    Raises ``ValueError`` when the row has more or fewer cells than the table has columns.
    """
    if row.kind == "group":
        return (row.cells[0], *[""] * (len(table.columns) - 1))
    if len(row.cells) != len(table.columns):
        raise ValueError(
            f"a row of “{plain(table.caption)}” has {len(row.cells)} cells "
            f"for {len(table.columns)} columns"
        )
    return row.cells


def lines_below(node: Table | Figure) -> list[Text]:
    """What stands below a table or figure: its notes, then the period and source."""
    lines = list(node.notes)
    parts: list[Inline] = []
    if node.period:
        period = node.period.rstrip(".")
        parts.append(f"{period[:1].upper()}{period[1:]}. ")
    if node.source:
        parts += ["Source: ", *((node.source,) if isinstance(node.source, str) else node.source)]
        if not plain(node.source).rstrip().endswith((".", "?", "!")):
            parts.append(".")
    if parts:
        lines.append(tuple(parts))
    return lines


def sign_off_table(block: SignOff) -> Table:
    """A sign-off as a table."""
    columns = tuple(
        Column(title, width=share) for title, share in zip(block.headings, (5, 4, 2), strict=True)
    )
    return Table(block.caption, columns, tuple(Row(cells) for cells in block.rows))
