"""The partnership file: opened, read, and changed by named edits only."""

from __future__ import annotations

import contextlib
import getpass
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Self, TypeVar, cast, get_type_hints

from smpdesk.errors import UserError
from smpdesk.models import engine, history
from smpdesk.models.clock import now
from smpdesk.models.history import Edit, Edited
from smpdesk.models.records import Partnership, Record

R = TypeVar("R", bound=Record)
Listener = Callable[[Edited], None]


class Writer:
    """What an edit may do while its transaction is open; made by ``PartnershipFile.edit``."""

    def __init__(self, connection: Any, edit: int) -> None:
        from sqlite_utils import Database

        self._connection = connection
        self._database = Database(connection)
        self.edit = edit
        self.edited: Edited | None = None

    def insert(self, record: R) -> R:
        """Add a new record; gives it back with its id."""
        row = {c: getattr(record, c) for c in record.columns() if c != "id" or record.id}
        key = self._database.table(record.table()).insert(row).last_pk
        return record.with_(id=int(cast(int, key)))

    def update(self, record: R, **fields: Any) -> R:
        """Change some fields of a record; gives the record as it is now."""
        if fields:
            self._database.table(record.table()).update(record.id, fields)
        return record.with_(**fields)

    def delete(self, record: Record) -> None:
        """Remove a record, with the records that are part of it."""
        self._database.table(record.table()).delete(record.id)

    def execute(self, sql: str, values: Any = ()) -> Any:
        """Run one statement; for edits of whole sets."""
        return self._connection.execute(sql, values)

    def import_set(self, extract: int) -> contextlib.AbstractContextManager[None]:
        """While open, observations are written unrecorded, as the set of this extract."""
        return self._bulk(extract)

    @contextlib.contextmanager
    def _bulk(self, extract: int) -> Iterator[None]:
        self.execute("INSERT INTO edit_import (edit, extract) VALUES (?, ?)", (self.edit, extract))
        self.execute("UPDATE now_editing SET mode = 'bulk'")
        yield
        self.execute("UPDATE now_editing SET mode = 'record'")


