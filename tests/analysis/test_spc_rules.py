"""The rules against a plain reading of their definitions, point by point."""

import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smpdesk.analysis.spc.limits import Band
from smpdesk.analysis.spc.rules import find_signals
from smpdesk.analysis.spc.settings import ChartSettings, rule_set


def signals(values, rules="mdc", **lengths):
    """The marks of each rule about a centre of 0 with limits at ±3."""
    row = np.array([[math.nan if v is None else v for v in values]], dtype=float)
    zero, one = np.zeros(row.shape[1]), np.ones(row.shape[1])
    band = Band(zero, -3 * one, 3 * one, one, one, zero)
    found = find_signals(row, band, rule_set(ChartSettings(rules=rules, **lengths)))
    return {name: np.flatnonzero(marks[0]).tolist() for name, marks in found.items()}


class TestShift:
    def test_every_point_of_seven_on_one_side_is_marked(self):
        assert signals([-1, *[1] * 7, -1])["shift"] == list(range(1, 8))

    def test_six_are_not_a_shift(self):
        assert signals([-1, *[1] * 6, -1, 1])["shift"] == []

    def test_a_point_on_the_centre_ends_the_run(self):
        assert signals([1, 1, 1, 0, 1, 1, 1, 1])["shift"] == []

    def test_a_missing_point_ends_the_run(self):
        assert signals([1, 1, 1, None, 1, 1, 1, 1])["shift"] == []

    @pytest.mark.parametrize(("rules", "length"), [("mdc", 7), ("weco", 8), ("nelson", 9)])
    def test_its_length_is_that_of_the_rule_set(self, rules, length):
        assert signals([1] * length, rules)["shift"] == list(range(length))
        assert signals([1] * (length - 1), rules)["shift"] == []

    def test_its_length_can_be_chosen(self):
        assert signals([1] * 6, shift=6)["shift"] == list(range(6))


class TestTrend:
    def test_seven_rising_points_are_all_marked(self):
        assert signals([2, *[x / 10 for x in range(7)], 0])["trend"] == list(range(1, 8))

    def test_a_tie_ends_the_trend(self):
        assert signals([0, 0.1, 0.2, 0.2, 0.3, 0.4, 0.5, 0.6])["trend"] == []

    def test_nelson_needs_six(self):
        assert signals([0.5, 0.4, 0.3, 0.2, 0.1, 0], "nelson")["trend"] == list(range(6))

    def test_western_electric_has_none_unless_told(self):
        assert "trend" not in signals([1], "weco")
        assert signals([1, 2, 3, 4, 5], "weco", trend=5)["trend"] == [0, 1, 2, 3, 4]


class TestTwoOfThree:
    def test_only_the_points_beyond_two_sigma_are_marked(self):
        assert signals([0.5, 2.5, 0.5, 2.2, -1])["two_of_three"] == [1, 3]

    def test_all_three_must_lie_on_one_side(self):
        assert signals([2.5, -0.5, 2.2])["two_of_three"] == []

    def test_a_point_outside_the_limit_does_not_count(self):
        assert signals([2.5, 0.5, 3.2])["two_of_three"] == []

    def test_a_point_on_the_limit_counts_as_inside(self):
        assert signals([3.0, 0.5, 2.5]) == {
            "outside": [], "shift": [], "trend": [], "two_of_three": [0, 2],
        }  # fmt: skip

    def test_nelsons_third_point_may_lie_anywhere_and_outside_counts(self):
        assert signals([2.5, -0.5, 3.2], "nelson")["two_of_three"] == [0, 2]


