"""Noticing that a file was deleted, replaced or changed underneath, before the next write."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from smpdesk.errors import UserError

Stamp = tuple[Any, ...]


class Watch:
    """What the file on disk was like after our last change of it.

    The size and time of the file tell that something happened; the file's own history tells
    whether it is still ours (a network drive may set the time late, which means nothing).
    """

    def __init__(self, path: Path, fresh: Callable[[], Any]) -> None:
        """``fresh`` opens another connection to what is at the path now."""
        self.path = path
        self.commits = 0
        self._fresh = fresh
        self._place: tuple[int, int] = (0, 0)
        self._outside: tuple[int, int] = (0, 0)
        self._stamp: Stamp = ()

    def note(self, connection: Any) -> None:
        """Remember the file as it is, after opening it or changing it."""
        self._stamp = stamp(connection)
        self.commits += 1
        with contextlib.suppress(OSError):
            self._look()

    def _look(self) -> None:
        seen = self.path.stat()
        self._place = (seen.st_dev, seen.st_ino)
        self._outside = (seen.st_size, seen.st_mtime_ns)

    def check(self, connection: Any, *, outside_commit: bool) -> None:
        """Raise ``UserError`` unless the file is as we left it; inside a transaction.

        ``outside_commit`` says that the engine saw a change that was none of ours.
        """
        try:
            seen = self.path.stat()
        except OSError as error:
            raise UserError(
                f"{self.path.name} is not where it was: it was moved, renamed or deleted while it "
                f"was open, so the change was not made. Save a copy of what you see, or put the "
                f"file back."
            ) from error
        if (seen.st_dev, seen.st_ino) != self._place:
            raise self._changed("replaced by another copy")
        if outside_commit or stamp(connection) != self._stamp:
            raise self._changed("changed by another program")
        if (seen.st_size, seen.st_mtime_ns) != self._outside:
            other = self._fresh()
            try:
                if stamp(other) != self._stamp:
                    raise self._changed("changed by another program")
            finally:
                other.close()
            self._look()

    def _changed(self, how: str) -> UserError:
        return UserError(
            f"{self.path.name} was {how} while it was open, so the change was not made. Close it "
            f"and open it again to go on from what is there now; backups hold what was."
        )


def stamp(connection: Any) -> Stamp:
    """How far the file's history has come: its newest edit and the newest that is in force."""
    return tuple(
        connection.execute(
            "SELECT (SELECT max(id) FROM edit_change), n.id, n.title, n.made_at, n.state, "
            "(SELECT max(id) FROM edit WHERE state = 'done') FROM (SELECT 1) "
            "LEFT JOIN edit n ON n.id = (SELECT max(id) FROM edit)"
        ).fetchone()
    )


def data_version(connection: Any) -> int:
    """The engine's mark that moves when another connection has changed the file."""
    return int(connection.execute("PRAGMA data_version").fetchone()[0])