class PartnershipFile:
    """One partnership's file. Reading is free; every change is an edit with a title."""

    def __init__(self, path: Path, connection: Any, *, read_only: bool, user: str) -> None:
        self.path = path
        self.read_only = read_only
        self.user = user
        self._connection = connection
        self._listeners: list[Listener] = []
        self._guard = threading.RLock()
        with engine.plain_errors(path):
            history.install(connection)
            connection.execute("PRAGMA query_only = ON")

    @classmethod
    def create(
        cls, path: Path, name: str, *, user: str | None = None, passphrase: str | None = None
    ) -> Self:
        """Make a new file for the partnership ``name``; refuses to overwrite."""
        from smpdesk.models.creation import create_file

        create_file(path, name, passphrase)
        return cls.open(path, user=user, passphrase=passphrase)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        read_only: bool = False,
        user: str | None = None,
        passphrase: str | None = None,
    ) -> Self:
        """Open a file; raises ``UserError`` for one that is missing, foreign, newer or broken."""
        engine.check_identity(path, passphrase=passphrase)
        connection = engine.connect(path, passphrase=passphrase, read_only=read_only)
        try:
            engine.check_version(connection, path)
            return cls(path, connection, read_only=read_only, user=user or getpass.getuser())
        except BaseException:
            connection.close()
            raise

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # Reading

    def rows(self, sql: str, values: Any = ()) -> list[dict[str, Any]]:
        """The rows of a query; for the models and analysis to build on, never for pages."""
        with self._guard, engine.plain_errors(self.path):
            return [dict(row) for row in self._connection.execute(sql, values)]

    def all(self, kind: type[R], **where: Any) -> list[R]:
        """All records of a kind, in order; ``where`` compares columns (None is no value)."""
        tests = " AND ".join(f"{name} IS ?" for name in where) or "1"
        sql = f"SELECT {', '.join(kind.columns())} FROM {kind.table()} WHERE {tests}"
        rows = self.rows(f"{sql} ORDER BY {kind.order}", tuple(where.values()))
        return [_record(kind, row) for row in rows]

    def get(self, kind: type[R], record_id: int) -> R:
        """The record with this id; raises ``LookupError`` when it is gone."""
        found = self.all(kind, id=record_id)
        if not found:
            raise LookupError(f"no {kind.word()} {record_id}")
        return found[0]

    def first(self, kind: type[R], **where: Any) -> R | None:
        """The first record of a kind that fits, or None."""
        found = self.all(kind, **where)
        return found[0] if found else None

    def partnership(self) -> Partnership:
        """The partnership whose file this is."""
        return self.get(Partnership, 1)

    # Changing

    @contextlib.contextmanager
    def edit(self, title: str, *, merge_key: str = "") -> Iterator[Writer]:
        """One named edit in one transaction; an exception inside leaves the file as it was.

        Edits in a row with the same ``merge_key`` within a minute become one: typing is one
        edit, not a hundred.
        """
        with self._transaction("record") as connection:
            edit = history.begin(connection, title, self.user, now(), merge_key)
            connection.execute("UPDATE now_editing SET edit = ?", (edit,))
            writer = Writer(connection, edit)
            yield writer
            edited = Edited(title, history.finish(connection, edit), edit)
        writer.edited = edited
        if edited.changed:
            self._tell(edited)

    def undo(self) -> Edited | None:
        """Take the newest edit back; None when there is nothing to undo."""
        return self._walk(self.next_undo(), back=True)

    def redo(self) -> Edited | None:
        """Make the edit last undone again; None when there is nothing to redo."""
        return self._walk(self.next_redo(), back=False)

    def next_undo(self) -> Edit | None:
        """The edit that undo would take back."""
        return self._edit(history.NEWEST_DONE)

    def next_redo(self) -> Edit | None:
        """The edit that redo would make again."""
        return self._edit(history.NEXT_UNDONE)

    def history(self, limit: int = 1000) -> list[Edit]:
        """The edits, newest first."""
        sql = "SELECT id, title, made_by, made_at, state FROM edit ORDER BY id DESC LIMIT ?"
        return [Edit(**row) for row in self.rows(sql, (limit,))]

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Call ``listener`` after every change; gives a function that ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def _walk(self, edit: Edit | None, *, back: bool) -> Edited | None:
        if edit is None:
            return None
        with self._transaction("replay") as connection:
            changed = history.replay(connection, edit.id, back=back)
        edited = Edited(f"{'Undo' if back else 'Redo'}: {edit.title}", changed, edit.id)
        self._tell(edited)
        return edited

    def _edit(self, which: str) -> Edit | None:
        sql = f"SELECT id, title, made_by, made_at, state FROM edit WHERE id = ({which})"
        found = self.rows(sql)
        return Edit(**found[0]) if found else None

    def _tell(self, edited: Edited) -> None:
        for listener in list(self._listeners):
            listener(edited)

    @contextlib.contextmanager
    def _transaction(self, mode: str) -> Iterator[Any]:
        if self.read_only:
            raise UserError(
                f"{self.path.name} is open for reading only, so the change was not made."
            )
        connection = self._connection
        with self._guard, engine.plain_errors(self.path):
            connection.execute("PRAGMA query_only = OFF")
            try:
                connection.execute("BEGIN IMMEDIATE")
                connection.execute("UPDATE now_editing SET mode = ?", (mode,))
                yield connection
                connection.execute("UPDATE now_editing SET edit = NULL, mode = 'none'")
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise
            finally:
                connection.execute("PRAGMA query_only = ON")


def _record(kind: type[R], row: dict[str, Any]) -> R:
    for name in _flags(kind):
        row[name] = bool(row[name])
    return kind(**row)


_FLAGS: dict[type[Record], tuple[str, ...]] = {}


def _flags(kind: type[Record]) -> tuple[str, ...]:
    if kind not in _FLAGS:
        hints = get_type_hints(kind)
        _FLAGS[kind] = tuple(name for name in kind.columns() if hints[name] is bool)
    return _FLAGS[kind]
