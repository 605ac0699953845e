"""Backups that take care of themselves, and the way back to one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.ui import theme
from smpdesk.ui.tasks import Task, Tasks, Work
from smpdesk.ui.widgets.buttons import button
from smpdesk.ui.widgets.record_model import Column
from smpdesk.ui.widgets.record_table import RecordTable
from smpdesk.ui.widgets.words import words

FIRST_MS = 20_000
EVERY_MS = 10 * 60_000


class BackupKeeper(QObject):
    """Backs the file up soon after a change, then at most every ten minutes.

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

    def changed(self, _: object = None) -> None:
        """Note that there is something to back up."""
        if not self._timer.isActive() and not self._file.read_only:
            self._timer.start(FIRST_MS if self._first else EVERY_MS)

    def back_up(self) -> None:
        """Back up now, off the window's thread."""
        file = self._file
        self._first = False

        def work(_: Work) -> str:
            from smpdesk.models.backup import backups, keep

            keep(file)
            newest = backups(file.path)
            return f"{newest[0].taken:%H:%M}" if newest else ""

        task = Task("Backing up")
        task.done.connect(self._say_kept)
        task.failed.connect(self.failed)
        self._tasks.start(task, work)

    def _say_kept(self, time: str) -> None:
        self.kept.emit(time)

    def stop(self) -> None:
        """Back up no more; the file is about to be closed."""
        self._timer.stop()


class BackupsDialog(QDialog):
    """The backups of a file, newest first; ``chosen`` is the one to put back."""

    def __init__(self, path: Path, parent: QWidget) -> None:
        from smpdesk.models.backup import Backup, backups

        super().__init__(parent)
        self.setWindowTitle("Restore a backup")
        self.chosen: Path | None = None
        worn = theme.current()
        column = QVBoxLayout(self)
        column.setContentsMargins(worn.px(20), worn.px(18), worn.px(20), worn.px(18))
        column.setSpacing(worn.px(10))
        column.addWidget(words("Restore a backup", "title"))
        found = backups(path)
        said = (
            f"{path.name} as it was at a time. What it holds now is kept beside it."
            if found
            else f"There is no backup of {path.name} on this computer yet."
        )
        column.addWidget(words(said, "muted", wrap=True))
        self.table: RecordTable[Backup] = RecordTable(
            "Backups",
            [
                Column("Taken", lambda b: f"{b.taken:%d %B %Y, %H:%M}".lstrip("0"), width=220),
                Column("Why", lambda b: f"Before {b.before}" if b.before else "", stretch=True),
            ],
            lambda b: b.path,
        )
        self.table.show_records(found)
        self.table.opened.connect(lambda _: self._choose())
        column.addWidget(self.table, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button("Cancel", self.reject))
        self.restore_button = button("Put this one back", self._choose, "primary")
        self.restore_button.setEnabled(bool(found))
        row.addWidget(self.restore_button)
        column.addLayout(row)
        self.resize(worn.px(520), worn.px(400))
        self.table.pick_first()

    def _choose(self) -> None:
        backup = self.table.current()
        if backup is not None:
            self.chosen = backup.path
            self.accept()
