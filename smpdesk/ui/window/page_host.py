"""Holds a page: as large as the window, and scrolled only when the page needs more."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class PageHost(QScrollArea):
    """Unlike a resizable scroll area it asks for a page's least size, not the one it likes."""

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self._page = page
        self.setObjectName("PageHost")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(page)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._fit)
        page.installEventFilter(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the new size."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit the page again when what is on it has changed."""
        if watched is self._page and event.type() == QEvent.Type.LayoutRequest:
            self._fit()
            self._soon.start()  # and once more when all that was asked for has settled
        return False

    def _fit(self) -> None:
        room = self.maximumViewportSize()
        least = self._page.minimumSizeHint()
        if least.height() > room.height():
            room.setWidth(room.width() - self.verticalScrollBar().sizeHint().width())
        self._page.resize(least.expandedTo(room))
