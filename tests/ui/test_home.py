"""Home: the year's line, what is due, new signals, what is missing."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from smpdesk.models.officers_year import set_up_year
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Action, Milestone, StatutoryPoint
from smpdesk.ui.pages.action_plan import ActionPlanPage
from smpdesk.ui.pages.charts import ChartsPage
from smpdesk.ui.pages.home import HomePage
from smpdesk.ui.widgets.fields import DateField, TextField
from smpdesk.ui.widgets.ways import Way
from smpdesk.ui.window.shell import Shell

LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def home(qtbot: QtBot, shell: Shell) -> HomePage:
    """Home, come to rest."""
    return at_rest(qtbot, shell)


def at_rest(qtbot: QtBot, shell: Shell) -> HomePage:
    qtbot.waitUntil(lambda: not shell.tasks.running, timeout=30_000)
    assert shell.workspace is not None
    page = shell.workspace.page
    assert isinstance(page, HomePage)
    return page


def milestones(path: Path) -> list[Milestone]:
    with PartnershipFile.open(path, read_only=True) as file:
        return file.all(Milestone)


@pytest.fixture
def dated(home: HomePage) -> HomePage:
    """Home of a year with its milestones."""
    assert home.desk.assessment is not None
    set_up_year(home.desk.file, home.desk.assessment)
    return home


def test_a_year_without_dates_offers_a_usual_one(
    qtbot: QtBot, home: HomePage, file_path: Path
) -> None:
    qtbot.mouseClick(home.year.year_card.set_up_button, LEFT)
    assert len(milestones(file_path)) == 12
    # Today is 16 January 2017; the data year closed at the end of October.
    assert home.next.text() == "Late: Data year closes, 3 months late"


def test_the_line_is_walked_and_a_milestone_done_by_keyboard(
    qtbot: QtBot, dated: HomePage, file_path: Path
) -> None:
    line = dated.year.year_card.line
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Home)
    assert line.accessibleDescription() == "Data year closes, 31 Oct 2016: 3 months late"
    qtbot.keyClick(line, Qt.Key.Key_D)
    assert milestones(file_path)[0].done_on == "2017-01-16"
    assert line.accessibleDescription() == "Data year closes, 31 Oct 2016: done on 16 Jan 2017"
    qtbot.keyClick(line, Qt.Key.Key_Right)
    assert line.accessibleDescription().startswith("Extracts arrive")


def test_a_date_is_changed_where_it_stands_and_taken_back(
    qtbot: QtBot, shell: Shell, dated: HomePage, file_path: Path
) -> None:
    line = dated.year.year_card.line
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_End)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    date = QApplication.focusWidget()
    assert isinstance(date, DateField)
    qtbot.keyClicks(date, "30 April 2018")
    qtbot.keyClick(date, Qt.Key.Key_Return)
    assert milestones(file_path)[-1].due == "2018-04-30"
    qtbot.keyClick(date, Qt.Key.Key_Escape)
    assert line.hasFocus()
    qtbot.keyClick(shell, Qt.Key.Key_Z, CONTROL)
    assert milestones(file_path)[-1].due == "2018-04-14"


def test_a_click_on_the_line_opens_that_milestone(qtbot: QtBot, dated: HomePage) -> None:
    line = dated.year.year_card.line
    qtbot.mouseClick(line, LEFT, pos=QPoint(3, 10))
    shown = dated.year.year_card.details.milestone
    assert shown is not None
    assert shown.name == "Data year closes"


def test_a_milestone_is_added_and_removed(qtbot: QtBot, home: HomePage, file_path: Path) -> None:
    qtbot.mouseClick(home.year.year_card.add_button, LEFT)
    name = QApplication.focusWidget()
    assert name is not None
    qtbot.keyClicks(name, "Away day")
    qtbot.keyClick(name, Qt.Key.Key_Tab)
    assert [m.name for m in milestones(file_path)] == ["Away day"]
    details = home.year.year_card.details
    removal = next(b for b in details.findChildren(QPushButton) if b.text() == "Remove")
    qtbot.mouseClick(removal, LEFT)
    assert milestones(file_path) == []


def test_a_late_action_leads_to_the_action_plan(qtbot: QtBot, shell: Shell, home: HomePage) -> None:
    table = home.year.due.table
    row = table.records.records[0]
    assert (row.when, row.text) == ("10 days late", "Domestic abuse: Train the wardens")
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert shell.workspace is not None
    page = shell.workspace.page
    assert isinstance(page, ActionPlanPage)
    assert isinstance(row.record, Action)


def test_what_is_missing_leads_to_its_place(qtbot: QtBot, shell: Shell, home: HomePage) -> None:
    way = next(
        w for w in home.year.missing.findChildren(Way)
        if w.accessibleName() == "Mental health has no lead"
    )  # fmt: skip
    qtbot.mouseClick(way, LEFT)
    assert shell.workspace is not None
    assert shell.workspace.page.title == "Priorities"


def shown(home: HomePage) -> list[str]:
    ways = home.year.missing.findChildren(Way)
    return [way.accessibleName() for way in ways if way.isVisible()]


def test_a_paper_shows_only_what_it_lacks_itself(qtbot: QtBot, home: HomePage) -> None:
    rows = {w.accessibleName().split(":")[0]: w for w in home.year.ready.findChildren(Way)}
    assert rows["Committee report"].accessibleName() == "Committee report: 1 to do"
    qtbot.mouseClick(rows["Committee report"], LEFT)
    qtbot.waitUntil(lambda: shown(home) == ["No implications have been written"])
    assert home.year.missing.heading.text() == "Missing: Committee report"


def test_a_signal_is_new_until_its_chart_was_opened(
    qtbot: QtBot, shell: Shell, home: HomePage, file_path: Path
) -> None:
    before = file_path.read_bytes()
    signals = home.year.signals.table
    names = [s.measure.name for s in signals.records.records]
    assert "Violence against the person" in names
    signals.setFocus()
    qtbot.keyClick(signals, Qt.Key.Key_Return)
    assert shell.workspace is not None
    assert isinstance(shell.workspace.page, ChartsPage)
    qtbot.keyClick(shell, Qt.Key.Key_1, CONTROL)
    home = at_rest(qtbot, shell)
    assert [s.measure.name for s in signals.records.records] == names[1:]
    assert file_path.read_bytes() == before


def test_signals_seen_are_remembered_for_the_next_window(
    qtbot: QtBot, shell: Shell, home: HomePage, file_path: Path
) -> None:
    qtbot.mouseClick(home.year.signals.seen_button, LEFT)
    assert home.year.signals.said.text().startswith("Nothing new.")
    shell.close_file()
    shell.open_file(file_path)
    again = at_rest(qtbot, shell)
    assert again.year.signals.said.text().startswith("Nothing new.")
    qtbot.mouseClick(again.year.signals.all_button, LEFT)
    assert again.year.signals.table.records.records


def test_the_checklist_is_set_up_and_a_point_met_where_one_says(
    qtbot: QtBot, home: HomePage, file_path: Path
) -> None:
    way = home.year.law.findChildren(Way)[0]
    qtbot.mouseClick(way, LEFT)
    assert home.view.key == "checklist"
    qtbot.mouseClick(home.checklist.empty.button, LEFT)
    where = next(
        f
        for f in home.checklist.form.findChildren(TextField)
        if f.accessibleName() == "Where it is met"
    )
    where.setFocus()
    qtbot.keyClicks(where, "Plan, page 2")
    qtbot.keyClick(where, Qt.Key.Key_Return)
    with PartnershipFile.open(file_path, read_only=True) as file:
        first = file.all(StatutoryPoint)[0]
    assert (first.met_at, first.met) == ("Plan, page 2", True)


def test_a_year_long_gone_is_shown_as_history(qtbot: QtBot, window: Shell, file_path: Path) -> None:
    window._today = dt.date(2026, 11, 22)
    window.open_file(file_path)
    home = at_rest(qtbot, window)
    assert home.heading.text() == "The year 2017-18"
    assert home.next.text() == "This year is over."
    assert home.roll_button.isVisible()
    rows = home.year.due.table.records.records
    assert [(row.when, row.kind) for row in rows if row.kind is None] != []
    assert not any("late" in row.when for row in rows)


def test_an_empty_file_says_how_to_begin(qtbot: QtBot, window: Shell, tmp_path: Path) -> None:
    path = tmp_path / "New.smp"
    PartnershipFile.create(path, "New").close()
    window.open_file(path)
    home = at_rest(qtbot, window)
    assert home.empty.button.text() == "New assessment…"
    qtbot.waitUntil(home.empty.button.isVisible)
    assert not home.view.isVisible()
