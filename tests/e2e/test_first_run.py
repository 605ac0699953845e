"""The first run: welcome, a partnership and its area, an empty file, the first extract dropped."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from smpdesk.models.records import Area, Extract, Observation
from smpdesk.ui.begin.new_file import NewFileDialog
from smpdesk.ui.begin.welcome import Welcome
from smpdesk.ui.extract.import_view import ImportView
from smpdesk.ui.window.shell import Shell
from tests.e2e.resting import rest

CONTROL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton
# Strategic Assessment 2017-18, January 2017, section 4.1.
EXTRACT = "Offence,Year to October 2015,Year to October 2016\nRobbery,71,62\nShoplifting,1077,804\n"


def said(within: QWidget) -> str:
    """All words that one sees."""
    return " ".join(label.text() for label in within.findChildren(QLabel) if label.isVisible())


def drop(window: Shell, path: Path) -> None:
    """Bring a file over the window, and let it go."""
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(path))])
    middle, copy = window.rect().center(), Qt.DropAction.CopyAction
    over = QDragEnterEvent(QPointF(middle), copy, carried, LEFT, NONE)
    QApplication.sendEvent(window, over)
    assert over.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(middle), copy, carried, LEFT, NONE))


def begin(qtbot: QtBot, window: Shell, path: Path) -> None:
    """Begin a partnership file from the welcome page, by clicks and keys."""
    welcome = window.findChild(Welcome)
    assert welcome is not None
    qtbot.mouseClick(welcome.new, LEFT)
    dialog = window.findChild(NewFileDialog)
    assert dialog is not None
    qtbot.keyClicks(dialog.name_field, "Safer Maidstone Partnership")
    assert dialog.area_choice.currentText() == "Maidstone  (Kent)"
    dialog.path_field.selectAll()
    qtbot.keyClicks(dialog.path_field, str(path))
    qtbot.keyClick(dialog.path_field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.desk is not None)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    rest(qtbot, window)


def test_the_welcome_page_shows_every_way_to_begin(qtbot: QtBot, window: Shell) -> None:
    welcome = window.findChild(Welcome)
    assert welcome is not None
    ways = [b.accessibleName() for b in welcome.findChildren(QPushButton) if b.isVisible()]
    assert ways == ["Open the sample", "New partnership file…", "Open…", "Restore a backup…"]
    assert "Files you open will be listed here." in said(welcome)


def test_a_new_file_knows_its_area_and_says_on_every_page_what_to_do(
    qtbot: QtBot, window: Shell, tmp_path: Path
) -> None:
    begin(qtbot, window, tmp_path / "Maidstone.smp")
    assert window.windowTitle() == "Safer Maidstone Partnership – smpdesk"
    assert window.desk is not None
    file = window.desk.file
    assert file.get(Area, file.partnership().area or 0).name == "Maidstone"
    assert file.all(Extract) == []
    assert window.workspace is not None
    assert "Begin the first assessment" in said(window.workspace.page)
    for place in (1, 2):
        qtbot.keyClick(window, Qt.Key(Qt.Key.Key_1 + place), CONTROL)
        rest(qtbot, window)
        page = window.workspace.page
        ways = [b.text() for b in page.findChildren(QPushButton) if b.isVisible()]
        assert any(text.startswith("Import") for text in ways), page.title


def test_the_first_extract_is_dropped_looked_at_and_imported(
    qtbot: QtBot, window: Shell, tmp_path: Path
) -> None:
    begin(qtbot, window, tmp_path / "Maidstone.smp")
    extract = tmp_path / "recorded-crime.csv"
    extract.write_text(EXTRACT, encoding="utf-8")
    drop(window, extract)
    view = window.findChild(ImportView)
    assert view is not None
    rest(qtbot, window)
    assert window.desk is not None
    file = window.desk.file
    assert file.all(Observation) == []
    qtbot.keyClick(view.import_button, Qt.Key.Key_Space)
    rest(qtbot, window)
    assert sorted(o.value for o in file.all(Observation) if o.value) == [62, 71, 804, 1077]
    assert window.workspace is not None
    assert window.workspace.page.title == "Data"


def test_the_file_is_on_the_welcome_page_next_time(
    qtbot: QtBot, window: Shell, tmp_path: Path
) -> None:
    begin(qtbot, window, tmp_path / "Maidstone.smp")
    qtbot.keyClick(window, Qt.Key.Key_W, CONTROL)
    rest(qtbot, window)
    welcome = window.findChildren(Welcome)[-1]
    again = next(b for b in welcome.findChildren(QPushButton) if b.accessibleName() == "Maidstone")
    qtbot.mouseClick(again, LEFT)
    rest(qtbot, window)
    assert window.desk is not None
    assert window.desk.file.partnership().name == "Safer Maidstone Partnership"
