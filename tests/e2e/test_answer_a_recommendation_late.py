"""The officer finds at Home that an answer is late, goes there, writes it and sends it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTableView
from pytestqt.qtbot import QtBot

from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Recommendation
from smpdesk.ui.pages.home import HomePage
from smpdesk.ui.pages.scrutiny import ScrutinyPage
from smpdesk.ui.scrutiny.recommendations import Recommendations
from smpdesk.ui.widgets.fields import TextArea
from smpdesk.ui.window.shell import Shell

LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier


def home(shell: Shell) -> HomePage:
    assert shell.workspace is not None
    page = shell.workspace.page
    assert isinstance(page, HomePage)
    return page


def click_row(qtbot: QtBot, table: QTableView, row: int) -> None:
    spot = table.visualRect(table.model().index(row, 1)).center()
    qtbot.mouseClick(table.viewport(), LEFT, pos=spot)


def late(shell: Shell) -> list[str]:
    return [row.text for row in home(shell).year.due.table.records.records]


def kept(path: Path) -> Recommendation:
    with PartnershipFile.open(path, read_only=True) as file:
        return file.all(Recommendation)[-1]


def test_answer_a_recommendation_late(qtbot: QtBot, shell: Shell, sample_path: Path) -> None:
    first = home(shell).year.due.table.records.records[0]
    assert first.when == "6 days late"
    assert first.text.startswith("Answer to the committee: Ward councillors")

    click_row(qtbot, home(shell).year.due.table, 0)
    assert shell.workspace is not None
    page = shell.workspace.page
    assert isinstance(page, ScrutinyPage)
    part = page.part
    assert isinstance(part, Recommendations)
    assert part.clock.tag.text == "6 days late"

    answer = next(f for f in part.form.findChildren(TextArea) if f.accessibleName() == "Answer")
    qtbot.mouseClick(answer.viewport(), LEFT)
    qtbot.keyClicks(answer, "Each ward now has a sheet, sent in the first week of the month.")
    qtbot.mouseClick(part.clock.button, LEFT)
    assert part.clock.tag.text == "answered 6 days late"
    assert kept(sample_path).answered_on == "2019-03-18"
    assert kept(sample_path).answer.startswith("Each ward now has a sheet")

    qtbot.keyClick(shell, Qt.Key.Key_1, CONTROL)
    assert not any("Answer to the committee" in text for text in late(shell))

    qtbot.keyClick(shell, Qt.Key.Key_Z, CONTROL)
    assert kept(sample_path).answered_on is None
    assert late(shell)[0].startswith("Answer to the committee")


def test_an_empty_answer_does_not_stop_the_clock(
    qtbot: QtBot, shell: Shell, sample_path: Path
) -> None:
    click_row(qtbot, home(shell).year.due.table, 0)
    assert shell.workspace is not None
    page = shell.workspace.page
    assert isinstance(page, ScrutinyPage)
    part = page.part
    assert isinstance(part, Recommendations)
    qtbot.mouseClick(part.clock.button, LEFT)
    assert kept(sample_path).answered_on is None
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Answer"
