"""Scrutiny: meetings, the 28-day clock, implications, and grants with their totals."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from smpdesk.models.edits import add
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Fund, Implication, Meeting, Project, Recommendation
from smpdesk.ui.pages.scrutiny import ScrutinyPage
from smpdesk.ui.parts import RecordPart
from smpdesk.ui.scrutiny.grants import Bids
from smpdesk.ui.scrutiny.meetings import Meetings
from smpdesk.ui.scrutiny.recommendations import Recommendations
from smpdesk.ui.widgets.fields import Choice, TextArea, TextField
from smpdesk.ui.widgets.money import read_pounds
from smpdesk.ui.window.shell import Shell

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(shell: Shell) -> ScrutinyPage:
    assert shell.workspace is not None
    shell.workspace.go("scrutiny")
    found = shell.workspace.page
    assert isinstance(found, ScrutinyPage)
    return found


def kept(path: Path, kind: type) -> list:  # type: ignore[type-arg]
    """What another program would find in the file now."""
    with PartnershipFile.open(path, read_only=True) as file:
        return file.all(kind)


def field(part: QWidget, name: str) -> QWidget:
    """The field with that name."""
    return next(
        f for kind in (TextField, TextArea, Choice) for f in part.findChildren(kind)
        if f.accessibleName() == name
    )  # fmt: skip


def write(qtbot: QtBot, part: QWidget, name: str, text: str) -> None:
    """Write over what is in a field, and leave it."""
    found = field(part, name)
    found.setFocus()
    assert isinstance(found, QLineEdit)
    found.selectAll()
    qtbot.keyClicks(found, text)
    qtbot.keyClick(found, Qt.Key.Key_Tab)


def asked(page: ScrutinyPage, made_on: str = "2016-12-13", due: str = "2017-01-10") -> None:
    meeting = add(page.desk.file, Meeting(assessment=1, body="Committee", held_on=made_on))
    add(
        page.desk.file,
        Recommendation(meeting=meeting.id, text="That it be told.", made_on=made_on, due=due),
    )


def part_of(page: ScrutinyPage, key: str) -> RecordPart:  # type: ignore[type-arg]
    page.show_part(key)
    part = page.part
    assert isinstance(part, RecordPart)
    return part


def test_the_parts_are_chosen_by_keyboard(qtbot: QtBot, page: ScrutinyPage) -> None:
    page.view.findChildren(QWidget)[0].setFocus()
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClick(page.view, Qt.Key.Key_Right)
    assert page.view.key == "meetings"
    assert isinstance(page.part, Meetings)


def test_a_first_recommendation_brings_its_meeting_and_its_28_days(
    qtbot: QtBot, page: ScrutinyPage, file_path: Path
) -> None:
    part = part_of(page, "recommendations")
    qtbot.mouseClick(part.empty.button, LEFT)
    made = kept(file_path, Recommendation)[0]
    assert (made.made_on, made.due) == ("2017-01-16", "2017-02-13")
    assert kept(file_path, Meeting)[0].body == "Crime and Disorder Committee"


def test_the_clock_says_how_late_an_answer_is(page: ScrutinyPage) -> None:
    asked(page)
    part = part_of(page, "recommendations")
    assert isinstance(part, Recommendations)
    assert part.clock.tag.text == "6 days late"
    assert part.clock.tag.kind == "concern"


def test_the_day_it_was_made_sets_the_day_it_is_due_in_one_step(
    qtbot: QtBot, page: ScrutinyPage, file_path: Path
) -> None:
    asked(page)
    part = part_of(page, "recommendations")
    write(qtbot, part, "Made on", "20 December 2016")
    made = kept(file_path, Recommendation)[0]
    assert (made.made_on, made.due) == ("2016-12-20", "2017-01-17")
    page.desk.file.undo()
    made = kept(file_path, Recommendation)[0]
    assert (made.made_on, made.due) == ("2016-12-13", "2017-01-10")


def test_a_date_that_is_needed_can_not_be_emptied(
    qtbot: QtBot, page: ScrutinyPage, file_path: Path
) -> None:
    asked(page)
    part = part_of(page, "recommendations")
    write(qtbot, part, "Answer due", " ")
    assert kept(file_path, Recommendation)[0].due == "2017-01-10"
    assert field(part, "Answer due").text() == "10 Jan 2017"  # type: ignore[attr-defined]


def test_a_meeting_leads_to_what_was_asked_there(
    qtbot: QtBot, page: ScrutinyPage, file_path: Path
) -> None:
    asked(page)
    part = part_of(page, "meetings")
    assert isinstance(part, Meetings)
    qtbot.mouseClick(part.asked.add_button, LEFT)
    assert page.view.key == "recommendations"
    made = kept(file_path, Recommendation)
    assert {r.due for r in made} == {"2017-01-10"}
    assert len(made) == 2


def test_implications_begin_with_the_usual_rows_and_are_signed_off(
    qtbot: QtBot, page: ScrutinyPage, file_path: Path
) -> None:
    part = part_of(page, "implications")
    qtbot.mouseClick(part.empty.button, LEFT)
    assert len(kept(file_path, Implication)) == 10
    qtbot.mouseClick(part.sign_button, LEFT)  # type: ignore[attr-defined]
    assert kept(file_path, Implication)[0].signed_on == "2017-01-16"
    assert not part.sign_button.isVisible()  # type: ignore[attr-defined]


def test_a_bid_is_granted_what_it_asked_and_the_totals_follow(
    qtbot: QtBot, page: ScrutinyPage, file_path: Path
) -> None:
    add(page.desk.file, Fund(name="Grant", year="2016-17", amount=20000))
    part = part_of(page, "bids")
    assert isinstance(part, Bids)
    qtbot.mouseClick(part.empty.button, LEFT)
    write(qtbot, part, "Asked for", "£12,500")
    choice = field(part, "Decision")
    choice.setFocus()
    qtbot.keyClick(choice, Qt.Key.Key_Down)
    made = kept(file_path, Project)[0]
    assert (made.bid, made.decision, made.granted) == (12500.0, "granted", 12500.0)
    sums = {label.accessibleName() for label in part.money._sums.values()}
    assert {"Granted: £12,500", "Left to grant: £7,500"} <= sums
    assert part.money.to_do.text == "1 to report"


def test_more_granted_than_given_is_said(page: ScrutinyPage) -> None:
    fund = add(page.desk.file, Fund(name="Grant", amount=1000))
    add(page.desk.file, Project(fund=fund.id, name="Bus", decision="granted", granted=1500))
    part = part_of(page, "bids")
    assert isinstance(part, Bids)
    assert part.money.to_do.text == "£500 more granted than given"


@pytest.mark.parametrize(
    ("text", "amount"),
    [("£1,250", 1250.0), ("1250.50", 1250.5), ("12k", 12000.0), ("", 0.0), ("a lot", None)],
)
def test_an_amount_is_read_as_people_write_it(text: str, amount: float | None) -> None:
    assert read_pounds(text) == amount


def test_what_is_no_amount_is_marked_and_not_kept(
    qtbot: QtBot, page: ScrutinyPage, file_path: Path
) -> None:
    add(page.desk.file, Fund(name="Grant", amount=1000))
    part = part_of(page, "funds")
    write(qtbot, part, "Amount", "a lot")
    assert field(part, "Amount").property("wrong")
    assert kept(file_path, Fund)[0].amount == 1000.0
