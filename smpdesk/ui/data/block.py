"""A block of cells copied from a spreadsheet, and what to put on the clipboard for one."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass

from smpdesk.errors import UserError
from smpdesk.importing.storing.typed import read_typed

Table = Sequence[Sequence[str]]


@dataclass(frozen=True)
class Block:
    """Cells row by row, and the headings above and at the left that were copied with them."""

    cells: list[list[str]]
    above: list[str]
    left: list[str]


def read_block(text: str) -> Block:
    """The cells of a copied text: a first row and a first column of words are its headings."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n").split("\n")
    rows = [[cell.strip() for cell in line.split("\t")] for line in lines]
    width = max(len(row) for row in rows)
    rows = [[*row, *[""] * (width - len(row))] for row in rows]
    above: list[str] = []
    left: list[str] = []
    if len(rows) > 1 and _words(rows[0]):
        above, rows = rows[0], rows[1:]
    if width > 1 and _words([row[0] for row in rows]):
        left, rows, above = [row[0] for row in rows], [row[1:] for row in rows], above[1:]
    return Block(rows, above, left)


def _words(cells: Sequence[str]) -> bool:
    """Whether a row or column holds words and no figure."""
    filled = [cell for cell in cells if cell]
    return bool(filled) and not any(is_figure(cell) for cell in filled)


def is_figure(text: str) -> bool:
    """Whether a cell can be read as a figure."""
    try:
        read_typed(text, unit="")
    except UserError:
        return False
    return True


def as_text(table: Table) -> str:
    """A table as tab-separated text; no cell of it can be taken for a formula."""
    from smpdesk.reports.cell_values import guard

    lines = [[f"{guard(cell)}{' '.join(cell.split())}" for cell in row] for row in table]
    return "\n".join("\t".join(line) for line in lines)


def as_html(table: Table) -> str:
    """A table as HTML, its first row and column as headings."""
    from smpdesk.reports.cell_values import guard

    lines = []
    for at, row in enumerate(table):
        cells = []
        for place, cell in enumerate(row):
            tag = "th" if at == 0 or place == 0 else "td"
            cells.append(f"<{tag}>{html.escape(guard(cell) + cell)}</{tag}>")
        lines.append(f"<tr>{''.join(cells)}</tr>")
    return f"<table>{''.join(lines)}</table>"
