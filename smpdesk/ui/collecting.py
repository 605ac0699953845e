"""Python's garbage is collected on the window's thread only.

Left to itself the collector runs on whichever thread makes objects, a worker's too, and what it
finds may be the remains of a page: Qt's objects, which must end on the thread they live on.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 1000


class Collector(QObject):
    """Turns the automatic collector off, and collects by the same thresholds on a timer."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._thresholds = gc.get_threshold()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.collect_due)
        self._timer.start(EVERY_MS)

    def collect_due(self) -> None:
        """Collect the generations whose threshold is passed, the oldest of them at once."""
        counts = gc.get_count()
        due = [n for n in range(3) if counts[n] > self._thresholds[n]]
        if due:
            gc.collect(due[-1])
