"""Groups of a survey held against everybody else.

The z test of two proportions is checked against a figure worked out by hand with its formula:
120 of 200 against 400 of 800 gives z = (0.6 − 0.5) / √(0.52 · 0.48 · (1/200 + 1/800)) = 2.532,
p = 0.0113.
"""

from __future__ import annotations

import pytest

from smpdesk.evidence.survey.answers import Answered, answered
from smpdesk.evidence.survey.differences import against_the_rest, difference_words
from smpdesk.models.records import Answer, Survey

SURVEY = Survey(assessment=1, heading="Residents’ survey", base=1000)


def rows(*given: tuple[str, float, int | None]) -> list[Answered]:
    answers = [
        Answer(id=number, question=1, people=people, answer="Safe", share=share, base=base)
        for number, (people, share, base) in enumerate(given, 1)
    ]
    return answered(SURVEY, answers)


def test_a_group_is_held_against_those_who_are_not_in_it() -> None:
    found = against_the_rest(rows(("All", 52.0, 1000), ("Tenants", 60.0, 200)))
    assert found[2].points == pytest.approx(10.0)
    assert found[2].p_value == pytest.approx(0.0113, abs=0.0001)
    assert found[2].beyond_chance
    assert found[2].lower < 10.0 < found[2].upper


def test_a_lesser_share_has_a_minus_and_says_lower() -> None:
    (found,) = against_the_rest(rows(("All", 48.0, 1000), ("Tenants", 40.0, 200))).values()
    assert found.points == pytest.approx(-10.0)
    assert found.lower < found.points < found.upper < 0
    assert "“Safe”: 10.0 points lower than everybody else (−" in found.words


def test_two_groups_that_are_everybody_differ_by_as_much_either_way() -> None:
    found = against_the_rest(rows(("All", 60.0, 1000), ("Men", 68.0, 500), ("Women", 52.0, 500)))
    assert found[2].points == pytest.approx(16.0) == -found[3].points


def test_the_more_groups_are_looked_at_the_more_a_difference_must_show() -> None:
    alone = rows(("All", 52.0, 1000), ("Tenants", 60.0, 200))
    among = rows(
        ("All", 52.0, 1000),
        ("Tenants", 60.0, 200),
        *((f"Ward {n}", 52.0, 100) for n in range(1, 8)),
    )
    assert against_the_rest(alone)[2].beyond_chance
    assert not against_the_rest(among)[2].beyond_chance
    assert difference_words(among).startswith("No group differs from everybody else")


def test_a_small_group_is_not_held_against_anybody() -> None:
    assert against_the_rest(rows(("All", 52.0, 1000), ("Aged 18 to 24", 90.0, 31))) == {}


def test_of_a_group_without_a_base_it_can_not_be_told() -> None:
    told = rows(("All", 59.8, 2350), ("Men", 68.6, None), ("Women", 51.1, None))
    assert against_the_rest(told) == {}
    assert difference_words(told) == (
        "Whether it is chance can’t be told of Men, Women: the base, or everybody’s share of the "
        "answer, is not known."
    )


def test_a_group_that_does_not_fit_into_everybody_is_left_out() -> None:
    assert against_the_rest(rows(("All", 10.0, 1000), ("Tenants", 60.0, 900))) == {}
