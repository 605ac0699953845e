"""A guess of the importer is corrected on the sheet, and next month's file asks nothing."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QPushButton
from pytestqt.qtbot import QtBot

from smpdesk.ui.data.memory_part import MemoryPart
from smpdesk.ui.extract.answer_dialog import AnswerDialog
from smpdesk.ui.extract.import_view import ImportView
from smpdesk.ui.pages.data import DataPage
from smpdesk.ui.widgets.banner import Banner
from smpdesk.ui.widgets.fields import Choice
from smpdesk.ui.window.shell import Shell
from tests.e2e.importing import drop, import_view, write_extract
from tests.e2e.resting import rest


def choose(qtbot: QtBot, menu: QMenu, words: str) -> None:
    """Walk a menu by its keys to an entry and take it."""
    qtbot.waitUntil(menu.isVisible)
    for _ in range(40):
        active = menu.activeAction()
        if active is not None and active.text().startswith(words):
            qtbot.keyClick(menu, Qt.Key.Key_Return)
            return
        qtbot.keyClick(menu, Qt.Key.Key_Down)
    raise AssertionError(words)


def extract(path: Path, month: str, figures: tuple[int, int]) -> Path:
    path.parent.mkdir()
    return write_extract(
        path,
        ["Nuisance vehicles by district"],
        ["District", month, "Seized"],
        ["Maidstone", figures[0], 2],
        ["Folkestone East", figures[1], 1],
    )


def go_down(qtbot: QtBot, view: ImportView, rows: int, columns: int) -> None:
    """Walk on the sheet by the arrow keys, from its first cell."""
    view.preview.setFocus()
    qtbot.keyClick(view.preview, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    for _ in range(rows):
        qtbot.keyClick(view.preview, Qt.Key.Key_Down)
    for _ in range(columns):
        qtbot.keyClick(view.preview, Qt.Key.Key_Right)


def test_a_row_and_a_column_are_corrected_and_remembered(
    qtbot: QtBot, shell: Shell, tmp_path: Path
) -> None:
    drop(shell, extract(tmp_path / "1" / "vehicles.xlsx", "Nov 2018", (14, 6)))
    view = import_view(qtbot, shell)
    go_down(qtbot, view, 3, 0)
    qtbot.keyClick(view.preview, Qt.Key.Key_Return)
    choose(qtbot, view.menu, "Say which area “Folkestone East” is")
    dialog = view.findChild(AnswerDialog)
    assert dialog is not None
    qtbot.keyClicks(dialog.field, "Folkestone and Hythe")
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    rest(qtbot, shell)
    go_down(qtbot, view, 2, 2)
    qtbot.keyClick(view.preview, Qt.Key.Key_Return)
    choose(qtbot, view.menu, "Column C holds")
    column = view.menu.findChildren(QMenu)[0]
    choose(qtbot, column, "Not needed")
    rest(qtbot, shell)
    assert view.import_button.text() == "Import 2 figures"
    qtbot.mouseClick(view.import_button, Qt.MouseButton.LeftButton)
    rest(qtbot, shell)

    drop(shell, extract(tmp_path / "2" / "vehicles.xlsx", "Dec 2018", (11, 8)))
    again = import_view(qtbot, shell)
    assert again.plan is not None
    assert again.plan.remembered
    assert again.import_button.text() == "Import 2 figures"
    names = {area.name for area in again.plan.areas}
    assert "Folkestone and Hythe" in names
    qtbot.mouseClick(again.import_button, Qt.MouseButton.LeftButton)
    rest(qtbot, shell)

    assert shell.workspace is not None
    page = shell.workspace.page
    assert isinstance(page, DataPage)
    segment = next(b for b in page.view.findChildren(QPushButton) if b.text() == "Remembered")
    qtbot.mouseClick(segment, Qt.MouseButton.LeftButton)
    assert isinstance(page.part, MemoryPart)
    shown = {f.accessibleName(): f.currentText() for f in page.part.findChildren(Choice)}
    assert shown["What does the column “seized” hold? (Sheet 1)"] == "Not needed"
    assert shell.findChild(Banner) is not None
