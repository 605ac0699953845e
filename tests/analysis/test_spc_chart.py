"""What a control chart makes of phases, gaps, freak months and the oddest series."""

import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smpdesk.analysis.control_chart import ChangePoint
from smpdesk.analysis.series import Series
from smpdesk.analysis.spc import ChartSettings, as_json, control_chart
from smpdesk.errors import UserError
from smpdesk.periods import shift_month

RNG = np.random.default_rng(2016)
FREAK = (46, 44, 47, 45, 46, 44, 45, 47, 46, 45, 44, 46, 190, 46, 45, 47, 44, 46, 45, 47, 46, 44,
         45, 46)  # fmt: skip
SPARSE = (*[0] * 9, 1, *[0] * 8, 1, *[0] * 5)


def months(count, start="2013-06"):
    return tuple(shift_month(start, by) for by in range(count))


def monthly(values, **fields):
    return Series(months(len(values)), tuple(values), **fields)


def marked(chart, name=None):
    return [p.period for p in chart.points if (name in p.signals if name else p.signals)]


def step(month, kind="intervention"):
    return ChangePoint(month, kind, step_change=True)


class TestPhases:
    values = (*[20, 22, 19, 21, 18, 23] * 3, *[40, 44, 38, 42, 41, 39] * 3)

    def test_each_has_its_own_centre_and_limits(self):
        chart = control_chart(
            monthly(self.values), ChartSettings("xmr", change_points=(step("2014-12"),))
        )
        first, second = chart.phases
        assert (first.start, first.end) == ("2013-06", "2014-11")
        assert (second.start, second.end) == ("2014-12", "2016-05")
        assert first.centre == pytest.approx(np.mean(self.values[:18]))
        assert second.centre == pytest.approx(np.mean(self.values[18:]))
        assert [p.phase for p in chart.points] == [1] * 18 + [2] * 18

    def test_rules_start_anew_in_each(self):
        with_step = ChartSettings("xmr", change_points=(step("2014-12"),))
        assert marked(control_chart(monthly(self.values), ChartSettings("xmr")), "shift")
        assert not marked(control_chart(monthly(self.values), with_step), "shift")

    def test_a_change_not_confirmed_as_a_step_redraws_nothing(self):
        chart = control_chart(
            monthly(self.values),
            ChartSettings("xmr", change_points=(ChangePoint("2014-12", "recording"),)),
        )
        assert len(chart.phases) == 1

    @pytest.mark.parametrize("month", ["2019-01", "2012-01", "rubbish"])
    def test_a_step_on_a_month_that_is_not_there_is_refused(self, month):
        with pytest.raises(UserError, match="is not in the data"):
            control_chart(monthly(self.values), ChartSettings(change_points=(step(month),)))

    def test_a_step_on_a_month_without_a_value_is_refused(self):
        series = monthly((1, 2, None, 3, 4, 5))
        with pytest.raises(UserError, match="August 2013 has no value"):
            control_chart(series, ChartSettings(change_points=(step("2013-08"),)))

    def test_setting_aside_a_month_that_is_not_there_is_refused(self):
        with pytest.raises(UserError, match="January 2020 is not in the data"):
            control_chart(monthly(self.values), ChartSettings(set_aside=("2020-01",)))

    def test_fewer_than_12_points_make_provisional_limits_and_it_is_said(self):
        chart = control_chart(monthly((30, 34, 31, 36, 29, 33)), ChartSettings("xmr"))
        assert chart.phases[0].provisional
        assert any("fewer than 12" in note for note in chart.notes)
        assert "provisional limits" in chart.verdict


