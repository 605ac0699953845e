"""Trends, against scipy, a textbook's data, and simulation."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import linregress, t

from smpdesk.analysis.series import Series
from smpdesk.analysis.trend import trend
from smpdesk.periods import shift_month


def yearly(*values: float | None, first: int = 2010) -> Series:
    periods = tuple(f"{first + k}-01" for k in range(len(values)))
    return Series(periods, tuple(values), months=12)


def test_slope_and_interval_are_those_of_scipy():
    values = [22.3, 24.1, 21.8, 20.2, 19.9, 18.4, 19.0, 17.1]
    found = trend(yearly(*values))
    line = linregress(range(8), values)
    half = t.ppf(0.975, 6) * line.stderr
    assert found.slope_a_year == pytest.approx(line.slope)
    assert found.slope_lower == pytest.approx(line.slope - half)
    assert found.slope_upper == pytest.approx(line.slope + half)
    assert (found.rising, found.slope_upper < 0) == (False, True)
    assert found.words.startswith("Falling by about 0.86 a year")


def test_anscombes_line_and_its_forecast():
    """Anscombe 1973, "Graphs in Statistical Analysis", set I, in order of x: slope 0.5001,
    residual deviation 1.237; the interval of a new value at x = 15 by its textbook formula.
    """
    y = [4.26, 5.68, 7.24, 4.82, 6.95, 8.81, 8.04, 8.33, 10.84, 7.58, 9.96]
    found = trend(yearly(*y), ahead=1)
    assert found.slope_a_year == pytest.approx(0.5001, abs=5e-5)
    assert found.fitted[0] == pytest.approx(3.0001 + 4 * 0.5001, abs=5e-4)
    forecast = found.forecast[0]
    half = t.ppf(0.975, 9) * 1.237 * np.sqrt(1 + 1 / 11 + (15 - 9) ** 2 / 110)
    assert forecast.value == pytest.approx(3.0001 + 15 * 0.5001, abs=1e-3)
    assert forecast.upper - forecast.value == pytest.approx(half, rel=1e-3)
    assert forecast.period == "2021-01"


def test_a_flat_series_has_no_trend():
    found = trend(yearly(10, 12, 9, 11, 10, 12, 9, 11))
    assert not found.rising
    assert found.slope_lower < 0 < found.slope_upper
    assert found.words.startswith("No trend that chance could not give")


def test_a_constant_series_has_no_trend_and_an_exact_forecast():
    found = trend(yearly(0.1, 0.1, 0.1, 0.1, 0.1), ahead=1)
    assert (found.slope_a_year, found.rising) == (0, False)
    assert found.forecast[0].value == pytest.approx(0.1)


def test_large_numbers_are_told_in_full():
    """By hand: residual deviation √4000, slope's error 20, Student's t 3.182 on 3 degrees."""
    found = trend(yearly(90_000, 91_100, 92_000, 93_100, 94_000), ahead=1)
    assert found.words.startswith("Rising by about 1,000 a year (+936 to +1,064 a year).")
    assert "should lie between 94,748 and 95,332" in found.words


def test_too_few_values_give_no_line_and_say_so():
    found = trend(yearly(1, 2, None, 3), ahead=2)
    assert found.slope_a_year is None
    assert found.forecast == ()
    assert found.words == "3 values are too few for a trend; it takes 4."


def test_missing_and_provisional_periods_take_no_part():
    whole = yearly(10, 11, None, 13, 14, 99)
    series = Series(whole.periods, whole.values, provisional=frozenset({"2015-01"}), months=12)
    assert trend(series).slope_a_year == pytest.approx(1.0)


def monthly(values: list[float], first: str = "2013-01") -> Series:
    return Series(tuple(shift_month(first, k) for k in range(len(values))), tuple(values))


def test_months_of_three_years_follow_the_calendar():
    season = [30, 0, 5, -10, 0, 10, 20, 15, 0, -20, -40, -10]
    values = [100 + 2 * k / 12 + season[k % 12] for k in range(48)]
    found = trend(monthly(values), ahead=12)
    assert found.method.endswith("with a level a month")
    assert found.slope_a_year == pytest.approx(2)
    expected = [100 + 2 * k / 12 + season[k % 12] for k in range(48, 60)]
    assert [forecast.value for forecast in found.forecast] == pytest.approx(expected)
    assert trend(monthly(values[:35])).method == "Straight line by least squares"


def test_counts_are_not_forecast_below_zero():
    found = trend(yearly(20, 15, 9, 6, 1), ahead=5)
    assert min(forecast.lower for forecast in found.forecast) == 0


def test_per_cents_are_not_forecast_above_a_hundred():
    years = yearly(80, 86, 91, 97)
    series = Series(years.periods, years.values, unit="per cent", months=12)
    assert max(forecast.upper for forecast in trend(series, ahead=3).forecast) == 100


def test_overlapping_years_are_warned_of():
    series = Series(
        tuple(shift_month("2013-01", k) for k in range(20)), tuple(range(20)), months=12
    )
    assert "The periods overlap, so the intervals are too narrow." in trend(series).notes


def test_the_interval_holds_as_often_as_it_says():
    """Of 400 series with a known line, the next value lies inside about 95 in 100 times."""
    rng = np.random.default_rng(20161031)
    inside = 0
    for _ in range(400):
        values = 500 + 3 * np.arange(11) + rng.normal(0, 10, 11)
        forecast = trend(yearly(*values[:10]), ahead=1).forecast[0]
        inside += forecast.lower <= values[10] <= forecast.upper
    assert 0.92 <= inside / 400 <= 0.98


def test_a_calendar_month_that_is_always_missing_makes_no_season_and_no_nonsense_forecast():
    months = tuple(shift_month("2013-01", by) for by in range(48))
    values = tuple(None if m.endswith("-12") else 100.0 + by for by, m in enumerate(months))
    december = trend(Series(months, values), ahead=12).forecast[-1]
    assert december.period == "2017-12"
    assert december.value == pytest.approx(159)


def test_of_months_it_is_the_months_figure_that_rises_and_the_month_forecast_is_named():
    found = trend(monthly([100.0 + 32 * by / 12 for by in range(24)]), ahead=3)
    assert found.words.startswith("The month’s figure is rising by about 32 a year (+32 to +32 a")
    assert "the figure of March 2015 should lie between 169 and 169" in found.words


def test_of_quarters_it_is_the_quarters_figure_that_falls():
    months = tuple(shift_month("2013-01", 3 * by) for by in range(8))
    series = Series(months, tuple(90.0 - 5 * by for by in range(8)), months=3)
    words = trend(series, ahead=1).words
    assert words.startswith("The quarter’s figure is falling by about 20 a year")
    assert "the figure of January to March 2015" in words


def test_a_year_forecast_is_named():
    assert "the figure of 2018 should" in trend(yearly(1, 2, 3, 4, 5, 6, 7, 8), ahead=1).words
    rolling = Series(tuple(f"{2010 + k}-04" for k in range(8)), tuple(range(8)), months=12)
    assert "the figure of the year to March 2019 should" in trend(rolling, ahead=1).words


def test_values_that_never_move_are_told_as_level():
    months = tuple(shift_month("2013-01", by) for by in range(48))
    words = trend(Series(months, (100.0,) * 48), ahead=2).words
    assert words.startswith("The line is level: the values do not move.")
    assert "between 100 and 100" in words


def test_a_fall_is_written_with_a_minus_not_a_hyphen():
    values = [40.0, 22.0, 35.0, 18.0, 30.0, 41.0, 20.0, 33.0, 25.0, 38.0, 21.0, 30.0]
    words = trend(Series(tuple(shift_month("2018-01", n) for n in range(12)), values)).words
    assert "(−" in words and "-" not in words
