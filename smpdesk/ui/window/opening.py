"""What stands in a window that was started on a file, until that file is open."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smpdesk.ui.widgets.words import words


class Opening(QWidget):
    """Says which file is being opened; ``seen`` says, once, that the user sees so."""

    seen = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._painted = False
        said = words(f"Opening {name}…", "muted")
        column = QVBoxLayout(self)
        column.addWidget(said, 0, Qt.AlignmentFlag.AlignCenter)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Be painted; what is painted is on the screen by the next turn of the event loop."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self.seen.emit)
