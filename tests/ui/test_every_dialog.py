"""Every dialog is named for a screen reader, walked with Tab, left with Escape, and never cut."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from smpdesk.ui.look.theme import Look
from smpdesk.ui.window.shell import Shell
from tests.ui.every_dialog import ELSEWHERE, GROUPS, dialog_classes
from tests.ui.walking import cut_off, nameless, unreachable


def shown(qtbot: QtBot, shell: Shell, dialog: QDialog) -> QDialog:
    dialog.setModal(False)
    dialog.show()
    qtbot.waitUntil(lambda: not shell.tasks.running, timeout=30_000)
    qtbot.wait(10)
    return dialog


def test_every_dialog_of_the_window_is_looked_at(shell: Shell) -> None:
    made = {type(d).__name__ for group in GROUPS.values() for d in group(shell)}
    assert dialog_classes() - set(ELSEWHERE) - made == set()


@pytest.mark.parametrize("group", GROUPS)
def test_every_control_of_every_dialog_has_a_name_and_a_place_in_the_tab_order(
    qtbot: QtBot, shell: Shell, group: str
) -> None:
    wrong = {}
    for dialog in GROUPS[group](shell):
        shown(qtbot, shell, dialog)
        found = nameless(dialog) + unreachable(dialog)
        if not (dialog.windowTitle() or dialog.accessibleName()):
            found.append("the dialog itself has no name")
        if found:
            wrong[type(dialog).__name__] = found
        dialog.close()
    assert wrong == {}


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("group", GROUPS)
def test_no_text_of_a_dialog_is_cut_off(
    qtbot: QtBot, shell: Shell, look: Look, group: str, percent: int
) -> None:
    look.dress(percent=percent)
    wrong = {}
    for dialog in GROUPS[group](shell):
        found = cut_off(shown(qtbot, shell, dialog))
        least = dialog.minimumSizeHint()
        if least.width() > 1280 or least.height() > 720:
            found.append(f"it needs {least.width()} × {least.height()}")
        if found:
            wrong[type(dialog).__name__] = found
        dialog.close()
    assert wrong == {}


@pytest.mark.parametrize("group", GROUPS)
def test_escape_leaves_every_dialog(qtbot: QtBot, shell: Shell, group: str) -> None:
    stuck = []
    for dialog in GROUPS[group](shell):
        shown(qtbot, shell, dialog)
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        if dialog.isVisible():
            stuck.append(type(dialog).__name__)
            dialog.close()
    assert stuck == []


@pytest.mark.parametrize("group", GROUPS)
def test_a_dialog_has_one_strong_button_at_most(qtbot: QtBot, shell: Shell, group: str) -> None:
    for dialog in GROUPS[group](shell):
        shown(qtbot, shell, dialog)
        strong = [b for b in dialog.findChildren(QPushButton) if b.property("kind") == "primary"]
        assert len(strong) <= 1, type(dialog).__name__
        dialog.close()
    QApplication.processEvents()
