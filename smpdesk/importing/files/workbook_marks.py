"""What the cells of an xlsx file carry beside their values: per cents, indents, errors."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple
from xml.etree import ElementTree

from smpdesk.importing.files.sheets import Problem, address, column_number, error_cell

_MOST_SCANNED = 12_000_000  # bytes of a sheet looked at cell by cell; larger ones in passing
_PIECE = 1 << 18
_LONGEST_MARK = 1000  # bytes of a row's or a cell's beginning
_CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c>)", re.DOTALL)
_FILLED = re.compile(
    rb"<(?:\w+:)?c\b[^>]*?\br=\"([A-Z]{1,3})(\d{1,7})\"[^>]*(?<!/)>(?!</(?:\w+:)?c>)"
)
_REFERENCE = re.compile(rb"\br=\"([A-Z]{1,3})(\d{1,7})\"")
_STYLE = re.compile(rb"\bs=\"(\d+)\"")
_ROW = re.compile(rb"row\b[^>]*?\br=\"(\d+)\"")
_RESULT = re.compile(rb"<(?:\w+:)?v\b[^>]*>[^<]|<(?:\w+:)?is\b")
_MOST_PROBLEMS = 20
NO_RESULT = "#N/A"
"""What stands for the result of a formula that was not saved."""


@dataclass(frozen=True)
class Marks:
    """Per-cent cells, indents, problems, and the size of the used range with its last cell.

    ``errors`` is what cells show whose formula fails or whose result was not saved.
    """

    percents: frozenset[tuple[int, int]] = frozenset()
    indents: Mapping[tuple[int, int], int] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    errors: Mapping[tuple[int, int], str] = field(default_factory=dict)
    cells: int = 0
    last: str = ""


class _Styles(NamedTuple):
    percents: frozenset[int]
    indents: dict[int, int]


def marks_of(data: bytes) -> dict[str, Marks]:
    """The marks of each sheet of an xlsx or xlsm file by its name; none for other formats."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = set(archive.namelist())
        if "xl/workbook.xml" not in names:
            return {}
        styles = _styles(archive.read("xl/styles.xml")) if "xl/styles.xml" in names else None
        return {
            name: _size_only(archive, path)
            if archive.getinfo(path).file_size > _MOST_SCANNED
            else _marks(archive.read(path), name, styles or _Styles(frozenset(), {}))
            for name, path in _sheet_paths(archive)
            if path in names
        }


