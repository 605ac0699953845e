"""The officer turns the window dark by the menu; every page follows, and the next start too."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from smpdesk.ui.look import theme
from smpdesk.ui.look.preferences import Preferences
from smpdesk.ui.pages import PAGES
from smpdesk.ui.window.shell import Shell

CONTROL = Qt.KeyboardModifier.ControlModifier


def choose(qtbot: QtBot, shell: Shell, words: str) -> None:
    """Choose a theme in the menu by a click on its words."""
    menu: QMenu = shell.theme_menu
    menu.popup(shell.mapToGlobal(shell.rect().center()))
    action = next(a for a in menu.actions() if a.text() == words)
    qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
    menu.close()


def lightness(shell: Shell) -> float:
    """The mean lightness of what is seen, 0 to 255."""
    picture: QImage = shell.grab().toImage().scaled(64, 64)
    seen = [QColor(picture.pixel(x, y)).lightness() for x in range(64) for y in range(64)]
    return sum(seen) / len(seen)


@pytest.mark.parametrize(("words", "name"), [("Dark", "dark"), ("High contrast", "contrast")])
def test_every_page_follows_the_theme(
    qtbot: QtBot, shell: Shell, preferences: Preferences, words: str, name: str
) -> None:
    bright = lightness(shell)
    choose(qtbot, shell, words)
    assert theme.current().name.startswith(name)
    for place, page in enumerate(PAGES[:9]):
        qtbot.keyClick(shell, Qt.Key(Qt.Key.Key_1 + place), CONTROL)
        qtbot.waitUntil(lambda: not shell.tasks.running, timeout=60_000)
        qtbot.wait(20)
        if name == "dark" and page.icon != "documents":
            assert lightness(shell) < 90, page.title
    assert preferences.theme == name
    choose(qtbot, shell, "Light")
    qtbot.keyClick(shell, Qt.Key.Key_1, CONTROL)
    qtbot.wait(20)
    assert lightness(shell) == pytest.approx(bright, abs=12)
