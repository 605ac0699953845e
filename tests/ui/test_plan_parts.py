"""The parts of priorities, plan and case studies: reachable, uncut, empty in plain words."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from smpdesk.models.assessing import add_theme
from smpdesk.models.edits import add
from smpdesk.models.leads import STATUSES
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import (
    Action,
    Assessment,
    Indicator,
    Matrix,
    Priority,
    PriorityTheme,
    Progress,
    Theme,
)
from smpdesk.ui.look.theme import Look
from smpdesk.ui.pages.action_plan import ActionPlanPage
from smpdesk.ui.pages.priorities import PrioritiesPage
from smpdesk.ui.parts import PartsPage
from smpdesk.ui.plan.action_list import ActionList
from smpdesk.ui.plan.indicator_list import IndicatorList
from smpdesk.ui.priorities.decisions_view import DecisionsView
from smpdesk.ui.priorities.matrix_view import MatrixView
from smpdesk.ui.priorities.priority_list import PriorityList
from smpdesk.ui.priorities.scores_view import ScoresView
from smpdesk.ui.widgets.empty import EmptyState
from smpdesk.ui.window.shell import Shell
from tests.ui.test_accessible import settle
from tests.ui.walking import about, controls

PARTS = [
    *(("priorities", key) for key in PrioritiesPage.parts),
    *(("plan", key) for key in ActionPlanPage.parts),
]


def show(qtbot: QtBot, shell: Shell, page: str, part: str) -> PartsPage:
    assert shell.workspace is not None
    shell.workspace.go(page)
    found = shell.workspace.page
    assert isinstance(found, PartsPage)
    found.show_part(part)
    settle(qtbot, shell)
    return found


def kept(path: Path, kind: type) -> list:  # type: ignore[type-arg]
    with PartnershipFile.open(path, read_only=True) as file:
        return file.all(kind)


@pytest.mark.parametrize(("page", "part"), PARTS)
def test_every_control_has_a_name_and_can_be_reached(
    qtbot: QtBot, shell: Shell, page: str, part: str
) -> None:
    shown = show(qtbot, shell, page, part)
    found = controls(shown)
    nameless = [about(c) for c in found if not (c.accessibleName() or _text(c))]
    unreachable = [
        about(c)
        for c in found
        if isinstance(c, QPushButton) and not c.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert (nameless, unreachable) == ([], [])


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize(("page", "part"), PARTS)
def test_no_button_or_label_is_cut_off(
    qtbot: QtBot, shell: Shell, look: Look, page: str, part: str, percent: int
) -> None:
    shell.resize(1280, 800)
    look.dress(percent=percent)
    shown = show(qtbot, shell, page, part)
    cut = []
    for button in shown.findChildren(QPushButton):
        if button.isVisible() and button.text() and button.property("kind") != "row":
            least = button.minimumSizeHint()
            if button.width() < least.width() or button.height() < least.height():
                cut.append((button.text(), button.size().toTuple(), least.toTuple()))
    for label in shown.findChildren(QLabel):
        if label.isVisible() and label.text():
            wraps = label.wordWrap()
            need = label.heightForWidth(label.width()) if wraps else label.sizeHint().height()
            if label.height() < need - 1:
                cut.append((label.text()[:40], label.size().toTuple(), need))
    assert cut == []


def test_a_year_without_a_matrix_says_what_to_do(qtbot: QtBot, shell: Shell) -> None:
    page = show(qtbot, shell, "priorities", "scores")
    assert isinstance(page.part, ScoresView)
    assert page.part.empty.isVisible()
    assert not page.part.grid.isVisible()
    assert shell.desk is not None
    add(shell.desk.file, Matrix(name="Trial", label="illustrative"))
    assert page.part.empty.button.text() == "Score with this matrix"


def test_a_theme_leads_to_its_scores_and_a_priority_to_the_list(
    qtbot: QtBot, shell: Shell, file_path: Path
) -> None:
    assert shell.workspace is not None
    shell.workspace.go("priorities", kept(file_path, Theme)[0])
    page = shell.workspace.page
    assert isinstance(page, PrioritiesPage)
    assert isinstance(page.part, ScoresView)
    shell.workspace.go("priorities", kept(file_path, Priority)[1])
    assert isinstance(page.part, PriorityList)
    current = page.part.table.current()
    assert current is not None
    assert current.name == "Mental health"


def test_the_themes_matrix_is_written_in_its_cells_or_below(
    qtbot: QtBot, shell: Shell, file_path: Path
) -> None:
    page = show(qtbot, shell, "priorities", "matrix")
    assert isinstance(page.part, MatrixView)
    table, how = page.part.matrix.table, page.part.matrix.how
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Right)
    qtbot.keyClicks(table, "W")
    editor = table.findChild(QLineEdit)
    assert editor is not None
    qtbot.keyClicks(editor, "ith outreach")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(kept(file_path, PriorityTheme)))
    assert how.toPlainText() == "With outreach"
    how.setFocus()
    how.moveCursor(how.textCursor().MoveOperation.End)
    qtbot.keyClicks(how, ", twice a week")
    qtbot.keyClick(how, Qt.Key.Key_Tab)
    assert kept(file_path, PriorityTheme)[0].how == "With outreach, twice a week"


def actions(qtbot: QtBot, shell: Shell) -> ActionList:
    part = show(qtbot, shell, "plan", "actions").part
    assert isinstance(part, ActionList)
    return part


def test_an_action_is_written_in_its_cell(qtbot: QtBot, shell: Shell, file_path: Path) -> None:
    page = actions(qtbot, shell)
    page.table.setFocus()
    page.table.setCurrentIndex(page.table.records.index(0, 2))
    qtbot.keyClick(page.table, Qt.Key.Key_F2)
    editor = page.table.findChild(QLineEdit)
    assert editor is not None
    qtbot.keyClicks(editor, "Kent Police")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: kept(file_path, Action)[0].lead_agency == "Kent Police")


def test_a_status_cell_takes_only_statuses(qtbot: QtBot, shell: Shell, file_path: Path) -> None:
    page = actions(qtbot, shell)
    page.table.setFocus()
    page.table.setCurrentIndex(page.table.records.index(0, 4))
    status = page.table.records.columns[4]
    assert [choice.lower() for choice in status.choices] == list(STATUSES)
    page.table.records.setData(page.table.currentIndex(), "Done")
    assert kept(file_path, Action)[0].status == "done"


def test_a_due_day_is_read_as_people_write_it_or_refused(
    qtbot: QtBot, shell: Shell, file_path: Path
) -> None:
    page = actions(qtbot, shell)
    index = page.table.records.index(1, 3)
    page.table.records.setData(index, "1/3/2017")
    assert kept(file_path, Action)[1].due == "2017-03-01"
    page.table.records.setData(page.table.records.index(1, 3), "soon")
    assert kept(file_path, Action)[1].due == "2017-03-01"
    said = [banner.accessibleName() for banner in shell.banners.shown()]
    assert said == ["“soon” is not a date. Write it as 31 Mar 2019."]


def test_a_late_action_is_marked_in_words_and_shape(qtbot: QtBot, shell: Shell) -> None:
    page = actions(qtbot, shell)
    due = next(c for c in page.table.records.columns if c.title == "Due")
    late, undated = page.table.records.records
    assert due.tag is not None
    assert (due.text(late), due.tag(late)) == ("6 Jan 2017", "concern")
    assert (due.text(undated), due.tag(undated)) == ("No date", "warn")


def test_the_plan_is_filtered_by_words_and_shown_again(qtbot: QtBot, shell: Shell) -> None:
    page = actions(qtbot, shell)
    page.filter.words.setFocus()
    qtbot.keyClicks(page.filter.words, "wardens")
    assert [a.action for a in page.table.records.records] == ["Train the wardens"]
    qtbot.keyClicks(page.filter.words, " nowhere")
    assert page.empty.isVisible()
    qtbot.mouseClick(page.empty.button, Qt.MouseButton.LeftButton)
    assert len(page.table.records.records) == 2


def test_a_new_action_belongs_to_the_priority_looked_at(
    qtbot: QtBot, shell: Shell, file_path: Path
) -> None:
    page = actions(qtbot, shell)
    page.filter.priority.setFocus()
    qtbot.keyClick(page.filter.priority, Qt.Key.Key_End)
    assert page.filter.priority.currentText() == "Mental health"
    qtbot.mouseClick(page.empty.button, Qt.MouseButton.LeftButton)
    mental = next(p for p in kept(file_path, Priority) if p.name == "Mental health")
    assert [a.action for a in kept(file_path, Action) if a.priority == mental.id] == ["New action"]


def test_progress_is_added_for_a_quarter(qtbot: QtBot, shell: Shell, file_path: Path) -> None:
    page = actions(qtbot, shell)
    card = page.progress
    card.field.setFocus()
    qtbot.keyClicks(card.field, "Twelve wardens trained.")
    card.quarter.setFocus()
    qtbot.keyClick(card.quarter, Qt.Key.Key_Down)
    qtbot.mouseClick(card.add_button, Qt.MouseButton.LeftButton)
    entry = kept(file_path, Progress)[0]
    assert (entry.text, entry.quarter) == ("Twelve wardens trained.", "2016-17 Q3")
    assert entry.entered_on == "2017-01-16"
    assert card.field.toPlainText() == ""


def test_an_indicator_is_judged_once_its_target_is_written(
    qtbot: QtBot, shell: Shell, file_path: Path
) -> None:
    assert shell.desk is not None
    abuse = kept(file_path, Priority)[0]
    add(shell.desk.file, Indicator(priority=abuse.id, name="Violence", measure=1))
    page = show(qtbot, shell, "plan", "indicators").part
    assert isinstance(page, IndicatorList)
    target = page.form._fields["target"]
    target.setFocus()
    qtbot.keyClicks(target, "Under 10 a year")
    qtbot.keyClick(target, Qt.Key.Key_Tab)
    settle(qtbot, shell)
    assert page.card.status.text == "Off course"
    assert page.card.chart.isVisible()


def _text(control: object) -> str:
    return control.text() if isinstance(control, QPushButton) else ""


def test_tab_goes_through_a_part_as_it_is_laid_out(qtbot: QtBot, shell: Shell) -> None:
    page = show(qtbot, shell, "plan", "actions")
    part = page.part
    assert isinstance(part, ActionList)
    wanted = [part.remove_button, part.new_button, part.filter.words, part.table, part.form]
    seen: list[int] = []
    at = page.view.nextInFocusChain()
    while at is not page.view:
        for number, each in enumerate(wanted):
            if (at is each or each.isAncestorOf(at)) and number not in seen:
                seen.append(number)
        at = at.nextInFocusChain()
    assert seen == [0, 1, 2, 3, 4]


@pytest.fixture
def bare(qtbot: QtBot, window: Shell, tmp_path: Path) -> Shell:
    """The window on a partnership that has begun its first year and nothing else."""
    with PartnershipFile.create(tmp_path / "bare.smp", "Safer Nowhere") as file:
        add(file, Assessment(name="2019-20", data_start="2017-11"))
    window.open_file(tmp_path / "bare.smp")
    settle(qtbot, window)
    return window


@pytest.mark.parametrize(
    ("page", "part", "offered"),
    [
        ("priorities", "decisions", "Add a theme"),
        ("priorities", "matrix", "Go to Decisions"),
        ("plan", "actions", "Go to Priorities"),
        ("plan", "indicators", "Go to Priorities"),
        ("partnership", "groups", "Add a sub-group"),
    ],
)
def test_an_empty_part_says_what_comes_first_and_leads_there(
    qtbot: QtBot, bare: Shell, page: str, part: str, offered: str
) -> None:
    shown = show(qtbot, bare, page, part)
    seen = [e for e in shown.part.findChildren(EmptyState) if e.isVisible()]
    assert [each.button.text() for each in seen] == [offered]


def test_nothing_is_in_step_before_there_is_a_theme(qtbot: QtBot, bare: Shell) -> None:
    view = show(qtbot, bare, "priorities", "decisions").part
    assert isinstance(view, DecisionsView)
    assert not view.agreement.isVisible()


def test_a_cell_of_the_matrix_left_empty_makes_no_edit(
    qtbot: QtBot, shell: Shell, file_path: Path
) -> None:
    view = show(qtbot, shell, "priorities", "matrix").part
    assert isinstance(view, MatrixView)
    before = kept(file_path, PriorityTheme)
    column = view.matrix.table.records.columns[-1]
    linked = {link.priority for link in before}
    alone = [p for p in view.matrix.table.records.records if p.id not in linked]
    if alone and column.edit is not None:
        column.edit(alone[0], "")
    assert kept(file_path, PriorityTheme) == before


def test_the_first_year_of_a_partnership_is_scored_with_the_shipped_matrix(
    qtbot: QtBot, bare: Shell
) -> None:
    page = show(qtbot, bare, "priorities", "scores")
    assert isinstance(page.part, ScoresView)
    assert page.part.empty.other.isVisible()
    qtbot.mouseClick(page.part.empty.button, Qt.MouseButton.LeftButton)
    assert bare.desk is not None
    (year,) = bare.desk.file.all(Assessment)
    assert year.matrix is not None
    assert page.part.empty.button.text() == "Go to Decisions"
    add_theme(bare.desk.file, year, "Rural crime", "emerging")
    assert page.part.grid.isVisible()
