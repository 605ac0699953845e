"""How many of many charts show a signal in their newest month by chance alone."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from smpdesk.analysis.spc.many import scan_many
from smpdesk.analysis.spc.settings import ChartSettings

_SERIES = 2000
"""So many series tell a chance of 2% to within a third of a point."""
_YEAR, _MOST = 12, 60
"""Lengths are taken by whole years; a chart longer than five is as likely to show one."""


def chance_of_signal(points: int, settings: ChartSettings) -> float:
    """The chance that a rule marks the newest of so many points of a process that is stable.

    Counted over simulated normal series, always the same, each charted by the limits that its own
    points give. Small counts vary less than that, so for them it is the most to expect. Of the
    settings only rules, run lengths and screening count.
    """
    years = max(1, min(_MOST, points) // _YEAR)
    lengths = ChartSettings(
        rules=settings.rules,
        shift=settings.shift,
        trend=settings.trend,
        screen=settings.screen,
    )
    return _chance(years * _YEAR, lengths)


@lru_cache(maxsize=32)
def _chance(points: int, settings: ChartSettings) -> float:
    stable = np.random.default_rng(1931).normal(100, 10, (_SERIES, points))
    marked = [marks[:, -1] for marks in scan_many(stable, settings).signals.values()]
    return float(np.any(marked, axis=0).mean())
