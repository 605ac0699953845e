"""Threads that read by connections of their own, so that nobody waits for their long queries."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator
from typing import Any


class _Here(threading.local):
    """The connections of this thread, by what they are for; None where it has none of its own."""

    connections: dict[object, Any] | None = None


_here = _Here()


@contextlib.contextmanager
def reading_apart() -> Iterator[None]:
    """While it lasts, this thread reads every open file by a connection of its own.

    It sees what was committed when a query begins, never an edit half-made by another thread.
    Within an edit that this thread makes itself it reads what it has written so far.
    """
    outer, _here.connections = _here.connections, {}
    try:
        yield
    finally:
        for connection in _here.connections.values():
            connection.close()
        _here.connections = outer


def connection_here(whose: object, connect: Callable[[], Any]) -> Any | None:
    """This thread's own connection to something, made when it is first asked for; None for none."""
    if _here.connections is None:
        return None
    if whose not in _here.connections:
        _here.connections[whose] = connect()
    return _here.connections[whose]
