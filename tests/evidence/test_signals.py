"""Signals in words, and which of them somebody has looked at."""

from __future__ import annotations

import pytest

from smpdesk.analysis.control_chart import ControlChart
from smpdesk.analysis.series import Series
from smpdesk.analysis.spc import ChartSettings, control_chart
from smpdesk.evidence.charts.signals import Looked, Seen, Signal, rule_words
from smpdesk.models.records import Area, Measure
from smpdesk.periods import shift_month

STEADY = [50, 54, 47, 52, 49, 55, 46, 51, 53, 48, 50, 52, 47, 54, 49, 51, 50, 48, 53, 52]


def chart(values: list[float]) -> ControlChart:
    months = tuple(shift_month("2016-01", n) for n in range(len(values)))
    settings = ChartSettings(chart="xmr", direction="lower")
    return control_chart(Series(periods=months, values=tuple(values)), settings)


def signal(values: list[float], measure: int = 1) -> Signal:
    return Signal(
        Measure(id=measure, name="Theft"), Area(id=7, name="Maidstone", kind="district"),
        chart(values),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("added", "said"),
    [
        ([90], "concern: above limits"),
        ([15], "better: below limits"),
        ([54, 53, 55, 54, 53, 54, 55, 53], "concern: run of 10 above"),
    ],
)
def test_a_signal_is_told_by_what_it_means_and_the_rule(added: list[float], said: str) -> None:
    assert signal([*STEADY, *added]).words == said


def test_a_chart_without_a_signal_has_no_better_word_than_a_pattern() -> None:
    assert rule_words(chart([*STEADY])) == "an unusual pattern"


def test_what_was_looked_at_is_no_longer_new_and_is_kept_as_text() -> None:
    first, second = signal([*STEADY, 90], 1), signal([*STEADY, 90], 2)
    seen = Seen()
    seen.look([first])
    assert Seen(seen.text).new([first, second]) == [second]


def test_another_month_makes_a_signal_new_again() -> None:
    seen = Seen()
    seen.look([signal([*STEADY, 90])])
    again = signal([*STEADY, 90, 92])
    assert seen.new([again]) == [again]


@pytest.mark.parametrize("kept", ["", "not JSON", "[]", "3"])
def test_what_can_not_be_read_counts_as_nothing_seen(kept: str) -> None:
    found = signal([*STEADY, 90])
    assert Seen(kept).new([found]) == [found]


def test_it_is_told_how_many_charts_show_a_signal_and_how_many_by_chance() -> None:
    one = signal([*STEADY, 90])
    told = Looked([one, one, one], 48, 0.9).words
    assert told == "3 of 48 charts show a signal; by chance alone about 1 would."
    told = Looked([one], 6, 0.1).words
    assert told == "1 of 6 charts shows a signal; by chance alone hardly one would."
    assert Looked([], 48, 0.9).words == ""
