"""Funnel limits against the chi-square formula, published intervals and a worked adjustment."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from smpdesk.analysis.funnel import (
    adjusted_limits,
    exact_limits,
    funnel,
    funnel_curves,
    over_dispersion,
)
from smpdesk.errors import UserError


@given(st.integers(1, 5000), st.floats(1e-6, 50), st.sampled_from([95.0, 99.8]))
def test_exact_limits_equal_the_chi_square_formula(events, average, level):
    alpha = 1 - level / 100
    found = exact_limits(events, average, level)
    most = stats.chi2.ppf(1 - alpha / 2, 2 * (events + 1)) / 2
    least = stats.chi2.ppf(alpha / 2, 2 * events) / 2
    assert found.lower == pytest.approx(average * events / most, rel=1e-9)
    assert found.upper == pytest.approx(average * events / least, rel=1e-9)
    assert found.lower_exposure == pytest.approx(most / average, rel=1e-9)
    assert found.upper_exposure == pytest.approx(least / average, rel=1e-9)


@pytest.mark.parametrize(
    ("events", "least", "most"), [(1, 0.025, 5.572), (5, 1.624, 11.668), (10, 4.795, 18.390)]
)
def test_exposures_are_the_published_poisson_interval(events, least, most):
    # The 95% intervals of standard tables (Ulm 1990, Am J Epidemiol 131:373).
    found = exact_limits(events, 1.0, 95.0)
    assert found.upper_exposure == pytest.approx(least, abs=6e-4)
    assert found.lower_exposure == pytest.approx(most, abs=6e-4)


def test_no_events_can_be_low_and_never_high():
    found = exact_limits(0, 2.0, 95.0)
    assert found.lower == 0
    assert found.lower_exposure == pytest.approx(-np.log(0.025) / 2)
    assert found.upper is None


def test_curves_close_in_on_the_average_and_pass_the_largest_exposure():
    lower, upper = funnel_curves(0.01, 50_000, 99.8)
    assert lower[-1][0] > 50_000
    assert upper[-1][0] > 50_000
    assert all(rate < 0.01 for _, rate in lower)
    assert all(rate > 0.01 for _, rate in upper)
    assert upper[0][1] > upper[-1][1]


def test_the_adjustment_equals_a_worked_one():
    events = np.array([30, 55, 41, 90, 22, 64, 120, 48, 33, 75, 58, 41])
    sizes = np.array([1000, 1200, 1500, 1800, 900, 1300, 2500, 1100, 1600, 1400, 1000, 1250])
    rate = events.sum() / sizes.sum()
    scores = (events / sizes - rate) / np.sqrt(rate / sizes)
    low, high = np.percentile(scores, [10, 90])
    kept = np.where(scores < low, low, np.where(scores > high, high, scores))
    phi = (kept**2).mean()
    weights = sizes / rate
    expected = (12 * phi - 11) / (weights.sum() - (weights**2).sum() / weights.sum())
    assert over_dispersion(events.tolist(), sizes.tolist()) == pytest.approx(expected, rel=1e-12)
    assert adjusted_limits(1000, rate, expected, 95.0)[1] == pytest.approx(
        rate + stats.norm.ppf(0.975) * np.sqrt(rate / 1000 + expected)
    )


def test_areas_that_differ_by_chance_alone_need_no_adjustment():
    assert over_dispersion([10, 20, 30], [100, 200, 300]) == 0


def test_each_area_has_its_place():
    found = funnel(["A", "B", "C", "D"], [1000, 1350, 905, 40], [100_000, 100_000, 100_000, 10_000])
    assert found.average == pytest.approx(3295 / 310_000)
    places = {point.area: point.place for point in found.points}
    assert places == {"A": "as expected", "B": "high", "C": "low", "D": "low"}
    assert "pooled" in found.average_words


@given(
    st.lists(st.tuples(st.integers(0, 60), st.integers(50, 5000)), min_size=2, max_size=12).filter(
        lambda rows: sum(row[0] for row in rows) > 0
    )
)
def test_a_place_is_that_of_the_rate_against_the_limits_at_its_own_count(rows):
    events, sizes = zip(*rows, strict=True)
    found = funnel([str(i) for i in range(len(rows))], events, sizes)
    for point in found.points:
        limits = exact_limits(int(point.events), found.average, 95.0)
        above = limits.upper is not None and point.rate > limits.upper
        assert above == point.place.endswith("high")
        assert (point.exposure > limits.lower_exposure) == point.place.endswith("low")


@pytest.mark.parametrize(
    ("events", "sizes"), [([1], [5]), ([1, 2], [0, 5]), ([0, 0], [5, 5]), ([-1, 2], [5, 5])]
)
def test_what_cannot_be_compared_is_refused_in_plain_words(events, sizes):
    with pytest.raises(UserError):
        funnel(["A", "B"][: len(events)], events, sizes)
