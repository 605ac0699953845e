"""The partnership file: opened, read, and changed by named edits only."""

from __future__ import annotations

import contextlib
import getpass
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Self, TypeVar, get_type_hints

from smpdesk.errors import UserError
from smpdesk.models.document import engine, opening
from smpdesk.models.document.clock import now
from smpdesk.models.document.link import Link
from smpdesk.models.document.lock import Holder
from smpdesk.models.document.sharing import Listener, Shared
from smpdesk.models.document.writer import Writer
from smpdesk.models.past import history
from smpdesk.models.past.history import Change, Edit, Edited
from smpdesk.models.past.replay import replay
from smpdesk.models.records import Partnership, Record
from smpdesk.models.safety.copying import Progress, copy_connection
from smpdesk.models.safety.watch import stamp

__all__ = ["PartnershipFile", "Writer"]

R = TypeVar("R", bound=Record)


class PartnershipFile:
    """One partnership's file. Reading is free; every change is an edit with a title.

    An object may be used from several threads, one at a time; a thread that works long takes
    a connection of its own by ``another``.
    """

    def __init__(self, shared: Shared, connection: Any, holder: Holder | None = None) -> None:
        self.held_by = holder
        self._shared = shared
        self._link = Link(shared, connection)

    @classmethod
    def create(
        cls, path: Path, name: str, *, user: str | None = None, passphrase: str | None = None
    ) -> Self:
        """Make a new file for the partnership ``name``; refuses to overwrite."""
        from smpdesk.models.document.creation import create_file

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
        take_over: bool = False,
    ) -> Self:
        """Open a file; raises ``UserError`` for one that is missing, foreign, newer or broken.

        Where somebody else has it open, or its folder can't be written to, it is opened for
        reading: ``read_only`` is then true, ``why_read_only`` says why and ``held_by`` who has
        it. ``take_over`` takes it from them: what they change afterwards is refused.
        """
        shared, connection, holder = opening.open_document(
            path,
            user=user or getpass.getuser(),
            passphrase=passphrase,
            read_only=read_only,
            take_over=take_over,
        )
        try:
            return cls(shared, connection, holder)
        except BaseException:
            connection.close()
            if shared.lock is not None:
                shared.lock.release()
            raise

    def another(self) -> Self:
        """A second connection to the same open file, for a thread of its own.

        It shares the lock, and the listeners: those of either hear of the edits of both, in
        the thread that made the edit. Reading goes on while the other writes.
        """
        connection = self._shared.connect(read_only=self.read_only)
        return type(self)(self._shared, connection, self.held_by)

    @property
    def path(self) -> Path:
        """Where the file is."""
        return self._shared.path

    @property
    def user(self) -> str:
        """Who makes the edits."""
        return self._shared.user

    @user.setter
    def user(self, name: str) -> None:
        self._shared.user = name

    @property
    def read_only(self) -> bool:
        """Whether changes are refused."""
        return bool(self._shared.why_read_only)

    @property
    def why_read_only(self) -> str:
        """Why changes are refused, as the end of a sentence; empty when they are not."""
        return self._shared.why_read_only

    @property
    def passphrase(self) -> str | None:
        """The passphrase that protects the file; None where there is none."""
        return self._shared.passphrase

    def seal(self, why: str) -> None:
        """Refuse changes from now on; ``why`` is the end of a sentence."""
        self._shared.why_read_only = why

    def check_underneath(self) -> None:
        """Raise ``UserError`` when the file was deleted, replaced, changed or taken over since.

        The next edit would be refused for the same reason; here it is only looked at.
        """
        self._link.check_still_ours()

    def save_copy(self, target: Path, progress: Progress | None = None) -> None:
        """Save a copy of what is seen now, encrypted as the file is; refuses to overwrite.

        It works even when the file was deleted after it was opened.
        """
        with self._link.guard:
            copy_connection(self._link.connection, self.path, target, self.passphrase, progress)

    def same_as(self, copy: Path) -> bool:
        """Whether a copy of this file has its newest edits; False when it can't be read."""
        try:
            other = engine.connect_to_read(copy, self.passphrase)
        except UserError:
            return False
        try:
            return stamp(other) == stamp(self._link.connection)
        finally:
            other.close()

    def close(self) -> None:
        """Close the file; the last connection to it gives the lock back."""
        self._link.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # Reading

    def rows(self, sql: str, values: Any = ()) -> list[dict[str, Any]]:
        """The rows of a query; for the models and analysis to build on, never for pages."""
        return self._link.rows(sql, values)

    def columns(self, sql: str, values: Any = ()) -> list[tuple[Any, ...]]:
        """The same by columns, for very many rows; no columns when there are none."""
        return self._link.columns(sql, values)

    def all(self, kind: type[R], /, **where: Any) -> list[R]:
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

    def first(self, kind: type[R], /, **where: Any) -> R | None:
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
        with self._link.transaction("record") as connection:
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
        return self._walk(back=True)

    def redo(self) -> Edited | None:
        """Make the edit last undone again; None when there is nothing to redo."""
        return self._walk(back=False)

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

    def changes(self, edit: Edit) -> list[Change]:
        """What an edit did, row by row; sets of observations are not listed."""
        with self._link.guard, engine.plain_errors(self.path):
            return history.changes(self._link.connection, edit.id)

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Call ``listener`` after every change; gives a function that ends it."""
        self._shared.listeners.append(listener)
        return lambda: self._shared.listeners.remove(listener)

    def _walk(self, *, back: bool) -> Edited | None:
        with self._link.transaction("replay") as connection:
            edit = self.next_undo() if back else self.next_redo()
            if edit is None:
                return None
            changed = replay(connection, edit.id, back=back)
        edited = Edited(f"{'Undo' if back else 'Redo'}: {edit.title}", changed, edit.id)
        self._tell(edited)
        return edited

    def _edit(self, which: str) -> Edit | None:
        sql = f"SELECT id, title, made_by, made_at, state FROM edit WHERE id = ({which})"
        found = self.rows(sql)
        return Edit(**found[0]) if found else None

    def _tell(self, edited: Edited) -> None:
        for listener in list(self._shared.listeners):
            listener(edited)


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
