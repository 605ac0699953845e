"""The sample partnership: made once in the user's folder, then opened."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from smpdesk.places import user_data
from smpdesk.ui.tasks import Task, Tasks, Work


class SampleMaker(QObject):
    """Makes the sample off the window's thread; ``made`` says its path."""

    made = Signal(str)
    failed = Signal(str)
    progressed = Signal(int, int)

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._making = False

    def start(self) -> None:
        """Make the sample, or take the one that is there; a second start is no other making."""
        path = user_data() / "sample.smp"
        if self._making:
            return
        if path.is_file():
            self.made.emit(str(path))
            return

        def work(progress: Work) -> str:
            from smpdesk.evidence.texts.sample_versions import write_sample_versions
            from smpdesk.importing.records.sample import create_sample

            with create_sample(path, progress=progress.report) as file:
                write_sample_versions(file)
            return str(path)

        task = Task("Making the sample", shown=True)
        task.done.connect(self._say_made)
        task.failed.connect(self.failed)
        task.progressed.connect(self.progressed)
        task.ended.connect(self._over)
        self._making = True
        self._tasks.start(task, work)

    def _say_made(self, path: str) -> None:
        self.made.emit(path)

    def _over(self) -> None:
        self._making = False
