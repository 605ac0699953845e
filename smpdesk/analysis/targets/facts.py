"""What is known about an indicator, to judge its target by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from smpdesk.analysis.control_chart import Direction
from smpdesk.periods import Period

Status = Literal["met", "on course", "off course", "can't tell"]


@dataclass(frozen=True)
class Facts:
    """What is known about an indicator, to judge its target by.

    ``value`` is over ``period``; ``averages``, ``districts`` (the own area included) and
    ``last_year`` (the same months a year before) are in the same unit and over periods as long.
    ``unit`` is "count", "per cent", "pounds" or "per 1,000" and the like. ``population`` turns
    a count into a rate where the target is one, or back. ``denominator`` and
    ``baseline_denominator`` are what per cents are of. ``share_of_year`` is the part of a usual
    year that falls in these months, where it is known (by default months ÷ 12).
    """

    measure: str
    value: float | None
    period: Period
    unit: str = "count"
    direction: Direction = "neither"
    area: str = ""
    baseline: float | None = None
    baseline_period: Period | None = None
    last_year: float | None = None
    averages: Mapping[str, float] = field(default_factory=dict)
    districts: Mapping[str, float | None] = field(default_factory=dict)
    population: float | None = None
    denominator: float | None = None
    baseline_denominator: float | None = None
    share_of_year: float | None = None
