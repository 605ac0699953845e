"""Backups that take care of themselves, while one works and when the file is closed."""

from __future__ import annotations

import contextlib
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from smpdesk.errors import UserError
from smpdesk.ui.tasks import Task, Tasks, Work

if TYPE_CHECKING:
    from smpdesk.models.partnership_file import PartnershipFile

FIRST_MS = 20_000
EVERY_MS = 10 * 60_000

_farewells: dict[Path, threading.Thread] = {}


class BackupKeeper(QObject):
    """Backs the file up soon after a change, then at most every ten minutes, and at the end.

    ``kept`` says the time of the newest backup, such as ``10:42``; ``failed`` why there is none.
    """

    kept = Signal(str)
    failed = Signal(str)

    def __init__(self, file: PartnershipFile, tasks: Tasks) -> None:
        super().__init__()
        self._file, self._tasks = file, tasks
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.back_up)
        self._first = True
        self._pending = False

    def changed(self, _: object = None) -> None:
        """Note that there is something to back up."""
        if self._file.read_only:
            return
        self._pending = True
        if not self._timer.isActive():
            self._timer.start(FIRST_MS if self._first else EVERY_MS)

    def back_up(self) -> None:
        """Back up now, off the window's thread."""
        file = self._file
        self._first = self._pending = False

        def work(_: Work) -> str:
            from smpdesk.models.safety.backup import backups, keep

            keep(file)
            newest = backups(file.path)
            return f"{newest[0].taken:%H:%M}" if newest else ""

        task = Task("Backing up")
        task.done.connect(self._say_kept)
        task.failed.connect(self._not_kept)
        self._tasks.start(task, work)

    def _say_kept(self, time: str) -> None:
        self.kept.emit(time)

    def _not_kept(self, sentence: str) -> None:
        self._pending = True
        self.failed.emit(sentence)

    def stop(self) -> None:
        """The file is about to be closed: back up in the background what is not backed up yet."""
        self._timer.stop()
        if self._pending and not self._file.read_only:
            self._pending = False
            with contextlib.suppress(UserError):
                _say_farewell(self._file.another())


def closing(path: Path) -> bool:
    """Whether the last backup of a file that was closed is still being taken."""
    thread = _farewells.get(path.resolve())
    return thread is not None and thread.is_alive()


def wait_until_closed(path: Path, seconds: float = 120) -> None:
    """Wait for the last backup of a file that was closed, so that it can be opened again."""
    thread = _farewells.get(path.resolve())
    if thread is not None:
        thread.join(seconds)


def _say_farewell(own: PartnershipFile) -> None:
    """Take the last backup by a connection that outlives the window, then let the file go.

    The thread is no daemon: the program ends when the backup is whole.
    """

    def last() -> None:
        from smpdesk.models.safety.backup import keep

        try:
            with contextlib.suppress(UserError):
                keep(own)
        finally:
            own.close()

    thread = threading.Thread(target=last, name="last backup")
    _farewells[own.path] = thread
    thread.start()
