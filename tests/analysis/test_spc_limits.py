"""Centres and limits against published examples and against independent computation."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from smpdesk.analysis.series import Series
from smpdesk.analysis.spc import ChartSettings, control_chart
from smpdesk.analysis.spc.quantiles import (
    fewest_crossings,
    negative_binomial_quantiles,
    poisson_quantiles,
)
from smpdesk.periods import shift_month

# D. C. Montgomery, Introduction to Statistical Quality Control: Table 6.7 (first 20 weeks),
# Table 7.1, Table 7.7, Table 7.10 in the sixth edition's numbering of the examples.
MORTGAGE_COSTS = (
    310, 288, 297, 298, 307, 303, 294, 297, 308, 306, 294, 299, 297, 299, 314, 295, 293, 306,
    301, 304,
)  # fmt: skip
JUICE_CANS = (
    12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9,
    12, 7, 13, 9, 6,
)  # fmt: skip
CIRCUIT_BOARDS = (
    21, 24, 16, 12, 15, 5, 28, 20, 31, 25, 20, 24, 16, 19, 10, 17, 13, 22, 18, 39, 30, 24, 16,
    19, 17, 15,
)  # fmt: skip
SHIPMENT_ERRORS = (2, 3, 8, 1, 1, 4, 1, 4, 5, 1, 8, 2, 4, 3, 4, 1, 8, 3, 7, 4)


def labels(count):
    return tuple(f"sample {number}" for number in range(1, count + 1))


def months(count, start="2013-01"):
    return tuple(shift_month(start, by) for by in range(count))


def chart(values, kind, exposure=None, periods=None, unit="count", **settings):
    series = Series(periods or labels(len(values)), tuple(values), exposure, unit=unit)
    return control_chart(series, ChartSettings(chart=kind, **settings))


def lines(result, phase=0):
    one = result.phases[phase]
    return one.centre, one.lower, one.upper


class TestPublishedExamples:
    def test_xmr_of_montgomerys_mortgage_costs(self):
        # Example 6.5: 300.5, mean moving range 7.79, limits 321.22 and 279.78.
        centre, lower, upper = lines(chart(MORTGAGE_COSTS, "xmr", screen=False))
        assert centre == 300.5
        assert lower == pytest.approx(279.78, abs=0.01)
        assert upper == pytest.approx(321.22, abs=0.01)

    def test_p_chart_of_montgomerys_juice_cans(self):
        # Example 7.1: p = 0.2313, limits 0.0524 and 0.4102; samples 15 and 23 lie outside.
        result = chart(JUICE_CANS, "p", (50,) * 30)
        assert lines(result) == pytest.approx((0.2313, 0.0524, 0.4102), abs=5e-5)
        outside = [p.period for p in result.points if "outside" in p.signals]
        assert outside == ["sample 15", "sample 23"]

    def test_p_chart_with_two_samples_set_aside(self):
        # Example 7.1 revised: p = 0.2150, limits 0.0407 and 0.3893.
        result = chart(JUICE_CANS, "p", (50,) * 30, set_aside=("sample 15", "sample 23"))
        assert lines(result) == pytest.approx((0.2150, 0.0407, 0.3893), abs=1e-4)

    def test_c_chart_of_montgomerys_circuit_boards(self):
        # Example 7.3: c = 19.85, limits 6.48 and 33.22; samples 6 and 20 lie outside.
        result = chart(CIRCUIT_BOARDS, "c")
        assert lines(result) == pytest.approx((19.85, 6.48, 33.22), abs=0.01)
        assert [p.period for p in result.points if "outside" in p.signals] == [
            "sample 6",
            "sample 20",
        ]

    def test_c_chart_with_two_samples_set_aside(self):
        # Example 7.3 revised: c = 19.67, limits 6.36 and 32.97.
        result = chart(CIRCUIT_BOARDS, "c", set_aside=("sample 6", "sample 20"))
        assert lines(result) == pytest.approx((19.67, 6.36, 32.97), abs=0.01)

    def test_u_chart_of_montgomerys_shipments(self):
        # Example 7.4: u = 0.0740, upper limit 0.1894, lower limit 0.
        result = chart(SHIPMENT_ERRORS, "u", (50,) * 20)
        assert lines(result) == pytest.approx((0.0740, 0.0, 0.1894), abs=5e-5)


class TestXmr:
    def test_the_two_factors_are_wheelers(self):
        result = chart((10, 12, 11, 13, 10), "xmr", screen=False)
        assert result.phases[0].upper == pytest.approx(11.2 + 2.66 * (2 + 1 + 2 + 3) / 4)

    def test_screening_drops_ranges_from_3_267_times_the_mean_on_once(self):
        values = [40, 44, 41, 45, 42, 46, 43, 120, 44, 41, 45, 40, 46, 42, 41, 44]
        ranges = np.abs(np.diff(values))
        kept = ranges[ranges < 3.267 * ranges.mean()]
        assert len(kept) == len(ranges) - 2
        centre, lower, upper = lines(chart(values, "xmr"))
        assert centre == np.mean(values)
        assert upper == pytest.approx(np.mean(values) + 2.66 * kept.mean())
        assert lower == pytest.approx(np.mean(values) - 2.66 * kept.mean())

    def test_as_making_data_count_does_not_screen_and_has_no_floor(self):
        values = (1, 9, 0, 12, 3, 0, 11, 2, 14, 0, 6, 1)
        result = chart(values, "auto", as_making_data_count=True)
        spread = 2.66 * np.abs(np.diff(values)).mean()
        assert result.chart == "xmr"
        assert lines(result) == pytest.approx(
            (np.mean(values), np.mean(values) - spread, np.mean(values) + spread)
        )
        assert result.phases[0].lower < 0

    def test_counts_have_no_limit_below_0(self):
        assert chart((1, 9, 0, 12, 3, 0, 11, 2, 14, 0, 6, 1), "xmr").phases[0].lower == 0

    def test_other_numbers_may_have_one(self):
        assert chart((1, 9, 0, 12, 3), "xmr", unit="number").phases[0].lower < 0

    def test_a_gap_has_no_moving_range_over_it(self):
        values = (10, 12, None, 40, 43, 41)
        result = chart(values, "xmr", screen=False, periods=months(6))
        assert result.phases[0].upper == pytest.approx(29.2 + 2.66 * (2 + 3 + 2) / 3)

    def test_a_set_aside_point_has_no_moving_range_on_either_side(self):
        values = (10, 12, 90, 11, 14, 13)
        result = chart(values, "xmr", screen=False, periods=months(6), set_aside=("2013-03",))
        assert lines(result) == pytest.approx(
            (12, 12 - 2.66 * (2 + 3 + 1) / 3, 12 + 2.66 * (2 + 3 + 1) / 3)
        )
        assert result.points[2].set_aside
        assert not result.points[2].signals

    @given(st.lists(st.integers(0, 500), min_size=3, max_size=60).filter(lambda v: len(set(v)) > 1))
    def test_equals_an_independent_computation(self, values):
        ranges = np.abs(np.diff(values))
        kept = ranges[ranges < 3.267 * ranges.mean()]
        spread = 2.66 * (kept.mean() if kept.sum() else ranges.mean())
        result = chart(values, "xmr", unit="number")
        assert lines(result) == pytest.approx(
            (np.mean(values), np.mean(values) - spread, np.mean(values) + spread)
        )


class TestOtherCharts:
    events = (12, 15, 9, 22, 14, 18, 11, 25, 16, 13, 19, 17)
    exposure = (1000, 1100, 900, 1300, 1000, 1250, 950, 1400, 1100, 1000, 1200, 1150)

    def test_u_limits_follow_each_exposure(self):
        result = chart(self.events, "u", self.exposure)
        mean = sum(self.events) / sum(self.exposure)
        for point, exposure, events in zip(result.points, self.exposure, self.events, strict=True):
            assert point.value == pytest.approx(events / exposure)
            assert point.upper == pytest.approx(mean + 3 * math.sqrt(mean / exposure))
            assert point.lower == pytest.approx(max(0, mean - 3 * math.sqrt(mean / exposure)))
        assert result.phases[0].limits_vary

    def test_laney_widens_the_u_limits_by_the_variation_between_periods(self):
        events, exposure = np.array(self.events), np.array(self.exposure)
        mean = events.sum() / exposure.sum()
        scores = (events / exposure - mean) / np.sqrt(mean / exposure)
        widening = np.abs(np.diff(scores)).mean() / 1.128
        result = chart(self.events, "laney", self.exposure)
        uppers = mean + 3 * widening * np.sqrt(mean / exposure)
        assert [p.upper for p in result.points] == pytest.approx(uppers.tolist())

    @given(st.lists(st.integers(0, 900), min_size=3, max_size=40).filter(lambda v: len(set(v)) > 1))
    def test_laney_with_equal_exposures_is_the_xmr_floored_at_0(self, values):
        laney = chart(values, "laney", (10,) * len(values)).phases[0]
        xmr = chart([v / 10 for v in values], "xmr", screen=False).phases[0]
        assert laney.centre == pytest.approx(xmr.centre)
        # 3/1.128 is 2.6596, which Wheeler rounds to 2.66.
        assert laney.upper == pytest.approx(xmr.upper, rel=2e-4)
        assert laney.lower == pytest.approx(max(0.0, xmr.lower), rel=2e-4, abs=2e-4 * xmr.upper)

    def test_g_chart_shows_the_median_and_limits_about_the_mean(self):
        values = (3, 0, 12, 5, 7, 1, 30, 4, 9, 2)
        mean = np.mean(values)
        assert lines(chart(values, "g")) == pytest.approx(
            (np.median(values), 0.0, mean + 3 * math.sqrt(mean * (mean + 1)))
        )

    def test_t_chart_is_the_xmr_of_the_root_taken_back(self):
        # Hours between failures of a valve, D. C. Montgomery, Table 7.14.
        hours = (286, 948, 536, 124, 816, 729, 4, 143, 431, 8, 2837, 596, 81, 227, 603, 492,
                 1199, 1214, 2831, 96)  # fmt: skip
        root = np.array(hours) ** (1 / 3.6)
        spread = 2.66 * np.abs(np.diff(root)).mean()
        assert lines(chart(hours, "t")) == pytest.approx(
            (root.mean() ** 3.6, max(0, root.mean() - spread) ** 3.6, (root.mean() + spread) ** 3.6)
        )

    def test_poisson_limits_are_exact_quantiles_about_the_mean(self):
        values = (2, 0, 3, 1, 4, 2, 1, 0, 2, 5, 1, 3)
        mean = np.mean(values)
        assert lines(chart(values, "poisson")) == pytest.approx(
            (mean, stats.poisson.ppf(0.00135, mean), stats.poisson.ppf(0.99865, mean))
        )


class TestQuantiles:
    @given(st.floats(0.01, 6000))
    def test_poisson_equal_those_of_scipy(self, mean):
        expected = stats.poisson.ppf([0.00135, 0.5, 0.99865], mean)
        assert poisson_quantiles(mean) == tuple(int(q) for q in expected)

    @given(st.floats(0.05, 50), st.floats(1.05, 8))
    def test_negative_binomial_equal_those_of_scipy(self, mean, dispersion):
        size = mean / (dispersion - 1)
        expected = stats.nbinom.ppf([0.00135, 0.5, 0.99865], size, 1 / dispersion)
        assert negative_binomial_quantiles(mean, dispersion) == tuple(int(q) for q in expected)

    @pytest.mark.parametrize("useful", [1, 2, 10, 24, 42, 60, 100, 500])
    def test_fewest_crossings_is_the_binomial_quantile(self, useful):
        assert fewest_crossings(useful) == stats.binom.ppf(0.05, useful - 1, 0.5)
