"""Python's collection of garbage, kept on the window's thread.

Python collects on whichever thread happens to make the next object. On a worker's thread it would
take down widgets that nobody holds any more, and Qt ends the program when a widget is taken down
anywhere but on its own thread.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QCoreApplication, QObject, QTimer

_EVERY_MS = 500


class _Collector(QObject):
    """Collects by Python's own thresholds, whenever the window has a moment."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._collect)
        self._timer.start(_EVERY_MS)

    def _collect(self) -> None:
        due = [
            generation
            for generation, (count, most) in enumerate(
                zip(gc.get_count(), gc.get_threshold(), strict=True)
            )
            if count > most
        ]
        if due:
            gc.collect(max(due))


def collect_here() -> None:
    """From now on collect garbage on this thread, the application's own, and on no other."""
    application = QCoreApplication.instance()
    if application is not None and application.findChild(_Collector) is None:
        _Collector(application)
