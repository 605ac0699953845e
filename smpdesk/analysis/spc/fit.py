"""The centre and limits of one phase, on the scale of its chart."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from smpdesk.analysis.spc.choice import SMALL_COUNT_KINDS, Choice
from smpdesk.analysis.spc.frame import Frame
from smpdesk.analysis.spc.limits import (
    T_POWER,
    Band,
    Flags,
    Floats,
    g_chart,
    laney,
    mean_of,
    p_chart,
    screening_leaves_nothing,
    small_counts,
    u_chart,
    xmr,
)

RATE_KINDS = ("u", "p", "laney")
"""Charts that divide by the denominator and plot the rate."""

_SAME = 1e-12


@dataclass(frozen=True)
class Fit:
    """One phase fitted: values on the scale on which the rules judge them, and their band.

    ``plotted`` are the values as they are drawn: counts stay raw. ``shown`` turns a line back
    into what is drawn. ``level`` is centre, lower and upper for an average period. ``count``
    points hold it up. ``missing`` says in a word why there are no limits: ``empty``,
    ``single``, ``constant``, ``overlapping``, ``apart``, ``level``; or nothing. ``unscreened``
    says that screening would have left no moving range.
    """

    span: slice
    plotted: Floats
    values: Floats
    band: Band
    factor: Floats
    power: float
    level: tuple[float, ...]
    count: int
    missing: str
    varies: bool
    unscreened: bool = False

    @property
    def repeating(self) -> bool:
        """Whether there are no limits because each year is the same, and not each month."""
        return self.missing == "constant" and bool(np.ptp(self.factor) > _SAME)

    def shown(self, line: Floats) -> Floats:
        """A line as it is drawn: back from the season, and from a t-chart's root."""
        back: Floats = line * self.factor if self.power == 1 else line**self.power
        return back


def fit_phase(frame: Frame, span: slice, choice: Choice, screen: bool) -> Fit:
    """Fits one phase of a series."""
    included = frame.included[span]
    weights = _weights(frame, span, choice)
    kept_weights = weights[included]
    average = kept_weights.mean() if kept_weights.size else 1.0
    # One point more, missing and of average weight, carries the level lines.
    events = np.append(frame.values[span], np.nan)
    values, band = _band(
        events, np.append(weights, average), np.append(included, False), choice, screen, frame.floor
    )
    values, kept = values[:-1], values[:-1][included]
    missing = _why_no_limits(kept, band, frame.series.overlapping)
    if missing:
        band = _centre_alone(kept, len(events), missing)
    power = T_POWER if choice.kind == "t" else 1.0
    level = tuple(float(line[-1]) ** power for line in (band.centre, band.lower, band.upper))
    varies = bool(kept.size) and bool(np.ptp(kept_weights) > _SAME * average)
    return Fit(
        span,
        _plotted(frame, span, choice),
        values,
        band.part(slice(-1)),
        choice.factor[span],
        power,
        level,
        len(kept),
        missing,
        varies and not missing,
        choice.kind == "xmr" and screen and screening_leaves_nothing(values, included),
    )


def _plotted(frame: Frame, span: slice, choice: Choice) -> Floats:
    """The values as they are drawn: raw, or for their denominator."""
    if choice.kind in RATE_KINDS and frame.exposure is not None:
        return frame.values[span] / frame.exposure[span]
    return frame.values[span]


def _weights(frame: Frame, span: slice, choice: Choice) -> Floats:
    """What makes one period's limits wider than another's: exposure, season, month length."""
    factor = choice.factor[span]
    if choice.kind in RATE_KINDS and frame.exposure is not None:
        return frame.exposure[span] * factor
    return choice.weights[span] if choice.kind in SMALL_COUNT_KINDS else factor


def _band(
    events: Floats, weights: Floats, included: Flags, choice: Choice, screen: bool, floor: bool
) -> tuple[Floats, Band]:
    """Values and band of a phase on the scale on which the rules judge them."""
    with np.errstate(all="ignore"):
        if choice.kind == "xmr":
            return events / weights, xmr(events / weights, included, screen, floor)
        if choice.kind in SMALL_COUNT_KINDS:
            return events, small_counts(events, included, weights, choice.dispersion)
        if choice.kind == "g":
            return events, g_chart(events, included)
        if choice.kind == "t":
            root = events ** (1 / T_POWER)
            return root, xmr(root, included, screen=False, floor=True)
        if choice.kind == "p":
            return events / weights, p_chart(events, weights, included)
        chart = laney if choice.kind == "laney" else u_chart
        return events / weights, chart(events, weights, included)


def _why_no_limits(kept: Floats, band: Band, overlapping: bool) -> str:
    """The word for a phase that can have no limits, or nothing."""
    if not kept.size:
        return "empty"
    if kept.size == 1:
        return "single"
    if np.ptp(kept) <= _SAME * np.abs(kept).max():
        return "constant"
    if overlapping:
        return "overlapping"
    if np.isnan(band.upper[-1]):
        return "apart"
    return "level" if band.up[-1] == 0 else ""


def _centre_alone(kept: Floats, points: int, missing: str) -> Band:
    """A centre without limits."""
    centre = float(kept[0]) if missing in ("single", "constant") else mean_of(kept)
    middle, none = np.full(points, centre), np.full(points, np.nan)
    return Band(middle, none, none, none, none, middle)
