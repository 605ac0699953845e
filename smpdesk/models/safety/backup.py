"""Backups: taken automatically in the user's data folder or where the user says; and restored."""

from __future__ import annotations

import contextlib
import datetime as dt
import getpass
import hashlib
import os
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from smpdesk import places
from smpdesk.errors import UserError
from smpdesk.models.document import engine
from smpdesk.models.document.clock import now
from smpdesk.models.document.lock import locked
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.safety.copying import Progress, copy_document, fill, placed

_NAME = re.compile(r"(\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d)(?:-\d+)?( before .+)?\.smp")


@dataclass(frozen=True)
class Backup:
    """A backup and when it was taken; one kept ``before`` something is never thinned."""

    path: Path
    taken: dt.datetime
    before: str = ""


def backup(
    source: PartnershipFile | Path,
    out: Path,
    *,
    passphrase: str | None = None,
    progress: Progress | None = None,
) -> Path:
    """A sound copy of the file at ``out``, encrypted as it is, while it may be in use.

    The file is checked first. Raises ``UserError`` when it is damaged, or ``out`` is there.
    """
    if isinstance(source, PartnershipFile):
        source.save_copy(out, progress)
    else:
        engine.check_identity(source)
        copy_document(source, out, passphrase, progress)
    return out


def restore(
    backup: Path, path: Path, *, passphrase: str | None = None, user: str | None = None
) -> Path | None:
    """Put a backup in the place of the file; gives where what was there is kept, None if nothing.

    The backup is checked first. Raises ``UserError``, with nothing changed, when it is damaged or
    somebody has the file open.
    """
    engine.check_identity(backup)
    path = path.resolve()
    if path.is_dir():
        raise UserError(f"{path.name} is a folder. Say which file in it to restore.")
    if path.exists() and path.samefile(backup):
        raise UserError(f"{backup.name} is the file itself, so there is nothing to restore.")
    with locked(path, user or getpass.getuser()):
        connection = engine.connect_to_read(backup, passphrase)
        try:
            engine.check_version(connection, backup)
            with placed(path, like=backup) as part:
                fill(part, connection, backup, passphrase)
                kept = _set_aside(path, passphrase)
        finally:
            connection.close()
    return kept


def keep(file: PartnershipFile, progress: Progress | None = None) -> Path | None:
    """Take the automatic backup, and thin the older ones; None when nothing changed since.

    It reads by a connection of its own, so that it may run in a thread while the window works.
    """
    with file.another() as own:
        newest = next(iter(backups(file.path)), None)
        if newest is not None and own.same_as(newest.path):
            return None
        kept = _place(file.path)
        _clear_unfinished(kept.parent)
        own.save_copy(kept, progress)
    thin(file.path, _moment())
    return kept


def keep_before(path: Path, passphrase: str | None, what: str) -> Path:
    """Keep the file as it is before something is done to it, such as ``updating``."""
    kept = _place(path, f" before {what}")
    copy_document(path, kept, passphrase)
    return kept


def spare(kept: Path) -> Path:
    """Exempt a backup from thinning, as somebody goes back to it; gives where it is now.

    Closing the file for a restore takes a backup itself, and must not thin away the chosen one.
    """
    parts = _NAME.fullmatch(kept.name)
    if parts is None or parts[2]:
        return kept
    with contextlib.suppress(OSError):
        return kept.rename(kept.with_name(f"{kept.stem} before restoring.smp"))
    return kept


def backups(path: Path) -> list[Backup]:
    """The backups kept of a file, newest first."""
    found = []
    for entry in backup_folder(path).glob("*.smp"):
        parts = _NAME.fullmatch(entry.name)
        if parts:
            taken = dt.datetime.strptime(parts[1], "%Y-%m-%dT%H-%M-%S")  # noqa: DTZ007
            found.append(Backup(entry, taken, (parts[2] or "").removeprefix(" before ")))
    return sorted(found, key=lambda kept: (kept.taken, kept.path.name), reverse=True)


def backup_folder(path: Path) -> Path:
    """Where the backups of a file are kept: named after it and the folder it is in."""
    place = path.resolve()
    mark = hashlib.sha256(str(place).encode()).hexdigest()[:8]
    return places.user_data() / "backups" / f"{place.stem} {mark}"


def thin(path: Path, moment: dt.datetime) -> list[Path]:
    """Remove the backups that are no longer needed; gives those removed."""
    kept = [item for item in backups(path) if not item.before]
    needless = set(to_drop([item.taken for item in kept], moment))
    dropped = [item.path for item in kept if item.taken in needless]
    for entry in dropped:
        entry.unlink(missing_ok=True)
    return dropped


def to_drop(taken: list[dt.datetime], moment: dt.datetime) -> list[dt.datetime]:
    """Which of these times may go: an hour keeps its newest today, then a day, a week, a month.

    A time that lies ahead (the clock was set back) is kept, and so is the newest of all.
    """
    drop, held = [], set()
    for time in sorted(set(taken), reverse=True):
        span = _span(time, moment)
        if span is not None and span in held:
            drop.append(time)
        held.add(span)
    return drop


def _span(time: dt.datetime, moment: dt.datetime) -> tuple[object, ...] | None:
    if time > moment:
        return None
    days = (moment.date() - time.date()).days
    if days == 0:
        return ("hour", time.hour)
    if days < 7:
        return ("day", time.date())
    if days < 35:
        return ("week", *time.isocalendar()[:2])
    return ("month", time.year, time.month)


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


def _place(path: Path, what: str = "") -> Path:
    folder = backup_folder(path)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            f"Backups can't be kept in {folder} ({error.strerror}). Free some space there, or "
            f"save a copy somewhere else."
        ) from error
    name = _moment().strftime("%Y-%m-%dT%H-%M-%S")
    place, number = folder / f"{name}{what}.smp", 2
    while place.exists():
        place, number = folder / f"{name}-{number}{what}.smp", number + 1
    return place


def _clear_unfinished(folder: Path) -> None:
    """Remove what a backup that was cut off by a crash has left."""
    for entry in folder.glob("*.smp.part*"):
        entry.unlink(missing_ok=True)


def _moment() -> dt.datetime:
    return dt.datetime.fromisoformat(now())
