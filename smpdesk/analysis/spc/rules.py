"""The rules that tell signal from noise, on many series at once (rows × points).

Missing points are NaN: they end a run, and are part of no signal. Every point of a pattern
is marked. Sources: NHS England, Making Data Count; Western Electric 1956; Nelson 1984;
Anhøj & Olesen 2014.
"""

from __future__ import annotations

from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from smpdesk.analysis.spc.limits import Band, Flags, Floats
from smpdesk.analysis.spc.quantiles import fewest_crossings, longest_usual_run
from smpdesk.analysis.spc.settings import RuleSet

_TIE = 1e-12


def find_signals(values: Floats, band: Band, rules: RuleSet) -> dict[str, Flags]:
    """Which points each rule marks, by the rule's name, for one phase.

    ``values`` and the band's lines are rows × points (the lines may be broadcast). A series
    without limits can still show shifts and trends.
    """
    tie = _TIE * np.maximum(np.abs(values), np.abs(band.centre))
    above, below = values > band.upper + tie, values < band.lower - tie
    side = np.where(np.abs(values - band.pivot) <= tie, 0, np.sign(values - band.pivot))
    found = {"outside": above | below}
    if rules.shift is not None:
        found["shift"] = _runs(side > 0, rules.shift) | _runs(side < 0, rules.shift)
    if rules.trend is not None:
        found["trend"] = _trends(values, rules.trend)
    if rules.name in ("mdc", "weco"):
        found["two_of_three"] = _two_near_a_limit(values, band, side, above | below)
    if rules.name == "nelson":
        found["two_of_three"] = _several_beyond(values, band, 2, 3, 2)
    if rules.name in ("weco", "nelson"):
        found["four_of_five"] = _several_beyond(values, band, 4, 5, 1)
    if rules.name == "nelson":
        found.update(_nelson_patterns(values, band))
    if rules.name == "anhoj":
        found["run"], found["crossings"] = _anhoj(side)
    return found


def _full_windows(member: NDArray[np.generic], length: int) -> NDArray[np.intp]:
    """How many members each window of this length holds, by the window's first point."""
    sums = np.zeros((member.shape[0], member.shape[1] + 1), dtype=np.intp)
    np.cumsum(member, axis=1, out=sums[:, 1:])
    return sums[:, length:] - sums[:, :-length]


def _spread(starts: Flags, length: int, points: int) -> Flags:
    """Marks every point of the windows that start where told."""
    marks = np.zeros((starts.shape[0], points), dtype=bool)
    for offset in range(length):
        marks[:, offset : offset + starts.shape[1]] |= starts
    return marks


def _runs(member: Flags, length: int) -> Flags:
    """Every point of each unbroken run of at least this length."""
    if member.shape[1] < length:
        return np.zeros(member.shape, dtype=bool)
    return _spread(_full_windows(member, length) == length, length, member.shape[1])


def _trends(values: Floats, length: int) -> Flags:
    """Every point of each run in which each is strictly above (or below) the one before."""
    points = values.shape[1]
    if points < length:
        return np.zeros(values.shape, dtype=bool)
    steps = np.diff(values, axis=1)
    up = _full_windows(steps > 0, length - 1) == length - 1
    down = _full_windows(steps < 0, length - 1) == length - 1
    return _spread(up | down, length, points)


def _two_near_a_limit(values: Floats, band: Band, side: Floats, outside: Flags) -> Flags:
    """Making Data Count: three points on one side, two or more between two sigma and the limit."""
    marks = np.zeros(values.shape, dtype=bool)
    if values.shape[1] < 3:
        return marks
    above, below = _beyond(values, band, 2)
    for here, far in ((side > 0, above & ~outside), (side < 0, below & ~outside)):
        windows = (_full_windows(here, 3) == 3) & (_full_windows(far & here, 3) >= 2)
        marks |= _spread(windows, 3, values.shape[1]) & far & here
    return marks


def _several_beyond(values: Floats, band: Band, least: int, of: int, sigmas: int) -> Flags:
    """At least so many of so many points beyond so many sigma, all on the same side."""
    marks = np.zeros(values.shape, dtype=bool)
    if values.shape[1] < of:
        return marks
    for far in _beyond(values, band, sigmas):
        marks |= _spread(_full_windows(far, of) >= least, of, values.shape[1]) & far
    return marks


def _beyond(values: Floats, band: Band, sigmas: int) -> tuple[Flags, Flags]:
    """Which points lie strictly beyond so many sigma, above and below."""
    tie = _TIE * np.maximum(np.abs(values), np.abs(band.centre))
    return (
        values > band.centre + sigmas * band.up + tie,
        values < band.centre - sigmas * band.down - tie,
    )


def _nelson_patterns(values: Floats, band: Band) -> dict[str, Flags]:
    """Nelson's rules 4, 7 and 8: alternating, hugging the centre, avoiding it."""
    points = values.shape[1]
    found = {name: np.zeros(values.shape, dtype=bool) for name in ("alternating", "hugging")}
    found["avoiding"] = found["hugging"].copy()
    above, below = _beyond(values, band, 1)
    steps = np.sign(np.diff(values, axis=1))
    turns = steps[:, 1:] * steps[:, :-1] < 0
    if points >= 14:
        found["alternating"] = _spread(_full_windows(turns, 12) == 12, 14, points)
    known = ~np.isnan(values - band.up - band.down)
    found["hugging"] = _runs(known & ~above & ~below, 15)
    if points >= 8:
        far = _full_windows(above | below, 8) == 8
        both = (_full_windows(above, 8) > 0) & (_full_windows(below, 8) > 0)
        found["avoiding"] = _spread(far & both, 8, points)
    return found


def _anhoj(side: Floats) -> tuple[Flags, Flags]:
    """The points of an unusually long run, and all useful points where crossings are too few.

    Points on the centre, and missing ones, are passed over.
    """
    useful = ~np.isnan(side) & (side != 0)
    long_run, few_crossings = np.zeros(side.shape, dtype=bool), np.zeros(side.shape, dtype=bool)
    for row in range(side.shape[0]):
        where = np.flatnonzero(useful[row])
        if not len(where):
            continue
        lengths = [len(list(run)) for _, run in groupby(side[row, where].tolist())]
        start = 0
        for length in lengths:
            if length > longest_usual_run(len(where)):
                long_run[row, where[start : start + length]] = True
            start += length
        few_crossings[row, where] = len(lengths) - 1 < fewest_crossings(len(where))
    return long_run, few_crossings
