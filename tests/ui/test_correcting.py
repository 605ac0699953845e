"""What was understood of a sheet is corrected on the sheet itself, by mouse and by keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from smpdesk.importing.plans.observations import PlannedObservation
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Assessment, Section
from smpdesk.ui.extract.answer_dialog import AnswerDialog
from smpdesk.ui.extract.import_view import ImportView
from smpdesk.ui.window.shell import Shell


@pytest.fixture
def extract(tmp_path: Path) -> Path:
    """Robbery in three districts, with a change beside."""
    path = tmp_path / "robbery-districts.xlsx"
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Robbery"
    for row in (
        ["Robbery by district"],
        ["District", "Oct 2016", "Change"],
        ["Maidstone", 7, 1],
        ["Swale", 9, 2],
        ["Shepway", 4, -1],
    ):
        sheet.append(row)
    book.save(path)
    return path


@pytest.fixture
def view(qtbot: QtBot, shell: Shell, extract: Path) -> ImportView:
    shell.import_files([extract])
    found = shell.findChild(ImportView)
    assert found is not None
    rest(qtbot, shell)
    return found


def rest(qtbot: QtBot, shell: Shell) -> None:
    qtbot.waitUntil(lambda: not shell.tasks.running, timeout=20_000)
    qtbot.wait(10)


def at(view: ImportView, row: int, column: int) -> None:
    view.preview.setFocus()
    view.preview.setCurrentIndex(view.preview.cells.index(row, column))


def ask(qtbot: QtBot, view: ImportView, row: int, column: int, entry: str) -> None:
    """Choose an entry of the menu of a cell."""
    at(view, row, column)
    qtbot.keyClick(view.preview, Qt.Key.Key_Return)
    choose(qtbot, view.menu, entry)


def entries(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if action.text()]


def choose(qtbot: QtBot, menu: QMenu, words: str) -> None:
    """Walk a menu by its keys to an entry, and press Return there."""
    qtbot.waitUntil(menu.isVisible)
    for _ in range(40):
        active = menu.activeAction()
        if active is not None and active.text().startswith(words):
            break
        qtbot.keyClick(menu, Qt.Key.Key_Down)
    else:
        raise AssertionError(f"no “{words}” in {entries(menu)}")
    qtbot.keyClick(menu, Qt.Key.Key_Return)


def figures(view: ImportView) -> dict[str, PlannedObservation]:
    assert view.plan is not None
    return {o.cell: o for o in view.plan.observations}


def test_return_on_a_figure_offers_what_it_its_row_and_its_column_may_be(
    qtbot: QtBot, view: ImportView
) -> None:
    at(view, 2, 1)
    qtbot.keyClick(view.preview, Qt.Key.Key_Return)
    assert entries(view.menu) == [
        "Leave B3 out",
        "B3 is suppressed",
        "B3 is missing",
        "B3 is another figure…",
        "Say which area “Maidstone” is…",
        "Leave the row “Maidstone” out",
        "Column B holds",
        "Say the period of column B…",
        "Leave this table out",
    ]
    view.menu.close()


def test_a_single_figure_is_left_out_and_taken_in_again(
    qtbot: QtBot, shell: Shell, view: ImportView
) -> None:
    ask(qtbot, view, 2, 1, "Leave B3 out")
    rest(qtbot, shell)
    assert "B3" not in figures(view)
    spoken = view.preview.cells.index(2, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "B3: 7. Left out"
    ask(qtbot, view, 2, 1, "Read B3 as it stands")
    rest(qtbot, shell)
    assert figures(view)["B3"].value == 7


def test_a_single_figure_is_said_to_be_suppressed_or_another(
    qtbot: QtBot, shell: Shell, view: ImportView
) -> None:
    ask(qtbot, view, 2, 1, "B3 is suppressed")
    rest(qtbot, shell)
    assert figures(view)["B3"].status == "suppressed"
    ask(qtbot, view, 3, 1, "B4 is another figure")
    answer(qtbot, view, "19")
    rest(qtbot, shell)
    assert figures(view)["B4"].value == 19


def answer(qtbot: QtBot, view: ImportView, words: str) -> None:
    dialog = view.findChild(AnswerDialog)
    assert dialog is not None
    assert not dialog.done_button.isEnabled()
    qtbot.keyClicks(dialog.field, words)
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)


def test_a_column_is_corrected_by_the_menu_of_its_letter(
    qtbot: QtBot, shell: Shell, view: ImportView
) -> None:
    head = view.preview.horizontalHeader()
    place = QPoint(head.sectionViewportPosition(2) + 12, 8)
    qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=place)
    checked = [action.text() for action in view.menu.actions() if action.isChecked()]
    assert checked == ["A change"]
    choose(qtbot, view.menu, "Not needed")
    rest(qtbot, shell)
    assert view.plan is not None
    assert view.plan.tables[0].at["C"][1] == "ignored"


def test_the_period_of_a_column_is_said_in_words(
    qtbot: QtBot, shell: Shell, view: ImportView
) -> None:
    at(view, 2, 1)
    qtbot.keyClick(view.preview, Qt.Key.Key_Space)
    choose(qtbot, view.menu, "Say the period of column B")
    answer(qtbot, view, "Sep 2016")
    rest(qtbot, shell)
    assert {o.start for o in figures(view).values()} == {"2016-09"}


def test_a_row_is_said_to_be_another_area(qtbot: QtBot, shell: Shell, view: ImportView) -> None:
    ask(qtbot, view, 4, 0, "Say which area “Shepway” is")
    answer(qtbot, view, "Dover")
    rest(qtbot, shell)
    assert view.plan is not None
    names = {area.key: area.name for area in view.plan.areas}
    assert names[figures(view)["B5"].area] == "Dover"


def test_the_menu_opens_at_a_right_click_and_leaves_the_table_out(
    qtbot: QtBot, shell: Shell, view: ImportView
) -> None:
    box = view.preview.visualRect(view.preview.cells.index(3, 1))
    place = view.preview.viewport().mapToGlobal(box.center())
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, box.center(), place)
    QApplication.sendEvent(view.preview.viewport(), event)
    choose(qtbot, view.menu, "Leave this table out")
    rest(qtbot, shell)
    assert figures(view) == {}
    assert not view.import_button.isEnabled()
    ask(qtbot, view, 3, 1, "Take this table in")
    rest(qtbot, shell)
    assert len(figures(view)) == 3


def test_figures_that_would_be_replaced_are_shown_old_and_new(
    qtbot: QtBot, shell: Shell, tmp_path: Path
) -> None:
    path = tmp_path / "monthly.csv"
    path.write_text("Area,Month,Robbery\nMaidstone,2016-11,8\nMaidstone,2016-10,6\n", "utf-8")
    shell.import_files([path])
    view = shell.findChild(ImportView)
    assert view is not None
    rest(qtbot, shell)
    texts = [label.text() for label in view.cards.replaced.findChildren(QLabel)]
    assert any(
        text.startswith("Robbery, Maidstone, November 2016: 7\u00a0→\u00a08") for text in texts
    )
    place = view.cards.replaced.findChildren(QPushButton)[0]
    qtbot.mouseClick(place, Qt.MouseButton.LeftButton)
    index = view.preview.currentIndex()
    assert index.data() in ("8", "6")


def test_texts_whose_figures_would_change_are_shown(
    qtbot: QtBot, shell: Shell, tmp_path: Path, file_path: Path
) -> None:
    assert shell.desk is not None
    file = shell.desk.file
    with file.edit("Write") as writer:
        assessment = file.all(Assessment)[0]
        text = "There were {= Robbery; Maidstone; 2016-11/1; count } robberies in November."
        writer.insert(Section(assessment=assessment.id, heading="Robbery", text=text))
    path = tmp_path / "monthly.csv"
    path.write_text("Area,Month,Robbery\nMaidstone,2016-11,8\nMaidstone,2016-10,6\n", "utf-8")
    shell.import_files([path])
    view = shell.findChild(ImportView)
    assert view is not None
    rest(qtbot, shell)
    rest(qtbot, shell)
    texts = " ".join(label.text() for label in view.cards.texts.findChildren(QLabel))
    assert "7 → 8" in texts, texts


def test_what_was_said_of_one_cell_is_imported(
    qtbot: QtBot, shell: Shell, view: ImportView, file_path: Path
) -> None:
    ask(qtbot, view, 2, 1, "B3 is suppressed")
    rest(qtbot, shell)
    qtbot.mouseClick(view.import_button, Qt.MouseButton.LeftButton)
    rest(qtbot, shell)
    with PartnershipFile.open(file_path, read_only=True) as file:
        (row,) = file.rows(
            "SELECT value, status FROM current_observation WHERE cell = 'B3' "
            "AND extract = 'robbery-districts.xlsx'"
        )
    assert row == {"value": None, "status": "suppressed"}


def test_what_was_said_of_a_cell_holds_when_the_very_file_comes_again(
    qtbot: QtBot, shell: Shell, tmp_path: Path
) -> None:
    path = tmp_path / "monthly.csv"
    path.write_text("Area,Month,Robbery\nMaidstone,2016-11,88\nMaidstone,2016-12,6\n", "utf-8")

    def look() -> ImportView:
        shell.import_files([path])
        view = shell.findChild(ImportView)
        assert view is not None
        rest(qtbot, shell)
        return view

    view = look()
    view.preview.go_to("C2")
    qtbot.keyClick(view.preview, Qt.Key.Key_Return)
    next(a for a in view.menu.actions() if a.text() == "C2 is suppressed").trigger()
    view.menu.close()
    rest(qtbot, shell)
    qtbot.mouseClick(view.import_button, Qt.MouseButton.LeftButton)
    rest(qtbot, shell)
    again = look()
    assert again.import_button.text() == "Nothing to import"
    assert not again.import_button.isEnabled()
