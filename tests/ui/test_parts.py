"""Every part of Home, Scrutiny and Partnership: named, reachable, nothing cut off."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from smpdesk.models.edits import add
from smpdesk.models.officers_year import set_up_checklist, set_up_implications, set_up_year
from smpdesk.models.records import (
    Contact,
    Fund,
    Meeting,
    Partner,
    Project,
    Recommendation,
    Section,
    SubGroup,
    Term,
)
from smpdesk.ui.look.theme import Look
from smpdesk.ui.parts import PartsPage
from smpdesk.ui.window.shell import Shell
from tests.ui.test_accessible import settle
from tests.ui.walking import about, controls


def fill(shell: Shell) -> None:
    """Give each part something to show."""
    assert shell.desk is not None
    file, year = shell.desk.file, shell.desk.assessment
    assert year is not None
    for set_up in (set_up_year, set_up_checklist, set_up_implications):
        set_up(file, year)
    meeting = add(file, Meeting(assessment=year.id, body="Committee", held_on="2016-12-13"))
    add(
        file,
        Recommendation(
            meeting=meeting.id,
            text="That the wards be told of their figures.",
            made_on="2016-12-13",
            due="2017-01-10",
        ),
    )
    fund = add(file, Fund(name="Community safety grant", year="2016-17", amount=37104))
    add(file, Project(fund=fund.id, name="Street outreach", bid=9000, decision="granted"))
    add(file, Contact(post="Officer", partner=add(file, Partner(name="Council")).id))
    add(file, SubGroup(name="Unit", parent=add(file, SubGroup(name="Committee")).id))
    add(file, Section(assessment=year.id, heading="Abuse", text="The MARAC meets."))
    add(file, Term(term="MARAC", meaning="Multi-Agency Risk Assessment Conference"))


@pytest.mark.parametrize("filled", [True, False])
@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("name", ["home", "scrutiny", "partnership"])
def test_every_part_is_named_reachable_and_whole(
    qtbot: QtBot, shell: Shell, look: Look, name: str, percent: int, filled: bool
) -> None:
    shell.resize(1280, 800)
    if filled:
        fill(shell)
    look.dress(percent=percent)
    assert shell.workspace is not None
    shell.workspace.go(name)
    page = shell.workspace.page
    assert isinstance(page, PartsPage)
    found = {}
    for part in page.parts:
        page.show_part(part)
        settle(qtbot, shell)
        found[part] = wrong_at_rest(qtbot, page)
    assert {part: wrong for part, wrong in found.items() if wrong} == {}


def wrong_at_rest(qtbot: QtBot, page: PartsPage) -> list[str]:
    """What is wrong once the layout has come to rest."""
    for _ in range(20):
        wrong = [*wrong_controls(page), *wrong_labels(page)]
        if not wrong:
            break
        qtbot.wait(50)
    return wrong


def wrong_controls(page: PartsPage) -> Iterator[str]:
    """Controls without a name, out of reach of Tab, or cut off."""
    for control in controls(page):
        is_button = isinstance(control, QAbstractButton)
        if not control.accessibleName() and not (is_button and control.text()):
            yield f"no name: {about(control)}"
        if is_button and not control.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield f"not reached by Tab: {about(control)}"
        if isinstance(control, QPushButton) and control.text():
            least = control.minimumSizeHint()
            if control.width() < least.width() or control.height() < least.height():
                yield f"cut off: {control.text()}"


def wrong_labels(page: PartsPage) -> Iterator[str]:
    """Labels that have less room than their words need."""
    for label in page.findChildren(QLabel):
        if label.isVisible() and label.text():
            wide, high = label.sizeHint().width(), label.sizeHint().height()
            if label.wordWrap():
                wide, high = 0, label.heightForWidth(label.width())
            if label.height() < high - 1 or label.width() < wide - 1:
                yield f"cut off: {label.text()[:50]} ({label.size().toTuple()}, {wide} × {high})"
