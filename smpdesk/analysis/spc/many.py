"""Many series charted at once, for an overview: XmR limits and signals, no words."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from smpdesk.analysis.spc.limits import XMR_FACTOR, Band, Flags, Floats, moving_range
from smpdesk.analysis.spc.rules import find_signals
from smpdesk.analysis.spc.settings import ChartSettings, rule_set

_DEFAULTS = ChartSettings()


@dataclass(frozen=True)
class Scan:
    """Centre, lower and upper limit of each series, and which points each rule marks."""

    centre: Floats
    lower: Floats
    upper: Floats
    signals: dict[str, Flags]


def scan_many(values: Floats, settings: ChartSettings = _DEFAULTS, floor: bool = True) -> Scan:
    """XmR charts of many series of equal length (series × periods, NaN where missing).

    Of the settings only rules, run lengths and screening count. Series whose values are all
    the same have NaN for limits and no signals.
    """
    there = ~np.isnan(values)
    count = there.sum(axis=1)
    centre = np.where(there, values, 0.0).sum(axis=1) / np.where(count > 0, count, np.nan)
    spread = moving_range(values, settings.screen)
    spread = XMR_FACTOR * np.where(spread > 0, spread, np.nan)
    lower, upper = centre - spread, centre + spread
    if floor:
        lower = np.maximum(lower, 0.0)
    middle, sigma = centre[:, None], spread[:, None] / 3
    band = Band(middle, lower[:, None], upper[:, None], sigma, sigma, middle)
    signals = find_signals(values, band, rule_set(settings))
    varied = ~np.isnan(spread)[:, None]
    return Scan(centre, lower, upper, {name: marks & varied for name, marks in signals.items()})
