"""A spreadsheet is dropped on the window, looked at, imported, and found in the grid and list."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from smpdesk.models.records import Extract, Measure
from smpdesk.ui.data.list_part import ListPart
from smpdesk.ui.data.source_sheet import SourceSheetDialog
from smpdesk.ui.extract.import_view import ImportView
from smpdesk.ui.pages.data import DataPage
from smpdesk.ui.window.shell import Shell
from tests.e2e.importing import drop, import_view, write_extract
from tests.e2e.resting import rest

CONTROL = Qt.KeyboardModifier.ControlModifier


def test_a_dropped_spreadsheet_is_imported_by_one_key_and_each_figure_leads_back_to_its_cell(
    qtbot: QtBot, shell: Shell, tmp_path: Path
) -> None:
    extract = write_extract(
        tmp_path / "bicycle-theft.xlsx",
        ["Bicycle theft in outbuildings by district"],
        ["District", "Nov 2018", "Dec 2018"],
        ["Maidstone", 21, 17],
        ["Swale", 9, 12],
    )
    drop(shell, extract)
    view = import_view(qtbot, shell)
    assert view.import_button.text() == "Import 4 figures"
    assert view.import_button.hasFocus()
    qtbot.keyClick(view.import_button, Qt.Key.Key_Space)
    rest(qtbot, shell)
    assert shell.desk is not None
    assert shell.workspace is not None
    assert shell.desk.file.all(Extract)[0].name == extract.name
    page = shell.workspace.page
    assert isinstance(page, DataPage)
    grid = page.figures.grid
    assert grid.table.hasFocus()
    assert grid.table.currentIndex().data() == "n\u200217"
    assert "Maidstone, December 2018: 17. From bicycle-theft.xlsx" in grid.source.text()
    segment = next(b for b in page.view.findChildren(QPushButton) if b.text() == "All figures")
    qtbot.mouseClick(segment, Qt.MouseButton.LeftButton)
    rest(qtbot, shell)
    listed = page.part
    assert isinstance(listed, ListPart)
    qtbot.keyClicks(listed.measure_field, "outbuildings")
    qtbot.keyClicks(listed.area_field, "swale")
    qtbot.wait(250)
    rest(qtbot, shell)
    assert listed.count.text() == "2 figures"
    listed.table.setFocus()
    qtbot.keyClick(listed.table, Qt.Key.Key_Return)
    dialog = listed.findChild(SourceSheetDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.preview.isVisible(), timeout=20_000)
    index = dialog.preview.currentIndex()
    assert (index.row(), index.column(), index.data()) == (3, 2, "12")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_the_same_file_dropped_again_brings_nothing(
    qtbot: QtBot, shell: Shell, tmp_path: Path
) -> None:
    extract = write_extract(
        tmp_path / "arson.xlsx",
        ["Deliberate fires by district"],
        ["District", "Nov 2018"],
        ["Maidstone", 3],
        ["Swale", 2],
    )
    drop(shell, extract)
    qtbot.keyClick(import_view(qtbot, shell).import_button, Qt.Key.Key_Space)
    rest(qtbot, shell)
    drop(shell, extract)
    qtbot.waitUntil(lambda: shell.findChild(ImportView) is not None)
    view = import_view(qtbot, shell)
    assert view.plan is not None
    assert view.plan.before == extract.name
    assert not view.import_button.isEnabled()
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert shell.desk is not None
    assert [e.name for e in shell.desk.file.all(Extract)].count(extract.name) == 1
    assert shell.desk.file.all(Measure)


def strip_button(qtbot: QtBot, shell: Shell, title: str) -> QPushButton:
    """The button that cancels work of this title, once it is offered."""

    def found() -> list[QPushButton]:
        name = f"Cancel {title}"
        return [b for b in shell.findChildren(QPushButton) if b.accessibleName() == name]

    qtbot.waitUntil(lambda: bool(found()))
    return found()[0]


def test_reading_that_is_cancelled_leaves_the_import(
    qtbot: QtBot, shell: Shell, tmp_path: Path
) -> None:
    path = tmp_path / "long.csv"
    rows = "".join(f"Maidstone,Offence {n},{n}\n" for n in range(60_000))
    path.write_text(f"Area,Offence,Oct 2016\n{rows}", encoding="utf-8")
    drop(shell, path)
    strip_button(qtbot, shell, "reading long.csv").click()
    rest(qtbot, shell)
    assert shell.workspace is not None
    assert shell.workspace.imports.view is None
    assert shell.findChild(ImportView) is None


def test_an_import_that_is_cancelled_leaves_nothing_and_may_be_done_again(
    qtbot: QtBot, shell: Shell, tmp_path: Path
) -> None:
    path = tmp_path / "long.csv"
    rows = "".join(f"Maidstone,Offence {n},{n}\n" for n in range(20_000))
    path.write_text(f"Area,Offence,Oct 2016\n{rows}", encoding="utf-8")
    drop(shell, path)
    view = import_view(qtbot, shell)
    assert shell.desk is not None
    before = len(shell.desk.file.history())
    qtbot.keyClick(view.import_button, Qt.Key.Key_Space)
    strip_button(qtbot, shell, "importing long.csv").click()
    rest(qtbot, shell)
    assert len(shell.desk.file.history()) == before
    assert shell.desk.file.first(Extract, name="long.csv") is None
    assert view.import_button.isEnabled()
