"""One connection to an open document, and the transactions in which it is changed."""

from __future__ import annotations

import contextlib
import shutil
import threading
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from smpdesk.errors import UserError
from smpdesk.models.document import engine
from smpdesk.models.document.apart import connection_here, has_written
from smpdesk.models.document.opening import temporary_copy
from smpdesk.models.document.sharing import Shared
from smpdesk.models.past import history
from smpdesk.models.safety.watch import data_version

T = TypeVar("T")


class Link:
    """A connection that can only be written to inside ``transaction``; one thread at a time."""

    def __init__(self, shared: Shared, connection: Any) -> None:
        self.shared = shared
        self.connection = connection
        self.guard = threading.RLock()
        self._writer = 0
        with engine.plain_errors(shared.path):
            if not shared.why_read_only:
                history.install(connection)
            connection.execute("PRAGMA query_only = ON")
            if not shared.users:
                shared.watch.note(connection)
        self._remember()
        shared.users += 1

    def close(self) -> None:
        """Close the connection and leave the document to the others."""
        self.connection.close()
        self.shared.leave()

    def rows(self, sql: str, values: Any = ()) -> list[dict[str, Any]]:
        """The rows of a query; by a connection of this thread where it is one that reads apart."""
        return self._asked(lambda connection: [dict(r) for r in connection.execute(sql, values)])

    def columns(self, sql: str, values: Any = ()) -> list[tuple[Any, ...]]:
        """The columns of a query's rows, for many of them; none when there are no rows."""

        def by_columns(connection: Any) -> list[tuple[Any, ...]]:
            cursor = connection.cursor()
            cursor.row_factory = None
            return list(zip(*cursor.execute(sql, values), strict=True))

        return self._asked(by_columns)

    def _asked(self, query: Callable[[Any], T]) -> T:
        apart = self._apart()
        if apart is not None:
            with engine.plain_errors(self.shared.path):
                return self.shared.turns.read(apart, lambda: query(apart))
        with self.guard, engine.plain_errors(self.shared.path):
            return query(self.connection)

    def _apart(self) -> Any | None:
        """This thread's own connection, unless it is writing, or the document is not there."""
        if self._writer == threading.get_ident():
            return None
        shared = self.shared
        try:
            return connection_here(
                shared.turns, lambda: shared.connect(read_only=True), self._connect_to_copy
            )
        except UserError:
            return None

    def _connect_to_copy(self, closing: contextlib.ExitStack) -> Any:
        """A connection to a copy of the document as it is now, cleared away by ``closing``."""
        copy = temporary_copy(self.shared.path, self.shared.passphrase)
        closing.callback(shutil.rmtree, copy.parent, ignore_errors=True)
        return engine.connect(copy, passphrase=self.shared.passphrase, read_only=True)

    @contextlib.contextmanager
    def transaction(self, mode: str) -> Iterator[Any]:
        """The connection in a transaction that is committed, or rolled back if anything fails.

        ``mode`` is ``record`` for an edit and ``replay`` for undo and redo, which write rows as
        they were and let nothing cascade. Raises ``UserError`` where the document is not ours to
        change.
        """
        shared = self.shared
        if shared.why_read_only:
            raise UserError(
                f"{shared.path.name} can only be read, because {shared.why_read_only}. "
                f"The change was not made."
            )
        with shared.writing, self.guard, engine.plain_errors(shared.path):
            if self._writer:
                raise RuntimeError("an edit inside an edit")
            shared.turns.refuse_late_edit()
            self._writer = threading.get_ident()
            try:
                with self._begun(mode) as connection:
                    yield connection
            finally:
                self._writer = 0
            has_written()
            shared.watch.note(self.connection)
            self._remember()

    @contextlib.contextmanager
    def _begun(self, mode: str) -> Iterator[Any]:
        connection = self.connection
        connection.execute("PRAGMA query_only = OFF")
        connection.execute(f"PRAGMA foreign_keys = {'OFF' if mode == 'replay' else 'ON'}")
        try:
            connection.execute("BEGIN IMMEDIATE")
            self.check_still_ours()
            connection.execute("UPDATE now_editing SET mode = ?", (mode,))
            yield connection
            connection.execute("UPDATE now_editing SET edit = NULL, mode = 'none'")
            with self.shared.turns.committing():
                connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
        finally:
            connection.execute("PRAGMA query_only = ON")

    def check_still_ours(self) -> None:
        """Raise ``UserError`` where another has changed, replaced or taken over the document."""
        shared = self.shared
        with self.guard, engine.plain_errors(shared.path):
            self._compare()

    def _compare(self) -> None:
        shared = self.shared
        if shared.lock is not None:
            shared.lock.check(shared.path)
        version, commits = self._seen
        changed = data_version(self.connection) != version
        shared.watch.check(
            self.connection, outside_commit=changed and shared.watch.commits == commits
        )

    def _remember(self) -> None:
        self._seen = (data_version(self.connection), self.shared.watch.commits)
