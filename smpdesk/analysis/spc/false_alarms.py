"""How many false alarms chance alone gives a chart of this length and these rules.

Worked out for independent values about known limits: normal for most charts, Poisson or
negative binomial for small counts, geometric for a g-chart. An alarm is a pattern's beginning:
a run of twelve is one alarm, not twelve. Rules are added up, so a point that two rules mark counts
twice; the sum is the most to expect.
"""

from __future__ import annotations

import math
from functools import lru_cache
from itertools import product

from smpdesk.analysis.spc.quantiles import (
    fewest_crossings,
    longest_usual_run,
    negative_binomial_quantiles,
    poisson_quantiles,
    probabilities,
)
from smpdesk.analysis.spc.settings import RuleSet

_OUTSIDE = math.erfc(3 / math.sqrt(2))
"""The chance that a normal value lies beyond three sigma."""


@lru_cache(maxsize=256)
def expected_false_alarms(points: int, rules: RuleSet) -> float:
    """The false alarms to expect of a chart whose values are normal about known limits."""
    zones = (*(_normal_between(s, s + 1) for s in range(3)), _OUTSIDE / 2)
    return _expected(points, rules, zones, zones)


@lru_cache(maxsize=256)
def expected_for_counts(points: int, rules: RuleSet, mean: float, dispersion: float = 1.0) -> float:
    """The same for small counts about exact limits, runs being judged against the median."""
    low, median, high = (
        negative_binomial_quantiles(mean, dispersion) if dispersion > 1 else poisson_quantiles(mean)
    )
    high = max(high, 1)
    above, below = [0.0] * 4, [0.0] * 4
    start, chances = probabilities(mean, dispersion)
    for count, chance in enumerate(chances.tolist(), start):
        if count > median:
            above[_zone(count - mean, (high - mean) / 3, count > high)] += chance
        elif count < median:
            # A lower limit of 0 is no limit, so nothing is far on the way to it.
            down = (mean - low) / 3 if low else math.inf
            below[_zone(mean - count, down, count < low)] += chance
    return _expected(points, rules, tuple(above), tuple(below))


def _zone(away: float, sigma: float, outside: bool) -> int:
    """0 within one sigma, 1 and 2 further out, 3 outside the limit."""
    if outside:
        return 3
    return min(2, max(0, math.ceil(away / sigma) - 1)) if sigma > 0 else 2


def _expected(
    points: int, rules: RuleSet, above: tuple[float, ...], below: tuple[float, ...]
) -> float:
    """The sum over the rules; ``above`` and ``below`` are the chances of the four zones."""
    if points < 1:
        return 0.0
    total = points * (above[3] + below[3])
    if rules.shift is not None:
        total += sum(_run_starts(points, rules.shift, sum(zones)) for zones in (above, below))
    if rules.trend is not None:
        total += 2 * _trend_starts(points, rules.trend)
    for zones in (above, below):
        if rules.name in ("mdc", "weco"):
            near = (zones[2], zones[0] + zones[1] + zones[3])
            total += _pattern_starts(points, 3, 2, near, whole=True)
        if rules.name == "nelson":
            far = zones[2] + zones[3]
            total += _pattern_starts(points, 3, 2, (far, 1 - far), whole=False)
        if rules.name in ("weco", "nelson"):
            far = sum(zones[1:])
            total += _pattern_starts(points, 5, 4, (far, 1 - far), whole=False)
    if rules.name == "nelson":
        total += _nelson_starts(points, sum(above[1:]), sum(below[1:]))
    return total + (_anhoj_chance(points) if rules.name == "anhoj" else 0.0)


def _run_starts(points: int, length: int, chance: float) -> float:
    """Unbroken runs of at least this length, each point belonging to it with this chance."""
    if points < length:
        return 0.0
    return float(chance**length * (1 + (points - length) * (1 - chance)))


def _trend_starts(points: int, length: int) -> float:
    """Rising runs of at least this length among independent continuous values."""
    if points < length:
        return 0.0
    whole, longer = 1 / math.factorial(length), 1 / math.factorial(length + 1)
    return whole + (points - length) * (whole - longer)


@lru_cache(maxsize=1024)
def _pattern_starts(
    points: int, of: int, least: int, chances: tuple[float, float], whole: bool
) -> float:
    """Beginnings of "so many of so many": windows that fit after one that doesn't.

    ``chances`` are those of a point that counts and of one that doesn't but may lie between;
    with ``whole`` every other point breaks the pattern.
    """
    if points < of:
        return 0.0
    kinds = [(1, chances[0]), (0, chances[1]), (-of, 1 - sum(chances) if whole else 0.0)]
    first = later = 0.0
    for pattern in product([kind for kind in kinds if kind[1] > 0], repeat=of + 1):
        chance = math.prod(part[1] for part in pattern)
        before = sum(part[0] for part in pattern[:-1]) >= least
        after = sum(part[0] for part in pattern[1:]) >= least
        first += chance * before
        later += chance * (after and not before)
    return first + (points - of) * later


def _nelson_starts(points: int, far_above: float, far_below: float) -> float:
    """Nelson's rules 4, 7 and 8; alternation of n values has chance about 4 (2/π)ⁿ⁺¹."""
    alternating = 0.0
    if points >= 14:
        long, longer = 4 * (2 / math.pi) ** 15, 4 * (2 / math.pi) ** 16
        alternating = long + (points - 14) * (long - longer)
    far = far_above + far_below
    one_sided = (far_above**8 + far_below**8) / far**8 if far else 1.0
    avoiding = _run_starts(points, 8, far) * (1 - one_sided)
    return alternating + _run_starts(points, 15, 1 - far) + avoiding


@lru_cache(maxsize=256)
def _anhoj_chance(points: int) -> float:
    """The chance that crossings are too few or the longest run too long, added up."""
    draws = points - 1
    few = sum(math.comb(draws, k) for k in range(fewest_crossings(points))) / (1 << draws)
    longest = longest_usual_run(points)
    # A run over L is L times "the same as the one before" in a row, among n − 1 fair tosses.
    free = [1.0] * longest + [1 - 0.5**longest]
    for tosses in range(longest + 1, draws + 1):
        free.append(free[tosses - 1] - free[tosses - longest - 1] * 0.5 ** (longest + 1))
    return few + 1 - free[max(draws, 0)]


def _normal_between(low: float, high: float) -> float:
    """The chance that a normal value lies between so many sigma above the centre."""
    return (math.erf(high / math.sqrt(2)) - math.erf(low / math.sqrt(2))) / 2
