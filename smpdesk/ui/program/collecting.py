"""Python's collection of garbage, kept on the window's thread.

Left to itself Python collects on whichever thread happens to make the next object, a worker's
too. What it finds may be the remains of a page, and Qt ends the program when a widget is taken
down anywhere but on its own thread.

What libraries are made of is never garbage, and to look it all through would take longer than a
window may stand still: it is set aside.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QCoreApplication, QObject, QTimer

_EVERY_MS = 500


class Collector(QObject):
    """Turns the automatic collection off, and collects by its thresholds on a timer instead."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        set_aside()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.collect_due)
        self._timer.start(_EVERY_MS)

    def collect_due(self) -> None:
        """Collect the oldest generation whose threshold is passed, and all younger ones."""
        counted = enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
        due = [generation for generation, (count, most) in counted if count > most]
        if due:
            gc.collect(max(due))


def set_aside() -> None:
    """Never look again through what there is now, which is what has been loaded so far."""
    gc.freeze()


def collect_here() -> None:
    """From now on collect garbage on this thread, the application's own, and on no other."""
    application = QCoreApplication.instance()
    if application is not None and application.findChild(Collector) is None:
        Collector(application)
