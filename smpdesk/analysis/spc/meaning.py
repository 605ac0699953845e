"""What a signal means: better, worse, or only changed."""

from __future__ import annotations

from collections.abc import Sequence

from smpdesk.analysis.control_chart import Direction, Meaning
from smpdesk.analysis.spc.fit import Fit
from smpdesk.analysis.spc.frame import Frame, change_index
from smpdesk.analysis.spc.settings import ChartSettings

_SIDED = frozenset({"outside", "shift", "two_of_three", "four_of_five", "run"})
REDEFINING = ("recording", "boundary")
"""Kinds of change after which figures count something else: never better or worse."""


def heading(signals: Sequence[str], values: Sequence[float], pivot: float, index: int) -> int:
    """Which way a point's signals lead: 1 up, −1 down, 0 neither."""
    here = values[index]
    if _SIDED.intersection(signals):
        return 1 if here > pivot else -1
    if "trend" in signals:
        before = values[index - 1] if index else here
        after = values[index + 1] if index + 1 < len(values) else here
        return 1 if here > before or after > here else -1
    return 0


def meaning_of(direction: Direction, heads: int, unscored: bool) -> Meaning:
    """Better, worse or changed, for a signal that leads up (1), down (−1) or neither (0)."""
    if direction == "neither" or heads == 0 or unscored:
        return "changed"
    return "better" if (heads > 0) == (direction == "higher") else "worse"


def redefined(frame: Frame, fit: Fit, settings: ChartSettings) -> bool:
    """Whether a change of recording or boundary, not confirmed as a step, lies in this phase.

    Its signals then compare figures that count different things.
    """
    for change in settings.change_points:
        if change.kind in REDEFINING and not change.step_change:
            index = change_index(frame, change)
            if index is not None and fit.span.start < index < fit.span.stop:
                return True
    return False
