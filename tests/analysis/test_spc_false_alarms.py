"""Expected false alarms: computed, and true of simulated stable series."""

import math

import numpy as np
import pytest

from smpdesk.analysis.series import Series
from smpdesk.analysis.spc import ChartSettings, control_chart
from smpdesk.analysis.spc.by_chance import chance_of_signal
from smpdesk.analysis.spc.false_alarms import expected_false_alarms, expected_for_counts
from smpdesk.analysis.spc.many import scan_many
from smpdesk.analysis.spc.settings import rule_set
from smpdesk.periods import shift_month


def rules(name="mdc", **lengths):
    return rule_set(ChartSettings(rules=name, **lengths))


@pytest.mark.parametrize("name", ["mdc", "weco", "nelson", "anhoj"])
@pytest.mark.parametrize("points", [24, 60])
def test_match_the_share_of_stable_series_with_a_signal(name, points):
    values = np.random.default_rng(7).normal(100, 10, (3000, points))
    found = scan_many(values, ChartSettings(rules=name, screen=False))
    share = np.any([marks.any(axis=1) for marks in found.signals.values()], axis=0).mean()
    # With alarms about Poisson, a share 1 − exp(−expected) of the charts has at least one.
    expected = 1 - math.exp(-expected_false_alarms(points, rules(name)))
    # Rules that mark the same points are counted twice, so the share lies a little under it.
    assert expected - 0.1 < share < expected + 0.03


def test_outside_alone_is_one_point_in_370():
    # The usual figure for three sigma (Montgomery): an average run length of 370.
    alone = expected_false_alarms(370, rules("weco", shift=1000, trend=1000))
    two_of_three_and_four_of_five = expected_false_alarms(370, rules("weco")) - alone
    assert two_of_three_and_four_of_five > 0
    assert expected_false_alarms(1, rules()) == pytest.approx(1 / 370.4, rel=1e-3)


def test_the_newest_month_of_a_stable_chart_is_seldom_marked():
    # Outside the limits 0.0027; in a run of 7 on one side 2 · (1/2)^7 = 0.0156: 0.018 together.
    assert chance_of_signal(60, ChartSettings(rules="mdc")) == pytest.approx(0.018, abs=0.006)


def test_a_longer_run_is_rarer_by_chance():
    chances = [chance_of_signal(48, ChartSettings(shift=run)) for run in (5, 7, 12)]
    assert chances == sorted(chances, reverse=True)
    assert chances[0] > 2 * chances[2]


def test_shorter_runs_and_longer_charts_give_more():
    assert expected_false_alarms(48, rules(shift=6)) > expected_false_alarms(48, rules(shift=8))
    assert expected_false_alarms(60, rules()) > expected_false_alarms(24, rules())


@pytest.mark.parametrize("mean", [0.25, 1.0, 3.0])
def test_small_counts_have_far_fewer_than_one_a_chart(mean):
    assert expected_for_counts(36, rules(), mean) < 0.3
    rng = np.random.default_rng(11)
    periods = tuple(shift_month("2013-01", by) for by in range(36))
    marked = 0
    for _ in range(60):
        chart = control_chart(Series(periods, tuple(rng.poisson(mean, 36).tolist())))
        marked += any(point.signals for point in chart.points)
    assert marked / 60 < 0.25


def test_the_sentence_says_how_many_and_how_often():
    values = tuple(np.random.default_rng(3).poisson(80, 48).tolist())
    periods = tuple(shift_month("2013-01", by) for by in range(48))
    chart = control_chart(Series(periods, values))
    assert chart.false_alarms == (
        "On a chart of 48 months chance alone makes about 0.5 false alarms under these rules: "
        "once in about 8 years."
    )


def test_a_chart_without_limits_has_none():
    assert control_chart(Series(("2013-01",), (5,))).false_alarms == ""


def test_many_series_at_once_equal_one_chart_at_a_time():
    values = np.random.default_rng(9).poisson(40, (40, 60)).astype(float)
    values[3, 7] = np.nan
    values[5] = 12
    for name in ("mdc", "weco", "nelson", "anhoj"):
        settings = ChartSettings("xmr", rules=name)
        found = scan_many(values, settings)
        for row in range(40):
            plain = tuple(None if np.isnan(v) else v for v in values[row].tolist())
            chart = control_chart(Series(tuple(map(str, range(60))), plain), settings)
            marks = {name: np.flatnonzero(rows[row]) for name, rows in found.signals.items()}
            for index, point in enumerate(chart.points):
                assert set(point.signals) == {n for n, where in marks.items() if index in where}
