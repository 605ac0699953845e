"""Setting a table of data: its tags, the widths of its columns, its rules."""

from __future__ import annotations

from typing import Any

from reportlab.platypus import Flowable

from smpdesk.reports import fonts
from smpdesk.reports.column_widths import INDENT, PADDING, column_widths
from smpdesk.reports.pdf.flowables import TaggedParagraph, TaggedTable, TaggedText
from smpdesk.reports.pdf.setting import Setting
from smpdesk.reports.pdf.tags import Tag
from smpdesk.reports.table_form import naming_column, spread, texts_of
from smpdesk.reports.tree import Align, Column, Link, Reference, Row, Table, Text, plain


def data_table(table: Table, tag: Tag, setting: Setting, tallest: float) -> Flowable:
    """``table`` ready to be laid out; its cells are tagged below ``tag``."""
    widths = column_widths(table, setting.house)
    heads = len(table.heading_rows) + 1
    cells = _heading(table, tag.add("THead"), setting)
    body = tag.add("TBody")
    names = naming_column(table)
    for row in table.rows:
        cells.append(_row(row, table, names, widths, body.add("TR"), setting))
    return TaggedTable(
        cells,
        tallest=tallest,
        colWidths=widths,
        repeatRows=heads,
        style=_commands(table, heads, setting),
        hAlign="LEFT",
        spaceBefore=2,
        spaceAfter=5,
    )


def _heading(table: Table, head: Tag, setting: Setting) -> list[list[Any]]:
    """The heading rows as cells, with their spans in the tags."""
    rows = []
    taken: set[tuple[int, int]] = set()
    for number, heading_row in enumerate(table.heading_rows):
        line: list[Any] = [""] * len(table.columns)
        row_tag = head.add("TR")
        for index, cell in spread(heading_row, number, taken, len(table.columns)):
            tag = row_tag.add("TH", owner="Table", Scope="/Column")
            if cell.columns > 1:
                tag.attributes["ColSpan"] = cell.columns
            if cell.rows > 1:
                tag.attributes["RowSpan"] = cell.rows
            align = cell.align or table.columns[index].align
            line[index] = _heading_cell(cell.text, align, tag, setting)
        rows.append(line)
    row_tag = head.add("TR")
    last = len(table.heading_rows)
    titles: list[Any] = []
    for index, column in enumerate(table.columns):
        if (last, index) in taken:
            titles.append("")
            continue
        tag = row_tag.add("TH", owner="Table", Scope="/Column")
        titles.append(_heading_cell(column.title, column.align, tag, setting))
    rows.append(titles)
    return rows


def _heading_cell(text: Text, align: Align, tag: Tag, setting: Setting) -> TaggedParagraph:
    style = setting.paragraph(setting.house.table_size, font=fonts.BOLD, align=align, leading=13.5)
    return TaggedParagraph(setting.markup(text, tag), style, tag)


def _row(
    row: Row, table: Table, names: int, widths: list[float], tag: Tag, setting: Setting
) -> list[Any]:
    line = []
    for index, (text, column) in enumerate(zip(texts_of(row, table), table.columns, strict=True)):
        own = tag.add("TD")
        if index == names:
            own.kind, own.owner, own.attributes = "TH", "Table", {"Scope": "/Row"}
        indent = row.indent if index == 0 else 0
        line.append(_cell(text, column, widths[index], indent, row, own, setting))
    return line


def _cell(
    text: Text, column: Column, width: float, indent: int, row: Row, tag: Tag, setting: Setting
) -> Any:
    """A cell: bare words where they fit on one line, which is quicker, else a paragraph."""
    size = setting.house.table_size
    font = fonts.REGULAR if row.kind == "body" else fonts.BOLD
    colour = "heading" if row.kind == "group" else "text"
    words = plain(text)
    simple = isinstance(text, str) or not any(
        isinstance(part, Link | Reference) or not isinstance(part, str) for part in text
    )
    room = width - 2 * PADDING - indent * INDENT
    if row.kind == "group" or (
        simple and "\n" not in words and fonts.width(fonts.composed(words), font, size) <= room
    ):
        return TaggedText.of(words, tag)
    style = setting.paragraph(size, font=font, colour=colour, align=column.align, leading=13.5)
    # A list, because ReportLab cuts a cell taller than a page only when it holds one.
    return [TaggedParagraph(setting.markup(text, tag), style, tag)]


