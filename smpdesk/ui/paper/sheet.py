"""The paper: white, whatever the theme, for so it will be printed; what was found is marked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from smpdesk.ui.look import theme

if TYPE_CHECKING:
    from smpdesk.reports.preview import Box

EDGE = 14
"""The room round the paper, in the scale's pixels."""
_QUIET, _LOUD = 60, 120


class PaperSheet(QWidget):
    """One page in a size; ``found`` are boxes in points, those of ``current`` told apart."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("WellInside")
        self._image = QImage()
        self._size = QSize()
        self._points = 1.0
        self._found: Sequence[Box] = ()
        self._current: Sequence[Box] = ()

    def show_image(self, image: QImage, points: float) -> None:
        """Show a page that is ``points`` wide."""
        self._image, self._points = image, points
        self.update()

    def set_size(self, size: QSize) -> None:
        """How large the paper is to be seen, whatever it was drawn in."""
        self._size = size
        edge = 2 * theme.current().px(EDGE)
        self.setMinimumSize(size.width() + edge, size.height() + edge)
        self.update()

    def mark(self, found: Sequence[Box], current: Sequence[Box]) -> None:
        """Mark boxes on the page."""
        self._found, self._current = found, current
        self.update()

    def clear(self) -> None:
        """Show nothing."""
        self._image = QImage()
        self.mark((), ())

    @property
    def paper(self) -> QRect:
        """Where the paper lies."""
        left = max(theme.current().px(EDGE), (self.width() - self._size.width()) // 2)
        return QRect(left, theme.current().px(EDGE), self._size.width(), self._size.height())

    def place_of(self, box: Box) -> QRectF:
        """Where a box lies, in pixels of this widget."""
        by, paper = self._size.width() / self._points, self.paper
        return QRectF(
            paper.x() + box.left * by, paper.y() + box.top * by, box.width * by, box.height * by
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it in the theme worn now."""
        if self._image.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self.paper, self._image)
        painter.setPen(QPen(theme.current().colour("line"), 1))
        painter.drawRect(self.paper.adjusted(0, 0, -1, -1))
        ink = theme.load("light").colour("accent")
        for boxes, strength in ((self._found, _QUIET), (self._current, _LOUD)):
            loud = strength == _LOUD
            painter.setPen(QPen(ink, 2) if loud else QPen(QColor(0, 0, 0, 0)))
            painter.setBrush(QColor(ink.red(), ink.green(), ink.blue(), strength))
            for box in boxes:
                painter.drawRoundedRect(self.place_of(box).adjusted(-2, -2, 2, 2), 2, 2)
