"""Writing a document to a file: whole, or not at all."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from smpdesk.errors import UserError
from smpdesk.reports.house_style import HouseStyle
from smpdesk.reports.preflight import refuse_unfit
from smpdesk.reports.tree import Document

Progress = Callable[[int, int], None]
_FORMATS = {".pdf": "PDF", ".docx": "Word", ".xlsx": "spreadsheet"}


class Cancelled(Exception):  # noqa: N818 - it is no error
    """The user stopped the writing; the target is as it was."""


def write(
    document: Document,
    out: Path,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
    house: HouseStyle | None = None,
) -> None:
    """Write ``document`` to ``out``; the suffix picks PDF, Word or spreadsheet.

    ``progress`` is told how much is done, of how much; ``cancelled`` is asked now and then
    and stops the work with :class:`Cancelled`. Raises ``UserError`` when the suffix is
    unknown, the document is not fit to be written or the file can't be. An existing file is
    replaced only when the new one is complete. ``house`` replaces the standard house style.
    """
    suffix = out.suffix.lower()
    if suffix not in _FORMATS:
        known = ", ".join(f"{name} ({ending})" for ending, name in _FORMATS.items())
        raise UserError(f"“{out.name}” does not say what to write. Use one of: {known}.")
    refuse_unfit(document, printed=suffix == ".pdf")

    def told(done: int, total: int) -> None:
        if cancelled is not None and cancelled():
            raise Cancelled
        if progress is not None:
            progress(done, total)

    put_bytes(_made(document, suffix, house, told), out)


def _made(document: Document, suffix: str, house: HouseStyle | None, progress: Progress) -> bytes:
    progress(0, 1)
    if suffix == ".pdf":
        from smpdesk.reports.pdf import pdf_bytes

        return pdf_bytes(document, house, progress)
    if suffix == ".docx":
        from smpdesk.reports.word import word_bytes

        return word_bytes(document, house, progress)
    from smpdesk.reports.spreadsheet import spreadsheet_bytes

    return spreadsheet_bytes(document, progress)


def put_bytes(data: bytes, out: Path) -> None:
    """Put ``data`` in place of ``out`` in one step; raises ``UserError`` when it can't be."""
    temporary = ""
    try:
        handle, temporary = tempfile.mkstemp(prefix=f".{out.stem}-", suffix=".part", dir=out.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(0o644)
        Path(temporary).replace(out)
    except OSError as error:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
        raise UserError(_why_not(error, out)) from error


def _why_not(error: OSError, out: Path) -> str:
    if error.errno == errno.ENOSPC:
        return f"There is no room left on the disk for {out.name}. Free some, and export again."
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return f"The folder {out.parent} does not exist. Choose another, and export again."
    if isinstance(error, IsADirectoryError) or out.is_dir():
        return f"{out} is a folder. Give the document another name."
    if isinstance(error, PermissionError):
        return (
            f"{out.name} can't be written: it is open in another program, or you may not write "
            f"in {out.parent}. Close it there, or choose another name."
        )
    return f"{out.name} can't be written: {error.strerror}. Choose another place."
