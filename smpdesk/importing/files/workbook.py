"""Workbooks (xlsx, xlsm, xls, xlsb, ods) as sheets. Macros and links are never run or followed."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping
from typing import Any

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from smpdesk.errors import UserError
from smpdesk.importing.files.binary_marks import marks_of_binary
from smpdesk.importing.files.sheets import Box, Problem, Raw, Sheet, errors_shown
from smpdesk.importing.files.workbook_marks import Marks, marks_of

DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    KeyError,
    ValueError,
    OSError,
    EOFError,
    RuntimeError,
    NotImplementedError,
)
"""What is raised on the way through a damaged workbook."""

TORN = (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError)
"""What is raised while unpacking a damaged archive."""

MOST_CELLS = 25_000_000
"""A sheet whose used range is larger than this is left out: it would not fit in memory."""


def read_workbook(data: bytes, name: str) -> list[Sheet]:
    """The sheets of a workbook, in its order; chart and macro sheets are passed over.

    Raises UserError when it is password-protected, damaged or no workbook at all.
    """
    marks = _marks(data, name)
    book = _opened(data, name)
    sheets = []
    for meta in book.sheets_metadata:
        if meta.typ is not SheetTypeEnum.WorkSheet:
            continue
        hidden = meta.visible is not SheetVisibleEnum.Visible
        sheets.append(_sheet(book, meta.name, hidden, marks.get(meta.name, Marks())))
    return sheets


def _marks(data: bytes, name: str) -> dict[str, Marks]:
    if not data.startswith(b"PK"):
        return {}
    try:
        return marks_of(data) or marks_of_binary(data)
    except DAMAGE as error:
        raise damaged(name) from error


def _opened(data: bytes, name: str) -> Any:
    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(data))
    except PasswordError as error:
        raise protected(name) from error
    except (CalamineError, ValueError, OSError) as error:
        raise damaged(name) from error
    except BaseException as error:
        raise _rethrown(error, name) from error


def _sheet(book: Any, name: str, hidden: bool, marks: Marks) -> Sheet:
    if marks.cells > MOST_CELLS:
        message = (
            f"Sheet “{name}” has something written as far away as {marks.last}, too far to read; "
            "it is left out. Delete what stands there, or save the table as .csv."
        )
        return Sheet(name, [], hidden=hidden, problems=(Problem(marks.last, message),))
    try:
        found = book.get_sheet_by_name(name)
        rows: list[list[Raw]] = found.to_python(skip_empty_area=False)
        merged = tuple(Box(*start, *end) for start, end in found.merged_cell_ranges or ())
    except (CalamineError, ValueError, OSError) as error:
        return Sheet(name, [], hidden=hidden, problems=(_unreadable(name, error),))
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        return Sheet(name, [], hidden=hidden, problems=(_unreadable(name, error),))
    _show(marks.errors, rows)
    problems = marks.problems or errors_shown(name, rows)
    return Sheet(name, rows, merged, hidden, marks.percents, marks.indents, problems)


def _show(errors: Mapping[tuple[int, int], str], rows: list[list[Raw]]) -> None:
    """Writes into cells what they show instead of a result; the reading library has them empty."""
    for (row, column), shown in errors.items():
        if row < len(rows) and column < len(rows[row]) and rows[row][column] == "":
            rows[row][column] = shown


def _unreadable(name: str, _error: BaseException) -> Problem:
    return Problem("", f"Sheet “{name}” is damaged and is left out. Open and save it in Excel.")


def protected(name: str) -> UserError:
    """What is said of a workbook that asks for a password."""
    return UserError(
        f"{name} is protected with a password, so it cannot be read. Open it in Excel, save a copy "
        "without the password, and import the copy."
    )


def damaged(name: str) -> UserError:
    """What is said of a workbook or archive that cannot be read."""
    return UserError(
        f"{name} is not a workbook, or it is damaged, so nothing was read from it. Open it in "
        "Excel and save it again as .xlsx."
    )


def _rethrown(error: BaseException, name: str) -> BaseException:
    """A panic of the reading library is a damaged file; anything else is not ours to catch."""
    return damaged(name) if type(error).__name__ == "PanicException" else error
