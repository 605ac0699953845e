"""The grid of figures: typed in, copied from, pasted into, traced to its sheet."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Area, Extract, Measure, Observation
from smpdesk.ui.data.block import as_html, as_text, read_block
from smpdesk.ui.data.figures_part import FiguresPart
from smpdesk.ui.data.source_dialog import SourceDialog
from smpdesk.ui.data.source_sheet import SourceSheetDialog
from smpdesk.ui.extract.import_view import ImportView
from smpdesk.ui.look.theme import Look
from smpdesk.ui.pages.data import DataPage
from smpdesk.ui.window.shell import Shell

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def part(shell: Shell, qtbot: QtBot) -> FiguresPart:
    """The grid of violence by month, at the newest figure."""
    assert shell.workspace is not None
    shell.workspace.go("data")
    page = shell.workspace.page
    assert isinstance(page, DataPage)
    page.figures.tree.pick(1)
    table = page.figures.grid.table
    table.setFocus()
    table.setCurrentIndex(table.records.index(0, 2))
    return page.figures


def shown(part: FiguresPart, row: int, column: int) -> str:
    return str(part.grid.table.records.index(row, column).data())


def type_in(qtbot: QtBot, part: FiguresPart, written: str) -> None:
    table = part.grid.table
    qtbot.keyClick(table, Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    assert editor is not None
    qtbot.keyClick(editor, Qt.Key.Key_A, CONTROL)
    qtbot.keyClicks(editor, written)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.wait(20)


def say_source(qtbot: QtBot, part: FiguresPart, source: str = "The unit") -> None:
    dialog = part.findChild(SourceDialog)
    assert dialog is not None
    assert not dialog.keep_button.isEnabled()
    qtbot.keyClicks(dialog.source, source)
    qtbot.keyClick(dialog.source, Qt.Key.Key_Return)
    qtbot.waitUntil(part.grid.table.hasFocus)


def copy_text(text: str) -> None:
    data = QMimeData()
    data.setText(text)
    QGuiApplication.clipboard().setMimeData(data)


def paste(qtbot: QtBot, part: FiguresPart, text: str) -> None:
    copy_text(text)
    qtbot.keyClick(part.grid.table, Qt.Key.Key_V, CONTROL)


def test_a_typed_figure_asks_once_for_its_source_and_says_it(
    qtbot: QtBot, part: FiguresPart
) -> None:
    type_in(qtbot, part, "350")
    assert shown(part, 0, 2) == "345"
    say_source(qtbot, part, "The unit, by telephone")
    assert shown(part, 0, 2) == "tr\u2002350"
    said = part.grid.source.text()
    assert "Typed by" in said
    assert "from The unit, by telephone of 16 Jan 2017" in said
    assert "It replaced 345 (monthly.csv, 3 Nov 2016)" in said
    part.grid.table.setCurrentIndex(part.grid.table.records.index(0, 3))
    type_in(qtbot, part, "300")
    assert shown(part, 0, 3) == "tr\u2002300"


def test_a_dialog_that_is_left_keeps_nothing(
    qtbot: QtBot, part: FiguresPart, file_path: Path
) -> None:
    type_in(qtbot, part, "350")
    dialog = part.findChild(SourceDialog)
    assert dialog is not None
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert shown(part, 0, 2) == "345"
    qtbot.waitUntil(part.grid.table.hasFocus)
    with PartnershipFile.open(file_path, read_only=True) as file:
        assert len(file.all(Extract)) == 1


def test_what_is_no_figure_is_a_message_and_changes_nothing(
    qtbot: QtBot, part: FiguresPart, shell: Shell
) -> None:
    type_in(qtbot, part, "lots")
    qtbot.waitUntil(lambda: bool(shell.banners.shown()))
    assert "“lots” is not a figure" in shell.banners.shown()[0].said.text()
    assert shown(part, 0, 2) == "345"


def test_message_after_message_leaves_room_for_the_figures(
    qtbot: QtBot, part: FiguresPart, shell: Shell
) -> None:
    shell.banners.say("warning", "No backup can be made.")
    for words in ("lots", "many"):
        type_in(qtbot, part, words)
        qtbot.wait(1)
    said = [banner.said.text() for banner in shell.banners.shown()]
    assert said[0] == "No backup can be made."
    assert [words.split("”")[0] for words in said[1:]] == ["“many"]
    for words in ("One.", "Two.", "Three."):
        part.desk.say("info", words)
    assert [banner.said.text() for banner in shell.banners.shown()[1:]] == ["Two.", "Three."]


def test_undo_takes_a_typed_figure_back(qtbot: QtBot, part: FiguresPart, shell: Shell) -> None:
    type_in(qtbot, part, "12 p")
    say_source(qtbot, part)
    assert shown(part, 0, 2) == "trp\u200212"
    qtbot.keyClick(shell, Qt.Key.Key_Z, CONTROL)
    assert shown(part, 0, 2) == "345"


def test_delete_takes_a_typed_figure_out_and_leaves_an_imported_one(
    qtbot: QtBot, part: FiguresPart, shell: Shell
) -> None:
    type_in(qtbot, part, "12 p")
    say_source(qtbot, part)
    qtbot.keyClick(part.grid.table, Qt.Key.Key_Delete)
    assert shown(part, 0, 2) == "345"
    qtbot.keyClick(part.grid.table, Qt.Key.Key_Delete)
    assert shown(part, 0, 2) == "345"
    assert "can’t be taken out alone" in shell.banners.shown()[-1].said.text()


def test_signs_stand_beside_the_ground_of_a_cell(qtbot: QtBot, part: FiguresPart) -> None:
    type_in(qtbot, part, "*")
    say_source(qtbot, part)
    assert shown(part, 0, 2) == "tr\u2002supp."
    spoken = part.grid.table.records.index(0, 2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Nov 2016: suppressed, replaced an earlier figure, typed by hand"


def test_the_names_stay_in_sight_however_far_one_goes(qtbot: QtBot, part: FiguresPart) -> None:
    table = part.grid.table
    qtbot.keyClick(table, Qt.Key.Key_End)
    assert table.horizontalScrollBar().value() > 0
    assert table.names_width() == table.columnWidth(0)
    beside = table.names_width()
    for _ in range(len(table.periods)):
        at = table.currentIndex()
        assert table.columnViewportPosition(at.column()) >= (beside if at.column() else 0)
        beside = table.names_width()
        qtbot.keyClick(table, Qt.Key.Key_Left)


def test_a_click_on_a_name_that_stands_over_figures_is_on_the_name(
    qtbot: QtBot, part: FiguresPart
) -> None:
    table = part.grid.table
    qtbot.keyClick(table, Qt.Key.Key_End)
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 10))
    assert (table.currentIndex().row(), table.currentIndex().column()) == (0, 0)


@pytest.mark.parametrize("percent", [100, 200])
def test_rows_of_figures_are_seen_at_every_size(
    qtbot: QtBot, shell: Shell, part: FiguresPart, look: Look, percent: int
) -> None:
    shell.resize(1100, 760)
    look.dress("light", percent)
    qtbot.wait(100)
    assert shell.workspace is not None
    page = shell.workspace.page
    assert isinstance(page, DataPage)
    table = page.figures.grid.table
    assert table.viewport().height() >= 2 * table.row_height


def test_cells_are_copied_with_their_headings(qtbot: QtBot, part: FiguresPart) -> None:
    table = part.grid.table
    qtbot.keyClick(table, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(table, Qt.Key.Key_C, CONTROL)
    data = QGuiApplication.clipboard().mimeData()
    first, second = data.text().split("\n")
    assert first == "Area\tNov 2016\tOct 2016"
    assert second.startswith("Maidstone\t345\t")
    assert "<th>Maidstone</th><td>345</td>" in data.html()


def test_what_was_copied_here_pastes_back_in_its_place(qtbot: QtBot, part: FiguresPart) -> None:
    paste(qtbot, part, "Area\tNov 2016\tOct 2016\nMaidstone\t1\t2\n")
    say_source(qtbot, part)
    assert (shown(part, 0, 2), shown(part, 0, 3)) == ("tr\u20021", "tr\u20022")


def test_a_pasted_block_is_one_edit(
    qtbot: QtBot, part: FiguresPart, shell: Shell, file_path: Path
) -> None:
    paste(qtbot, part, "345\t300\t\t299\r\n")
    say_source(qtbot, part)
    assert [shown(part, 0, c) for c in (2, 3, 5)] == ["345", "tr\u2002300", "tr\u2002299"]
    with PartnershipFile.open(file_path, read_only=True) as file:
        edit = file.next_undo()
    assert edit is not None
    assert edit.title == "Type 2 figures from The unit"


def test_a_block_that_does_not_fit_changes_nothing(
    qtbot: QtBot, part: FiguresPart, shell: Shell
) -> None:
    paste(qtbot, part, "1\n2\n3\n")
    assert "3 rows and 1 columns" in shell.banners.shown()[0].said.text()
    assert shown(part, 0, 2) == "345"


def test_a_table_with_other_headings_opens_the_import(
    qtbot: QtBot, part: FiguresPart, shell: Shell
) -> None:
    paste(qtbot, part, "Area\tNov 2016\nSwale\t1\nDover\t2\n")
    assert shell.findChild(ImportView) is not None
    qtbot.waitUntil(lambda: not shell.tasks.running, timeout=20_000)


def test_the_next_month_is_an_empty_column_to_type_in(qtbot: QtBot, part: FiguresPart) -> None:
    qtbot.mouseClick(part.grid.next_button, Qt.MouseButton.LeftButton)
    assert part.grid.table.records.columns[2].title == "Dec 2016"
    assert part.grid.table.hasFocus()
    type_in(qtbot, part, "360")
    say_source(qtbot, part)
    assert shown(part, 0, 2) == "t\u2002360"


def test_the_measures_of_an_area_are_a_grid_too(qtbot: QtBot, part: FiguresPart) -> None:
    by_area = next(b for b in part.rows_choice.findChildren(QPushButton) if b.text() == "By area")
    qtbot.mouseClick(by_area, Qt.MouseButton.LeftButton)
    table = part.grid.table
    assert [r.of.name for r in table.records.records] == ["Robbery", "Violence against the person"]
    table.setFocus()
    table.setCurrentIndex(table.records.index(0, 2))
    type_in(qtbot, part, "9")
    say_source(qtbot, part)
    assert shown(part, 0, 2) == "tr\u20029"


@pytest.fixture
def spreadsheet(shell: Shell, tmp_path: Path) -> Path:
    """The very file that the figures of the small partnership came from, as far as it knows."""
    path = tmp_path / "moved" / "monthly.csv"
    path.parent.mkdir()
    path.write_text("Month,Violence\n2016-10,331\n2016-11,345\n", encoding="utf-8")
    assert shell.desk is not None
    file = shell.desk.file
    with file.edit("Mark") as writer:
        marked = hashlib.sha256(path.read_bytes()).hexdigest()
        writer.update(file.all(Extract)[0], fingerprint=marked)
        for figure in file.all(Observation, start="2016-11"):
            writer.update(figure, cell="B3")
    return path


def wait_for_sheet(qtbot: QtBot, parent: QWidget, shell: Shell) -> SourceSheetDialog:
    dialog = parent.findChild(SourceSheetDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: not shell.tasks.running, timeout=20_000)
    return dialog


def test_a_figure_opens_its_sheet_at_its_cell_once_the_file_is_found(
    qtbot: QtBot,
    part: FiguresPart,
    shell: Shell,
    spreadsheet: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    qtbot.keyClick(part.grid.table, Qt.Key.Key_Return, CONTROL)
    dialog = wait_for_sheet(qtbot, part, shell)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(spreadsheet), ""))
    qtbot.mouseClick(dialog.empty.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.preview.isVisible(), timeout=20_000)
    index = dialog.preview.currentIndex()
    assert (index.row(), index.column(), index.data()) == (2, 1, "345")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(part.grid.table.hasFocus)
    qtbot.keyClick(part.grid.table, Qt.Key.Key_Return, CONTROL)
    again = part.findChildren(SourceSheetDialog)[-1]
    qtbot.waitUntil(lambda: again.preview.isVisible(), timeout=20_000)


def test_another_file_is_not_shown_for_it(
    qtbot: QtBot,
    part: FiguresPart,
    shell: Shell,
    spreadsheet: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    spreadsheet.write_text("Month,Violence\n2016-11,346\n", encoding="utf-8")
    qtbot.keyClick(part.grid.table, Qt.Key.Key_Return, CONTROL)
    dialog = wait_for_sheet(qtbot, part, shell)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(spreadsheet), ""))
    qtbot.mouseClick(dialog.empty.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not shell.tasks.running, timeout=20_000)
    assert not dialog.preview.isVisible()
    assert "holds something else than the monthly.csv" in dialog.empty._sentence.text()


def test_a_block_is_read_as_excel_writes_it() -> None:
    block = read_block("\tOct 2016\tNov 2016\r\nMaidstone\t1\t2\r\nSwale\t3\t*\r\n")
    assert block.cells == [["1", "2"], ["3", "*"]]
    assert block.above == ["Oct 2016", "Nov 2016"]
    assert block.left == ["Maidstone", "Swale"]
    assert read_block("7").cells == [["7"]]


def test_no_copied_cell_can_be_taken_for_a_formula() -> None:
    table = [["=cmd()", "1"], ["-3", "2"]]
    assert not as_text(table).startswith("=")
    assert "<th>=cmd" not in as_html(table)
    assert as_text(table).endswith("-3\t2")


def test_the_grid_of_a_measure_without_figures_is_empty(
    qtbot: QtBot, part: FiguresPart, shell: Shell
) -> None:
    assert shell.desk is not None
    with shell.desk.file.edit("Add") as writer:
        empty = writer.insert(Measure(name="Arson"))
        writer.insert(Area(name="Nowhere"))
    part.tree.pick(empty.id)
    assert not part.grid.table.records.records
    assert not part.grid.next_button.isVisible()
