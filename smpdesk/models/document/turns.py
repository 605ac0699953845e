"""Who may go first at a document: a commit does not wait for another thread's long query."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from sqlcipher3 import dbapi2

from smpdesk.models.document.apart import refuse_changed, tick

T = TypeVar("T")

_AGAIN_SECONDS = 0.005
_MOST_SECONDS = 2.0
"""After these the engine itself waits, as for a program outside."""


class Turns:
    """A commit must wait for every query under way: those of other threads are broken off for it.

    Each is asked anew when the commit is over, so that nobody sees more of this than a delay;
    a thread that wants to read one state (``apart``) is told, and begins its work again.
    """

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._reading: list[Any] = []
        self._committing = False
        self._committed = 0

    def read(self, connection: Any, query: Callable[[], T]) -> T:
        """What a query by a connection of this thread's own gives, begun anew after commits."""
        while True:
            with self._changed:
                self._changed.wait_for(lambda: not self._committing)
                refuse_changed(self._committed)
                self._reading.append(connection)
                committed = self._committed
            try:
                return query()
            except dbapi2.OperationalError as error:
                if "interrupted" not in str(error) or committed == self._committed:
                    raise
            finally:
                with self._changed:
                    self._reading.remove(connection)
                    self._changed.notify_all()

    def refuse_late_edit(self) -> None:
        """Raise ``ChangedMeanwhileError`` where an edit would rest on what no longer holds."""
        refuse_changed(self._committed)

    @contextlib.contextmanager
    def committing(self) -> Iterator[None]:
        """While it lasts no query is under way; those that were begin anew afterwards."""
        with self._changed:
            self._committing = True
            self._committed = tick()
            for _ in range(round(_MOST_SECONDS / _AGAIN_SECONDS)):
                # More than once: one that was about to begin would not notice.
                for connection in self._reading:
                    connection.interrupt()
                if self._changed.wait_for(lambda: not self._reading, _AGAIN_SECONDS):
                    break
        try:
            yield
        finally:
            with self._changed:
                self._committing = False
                self._changed.notify_all()
