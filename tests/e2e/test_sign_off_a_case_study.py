"""A case study is written, read for what identifies, checked, signed off, and rewritten."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import CaseStudy
from smpdesk.ui.pages.case_studies import CaseStudiesPage
from smpdesk.ui.widgets.fields import TextArea, TextField
from smpdesk.ui.window.shell import Shell

CONTROL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(qtbot: QtBot, shell: Shell) -> CaseStudiesPage:
    qtbot.keyClick(shell, Qt.Key.Key_7, CONTROL)
    assert shell.workspace is not None
    found = shell.workspace.page
    assert isinstance(found, CaseStudiesPage)
    return found


def kept(path: Path, heading: str) -> CaseStudy:
    with PartnershipFile.open(path, read_only=True) as file:
        found = file.first(CaseStudy, heading=heading)
        assert found is not None
        return found


def text_of(page: CaseStudiesPage) -> TextArea:
    field = page.form._fields["text"]
    assert isinstance(field, TextArea)
    return field


def passages(page: CaseStudiesPage) -> list[str]:
    return [found.clue.words for found in page.clues.table.records.records]


def test_sign_off_a_case_study(
    qtbot: QtBot, page: CaseStudiesPage, shell: Shell, sample_path: Path
) -> None:
    qtbot.mouseClick(page.new_button, LEFT)
    heading = page.form._fields["heading"]
    assert isinstance(heading, TextField)
    qtbot.keyClicks(heading, "Back at school")
    qtbot.keyClick(heading, Qt.Key.Key_Return)
    assert kept(sample_path, "Back at school").signed_off_on is None

    # What identifies is pointed out as it is written.
    text = text_of(page)
    text.setFocus()
    qtbot.keyClicks(text, "Jordan, aged 14, of Mill Lane missed school. A mentor helped.")
    qtbot.waitUntil(lambda: passages(page) == ["Jordan", "aged 14", "Mill Lane"], timeout=5000)
    assert len(text.extraSelections()) == 3
    table = page.clues.table
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert shell.focusWidget() is text
    assert text.textCursor().selectedText() == "Jordan"

    # It is rewritten until nothing is left, and then checked point by point.
    qtbot.keyClick(text, Qt.Key.Key_A, CONTROL)
    qtbot.keyClicks(text, "A pupil missed school. A mentor helped.")
    qtbot.keyClick(text, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: passages(page) == [], timeout=5000)
    assert not page.sign_off.sign_button.isEnabled()
    for box in page.sign_off.boxes:
        qtbot.mouseClick(box, LEFT, pos=QPoint(8, box.height() // 2))
    assert page.sign_off.sign_button.isEnabled()

    # Nobody can't sign; a post can.
    qtbot.mouseClick(page.sign_off.sign_button, LEFT)
    assert kept(sample_path, "Back at school").signed_off_on is None
    assert shell.focusWidget() is page.sign_off.post
    qtbot.keyClicks(page.sign_off.post, "Community Protection Team Manager")
    qtbot.mouseClick(page.sign_off.sign_button, LEFT)
    signed = kept(sample_path, "Back at school")
    assert signed.signed_off_by == "Community Protection Team Manager"
    assert signed.signed_off_on == "2019-03-18"

    # A word more takes the sign-off back, and says so; one undo brings both back.
    text.setFocus()
    text.moveCursor(text.textCursor().MoveOperation.End)
    qtbot.keyClicks(text, " It went well.")
    qtbot.keyClick(text, Qt.Key.Key_Tab)
    assert kept(sample_path, "Back at school").signed_off_on is None
    said = [banner.accessibleName() for banner in shell.banners.shown()]
    assert any("the sign-off is taken back" in each for each in said)
    qtbot.keyClick(shell, Qt.Key.Key_Z, CONTROL)
    back = kept(sample_path, "Back at school")
    assert back.signed_off_on == "2019-03-18"
    assert back.text == "A pupil missed school. A mentor helped."


def test_a_sign_off_can_be_taken_back(
    qtbot: QtBot, page: CaseStudiesPage, sample_path: Path
) -> None:
    signed = next(c for c in page.table.records.records if c.signed_off_on)
    page.go_to(signed)
    qtbot.mouseClick(page.sign_off.back_button, LEFT)
    assert kept(sample_path, signed.heading).signed_off_on is None
    assert page.sign_off.state.text == "Not signed off"
