"""What the tests of imports share: an extract, a drop of it, and the import."""

from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from smpdesk.ui.extract.import_view import ImportView
from smpdesk.ui.window.shell import Shell
from tests.e2e.resting import rest

NONE = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton


def write_extract(path: Path, *rows: list[object]) -> Path:
    """A workbook of one sheet with these rows."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Districts"
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path


def drop(shell: Shell, *paths: Path) -> None:
    """Drag files over the window and let them go there."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    middle = shell.rect().center()
    copy = Qt.DropAction.CopyAction
    enter = QDragEnterEvent(QPointF(middle), copy, data, LEFT, NONE)
    QApplication.sendEvent(shell, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(shell, QDropEvent(QPointF(middle), copy, data, LEFT, NONE))


def import_view(qtbot: QtBot, shell: Shell) -> ImportView:
    """The import that is open, its extract read."""
    qtbot.waitUntil(lambda: shell.findChild(ImportView) is not None, timeout=20_000)
    view = shell.findChild(ImportView)
    assert view is not None
    rest(qtbot, shell)
    return view
