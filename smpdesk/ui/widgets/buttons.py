"""Buttons with a text, an icon, a tip and a name in one call."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton, QToolButton

from smpdesk.ui import icons, theme

ButtonKind = Literal["", "primary", "quiet", "row", "way"]


def button(
    text: str,
    act: Callable[[], object] | None = None,
    kind: ButtonKind = "",
    icon: str = "",
    tip: str = "",
) -> QPushButton:
    """A push button that calls ``act``; one ``primary`` on a page at most."""
    made = QPushButton(text)
    made.setProperty("kind", kind)
    made.setAutoDefault(False)
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
    made = QToolButton()
    made.setIcon(icons.icon(icon))
    side = theme.current().px(18)
    made.setIconSize(QSize(side, side))
    made.setAccessibleName(name)
    made.setToolTip(tip or name)
    if act is not None:
        made.clicked.connect(lambda: act())
    return made
