"""Shares with their margins, and bases too small to speak of.

Figures: Maidstone's residents' survey of 2017, plan refresh of March 2018, appendix 4: 2,350
answers, accurate to 2.0 points at 95%.
"""

from __future__ import annotations

import pytest

from smpdesk.evidence.survey.answers import answered, small_bases
from smpdesk.models.records import Answer, Survey

SURVEY = Survey(assessment=1, heading="Residents’ survey 2017", base=2350)


def answer(people: str, **fields: float | int) -> Answer:
    return Answer(question=1, people=people, answer="Safe", **fields)  # type: ignore[arg-type]


def test_everybody_has_the_margin_of_the_whole_survey() -> None:
    (row,) = answered(SURVEY, [answer("All", share=50.0)])
    assert row.base == 2350 and row.margin == pytest.approx(2.0, abs=0.03)


def test_a_group_without_a_base_has_no_margin() -> None:
    (row,) = answered(SURVEY, [answer("Women", share=51.1)])
    assert (row.base, row.margin) == (None, None)


def test_a_base_is_worked_out_from_number_and_share() -> None:
    (row,) = answered(SURVEY, [answer("Disabled", share=9.2, count=29)])
    assert row.worked_out and row.base == 315


def test_a_share_is_worked_out_from_number_and_base() -> None:
    (row,) = answered(SURVEY, [answer("Men", count=30, base=40)])
    assert row.share == pytest.approx(75.0) and row.small


def test_small_bases_are_named() -> None:
    rows = answered(SURVEY, [answer("Aged 18 to 24", share=40.0, base=31), answer("All", share=5)])
    assert small_bases(rows) == "Fewer than 50 answered, too few to speak of: Aged 18 to 24 (31)."
