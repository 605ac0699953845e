"""What the officer may decide about a control chart, and the rules that follow from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from smpdesk.analysis.control_chart import ChangePoint, Direction
from smpdesk.errors import UserError

ChartKind = Literal["auto", "xmr", "c", "poisson", "u", "p", "laney", "g", "t"]
RuleSetName = Literal["mdc", "weco", "nelson", "anhoj"]


@dataclass(frozen=True)
class ChartSettings:
    """How a series is to be charted; the defaults choose for the officer.

    ``season`` None means: follow the calendar month where the chart is chosen automatically
    and there are three full years. ``shift`` and ``trend`` replace the run lengths of the
    rule set. ``set_aside`` and the months of ``change_points`` name periods of the series;
    ``set_aside_reasons`` are pairs of such a period and the reason, for the notes. Only a
    change point with ``step_change`` starts new limits. ``as_making_data_count`` makes the
    choices of NHS England's spreadsheet: an XmR chart, moving ranges not screened, limits that
    may lie below 0, no season.
    """

    chart: ChartKind = "auto"
    rules: RuleSetName = "mdc"
    shift: int | None = None
    trend: int | None = None
    screen: bool = True
    season: bool | None = None
    as_making_data_count: bool = False
    set_aside: tuple[str, ...] = ()
    set_aside_reasons: tuple[tuple[str, str], ...] = ()
    change_points: tuple[ChangePoint, ...] = ()
    direction: Direction = "lower"


@dataclass(frozen=True)
class RuleSet:
    """The rules to apply: run lengths (None where the set has no such rule) and a set's own."""

    name: RuleSetName
    shift: int | None
    trend: int | None
    text: str


_TITLES = {
    "mdc": "Making Data Count rules",
    "weco": "Western Electric rules",
    "nelson": "Nelson rules",
    "anhoj": "Anhøj rules",
}
_SHIFTS: dict[str, int | None] = {"mdc": 7, "weco": 8, "nelson": 9, "anhoj": None}
_TRENDS: dict[str, int | None] = {"mdc": 7, "weco": None, "nelson": 6, "anhoj": None}
_OWN = {
    "mdc": ("two of three near a limit",),
    "weco": ("two of three near a limit", "four of five beyond one sigma"),
    "nelson": (
        "two of three beyond two sigma",
        "four of five beyond one sigma",
        "14 alternating",
        "15 within one sigma",
        "8 with none within one sigma",
    ),
    "anhoj": ("an unusually long run", "unusually few crossings"),
}


def rule_set(settings: ChartSettings) -> RuleSet:
    """The rules that the settings ask for, with the words that every chart prints.

    Raises ``UserError`` for a run too short to mean anything.
    """
    shift = _SHIFTS[settings.rules] if settings.shift is None else settings.shift
    trend = _TRENDS[settings.rules] if settings.trend is None else settings.trend
    for name, length in (("shift", shift), ("trend", trend)):
        if length is not None and length < 3:
            raise UserError(
                f"A {name} of {length} points says nothing: chance alone makes one all the time. "
                "Choose at least 3; 6 to 9 are usual."
            )
    parts = ["a point outside the limits"]
    if shift is not None:
        parts.append(f"runs of {shift} on one side")
    if trend is not None:
        parts.append(f"trends of {trend}")
    parts.extend(_OWN[settings.rules])
    return RuleSet(settings.rules, shift, trend, f"{_TITLES[settings.rules]}: {', '.join(parts)}")
