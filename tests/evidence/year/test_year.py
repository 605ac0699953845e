"""The officer's year: what is done, late, next and ahead, and when it is history."""

from __future__ import annotations

import datetime as dt

import pytest

from smpdesk.evidence.year.milestones import (
    officers_year,
    plan_year,
    quarter_ended,
    quarters,
    year_over,
)
from smpdesk.models.edits import change
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Assessment, Milestone
from smpdesk.periods import Period


def states(file: PartnershipFile, assessment: Assessment, day: str) -> list[str]:
    year = officers_year(file, assessment, dt.date.fromisoformat(day))
    return [stop.state for stop in year.stops]


def test_before_its_day_a_milestone_is_next_and_those_after_it_are_ahead(
    file: PartnershipFile, assessment: Assessment
) -> None:
    assert states(file, assessment, "2018-03-01") == ["done", "next", "ahead"]


def test_after_its_day_a_milestone_is_late_and_another_one_next(
    file: PartnershipFile, assessment: Assessment
) -> None:
    assert states(file, assessment, "2018-04-01") == ["done", "late", "next"]


def test_what_is_late_comes_first_of_what_comes_next(
    file: PartnershipFile, assessment: Assessment
) -> None:
    year = officers_year(file, assessment, dt.date(2018, 4, 1))
    assert year.next is not None
    assert year.next.milestone.name == "Committee"


def test_a_year_is_over_six_weeks_after_its_plan_ends(
    file: PartnershipFile, assessment: Assessment
) -> None:
    assert not year_over(file, assessment, dt.date(2019, 5, 12))
    assert year_over(file, assessment, dt.date(2019, 5, 13))


def test_a_year_marked_as_past_is_over_whatever_the_day(
    file: PartnershipFile, assessment: Assessment
) -> None:
    past = change(file, assessment, status="past")
    assert year_over(file, past, dt.date(2018, 3, 1))


def test_in_a_year_that_is_over_nothing_is_late(
    file: PartnershipFile, assessment: Assessment
) -> None:
    assert states(file, assessment, "2026-11-22") == ["done", "left open", "left open"]


def test_today_lies_between_the_milestones_by_the_days(
    file: PartnershipFile, assessment: Assessment
) -> None:
    # 20 March to 13 July 2018 are 115 days, of which 23 have gone.
    year = officers_year(file, assessment, dt.date(2018, 4, 12))
    assert year.gone == pytest.approx(1 + 23 / 115)


def test_a_milestone_without_a_date_is_said_to_have_none(
    file: PartnershipFile, assessment: Assessment
) -> None:
    change(file, file.all(Milestone)[-1], due="")
    assert "undated" in states(file, assessment, "2018-03-01")


@pytest.mark.parametrize(
    ("name", "data_start", "start"),
    [
        ("2018-19", "2016-11", "2018-04"),
        ("Plan 2019/20", "2017-11", "2019-04"),
        ("The next one", "2016-11", "2018-04"),
        ("The next one", "2016-01", "2017-04"),
    ],
)
def test_the_plan_runs_from_april(name: str, data_start: str, start: str) -> None:
    assert plan_year(Assessment(name=name, data_start=data_start)) == Period(start, 12)


def test_quarters_are_named_as_progress_entries_name_them(assessment: Assessment) -> None:
    assert [q.label for q in quarters(assessment)] == [f"2018-19 Q{n}" for n in (1, 2, 3, 4)]
    assert [q.ends.isoformat() for q in quarters(assessment)] == [
        "2018-06-30", "2018-09-30", "2018-12-31", "2019-03-31",
    ]  # fmt: skip


def test_the_quarter_asked_about_is_the_one_that_ended_last(assessment: Assessment) -> None:
    assert quarter_ended(assessment, dt.date(2018, 6, 30)) is None
    ended = quarter_ended(assessment, dt.date(2018, 7, 1))
    assert ended is not None
    assert ended.number == 1
