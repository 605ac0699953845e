"""Text files: encoding and delimiter found out, rows streamed."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import BinaryIO, TextIO

from smpdesk.errors import UserError

_CHUNK = 1 << 20
HELD = 1 << 25
"""Bytes of a text file that are held in memory as a whole; a larger one is streamed."""

_SAMPLE_LINES = 60
_START = 1 << 16
csv.field_size_limit(1 << 20)


def encoding_of(file: BinaryIO) -> str:
    """The encoding of a text file, read to its end and put back to its start.

    A byte order mark decides; else UTF-16 if every other byte is nought; else UTF-8 if the whole
    file is valid UTF-8; else Windows-1252, which is what older Excel writes.
    """
    start = file.read(4096)
    file.seek(0)
    if start.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    for offset, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        half = start[offset::2]
        if len(half) > 3 and half.count(0) > 0.7 * len(half):
            return name
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while chunk := file.read(_CHUNK):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
        return "utf-8"
    except UnicodeDecodeError:
        return "cp1252"
    finally:
        file.seek(0)


def delimiter_of(sample: str) -> str:
    """The delimiter that splits the sample's lines most and most evenly."""
    if sample[:4].casefold() == "sep=" and len(sample) > 4:
        return sample[4]
    best, best_score = ",", 0.0
    for delimiter in ",\t;|":
        try:
            rows = list(csv.reader(io.StringIO(sample), delimiter=delimiter))
        except csv.Error:  # a cell without an end; the reading itself will say so
            continue
        widths = [len(row) for row in rows if row]
        if not widths:
            continue
        (width, count), *_ = Counter(widths).most_common(1)
        wide = sum(w > 1 for w in widths) / len(widths)
        score = (max(width, sum(widths) / len(widths)) - 1) * (count / len(widths) + wide)
        if score > best_score:
            best, best_score = delimiter, score
    return best


def rows_of(file: BinaryIO, name: str) -> Iterator[list[str]]:
    """The rows of a text file, streamed; every cell is text, as written.

    Raises UserError when the content is not text.
    """
    text = _decoded(file)
    sample = "".join(islice(text, _SAMPLE_LINES))
    if _is_not_text(sample):
        raise UserError(
            f"{name} is neither a spreadsheet nor a text file, so no figures can be read from it. "
            "Open it in the program it came from and save it as .xlsx or .csv."
        )
    text.seek(0)
    if sample[:4].casefold() == "sep=":
        text.readline()
    delimiter = delimiter_of(sample)
    if isinstance(text, io.StringIO) and _is_plain(whole := text.read()):
        yield from _split(whole, delimiter)
        return
    text.seek(0)
    if sample[:4].casefold() == "sep=":
        text.readline()
    try:
        yield from csv.reader(text, delimiter=delimiter)
    except csv.Error as error:
        raise UserError(
            f"{name} cannot be read as a table: a cell is longer than a million characters or its "
            "quotation marks do not close. Open it in Excel, check it and save it as .xlsx."
        ) from error


def start_of(data: bytes, name: str) -> tuple[str, list[list[str]]]:
    """The delimiter of a text, and its first rows."""
    lines = data[:_START].splitlines(keepends=True)[:_SAMPLE_LINES]
    start = b"".join(lines)
    rows = list(rows_of(io.BytesIO(start), name))
    return delimiter_of(start.decode("utf-8-sig", errors="replace")), rows


def _is_plain(text: str) -> bool:
    """Whether no cell is quoted, so that lines and cells can simply be split: far faster."""
    return '"' not in text and "\r" not in text.replace("\r\n", "\n")


def _split(text: str, delimiter: str) -> Iterator[list[str]]:
    lines = text.replace("\r\n", "\n").split("\n")
    if not lines[-1]:
        lines.pop()
    return (line.split(delimiter) if line else [] for line in lines)


def _decoded(file: BinaryIO) -> TextIO:
    """The file's text: held in memory unless it is large, for out of an archive it comes once."""
    start = file.read(HELD)
    if len(start) == HELD:
        file.seek(0)
        encoding = encoding_of(file)
        return io.TextIOWrapper(file, encoding=encoding, errors="replace", newline="")
    encoding = encoding_of(io.BytesIO(start))
    return io.StringIO(start.decode(encoding, errors="replace"), newline="")


_DECIMAL_COMMA = re.compile(r"[-−]?(?:\d{1,3}(?:\.\d{3})+|\d+),\d{1,2}%?")
_DECIMAL_POINT = re.compile(r"[-−]?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.(?:\d{1,2}|\d{4,}))%?")
_EITHER = re.compile(r"[-−]?\d[\d.]*(?:,\d+)?%?")


def with_decimal_points(rows: list[list[str]]) -> list[list[str]] | None:
    """``1.234,5`` written as ``1234.5`` throughout; None when points are decimal already.

    For text that has no commas between its cells: one figure that can only be read so decides,
    if none can only be read the other way.
    """
    cells = {cell.strip() for row in rows for cell in row if cell[-1:].strip() or cell.strip()}
    if not any(map(_DECIMAL_COMMA.fullmatch, cells)) or any(map(_DECIMAL_POINT.fullmatch, cells)):
        return None
    return [
        [
            cell.replace(".", "").replace(",", ".") if _EITHER.fullmatch(cell.strip()) else cell
            for cell in row
        ]
        for row in rows
    ]


def _is_not_text(sample: str) -> bool:
    unprintable = sum(1 for c in sample if (c < " " and c not in "\t\r\n\f") or c == "\ufffd")
    return unprintable > max(5, 0.05 * len(sample))


def is_text_name(name: str) -> bool:
    """Whether a file in an archive looks like a table kept as text."""
    return Path(name).suffix.casefold() in {".csv", ".tsv", ".txt", ".tab"}
