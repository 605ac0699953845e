"""The history: every change of a row is written down by triggers, for undo, redo and readers."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from smpdesk.models.document.clock import seconds_between
from smpdesk.models.past import withdrawal
from smpdesk.models.records import ALL, Observation, Record

NEWEST_DONE = "SELECT max(id) FROM edit WHERE state = 'done'"
NEXT_UNDONE = "SELECT min(id) FROM edit WHERE state = 'undone'"

Image = dict[str, Any]
"""The columns of a row, or those of them that changed."""


@dataclass(frozen=True)
class Edit:
    """One entry of the history: what was done, by whom and when (ISO date and time)."""

    id: int
    title: str
    made_by: str
    made_at: str
    state: str


@dataclass(frozen=True)
class Change:
    """What an edit did to one row: ``before`` is None for a new one, ``after`` for a removed one.

    Both hold all columns of a row that is new or removed, else those that changed.
    """

    record: str
    record_id: int
    before: Image | None
    after: Image | None


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

    ``now_editing`` holds the edit under way and whether its changes are written down (``record``)
    or are those of an undo or redo (``replay``). With no edit under way, a change fails: there
    is one way to write.
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

    made = []
    for event, row, before, after in (
        ("INSERT", "new", "NULL", image("new")),
        ("UPDATE", "new", image("old"), image("new")),
        ("DELETE", "old", image("old"), "NULL"),
    ):
        made.append(
            f"CREATE TEMP TRIGGER {table}_{event.lower()} AFTER {event} ON main.{table} "
            f"WHEN (SELECT mode FROM now_editing) <> 'replay' BEGIN "
            f"SELECT RAISE(ABORT, 'a change outside an edit') "
            f"WHERE (SELECT edit FROM now_editing) IS NULL; "
            f"INSERT INTO edit_change (edit, record, record_id, before, after) "
            f"SELECT edit, '{table}', {row}.id, {before}, {after} FROM now_editing; END"
        )
    return made


@contextlib.contextmanager
def observations_unrecorded(connection: Any) -> Iterator[None]:
    """While open, inside a transaction, observations are written as sets and not row by row.

    Their triggers are away rather than silent: to pass one by costs more than the change.
    """
    for event in ("insert", "update", "delete"):
        connection.execute(f"DROP TRIGGER observation_{event}")
    yield
    for statement in _triggers(Observation):
        connection.execute(statement)


def begin(connection: Any, title: str, made_by: str, made_at: str, merge_key: str) -> int:
    """Open an edit in the history, or go on with the newest when it has the same merge key."""
    newest = connection.execute(
        "SELECT id, state, merge_key, made_by, made_at FROM edit ORDER BY id DESC LIMIT 1"
    ).fetchone()
    if (
        merge_key
        and newest
        and (newest["state"], newest["merge_key"]) == ("done", merge_key)
        and newest["made_by"] == made_by
        and 0 <= seconds_between(newest["made_at"], made_at) <= 60
    ):
        connection.execute("UPDATE edit SET title = ? WHERE id = ?", (title, newest["id"]))
        return int(newest["id"])
    return int(
        connection.execute(
            "INSERT INTO edit (title, made_by, made_at, merge_key) VALUES (?, ?, ?, ?)",
            (title, made_by, made_at, merge_key),
        ).lastrowid
    )


def finish(connection: Any, edit: int) -> dict[str, frozenset[int]]:
    """Fold the edit's changes of the same row into one; gives what changed, by table.

    An edit that changed nothing leaves no trace; one that did ends what could be redone.
    """
    _fold(connection, edit)
    changed = changed_rows(connection, edit)
    if changed:
        connection.execute("UPDATE edit SET state = 'given up' WHERE state = 'undone'")
        withdrawal.forget_given_up(connection)
    else:
        connection.execute("DELETE FROM edit WHERE id = ?", (edit,))
    return changed


def _fold(connection: Any, edit: int) -> None:
    """Keep one change for each row, and of a changed row only the columns that differ."""
    rows = connection.execute(
        "SELECT id, record, record_id, before, after FROM edit_change WHERE edit = ? ORDER BY id",
        (edit,),
    ).fetchall()
    by_row: dict[tuple[str, int], list[Any]] = {}
    for row in rows:
        by_row.setdefault((row["record"], row["record_id"]), []).append(row)
    needless, folded = [], []
    for steps in by_row.values():
        if len(steps) == 1 and (steps[0]["before"] is None or steps[0]["after"] is None):
            continue
        before, after = _net(steps)
        keep = before != after
        needless += [(step["id"],) for step in (steps[1:] if keep else steps)]
        if keep:
            folded.append((_text(before), _text(after), steps[0]["id"]))
    connection.executemany("DELETE FROM edit_change WHERE id = ?", needless)
    connection.executemany("UPDATE edit_change SET before = ?, after = ? WHERE id = ?", folded)


def _net(steps: list[Any]) -> tuple[Image | None, Image | None]:
    before, after = _image(steps[0]["before"]), _image(steps[0]["after"])
    for step in steps[1:]:
        was, becomes = _image(step["before"]), _image(step["after"])
        before = None if before is None else {**(was or {}), **before}
        after = None if becomes is None else {**(after or {}), **becomes}
    if before is not None and after is not None:
        differ = [name for name in after if before[name] != after[name]]
        return {name: before[name] for name in differ}, {name: after[name] for name in differ}
    return before, after


def _image(text: str | None) -> Image | None:
    return None if text is None else dict(json.loads(text))


def _text(image: Image | None) -> str | None:
    return None if image is None else json.dumps(image, ensure_ascii=False)


def changes(connection: Any, edit: int) -> list[Change]:
    """What an edit did, row by row, in the order of the rows' first change."""
    return [
        Change(row["record"], row["record_id"], _image(row["before"]), _image(row["after"]))
        for row in connection.execute(
            "SELECT record, record_id, before, after FROM edit_change WHERE edit = ? ORDER BY id",
            (edit,),
        )
    ]


def changed_rows(connection: Any, edit: int) -> dict[str, frozenset[int]]:
    """The ids of the rows that an edit changed, by table; a set of observations names none."""
    ids: dict[str, set[int]] = {}
    for row in connection.execute(
        "SELECT record, record_id FROM edit_change WHERE edit = ?", (edit,)
    ):
        ids.setdefault(row["record"], set()).add(row["record_id"])
    if connection.execute("SELECT 1 FROM edit_set WHERE edit = ?", (edit,)).fetchone():
        ids.setdefault("observation", set())
    return {table: frozenset(numbers) for table, numbers in ids.items()}
