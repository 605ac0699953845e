"""Opening a document: the lock, the version, and whether it may be written to."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

from smpdesk.models.document import engine, migration
from smpdesk.models.document.lock import HeldByAnotherError, Holder, Lock
from smpdesk.models.document.sharing import Shared


def open_document(
    path: Path, *, user: str, passphrase: str | None, read_only: bool, take_over: bool
) -> tuple[Shared, Any, Holder | None]:
    """The document, a connection to it, and who else has it (None when nobody has).

    Raises ``UserError`` for a file that is missing, foreign, newer or broken.
    """
    engine.check_identity(path)
    path = path.resolve()
    lock, why, holder = None, "it was opened for reading only", None
    if not read_only:
        lock, why, holder = _lock(path, user, take_over)
    shared = Shared(path, user, passphrase, lock, why)
    try:
        connection = engine.connect_to_read(path, passphrase)
        version = engine.check_version(connection, path)
        if version < engine.SCHEMA_VERSION:
            connection.close()
            shared, connection = _brought_up_to_date(shared)
    except BaseException:
        if lock is not None:
            lock.release()
        raise
    return shared, connection, holder


def temporary_copy(path: Path, passphrase: str | None) -> Path:
    """A copy of the document in a folder of its own, to be read and thrown away."""
    from smpdesk.models.safety.copying import copy_document

    folder = Path(tempfile.mkdtemp(prefix="smpdesk-"))
    try:
        copy_document(path, folder / path.name, passphrase)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return folder / path.name


def _lock(path: Path, user: str, take_over: bool) -> tuple[Lock | None, str, Holder | None]:
    if not os.access(path, os.W_OK):
        return None, "the file is marked read only", None
    try:
        return Lock.acquire(path, user, take_over=take_over), "", None
    except HeldByAnotherError as held:
        return None, f"{held.holder.text()} has it open", held.holder
    except OSError as error:
        return None, f"its folder can't be written to ({error.strerror})", None


def _brought_up_to_date(shared: Shared) -> tuple[Shared, Any]:
    """A document of an older version migrated, or a migrated copy where it is read only."""
    if shared.why_read_only:
        copy = temporary_copy(shared.path, shared.passphrase)
        shared = Shared(
            copy, shared.user, shared.passphrase, None, shared.why_read_only, shared.path
        )
    else:
        migration.back_up_before(shared.path, shared.passphrase)
    connection = shared.connect()
    try:
        migration.migrate(connection, shared.path)
    except BaseException:
        connection.close()
        raise
    return shared, connection
