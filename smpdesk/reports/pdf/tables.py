"""Setting a table of data: its tags, the widths of its columns, its rules."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from reportlab.platypus import Flowable

from smpdesk.reports import fonts
from smpdesk.reports.column_widths import INDENT, PADDING, column_widths, parted
from smpdesk.reports.house_style import HouseStyle
from smpdesk.reports.pdf.flowables import TaggedParagraph, TaggedTable, TaggedText
from smpdesk.reports.pdf.setting import Setting
from smpdesk.reports.pdf.tags import Tag
from smpdesk.reports.table_form import naming_column, spread, texts_of
from smpdesk.reports.tree import Align, Column, Link, Reference, Row, Table, Text, plain

_TOP, _BOTTOM = 4.2, 5.2  # padding above and below a cell's words
_LEADING = 13.5
_TALL = 0.5  # of a page: a row taller than this is cut between lines
_LONELY = 50.0  # points, three lines: a row no taller is not left alone on a page
_HIGHEST_HEAD = 0.4  # of a page: a heading taller than this is not repeated


@dataclass(frozen=True)
class _Lines:
    """A row of the table as it is set: usually one line of cells, more when it is very tall."""

    row: Row
    first: int
    cells: list[list[Any]]
    height: float

    @property
    def last(self) -> int:
        return self.first + len(self.cells) - 1


def data_table(table: Table, tag: Tag, setting: Setting, tallest: float) -> Flowable:
    """``table`` ready to be laid out on pages ``tallest`` points high.

    Its cells are tagged below ``tag``.
    """
    widths = column_widths(table, setting.house)
    head = _heading(table, tag.add("THead"), setting)
    body = tag.add("TBody")
    names = naming_column(table)
    rows: list[_Lines] = []
    at = len(head)
    for row in table.rows:
        line = _row(row, table, names, widths, body.add("TR"), setting)
        room = [sum(widths), *widths[1:]] if row.kind == "group" else widths
        lines = _cut(line, room, tallest * _TALL)
        height = sum(_height(cells, room) for cells in lines)
        rows.append(_Lines(row, at, lines, height))
        at += len(lines)
    repeated = sum(_height(cells, widths) for cells in head) <= tallest * _HIGHEST_HEAD
    return TaggedTable(
        [*head, *(cells for lines in rows for cells in lines.cells)],
        colWidths=widths,
        repeatRows=len(head) if repeated else 0,
        style=_commands(table, rows, setting, tallest * _TALL),
        hAlign="LEFT",
        spaceBefore=2,
        spaceAfter=5,
    )


def _height(cells: list[Any], widths: list[float]) -> float:
    """How tall a line of cells is."""
    return _TOP + _BOTTOM + max(map(_height_of, cells, widths), default=0.0)


def _height_of(cell: Any, width: float) -> float:
    if isinstance(cell, TaggedParagraph):
        return float(cell.wrap(width - 2 * PADDING, 1e6)[1])
    return _LEADING


def _cut(cells: list[Any], widths: list[float], limit: float) -> list[list[Any]]:
    """``cells`` as lines no taller than ``limit``; the parts keep the tags of their cells."""
    lines = []
    while _height(cells, widths) > limit:
        parts = [_parts(cell, width, limit) for cell, width in zip(cells, widths, strict=True)]
        lines.append([first for first, _ in parts])
        cells = [rest for _, rest in parts]
    return [*lines, cells]


def _parts(cell: Any, width: float, limit: float) -> tuple[Any, Any]:
    """What of a cell fits, and the rest."""
    room = limit - _TOP - _BOTTOM
    if _height_of(cell, width) <= room:
        return cell, ""
    first, *rest = cell.split(width - 2 * PADDING, room)
    return first, rest[0] if rest else ""


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
    style = setting.paragraph(
        setting.house.table_size, font=fonts.BOLD, align=align, leading=_LEADING
    )
    return TaggedParagraph(setting.markup(text, tag), style, tag)


def _row(
    row: Row, table: Table, names: int, widths: list[float], tag: Tag, setting: Setting
) -> list[Any]:
    if row.kind == "group":
        # It heads the cells below it, as a column's title does.
        own = tag.add("TH", owner="Table", Scope="/Column", ColSpan=len(table.columns))
        words = _cell(row.cells[0], table.columns[0], sum(widths), 0, row, own, setting)
        return [words, *[""] * (len(widths) - 1)]
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
    if simple and "\n" not in words and fonts.width(fonts.composed(words), font, size) <= room:
        return TaggedText.of(words, tag)
    style = setting.paragraph(size, font=font, colour=colour, align=column.align, leading=_LEADING)
    shown = parted(text) if isinstance(text, str) else text
    return TaggedParagraph(setting.markup(shown, tag), style, tag)


def _commands(
    table: Table, rows: list[_Lines], setting: Setting, limit: float
) -> list[tuple[Any, ...]]:
    """The style of the table: a rule under the heading, hairlines between the rows."""
    house = setting.house
    heads = len(table.heading_rows) + 1
    commands: list[tuple[Any, ...]] = [
        ("FONT", (0, 0), (-1, -1), fonts.REGULAR, house.table_size, _LEADING),
        ("TEXTCOLOR", (0, 0), (-1, -1), house.colour("text")),
        ("LEFTPADDING", (0, 0), (-1, -1), PADDING),
        ("RIGHTPADDING", (0, 0), (-1, -1), PADDING),
        ("TOPPADDING", (0, 0), (-1, -1), _TOP),
        ("BOTTOMPADDING", (0, 0), (-1, -1), _BOTTOM),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("VALIGN", (0, 0), (-1, heads - 1), "BOTTOM"),
        ("LINEBELOW", (0, heads - 1), (-1, heads - 1), 1.1, house.colour("heading")),
    ]
    for index, column in enumerate(table.columns):
        if column.align != "left":
            side = {"right": "RIGHT", "centre": "CENTRE"}[column.align]
            commands.append(("ALIGN", (index, heads), (index, -1), side))
    commands += _spans(table, house)
    commands += _hairlines(rows, house)
    for lines in rows:
        commands += _row_commands(lines, house)
    commands.append(("LINEBELOW", (0, -1), (-1, -1), 0.8, house.colour("rule")))
    return commands + _kept_together(rows, limit)


def _hairlines(rows: list[_Lines], house: HouseStyle) -> list[tuple[Any, ...]]:
    """The rules between the rows: one command where each row is a line, for a table is long."""
    line = (0.5, house.colour("line"))
    if rows and all(len(lines.cells) == 1 for lines in rows):
        return [("LINEBELOW", (0, rows[0].first), (-1, -1), *line)]
    return [("LINEBELOW", (0, lines.last), (-1, lines.last), *line) for lines in rows]


def _row_commands(lines: _Lines, house: HouseStyle) -> list[tuple[Any, ...]]:
    row, first = lines.row, lines.first
    whole = ((0, first), (-1, lines.last))
    commands: list[tuple[Any, ...]] = []
    if row.indent:
        left = PADDING + row.indent * INDENT
        commands.append(("LEFTPADDING", (0, first), (0, lines.last), left))
    if row.kind != "body":
        commands.append(("FONT", *whole, fonts.BOLD, house.table_size, _LEADING))
    if row.kind == "total":
        commands.append(("LINEABOVE", (0, first), (-1, first), 0.8, house.colour("rule")))
    elif row.kind == "group":
        commands.append(("TEXTCOLOR", *whole, house.colour("heading")))
        commands.append(("TOPPADDING", (0, first), (-1, first), _TOP + 5))
        commands += [("SPAN", (0, line), (-1, line)) for line in range(first, lines.last + 1)]
    return commands


def _kept_together(rows: list[_Lines], limit: float) -> list[tuple[Any, ...]]:
    """Rows that no page may part: the first and last with the next, a group's name, a total."""
    commands: list[tuple[Any, ...]] = []
    for number, (one, two) in enumerate(pairwise(rows)):
        close = one.row.kind == "group" or two.row.kind == "total"
        close = close or (number == 0 and one.height <= _LONELY)
        close = close or (number == len(rows) - 2 and two.height <= _LONELY)
        if close and one.height + two.height <= limit:
            commands.append(("NOSPLIT", (0, one.first), (-1, two.last)))
    return commands


def _spans(table: Table, house: HouseStyle) -> list[tuple[Any, ...]]:
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