def _sheet_paths(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Each sheet's name and its path inside the file."""
    try:
        links = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
        book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
    except (ElementTree.ParseError, KeyError):
        return
    targets = {link.get("Id"): link.get("Target", "") for link in links}
    for sheet in book.iter():
        if not sheet.tag.endswith("}sheet"):
            continue
        key = next((v for k, v in sheet.attrib.items() if k.endswith("}id")), None)
        target = targets.get(key, "")
        if target:
            path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            yield sheet.get("name", ""), path


def _styles(xml: bytes) -> _Styles:
    """Which cell styles show per cents, and which indent."""
    try:
        root = ElementTree.fromstring(xml)
    except ElementTree.ParseError:
        return _Styles(frozenset(), {})
    space = root.tag.partition("}")[0] + "}"
    formats = {9, 10}
    for number in root.iter(f"{space}numFmt"):
        if "%" in number.get("formatCode", ""):
            formats.add(_int(number.get("numFmtId")))
    percents, indents = set(), {}
    for index, style in enumerate(root.iterfind(f"{space}cellXfs/{space}xf")):
        if _int(style.get("numFmtId")) in formats:
            percents.add(index)
        alignment = style.find(f"{space}alignment")
        if alignment is not None and (depth := _int(alignment.get("indent"))):
            indents[index] = depth
    return _Styles(frozenset(percents), indents)


def _int(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0


def _marks(xml: bytes, sheet: str, styles: _Styles) -> Marks:
    if not (styles.percents or styles.indents or b't="e"' in xml or b"<f" in xml or b":f" in xml):
        return _range_only(xml)
    percents, indents, problems, errors = set(), {}, [], {}
    last_row = last_column = 0
    for match in _CELL.finditer(xml):
        attributes, inside = match.groups()
        place = _REFERENCE.search(attributes)
        if place is None or not inside:
            continue
        row, column = int(place[2]) - 1, column_number(place[1].decode())
        last_row, last_column = max(last_row, row), max(last_column, column)
        style = int(found[1]) if (found := _STYLE.search(attributes)) else -1
        if style in styles.percents:
            percents.add((row, column))
        if style in styles.indents:
            indents[row, column] = styles.indents[style]
        if (error := _error(attributes, inside, sheet, address(row, column))) is not None:
            errors[row, column], problem = error
            problems.append(problem)
    cells = (last_row + 1) * (last_column + 1)
    kept = tuple(problems[:_MOST_PROBLEMS])
    last = address(last_row, last_column)
    return Marks(frozenset(percents), indents, kept, errors, cells, last)


def _range_only(xml: bytes) -> Marks:
    """The used range of a sheet in which no cell can have a mark."""
    filled = _FILLED.findall(xml)
    last_row = max((int(number) for _, number in filled), default=1) - 1
    last_column = max(
        (column_number(letters.decode()) for letters in {c for c, _ in filled}), default=0
    )
    cells = (last_row + 1) * (last_column + 1)
    return Marks(cells=cells, last=address(last_row, last_column))


def _error(attributes: bytes, inside: bytes, sheet: str, cell: str) -> tuple[str, Problem] | None:
    """What a cell without a result shows, and what is said of it."""
    if b't="e"' in attributes:
        shown = re.search(rb"v>([^<]*)<", inside)
        what = shown[1].decode("ascii", "replace") if shown else NO_RESULT
        return what, error_cell(sheet, cell, what)
    if b"<f" in inside and b't="str"' not in attributes and not _RESULT.search(inside):
        message = (
            f"Sheet “{sheet}”, cell {cell} has a formula whose result was not saved; it is read "
            "as missing. Open the file in Excel and save it."
        )
        return NO_RESULT, Problem(cell, message)
    return None


def _size_only(archive: zipfile.ZipFile, path: str) -> Marks:
    """The used range of a large sheet, from its last row and any cell beyond column Z."""
    last_row, last_column, beyond = 1, 0, _filled_beyond("Z")
    for xml in _pieces(archive, path):
        if (row := _ROW.search(xml, max(xml.rfind(b"row "), 0))) is not None:
            last_row = max(last_row, int(row[1]))
        while (far := beyond.search(xml)) is not None:
            last_row = max(last_row, int(far[2]))
            last_column = column_number(far[1].decode())
            beyond = _filled_beyond(far[1].decode())
    if not last_column:
        return Marks()
    return Marks(cells=last_row * (last_column + 1), last=address(last_row - 1, last_column))


@lru_cache(maxsize=1000)
def _filled_beyond(letters: str) -> re.Pattern[bytes]:
    """Finds a cell with a content at the right of a column: there are few for each sheet."""
    longer = [f"[A-Z]{{{length}}}" for length in range(len(letters) + 1, 4)]
    later = [
        f"{letters[:at]}[{chr(ord(letter) + 1)}-Z]" + "[A-Z]" * (len(letters) - at - 1)
        for at, letter in enumerate(letters)
        if letter != "Z"
    ]
    columns = "|".join([*later, *longer, "(?!)"])
    pattern = rf' r="({columns})(\d+)"[^>/]*>\s*<(?:\w+:)?(?:v|is|f)\b'
    return re.compile(pattern.encode())


def _pieces(archive: zipfile.ZipFile, path: str) -> Iterator[bytes]:
    """A large file in pieces, each with the end of the one before: no mark is cut in two."""
    with archive.open(path) as file:
        before = b""
        while piece := file.read(_PIECE):
            yield before + piece
            before = piece[-_LONGEST_MARK:]
