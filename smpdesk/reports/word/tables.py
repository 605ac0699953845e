"""Tables of a Word draft: repeated headings, whole rows, rules, alternative title."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from smpdesk.reports.cell_values import guard
from smpdesk.reports.column_widths import column_widths
from smpdesk.reports.table_form import spread, texts_of
from smpdesk.reports.tree import Align, Row, Table, Text, plain
from smpdesk.reports.word import ooxml

if TYPE_CHECKING:
    from smpdesk.reports.word.draft import Draft

_ALIGNMENT = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "centre": WD_ALIGN_PARAGRAPH.CENTER,
}


def add_table(draft: Draft, table: Table) -> None:
    """Append ``table`` to the draft; no cell of it can be taken for a formula."""
    heads = len(table.heading_rows) + 1
    made = draft.word.add_table(rows=heads + len(table.rows), cols=len(table.columns))
    made.alignment = WD_TABLE_ALIGNMENT.LEFT
    made.autofit = False
    _set_heading(draft, made, table)
    for row, cells in zip(table.rows, made.rows[heads:], strict=True):
        _set_row(draft, cells, row, table)
    for column, width in zip(made.columns, column_widths(table, draft.house), strict=True):
        column.width = Pt(width)
        for cell in column.cells:
            cell.width = Pt(width)
    _finish(draft, made, table, heads)


def _set_heading(draft: Draft, made: Any, table: Table) -> None:
    last = len(table.heading_rows)
    covered: set[tuple[int, int]] = set()
    for index, heading_row in enumerate(table.heading_rows):
        for column, cell in spread(heading_row, index, covered, len(table.columns)):
            first = made.cell(index, column)
            end = made.cell(index + cell.rows - 1, column + cell.columns - 1)
            whole = first.merge(end) if end is not first else first
            _fill(draft, whole, cell.text, cell.align or table.columns[column].align, True)
    for column, heading in enumerate(table.columns):
        if (last, column) not in covered:
            _fill(draft, made.cell(last, column), heading.title, heading.align, True)


def _set_row(draft: Draft, cells: Any, row: Row, table: Table) -> None:
    if row.kind == "group":
        whole = cells.cells[0].merge(cells.cells[-1])
        _fill(draft, whole, row.cells[0], table.columns[0].align, True)
        return
    for index, (text, cell) in enumerate(zip(texts_of(row, table), cells.cells, strict=True)):
        _fill(draft, cell, text, table.columns[index].align, row.kind != "body")
        if index == 0 and row.indent:
            cell.paragraphs[0].paragraph_format.left_indent = Pt(12 * row.indent)


def _fill(draft: Draft, cell: Any, text: Text, align: Align, bold: bool) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.alignment = _ALIGNMENT[align]
    paragraph.paragraph_format.space_after = Pt(2)
    paragraph.paragraph_format.space_before = Pt(2)
    mark = guard(plain(text))
    draft.add_words(paragraph, (mark, *((text,) if isinstance(text, str) else text)))
    for run in paragraph.runs:
        run.font.size = Pt(draft.house.table_size)
        if bold:
            run.bold = True


def _finish(draft: Draft, made: Any, table: Table, heads: int) -> None:
    colours = draft.house.colours
    heading, line, strong = (colours[c][1:] for c in ("heading", "line", "rule"))
    for index, row in enumerate(made.rows):
        ooxml.keep_row_whole(row)
        if index < heads:
            ooxml.repeat_row(row)
        total = index >= heads and table.rows[index - heads].kind == "total"
        sides = {"bottom": (9, heading) if index == heads - 1 else (4, line)}
        if total:
            sides["top"] = (6, strong)
        for cell in row.cells:
            ooxml.rule(cell, sides)
    ooxml.describe_table(made, plain(table.caption))
