"""Centre lines and limits, by the formula of each chart.

Every function works on the points of one phase and gives a ``Band``. Missing points are NaN.
Sources: Provost & Murray; Montgomery; Wheeler (2.66 and 3.267); Laney 2002; Nelson 1984.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from smpdesk.analysis.spc.quantiles import negative_binomial_quantiles, poisson_quantiles

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

XMR_FACTOR = 2.66
SCREEN_FACTOR = 3.267
RANGE_TO_SIGMA = 1.128
T_POWER = 3.6
"""Time between events to the power 1/3.6 is close to normal (Nelson 1994)."""


@dataclass(frozen=True)
class Band:
    """Centre, limits and sigmas, each broadcast over the points (NaN where there is none).

    ``up`` and ``down`` are one sigma above and below the centre: a third of the way to the
    limit before it was floored (infinite where there is no limit on that side). ``pivot`` is
    what runs are judged against: the centre, except for small counts, where it is the median.
    """

    centre: Floats
    lower: Floats
    upper: Floats
    up: Floats
    down: Floats
    pivot: Floats

    def part(self, which: slice | Flags) -> Band:
        """The band of some of its points."""
        return Band(
            self.centre[which],
            self.lower[which],
            self.upper[which],
            self.up[which],
            self.down[which],
            self.pivot[which],
        )


def mean_of(values: Floats) -> float:
    """The mean of the values that are there, exactly rounded, so that ties with it are ties."""
    there = values[~np.isnan(values)].tolist()
    return math.fsum(there) / len(there) if there else math.nan


def moving_range(values: Floats, screen: bool) -> Floats:
    """The mean moving range of each row (rows × points), of neighbours that are both there.

    Screened once: ranges not under 3.267 × their mean are left out. Where that leaves nothing
    or only zeros, the unscreened mean stands. NaN where no two neighbours are there.
    """
    ranges = np.abs(np.diff(values, axis=1))
    there = ~np.isnan(ranges)
    plain = _mean_where(ranges, there)
    if not screen:
        return plain
    kept = there & (np.where(there, ranges, np.inf) < SCREEN_FACTOR * plain[:, None])
    screened = _mean_where(ranges, kept)
    return np.where(screened > 0, screened, plain)


def screening_leaves_nothing(values: Floats, included: Flags) -> bool:
    """Whether screening one series leaves no moving range but zeros."""
    ranges = np.abs(np.diff(np.where(included, values, np.nan)))
    ranges = ranges[~np.isnan(ranges)]
    if not ranges.any():
        return False
    return not ranges[ranges < SCREEN_FACTOR * ranges.mean()].any()


def _mean_where(values: Floats, kept: Flags) -> Floats:
    """The mean along each row of what is kept; NaN where nothing is."""
    count = kept.sum(axis=1)
    total = np.where(kept, values, 0.0).sum(axis=1)
    mean: Floats = np.where(count > 0, total / np.maximum(count, 1), np.nan)
    return mean


def xmr(values: Floats, included: Flags, screen: bool, floor: bool) -> Band:
    """Mean ± 2.66 × the mean moving range; floored at 0 for counts."""
    kept = np.where(included, values, np.nan)
    spread = XMR_FACTOR * float(moving_range(kept[None, :], screen)[0])
    return _symmetric(mean_of(kept), np.full(len(values), spread / 3), floor)


def small_counts(values: Floats, included: Flags, weights: Floats, dispersion: float = 1.0) -> Band:
    """Exact Poisson limits (negative binomial with a dispersion over 1) around the mean.

    ``weights`` are each point's share of exposure (1 for an average point). Runs are judged
    against the median: on either side of it lies at most half of what chance gives.
    """
    level = _pooled(values, weights, included)
    # An upper limit of 0 would lie under the centre: one event is then the limit.
    rows = [_count_row(level * weight, dispersion) for weight in weights.tolist()]
    rows = [(low, median, max(high, 1)) for low, median, high in rows]
    lower, pivot, upper = (np.array(column, dtype=float) for column in zip(*rows, strict=True))
    centre = level * weights
    # A lower limit of 0 is no limit, so there are no sigmas on the way to it either.
    down = np.where(lower > 0, (centre - lower) / 3, np.inf)
    return Band(centre, lower, upper, (upper - centre) / 3, down, pivot)


def _count_row(mean: float, dispersion: float) -> tuple[int, int, int]:
    if dispersion > 1:
        return negative_binomial_quantiles(mean, dispersion)
    return poisson_quantiles(mean)


def u_chart(events: Floats, exposure: Floats, included: Flags) -> Band:
    """Σy/Σn ± 3 √(centre/n), floor 0; with every n = 1 it is the c-chart."""
    centre = _pooled(events, exposure, included)
    return _symmetric(centre, np.sqrt(centre / exposure), floor=True)


def p_chart(events: Floats, exposure: Floats, included: Flags) -> Band:
    """Σy/Σn ± 3 √(p(1−p)/n), clipped to 0…1."""
    centre = _pooled(events, exposure, included)
    band = _symmetric(centre, np.sqrt(centre * (1 - centre) / exposure), floor=True)
    return Band(
        band.centre, band.lower, np.minimum(band.upper, 1.0), band.up, band.down, band.pivot
    )


def laney(events: Floats, exposure: Floats, included: Flags) -> Band:
    """The u-chart with limits widened by the variation between periods (Laney 2002)."""
    centre = _pooled(events, exposure, included)
    sigma = np.sqrt(centre / exposure)
    scores = np.where(included, (events / exposure - centre) / sigma, np.nan)
    widening = float(moving_range(scores[None, :], screen=False)[0]) / RANGE_TO_SIGMA
    return _symmetric(centre, sigma * widening, floor=True)


def g_chart(values: Floats, included: Flags) -> Band:
    """Events between: mean ± 3 √(m(m+1)), floor 0; the median is the centre that is shown."""
    kept = values[included & ~np.isnan(values)]
    mean = mean_of(kept)
    sigma = math.sqrt(mean * (mean + 1))
    band = _symmetric(mean, np.full(len(values), sigma), floor=True)
    centre = np.full(len(values), float(np.median(kept)) if len(kept) else math.nan)
    down = np.full(len(values), np.inf)
    return Band(centre, band.lower, band.upper, (band.upper - centre) / 3, down, centre)


def _pooled(events: Floats, exposure: Floats, included: Flags) -> float:
    """Σy/Σn over the points that count."""
    kept = included & ~np.isnan(events) & ~np.isnan(exposure)
    if not kept.any():
        return math.nan
    return math.fsum(events[kept].tolist()) / math.fsum(exposure[kept].tolist())


def _symmetric(centre: float, sigma: Floats, floor: bool) -> Band:
    """Limits three sigma either side of a level centre."""
    middle = np.full(len(sigma), centre)
    lower = centre - 3 * sigma
    if floor:
        lower = np.maximum(lower, 0.0)
    return Band(middle, lower, centre + 3 * sigma, sigma, sigma, middle)