class TestCandidates:
    def test_a_freak_month_is_suggested_for_setting_aside(self):
        chart = control_chart(monthly(FREAK), ChartSettings("xmr"))
        assert chart.set_aside_candidates == ("2014-06",)
        assert len(marked(chart)) > 12
        assert "June 2014 (190) alone pulls the average" in chart.verdict

    def test_months_that_only_the_freak_makes_unusual_are_no_improvement(self):
        chart = control_chart(monthly(FREAK), ChartSettings("xmr"))
        assert {p.meaning for p in chart.points if p.period != "2014-06"} <= {"", "changed"}
        assert "better" not in chart.verdict

    def test_the_reason_for_setting_aside_is_noted(self):
        chosen = ChartSettings(
            "xmr", set_aside=("2014-06",), set_aside_reasons=(("2014-06", "one-off operation"),)
        )
        notes = control_chart(monthly(FREAK), chosen).notes
        assert any("June 2014 (one-off operation)" in note for note in notes)

    def test_without_the_freak_nothing_stands_out(self):
        chart = control_chart(monthly(FREAK), ChartSettings("xmr", set_aside=("2014-06",)))
        assert marked(chart) == []
        assert chart.set_aside_candidates == ()

    def test_a_lasting_shift_is_suggested_as_a_step_from_its_first_point(self):
        values = (*[20, 22, 19, 21, 18, 23] * 3, *[40, 44, 38, 42, 41, 39] * 3)
        chart = control_chart(monthly(values), ChartSettings("xmr"))
        assert chart.step_candidates == ("2014-12",)
        assert len(chart.phases) == 1

    def test_a_shift_that_a_later_run_contradicts_is_not(self):
        low, high = [20, 22, 19, 21], [40, 42, 39, 41]
        values = (*low * 2, *high * 2, *low * 2)
        chart = control_chart(monthly(values), ChartSettings("xmr"))
        assert "2014-02" not in chart.step_candidates
        assert chart.step_candidates == ("2014-10",)


class TestDirection:
    values = (*[20, 22, 19, 21, 18, 23] * 3, *[40, 44, 38, 42, 41, 39] * 3)

    @pytest.mark.parametrize(
        ("direction", "meaning"), [("lower", "worse"), ("higher", "better"), ("neither", "changed")]
    )
    def test_a_rise_means_what_the_measure_makes_of_it(self, direction, meaning):
        chart = control_chart(monthly(self.values), ChartSettings("xmr", direction=direction))
        assert chart.points[-1].meaning == meaning
        assert chart.points[-1].heads == 1
        assert chart.meaning == meaning

    @pytest.mark.parametrize("kind", ["recording", "boundary"])
    def test_a_change_of_what_is_counted_is_never_better_or_worse(self, kind):
        change = ChangePoint("2014-12", kind)
        chart = control_chart(monthly(self.values), ChartSettings("xmr", change_points=(change,)))
        assert {p.meaning for p in chart.points} <= {"", "changed"}
        assert "neither better nor worse" in chart.verdict

    def test_an_intervention_is(self):
        change = ChangePoint("2014-12", "intervention")
        chart = control_chart(monthly(self.values), ChartSettings("xmr", change_points=(change,)))
        assert chart.meaning == "worse"


class TestProvisional:
    usual = (30, 34, 31, 36, 29, 33, 32, 35, 30, 34, 31, 33, 32, 30)

    def series(self, *last, provisional=1):
        values = (*self.usual, *last)
        return monthly(values, provisional=frozenset(months(len(values))[-provisional:]))

    def test_is_out_of_the_centre_and_limits(self):
        chart = control_chart(self.series(500), ChartSettings("xmr"))
        assert chart.phases[0].centre == pytest.approx(np.mean(self.usual))
        assert chart.points[-1].provisional

    def test_fires_no_rule_alone(self):
        assert marked(control_chart(self.series(500), ChartSettings("xmr"))) == []

    def test_does_not_complete_a_run(self):
        settled = (40,) * 6
        six = control_chart(self.series(*settled, 40), ChartSettings("xmr", screen=False))
        assert marked(six, "shift") == []

    def test_joins_a_signal_that_stands_without_it(self):
        chart = control_chart(self.series(90, 95), ChartSettings("xmr"))
        assert marked(chart, "outside") == list(months(16)[-2:])


class TestGaps:
    def test_a_month_left_out_becomes_a_gap(self):
        series = Series(("2016-01", "2016-02", "2016-04"), (5, 7, 9))
        chart = control_chart(series, ChartSettings("xmr"))
        assert [p.period for p in chart.points] == ["2016-01", "2016-02", "2016-03", "2016-04"]
        assert chart.points[2].value is None
        assert chart.phases[0].centre == 7
        assert any("a gap, not a zero" in note for note in chart.notes)

    def test_a_gap_ends_a_run(self):
        values = (10, 30, 10, 30, 28, 29, 31, 27, None, 28, 30, 10, 10, 10)
        assert marked(control_chart(monthly(values), ChartSettings("xmr")), "shift") == []

    def test_labels_that_are_not_months_have_no_gaps(self):
        series = Series(("day 1", "day 3", "day 9"), (5, 7, 9))
        assert len(control_chart(series).points) == 3


