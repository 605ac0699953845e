"""The database engine: connections by sqlcipher3, and its errors in plain words."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from smpdesk.errors import UserError

APPLICATION_ID = 0x534D5044
"""Marks a file as a partnership file ("SMPD")."""

SCHEMA_VERSION = 1
"""The newest schema this program knows."""

_HEADER = b"SQLite format 3\x00"

_MEANINGS = {
    "disk is full": "The disk is full, so the change was not made and nothing was lost. "
    "Free some space and try again.",
    "readonly": "The file can't be changed: it is read only or its folder is. "
    "Copy it to a folder of your own, or ask for the right to write.",
    "database is locked": "Another program is writing to the file at this moment. "
    "Wait a little and try again.",
    "disk i/o error": "The disk or the network drive did not answer, so the change was not made. "
    "Check the connection and try again.",
    "unable to open": "The file can't be opened. Check that its folder is there and may be used.",
    "malformed": "The file is damaged. Restore the newest backup: nothing that was kept in it "
    "is lost.",
}


def connect(path: Path, *, passphrase: str | None = None, read_only: bool = False) -> Any:
    """A connection to the file, in autocommit, with foreign keys on; raises ``UserError``."""
    mode = "ro" if read_only else "rw"
    with plain_errors(path):
        connection = dbapi2.connect(
            f"{path.absolute().as_uri()}?mode={mode}",
            uri=True,
            isolation_level=None,
            check_same_thread=False,
            timeout=10,
        )
        connection.row_factory = dbapi2.Row
        if passphrase is not None:
            connection.execute("PRAGMA key = '{}'".format(passphrase.replace("'", "''")))
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA synchronous = FULL")
    return connection


@contextlib.contextmanager
def plain_errors(path: Path) -> Iterator[None]:
    """Turn the engine's errors of the user's world into a ``UserError`` that names the file."""
    try:
        yield
    except dbapi2.DatabaseError as error:
        words = str(error).lower()
        for sign, meaning in _MEANINGS.items():
            if sign in words:
                raise UserError(f"{path.name}: {meaning}") from error
        if "not a database" in words:
            raise UserError(not_ours(path)) from error
        raise


def check_identity(path: Path, *, passphrase: str | None = None) -> None:
    """Raise ``UserError`` unless ``path`` looks like a partnership file that can be opened."""
    if not path.exists():
        raise UserError(
            f"There is no file {path.name} in {path.absolute().parent}. Check the name, "
            f"or make it with: smpdesk new {path.name}"
        )
    if path.is_dir():
        raise UserError(f"{path.name} is a folder, not a partnership file. Choose a .smp file.")
    try:
        with path.open("rb") as file:
            head = file.read(16)
    except OSError as error:
        raise UserError(
            f"{path.name} can't be read ({error.strerror}). Check that you may open it."
        ) from error
    if not head:
        raise UserError(f"{path.name} is empty, so there is nothing to open. Restore a backup.")
    if passphrase is None and head != _HEADER:
        raise UserError(not_ours(path))


def check_version(connection: Any, path: Path) -> None:
    """Raise ``UserError`` when the opened file is another program's, or a newer smpdesk's."""
    with plain_errors(path):
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        version = connection.execute("PRAGMA user_version").fetchone()[0]
    if application != APPLICATION_ID:
        raise UserError(not_ours(path))
    if version > SCHEMA_VERSION:
        raise UserError(
            f"{path.name} was made by a newer smpdesk (file version {version}; this program "
            f"knows up to {SCHEMA_VERSION}). Install the newer smpdesk to open it."
        )


def not_ours(path: Path) -> str:
    """The sentence for a file that is not a partnership file."""
    return (
        f"{path.name} is not a smpdesk partnership file, or it is protected by a passphrase "
        f"that was not given. Nothing was changed."
    )
