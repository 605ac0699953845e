"""What an edit may do while its transaction is open."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from math import isinf
from typing import Any, TypeVar

from smpdesk.errors import UserError
from smpdesk.models.past import withdrawal
from smpdesk.models.past.history import Edited, observations_unrecorded
from smpdesk.models.records import Record

R = TypeVar("R", bound=Record)


class Writer:
    """Changes records inside one edit; made by ``PartnershipFile.edit``.

    ``edited`` says what changed once the edit is done.
    """

    def __init__(self, connection: Any, edit: int) -> None:
        self._connection = connection
        self.edit = edit
        self.edited: Edited | None = None

    def insert(self, record: R) -> R:
        """Add a new record; gives it back with its id.

        Raises ``UserError`` when a number is endless: no figure is, and the history couldn't
        write it down.
        """
        row = {c: getattr(record, c) for c in record.columns() if c != "id" or record.id}
        _refuse_endless(row.values())
        names, marks = ", ".join(row), ", ".join("?" * len(row))
        # In plain SQL: a library that looks at the table before each row would bring pandas in.
        added = self.execute(
            f"INSERT INTO {record.table()} ({names}) VALUES ({marks})", tuple(row.values())
        )
        return record.with_(id=int(added.lastrowid))

    def update(self, record: R, **fields: Any) -> R:
        """Change some fields of a record; gives the record as it is now.

        Raises ``LookupError`` when it is gone, ``UserError`` when a number is endless.
        """
        if fields:
            _refuse_endless(fields.values())
            sets = ", ".join(f"{name} = ?" for name in fields)
            done = self.execute(
                f"UPDATE {record.table()} SET {sets} WHERE id = ?", (*fields.values(), record.id)
            )
            if done.rowcount == 0:
                raise LookupError(f"no {record.word()} {record.id}")
        return record.with_(**fields)

    def delete(self, record: Record) -> None:
        """Remove a record, with the records that are part of it.

        The observations of an extract, a measure or an area go as one set; figures that the
        extract had replaced count again.
        """
        table = record.table()
        if withdrawal.bears_observations(table):
            self._take_away(table, record.id)
        self.execute(f"DELETE FROM {table} WHERE id = ?", (record.id,))

    def execute(self, sql: str, values: Any = ()) -> Any:
        """Run one statement; for edits of whole sets."""
        return self._connection.execute(sql, values)

    def execute_many(self, sql: str, rows: Iterable[Any]) -> None:
        """Run one statement for each of many rows of values."""
        self._connection.executemany(sql, rows)

    @contextlib.contextmanager
    def import_set(self, extract: int) -> Iterator[None]:
        """While open, observations are written unrecorded, as the set of this extract.

        The extract must be new in this edit: undoing the edit takes all its observations out
        and lets those count again that it marked as replaced.
        """
        if not self._is_new(extract):
            raise ValueError("an extract's observations are imported in the edit that adds it")
        item = withdrawal.open_set(self._connection, self.edit, "brought", "extract", extract)
        with observations_unrecorded(self._connection):
            yield
        withdrawal.count_set(self._connection, item)

    def _take_away(self, table: str, record_id: int) -> None:
        if withdrawal.sets(self._connection, self.edit, leaving=True):
            raise ValueError("remove before importing, or in an edit of its own")
        item = withdrawal.open_set(self._connection, self.edit, "took away", table, record_id)
        if withdrawal.count_set(self._connection, item) == 0 and table != "extract":
            self.execute("DELETE FROM edit_set WHERE id = ?", (item.id,))
            return
        with observations_unrecorded(self._connection):
            withdrawal.take_out(self._connection, item)

    def _is_new(self, extract: int) -> bool:
        return bool(
            self.execute(
                "SELECT 1 FROM edit_change WHERE edit = ? AND record = 'extract' "
                "AND record_id = ? AND before IS NULL",
                (self.edit, extract),
            ).fetchone()
        )


def _refuse_endless(values: Iterable[Any]) -> None:
    if any(isinstance(value, float) and isinf(value) for value in values):
        raise UserError(
            "A number is too large to be kept. Nothing was changed; give a smaller one."
        )
