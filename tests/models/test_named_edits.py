"""The edits of the field: scores, decisions, charts, progress, answers and sign-off."""

from __future__ import annotations

import json

import pytest

from smpdesk.errors import UserError
from smpdesk.models import edits
from smpdesk.models.answering import (
    answer,
    record_recommendation,
)
from smpdesk.models.assessing import decide, merge_themes, rename_theme, score, split_theme
from smpdesk.models.case_studies import sign_off_case_study
from smpdesk.models.charting import choose_chart, put_change_point, set_month_aside
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import (
    Area,
    Assessment,
    CaseCheck,
    CaseStudy,
    ChangePoint,
    ChartChoice,
    Criterion,
    Lineage,
    Matrix,
    MatrixPart,
    Measure,
    Meeting,
    Priority,
    Score,
    SetAside,
    Standing,
    Theme,
)
from smpdesk.models.roll_forward import roll_forward
from tests.models.contents import contents

LEVELS = [{"value": 0, "meaning": "None"}, {"value": 8, "meaning": "Severe"}]


@pytest.fixture
def year(file: PartnershipFile) -> Assessment:
    """This year's assessment, rolled from last year's, with two themes."""
    with file.edit("Last year") as writer:
        last = writer.insert(Assessment(name="2016-17", data_start="2014-11"))
        for name in ("Violence", "Robbery"):
            theme = writer.insert(Theme(name=name))
            writer.insert(Standing(assessment=last.id, theme=theme.id, standing="priority"))
        part = writer.insert(
            MatrixPart(matrix=writer.insert(Matrix(name="Illustrative")).id, name="Harm")
        )
        writer.insert(
            Criterion(matrix_part=part.id, name="Physical harm", allowed=json.dumps(LEVELS))
        )
    return roll_forward(file, last, "2017-18")


def theme(file: PartnershipFile, name: str) -> Theme:
    found = file.first(Theme, name=name)
    assert found is not None
    return found


def lineage(file: PartnershipFile, year: Assessment, name: str) -> list[tuple[str, str | None]]:
    """How a theme came into the year, and the names of the themes it came from."""
    standing = file.first(Standing, assessment=year.id, theme=theme(file, name).id)
    assert standing is not None
    return [
        (
            link.how,
            link.came_from and file.get(Theme, file.get(Standing, link.came_from).theme).name,
        )
        for link in file.all(Lineage, standing=standing.id)
    ]


def test_a_score_is_named_signed_and_dated(file: PartnershipFile, year: Assessment) -> None:
    (criterion,) = file.all(Criterion)
    given = score(file, year, theme(file, "Violence"), criterion, 8, reason="Two deaths")
    assert file.history()[0].title == "Score Violence, Physical harm: 8"
    assert file.all(Score) == [given]
    assert (given.scored_by, given.reason) == ("officer", "Two deaths")
    again = score(file, year, theme(file, "Violence"), criterion, 0)
    assert (again.id, again.value) == (given.id, 0)
    assert len(file.history()) == 3


def test_a_score_that_the_matrix_does_not_allow_is_refused(
    file: PartnershipFile, year: Assessment
) -> None:
    (criterion,) = file.all(Criterion)
    with pytest.raises(UserError, match=r"3 is not a value of Physical harm\. Choose one of 0, 8"):
        score(file, year, theme(file, "Violence"), criterion, 3)


@pytest.mark.parametrize(
    ("standing", "how"),
    [
        ("priority", "kept"),
        ("cross-cutting", "made cross-cutting"),
        ("dropped", "dropped"),
        ("business as usual", "kept"),
    ],
)
def test_a_decision_writes_where_the_theme_came_from(
    file: PartnershipFile, year: Assessment, standing: str, how: str
) -> None:
    decided = decide(file, year, theme(file, "Violence"), standing, reason="The board agreed")
    assert (decided.standing, decided.reason) == (standing, "The board agreed")
    assert lineage(file, year, "Violence") == [(how, "Violence")]


def test_a_theme_of_this_year_is_new(file: PartnershipFile, year: Assessment) -> None:
    decide(file, year, edits.add(file, Theme(name="Spice")), "emerging", reason="Seen in town")
    assert lineage(file, year, "Spice") == [("new", None)]


