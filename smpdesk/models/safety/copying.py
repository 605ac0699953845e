"""Copies of a document, taken safely while it is in use, and put in place in one step."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from smpdesk.errors import UserError
from smpdesk.models.document import engine

Progress = Callable[[int, int], None]
"""Called with the pages still to do and the pages in all."""

_PAGES = 2000


def copy_document(
    source: Path, target: Path, passphrase: str | None, progress: Progress | None = None
) -> None:
    """Copy a document, encrypted as it is; the copy is checked before it gets its name.

    Raises ``UserError`` when the source can't be read or is damaged, or the target is there.
    """
    refuse_existing(target)
    connection = engine.connect_to_read(source, passphrase)
    try:
        engine.check_version(connection, source)
        copy_connection(connection, source, target, passphrase, progress)
    finally:
        connection.close()


def copy_connection(
    connection: Any,
    source: Path,
    target: Path,
    passphrase: str | None,
    progress: Progress | None = None,
) -> None:
    """Copy what a connection sees, even of a file that has been deleted since it was opened."""
    refuse_existing(target)
    with placed(target, like=source) as part:
        fill(part, connection, source, passphrase, progress)


def fill(
    part: Path,
    connection: Any,
    source: Path,
    passphrase: str | None,
    progress: Progress | None = None,
) -> None:
    """Copy what a connection to ``source`` sees into an empty file, checking both."""
    refuse_damaged(connection, source)
    copy = engine.connect(part, passphrase=passphrase)
    try:
        with engine.plain_errors(part):
            connection.backup(
                copy,
                pages=_PAGES,
                progress=None if progress is None else lambda _, left, of: progress(left, of),
                sleep=0.02,
            )
        refuse_damaged(copy, part)
    finally:
        copy.close()


@contextlib.contextmanager
def placed(target: Path, like: Path | None = None) -> Iterator[Path]:
    """An empty file to be filled, which becomes ``target`` in one step; else nothing is left.

    It may be read and written by whom the ``target`` that was there may, or else ``like``.
    """
    part = target.with_name(target.name + ".part")
    journal = part.with_name(part.name + "-journal")
    try:
        journal.unlink(missing_ok=True)
        part.write_bytes(b"")
        _permit_as(part, target if target.exists() else like)
        yield part
        with part.open("rb") as file:
            os.fsync(file.fileno())
        part.replace(target)
        sync_folder(target.absolute().parent)
    except OSError as error:
        raise UserError(
            f"{target.name} can't be made in {target.absolute().parent} ({error.strerror}). "
            f"Nothing was changed: choose another folder."
        ) from error
    finally:
        for left in (part, journal):
            with contextlib.suppress(OSError):
                left.unlink(missing_ok=True)


def _permit_as(part: Path, model: Path | None) -> None:
    """Open ``part`` to the same group and people as another file, and to its owner in any case."""
    if os.name == "nt" or model is None:  # pragma: no cover - Windows goes by the folder
        return
    with contextlib.suppress(OSError):
        wanted = model.stat()
        with contextlib.suppress(OSError):
            os.chown(part, -1, wanted.st_gid)
        part.chmod(stat.S_IMODE(wanted.st_mode) & 0o666 | 0o600)


def sync_folder(folder: Path) -> None:
    """Have the disk remember a new name in the folder, where the system can."""
    if os.name == "nt":  # pragma: no cover
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError:
        pass
    finally:
        os.close(descriptor)


def refuse_existing(target: Path) -> None:
    """Raise ``UserError`` when there is a file of this name already."""
    if target.exists():
        raise UserError(
            f"There is already a file {target.name} here, and it was left as it is. "
            f"Choose another name."
        )
    if not target.absolute().parent.is_dir():
        raise UserError(f"There is no folder {target.absolute().parent}. Make it first.")


def refuse_damaged(connection: Any, path: Path) -> None:
    """Raise ``UserError`` unless the engine finds the whole file sound."""
    with engine.plain_errors(path):
        found = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if found != "ok":
        raise UserError(
            f"{path.name} is damaged, so no copy was made of it and the earlier backups were "
            f"kept. Restore the newest backup."
        )
