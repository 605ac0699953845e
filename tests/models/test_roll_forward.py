"""Next year's assessment from this year's, remembering where everything came from."""

from __future__ import annotations

import pytest

from smpdesk.errors import UserError
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import (
    Action,
    Assessment,
    CaseStudy,
    Implication,
    Indicator,
    Lineage,
    Matrix,
    Milestone,
    Priority,
    PriorityTheme,
    Progress,
    Score,
    Section,
    SignOff,
    Standing,
    StatutoryPoint,
    Theme,
)
from smpdesk.models.roll_forward import next_name, roll_forward
from smpdesk.models.safety.verify import verify
from tests.models.contents import contents


@pytest.fixture
def year(file: PartnershipFile) -> Assessment:
    """An assessment with something of all that a year holds."""
    with file.edit("A year") as w:
        matrix = w.insert(Matrix(name="Illustrative"))
        year = w.insert(
            Assessment(
                name="2016-17",
                heading="Strategic Assessment 2016-17",
                data_start="2014-11",
                status="adopted",
                version="3",
                matrix=matrix.id,
            )
        )
        violence, legal_highs = (w.insert(Theme(name=n)) for n in ("Violence", "Legal highs"))
        w.insert(Standing(assessment=year.id, theme=violence.id, standing="priority", reason="Up"))
        w.insert(Standing(assessment=year.id, theme=legal_highs.id, standing="dropped"))
        priority = w.insert(
            Priority(assessment=year.id, theme=violence.id, name="Violence", why="Up", done="Much")
        )
        w.insert(PriorityTheme(priority=priority.id, theme=legal_highs.id, how="Night time"))
        for status in ("done", "stopped", "on course", "not started"):
            action = w.insert(Action(priority=priority.id, action=status, status=status))
            w.insert(Progress(action=action.id, entered_on="2017-01-27", text="Met"))
        w.insert(Indicator(priority=priority.id, name="Assaults", target="under 100", story="Up"))
        parent = w.insert(Section(assessment=year.id, heading="Themes"))
        w.insert(Section(assessment=year.id, heading="Violence", parent=parent.id, text="It rose."))
        w.insert(SignOff(assessment=year.id, step="Adopted", signed_on="2017-03-01"))
        w.insert(Milestone(assessment=year.id, name="Leap", due="2016-02-29", done_on="2016-02-29"))
        w.insert(Milestone(assessment=year.id, name="Open"))
        w.insert(StatutoryPoint(assessment=year.id, point="s 6", met_at="Part 2", met=True))
        w.insert(Implication(assessment=year.id, issue="Legal", officer="Solicitor"))
        w.insert(CaseStudy(assessment=year.id, heading="Last year's"))
    return year


def test_the_new_assessment_is_a_draft_of_a_year_on(
    file: PartnershipFile, year: Assessment
) -> None:
    new = roll_forward(file, year, "2017-18")
    assert new == Assessment(
        id=new.id,
        name="2017-18",
        heading="Strategic Assessment 2017-18",
        data_start="2015-11",
        matrix=year.matrix,
        rolled_from=year.id,
    )
    assert file.history()[0].title == "Roll 2016-17 forward into 2017-18"


def test_priorities_come_with_indicators_and_unfinished_actions_only(
    file: PartnershipFile, year: Assessment
) -> None:
    new = roll_forward(file, year, "2017-18")
    (old,) = file.all(Priority, assessment=year.id)
    (priority,) = file.all(Priority, assessment=new.id)
    assert (priority.why, priority.done, priority.rolled_from) == ("Up", "", old.id)
    actions = file.all(Action, priority=priority.id)
    assert [action.status for action in actions] == ["on course", "not started"]
    assert [file.get(Action, a.rolled_from or 0).action for a in actions] == [
        "on course",
        "not started",
    ]
    assert file.all(Progress, action=actions[0].id) == []
    (indicator,) = file.all(Indicator, priority=priority.id)
    assert (indicator.target, indicator.story) == ("under 100", "")
    assert indicator.rolled_from == file.all(Indicator, priority=old.id)[0].id
    assert [link.how for link in file.all(PriorityTheme, priority=priority.id)] == ["Night time"]


def test_standings_come_with_their_lineage_and_without_their_reasons(
    file: PartnershipFile, year: Assessment
) -> None:
    new = roll_forward(file, year, "2017-18")
    (standing,) = file.all(Standing, assessment=new.id)
    assert (standing.standing, standing.reason) == ("priority", "")
    (lineage,) = file.all(Lineage, standing=standing.id)
    assert lineage.how == "kept"
    assert lineage.came_from == file.all(Standing, assessment=year.id)[0].id
    assert file.all(Score, assessment=new.id) == []


def test_sections_keep_their_order_and_their_parents(
    file: PartnershipFile, year: Assessment
) -> None:
    new = roll_forward(file, year, "2017-18")
    parent, section = file.all(Section, assessment=new.id)
    assert (section.heading, section.text, section.parent) == ("Violence", "It rose.", parent.id)
    assert section.rolled_from == file.all(Section, assessment=year.id)[1].id


def test_what_was_signed_met_and_done_is_open_again(
    file: PartnershipFile, year: Assessment
) -> None:
    new = roll_forward(file, year, "2017-18")
    assert [step.signed_on for step in file.all(SignOff, assessment=new.id)] == [None]
    (point,) = file.all(StatutoryPoint, assessment=new.id)
    assert (point.met, point.met_at, point.rolled_from) == (False, "Part 2", 1)
    assert [row.officer for row in file.all(Implication, assessment=new.id)] == ["Solicitor"]
    milestones = file.all(Milestone, assessment=new.id)
    assert [(m.name, m.due, m.done_on) for m in milestones] == [
        ("Open", "", None),
        ("Leap", "2017-02-28", None),
    ]
    assert file.all(CaseStudy, assessment=new.id) == []


def test_rolling_forward_is_one_edit_and_the_old_year_is_untouched(
    file: PartnershipFile, year: Assessment
) -> None:
    before = contents(file)
    roll_forward(file, year, "2017-18")
    for table, rows in contents(file).items():
        assert rows[: len(before[table])] == before[table]
    file.undo()
    assert contents(file) == before
    file.redo()
    assert verify(file.path) == []


def test_a_year_that_is_there_already_is_refused(file: PartnershipFile, year: Assessment) -> None:
    with pytest.raises(UserError, match="already another assessment with the same name"):
        roll_forward(file, year, "2016-17")


@pytest.mark.parametrize(
    ("name", "later"),
    [
        ("2017-18", "2018-19"),
        ("1999-00", "2000-01"),
        ("Plan 2019/20", "Plan 2020/21"),
        ("2019-2022", "2020-2023"),
        ("Assessment 2017", "Assessment 2018"),
        ("First", "First"),
    ],
)
def test_names_of_years_move_on(name: str, later: str) -> None:
    assert next_name(name) == later
