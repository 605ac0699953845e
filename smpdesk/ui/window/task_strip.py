"""The work under way: its name, a bar, and a way to cancel it."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from smpdesk.ui.look import theme
from smpdesk.ui.tasks import Task, Tasks
from smpdesk.ui.widgets.buttons import button
from smpdesk.ui.widgets.words import Heading


class _Line(QFrame):
    """One piece of work."""

    def __init__(self, task: Task) -> None:
        super().__init__()
        self.setObjectName("Banner")
        self.setProperty("kind", "info")
        self.task = task
        worn = theme.current()
        row = QHBoxLayout(self)
        row.setContentsMargins(worn.px(14), worn.px(7), worn.px(8), worn.px(7))
        row.setSpacing(worn.px(12))
        row.addWidget(Heading(f"{task.title}…", "text"))
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(task.title)
        row.addWidget(self.bar, 1)
        self.cancel = button("Cancel", self._cancel)
        self.cancel.setAccessibleName(f"Cancel {task.title.lower()}")
        row.addWidget(self.cancel)
        task.progressed.connect(self._progress)

    def _progress(self, done: int, of: int) -> None:
        self.bar.setRange(0, max(of, 1))
        self.bar.setValue(done)

    def _cancel(self) -> None:
        self.cancel.setEnabled(False)
        self.task.cancel()


class TaskStrip(QWidget):
    """A line for each piece of work that is to be seen."""

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self._tasks = tasks
        worn = theme.current()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(worn.px(22), worn.px(10), worn.px(22), 0)
        self._column.setSpacing(worn.px(6))
        tasks.changed.connect(self._refresh)
        self.hide()

    def _refresh(self) -> None:
        running = [task for task in self._tasks.running if task.shown]
        lines = [child for child in self.children() if isinstance(child, _Line)]
        for line in lines:
            if line.task not in running:
                line.hide()
                line.setParent(None)
                line.deleteLater()
        there = [line.task for line in lines]
        for task in running:
            if task not in there:
                self._column.addWidget(_Line(task))
        self.setVisible(bool(running))
