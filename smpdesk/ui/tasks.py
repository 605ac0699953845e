"""Long work off the window's thread: progress, partial results, cancel, plain errors."""

from __future__ import annotations

import sys
import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from smpdesk.errors import UserError
from smpdesk.models.document.apart import GoneMeanwhileError, of_one_state, tick
from smpdesk.ui.program.collecting import collect_here

_TURN_SECONDS = 0.0005
"""How long a worker that computes may keep the window waiting, each time it wants to paint a cell
or read a click: at Python's usual ten times as much it could be felt."""

_PAINT_MS = 10
"""How long after it has laid out what changed the window has painted it: Qt paints 5 ms later."""

_MANNERS_SECONDS = 0.1
"""How long work waits at most for the window to paint first what it shows by itself."""


class CancelledError(Exception):
    """The user has cancelled the work."""


class Work:
    """What a piece of work may use while it runs, on its own thread."""

    def __init__(self, task: Task) -> None:
        self._task = task

    def report(self, done: int, of: int) -> None:
        """Say how far it has come; raises ``CancelledError`` when it is no longer wanted."""
        self.check()
        self._task.progressed.emit(done, of)

    def unwanted(self) -> bool:
        """Whether the user has cancelled it, for work that asks by itself."""
        return self._task.unwanted.is_set()

    def partial(self, result: object) -> None:
        """Hand over a part of the result early."""
        self.check()
        self._task.partly_done.emit(result)

    def check(self) -> None:
        """Raise ``CancelledError`` when the work is no longer wanted."""
        if self._task.unwanted.is_set():
            raise CancelledError


class Task(QObject):
    """One piece of work; its signals arrive on the window's thread.

    ``done`` hands over the result, ``failed`` a sentence for the user, ``ended`` comes always
    and last. A fault of ours goes to ``sys.excepthook``.
    """

    progressed = Signal(int, int)
    partly_done = Signal(object)
    done = Signal(object)
    failed = Signal(str)
    ended = Signal()

    def __init__(self, title: str, shown: bool = False) -> None:
        """``shown`` work has a bar at the head of the window, with a way to cancel it."""
        super().__init__()
        self.title = title
        self.shown = shown
        self.unwanted = threading.Event()
        self.its_turn = threading.Event()

    def cancel(self) -> None:
        """Ask the work to stop; nothing is half-written."""
        self.unwanted.set()
        self.its_turn.set()


class Tasks(QObject):
    """The window's worker threads; ``changed`` says that work began or ended, ``over`` which."""

    changed = Signal()
    over = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        collect_here()
        self.over.connect(self._forget)
        sys.setswitchinterval(_TURN_SECONDS)
        self._pool = ThreadPoolExecutor(max_workers=2, thread_name_prefix="smpdesk")
        self._running: dict[Task, Future[None]] = {}
        # A task is a Qt object: the last hold on it must not be let go of on a worker's thread.
        self._ended: deque[Task] = deque(maxlen=64)
        self._laid_out = QTimer(self, singleShot=True, interval=0)
        self._painted = QTimer(self, singleShot=True, interval=_PAINT_MS)
        self._laid_out.timeout.connect(self._painted.start)
        self._painted.timeout.connect(self._let_begin)

    @property
    def running(self) -> list[Task]:
        """The work under way."""
        return list(self._running)

    def start(self, task: Task, work: Callable[[Work], Any]) -> Task:
        """Begin the work of a task, once the window has painted what it has to show already.

        What it reads of a file is of one moment: where the file is changed meanwhile, the work is
        begun again, and ends without a result when what it was about has gone.
        Connect its signals before, and to methods of widgets: these are called on the window's
        thread, which a bare function would not be.
        """
        self._running[task] = self._pool.submit(self._run, task, work, tick())
        self._laid_out.start()
        self.changed.emit()
        return task

    def _let_begin(self) -> None:
        for task in self._running:
            task.its_turn.set()

    def finish(self, seconds: float = 10) -> bool:
        """Cancel everything and wait for it to end; False when it did not in time."""
        for task, future in self._held():
            task.cancel()
            if future.cancel():
                self._forget(task)
        return not wait([future for _, future in self._held()], seconds).not_done

    def _held(self) -> list[tuple[Task, Future[None]]]:
        """The work under way or waiting, each with its future."""
        return list(self._running.items())

    def _run(self, task: Task, work: Callable[[Work], Any], since: int) -> None:
        """Do the work, on a worker's thread, which keeps nobody waiting for what it reads."""
        its = Work(task)
        try:
            task.its_turn.wait(_MANNERS_SECONDS)
            result = of_one_state(lambda: work(its), since, its.check)
            if not task.unwanted.is_set():
                task.done.emit(result)
        except (CancelledError, GoneMeanwhileError):
            pass
        except UserError as error:
            task.failed.emit(str(error))
        except Exception:  # noqa: BLE001
            sys.excepthook(*sys.exc_info())
        finally:
            task.ended.emit()
            self.over.emit(task)

    def _forget(self, task: Task) -> None:
        if self._running.pop(task, None) is not None:
            self._ended.append(task)
            self.changed.emit()
