"""The middle of a window: what is to be said and what is under way, above what is seen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smpdesk.ui.pages import get_ready
from smpdesk.ui.program.collecting import set_aside
from smpdesk.ui.tasks import Task, Tasks
from smpdesk.ui.widgets.banner import Banners
from smpdesk.ui.window.task_strip import TaskStrip

_SOON_MS = 400
"""When something has been seen for so long, the pages not seen yet are got ready."""


class Stage(QWidget):
    """Shows one widget at a time, the welcome page or the workspace; the one before is let go."""

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self.setObjectName("Content")
        self._tasks = tasks
        self.seen: QWidget | None = None
        self.banners = Banners()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.banners)
        self._column.addWidget(TaskStrip(tasks))
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(self._get_ready)

    def put_on(self, widget: QWidget) -> None:
        """Show a widget in place of the one that is seen."""
        self._take_off()
        self.seen = widget
        self._column.addWidget(widget, 1)
        self._soon.start()

    def clear(self) -> None:
        """Show nothing; what was seen is gone at once."""
        if (gone := self._take_off()) is not None:
            QCoreApplication.sendPostedEvents(gone, QEvent.Type.DeferredDelete)

    def _take_off(self) -> QWidget | None:
        gone, self.seen = self.seen, None
        if gone is not None:
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        return gone

    def _get_ready(self) -> None:
        """Import what the pages need before they are asked for, off the window's thread."""
        if get_ready.cache_info().currsize == 0:
            task = Task("Getting the pages ready")
            task.done.connect(self._ready)
            self._tasks.start(task, lambda _: get_ready())

    def _ready(self) -> None:
        set_aside()
