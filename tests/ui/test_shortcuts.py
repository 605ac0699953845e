"""On every page each action has words, and no two shortcuts of the window clash."""

from __future__ import annotations

from collections import defaultdict

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QShortcut
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from smpdesk.ui.pages import PAGES
from smpdesk.ui.window.shell import Shell

EVERYWHERE = (Qt.ShortcutContext.WindowShortcut, Qt.ShortcutContext.ApplicationShortcut)


def keys_of(shell: Shell) -> dict[str, list[str]]:
    """Every key that works in the whole window now, and what it does."""
    does: dict[str, list[str]] = defaultdict(list)
    for action in shell.findChildren(QAction):
        if action.shortcutContext() in EVERYWHERE and action.isVisible():
            for key in action.shortcuts():
                does[key.toString()].append(action.text())
    for shortcut in shell.findChildren(QShortcut):
        owner = shortcut.parent()
        if shortcut.context() in EVERYWHERE and shortcut.isEnabled():
            does[shortcut.key().toString()].append(f"a shortcut of {type(owner).__name__}")
    for button in shell.findChildren(QAbstractButton):
        if button.isVisible() and not button.shortcut().isEmpty():
            does[button.shortcut().toString()].append(button.text())
    return does


@pytest.mark.parametrize("place", range(len(PAGES)))
def test_no_two_shortcuts_clash(qtbot: QtBot, shell: Shell, place: int) -> None:
    assert shell.workspace is not None
    shell.workspace.show_page(place)
    qtbot.waitUntil(lambda: not shell.tasks.running, timeout=30_000)
    clashing = {key: did for key, did in keys_of(shell).items() if key and len(did) > 1}
    assert clashing == {}


@pytest.mark.parametrize("place", range(len(PAGES)))
def test_every_action_has_words(qtbot: QtBot, shell: Shell, place: int) -> None:
    assert shell.workspace is not None
    shell.workspace.show_page(place)
    wordless = [
        f"an action of {type(action.parent()).__name__}"
        for action in shell.findChildren(QAction)
        if not action.isSeparator()
        and not action.text()
        and not action.objectName().startswith("_q_")
        and action.menu() is None
    ]
    assert wordless == []
