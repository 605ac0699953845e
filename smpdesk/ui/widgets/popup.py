"""A popup: a field to type in over the window, and what fits below it; gone with Escape."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QLineEdit, QVBoxLayout, QWidget

from smpdesk.ui.look import theme

_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 8,
    Qt.Key.Key_PageUp: -8,
}


class Popup(QDialog):
    """Holds its things in ``column``, below ``field``; as large as its window leaves it room.

    While one types, the arrow keys ``walk`` what is offered and Return ``picks``, also in what
    else ``listens``. When it goes, what had the focus in the window has it again.
    """

    wide: ClassVar[float]
    high: ClassVar[float]
    """How large it is at most, in pixels at 100 per cent."""

    def __init__(self, title: str, asks: str, parent: QWidget) -> None:
        """``asks`` stands in the empty field."""
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._over = parent.window()
        worn = theme.current()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame = QFrame()
        frame.setObjectName("Palette")
        outer.addWidget(frame)
        self.column = QVBoxLayout(frame)
        self.column.setContentsMargins(*(worn.px(side) for side in (6, 4, 6, 6)))
        self.column.setSpacing(worn.px(6))
        self.field = QLineEdit()
        self.field.setPlaceholderText(asks)
        self.field.setAccessibleName(title)
        self.column.addWidget(self.field)
        self.listens(self.field)

    def walk(self, step: int) -> None:
        """Go so many places down in what is offered, or up."""
        raise NotImplementedError

    def pick(self) -> None:
        """Take what is marked, if anything is, and leave."""
        raise NotImplementedError

    def listens(self, *controls: QWidget) -> None:
        """Return picks in these controls too."""
        for control in controls:
            control.installEventFilter(self)

    def show_in_middle(self) -> None:
        """Show it high in the middle of its window."""
        size, window = self.sizeHint(), self._over
        corner = window.mapToGlobal(QPoint(0, 0))
        away = min(theme.current().px(70), window.height() - size.height())
        self._show_at(corner + QPoint((window.width() - size.width()) // 2, away), size)

    def show_below(self, corner: QPoint, line: int) -> None:
        """Show it below a point of the screen, or above its ``line`` where there is more room."""
        size, window, worn = self.sizeHint(), self._over, theme.current()
        zero = window.mapToGlobal(QPoint(0, 0))
        x = min(corner.x(), zero.x() + window.width() - size.width() - worn.px(12))
        y = corner.y()
        if y + size.height() > zero.y() + window.height():
            y = max(zero.y() + worn.px(4), corner.y() - line - size.height() - worn.px(12))
        self._show_at(QPoint(max(zero.x(), x), max(zero.y(), y)), size)

    def sizeHint(self) -> QSize:
        """As large as it may be, and its window leaves it room."""
        worn, room = theme.current(), self._over.size()
        away = worn.px(24)
        wanted = QSize(worn.px(self.wide), worn.px(self.high))
        return wanted.boundedTo(QSize(room.width() - away, room.height() - away))

    def showEvent(self, event: QShowEvent) -> None:
        """Be so large: Qt would stop at two thirds of the screen."""
        if not self.testAttribute(Qt.WidgetAttribute.WA_Resized):
            self.resize(self.sizeHint())
        super().showEvent(event)

    def _show_at(self, corner: QPoint, size: QSize) -> None:
        self.resize(size)
        self.move(corner)
        self.open()
        self.field.setFocus()

    def done(self, result: int) -> None:
        """Close, and give the window its keys back."""
        super().done(result)
        self._over.activateWindow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Answer the keys that walk what is offered, and that pick."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.pick()
            return True
        if key in _STEPS and watched is self.field:
            self.walk(_STEPS[key])
            return True
        return False
