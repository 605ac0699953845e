"""Restoring a backup, and looking at the partnership as it was on a day."""

from __future__ import annotations

import contextlib
import datetime as dt
import getpass
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from smpdesk.errors import UserError
from smpdesk.models import copying, engine
from smpdesk.models.clock import now
from smpdesk.models.lock import HeldByAnotherError, Lock
from smpdesk.models.opening import temporary_copy
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.sharing import Shared


def restore(
    backup: Path, path: Path, *, passphrase: str | None = None, user: str | None = None
) -> Path | None:
    """Put a backup in the place of the file; gives where what was there is kept, None if nothing.

    The backup is checked first. Raises ``UserError``, with nothing changed, when it is damaged or
    somebody has the file open.
    """
    engine.check_identity(backup)
    if path.exists() and path.samefile(backup):
        raise UserError(f"{backup.name} is the file itself, so there is nothing to restore.")
    with locked(path, user or getpass.getuser()):
        connection = engine.connect_to_read(backup, passphrase)
        try:
            engine.check_version(connection, backup)
            with copying.placed(path) as part:
                copying.fill(part, connection, backup, passphrase)
                kept = _set_aside(path, passphrase)
        finally:
            connection.close()
    return kept


@contextlib.contextmanager
def locked(path: Path, user: str) -> Iterator[None]:
    """Hold the lock of a document that is not open here; raises ``UserError`` if another does."""
    try:
        lock = Lock.acquire(path.resolve(), user)
    except HeldByAnotherError as held:
        raise UserError(
            f"{path.name} is open: {held.holder.text()} has it. Close it there first."
        ) from held
    except OSError as error:
        raise UserError(
            f"{path.absolute().parent} can't be written to ({error.strerror}). Nothing was changed."
        ) from error
    try:
        yield
    finally:
        lock.release()


def _set_aside(path: Path, passphrase: str | None) -> Path | None:
    """Keep what is at the path under a name that says when, its unfinished change with it."""
    if not path.exists():
        return None
    _finish_unfinished(path, passphrase)
    kept = _free_name(path)
    try:
        os.link(path, kept)
    except OSError:
        shutil.copy2(path, kept)
    journal = path.with_name(path.name + "-journal")
    if journal.exists():
        journal.replace(kept.with_name(kept.name + "-journal"))
    return kept


def _finish_unfinished(path: Path, passphrase: str | None) -> None:
    """Let the engine take back a change that a crash has cut off, where it can."""
    with contextlib.suppress(UserError):
        engine.connect(path, passphrase=passphrase).close()


def _free_name(path: Path) -> Path:
    moment = now().replace("T", " ").replace(":", ".")
    name, number = f"{path.stem} (before restoring {moment})", 2
    kept = path.with_name(f"{name}{path.suffix}")
    while kept.exists():
        kept, number = path.with_name(f"{name} {number}{path.suffix}"), number + 1
    return kept


def as_it_was(file: PartnershipFile, when: str) -> PartnershipFile:
    """A read-only copy with every later edit taken back; closing it clears it away.

    ``when`` is a date (its evening is meant) or a date and time, ISO. Edits that have been undone
    since are not in it: for those there are the backups.
    """
    until = f"{when}T23:59:59" if len(when) == 10 else when
    day = dt.datetime.fromisoformat(until)
    reached = file.rows(
        "SELECT coalesce(max(id), 0) AS id FROM edit WHERE made_at <= ? AND state = 'done'",
        (until,),
    )[0]["id"]
    past = _copy_of(file)
    try:
        while (edit := past.next_undo()) is not None and edit.id > reached:
            past.undo()
    except BaseException:
        past.close()
        raise
    past.seal(f"it shows the partnership as it was on {day.day} {day:%B %Y}")
    return past


def _copy_of(file: PartnershipFile) -> PartnershipFile:
    shared = Shared(
        temporary_copy(file.path, file.passphrase),
        file.user,
        file.passphrase,
        lock=None,
        why_read_only="",
        copy_of=file.path,
    )
    connection = shared.connect()
    connection.execute("PRAGMA synchronous = OFF")
    return PartnershipFile(shared, connection)