class TestOtherRules:
    def test_four_of_five_beyond_one_sigma(self):
        assert signals([1.5, 1.2, -0.5, 1.1, 2.5], "weco")["four_of_five"] == [0, 1, 3, 4]

    def test_fourteen_alternating(self):
        assert signals([0.1, -0.1] * 7, "nelson")["alternating"] == list(range(14))
        assert signals(([0.1, -0.1] * 7)[:13], "nelson")["alternating"] == []

    def test_fifteen_hugging_the_centre(self):
        assert signals([0.5, 0.9, -0.7] * 5, "nelson")["hugging"] == list(range(15))

    def test_eight_avoiding_the_centre_on_both_sides(self):
        assert signals([1.5, -1.5] * 4, "nelson")["avoiding"] == list(range(8))
        assert signals([1.5] * 8, "nelson")["avoiding"] == []

    def test_anhojs_long_run_is_over_log2_n_plus_3(self):
        # 16 useful points: a run of more than 7.
        rest = [-1, 1, -1, 1, -1, 1, -1, 1, -1]
        assert signals([*rest[:8], *[1] * 8][-16:], "anhoj")["run"] == list(range(7, 16))
        assert signals([*rest, *[1] * 7], "anhoj")["run"] == []

    def test_anhojs_crossings_below_the_binomial_quantile(self):
        # 24 useful points: fewer than 8 crossings (Anhøj & Olesen 2014, table 1).
        few = [1, 1, 1, -1, -1, -1] * 4
        assert signals(few, "anhoj")["crossings"] == list(range(24))
        enough = [1, 1, 1, -1, -1, -1] * 3 + [1, -1, 1, 1, -1, -1]
        assert signals(enough, "anhoj")["crossings"] == []

    def test_anhoj_passes_over_points_on_the_centre(self):
        assert signals([1, 1, 1, 1, 0, 1, 1, 1, 1, 1, -1, -1], "anhoj")["run"] == [
            0, 1, 2, 3, 5, 6, 7, 8, 9,
        ]  # fmt: skip


def plain_reading(values, rules):
    """Every rule by looking at each window in turn."""
    marks = {name: set() for name in rules}
    windows = {"shift": 7, "trend": 7, "two_of_three": 3, "four_of_five": 5, "hugging": 15,
               "avoiding": 8, "alternating": 14}  # fmt: skip
    for name, size in windows.items():
        for start in range(len(values) - size + 1):
            here = range(start, start + size)
            part = [values[i] for i in here]
            if name in marks:
                marks[name] |= _marked(name, here, part)
    marks["outside"] = {i for i, v in enumerate(values) if abs(v) > 3}
    return {name: sorted(found) for name, found in marks.items()}


def _marked(name, here, part):
    steps = [b - a for a, b in pairwise(part)]
    for sign in (1, -1):
        side = [sign * v for v in part]
        if name == "shift" and all(v > 0 for v in side):
            return set(here)
        if name == "trend" and all(sign * step > 0 for step in steps):
            return set(here)
        if name == "two_of_three" and all(v > 0 for v in side):
            near = {i for i, v in zip(here, side, strict=True) if 2 < v <= 3}
            if len(near) >= 2:
                return near
        if name == "four_of_five":
            far = {i for i, v in zip(here, side, strict=True) if v > 1}
            if len(far) >= 4:
                return far
    if name == "hugging" and all(abs(v) <= 1 for v in part):
        return set(here)
    if name == "avoiding" and all(abs(v) > 1 for v in part) and min(part) < 0 < max(part):
        return set(here)
    turns = [a * b < 0 for a, b in pairwise(steps)]
    return set(here) if name == "alternating" and all(turns) else set()


tenths = st.integers(-35, 35).map(lambda n: n / 10)
leaning = st.integers(1, 35).map(lambda n: n / 10)
series = st.lists(st.one_of(tenths, leaning), max_size=40)


@given(series)
def test_making_data_count_equals_a_plain_reading(values):
    assert signals(values) == plain_reading(values, ["outside", "shift", "trend", "two_of_three"])


@given(series)
def test_western_electric_equals_a_plain_reading(values):
    expected = plain_reading(values, ["outside", "two_of_three", "four_of_five"])
    found = signals(values, "weco")
    assert {name: found[name] for name in expected} == expected


@given(st.lists(st.sampled_from([-2.5, -1.5, -0.5, 0, 0.4, 0.6, 1.2, 2.1]), max_size=45))
def test_nelsons_own_patterns_equal_a_plain_reading(values):
    expected = plain_reading(values, ["outside", "hugging", "avoiding", "alternating"])
    found = signals(values, "nelson")
    assert {name: found[name] for name in expected} == expected
