"""An officer who uses no mouse goes everywhere, changes a record, searches and undoes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from smpdesk.models.records import CaseStudy
from smpdesk.ui.file_safety.history_dialog import HistoryDialog
from smpdesk.ui.pages import PAGES
from smpdesk.ui.search.command_palette import CommandPalette
from smpdesk.ui.window.shell import Shell
from tests.e2e.resting import rest

CONTROL = Qt.KeyboardModifier.ControlModifier
MOST_STOPS = 250


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None, "nothing has the focus"
    return widget


@pytest.mark.parametrize("place", range(9))
def test_tab_goes_round_every_page_and_comes_back(qtbot: QtBot, shell: Shell, place: int) -> None:
    qtbot.keyClick(shell, Qt.Key(Qt.Key.Key_1 + place), CONTROL)
    rest(qtbot, shell)
    assert shell.workspace is not None
    assert shell.workspace.page.title == PAGES[place].title
    shell.workspace.rail.take_focus()
    start, seen = focused(), set()
    for _ in range(MOST_STOPS):
        qtbot.keyClick(focused(), Qt.Key.Key_Tab)
        if focused() is start:
            break
        seen.add(focused())
    assert focused() is start, f"Tab is caught in {type(focused()).__name__}"
    page = shell.workspace.page
    assert any(page.isAncestorOf(widget) for widget in seen)


def test_a_case_study_is_found_renamed_and_the_change_undone_by_keys(
    qtbot: QtBot, shell: Shell
) -> None:
    assert shell.desk is not None
    file = shell.desk.file
    before = file.all(CaseStudy)[-1]
    qtbot.keyClick(shell, Qt.Key.Key_K, CONTROL)
    palette = shell.findChild(CommandPalette)
    assert palette is not None
    rest(qtbot, shell)
    qtbot.keyClicks(palette.field, before.heading[:40])
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    rest(qtbot, shell)
    assert shell.workspace is not None
    assert shell.workspace.page.title == "Case studies"
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    field = focused()
    assert isinstance(field, QLineEdit)
    assert field.text() == before.heading
    qtbot.keyClicks(field, "Another heading")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert file.get(CaseStudy, before.id).heading == "Another heading"
    qtbot.keyClick(shell, Qt.Key.Key_Z, CONTROL)
    assert file.get(CaseStudy, before.id).heading == before.heading


def test_the_history_is_opened_searched_and_left_by_keys(qtbot: QtBot, shell: Shell) -> None:
    qtbot.keyClick(shell, Qt.Key.Key_H, CONTROL)
    dialog = shell.findChild(HistoryDialog)
    assert dialog is not None
    rest(qtbot, shell)
    qtbot.keyClicks(dialog.field, "import")
    rest(qtbot, shell)
    shown = dialog.table.records.records
    assert shown
    assert all("import" in edit.title.casefold() for edit in shown)
    qtbot.keyClick(dialog.field, Qt.Key.Key_Tab)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Down)
    rest(qtbot, shell)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
