"""The control chart as one value, shared by the screen, the papers and the command line."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from smpdesk.analysis.series import Series

Direction = Literal["lower", "higher", "neither"]
Meaning = Literal["", "better", "worse", "changed"]
ChangeKind = Literal["recording", "boundary", "intervention", "event"]


@dataclass(frozen=True)
class ChangePoint:
    """A month in which something changed; only a confirmed step change redraws the limits."""

    month: str
    kind: ChangeKind = "event"
    note: str = ""
    source: str = ""
    step_change: bool = False


@dataclass(frozen=True)
class Point:
    """One period on the chart: its limits, the signals it is part of and what they mean.

    ``value`` is what is plotted: the count, or the rate where the chart has a denominator.
    ``signals`` names the rules: ``outside``, ``shift``, ``trend``, ``two_of_three``,
    ``four_of_five``; Nelson's ``alternating``, ``hugging``, ``avoiding``; Anhøj's ``run`` and
    ``crossings``. ``heads`` is which way they lead: 1 up, −1 down, 0 neither.
    """

    period: str
    value: float | None
    centre: float | None
    lower: float | None
    upper: float | None
    phase: int
    set_aside: bool = False
    provisional: bool = False
    signals: tuple[str, ...] = ()
    meaning: Meaning = ""
    heads: int = 0


@dataclass(frozen=True)
class Phase:
    """The run of periods that share a centre and limits.

    ``centre``, ``lower`` and ``upper`` are level lines. Where the limits vary from period to
    period (``limits_vary``: exposures, season, month length) they are those of an average
    period, and each ``Point`` has its own. ``sigma`` is a third of the way from the centre to
    the upper limit; ``count`` how many points the centre rests on; ``provisional`` says that
    these are fewer than 12.
    """

    start: str
    end: str
    centre: float | None
    lower: float | None
    upper: float | None
    count: int
    provisional: bool = False
    sigma: float | None = None
    limits_vary: bool = False


@dataclass(frozen=True)
class ControlChart:
    """What a control chart shows, and what it says in words."""

    series: Series
    chart: str
    why: str
    rules: str
    rules_text: str
    direction: Direction
    points: tuple[Point, ...]
    phases: tuple[Phase, ...]
    change_points: tuple[ChangePoint, ...]
    verdict: str
    meaning: Meaning
    notes: tuple[str, ...] = ()
    false_alarms: str = ""
    step_candidates: tuple[str, ...] = ()
    set_aside_candidates: tuple[str, ...] = field(default=())