class TestOddSeries:
    """Each has a defined result and a sentence."""

    def test_constant_draws_the_centre_alone_and_says_so(self):
        chart = control_chart(monthly((7,) * 20), ChartSettings("xmr"))
        assert (chart.phases[0].centre, chart.phases[0].lower, chart.phases[0].upper) == (
            7, None, None,
        )  # fmt: skip
        assert marked(chart) == []
        assert "every month is 7" in chart.verdict.lower()
        assert any("centre is drawn alone" in note for note in chart.notes)

    @pytest.mark.parametrize("value", [0.1, 0.7, 1 / 3])
    def test_constant_fractions_are_constant_too(self, value):
        assert marked(control_chart(monthly((value,) * 30))) == []

    def test_all_zero(self):
        chart = control_chart(monthly((0,) * 30))
        assert (chart.phases[0].centre, chart.phases[0].upper) == (0, None)
        assert marked(chart) == []

    def test_one_point(self):
        chart = control_chart(monthly((9,)))
        assert (chart.phases[0].centre, chart.phases[0].lower) == (9, None)
        assert "The only value is 9" in chart.verdict

    def test_all_missing(self):
        chart = control_chart(monthly((None,) * 8))
        assert chart.phases[0].centre is None
        assert "no settled value" in chart.verdict

    def test_nothing_at_all(self):
        chart = control_chart(Series((), (), measure="Robbery"))
        assert chart.points == ()
        assert chart.verdict == "Robbery has no figures yet, so there is nothing to chart."

    def test_every_other_month_missing(self):
        chart = control_chart(monthly((5, None, 7, None, 9, None, 4)), ChartSettings("xmr"))
        assert chart.phases[0].upper is None
        assert any("No two neighbouring" in note for note in chart.notes)

    def test_sparse_gets_small_count_limits_and_no_false_signal(self):
        chart = control_chart(monthly(SPARSE))
        assert chart.chart == "poisson"
        assert chart.phases[0].upper > chart.phases[0].centre
        assert marked(chart) == []
        assert "small" in chart.why

    def test_sparse_on_an_xmr_has_the_unscreened_width(self):
        chart = control_chart(monthly(SPARSE), ChartSettings("xmr"))
        assert chart.phases[0].upper == pytest.approx(2 / 24 + 2.66 * 4 / 23)

    def test_screening_that_leaves_nothing_is_said(self):
        chart = control_chart(monthly(SPARSE), ChartSettings("xmr"))
        assert any("limits are unscreened" in note for note in chart.notes)

    def test_one_event_in_years_still_has_a_limit_over_its_centre(self):
        values = (*[0] * 900, 1, *[0] * 900)
        chart = control_chart(Series(tuple(map(str, range(1801))), values))
        assert chart.phases[0].upper == 1
        assert marked(chart) == []

    def test_neighbours_that_never_differ_leave_no_width(self):
        chart = control_chart(monthly((5, 5, None, 7, 7, 7)), ChartSettings("xmr"))
        assert chart.phases[0].upper is None
        assert any("never differ" in note for note in chart.notes)

    def test_two_thousand_points(self):
        values = RNG.poisson(100, 2000).tolist()
        chart = control_chart(Series(tuple(map(str, range(2000))), tuple(values)))
        assert len(chart.points) == 2000
        assert chart.chart == "xmr"

    def test_negative_values_are_charted_without_a_floor(self):
        chart = control_chart(monthly((-3, 4, -5, 6, 2, -1, 0, 9)))
        assert chart.chart == "xmr"
        assert chart.phases[0].lower < 0

    @pytest.mark.parametrize("kind", ["c", "poisson", "g", "t"])
    def test_negative_values_on_a_chart_of_counts_are_refused(self, kind):
        with pytest.raises(UserError, match="below 0"):
            control_chart(monthly((3, -1, 4)), ChartSettings(kind))

    @pytest.mark.parametrize("kind", ["u", "p", "laney"])
    def test_a_rate_without_denominators_is_refused(self, kind):
        with pytest.raises(UserError, match="denominator"):
            control_chart(monthly((3, 1, 4)), ChartSettings(kind))

    def test_a_share_over_the_whole_is_refused(self):
        with pytest.raises(UserError, match="greater than its denominator"):
            control_chart(monthly((3, 9, 4), exposure=(5, 5, 5)), ChartSettings("p"))

    def test_a_month_with_a_zero_denominator_is_a_gap(self):
        chart = control_chart(monthly((3, 0, 4, 2), exposure=(5, 0, 5, 5)), ChartSettings("u"))
        assert chart.points[1].value is None

    def test_a_period_given_twice_is_refused(self):
        with pytest.raises(UserError, match="twice"):
            control_chart(Series(("2016-01", "2016-01"), (1, 2)))

    def test_rolling_totals_get_no_limits_and_no_rules(self):
        rolling = tuple(range(1000, 1030))
        chart = control_chart(monthly(rolling, months=12))
        assert chart.phases[0].upper is None
        assert marked(chart) == []
        assert "rolling totals" in chart.verdict

    @pytest.mark.parametrize("kind", ["auto", "xmr", "c", "poisson", "u", "p", "laney", "g", "t"])
    @pytest.mark.parametrize("rules", ["mdc", "weco", "nelson", "anhoj"])
    @settings(max_examples=12, deadline=None)
    @given(
        values=st.lists(st.one_of(st.none(), st.integers(0, 40)), max_size=40),
        aside=st.booleans(),
        late=st.integers(0, 2),
    )
    def test_whatever_comes_has_a_result_that_json_can_carry(
        self, kind, rules, values, aside, late
    ):
        periods = months(len(values))
        there = [p for p, v in zip(periods, values, strict=True) if v is not None]
        if not values and kind in ("u", "p", "laney"):
            return
        series = Series(
            periods,
            tuple(values),
            exposure=(50,) * len(values),
            provisional=frozenset(periods[len(periods) - late :]),
        )
        chosen = ChartSettings(
            kind,
            rules,
            set_aside=tuple(there[:1]) if aside else (),
            change_points=(step(there[-1]),) if aside and there else (),
        )
        chart = control_chart(series, chosen)
        plain = json.loads(json.dumps(as_json(chart), allow_nan=False))
        assert len(plain["points"]) == len(values)
        assert chart.verdict
        for point in chart.points:
            if point.lower is not None:
                assert point.lower < point.upper
            assert not (point.signals and (point.value is None or point.set_aside))
            assert bool(point.meaning) == bool(point.signals)


