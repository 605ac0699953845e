"""What a page shows when there is nothing yet: an icon, a sentence and one button."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smpdesk.ui import icons, theme
from smpdesk.ui.widgets.buttons import button
from smpdesk.ui.widgets.words import words


class _Picture(QWidget):
    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon = icon
        side = theme.current().px(56)
        self.setFixedSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it in the theme worn now."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        worn = theme.current()
        painter.setBrush(worn.colour("accentbg"))
        painter.setPen(Qt.PenStyle.NoPen)
        box = QRect(self.rect())
        painter.drawEllipse(box)
        inset = box.width() * 0.27
        icons.paint(
            painter, QRectF(box).adjusted(inset, inset, -inset, -inset), self._icon, "accent"
        )


class EmptyState(QWidget):
    """Says in a sentence what belongs here, with the one button that begins it."""

    def __init__(
        self,
        icon: str,
        title: str,
        sentence: str,
        button_text: str = "",
        act: Callable[[], object] | None = None,
    ) -> None:
        super().__init__()
        worn = theme.current()
        column = QVBoxLayout(self)
        column.setSpacing(worn.px(10))
        centre = Qt.AlignmentFlag.AlignHCenter
        column.addStretch(2)
        column.addWidget(_Picture(icon), 0, centre)
        column.addWidget(words(title, "heading"), 0, centre)
        said = words(sentence, "muted", wrap=True)
        said.setAlignment(centre)
        said.setFixedWidth(worn.px(380))
        column.addWidget(said, 0, centre)
        self.button = button(button_text, act, "primary")
        self.button.setVisible(bool(button_text))
        column.addWidget(self.button, 0, centre)
        column.addStretch(3)
