"""What is due and late, in the words and the order in which it is listed."""

from __future__ import annotations

import datetime as dt

import pytest

from smpdesk.evidence.year.due import days_words, due_list, when_words
from smpdesk.models.answering import answer
from smpdesk.models.edits import add, change
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Action, Assessment, CaseStudy, Progress, Recommendation

TODAY = dt.date(2018, 3, 26)


def listed(file: PartnershipFile, assessment: Assessment, day: dt.date) -> list[tuple[str, str]]:
    return [(d.when(day), d.text) for d in due_list(file, assessment, day)]


def test_a_late_answer_stands_before_everything_else(
    file: PartnershipFile, assessment: Assessment
) -> None:
    change(file, file.all(Action)[0], due="2018-01-01")
    first = listed(file, assessment, TODAY)[0]
    assert first == ("6 days late", "Answer to the committee: Wards be told of their figures")


def test_an_answer_given_is_no_longer_due(file: PartnershipFile, assessment: Assessment) -> None:
    answer(file, file.all(Recommendation)[0], "They will be.", on="2018-03-26")
    assert not any("Answer" in text for _, text in listed(file, assessment, TODAY))


def test_an_action_is_listed_six_weeks_before_its_day(
    file: PartnershipFile, assessment: Assessment
) -> None:
    assert not any("wardens" in t for _, t in listed(file, assessment, dt.date(2018, 4, 18)))
    found = listed(file, assessment, dt.date(2018, 4, 19))
    assert ("31 May", "Domestic abuse: Train wardens") in found


def test_late_actions_of_a_priority_share_a_line_with_the_oldest_day(
    file: PartnershipFile, assessment: Assessment
) -> None:
    first = file.all(Action)[0]
    add(file, Action(priority=first.priority, action="Write a leaflet", due="2018-05-01"))
    assert ("31 days late", "Domestic abuse: 2 actions") in listed(
        file, assessment, dt.date(2018, 6, 1)
    )


def test_progress_of_the_quarter_is_asked_of_unfinished_actions_with_nothing_written(
    file: PartnershipFile, assessment: Assessment
) -> None:
    found = listed(file, assessment, dt.date(2018, 7, 10))
    assert ("Fri 13", "Progress, quarter 1: Domestic abuse (Council)") in found


@pytest.mark.parametrize(
    ("quarter", "entered", "asked"),
    [
        ("2018-19 Q1", "2018-05-01", False),
        ("", "2018-07-02", False),
        ("", "2018-05-01", True),
        ("2017-18 Q4", "2018-07-02", True),
    ],
)
def test_an_entry_counts_for_its_quarter_or_when_written_at_its_end(
    file: PartnershipFile, assessment: Assessment, quarter: str, entered: str, asked: bool
) -> None:
    action = file.all(Action)[0]
    add(file, Progress(action=action.id, quarter=quarter, entered_on=entered, text="Some done."))
    found = listed(file, assessment, dt.date(2018, 7, 10))
    assert any(text.startswith("Progress, quarter 1") for _, text in found) is asked


def test_case_studies_are_to_be_signed_off_before_the_papers_leave(
    file: PartnershipFile, assessment: Assessment
) -> None:
    day = dt.date(2018, 3, 1)
    said = "Sign-off: 1 case study before the public edition"
    assert ("20 Mar", said) in listed(file, assessment, day)
    change(file, file.all(CaseStudy)[0], signed_off_on="2018-03-01")
    assert said not in [text for _, text in listed(file, assessment, day)]


def test_a_year_that_is_over_lists_only_what_it_left_open(
    file: PartnershipFile, assessment: Assessment
) -> None:
    texts = [text for _, text in listed(file, assessment, dt.date(2026, 11, 22))]
    assert "Answer to the committee: Wards be told of their figures" in texts
    assert not any(text.startswith(("Meeting", "Sign-off")) for text in texts)


@pytest.mark.parametrize(
    ("due", "said"),
    [
        ("2018-03-25", "1 day late"),
        ("2018-03-26", "today"),
        ("2018-03-30", "Fri 30"),
        ("2018-04-02", "2 Apr"),
        ("2019-04-02", "2 Apr 2019"),
        ("2017-12-20", "3 months late"),
        ("", "open"),
        ("soon", "open"),
    ],
)
def test_a_day_is_said_in_a_word_or_two(due: str, said: str) -> None:
    assert when_words(due, TODAY) == said


@pytest.mark.parametrize(
    ("days", "said"),
    [(1, "1 day"), (59, "59 days"), (60, "2 months"), (730, "2 years"), (2555, "7 years")],
)
def test_days_are_told_in_the_largest_unit_that_fits(days: int, said: str) -> None:
    assert days_words(days) == said
