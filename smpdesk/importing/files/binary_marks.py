"""What calamine doesn't tell of an xlsb workbook: how far its sheets reach, and their errors.

Its parts are records, each a type, a length and a content, as [MS-XLSB] 2.1.4 lays them out.
"""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

from smpdesk.importing.files.sheets import address, error_cell
from smpdesk.importing.files.workbook_marks import Marks

_ROW, _SHEET = 0, 156
_ERRORS = {3, 11}  # a plain cell, and one of a formula
_FILLED = {*range(2, 12), 62}
_SHOWN = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}
_MOST_NAMED = 20


def marks_of_binary(data: bytes) -> dict[str, Marks]:
    """The used range and the errors of each sheet by its name; none for other formats.

    Raises ValueError when the records are torn.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = set(archive.namelist())
        if "xl/workbook.bin" not in names:
            return {}
        try:
            links = ElementTree.fromstring(archive.read("xl/_rels/workbook.bin.rels"))
            targets = {link.get("Id"): link.get("Target", "") for link in links}
            sheets = list(_sheets(archive.read("xl/workbook.bin")))
            paths = {name: f"xl/{targets[link]}" for link, name in sheets if link in targets}
            return {
                name: _marks(archive.read(path), name)
                for name, path in paths.items()
                if path in names
            }
        except (struct.error, IndexError, ElementTree.ParseError) as error:
            raise ValueError("torn records") from error


def _records(data: bytes) -> Iterator[tuple[int, int, int]]:
    """The type of each record, and where its content begins and ends."""
    at, end = 0, len(data)
    while at < end:
        kind = data[at]
        at += 1
        if kind & 0x80:
            kind = kind & 0x7F | data[at] << 7
            at += 1
        size = shift = 0
        while True:
            byte = data[at]
            at += 1
            size |= (byte & 0x7F) << shift
            shift += 7
            if not byte & 0x80:
                break
        yield kind, at, at + size
        at += size


def _sheets(data: bytes) -> Iterator[tuple[str, str]]:
    """The link and the name of each sheet."""
    for kind, start, _ in _records(data):
        if kind == _SHEET:
            link, after = _text(data, start + 8)
            yield link, _text(data, after)[0]


def _text(data: bytes, at: int) -> tuple[str, int]:
    (length,) = struct.unpack_from("<I", data, at)
    after = at + 4 + 2 * length
    return data[at + 4 : after].decode("utf-16-le"), after


def _marks(data: bytes, name: str) -> Marks:
    row = last_row = last_column = 0
    errors: dict[tuple[int, int], str] = {}
    for kind, start, _ in _records(data):
        if kind == _ROW:
            (row,) = struct.unpack_from("<I", data, start)
        elif kind in _FILLED:
            (column,) = struct.unpack_from("<I", data, start)
            last_row, last_column = max(last_row, row), max(last_column, column)
            if kind in _ERRORS:
                errors[row, column] = _SHOWN.get(data[start + 8], "#N/A")
    problems = [error_cell(name, address(*place), shown) for place, shown in errors.items()]
    return Marks(
        problems=tuple(problems[:_MOST_NAMED]),
        errors=errors,
        cells=(last_row + 1) * (last_column + 1),
        last=address(last_row, last_column),
    )
