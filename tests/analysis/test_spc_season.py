"""Season and month length: limits follow the calendar, from three full years on."""

import numpy as np
import pytest

from smpdesk.analysis.control_chart import ChangePoint
from smpdesk.analysis.series import Series
from smpdesk.analysis.spc import ChartSettings, control_chart
from smpdesk.analysis.spc.season import seasonal_factors
from smpdesk.periods import Period, shift_month

WAVE = 1 + 0.1 * np.sin(2 * np.pi * np.arange(12) / 12)


def months(count):
    return tuple(shift_month("2013-01", by) for by in range(count))


def seasonal(count, mean=400, seed=1):
    rng = np.random.default_rng(seed)
    return rng.poisson(mean * np.resize(WAVE, count)).tolist()


def monthly(values, **fields):
    return Series(months(len(values)), tuple(values), **fields)


def share_signalled(make, runs=60, **settings):
    """The share of simulated series in which any point is marked."""
    found = [
        any(p.signals for p in control_chart(monthly(make(seed)), ChartSettings(**settings)).points)
        for seed in range(runs)
    ]
    return sum(found) / runs


def test_limits_follow_the_calendar_month_and_the_counts_stay_raw():
    values = seasonal(48)
    chart = control_chart(monthly(values))
    assert [p.value for p in chart.points] == values
    spring, autumn = chart.points[3], chart.points[9]
    assert spring.upper > autumn.upper * 1.1
    assert spring.upper == pytest.approx(chart.points[15].upper)
    assert chart.phases[0].limits_vary
    assert any("follow the season" in note for note in chart.notes)


def test_with_less_than_three_full_years_they_do_not_and_it_is_said():
    chart = control_chart(monthly(seasonal(35)))
    assert len({p.upper for p in chart.points}) == 1
    assert any("less than three full years" in note for note in chart.notes)


def test_a_chart_chosen_by_hand_keeps_level_limits_unless_told():
    assert not control_chart(monthly(seasonal(48)), ChartSettings("xmr")).phases[0].limits_vary
    told = ChartSettings("xmr", season=True)
    assert control_chart(monthly(seasonal(48)), told).phases[0].limits_vary


def test_it_can_be_turned_off():
    chart = control_chart(monthly(seasonal(48)), ChartSettings(season=False))
    assert not chart.phases[0].limits_vary


def test_a_ten_per_cent_season_no_longer_marks_nearly_every_series():
    assert share_signalled(lambda seed: seasonal(48, seed=seed), chart="xmr") > 0.9
    # Rules of Making Data Count mark about 4 in 10 stable series of this length by chance.
    assert share_signalled(lambda seed: seasonal(48, seed=seed)) < 0.62


def test_stable_counts_are_marked_hardly_more_often_than_without_it():
    def stable(seed):
        return np.random.default_rng(seed).poisson(100, 48).tolist()

    level = share_signalled(stable, season=False)
    assert share_signalled(stable) <= level + 0.15


def test_unequal_months_are_told_by_their_days():
    days = np.array([Period(month).days for month in months(48)])
    values = np.round(4000 * days / days.mean()).astype(int) + np.resize([3, -2, 1, -4, 2], 48)
    chart = control_chart(monthly(values.tolist()))
    assert not any(p.signals for p in chart.points)
    february, march = chart.points[1], chart.points[2]
    assert february.centre / march.centre == pytest.approx(28 / 31, abs=0.005)


def test_one_freak_month_makes_no_season():
    values = [100.0 + by % 3 for by in range(48)]
    values[14] = 900.0
    factors = seasonal_factors(np.array(values), np.arange(48) % 12)
    assert factors[2] == pytest.approx(1, abs=0.02)


def test_a_known_season_is_found_again():
    factors = seasonal_factors(1000 * np.resize(WAVE, 60), np.arange(60) % 12)
    assert factors == pytest.approx(WAVE, abs=0.002)


def test_years_that_repeat_exactly_but_for_one_still_have_a_sound_season():
    values = np.resize([10.0, 12, 11, 10, 12, 11, 10, 12, 11, 10, 12, 11], 48)
    values[36:] *= 1.5
    factors = seasonal_factors(values, np.arange(48) % 12)
    assert 0.8 < factors.min() < factors.max() < 1.2


def test_a_steady_rise_is_not_taken_for_a_season():
    factors = seasonal_factors(1000 * 1.008 ** np.arange(60), np.arange(60) % 12)
    assert np.ptp(factors) < 0.02


def test_a_confirmed_step_is_not_taken_for_a_season():
    values = [200 + by % 5 for by in range(20)] + [400 + by % 5 for by in range(28)]
    change = ChangePoint("2014-09", step_change=True)
    series = monthly(values, unit="pounds")
    chart = control_chart(series, ChartSettings(change_points=(change,)))
    assert not any("follow the season" in note for note in chart.notes)


def test_rates_follow_the_season_and_not_the_days():
    rng = np.random.default_rng(5)
    values = (50 * np.resize(WAVE, 48) + rng.normal(0, 0.5, 48)).round(2).tolist()
    chart = control_chart(monthly(values, unit="per cent"))
    assert any("follow the season:" in note for note in chart.notes)


def test_days_and_quarters_have_no_calendar_month():
    quarters = Series(
        tuple(shift_month("2003-01", 3 * by) for by in range(44)),
        tuple(seasonal(44)),
        months=3,
    )
    assert not control_chart(quarters).phases[0].limits_vary
    days = Series(tuple(f"day {n}" for n in range(60)), tuple(seasonal(60)))
    assert not control_chart(days).phases[0].limits_vary


@pytest.mark.parametrize("unit", ["count", "number"])
def test_years_that_repeat_each_other_have_a_season_and_no_signal(unit):
    """A leap day between two equal Februaries is no reason to mark the months around it."""
    year = (300, 280, 310, 305, 320, 330, 360, 350, 310, 300, 290, 310)
    months = tuple(shift_month("2013-01", by) for by in range(48))
    chart = control_chart(Series(months, tuple(map(float, year * 4)), unit=unit))
    assert not any(point.signals for point in chart.points)
    assert "every year repeats the one before" in chart.verdict
    assert "Every month is" not in " ".join((chart.verdict, *chart.notes))
    assert chart.points[6].centre == pytest.approx(360)
