"""The database engine: connections by sqlcipher3, and its errors in plain words."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from smpdesk.errors import UserError

APPLICATION_ID = 0x534D5044
"""Marks a file as a partnership file ("SMPD")."""

SCHEMA_VERSION = 3
"""The newest schema this program knows."""

_BEGINNING = b"SQLite format 3\0"

BUSY_SECONDS = 30
"""How long a statement waits while another connection writes."""

_DAMAGED = "The file is damaged. Restore the newest backup: nothing that was kept in it is lost."
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
    "malformed": _DAMAGED,
    "could not decode": _DAMAGED,
    "too big": _DAMAGED,
}


class PassphraseNeededError(UserError):
    """The file is protected by a passphrase that was not given, or is no partnership file."""


class WrongPassphraseError(UserError):
    """The passphrase given does not open the file."""


def connect(path: Path, *, passphrase: str | None = None, read_only: bool = False) -> Any:
    """A connection to the file, in autocommit, with foreign keys on; raises ``UserError``.

    A long import stays in memory until it is committed, so that readers are not kept waiting;
    temporary tables are never on disk, so that nothing of an encrypted file is left there.
    """
    mode = "ro" if read_only else "rw"
    with plain_errors(path, passphrase):
        connection = dbapi2.connect(
            f"{path.absolute().as_uri()}?mode={mode}",
            uri=True,
            isolation_level=None,
            check_same_thread=False,
            timeout=BUSY_SECONDS,
        )
        try:
            connection.row_factory = dbapi2.Row
            connection.execute("PRAGMA cipher_log_level = NONE").fetchone()
            if passphrase is not None:
                connection.execute(f"PRAGMA key = {quoted(passphrase)}")
            connection.execute("PRAGMA temp_store = MEMORY")
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            connection.execute("PRAGMA cache_spill = OFF")
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA journal_mode = DELETE").fetchone()
            connection.execute("PRAGMA synchronous = FULL")
        except UnicodeDecodeError as error:  # the names of its tables are noise
            connection.close()
            raise UserError(f"{path.name}: {_DAMAGED}") from error
        except BaseException:
            connection.close()
            raise
    return connection


def in_memory() -> Any:
    """A connection to a database that is on no disk and is gone when it is closed."""
    connection = dbapi2.connect(":memory:", isolation_level=None)
    connection.row_factory = dbapi2.Row
    return connection


def connect_to_read(path: Path, passphrase: str | None = None) -> Any:
    """A connection that puts right what a crash left half-written, where that is allowed."""
    writable = os.access(path, os.W_OK) and os.access(path.absolute().parent, os.W_OK)
    return connect(path, passphrase=passphrase, read_only=not writable)


def quoted(text: str) -> str:
    """The text as an SQL string, for the statements that take no parameters."""
    return "'{}'".format(text.replace("'", "''"))


@contextlib.contextmanager
def plain_errors(path: Path, passphrase: str | None = None) -> Iterator[None]:
    """Turn the engine's errors of the user's world into a ``UserError`` that names the file."""
    try:
        yield
    except dbapi2.DatabaseError as error:
        words = str(error).lower()
        for sign, meaning in _MEANINGS.items():
            if sign in words:
                raise UserError(f"{path.name}: {meaning}") from error
        if "not a database" in words:
            raise _not_opened(path, passphrase) from error
        taken = re.search(r"unique constraint failed: (\w+)\.(\w+)", words)
        if taken:
            what, column = (word.replace("_", " ") for word in taken.groups())
            raise UserError(
                f"There is already another {what} with the same {column}, so the change was not "
                f"made. Choose a different {column}, or change the one that is there."
            ) from error
        if "foreign key constraint failed" in words:
            raise UserError(
                "The change refers to something that has been removed meanwhile, so it was not "
                "made. Look again at what is there now."
            ) from error
        raise
    except MemoryError as error:
        raise UserError(
            f"{path.name}: This takes more memory than the computer has, or the file is damaged. "
            "Nothing was changed: close other programs and try again, or restore a backup."
        ) from error


def is_document(path: Path) -> bool:
    """Whether a file is to be read as a partnership file: by its name, or what it begins with."""
    if path.suffix.lower() == ".smp":
        return True
    try:
        with path.open("rb") as file:
            return file.read(len(_BEGINNING)) == _BEGINNING
    except OSError:
        return False


def check_identity(path: Path) -> None:
    """Raise ``UserError`` unless there is a file of some content that may be read.

    It does not open the file: to close it again would drop the engine's locks on it.
    """
    if not path.exists():
        raise UserError(
            f"There is no file {path.name} in {path.absolute().parent}. Check the name, "
            f"or make it with: smpdesk new {path.name}"
        )
    if path.is_dir():
        raise UserError(f"{path.name} is a folder, not a partnership file. Choose a .smp file.")
    if not os.access(path, os.R_OK):
        raise UserError(f"You may not read {path.name}. Ask whoever looks after its folder.")
    if path.stat().st_size == 0:
        raise UserError(f"{path.name} is empty, so there is nothing to open. Restore a backup.")


def check_version(connection: Any, path: Path) -> int:
    """The schema version of the opened file; raises ``UserError`` when it can't be used.

    That is one of another program, of a newer smpdesk, or one that has been cut short.
    """
    with plain_errors(path):
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
        pages = int(connection.execute("PRAGMA page_count").fetchone()[0])
        size = pages * int(connection.execute("PRAGMA page_size").fetchone()[0])
    if application != APPLICATION_ID:
        raise UserError(
            f"{path.name} is a database of another program, not a smpdesk partnership file. "
            f"Nothing was changed."
        )
    if version > SCHEMA_VERSION:
        raise UserError(
            f"{path.name} was made by a newer smpdesk (file version {version}; this program "
            f"knows up to {SCHEMA_VERSION}). Install the newer smpdesk to open it."
        )
    if path.exists() and path.stat().st_size < size:
        raise UserError(
            f"{path.name} has been cut short: a part at its end is missing. Restore the newest "
            f"backup."
        )
    return version


def _may_be_encrypted(path: Path) -> bool:
    """Whether the file is whole pages of noise: a plain one says at its start what it is."""
    try:
        with path.open("rb") as file:
            begins = file.read(len(_BEGINNING))
    except OSError:
        return False
    return begins != _BEGINNING and path.stat().st_size % 4096 == 0


def _not_opened(path: Path, passphrase: str | None) -> UserError:
    if passphrase is None and _may_be_encrypted(path):
        return PassphraseNeededError(
            f"{path.name} is protected by a passphrase that was not given, or is not a smpdesk "
            f"partnership file. Give its passphrase."
        )
    if passphrase is None:
        return UserError(
            f"{path.name} is not a smpdesk partnership file, or it is damaged. Nothing was "
            f"changed. Choose a .smp file or restore a backup."
        )
    return WrongPassphraseError(
        f"The passphrase does not open {path.name}. Type it again: capitals and spaces count. "
        f"Without it nobody can open the file."
    )
