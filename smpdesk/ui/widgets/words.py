"""Labels in the window's few type roles."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel

Role = Literal["text", "title", "huge", "heading", "muted", "small", "label", "figure"]


class Wrapped(QLabel):
    """A label over several lines that is never less high than its words need."""

    def setText(self, text: str) -> None:
        """Show other words."""
        super().setText(text)
        self._settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the new size."""
        super().resizeEvent(event)
        self._settle()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme and the font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._settle()

    def _settle(self) -> None:
        if self.testAttribute(Qt.WidgetAttribute.WA_Resized):
            self.setMinimumHeight(self.heightForWidth(self.width()) if self.text() else 0)


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
