"""A figure told by telephone is typed over the old one, with its source, and undone."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from smpdesk.models.records import Extract
from smpdesk.ui.data.figures_part import FiguresPart
from smpdesk.ui.data.source_dialog import SourceDialog
from smpdesk.ui.pages.data import DataPage
from smpdesk.ui.window.shell import Shell
from tests.e2e.resting import rest

CONTROL = Qt.KeyboardModifier.ControlModifier


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None, "nothing has the focus"
    return widget


def to_grid(qtbot: QtBot, shell: Shell) -> FiguresPart:
    """The grid of burglary, reached by keys alone."""
    qtbot.keyClick(shell, Qt.Key.Key_2, CONTROL)
    rest(qtbot, shell)
    assert shell.workspace is not None
    page = shell.workspace.page
    assert isinstance(page, DataPage)
    part = page.figures
    for _ in range(60):
        if focused() is part.tree.search_field:
            break
        qtbot.keyClick(focused(), Qt.Key.Key_Tab)
    qtbot.keyClicks(focused(), "Burglary Dwelling")
    qtbot.keyClick(focused(), Qt.Key.Key_Tab)
    assert focused() is part.tree.tree
    qtbot.keyClick(focused(), Qt.Key.Key_Down)
    for _ in range(60):
        if focused() is part.grid.table:
            break
        qtbot.keyClick(focused(), Qt.Key.Key_Tab)
    for _ in range(2):
        qtbot.keyClick(focused(), Qt.Key.Key_Right)
    rest(qtbot, shell)
    return part


def shown(part: FiguresPart) -> str:
    return str(part.grid.table.currentIndex().data())


def test_a_figure_is_typed_with_its_source_by_keys_alone_and_undone(
    qtbot: QtBot, shell: Shell
) -> None:
    part = to_grid(qtbot, shell)
    before, extracts = shown(part), len(part.desk.file.all(Extract))
    assert before.replace(",", "").isdecimal()
    qtbot.keyClicks(part.grid.table, "9")
    editor = focused()
    assert isinstance(editor, QLineEdit)
    qtbot.keyClicks(editor, "9")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    rest(qtbot, shell)
    dialog = part.findChild(SourceDialog)
    assert dialog is not None
    assert focused() is dialog.source
    qtbot.keyClicks(dialog.source, "Community safety unit, by telephone")
    qtbot.keyClick(dialog.source, Qt.Key.Key_Return)
    rest(qtbot, shell)
    assert shown(part).endswith("99")
    assert shown(part).startswith("t")
    said = part.grid.source.text()
    assert "Typed by" in said
    assert "from Community safety unit, by telephone of 18 Mar 2019" in said
    assert f"It replaced {before}" in said
    qtbot.keyClick(shell, Qt.Key.Key_Z, CONTROL)
    rest(qtbot, shell)
    assert shown(part) == before
    assert len(part.desk.file.all(Extract)) == extracts


def test_figures_copied_in_excel_are_pasted_as_one_step(qtbot: QtBot, shell: Shell) -> None:
    part = to_grid(qtbot, shell)
    before = shown(part)
    data = QMimeData()
    data.setText("101\t102\t103\r\n")
    QGuiApplication.clipboard().setMimeData(data)
    qtbot.keyClick(part.grid.table, Qt.Key.Key_V, CONTROL)
    dialog = part.findChild(SourceDialog)
    assert dialog is not None
    qtbot.keyClicks(dialog.source, "The monthly bulletin")
    qtbot.keyClick(dialog.source, Qt.Key.Key_Return)
    rest(qtbot, shell)
    row = part.grid.table.currentIndex().row()
    texts = [str(part.grid.table.records.index(row, c).data()) for c in (2, 3, 4)]
    assert [text[-3:] for text in texts] == ["101", "102", "103"]
    qtbot.keyClick(shell, Qt.Key.Key_Z, CONTROL)
    rest(qtbot, shell)
    assert shown(part) == before


def test_what_is_no_figure_is_refused_until_one_is_typed_or_one_goes_on(
    qtbot: QtBot, shell: Shell
) -> None:
    part = to_grid(qtbot, shell)
    table = part.grid.table

    def type_in(text: str) -> None:
        table.setFocus()
        qtbot.keyClicks(table, text[0])
        qtbot.keyClicks(focused(), text[1:])
        qtbot.keyClick(focused(), Qt.Key.Key_Return)
        rest(qtbot, shell)

    def refused() -> list[str]:
        said = [banner.accessibleName() for banner in shell.banners.shown()]
        return [sentence for sentence in said if "few" in sentence]

    type_in("few")
    qtbot.waitUntil(lambda: len(refused()) == 1)
    qtbot.keyClick(table, Qt.Key.Key_Right)
    assert refused() == []
    type_in("fewer")
    qtbot.waitUntil(lambda: len(refused()) == 1)
    type_in("12")
    dialog = part.findChild(SourceDialog)
    assert dialog is not None
    qtbot.keyClicks(dialog.source, "The monthly bulletin")
    qtbot.keyClick(dialog.source, Qt.Key.Key_Return)
    rest(qtbot, shell)
    assert refused() == []
