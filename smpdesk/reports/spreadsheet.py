"""All tables of a document as a workbook: a list of them, then a sheet for each."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Callable
from typing import Any

import openpyxl
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter

from smpdesk.reports import fonts
from smpdesk.reports.cell_values import number_in, risky
from smpdesk.reports.table_form import lines_below, spread, texts_of
from smpdesk.reports.tree import Document, Table, Text, plain
from smpdesk.reports.walk import Place, walk
from smpdesk.reports.zipped import rezipped

_BOLD = Font(bold=True)
_RULE = Border(bottom=Side("medium"))


def spreadsheet_bytes(
    document: Document, progress: Callable[[int, int], None] | None = None
) -> bytes:
    """The tables of ``document`` as the bytes of an .xlsx file.

    Numbers are numbers; words that a spreadsheet could take for a formula stay words.
    """
    places = [place for place in walk(document) if isinstance(place.block, Table)]
    book = openpyxl.Workbook()
    index = book.worksheets[0]
    index.title = "Contents"
    _put_all(index, 1, [document.title], bold=True)
    _put_all(index, 2, [document.imprint, document.marking])
    _put_all(index, 4, ["Table", "Caption", "Section"], bold=True)
    for row, place in enumerate(places, start=5):
        if progress is not None:
            progress(row - 5, len(places))
        _sheet(book, place)
        _put_all(index, row, [place.number, _caption(place), place.section])
        index.cell(row, 1).hyperlink = f"#'{place.number}'!A1"
    for column, width in (("A", 12), ("B", 60), ("C", 40)):
        index.column_dimensions[column].width = width
    return _saved(book, document)


def _caption(place: Place) -> str:
    assert isinstance(place.block, Table)
    return plain(place.block.caption)


def _sheet(book: Any, place: Place) -> None:
    table = place.block
    assert isinstance(table, Table)
    sheet = book.create_sheet(place.number)
    _put(sheet.cell(1, 1), f"{place.number}  {plain(table.caption)}", bold=True)
    row = 3
    taken: set[tuple[int, int]] = set()
    for number, heading_row in enumerate(table.heading_rows):
        for column, cell in spread(heading_row, number, taken, len(table.columns)):
            # Not merged: a spreadsheet is for sorting and filtering.
            _put(sheet.cell(row, column + 1), cell.text, bold=True)
        row += 1
    _put_all(sheet, row, [column.title for column in table.columns], bold=True)
    for column in range(1, len(table.columns) + 1):
        sheet.cell(row, column).border = _RULE
    sheet.freeze_panes = sheet.cell(row + 1, 2)
    for line in table.rows:
        row += 1
        _put_all(sheet, row, list(texts_of(line, table)), bold=line.kind != "body")
        if line.indent:
            sheet.cell(row, 1).alignment = Alignment(indent=line.indent)
    for below in lines_below(table):
        row += 1
        _put(sheet.cell(row + 1, 1), below)
    _fit(sheet, table)


def _put_all(sheet: Any, row: int, texts: list[Text], bold: bool = False) -> None:
    for column, text in enumerate(texts, start=1):
        _put(sheet.cell(row, column), text, bold)


def _put(cell: Any, text: Text, bold: bool = False) -> None:
    words = plain(text)
    if bold:
        cell.font = _BOLD
    number = number_in(words)
    if number is not None:
        cell.value = number.value
        cell.number_format = number.format
        return
    cell.value = words or None
    if risky(words):
        cell.data_type = "s"
        cell.quotePrefix = True


def _fit(sheet: Any, table: Table) -> None:
    for index, column in enumerate(table.columns):
        texts = [plain(column.title), *(plain(texts_of(r, table)[index]) for r in table.rows)]
        widest = max(fonts.width(words, fonts.BOLD, 11) for words in texts)
        letter = get_column_letter(index + 1)
        sheet.column_dimensions[letter].width = min(60, max(9, widest / 5.2 + 2))


def _saved(book: Any, document: Document) -> bytes:
    """The workbook's bytes with the document's date, so that the same input gives the same."""
    moment = dt.datetime.combine(document.date, dt.time())
    properties = book.properties
    properties.title, properties.creator = document.title, document.organisation or "smpdesk"
    properties.language = document.language
    properties.created = properties.modified = moment
    out = io.BytesIO()
    book.save(out)
    stamp = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
    fixed = f"{moment:%Y-%m-%dT%H:%M:%SZ}".encode()
    return rezipped(
        out.getvalue(), "docProps/core.xml", lambda data: stamp.sub(rb"\g<1>" + fixed, data)
    )
