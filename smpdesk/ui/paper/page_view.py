"""One page of a document, as large as fits; Page Up and Page Down turn it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from smpdesk.ui import theme


class _Sheet(QWidget):
    """The paper: white, whatever the theme, for so it will be printed."""

    def __init__(self) -> None:
        super().__init__()
        self.image = QImage()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it in the theme worn now."""
        if self.image.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        size = self.image.size() / self.devicePixelRatioF()
        x = max(0, (self.width() - size.width()) // 2)
        place = QRect(x, theme.current().px(14), size.width(), size.height())
        painter.drawImage(place, self.image)
        painter.setPen(QPen(theme.current().colour("line"), 1))
        painter.drawRect(place.adjusted(0, 0, -1, -1))


class PageView(QScrollArea):
    """``turned`` says by how many pages the reader wants to go on or back."""

    turned = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("Well")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setAccessibleName("Page")
        self._sheet = _Sheet()
        self._sheet.setObjectName("WellInside")
        self.setWidget(self._sheet)

    def page_width(self) -> int:
        """How many pixels wide a page is to be drawn."""
        worn = theme.current()
        room = self.viewport().width() - worn.px(36)
        return round(min(worn.px(720), max(worn.px(260), room)) * self.devicePixelRatioF())

    def show_page(self, image: QImage, number: int, of: int) -> None:
        """Show a page (counted from 0)."""
        self._sheet.image = image
        height = round(image.height() / self.devicePixelRatioF())
        self._sheet.setMinimumHeight(height + theme.current().px(28))
        self.setAccessibleName(f"Page {number + 1} of {of}")
        self.verticalScrollBar().setValue(0)
        self._sheet.update()

    def clear(self) -> None:
        """Show no page."""
        self._sheet.image = QImage()
        self._sheet.update()

    def minimumSizeHint(self) -> QSize:
        """The least size it can do with."""
        worn = theme.current()
        return QSize(worn.px(280), worn.px(320))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer the keys it knows."""
        bar = self.verticalScrollBar()
        key = Qt.Key(event.key())
        if key is Qt.Key.Key_PageDown and bar.value() >= bar.maximum():
            self.turned.emit(1)
        elif key is Qt.Key.Key_PageUp and bar.value() <= bar.minimum():
            self.turned.emit(-1)
        else:
            super().keyPressEvent(event)
