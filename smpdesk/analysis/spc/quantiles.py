"""Quantiles of small counts, exact and without a statistics library on the way."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

LOW_TAIL, HIGH_TAIL = 0.00135, 0.99865
"""The tails that three sigma leave under a normal curve."""


@lru_cache(maxsize=8192)
def poisson_quantiles(mean: float) -> tuple[int, int, int]:
    """The 0.00135, 0.5 and 0.99865 quantiles of a Poisson count with this mean.

    A quantile is the smallest count whose cumulative probability reaches the tail, as in R.
    """
    return _quantiles(mean, 1.0)


@lru_cache(maxsize=8192)
def negative_binomial_quantiles(mean: float, dispersion: float) -> tuple[int, int, int]:
    """The same quantiles for a count with variance ``dispersion`` × mean (dispersion over 1).

    The size parameter is mean / (dispersion − 1).
    """
    return _quantiles(mean, dispersion)


def probabilities(mean: float, dispersion: float = 1.0) -> tuple[int, NDArray[np.float64]]:
    """The first count of the window that holds all but a trace, and the chance of each in it.

    Poisson for a dispersion of 1, negative binomial above.
    """
    reach = 9 * dispersion * math.sqrt(mean) + 30 * dispersion
    start, last = max(0, math.floor(mean - reach)), math.ceil(mean + reach)
    steps = np.arange(start + 1, last + 1)
    if dispersion > 1:
        size, share = mean / (dispersion - 1), 1 - 1 / dispersion
        first = math.lgamma(start + size) - math.lgamma(size) - math.lgamma(start + 1)
        first += size * math.log(1 - share) + start * math.log(share)
        ratios = share * (size + steps - 1) / steps
    else:
        first = start * math.log(mean) - mean - math.lgamma(start + 1)
        ratios = mean / steps
    logs = first + np.concatenate(([0.0], np.cumsum(np.log(ratios))))
    return start, np.exp(logs)


def _quantiles(mean: float, dispersion: float) -> tuple[int, int, int]:
    if not mean > 0:
        return 0, 0, 0
    start, chances = probabilities(mean, dispersion)
    total = np.cumsum(chances)
    low, middle, high = (int(start + np.searchsorted(total, q)) for q in (LOW_TAIL, 0.5, HIGH_TAIL))
    return low, middle, high


@lru_cache(maxsize=4096)
def fewest_crossings(useful: int) -> int:
    """The 5% quantile of a binomial (n−1, ½): fewer crossings than this are a signal.

    Source: Anhøj & Olesen 2014, after Chen 2010. ``useful`` is n, the points off the centre.
    """
    draws = max(useful - 1, 0)
    total, needed = 0, (1 << draws)
    for crossings in range(draws + 1):
        total += math.comb(draws, crossings)
        if total * 20 >= needed:
            return crossings
    return draws


def longest_usual_run(useful: int) -> int:
    """round(log₂ n) + 3: a longer run is a signal (Schilling 2012; Anhøj & Olesen 2014)."""
    return round(math.log2(useful)) + 3
