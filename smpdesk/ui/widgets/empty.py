"""What a page shows when there is nothing yet: an icon, a sentence and one button."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smpdesk.ui.look import icons, theme
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
    """Says in a sentence what belongs here, with the button that begins it.

    Where there is another way to begin, ``other`` offers it below.
    """

    def __init__(self, icon: str) -> None:
        super().__init__()
        worn = theme.current()
        column = QVBoxLayout(self)
        column.setSpacing(worn.px(10))
        centre = Qt.AlignmentFlag.AlignHCenter
        self._act: Callable[[], object] | None = None
        self._other_act: Callable[[], object] | None = None
        self._title = words("", "heading")
        self._sentence = words("", "muted", wrap=True)
        self._sentence.setAlignment(centre)
        self._sentence.setMaximumWidth(worn.px(400))
        self.button = button("", self._press, "primary")
        self.other = button("", self._press_other, "quiet")
        self.other.hide()
        column.addStretch(2)
        column.addWidget(_Picture(icon), 0, centre)
        column.addWidget(self._title, 0, centre)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self._sentence, 1000)  # as wide as it may be, where there is room
        line.addStretch(1)
        column.addLayout(line)
        column.addWidget(self.button, 0, centre)
        column.addWidget(self.other, 0, centre)
        column.addStretch(3)

    def say(
        self,
        title: str,
        sentence: str,
        button_text: str = "",
        act: Callable[[], object] | None = None,
    ) -> None:
        """Say what belongs here and offer the button that begins it."""
        self._title.setText(title)
        self._sentence.setText(sentence)
        self._act = act
        self.button.setText(button_text)
        self.button.setVisible(bool(button_text))
        self.other.hide()

    def offer_other(self, button_text: str, act: Callable[[], object]) -> None:
        """Offer another way to begin."""
        self._other_act = act
        self.other.setText(button_text)
        self.other.show()

    def _press_other(self) -> None:
        if self._other_act is not None:
            self._other_act()

    def _press(self) -> None:
        if self._act is not None:
            self._act()
