"""Threads that read by connections of their own, so that nobody waits for their long queries."""

from __future__ import annotations

import contextlib
import itertools
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar

T = TypeVar("T")

_TRIES = 3
"""So often work is begun before a copy of the file is made for it, which nobody changes."""

_ticks = itertools.count(1)


def tick() -> int:
    """A moment as a number, larger than that of every moment before."""
    return next(_ticks)


class ChangedMeanwhileError(Exception):
    """A file was changed while this thread read it: what it has read so far no longer holds."""


class GoneMeanwhileError(Exception):
    """What the work was about is no longer in the file."""


@dataclass
class _Reading:
    """How a thread reads: since when, whether in copies, and its connections by document."""

    since: int | None
    copied: bool
    connections: dict[object, Any] = field(default_factory=dict)
    closing: contextlib.ExitStack = field(default_factory=contextlib.ExitStack)


class _Here(threading.local):
    """The reading of this thread; None where it has no connections of its own."""

    reading: _Reading | None = None


_here = _Here()


def of_one_state(work: Callable[[], T], since: int, again: Callable[[], object]) -> T:
    """What work gives that reads each open file apart, as it was at one single moment.

    ``since`` is the moment (``tick``) from which on nothing it is about may have changed. Where
    another thread changes a file meanwhile, ``again`` is called and the work begun again, at last
    on a copy; work that has changed a file itself goes on instead. Raises ``GoneMeanwhileError``
    for work begun again that no longer finds what it is about.
    """
    with contextlib.suppress(ChangedMeanwhileError), reading_apart(since):
        return work()
    try:
        for _ in range(_TRIES - 1):
            again()
            with contextlib.suppress(ChangedMeanwhileError), reading_apart(tick()):
                return work()
        again()
        with reading_apart(copied=True):
            return work()
    except LookupError as error:
        raise GoneMeanwhileError from error


@contextlib.contextmanager
def reading_apart(since: int | None = None, *, copied: bool = False) -> Iterator[None]:
    """While it lasts, this thread reads every open file by a connection of its own.

    It sees what was committed when a query begins, never an edit half-made by another thread.
    With a moment ``since``, a query of a file that was changed later is refused by
    ``ChangedMeanwhileError``; ``copied`` reads copies that are made when first asked for.
    Within an edit that this thread makes itself, and after it, it reads what there is now.
    """
    outer, reading = _here.reading, _Reading(since, copied)
    _here.reading = reading
    try:
        with reading.closing:
            yield
    finally:
        _here.reading = outer


def connection_here(
    whose: object,
    connect: Callable[[], Any],
    connect_to_copy: Callable[[contextlib.ExitStack], Any],
) -> Any | None:
    """This thread's own connection to a document, made when first asked for; None for none.

    ``connect_to_copy`` puts on the stack what clears its copy away.
    """
    reading = _here.reading
    if reading is None:
        return None
    if whose not in reading.connections:
        made = connect_to_copy(reading.closing) if reading.copied else connect()
        reading.closing.callback(made.close)
        reading.connections[whose] = made
    return reading.connections[whose]


def refuse_changed(committed: int) -> None:
    """Raise ``ChangedMeanwhileError`` where this thread's reading began before that commit."""
    reading = _here.reading
    if reading is not None and reading.since is not None and committed > reading.since:
        raise ChangedMeanwhileError


def has_written() -> None:
    """This thread has changed a document: it can't begin again, and reads on as things come."""
    reading = _here.reading
    if reading is not None:
        reading.since, reading.copied = None, False
        reading.connections.clear()
        reading.closing.close()