def _commands(table: Table, heads: int, setting: Setting) -> list[tuple[Any, ...]]:
    """The style of the table: a rule under the heading, hairlines between the rows."""
    house = setting.house
    commands: list[tuple[Any, ...]] = [
        ("FONT", (0, 0), (-1, -1), fonts.REGULAR, house.table_size, 13.5),
        ("TEXTCOLOR", (0, 0), (-1, -1), house.colour("text")),
        ("LEFTPADDING", (0, 0), (-1, -1), PADDING),
        ("RIGHTPADDING", (0, 0), (-1, -1), PADDING),
        ("TOPPADDING", (0, 0), (-1, -1), 4.2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 5.2),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("VALIGN", (0, 0), (-1, heads - 1), "BOTTOM"),
        ("LINEBELOW", (0, heads), (-1, -1), 0.5, house.colour("line")),
        ("LINEBELOW", (0, heads - 1), (-1, heads - 1), 1.1, house.colour("heading")),
        ("LINEBELOW", (0, -1), (-1, -1), 0.8, house.colour("rule")),
    ]
    for index, column in enumerate(table.columns):
        if column.align != "left":
            side = {"right": "RIGHT", "centre": "CENTRE"}[column.align]
            commands.append(("ALIGN", (index, heads), (index, -1), side))
    commands += _spans(table, house)
    last = heads + len(table.rows) - 1
    if last > heads:
        # At least two rows stand together at the beginning and at the end of a page.
        commands.append(("NOSPLIT", (0, heads), (-1, heads + 1)))
        commands.append(("NOSPLIT", (0, last - 1), (-1, last)))
    for number, row in enumerate(table.rows, start=heads):
        commands += _row_commands(row, number, heads, last, house)
    return commands


def _row_commands(
    row: Row, number: int, heads: int, last: int, house: Any
) -> list[tuple[Any, ...]]:
    commands: list[tuple[Any, ...]] = []
    whole = ((0, number), (-1, number))
    if row.indent:
        here = (0, number)
        commands.append(("LEFTPADDING", here, here, PADDING + row.indent * INDENT))
    if row.kind == "total":
        commands.append(("FONT", *whole, fonts.BOLD, house.table_size, 13.5))
        commands.append(("LINEABOVE", *whole, 0.8, house.colour("rule")))
        if number > heads:
            commands.append(("NOSPLIT", (0, number - 1), (-1, number)))
    elif row.kind == "group":
        commands.append(("FONT", *whole, fonts.BOLD, house.table_size, 13.5))
        commands.append(("TEXTCOLOR", *whole, house.colour("heading")))
        commands.append(("TOPPADDING", *whole, 9))
        if number < last:
            commands.append(("NOSPLIT", (0, number), (-1, number + 1)))
    return commands


def _spans(table: Table, house: Any) -> list[tuple[Any, ...]]:
    """What joins the heading's cells, with a hairline under each group of columns."""
    commands: list[tuple[Any, ...]] = []
    taken: set[tuple[int, int]] = set()
    for number, heading_row in enumerate(table.heading_rows):
        for column, cell in spread(heading_row, number, taken, len(table.columns)):
            end = (column + cell.columns - 1, number + cell.rows - 1)
            if cell.columns > 1 or cell.rows > 1:
                commands.append(("SPAN", (column, number), end))
            if cell.columns > 1:
                commands.append(("LINEBELOW", (column, end[1]), end, 0.5, house.colour("rule")))
    return commands
