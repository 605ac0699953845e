"""The history: every change of a row is written down by triggers, and walked by undo and redo."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from smpdesk.models import withdrawal
from smpdesk.models.records import ALL, Record

NEWEST_DONE = "SELECT max(id) FROM edit WHERE state = 'done'"
NEXT_UNDONE = "SELECT min(id) FROM edit WHERE state = 'undone'"


@dataclass(frozen=True)
class Edit:
    """One entry of the history: what was done, by whom and when (ISO date and time)."""

    id: int
    title: str
    made_by: str
    made_at: str
    state: str


@dataclass(frozen=True)
class Edited:
    """What an edit, undo or redo changed: the tables and, by table, the ids of the rows."""

    title: str
    changed: dict[str, frozenset[int]]
    edit: int = 0

    def touches(self, *kinds: type[Record]) -> bool:
        """Whether any record of these kinds changed."""
        return any(kind.table() in self.changed for kind in kinds)


def install(connection: Any) -> None:
    """Make the temporary triggers by which every row change of this connection is recorded.

    ``now_editing`` holds the edit under way and how its changes are taken: ``record`` writes
    each down, ``bulk`` leaves observations out (an import is undone as a set), ``replay`` is
    undo or redo. With no edit under way, a change fails: there is one way to write.
    """
    connection.execute("CREATE TEMP TABLE now_editing (edit INTEGER, mode TEXT NOT NULL)")
    connection.execute("INSERT INTO now_editing VALUES (NULL, 'none')")
    for kind in ALL:
        for statement in _triggers(kind):
            connection.execute(statement)


def _triggers(kind: type[Record]) -> list[str]:
    table = kind.table()

    def image(row: str) -> str:
        pairs = ", ".join(f"'{c}', {row}.{c}" for c in kind.columns())
        return f"json_object({pairs})"

    quiet = "('replay', 'bulk')" if table == "observation" else "('replay')"
    made = []
    for event, row, before, after in (
        ("INSERT", "new", "NULL", image("new")),
        ("UPDATE", "new", image("old"), image("new")),
        ("DELETE", "old", image("old"), "NULL"),
    ):
        made.append(
            f"CREATE TEMP TRIGGER {table}_{event.lower()} AFTER {event} ON main.{table} "
            f"WHEN (SELECT mode FROM now_editing) NOT IN {quiet} BEGIN "
            f"SELECT RAISE(ABORT, 'a change outside an edit') "
            f"WHERE (SELECT edit FROM now_editing) IS NULL; "
            f"INSERT INTO edit_change (edit, record, record_id, before, after) "
            f"SELECT edit, '{table}', {row}.id, {before}, {after} FROM now_editing; END"
        )
    return made


def begin(connection: Any, title: str, made_by: str, made_at: str, merge_key: str) -> int:
    """Open an edit in the history, or go on with the newest when it has the same merge key."""
    newest = connection.execute(
        "SELECT id, state, merge_key, made_by, made_at FROM edit ORDER BY id DESC LIMIT 1"
    ).fetchone()
    if merge_key and newest and newest["state"] == "done" and newest["merge_key"] == merge_key:
        from smpdesk.models.clock import seconds_between

        fresh = seconds_between(newest["made_at"], made_at)
        if newest["made_by"] == made_by and 0 <= fresh <= 60:
            connection.execute("UPDATE edit SET title = ? WHERE id = ?", (title, newest["id"]))
            return int(newest["id"])
    connection.execute("UPDATE edit SET state = 'given up' WHERE state = 'undone'")
    withdrawal.forget_given_up(connection)
    return int(
        connection.execute(
            "INSERT INTO edit (title, made_by, made_at, merge_key) VALUES (?, ?, ?, ?)",
            (title, made_by, made_at, merge_key),
        ).lastrowid
    )


def finish(connection: Any, edit: int) -> dict[str, frozenset[int]]:
    """Fold the edit's changes of the same row into one; gives what changed, by table.

    An edit that changed nothing leaves no trace.
    """
    rows = connection.execute(
        "SELECT id, record, record_id, before, after FROM edit_change WHERE edit = ? ORDER BY id",
        (edit,),
    ).fetchall()
    first: dict[tuple[str, int], Any] = {}
    last: dict[tuple[str, int], Any] = {}
    for row in rows:
        key = (row["record"], row["record_id"])
        first.setdefault(key, row)
        last[key] = row
    for key, row in first.items():
        if last[key]["id"] != row["id"]:
            connection.execute(
                "UPDATE edit_change SET after = ? WHERE id = ?", (last[key]["after"], row["id"])
            )
            connection.execute(
                "DELETE FROM edit_change "
                "WHERE edit = ? AND record = ? AND record_id = ? AND id > ?",
                (edit, *key, row["id"]),
            )
    connection.execute("DELETE FROM edit_change WHERE edit = ? AND before IS after", (edit,))
    changed = _changed(connection, edit)
    if not changed:
        connection.execute("DELETE FROM edit WHERE id = ?", (edit,))
    return changed


def _changed(connection: Any, edit: int) -> dict[str, frozenset[int]]:
    ids: dict[str, set[int]] = {}
    for row in connection.execute(
        "SELECT record, record_id FROM edit_change WHERE edit = ?", (edit,)
    ):
        ids.setdefault(row["record"], set()).add(row["record_id"])
    if connection.execute("SELECT 1 FROM edit_import WHERE edit = ?", (edit,)).fetchone():
        ids.setdefault("observation", set())
    return {table: frozenset(numbers) for table, numbers in ids.items()}


def replay(connection: Any, edit: int, *, back: bool) -> dict[str, frozenset[int]]:
    """Take the edit's changes back, or make them again, inside a transaction."""
    connection.execute("PRAGMA defer_foreign_keys = ON")
    imports = [
        row["extract"]
        for row in connection.execute("SELECT extract FROM edit_import WHERE edit = ?", (edit,))
    ]
    if back:
        for extract in reversed(imports):
            withdrawal.withdraw(connection, extract)
    rows = connection.execute(
        "SELECT record, record_id, before, after FROM edit_change WHERE edit = ? "
        f"ORDER BY id {'DESC' if back else 'ASC'}",
        (edit,),
    ).fetchall()
    for row in rows:
        was, becomes = (row["after"], row["before"]) if back else (row["before"], row["after"])
        _apply(connection, row["record"], row["record_id"], was, becomes)
    if not back:
        for extract in imports:
            withdrawal.bring_back(connection, extract)
    connection.execute(
        "UPDATE edit SET state = ? WHERE id = ?", ("undone" if back else "done", edit)
    )
    return _changed(connection, edit)


def _apply(
    connection: Any, table: str, record_id: int, was: str | None, becomes: str | None
) -> None:
    if becomes is None:
        connection.execute(f"DELETE FROM {table} WHERE id = ?", (record_id,))
        return
    row = json.loads(becomes)
    if was is None:
        names = ", ".join(row)
        marks = ", ".join("?" * len(row))
        connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(row.values()))
    else:
        sets = ", ".join(f"{name} = ?" for name in row)
        connection.execute(f"UPDATE {table} SET {sets} WHERE id = ?", (*row.values(), record_id))