def test_merging_drops_the_parts_and_remembers_them(
    file: PartnershipFile, year: Assessment
) -> None:
    before = contents(file)
    parts = [theme(file, "Violence"), theme(file, "Robbery")]
    with_robbery = edits.add(file, Theme(name="Violence and robbery"))
    merge_themes(file, year, parts, with_robbery)
    assert lineage(file, year, "Violence and robbery") == [
        ("merged from", "Violence"),
        ("merged from", "Robbery"),
    ]
    dropped = file.all(Standing, assessment=year.id, standing="dropped")
    assert [(s.recommendation, s.reason) for s in dropped] == [
        ("merge", "Merged into Violence and robbery.")
    ] * 2
    decide(file, year, with_robbery, "priority", reason="Confirmed")
    assert len(lineage(file, year, "Violence and robbery")) == 2
    for _ in range(3):
        file.undo()
    assert contents(file) == before


def test_a_theme_merged_into_one_of_the_merged_stays(
    file: PartnershipFile, year: Assessment
) -> None:
    violence = theme(file, "Violence")
    merge_themes(file, year, [violence, theme(file, "Robbery")], violence)
    standing = file.first(Standing, assessment=year.id, theme=violence.id)
    assert standing is not None and standing.standing == "priority"
    assert len(lineage(file, year, "Violence")) == 2


def test_splitting_makes_the_parts_and_remembers_the_whole(
    file: PartnershipFile, year: Assessment
) -> None:
    split_theme(file, year, theme(file, "Violence"), ["Night-time violence", "Domestic abuse"])
    for name in ("Night-time violence", "Domestic abuse"):
        assert lineage(file, year, name) == [("split from", "Violence")]
    (dropped,) = file.all(Standing, assessment=year.id, standing="dropped")
    assert dropped.reason == "Split into Night-time violence, Domestic abuse."


def test_renaming_leaves_earlier_years_their_name(file: PartnershipFile, year: Assessment) -> None:
    edits.add(file, Priority(assessment=year.id, theme=theme(file, "Violence").id, name="Violence"))
    rename_theme(file, year, theme(file, "Violence"), "Violent crime")
    assert lineage(file, year, "Violent crime") == [("renamed", "Violence")]
    assert file.all(Priority)[0].theme == theme(file, "Violent crime").id
    last = file.all(Standing, assessment=year.rolled_from)
    assert theme(file, "Violence").id in {standing.theme for standing in last}


def test_charts_are_marked_by_named_edits(file: PartnershipFile) -> None:
    measure = edits.add(file, Measure(name="Burglary"))
    area = edits.add(file, Area(name="Example"))
    put_change_point(
        file, ChangePoint(month="2014-04", kind="recording", measure=measure.id, step_change=True)
    )
    title = "Put a change point of Burglary: April 2014, recording, step change"
    assert file.history()[0].title == title
    put_change_point(file, ChangePoint(month="2014-05", kind="event"))
    assert file.history()[0].title == "Put a change point: May 2014, event"
    for reason in ("Riot", "A riot in town"):
        ids = {"measure": measure.id, "area": area.id}
        set_month_aside(file, SetAside(**ids, month="2011-08", reason=reason))
    assert [month.reason for month in file.all(SetAside)] == ["A riot in town"]
    for rules in ("mdc", "nelson"):
        choose_chart(file, measure, area, "xmr", rules)
    assert [(c.chart, c.rules) for c in file.all(ChartChoice)] == [("xmr", "nelson")]
    choose_chart(file, measure, area, chart="c")
    assert [(c.chart, c.rules) for c in file.all(ChartChoice)] == [("c", "nelson")]
    assert file.history()[0].title == "Choose the chart of Burglary in Example: c, nelson"


def test_a_recommendation_is_due_28_days_after_the_meeting(file: PartnershipFile) -> None:
    meeting = edits.add(file, Meeting(body="Crime and Disorder Committee", held_on="2017-02-14"))
    asked = record_recommendation(file, meeting, "Report on spice", to_whom="Chief inspector")
    assert (asked.made_on, asked.due) == ("2017-02-14", "2017-03-14")
    answered = answer(file, asked, "Done", on="2017-03-01")
    assert (answered.answer, answered.answered_on) == ("Done", "2017-03-01")


def test_a_case_study_is_signed_off_when_every_check_is_met(
    file: PartnershipFile, year: Assessment
) -> None:
    case = edits.add(file, CaseStudy(assessment=year.id, heading="A family helped"))
    check = edits.add(file, CaseCheck(case_study=case.id, question="Are there no names?"))
    with pytest.raises(UserError, match=r"1 of its checks is not met.*Are there no names\?"):
        sign_off_case_study(file, case, "Community safety manager")
    edits.change(file, check, met=True)
    signed = sign_off_case_study(file, case, "Community safety manager")
    assert signed.signed_off_by == "Community safety manager" and signed.signed_off_on
