"""The officer begins next year from this one, looks at what changed, and takes it back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Assessment, Milestone, Priority
from smpdesk.ui.pages.home import HomePage
from smpdesk.ui.window.shell import Shell
from smpdesk.ui.year.roll_forward import RollForwardDialog

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def open_dialog(qtbot: QtBot, shell: Shell) -> RollForwardDialog:
    qtbot.keyClick(shell, Qt.Key.Key_N, CONTROL | SHIFT)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, RollForwardDialog)
    return dialog


def home(shell: Shell) -> HomePage:
    assert shell.workspace is not None
    page = shell.workspace.page
    assert isinstance(page, HomePage)
    return page


def names(path: Path) -> list[str]:
    with PartnershipFile.open(path, read_only=True) as file:
        return [assessment.name for assessment in file.all(Assessment)]


def test_roll_forward_and_see_what_changed(qtbot: QtBot, shell: Shell, sample_path: Path) -> None:
    dialog = open_dialog(qtbot, shell)
    said = [label.accessibleName() for label in dialog.findChildren(QLabel)]
    assert "Priorities with their leads: 5" in said
    assert dialog.name.text() == "2019-20"
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)

    assert names(sample_path) == ["2016-17", "2017-18", "2018-19", "2019-20"]
    page = home(shell)
    assert page.view.key == "changed"
    assert {c.how for c in page.changes.table.records.records} == {"same"}

    with PartnershipFile.open(sample_path, read_only=True) as file:
        year = file.all(Assessment)[-1]
        assert len(file.all(Priority, assessment=year.id)) == 5
        closes = file.all(Milestone, assessment=year.id)[0]
        assert (closes.name, closes.due, closes.done_on) == (
            "Data year closes",
            "2018-10-31",
            None,
        )


def test_one_undo_takes_the_new_year_back(qtbot: QtBot, shell: Shell, sample_path: Path) -> None:
    dialog = open_dialog(qtbot, shell)
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    qtbot.keyClick(shell, Qt.Key.Key_Z, CONTROL)
    assert names(sample_path) == ["2016-17", "2017-18", "2018-19"]
    assert shell.desk is not None
    assert shell.desk.assessment is not None
    assert shell.desk.assessment.name == "2018-19"


def test_a_name_that_is_taken_is_refused_in_words(qtbot: QtBot, shell: Shell) -> None:
    dialog = open_dialog(qtbot, shell)
    dialog.name.selectAll()
    qtbot.keyClicks(dialog.name, "2017-18")
    assert dialog.problem.text == "There is an assessment 2017-18 already"
    assert not dialog.make.isEnabled()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
