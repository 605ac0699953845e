"""What a chart says about a target (NHS England, Making Data Count: the icons of assurance)."""

from __future__ import annotations

import pytest

from smpdesk.analysis.control_chart import ControlChart, Direction
from smpdesk.analysis.series import Series
from smpdesk.analysis.spc import ChartSettings, control_chart
from smpdesk.analysis.spc.outlook import outlook
from smpdesk.periods import shift_month

# XmR by hand: mean 20, mean moving range 2, limits 20 ± 5.32.
VALUES = (19.0, 21.0) * 8


def chart(direction: Direction) -> ControlChart:
    months = tuple(shift_month("2015-01", n) for n in range(len(VALUES)))
    settings = ChartSettings(chart="xmr", direction=direction, screen=False, season=False)
    return control_chart(Series(months, VALUES), settings)


@pytest.mark.parametrize(
    ("direction", "target", "will"),
    [
        ("lower", 30.0, "reached"),
        ("lower", 22.0, "by chance"),
        ("lower", 10.0, "missed"),
        ("higher", 30.0, "missed"),
        ("higher", 18.0, "by chance"),
        ("higher", 10.0, "reached"),
    ],
)
def test_a_target_beyond_the_limits_is_certain(
    direction: Direction, target: float, will: str
) -> None:
    found = outlook(chart(direction), target)
    assert found is not None
    assert found.will == will


def test_a_target_on_a_limit_is_left_to_chance() -> None:
    made = chart("lower")
    upper = made.points[-1].upper
    assert upper is not None
    found = outlook(made, upper)
    assert found is not None
    assert found.will == "by chance"


def test_where_neither_way_is_better_nothing_is_said() -> None:
    assert outlook(chart("neither"), 10.0) is None


def test_it_is_told_in_a_sentence() -> None:
    found = outlook(chart("lower"), 10.0)
    assert found is not None
    assert found.words == (
        "The target of 10 a month lies below the limits: it will be missed unless something "
        "changes."
    )
