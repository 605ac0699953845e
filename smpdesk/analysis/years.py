"""Year against year by measure, with the hierarchy, and which way three years went."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from smpdesk.analysis.comparison import Change, SmallNumberTest
from smpdesk.periods import Period


@dataclass(frozen=True)
class Measure:
    """Something counted, and the measure it is a part of (``""`` for none)."""

    name: str
    parent: str = ""
    unit: str = "count"


@dataclass(frozen=True)
class MeasureRow:
    """A measure's line in a year-against-year table.

    ``level`` is its depth in the hierarchy, 0 at the top; ``month`` the value of the last
    month; ``share`` its part of its parent this year (0 to 1); ``test`` is for counts alone.
    """

    measure: str
    level: int
    month: float | None
    change: Change
    share: float | None
    test: SmallNumberTest | None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class YearTable:
    """Measures, parents before their parts, over ``now`` and the same months a year before."""

    now: Period
    before: Period
    rows: tuple[MeasureRow, ...]
    note: str = ""


def in_order(measures: Sequence[Measure]) -> list[tuple[Measure, int]]:
    """The measures with their depth, each parent before its parts, otherwise as given.

    A measure whose parent is not among them stands at the top. Raises ``ValueError`` when a
    measure is its own ancestor.
    """
    names = {measure.name for measure in measures}
    ordered: list[tuple[Measure, int]] = []

    def add(parent: str, level: int) -> None:
        for measure in measures:
            above = measure.parent if measure.parent in names else ""
            if above == parent:
                ordered.append((measure, level))
                add(measure.name, level + 1)

    add("", 0)
    if len(ordered) != len(measures):
        raise ValueError("a measure is part of itself, or two have the same name")
    return ordered


def share(part: float | None, whole: float | None) -> float | None:
    """``part`` of ``whole``, from 0 to 1; ``None`` when either is missing or the whole is zero."""
    if part is None or not whole:
        return None
    return part / whole


def over_three_years(values: Sequence[float | None]) -> str:
    """Which way three years went, the earliest first; nothing where there are not three figures."""
    known = [value for value in values if value is not None]
    if len(known) != 3 or len(values) != 3:
        return ""
    first, second, third = known
    if first < second < third:
        return "up in each of the two years"
    if first > second > third:
        return "down in each of the two years"
    if first == second == third:
        return "the same in all three years"
    return "no steady direction over the three years"
