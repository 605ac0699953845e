"""Undo and redo: an edit's changes taken back, or made again, row for row."""

from __future__ import annotations

import contextlib
from typing import Any

from sqlcipher3 import dbapi2

from smpdesk.errors import UserError
from smpdesk.models.past import withdrawal
from smpdesk.models.past.history import (
    Change,
    Image,
    changed_rows,
    changes,
    observations_unrecorded,
)

_ALTERED = (
    "This can't be undone or redone: the file was changed by another program since. "
    "Nothing was changed now; an earlier state is in the backups."
)


def replay(connection: Any, edit: int, *, back: bool) -> dict[str, frozenset[int]]:
    """Take the edit's changes back, or make them again; gives what changed, by table.

    Runs inside a transaction with foreign keys off: every row that a removal took along was
    written down itself, so the outcome is exact and nothing cascades a second time. Raises
    ``UserError`` where another program, or damage, has altered the rows or their history.
    """
    try:
        return _replayed(connection, edit, back=back)
    except (dbapi2.IntegrityError, ValueError) as error:
        raise UserError(_ALTERED) from error


def _replayed(connection: Any, edit: int, *, back: bool) -> dict[str, frozenset[int]]:
    leaving = withdrawal.sets(connection, edit, leaving=back)
    coming = withdrawal.sets(connection, edit, leaving=not back)
    with observations_unrecorded(connection) if leaving else contextlib.nullcontext():
        for item in leaving:
            withdrawal.take_out(connection, item)
    _swap(connection, [_turned(c) if back else c for c in changes(connection, edit)])
    with observations_unrecorded(connection) if coming else contextlib.nullcontext():
        for item in coming:
            withdrawal.put_back(connection, item)
    connection.execute(
        "UPDATE edit SET state = ? WHERE id = ?", ("undone" if back else "done", edit)
    )
    return changed_rows(connection, edit)


def _turned(change: Change) -> Change:
    return Change(change.record, change.record_id, change.after, change.before)


def _swap(connection: Any, wanted: list[Change]) -> None:
    """Take every row away as it is, then write every row as it becomes.

    In two rounds, so that two rows may exchange a value that is unique.
    """
    becoming: list[tuple[str, Image]] = []
    for change in wanted:
        found = connection.execute(
            f"SELECT * FROM {change.record} WHERE id = ?", (change.record_id,)
        ).fetchone()
        row = None if found is None else dict(found)
        if not _fits(row, change.before):
            raise UserError(_ALTERED)
        if row is not None:
            connection.execute(f"DELETE FROM {change.record} WHERE id = ?", (change.record_id,))
        if change.after is not None:
            becoming.append((change.record, {**(row or {}), **change.after}))
    for table, image in becoming:
        marks = ", ".join("?" * len(image))
        connection.execute(
            f"INSERT INTO {table} ({', '.join(image)}) VALUES ({marks})", tuple(image.values())
        )


def _fits(row: Image | None, was: Image | None) -> bool:
    if row is None or was is None:
        return row is None and was is None
    return all(name not in row or row[name] == value for name, value in was.items())
