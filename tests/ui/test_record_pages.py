"""Priorities, actions and case studies are added, changed and removed, and kept at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Action, Assessment, CaseStudy, Priority, PriorityTheme, Progress
from smpdesk.ui.page import Page
from smpdesk.ui.pages.action_plan import ActionPlanPage
from smpdesk.ui.pages.case_studies import CaseStudiesPage
from smpdesk.ui.pages.priorities import PrioritiesPage
from smpdesk.ui.record_page import RecordPage
from smpdesk.ui.shell import Shell
from smpdesk.ui.widgets.fields import TextArea, TextField

CONTROL = Qt.KeyboardModifier.ControlModifier
Go = Callable[[str], Page]


@pytest.fixture
def go(shell: Shell) -> Iterator[Go]:
    def to(name: str) -> Page:
        assert shell.workspace is not None
        shell.workspace.go(name)
        return shell.workspace.page

    yield to


def kept(path: Path, kind: type) -> list:  # type: ignore[type-arg]
    """What another program would find in the file now."""
    with PartnershipFile.open(path, read_only=True) as file:
        return file.all(kind)


def field(page: RecordPage, name: str) -> TextField | TextArea:  # type: ignore[type-arg]
    found = [
        f
        for f in page.form.findChildren(TextField) + page.form.findChildren(TextArea)
        if f.accessibleName() == name
    ]
    return found[0]


def test_a_priority_is_added_by_button_and_named_at_once(
    qtbot: QtBot, go: Go, file_path: Path
) -> None:
    page = go("priorities")
    assert isinstance(page, PrioritiesPage)
    qtbot.mouseClick(page.new_button, Qt.MouseButton.LeftButton)
    name = QApplication.focusWidget()
    assert isinstance(name, QLineEdit)
    qtbot.keyClicks(name, "Rural crime")
    qtbot.keyClick(name, Qt.Key.Key_Tab)
    assert [p.name for p in kept(file_path, Priority)] == [
        "Domestic abuse",
        "Mental health",
        "Rural crime",
    ]


def test_a_text_is_kept_when_its_field_is_left(qtbot: QtBot, go: Go, file_path: Path) -> None:
    page = go("priorities")
    assert isinstance(page, PrioritiesPage)
    why = field(page, "Why it is a priority")
    why.setFocus()
    qtbot.keyClicks(why, "It harms most.")
    qtbot.keyClick(why, Qt.Key.Key_Tab)
    assert kept(file_path, Priority)[0].why == "It harms most."


def test_what_is_half_written_is_kept_when_the_page_is_left(
    qtbot: QtBot, shell: Shell, go: Go, file_path: Path
) -> None:
    page = go("priorities")
    assert isinstance(page, PrioritiesPage)
    lead = field(page, "Lead (the post)")
    lead.setFocus()
    lead.selectAll()
    qtbot.keyClicks(lead, "Inspector")
    qtbot.keyClick(shell, Qt.Key.Key_6, CONTROL)
    assert kept(file_path, Priority)[0].lead == "Inspector"


def test_the_field_belongs_to_the_record_it_was_begun_on(
    qtbot: QtBot, go: Go, file_path: Path
) -> None:
    page = go("priorities")
    assert isinstance(page, PrioritiesPage)
    lead = field(page, "Lead (the post)")
    lead.setFocus()
    lead.selectAll()
    qtbot.keyClicks(lead, "Inspector")
    page.table.pick_row(1)
    assert [p.lead for p in kept(file_path, Priority)] == ["Inspector", ""]
    assert lead.text() == ""


def test_delete_removes_and_undo_brings_back(
    qtbot: QtBot, shell: Shell, go: Go, file_path: Path
) -> None:
    page = go("priorities")
    assert isinstance(page, PrioritiesPage)
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert [p.name for p in kept(file_path, Priority)] == ["Mental health"]
    assert kept(file_path, Action) == []
    qtbot.keyClick(shell, Qt.Key.Key_Z, CONTROL)
    assert [p.name for p in kept(file_path, Priority)] == ["Domestic abuse", "Mental health"]
    assert len(kept(file_path, Action)) == 2


def test_undo_in_a_field_with_nothing_half_written_takes_the_last_edit_back(
    qtbot: QtBot, go: Go, file_path: Path
) -> None:
    page = go("priorities")
    assert isinstance(page, PrioritiesPage)
    name = field(page, "Priority")
    name.setFocus()
    name.selectAll()
    qtbot.keyClicks(name, "Abuse at home")
    qtbot.keyClick(name, Qt.Key.Key_Return)
    assert kept(file_path, Priority)[0].name == "Abuse at home"
    qtbot.keyClick(name, Qt.Key.Key_Z, CONTROL)
    assert kept(file_path, Priority)[0].name == "Domestic abuse"
    assert name.text() == "Domestic abuse"


def test_the_themes_matrix_is_written_by_typing(qtbot: QtBot, go: Go, file_path: Path) -> None:
    page = go("priorities")
    assert isinstance(page, PrioritiesPage)
    matrix_button = next(
        b for b in page.view.findChildren(QPushButton) if b.text() == "Themes matrix"
    )
    qtbot.mouseClick(matrix_button, Qt.MouseButton.LeftButton)
    table = page.matrix.table
    assert [c.title for c in table.records.columns] == ["Priority", "Alcohol"]
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Right)
    qtbot.keyClicks(table, "W")
    editor = table.findChild(QLineEdit)
    assert editor is not None
    qtbot.keyClicks(editor, "ith outreach")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(kept(file_path, PriorityTheme)))
    assert kept(file_path, PriorityTheme)[0].how == "With outreach"


def test_actions_are_shown_for_one_priority(qtbot: QtBot, go: Go) -> None:
    page = go("plan")
    assert isinstance(page, ActionPlanPage)
    assert len(page.table.records.records) == 2
    page.priority_choice.setFocus()
    qtbot.keyClick(page.priority_choice, Qt.Key.Key_End)
    assert page.priority_choice.currentText() == "Mental health"
    assert len(page.table.records.records) == 0


def test_an_action_is_added_to_the_priority_looked_at(
    qtbot: QtBot, go: Go, file_path: Path
) -> None:
    page = go("plan")
    assert isinstance(page, ActionPlanPage)
    page.priority_choice.setFocus()
    qtbot.keyClick(page.priority_choice, Qt.Key.Key_End)
    qtbot.mouseClick(page.empty.button, Qt.MouseButton.LeftButton)
    mental = next(p for p in kept(file_path, Priority) if p.name == "Mental health")
    assert [a.action for a in kept(file_path, Action) if a.priority == mental.id] == ["New action"]


def test_an_action_that_is_late_is_marked_in_words_and_shape(go: Go) -> None:
    page = go("plan")
    assert isinstance(page, ActionPlanPage)
    due = next(c for c in page.table.records.columns if c.title == "Due")
    late, undated = page.table.records.records
    assert due.tag is not None
    assert (due.text(late), due.tag(late)) == ("6 Jan 2017", "concern")
    assert (due.text(undated), due.tag(undated)) == ("No date", "warn")


def test_progress_is_added_below_an_action(qtbot: QtBot, go: Go, file_path: Path) -> None:
    page = go("plan")
    assert isinstance(page, ActionPlanPage)
    page.progress.field.setFocus()
    qtbot.keyClicks(page.progress.field, "Twelve wardens trained.")
    qtbot.mouseClick(page.progress.add_button, Qt.MouseButton.LeftButton)
    entry = kept(file_path, Progress)[0]
    assert (entry.text, entry.entered_on) == ("Twelve wardens trained.", "2017-01-16")
    assert page.progress.field.toPlainText() == ""


def test_a_status_is_chosen_by_keyboard(qtbot: QtBot, go: Go, file_path: Path) -> None:
    page = go("plan")
    assert isinstance(page, ActionPlanPage)
    status = page.form._fields["status"]
    status.setFocus()
    qtbot.keyClicks(status, "on")
    assert kept(file_path, Action)[0].status == "on course"


def test_a_case_study_is_signed_off(qtbot: QtBot, go: Go, file_path: Path) -> None:
    page = go("cases")
    assert isinstance(page, CaseStudiesPage)
    day = field(page, "Signed off on")
    day.setFocus()
    qtbot.keyClicks(day, "16/1/2017")
    qtbot.keyClick(day, Qt.Key.Key_Return)
    assert kept(file_path, CaseStudy)[0].signed_off_on == "2017-01-16"
    column = page.table.records.columns[-1]
    assert column.text(page.table.records.records[0]) == "16 Jan 2017"


def test_an_empty_file_begins_with_an_assessment_and_then_offers_a_priority(
    qtbot: QtBot, window: Shell, tmp_path: Path
) -> None:
    path = tmp_path / "New.smp"
    PartnershipFile.create(path, "Ashford").close()
    window.open_file(path)
    assert window.workspace is not None
    window.workspace.go("priorities")
    page = window.workspace.page
    assert isinstance(page, PrioritiesPage)
    qtbot.mouseClick(page.empty.button, Qt.MouseButton.LeftButton)
    make = next(b for b in page.findChildren(QPushButton) if b.text() == "Begin the assessment")
    qtbot.mouseClick(make, Qt.MouseButton.LeftButton)
    assert [(a.name, a.data_start) for a in kept(path, Assessment)] == [("2017-18", "2015-11")]
    assert page.empty.button.text() == "Add a priority"
    qtbot.mouseClick(page.empty.button, Qt.MouseButton.LeftButton)
    assert len(kept(path, Priority)) == 1


def test_a_file_open_for_reading_takes_no_changes(
    qtbot: QtBot, window: Shell, file_path: Path
) -> None:
    with PartnershipFile.open(file_path, read_only=True) as file:
        window.show_file(file)
        assert window.workspace is not None
        window.workspace.go("priorities")
        page = window.workspace.page
        assert isinstance(page, PrioritiesPage)
        assert not page.new_button.isEnabled()
        assert field(page, "Priority").isReadOnly()
        assert not page.form._fields["theme"].isEnabled()
