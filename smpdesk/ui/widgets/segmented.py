"""Segmented buttons: a few choices side by side, one of them on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QSizePolicy

from smpdesk.ui.look import theme
from smpdesk.ui.widgets.buttons import PushButton


class Segmented(QFrame):
    """Choices as (key, words); ``chosen`` says the key when the user picks another one."""

    chosen = Signal(str)

    def __init__(self, name: str, choices: Sequence[tuple[str, str]], key: str = "") -> None:
        super().__init__()
        self.setObjectName("Segmented")
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        for each, text in choices:
            segment = PushButton(text)
            segment.setCheckable(True)
            segment.setAccessibleName(f"{name}: {text}")
            segment.setMinimumWidth(_room(segment, text))
            segment.clicked.connect(lambda _=False, k=each: self.chosen.emit(k))
            self._group.addButton(segment)
            self._buttons[each] = segment
            row.addWidget(segment)
        self.show_key(key or choices[0][0])

    @property
    def key(self) -> str:
        """The key of the choice that is on."""
        return next(key for key, segment in self._buttons.items() if segment.isChecked())

    def show_key(self, key: str) -> None:
        """Turn a choice on without saying so."""
        self._buttons[key].setChecked(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer the keys it knows."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        keys = list(self._buttons)
        key = keys[(keys.index(self.key) + step) % len(keys)]
        self._buttons[key].setFocus()
        self._buttons[key].click()


def _room(segment: QPushButton, text: str) -> int:
    """How wide a segment is while it is on, when its words are bold."""
    font = QFont(segment.font())
    font.setWeight(QFont.Weight.DemiBold)
    return QFontMetrics(font).horizontalAdvance(text) + theme.current().px(27)
