"""Finding words in a paper: the field, how many there are, on and back."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from smpdesk.ui.look import theme
from smpdesk.ui.widgets.buttons import icon_button
from smpdesk.ui.widgets.words import words

_PAUSE_MS = 220


class FindField(QLineEdit):
    """``on`` and ``back`` say that Enter was hit, with Shift or without; Escape empties it."""

    on = Signal()
    back = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer the keys it knows."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            shifted = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            (self.back if shifted else self.on).emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class FindBar(QWidget):
    """``asked`` says the words when the writer pauses, ``stepped`` to go on (1) or back (-1)."""

    asked = Signal(str)
    stepped = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        worn = theme.current()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(worn.px(4))
        self.field = FindField()
        self.field.setPlaceholderText("Find in the paper")
        self.field.setAccessibleName("Find in the paper")
        self.field.setToolTip("Ctrl+F; F3 goes to the next place, Shift+F3 to the one before")
        self.field.setFixedWidth(worn.px(142))
        self.count = words("", "muted")
        self.count.setMinimumWidth(self.count.fontMetrics().horizontalAdvance("not found"))
        self.back_button = icon_button("up", "Previous place", lambda: self.stepped.emit(-1))
        self.on_button = icon_button("down", "Next place", lambda: self.stepped.emit(1))
        for widget in (self.field, self.count, self.back_button, self.on_button):
            row.addWidget(widget)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE_MS)
        self._soon.timeout.connect(lambda: self.asked.emit(self.field.text()))
        self.field.textChanged.connect(lambda _: self._soon.start())
        self.field.on.connect(lambda: self.stepped.emit(1))
        self.field.back.connect(lambda: self.stepped.emit(-1))
        self.show_count(0, 0)

    def show_count(self, at: int, of: int) -> None:
        """Show which place (from 1) of how many is seen."""
        said = f"{at} of {of}" if of else "not found" if self.field.text().strip() else ""
        self.count.setText(said)
        self.field.setAccessibleDescription(said)
        for each in (self.back_button, self.on_button):
            each.setEnabled(of > 0)
