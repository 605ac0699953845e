"""What the officer might consider: a step change, or a month to set aside. Nothing is applied."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from smpdesk.analysis.spc.choice import Choice
from smpdesk.analysis.spc.fit import Fit, fit_phase
from smpdesk.analysis.spc.frame import Frame
from smpdesk.analysis.spc.limits import Flags
from smpdesk.analysis.spc.settings import RuleSet
from smpdesk.analysis.spc.signals import phase_signals

_MOST_TRIED = 3
_PULL = 0.2
"""How many sigma a point must move the centre to be the one that makes a shift."""


@dataclass(frozen=True)
class Freak:
    """A point that makes most of a shift by itself, and what would stand without it.

    ``index`` counts within the whole series; ``left`` are the marks within the phase.
    """

    index: int
    left: dict[str, Flags]


def freaks_of(
    frame: Frame, fit: Fit, found: dict[str, Flags], choice: Choice, rules: RuleSet, screen: bool
) -> list[Freak]:
    """Points outside the limits without any one of which the chart loses most of its shift."""
    shifted, outside = _shift_marks(found), found.get("outside")
    if shifted is None or outside is None or not shifted.any() or not outside.any():
        return []
    away = np.abs(fit.values - fit.band.pivot)
    tried = sorted(np.flatnonzero(outside).tolist(), key=lambda index: -away[index])[:_MOST_TRIED]
    freaks = []
    for index in tried:
        aside = frame.without(fit.span.start + index)
        refit = fit_phase(aside, fit.span, choice, screen)
        if not _pulls(fit, refit):
            continue
        left = phase_signals(aside, refit, rules)
        again = _shift_marks(left)
        others = shifted.sum() - shifted[index]
        if again is not None and others and again.sum() * 2 <= others:
            freaks.append(Freak(fit.span.start + index, left))
    return freaks


def _pulls(fit: Fit, refit: Fit) -> bool:
    """Whether leaving the point out moves the centre by more than a trace."""
    if refit.missing:
        return False
    moved = np.abs(fit.band.centre - refit.band.centre) / refit.band.up
    return bool(np.nanmax(moved) >= _PULL)


def _shift_marks(found: dict[str, Flags]) -> Flags | None:
    """The points of shifts: of long runs where the rules know no shift."""
    return found.get("shift", found.get("run"))


def step_candidates(fit: Fit, found: dict[str, Flags]) -> list[int]:
    """Where new limits might start: the first point of a shift that no later run contradicts.

    A shift that begins with its phase is no change, and one that a later shift to the other
    side contradicts did not last.
    """
    marks = _shift_marks(found)
    if marks is None or not marks.any():
        return []
    side = np.sign(fit.values - fit.band.pivot)
    starts: list[tuple[int, float]] = []
    before = 0.0
    for index in range(len(marks)):
        here = float(side[index]) if marks[index] else 0.0
        if here and here != before:
            starts.append((index, here))
        if not np.isnan(side[index]):
            before = here
    last_side = starts[-1][1]
    lasting = []
    for index, way in reversed(starts):
        if way != last_side:
            break
        lasting.append(index)
    first = lasting[-1]
    return [fit.span.start + first] if first > 0 else []
