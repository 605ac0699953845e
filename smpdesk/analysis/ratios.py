"""Ratios of two counts (repeat victims, MARAC repeats) with their intervals."""

from __future__ import annotations

import math
from dataclasses import dataclass

Z95 = 1.959963984540054


@dataclass(frozen=True)
class Ratio:
    """``numerator`` of ``denominator`` with its 95% interval, all as shares from 0 to 1.

    ``share``, ``lower`` and ``upper`` are ``None`` when there is nothing to divide by; ``note``
    then says so.
    """

    numerator: float | None
    denominator: float | None
    share: float | None
    lower: float | None
    upper: float | None
    note: str = ""


@dataclass(frozen=True)
class RatioChange:
    """The difference of two ratios, in percentage points, with its 95% interval.

    ``beyond_chance`` is true when the interval leaves out zero.
    """

    now: Ratio
    before: Ratio
    points: float | None
    lower: float | None
    upper: float | None
    beyond_chance: bool
    words: str


def wilson(successes: float, trials: float, z: float = Z95) -> tuple[float, float]:
    """The score interval of a proportion (Wilson 1927), from 0 to 1.

    ``trials`` may be an effective base and need not be whole. Raises ``ValueError`` when the
    successes are not between 0 and the trials, or there are none of these.
    """
    if trials <= 0 or not 0 <= successes <= trials:
        raise ValueError("a proportion needs a number between 0 and its base")
    p = successes / trials
    scale = 1 + z * z / trials
    middle = (p + z * z / (2 * trials)) / scale
    half = z * math.sqrt(p * (1 - p) / trials + z * z / (4 * trials * trials)) / scale
    lower = 0.0 if successes == 0 else max(0.0, middle - half)
    upper = 1.0 if successes == trials else min(1.0, middle + half)
    return lower, upper


def newcombe(
    now: tuple[float, float], before: tuple[float, float], z: float = Z95
) -> tuple[float, float]:
    """The interval of the difference of two independent proportions, ``now`` less ``before``.

    Each is (successes, trials). Newcombe 1998, method 10 (doi
    10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I).
    """
    p, q = now[0] / now[1], before[0] / before[1]
    (low_p, high_p), (low_q, high_q) = wilson(*now, z), wilson(*before, z)
    return (
        p - q - math.hypot(p - low_p, high_q - q),
        p - q + math.hypot(high_p - p, q - low_q),
    )


def ratio(numerator: float | None, denominator: float | None) -> Ratio:
    """``numerator`` out of ``denominator``, such as repeat cases out of all cases.

    A numerator above its denominator gives no share, and a note: the two don't belong together.
    """
    note = ""
    if numerator is None or denominator is None:
        note = "One of the two counts is missing, so there is no share."
    elif denominator == 0:
        note = "There were none in all, so there is no share."
    elif not 0 <= numerator <= denominator:
        note = f"{numerator:g} cannot be a part of {denominator:g}, so there is no share."
    if note or numerator is None or denominator is None:
        return Ratio(numerator, denominator, None, None, None, note)
    lower, upper = wilson(numerator, denominator)
    return Ratio(numerator, denominator, numerator / denominator, lower, upper)


def ratio_change(now: Ratio, before: Ratio) -> RatioChange:
    """The change from one ratio to another, in percentage points, and whether it may be chance."""
    if now.share is None or before.share is None:
        words = f"No change can be given. {now.note or before.note}"
        return RatioChange(now, before, None, None, None, False, words)
    assert now.numerator is not None and now.denominator is not None
    assert before.numerator is not None and before.denominator is not None
    low, high = newcombe((now.numerator, now.denominator), (before.numerator, before.denominator))
    points = 100 * (now.share - before.share)
    beyond = low > 0 or high < 0
    verdict = "more than chance would give" if beyond else "no more than chance can give"
    words = (
        f"From {100 * before.share:.1f}% to {100 * now.share:.1f}%: {points:+.1f} percentage "
        f"points ({100 * low:+.1f} to {100 * high:+.1f}), {verdict}."
    )
    return RatioChange(now, before, points, 100 * low, 100 * high, beyond, words)
