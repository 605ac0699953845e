"""Labels in the window's few type roles."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel

Role = Literal["text", "title", "huge", "heading", "muted", "small", "label", "figure"]


def words(text: str = "", role: Role = "text", wrap: bool = False) -> QLabel:
    """A label of plain text in one of the type roles; ``wrap`` breaks long lines."""
    label = QLabel(text)
    label.setProperty("role", role)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrap)
    return label


def divider() -> QFrame:
    """A thin line between things."""
    line = QFrame()
    line.setObjectName("Divider")
    return line
