"""A binary workbook (xlsb) written by hand, record by record, as [MS-XLSB] lays them out."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Sequence
from pathlib import Path

_TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/'
    '2006/content-types"><Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.'
    'binary.macroEnabled.main"/><Default Extension="rels" ContentType="application/vnd.'
    'openxmlformats-package.relationships+xml"/></Types>'
)
_LINKS = (
    '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/'
    'package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/'
    'officeDocument/2006/relationships/{kind}" Target="{target}"/></Relationships>'
)


def _varied(number: int) -> bytes:
    """A number in as few bytes as it needs, seven bits each."""
    found = b""
    while True:
        number, low = number >> 7, number & 0x7F
        if not number:
            return found + bytes([low])
        found += bytes([low | 0x80])


def _record(kind: int, data: bytes = b"") -> bytes:
    number = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    return number + _varied(len(data)) + data


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


_ERRORS = {"#DIV/0!": 0x07, "#REF!": 0x17}


def _cell(column: int, content: str | float) -> bytes:
    place = struct.pack("<II", column, 0)
    if content in _ERRORS:
        return _record(3, place + bytes([_ERRORS[str(content)]]))
    if isinstance(content, str):
        return _record(6, place + _wide(content))
    return _record(5, place + struct.pack("<d", float(content)))


def write_xlsb(
    path: Path,
    name: str,
    rows: Sequence[Sequence[str | float | None]],
    far: tuple[int, int] | None = None,
) -> None:
    """Writes one sheet; None is an empty cell. ``far`` is a row and a column with one figure."""
    book = _record(131) + _record(143)
    book += _record(156, struct.pack("<II", 0, 1) + _wide("rId1") + _wide(name))
    book += _record(144) + _record(132)
    width = max(len(row) for row in rows)
    sheet = _record(129) + _record(148, struct.pack("<IIII", 0, len(rows) - 1, 0, width - 1))
    sheet += _record(145)
    for number, row in enumerate(rows):
        sheet += _record(0, struct.pack("<IIHHBI", number, 0, 300, 0, 0, 0))
        sheet += b"".join(_cell(c, value) for c, value in enumerate(row) if value is not None)
    if far is not None:
        sheet += _record(0, struct.pack("<IIHHBI", far[0], 0, 300, 0, 0, 0)) + _cell(far[1], 7)
    sheet += _record(146) + _record(130)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr(
            "_rels/.rels", _LINKS.format(kind="officeDocument", target="xl/workbook.bin")
        )
        archive.writestr(
            "xl/_rels/workbook.bin.rels",
            _LINKS.format(kind="worksheet", target="worksheets/sheet1.bin"),
        )
        archive.writestr("xl/workbook.bin", book)
        archive.writestr("xl/worksheets/sheet1.bin", sheet)
