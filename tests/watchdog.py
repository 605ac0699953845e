"""A watchdog over the event loop: it fails a test in which the window was frozen.

``WatchedBot`` watches every key, click and wait of a test, and nothing that the test itself does.

A beat is sent through the event loop all the time. Where one is late, the window could not answer
meanwhile. On a busy machine a beat may be late although nothing was done: what counts is therefore
the time in which the window's thread itself worked, and the limit grows with the slowness of the
machine at that moment, measured by a fixed piece of work. Where the thread only stood still, for a
lock or for another thread, it counts from ``STANDSTILL``, without its time in the queue for a
processor.
"""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt, QTimer
from pytestqt.qtbot import QtBot

LIMIT = 0.100
"""Seconds for which a window may be busy without answering."""

SHARED_LIMIT = 0.200
"""Seconds allowed in tests of other things, which run beside each other: processor caches and
memory are shared then, and a step may cost twice its work."""

STANDSTILL = 5.0
"""Seconds for which the window's thread may wait for anything but a processor: a full disk queue
holds every commit up for a second or two where other tests build the installers."""

_BEAT_MS = 5
_USUAL_SECONDS = 0.0025
"""What the fixed piece of work takes on an ordinary office computer of 2020."""


@dataclass
class Stall:
    """Seconds in which the window could not answer, and during which step."""

    seconds: float
    step: str


@dataclass
class _Times:
    wall: float
    work: float
    waited: float


class Watchdog(QObject):
    """Beats from its making until ``stop``; ``stalls`` are those over the limit."""

    def __init__(self, limit: float = LIMIT) -> None:
        super().__init__()
        self.limit = limit
        self.standstill = STANDSTILL
        self.worst = Stall(0.0, "")
        self.stalls: list[Stall] = []
        self._step = "begin"
        self._away = False
        self._schedule = Path(f"/proc/self/task/{threading.get_native_id()}/schedstat")
        self._last = self._now()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(_BEAT_MS)

    @contextlib.contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Name what is being done, for the report."""
        self._beat()
        self._step = name
        yield
        self._beat()

    @contextlib.contextmanager
    def only(self, name: str) -> Iterator[None]:
        """Name what is being done, and watch nothing else: neither before nor after it."""
        self._away = False
        self._last = self._now()
        self._step = name
        try:
            yield
        finally:
            self._beat()
            self.rest()

    def rest(self) -> None:
        """Watch nothing, until there is something to be watched only."""
        self._away = True

    def stop(self) -> None:
        """Beat no more."""
        self._beat()
        self._timer.stop()

    def report(self) -> str:
        """The stalls over the limit, the longest first."""
        told = sorted(self.stalls, key=lambda stall: -stall.seconds)
        return "\n".join(f"{stall.seconds * 1000:.0f} ms: {stall.step}" for stall in told)

    def _beat(self) -> None:
        if self._away:
            return
        before, self._last = self._last, self._now()
        now = self._last
        work = now.work - before.work
        stood = now.wall - before.wall - (now.waited - before.waited)
        stall = Stall(stood if stood > self.standstill else work, self._step)
        if stall.seconds > self.worst.seconds:
            self.worst = stall
        if stood > self.standstill or (work > self.limit and work > self.limit * slowness()):
            self.stalls.append(stall)
        self._last = self._now()

    def _now(self) -> _Times:
        return _Times(time.perf_counter(), time.thread_time(), self._waited())

    def _waited(self) -> float:
        """Seconds for which this thread stood in the queue for a processor, where that is known."""
        try:
            return int(self._schedule.read_text().split()[1]) / 1e9
        except (OSError, IndexError, ValueError):
            return 0.0


class WatchedBot(QtBot):
    """pytest-qt's robot, whose every key, click and wait is watched."""

    def __init__(self, request: pytest.FixtureRequest) -> None:
        super().__init__(request)
        self.watchdog = Watchdog(SHARED_LIMIT)
        self.watchdog.rest()
        self._doing = "begin"

    def keyClick(self, widget: Any, key: Any, *more: Any, **named: Any) -> None:
        """Press a key and let it go."""
        self._doing = f"key {key.name if isinstance(key, Qt.Key) else key}"
        with self.watchdog.only(self._doing):
            QtBot.keyClick(widget, key, *more, **named)

    def keyClicks(self, widget: Any, text: str, *more: Any, **named: Any) -> None:
        """Type a text, each letter watched by itself."""
        for letter in text:
            self.keyClick(widget, letter, *more, **named)

    def mouseClick(self, widget: Any, *more: Any, **named: Any) -> None:
        """Click on a widget."""
        name = widget.accessibleName() or getattr(widget, "text", str)()
        self._doing = f"click {type(widget).__name__} {name}"
        with self.watchdog.only(self._doing):
            QtBot.mouseClick(widget, *more, **named)

    def wait(self, ms: int) -> None:
        """Let events happen."""
        with self.watchdog.only(f"after {self._doing}"):
            super().wait(ms)


def slowness() -> float:
    """How much slower than an ordinary computer this one is now at worst; never less than 1."""
    took = []
    for _ in range(5):
        begun = time.thread_time()
        sum(i * i for i in range(50_000))
        took.append(time.thread_time() - begun)
    return max(1.3, max(took) / _USUAL_SECONDS)
