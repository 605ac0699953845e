"""Buttons with a text, an icon, a tip and a name in one call; Return presses them all."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QPushButton, QToolButton

from smpdesk.ui.look import icons, theme

ButtonKind = Literal["", "primary", "quiet", "row", "way"]

_OTHERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class PushButton(QPushButton):
    """A push button that Return presses as Space does.

    Qt leaves Return to the strong button of a dialog: on Cancel it would do what is cancelled.
    """

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.setAutoDefault(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer the keys it knows."""
        if _is_return(event):
            _press(self, event)
        else:
            super().keyPressEvent(event)


class IconButton(QToolButton):
    """A button that is only an icon; Return presses it too."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer the keys it knows."""
        if _is_return(event):
            _press(self, event)
        else:
            super().keyPressEvent(event)


def button(
    text: str,
    act: Callable[[], object] | None = None,
    kind: ButtonKind = "",
    icon: str = "",
    tip: str = "",
) -> QPushButton:
    """A push button that calls ``act``; one ``primary`` on a page at most."""
    made = PushButton(text)
    made.setProperty("kind", kind)
    if icon:
        made.setIcon(icons.icon(icon, "onaccent" if kind == "primary" else "muted"))
        side = theme.current().px(18)
        made.setIconSize(QSize(side, side))
    if tip:
        made.setToolTip(tip)
        made.setAccessibleDescription(tip)
    if act is not None:
        made.clicked.connect(lambda: act())
    return made


def icon_button(
    icon: str, name: str, act: Callable[[], object] | None = None, tip: str = ""
) -> QToolButton:
    """A button that is only an icon: its name is what a screen reader says, and its tip."""
    made = IconButton()
    made.setIcon(icons.icon(icon))
    side = theme.current().px(18)
    made.setIconSize(QSize(side, side))
    made.setAccessibleName(name)
    made.setToolTip(tip or name)
    if act is not None:
        made.clicked.connect(lambda: act())
    return made


def _is_return(event: QKeyEvent) -> bool:
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & _OTHERS


def _press(pressed: QAbstractButton, event: QKeyEvent) -> None:
    event.accept()
    if not event.isAutoRepeat():
        pressed.click()
