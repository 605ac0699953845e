"""Records of a page are added, changed and removed, and kept at once; here case studies."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Assessment, CaseStudy
from smpdesk.ui.pages.case_studies import CaseStudiesPage
from smpdesk.ui.widgets.fields import TextArea, TextField
from smpdesk.ui.window.shell import Shell

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(shell: Shell) -> CaseStudiesPage:
    return cases(shell)


def cases(shell: Shell) -> CaseStudiesPage:
    assert shell.workspace is not None
    shell.workspace.go("cases")
    page = shell.workspace.page
    assert isinstance(page, CaseStudiesPage)
    return page


def kept(path: Path) -> list[CaseStudy]:
    """What another program would find in the file now."""
    with PartnershipFile.open(path, read_only=True) as file:
        return file.all(CaseStudy)


def field(page: CaseStudiesPage, name: str) -> TextField | TextArea:
    fields = [*page.form.findChildren(TextField), *page.form.findChildren(TextArea)]
    return next(f for f in fields if f.accessibleName() == name)


def test_a_record_is_added_by_button_and_named_at_once(
    qtbot: QtBot, page: CaseStudiesPage, file_path: Path
) -> None:
    qtbot.mouseClick(page.new_button, Qt.MouseButton.LeftButton)
    name = QApplication.focusWidget()
    assert isinstance(name, QLineEdit)
    qtbot.keyClicks(name, "A quiet street")
    qtbot.keyClick(name, Qt.Key.Key_Tab)
    assert [c.heading for c in kept(file_path)] == ["A safe home", "A way out", "A quiet street"]


def test_a_text_is_kept_when_its_field_is_left(
    qtbot: QtBot, page: CaseStudiesPage, file_path: Path
) -> None:
    text = field(page, "What happened")
    text.setFocus()
    qtbot.keyClicks(text, "New locks were fitted.")
    qtbot.keyClick(text, Qt.Key.Key_Tab)
    assert kept(file_path)[0].text == "New locks were fitted."


def test_what_is_half_written_is_kept_when_the_page_is_left(
    qtbot: QtBot, shell: Shell, page: CaseStudiesPage, file_path: Path
) -> None:
    agency = field(page, "Agency")
    agency.setFocus()
    agency.selectAll()
    qtbot.keyClicks(agency, "Fire and Rescue")
    qtbot.keyClick(shell, Qt.Key.Key_2, CONTROL)
    assert kept(file_path)[0].agency == "Fire and Rescue"


def test_the_field_belongs_to_the_record_it_was_begun_on(
    qtbot: QtBot, page: CaseStudiesPage, file_path: Path
) -> None:
    agency = field(page, "Agency")
    agency.setFocus()
    agency.selectAll()
    qtbot.keyClicks(agency, "Fire and Rescue")
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    assert [c.agency for c in kept(file_path)] == ["Fire and Rescue", ""]
    assert field(page, "Agency").toPlainText() == "" if isinstance(agency, TextArea) else True


def test_delete_removes_and_undo_brings_back(
    qtbot: QtBot, shell: Shell, page: CaseStudiesPage, file_path: Path
) -> None:
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert [c.heading for c in kept(file_path)] == ["A way out"]
    assert "Undo brings it back" in shell.banners.shown()[0].said.text()
    qtbot.keyClick(shell, Qt.Key.Key_Z, CONTROL)
    assert [c.heading for c in kept(file_path)] == ["A safe home", "A way out"]


def test_undo_in_a_field_with_nothing_half_written_takes_the_last_edit_back(
    qtbot: QtBot, page: CaseStudiesPage, file_path: Path
) -> None:
    name = field(page, "Heading")
    assert isinstance(name, TextField)
    name.setFocus()
    name.selectAll()
    qtbot.keyClicks(name, "A home again")
    qtbot.keyClick(name, Qt.Key.Key_Return)
    assert kept(file_path)[0].heading == "A home again"
    qtbot.keyClick(name, Qt.Key.Key_Z, CONTROL)
    assert kept(file_path)[0].heading == "A safe home"
    assert name.text() == "A safe home"


def test_undo_in_a_field_with_half_a_word_takes_only_that_back(
    qtbot: QtBot, page: CaseStudiesPage, file_path: Path
) -> None:
    name = field(page, "Heading")
    assert isinstance(name, TextField)
    name.setFocus()
    qtbot.keyClicks(name, "x")
    qtbot.keyClick(name, Qt.Key.Key_Z, CONTROL)
    assert name.text() == "A safe home"
    assert [c.heading for c in kept(file_path)] == ["A safe home", "A way out"]


def test_a_reference_is_chosen_by_keyboard(
    qtbot: QtBot, page: CaseStudiesPage, file_path: Path
) -> None:
    priority = page.form._fields["priority"]
    priority.setFocus()
    qtbot.keyClicks(priority, "mental")
    assert kept(file_path)[0].priority == 2


def test_an_empty_file_begins_with_an_assessment_and_then_offers_the_first_record(
    qtbot: QtBot, window: Shell, tmp_path: Path
) -> None:
    path = tmp_path / "New.smp"
    PartnershipFile.create(path, "Ashford").close()
    window.open_file(path)
    page = cases(window)
    qtbot.mouseClick(page.empty.button, Qt.MouseButton.LeftButton)
    make = next(b for b in page.findChildren(QPushButton) if b.text() == "Begin the assessment")
    qtbot.mouseClick(make, Qt.MouseButton.LeftButton)
    with PartnershipFile.open(path, read_only=True) as file:
        made = file.all(Assessment)
    assert [(a.name, a.data_start) for a in made] == [("2017-18", "2015-11")]
    assert page.empty.button.text() == "Add a case study"
    qtbot.mouseClick(page.empty.button, Qt.MouseButton.LeftButton)
    assert len(kept(path)) == 1


def test_a_file_open_for_reading_takes_no_changes(
    qtbot: QtBot, window: Shell, file_path: Path
) -> None:
    window.show_file(PartnershipFile.open(file_path, read_only=True))
    page = cases(window)
    assert not page.new_button.isEnabled()
    heading = field(page, "Heading")
    assert heading.isReadOnly()
    assert not page.form._fields["priority"].isEnabled()
