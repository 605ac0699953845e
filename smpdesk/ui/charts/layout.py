"""Where everything on a control chart lies: place 0 is the first month, heights are values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from smpdesk.analysis.control_chart import ControlChart, Point
from smpdesk.periods import months_between

Floats = NDArray[np.float64]
Line = tuple[Floats, Floats]

_HALF = 0.5
_GAP = (float("nan"), float("nan"))


@dataclass(frozen=True)
class ChartLayout:
    """Lines as (x, y) with NaN where they break, bands as outlines, and the range of heights."""

    places: Floats
    values: Floats
    firm: Line
    provisional: Line
    centre: Line
    limits: Line
    bands: list[list[tuple[float, float]]]
    low: float
    high: float


def lay_out(chart: ControlChart) -> ChartLayout:
    """Lay a control chart out."""
    first = chart.points[0].period
    places = np.array([months_between(first, p.period) for p in chart.points], dtype=float)
    values = np.array([_number(p.value) for p in chart.points], dtype=float)
    runs = list(_runs(chart, places))
    heights = [
        height
        for p in chart.points
        for height in (p.value, p.lower, p.upper, p.centre)
        if height is not None
    ]
    low, high = (min(heights), max(heights)) if heights else (0.0, 1.0)
    room = (high - low or abs(high) or 1.0) * 0.08
    floor = 0.0 if low >= 0 else low - room
    return ChartLayout(
        places,
        values,
        _joined(chart, places, values, provisional=False),
        _joined(chart, places, values, provisional=True),
        _steps(runs, ("centre",)),
        _steps(runs, ("lower", "upper")),
        [band for run in runs if (band := _band(run))],
        max(floor, low - room),
        high + room,
    )


def _number(value: float | None) -> float:
    return float("nan") if value is None else float(value)


def _runs(chart: ControlChart, places: Floats) -> Iterator[list[tuple[float, Point]]]:
    """The points of each phase with their places."""
    pairs = zip(places.tolist(), chart.points, strict=True)
    for _, run in groupby(pairs, key=lambda pair: pair[1].phase):
        yield list(run)


def _steps(runs: list[list[tuple[float, Point]]], names: tuple[str, ...]) -> Line:
    """A line that steps from month to month where limits follow the month, else runs level."""
    corners: list[tuple[float, float]] = []
    for name in names:
        for run in runs:
            for place, point in run:
                height = _number(getattr(point, name))
                corners += [(place - _HALF, height), (place + _HALF, height)]
            corners.append(_GAP)
    return _line(corners)


def _band(run: list[tuple[float, Point]]) -> list[tuple[float, float]]:
    """The outline between the limits of a phase; empty when it has none."""
    inside = [(x, p.lower, p.upper) for x, p in run if p.lower is not None and p.upper is not None]
    top = [(x + side, upper) for x, _, upper in inside for side in (-_HALF, _HALF)]
    bottom = [(x + side, lower) for x, lower, _ in inside for side in (-_HALF, _HALF)]
    return top + bottom[::-1]


def _joined(chart: ControlChart, places: Floats, values: Floats, provisional: bool) -> Line:
    """The line from value to value: the firm part, or what leads to provisional points."""
    corners: list[tuple[float, float]] = []
    for i in range(1, len(places)):
        if chart.points[i].provisional is provisional:
            corners += [(places[i - 1], values[i - 1]), (places[i], values[i]), _GAP]
    return _line(corners)


def _line(corners: list[tuple[float, float]]) -> Line:
    if not corners:
        return np.empty(0), np.empty(0)
    pairs = np.array(corners, dtype=float)
    return pairs[:, 0], pairs[:, 1]
