"""Protecting a file with a passphrase, changing it, and taking it away."""

from __future__ import annotations

import contextlib
import getpass
import os
from pathlib import Path
from typing import Any

from smpdesk.errors import UserError
from smpdesk.models.document import engine
from smpdesk.models.document.creation import refuse_empty
from smpdesk.models.document.lock import locked
from smpdesk.models.safety import copying
from smpdesk.models.safety.backup import backups

NO_BACK_DOOR = (
    "There is no back door: without the passphrase nobody can open the file or its backups, "
    "neither you nor the makers of smpdesk. Keep it where the partnership will find it."
)
"""What the officer is told before a passphrase is set."""


def set_passphrase(
    path: Path, current: str | None, new: str | None, *, user: str | None = None
) -> list[Path]:
    """Protect a closed file with ``new`` instead of ``current``; None is no passphrase.

    Its automatic backups are treated likewise. The file changes in one step, and an unprotected
    one is overwritten before it goes. Gives copies that are still open to anyone, for the officer
    to remove. Raises ``UserError`` with nothing changed, also when somebody has the file open.
    """
    engine.check_identity(path)
    if new is not None:
        refuse_empty(new)
    path = path.resolve()
    with locked(path, user or getpass.getuser()):
        _convert(path, current, new)
    copies = [kept.path for kept in backups(path)]
    for copy in copies:
        with contextlib.suppress(UserError):
            _convert(copy, current, new)
    if new is None:
        return []
    beside = path.parent.glob(f"{_escaped(path.stem)} (before restoring *{path.suffix}")
    return [copy for copy in [*copies, *beside] if _is_plain(copy)]


def _convert(path: Path, current: str | None, new: str | None) -> None:
    """Write the file anew under the other passphrase and put it in its place."""
    connection = engine.connect(path, passphrase=current)
    try:
        engine.check_version(connection, path)
        copying.refuse_damaged(connection, path)
        with copying.placed(path) as part:
            with engine.plain_errors(path):
                _export(connection, part, new)
            _refuse_unlike(connection, part, new)
            old = _to_wipe(path) if current is None else None
            connection.close()
        if old is not None:
            _wipe(old)
    finally:
        connection.close()


def _export(connection: Any, part: Path, new: str | None) -> None:
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    connection.execute("ATTACH DATABASE ? AS fresh KEY ?", (str(part), new or ""))
    try:
        connection.execute("SELECT sqlcipher_export('fresh')").fetchone()
        connection.execute(f"PRAGMA fresh.application_id = {engine.APPLICATION_ID}")
        connection.execute(f"PRAGMA fresh.user_version = {version}")
    finally:
        connection.execute("DETACH DATABASE fresh")


def _refuse_unlike(connection: Any, part: Path, passphrase: str | None) -> None:
    """Raise ``UserError`` unless the new file is sound and holds as much as the old."""
    fresh = engine.connect(part, passphrase=passphrase)
    try:
        engine.check_version(fresh, part)
        copying.refuse_damaged(fresh, part)
        if _counts(fresh) != _counts(connection):
            raise UserError(
                "The file could not be written anew in full, so it was left as it was. Check "
                "the disk and try again."
            )
    finally:
        fresh.close()


def _counts(connection: Any) -> list[tuple[str, int]]:
    tables = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
    ).fetchall()
    return [
        (table, connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
        for (table,) in map(tuple, tables)
    ]


def _to_wipe(path: Path) -> int | None:
    """The old file held open, so that it can be overwritten once it has lost its name."""
    if os.name == "nt" or path.stat().st_nlink > 1:  # pragma: no cover
        return None
    return os.open(path, os.O_RDWR)


def _wipe(descriptor: int) -> None:
    try:
        left = os.fstat(descriptor).st_size
        while left > 0:
            left -= os.write(descriptor, bytes(min(left, 1 << 20)))
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _is_plain(path: Path) -> bool:
    try:
        engine.connect(path, read_only=True).close()
    except UserError:
        return False
    return True


def _escaped(stem: str) -> str:
    from glob import escape

    return escape(stem)
