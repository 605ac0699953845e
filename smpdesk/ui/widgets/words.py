"""Labels in the window's few type roles."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel

from smpdesk.ui.look import theme

Role = Literal["text", "title", "huge", "heading", "muted", "small", "label", "figure"]


class Wrapped(QLabel):
    """A label over several lines that is never less high than its words need, nor keeps more."""

    def setText(self, text: str) -> None:
        """Show other words."""
        if text != self.text():
            super().setText(text)
            self._settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the new size."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._settle()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme and the font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._settle()

    def _settle(self) -> None:
        if self.testAttribute(Qt.WidgetAttribute.WA_Resized):
            self.setMinimumHeight(0)  # or Qt would count it into what the words need
            self.setMinimumHeight(self.heightForWidth(self.width()) if self.text() else 0)


class Heading(QLabel):
    """A title on one line; where there is no room it ends in dots, and its tip says it whole."""

    def __init__(self, text: str, role: Role = "title") -> None:
        super().__init__(text)
        self.setProperty("role", role)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def minimumSizeHint(self) -> QSize:
        """The least size it can do with."""
        whole = super().minimumSizeHint()
        return QSize(min(whole.width(), theme.current().px(160)), whole.height())

    def setText(self, text: str) -> None:
        """Show another title."""
        super().setText(text)
        self._tell()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the new size."""
        super().resizeEvent(event)
        self._tell()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it, with dots where it does not fit."""
        if not self.toolTip():
            super().paintEvent(event)
            return
        room = self.contentsRect()
        dots = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        QPainter(self).drawText(room, Qt.AlignmentFlag.AlignVCenter, dots)

    def _tell(self) -> None:
        whole = self.fontMetrics().horizontalAdvance(self.text())
        self.setToolTip(self.text() if whole > self.contentsRect().width() else "")


def words(text: str = "", role: Role = "text", wrap: bool = False) -> QLabel:
    """A label of plain text in one of the type roles; ``wrap`` breaks long lines."""
    label = Wrapped() if wrap else QLabel()
    label.setProperty("role", role)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrap)
    label.setText(text)
    return label


def divider() -> QFrame:
    """A thin line between things."""
    line = QFrame()
    line.setObjectName("Divider")
    return line
