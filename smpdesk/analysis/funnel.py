"""Funnel limits: which areas' rates differ from the average by more than chance.

For O events against an average rate r the exact Poisson limits, drawn over the exposure, and
the additive adjustment for over-dispersion. Sources: UKHSA Fingertips guidance (exact limits
by chi-square); Spiegelhalter 2005, doi 10.1002/sim.1970 (τ², winsorised).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from smpdesk.errors import UserError

LEVELS = (95.0, 99.8)
"""The two levels of a funnel, in per cent."""
_WINSORISED = 0.10


@dataclass(frozen=True)
class ExactLimits:
    """The limits of a rate at a number of events, and the exposures at which they are drawn.

    ``upper`` and its exposure are None for no events: nothing can be high then.
    """

    lower: float
    lower_exposure: float
    upper: float | None
    upper_exposure: float | None


@dataclass(frozen=True)
class FunnelPoint:
    """One area on the funnel: its rate and where it lies at each level.

    ``place`` is ``high`` or ``low`` beyond 99.8%, ``rather high`` or ``rather low`` beyond
    95%, or ``as expected``; ``adjusted_place`` the same with the over-dispersion adjustment.
    """

    area: str
    events: float
    exposure: float
    rate: float
    place: str
    adjusted_place: str


@dataclass(frozen=True)
class Funnel:
    """Areas against their pooled average rate; ``tau_squared`` is 0 without over-dispersion."""

    average: float
    points: tuple[FunnelPoint, ...]
    tau_squared: float
    average_words: str = "pooled average: all events over all exposure"


def exact_limits(events: int, average: float, level: float) -> ExactLimits:
    """The exact Poisson limits of a rate at ``events`` against the average.

    lower r·O/(χ²₁₋α/₂,₂₍O₊₁₎/2), at exposure χ²₁₋α/₂,₂₍O₊₁₎/2/r; upper r·O/(χ²α/₂,₂O/2), at
    exposure χ²α/₂,₂O/2/r. ``ValueError`` for events below 0 or an average that isn't above 0.
    """
    if events < 0 or average <= 0:
        raise ValueError("a funnel needs events from 0 up and an average above 0")
    least, most = _exact_interval(events, level)
    if events == 0:
        return ExactLimits(0.0, most / average, None, None)
    return ExactLimits(
        lower=average * events / most,
        lower_exposure=most / average,
        upper=average * events / least,
        upper_exposure=least / average,
    )


def _exact_interval(events: float, level: float) -> tuple[float, float]:
    """The exact Poisson interval of a count, by chi-square quantiles halved."""
    from scipy.special import gammaincinv

    tail = (1 - level / 100) / 2
    least = float(gammaincinv(events, tail)) if events > 0 else 0.0
    return least, float(gammaincinv(events + 1, 1 - tail))


def funnel_curves(
    average: float, largest_exposure: float, level: float
) -> tuple[list[tuple[float, float]], list[tuple[float, float]]]:
    """Lower and upper limit as (exposure, rate), far enough to pass the largest exposure."""
    lower: list[tuple[float, float]] = []
    upper: list[tuple[float, float]] = []
    expected = average * largest_exposure
    last = math.ceil(expected + 5 * math.sqrt(expected) + 20)
    counts = [*range(min(last, 100) + 1)]
    if last > 100:
        counts += sorted({round(count) for count in np.geomspace(101, last, 200)})
    for events in counts:
        limits = exact_limits(events, average, level)
        lower.append((limits.lower_exposure, limits.lower))
        if limits.upper is not None and limits.upper_exposure is not None:
            upper.append((limits.upper_exposure, limits.upper))
    return lower, upper


def adjusted_limits(
    exposure: float, average: float, tau_squared: float, level: float
) -> tuple[float, float]:
    """Lower and upper limit at an exposure with the additive over-dispersion adjustment.

    r ± z √(r/n + τ²), floor 0 (Spiegelhalter 2005).
    """
    z = NormalDist().inv_cdf(1 - (1 - level / 100) / 2)
    away = z * math.sqrt(average / exposure + tau_squared)
    return max(0.0, average - away), average + away


def over_dispersion(events: Sequence[float], exposures: Sequence[float]) -> float:
    """τ², the variance between areas beyond chance; 0 unless φ shows more than chance.

    Scores z = (y/n − r)/√(r/n) are winsorised at their 10% and 90% quantiles; φ is their mean
    square; with weights w = n/r, τ² = (I·φ − (I − 1)) / (Σw − Σw²/Σw), where φ > (I − 1)/I.
    """
    counts, sizes = np.asarray(events, dtype=float), np.asarray(exposures, dtype=float)
    average = counts.sum() / sizes.sum()
    if len(counts) < 2 or average <= 0:
        return 0.0
    scores = (counts / sizes - average) / np.sqrt(average / sizes)
    kept = np.clip(scores, *np.quantile(scores, (_WINSORISED, 1 - _WINSORISED)))
    excess = float((kept**2).sum()) - (len(counts) - 1)
    weights = sizes / average
    spread = float(weights.sum() - (weights**2).sum() / weights.sum())
    return max(0.0, excess / spread) if spread > 0 else 0.0


def funnel(areas: Sequence[str], events: Sequence[float], exposures: Sequence[float]) -> Funnel:
    """Areas against their pooled average, plain and adjusted for over-dispersion.

    Raises ``UserError`` for fewer than two areas, an exposure that isn't above 0, or no events.
    """
    if len(areas) < 2:
        raise UserError("A funnel compares areas, so it needs at least two. Choose more areas.")
    if any(not size > 0 for size in exposures) or any(not count >= 0 for count in events):
        raise UserError(
            "A funnel needs a population above 0 and a count from 0 up for each area. "
            "Complete the figures, or leave the area out."
        )
    average = math.fsum(events) / math.fsum(exposures)
    if average == 0:
        raise UserError("No area has any event, so there is nothing to compare.")
    tau = over_dispersion(events, exposures)
    points = []
    for area, count, size in zip(areas, events, exposures, strict=True):
        exact = {level: _exact_interval(count, level) for level in LEVELS}
        plain = _place(
            {level: (most < average * size, least > average * size)
             for level, (least, most) in exact.items()}
        )  # fmt: skip
        rate = count / size
        about = {level: adjusted_limits(size, average, tau, level) for level in LEVELS}
        adjusted = _place({level: (rate < low, rate > up) for level, (low, up) in about.items()})
        points.append(FunnelPoint(area, count, size, rate, plain, adjusted))
    return Funnel(average, tuple(points), tau)


def _place(beyond: dict[float, tuple[bool, bool]]) -> str:
    """Where a point lies, from whether it is below and above the limits of each level."""
    for level, extent in ((99.8, ""), (95.0, "rather ")):
        low, high = beyond[level]
        if low or high:
            return f"{extent}{'low' if low else 'high'}"
    return "as expected"
