"""Beside Home the rail tells how many things are late or due within a week."""

from __future__ import annotations

import datetime as dt

from pytestqt.qtbot import QtBot

from smpdesk.models.edits import add, change
from smpdesk.models.records import Action, Milestone
from smpdesk.ui.pages.home import HomePage
from smpdesk.ui.window.rail import Rail
from smpdesk.ui.window.shell import Shell


def said(shell: Shell) -> str:
    rail = shell.findChild(Rail)
    assert rail is not None
    return rail._buttons[0].accessibleName()


def test_home_says_how_much_is_late_or_due_within_a_week(qtbot: QtBot, shell: Shell) -> None:
    qtbot.waitUntil(lambda: said(shell) == "Home, 1 thing late or due within a week")
    assert shell.desk is not None and shell.desk.assessment is not None
    file, today = shell.desk.file, shell.desk.today
    for name, days in (("Scoring workshop", 7), ("Away day", 8)):
        day = (today + dt.timedelta(days=days)).isoformat()
        add(file, Milestone(assessment=shell.desk.assessment.id, name=name, due=day))
    qtbot.waitUntil(lambda: said(shell) == "Home, 2 things late or due within a week")


def test_the_count_agrees_with_what_home_lists(qtbot: QtBot, shell: Shell) -> None:
    qtbot.waitUntil(lambda: "1 thing" in said(shell))
    assert shell.workspace is not None
    page = shell.workspace.page
    assert isinstance(page, HomePage)
    assert [row.when for row in page.year.due.table.records.records][:1] == ["10 days late"]


def test_home_says_nothing_more_when_nothing_presses(qtbot: QtBot, shell: Shell) -> None:
    qtbot.waitUntil(lambda: "1 thing" in said(shell))
    assert shell.desk is not None
    for action in shell.desk.file.all(Action):
        change(shell.desk.file, action, status="done")
    qtbot.waitUntil(lambda: said(shell) == "Home")
