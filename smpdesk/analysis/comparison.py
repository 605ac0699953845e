"""One figure against another: change in number and per cent, and whether it may be chance."""

from __future__ import annotations

import math
from dataclasses import dataclass

NOT_CHANCE = 3.0


@dataclass(frozen=True)
class Change:
    """The change from ``before`` to ``now``.

    ``percent`` is of ``before`` (8.9 means +8.9%). What cannot be worked out is ``None``, and
    ``note`` says why.
    """

    now: float | None
    before: float | None
    number: float | None
    percent: float | None
    note: str = ""


@dataclass(frozen=True)
class SmallNumberTest:
    """2(√now − √before) of two counts, whether it lies beyond ±3, and that in words."""

    score: float
    beyond_chance: bool
    words: str


def change(now: float | None, before: float | None) -> Change:
    """The change from ``before`` to ``now``, in number and as a per cent of ``before``."""
    if now is None or before is None:
        missing = "Both figures are" if now is None and before is None else "One figure is"
        return Change(now, before, None, None, f"{missing} missing, so no change can be given.")
    number = now - before
    if before == 0:
        if number == 0:
            return Change(now, before, 0.0, None, "Both figures are zero: no change.")
        return Change(
            now, before, number, None, "A per cent change from zero is not defined; see the number."
        )
    note = "The earlier figure is negative, so the per cent is of its size." if before < 0 else ""
    return Change(now, before, number, 100 * number / abs(before), note)


def count_test(now: float | None, before: float | None) -> SmallNumberTest | None:
    """:func:`small_number_test` of two counts; ``None`` where one is missing or negative."""
    if now is None or before is None or now < 0 or before < 0:
        return None
    return small_number_test(now, before)


def small_number_test(now: float, before: float) -> SmallNumberTest:
    """Whether two counts of periods of equal length differ by more than chance.

    The square root of a Poisson count has a standard deviation of about one half, so
    2(√now − √before) beyond ±3 is unlikely by chance (A. P. Wheeler 2016, "Tables and graphs
    for monitoring temporal crime trends"). Raises ``ValueError`` for a negative count.
    """
    if now < 0 or before < 0:
        raise ValueError("a count is not negative")
    score = 2 * (math.sqrt(now) - math.sqrt(before))
    beyond = abs(score) > NOT_CHANCE
    way = "rise" if score > 0 else "fall"
    if beyond:
        words = f"The {way} is more than chance would give ({score:+.1f}, beyond ±3)."
    elif score == 0:
        words = "The two counts are the same."
    else:
        words = f"The {way} is no more than chance can give ({score:+.1f}, within ±3)."
    return SmallNumberTest(score, beyond, words)
