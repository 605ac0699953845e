"""Places in a table: ties shown as ``5=``, low or high first."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

First = Literal["lowest", "highest"]


@dataclass(frozen=True)
class Rank:
    """A place, counted from 1, among ``of`` that have one; ``tied`` when it is shared."""

    place: int
    tied: bool
    of: int

    @property
    def text(self) -> str:
        """The place as tables print it: ``6``, or ``5=`` when shared."""
        return f"{self.place}=" if self.tied else str(self.place)


def rank(
    values: Mapping[str, float | None],
    *,
    first: First = "lowest",
    decimals: int | None = None,
    unranked: Collection[str] = (),
) -> dict[str, Rank]:
    """The place of each name by its value; names without a value or in ``unranked`` have none.

    Equal values share a place and the next place is skipped: 1, 2=, 2=, 4. ``decimals`` ranks
    on the value as it is shown, so that 58.0 and 58 on the page are a tie; without it, values
    must be exactly equal.
    """
    placed = {
        name: value if decimals is None else rounded(value, decimals)
        for name, value in values.items()
        if value is not None and name not in unranked
    }
    ordered = sorted(placed.values())

    def place_of(value: float) -> Rank:
        below, up_to = bisect_left(ordered, value), bisect_right(ordered, value)
        ahead = below if first == "lowest" else len(ordered) - up_to
        return Rank(ahead + 1, up_to - below > 1, len(ordered))

    return {name: place_of(value) for name, value in placed.items()}


def rounded(value: float, decimals: int) -> float:
    """``value`` rounded as people and Excel do it, halves away from zero: 2.5 gives 3."""
    step = Decimal(1).scaleb(-decimals)
    return float(Decimal(repr(float(value))).quantize(step, rounding=ROUND_HALF_UP))
