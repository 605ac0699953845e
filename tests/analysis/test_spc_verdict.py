"""The verdict, as it would be read aloud to a committee."""

import pytest

from smpdesk.analysis.control_chart import ChangePoint
from smpdesk.analysis.series import Series
from smpdesk.analysis.spc import ChartSettings, control_chart
from smpdesk.analysis.spc.words import counted, listed, number_words, range_words
from smpdesk.periods import shift_month

LOW = (205, 212, 199, 208, 216, 210, 193, 204, 211, 196, 209, 215, 202, 198, 214, 207, 201)
HIGH = (268, 259, 262, 281, 274, 251, 263, 272, 266, 258, 277, 270, 255, 264, 283, 269, 260)


def chart(values, **settings):
    periods = tuple(shift_month("2013-06", by) for by in range(len(values)))
    series = Series(periods, tuple(values), measure="Violence", area="Maidstone")
    return control_chart(series, ChartSettings("xmr", **settings))


def test_names_who_and_when_the_usual_level_and_that_nothing_stands_out():
    assert chart(LOW).verdict == (
        "Violence in Maidstone, June 2013 to October 2014. About 206 a month is usual, and "
        "anything from 180 to 232 is ordinary variation. No month stands out: nothing shows that "
        "anything has changed."
    )


def test_tells_the_newest_signal_with_its_value_and_what_it_means():
    assert chart((*LOW, 318)).verdict.endswith(
        "November 2014 (318) lies above the upper limit: a change for the worse."
    )


def test_tells_a_run_once_and_when_new_limits_could_start():
    words = chart((*LOW, *HIGH)).verdict
    assert "The 17 months from November 2014 to March 2016 all lie above the usual level" in words
    assert "new limits could start in November 2014" in words


def test_after_a_step_it_speaks_of_the_new_level_and_the_old():
    change = ChangePoint("2014-11", "recording", step_change=True)
    words = chart((*LOW, *HIGH), change_points=(change,)).verdict
    assert "Since the change of recording of November 2014, about 267 a month is usual" in words
    assert "after 206 before" in words
    assert "worse" not in words


def test_a_single_signal_comes_with_what_chance_would_do():
    values = (*LOW, *LOW[::-1], 300, 205)
    words = chart(values).verdict
    assert "The newest month, May 2016, is as usual." in words
    assert "Chance alone makes a false alarm of this kind once in about" in words


def test_a_share_is_not_so_much_a_month():
    periods = tuple(shift_month("2013-06", by) for by in range(17))
    series = Series(periods, tuple(v / 10 for v in LOW), measure="Repeats", unit="per cent")
    words = control_chart(series).verdict
    assert "20.6% is usual, and anything from 18.0% to 23.2% is ordinary variation" in words


def test_the_provisional_month_is_named():
    periods = tuple(shift_month("2013-06", by) for by in range(17))
    series = Series(periods, LOW, measure="Violence", provisional=frozenset({"2014-10"}))
    assert control_chart(series).verdict.endswith(
        "October 2014 (201) is provisional and may still change."
    )


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (1234.4, "count", "1,234"),
        (46.2, "count", "46"),
        (2.04, "count", "2.0"),
        (0.0833, "count", "0.083"),
        (0, "count", "0"),
        (-15.2, "count", "−15"),
        (12.34, "per cent", "12.3%"),
        (-203700, "pounds", "−£203,700"),
    ],
)
def test_numbers_are_given_to_the_figures_that_matter(value, unit, words):
    assert number_words(value, unit) == words


def test_lists_and_counts_read_as_english():
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert counted(1, "month") == "1 month"
    assert counted(1200, "month") == "1,200 months"


def sentence_with(words, verdict):
    return next(sentence for sentence in verdict.split(". ") if words in sentence)


def test_a_pattern_without_a_side_is_neither_better_nor_worse():
    """Nelson's rule 8 and Anhøj's crossings say that something changed, not which way."""
    values = (*(10, 12, 11, 9, 10, 14, 15, 14, 13, 15), *(14, 14, 15, 16, 16, 9, 10, 11, 22, 4))
    both_sides = chart(values, rules="nelson").verdict
    assert sentence_with("on both sides", both_sides).endswith("something has changed")
    crossings = chart(values, rules="anhoj").verdict
    assert sentence_with("less often", crossings).endswith("something has changed")


def test_a_rise_below_the_usual_level_is_told_as_a_rise():
    values = (60, 61, 59, 62, 60, 61, 60, 40, 41, 42, 43, 44, 45, 46, 61, 60, 62, 59, 60, 61)
    told = chart(values, direction="lower").verdict
    assert sentence_with("rise without a break", told).endswith("a change for the worse")
    assert sentence_with("below the lower limit", told).endswith("a change for the better")


def test_a_month_beyond_the_limit_is_told_once():
    values = (*(10, 12, 11, 9, 10, 14, 15, 14, 13, 15), *(14, 14, 15, 16, 16, 9, 10, 11, 22, 4))
    verdict = chart(values, rules="weco").verdict
    assert "(4) lies below the lower limit" in verdict
    assert "(4) lies well below" not in verdict


def test_a_freak_month_is_never_said_to_make_no_month_look_unusual():
    values = (*(10, 12, 11, 9, 10, 14, 15, 14, 13, 15), *(14, 14, 15, 16, 16, 9, 10, 11, 22, 4))
    for rules in ("mdc", "weco", "nelson", "anhoj"):
        assert " 0 months look" not in chart(values, rules=rules).verdict


@pytest.mark.parametrize(
    ("months", "count", "span"),
    [
        (3, 20, "January 2013 to December 2017, by quarter"),
        (12, 5, "January 2013 to December 2017, by year"),
    ],
)
def test_long_periods_are_told_by_their_first_and_last_month(months, count, span):
    periods = tuple(shift_month("2013-01", by * months) for by in range(count))
    series = Series(periods, tuple(40.0 + by % 3 for by in range(count)), months=months)
    assert control_chart(series).verdict.startswith(f"The series, {span}.")


def test_values_too_small_to_write_out_are_nearly_nothing():
    assert number_words(1.5e-300) == "nearly 0"
    assert number_words(-1.5e-300) == "nearly 0"


def test_both_ends_of_a_range_are_told_to_the_same_place():
    assert range_words(9.8, 59.2) == "10 to 59"
    assert range_words(0.4, 59.2) == "0.40 to 59"
    assert range_words(2.1, 7.9) == "2.1 to 7.9"
    assert range_words(9.8, 59.2, "pounds") == "£10 to £59"
    assert range_words(9.82, 59.21, "per cent") == "9.8% to 59.2%"