class TestChoice:
    @pytest.mark.parametrize(
        ("values", "kind"),
        [
            (RNG.poisson(2, 40), "poisson"),
            (RNG.poisson(60, 40), "xmr"),
            (RNG.negative_binomial(0.5, 0.2, 60), "negative_binomial"),
            (RNG.normal(50, 5, 40), "xmr"),
        ],
        ids=["small counts", "volume", "clustered small counts", "not counts"],
    )
    def test_follows_the_values_and_gives_its_reason(self, values, kind):
        chart = control_chart(monthly(values.tolist()))
        assert chart.chart == kind
        assert chart.why.endswith(".")

    def test_counts_with_a_denominator_get_laneys_chart(self):
        chart = control_chart(monthly([50, 60, 55, 58], exposure=(900, 950, 920, 940)))
        assert chart.chart == "laney"

    def test_is_never_a_bare_c_chart(self):
        for mean in (0.1, 1, 4, 6, 30, 900):
            assert control_chart(monthly(RNG.poisson(mean, 48).tolist())).chart != "c"

    def test_the_officer_can_overrule_it(self):
        assert control_chart(monthly(RNG.poisson(90, 40).tolist()), ChartSettings("c")).chart == "c"

    def test_a_c_chart_that_is_too_narrow_is_told_so(self):
        wild = monthly(RNG.normal(400, 60, 40).round().tolist())
        assert any(
            "marks too many" in note for note in control_chart(wild, ChartSettings("c")).notes
        )
        calm = monthly(RNG.poisson(400, 40).tolist())
        assert not any("too many" in note for note in control_chart(calm, ChartSettings("c")).notes)

    def test_an_xmr_of_small_counts_is_told_so(self):
        chart = control_chart(monthly(RNG.poisson(2, 40).tolist()), ChartSettings("xmr"))
        assert any("false alarms on an XmR chart" in note for note in chart.notes)

    def test_the_rules_in_use_are_named(self):
        chart = control_chart(monthly((1, 2, 3)), ChartSettings(shift=6))
        assert "runs of 6" in chart.rules_text
        assert "Making Data Count" in chart.rules_text


def test_json_has_the_keys_of_the_command_line():
    plain = as_json(control_chart(monthly(FREAK), ChartSettings("xmr")))
    assert {"chart", "why", "verdict", "phases", "points", "direction", "rules", "notes",
            "false_alarms", "step_candidates", "set_aside_candidates"} <= set(plain)  # fmt: skip
    assert {"start", "centre", "lower", "upper"} <= set(plain["phases"][0])
    assert {"period", "value", "centre", "lower", "upper", "phase", "set_aside", "signals"} <= set(
        plain["points"][0]
    )
    assert plain["points"][12]["signals"] == ["outside"]
