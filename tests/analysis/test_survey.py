"""The residents' survey, against worked examples and its own published accuracy.

"Published" is the residents' survey of the plan refresh of March 2018: 2,350 answers, ±2.0% at
95%, only differences over 8 points discussed, residents of 18 to 24 left out as too few.
"""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import norm

from smpdesk.analysis.survey import (
    Response,
    as_one_answer,
    by_group,
    differences,
    holm,
    margin,
    question_result,
)


def people(counts: dict[str, int], weight: float = 1.0, **groups: str) -> list[Response]:
    return [
        Response(answer, weight, groups) for answer, count in counts.items() for _ in range(count)
    ]


def test_the_published_margin_of_2350_answers():
    assert round(100 * margin(0.5, 2350), 1) == 2.0


def test_a_good_part_of_everybody_answering_makes_it_smaller():
    """Cochran 1977, Sampling Techniques, 3.2: the factor is √((N−n)/(N−1))."""
    assert margin(0.5, 500, 1000) == pytest.approx(margin(0.5, 500) * math.sqrt(500 / 999))


def test_shares_are_of_those_who_answered():
    answers = people({"safe": 60, "unsafe": 40}) + [Response(None)] * 25
    result = question_result(answers, ["safe", "neither", "unsafe"])
    assert [(share.answer, share.count, share.share) for share in result.shares] == [
        ("safe", 60, 0.6),
        ("neither", 0, 0.0),
        ("unsafe", 40, 0.4),
    ]
    assert (result.base.count, result.base.unanswered) == (100, 25)
    assert result.share_of("safe").margin == pytest.approx(1.959964 * math.sqrt(0.24 / 100), 1e-5)


def test_weights_move_shares_and_cost_accuracy():
    """Kish 1965: with half at weight 1 and half at 3, the design effect is 20·2/16 = 1.25."""
    answers = people({"safe": 50}, 1.0) + people({"unsafe": 50}, 3.0)
    result = question_result(answers)
    assert result.share_of("safe").share == 0.25
    assert result.base.design_effect == pytest.approx(1.25)
    assert result.base.effective == pytest.approx(80)
    assert "design effect 1.25" in result.words


@given(st.lists(st.tuples(st.sampled_from("abc"), st.floats(0.1, 9)), min_size=1))
def test_shares_add_up_and_no_weight_makes_more_answers(pairs):
    result = question_result([Response(answer, weight) for answer, weight in pairs])
    assert sum(share.share for share in result.shares) == pytest.approx(1)
    assert result.base.effective <= result.base.count + 1e-9
    assert all(share.lower - 1e-9 <= share.share <= share.upper + 1e-9 for share in result.shares)


def test_an_answer_that_nobody_gave_has_an_interval_above_zero():
    share = question_result(people({"safe": 20}), ["safe", "unsafe"]).share_of("unsafe")
    assert (share.lower, round(share.upper, 4)) == (0.0, 0.1611)  # Newcombe 1998: 0 of 20


def test_nobody_answering_is_said():
    result = question_result([Response(None)])
    assert result.words == "Nobody answered this question."
    assert result.shares == ()
    assert math.isnan(question_result([], ["safe"]).share_of("safe").share)


def test_a_negative_weight_is_refused():
    with pytest.raises(ValueError, match="not negative"):
        question_result([Response("safe", -1)])


def test_a_table_of_counts_gives_what_its_people_one_by_one_would():
    rows = [Response("yes", 1.5, {"sex": "male"}, 40), Response("no", 0.5, {"sex": "male"}, 60)]
    each = people({"yes": 40}, 1.5, sex="male") + people({"no": 60}, 0.5, sex="male")
    assert question_result(rows) == question_result(each)
    assert by_group(rows, "sex").groups["male"].base.count == 100


def test_two_answers_can_be_read_as_one():
    answers = people({"very safe": 30, "fairly safe": 29, "unsafe": 41})
    merged = question_result(as_one_answer(answers, "safe", {"very safe", "fairly safe"}))
    share = merged.share_of("safe")
    assert (share.count, share.share) == (59, 0.59)


def test_groups_too_small_are_left_out_and_named():
    answers = people({"safe": 60}, age="35 to 49") + people({"safe": 12}, age="18 to 24")
    result = by_group([*answers, Response("safe")], "age")
    assert list(result.groups) == ["35 to 49"]
    assert result.left_out == {"18 to 24": 12}
    assert result.words == "Left out, with fewer than 50 answers: 18 to 24 (12)."


def test_men_and_women_at_night_differ_as_published():
    """Published: 68.6% of men feel safe, 17.5 points above women; sizes of half the base."""
    answers = people({"safe": 806, "unsafe": 369}, sex="male") + people(
        {"safe": 600, "unsafe": 575}, sex="female"
    )
    found = differences(by_group(answers, "sex"), "safe")
    assert len(found) == 1
    assert (found[0].a, found[0].b, round(found[0].points, 1)) == ("male", "female", 17.5)
    assert found[0].significant
    assert found[0].notable
    assert found[0].lower < 17.5 < found[0].upper


def test_the_p_value_is_that_of_two_proportions():
    """The pooled z test written out with scipy's normal distribution."""
    answers = people({"yes": 45, "no": 55}, g="a") + people({"yes": 30, "no": 70}, g="b")
    z = 0.15 / math.sqrt(0.375 * 0.625 * 2 / 100)
    assert differences(by_group(answers, "g"), "yes")[0].p_value == pytest.approx(
        2 * norm.sf(z), rel=1e-9
    )


def test_many_pairs_need_stronger_evidence():
    """Holm 1979: smallest × 3, next × 2, last × 1, never falling."""
    assert holm([0.01, 0.04, 0.03]) == pytest.approx([0.03, 0.06, 0.06])
    assert holm([0.9, 0.6]) == [1.0, 1.0]


def test_a_difference_that_holds_but_is_small_is_not_notable():
    answers = people({"yes": 2550, "no": 2450}, g="a") + people({"yes": 2300, "no": 2700}, g="b")
    found = differences(by_group(answers, "g"), "yes")[0]
    assert (found.significant, found.notable) == (True, False)


def test_groups_that_all_agree_differ_by_nothing():
    answers = people({"yes": 60}, g="a") + people({"yes": 70}, g="b")
    found = differences(by_group(answers, "g"), "yes")[0]
    assert (found.p_value, found.significant) == (1.0, False)
