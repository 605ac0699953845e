"""Which signals each point of a chart is part of, phase by phase."""

from __future__ import annotations

import numpy as np

from smpdesk.analysis.spc.fit import Fit
from smpdesk.analysis.spc.frame import Frame
from smpdesk.analysis.spc.limits import Flags, Floats
from smpdesk.analysis.spc.rules import find_signals
from smpdesk.analysis.spc.settings import RuleSet


def phase_signals(frame: Frame, fit: Fit, rules: RuleSet) -> dict[str, Flags]:
    """The points of one phase that each rule marks.

    Points set aside are passed over. A provisional point joins a signal that stands without
    it, and never makes one.
    """
    if fit.missing in ("empty", "single", "constant", "overlapping"):
        return {}
    kept = ~frame.aside[fit.span]
    provisional = frame.provisional[fit.span][kept]
    values = fit.values[kept]
    band = fit.band.part(kept)
    settled = np.where(provisional, np.nan, values)
    found = _row(find_signals(settled[None, :], band, rules))
    if provisional.any():
        full = _row(find_signals(values[None, :], band, rules))
        side = np.sign(values - band.pivot)
        found = {
            name: marks | _joining(marks, full[name], provisional, side)
            for name, marks in found.items()
        }
    return {name: _back(marks, kept) for name, marks in found.items()}


def _joining(settled: Flags, full: Flags, provisional: Flags, side: Floats) -> Flags:
    """The provisional points that carry on a signal of the settled point before them."""
    joined = np.zeros(len(settled), dtype=bool)
    for index in np.flatnonzero(provisional & full).tolist():
        before = index - 1
        carried = before >= 0 and (settled[before] or joined[before])
        joined[index] = bool(carried) and side[index] == side[before]
    return joined


def _row(found: dict[str, Flags]) -> dict[str, Flags]:
    return {name: marks[0] for name, marks in found.items()}


def _back(marks: Flags, kept: Flags) -> Flags:
    """Marks of the kept points, on all points."""
    placed = np.zeros(len(kept), dtype=bool)
    placed[kept] = marks
    return placed
