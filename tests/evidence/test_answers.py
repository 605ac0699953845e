"""The 28-day clock.

Crime and Disorder (Overview and Scrutiny) Regulations 2009, regulation 5.
"""

from __future__ import annotations

import datetime as dt

import pytest

from smpdesk.evidence.year.answers import answer_due, answer_words, answered_late, out_of_order
from smpdesk.models.records import Recommendation

TODAY = dt.date(2019, 3, 18)


def asked(due: str, answered: str | None = None) -> Recommendation:
    return Recommendation(meeting=1, text="", made_on="2019-02-12", due=due, answered_on=answered)


def test_an_answer_is_due_28_days_after_the_recommendation() -> None:
    assert answer_due("2019-02-12") == "2019-03-12"
    assert answer_due("2016-02-01") == "2016-02-29"


@pytest.mark.parametrize(
    ("due", "answered", "said", "late"),
    [
        ("2019-03-12", None, "6 days late", True),
        ("2019-03-17", None, "1 day late", True),
        ("2019-03-18", None, "due today", False),
        ("2019-04-09", None, "22 days left", False),
        ("2019-03-12", "2019-03-12", "answered in time", False),
        ("2019-03-12", "2019-03-28", "answered 16 days late", True),
    ],
)
def test_the_clock_says_how_long_is_left_or_how_late_it_is(
    due: str, answered: str | None, said: str, late: bool
) -> None:
    assert answer_words(asked(due, answered), TODAY) == said
    assert answered_late(asked(due, answered), TODAY) is late


def test_days_in_the_wrong_order_are_named_before_all_else() -> None:
    early = asked("2019-03-12", "2019-02-01")
    assert (answer_words(early, TODAY), out_of_order(early)) == ("answered before asked", True)
    due = asked("2019-02-01")
    assert (answer_words(due, TODAY), out_of_order(due)) == ("due before asked", True)
    assert not out_of_order(asked("2019-03-12", "2019-02-12"))
