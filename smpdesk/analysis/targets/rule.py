"""A target as a rule: which way, measured against what, by when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Aim = Literal["at most", "below", "at least", "above", "reach", "hold"]


@dataclass(frozen=True)
class Fixed:
    """A number that stands in the target itself.

    ``unit`` is ``""`` when the words give none, otherwise "per cent", "pounds" or "per 1,000"
    and the like. ``a_year`` when the words say so.
    """

    amount: float
    unit: str = ""
    a_year: bool = False


@dataclass(frozen=True)
class AverageOf:
    """The average of ``whose`` ("" when unnamed), times ``factor``."""

    whose: str = ""
    factor: float = 1.0


@dataclass(frozen=True)
class BestOf:
    """The mean of the ``count`` best areas; ``stated`` is the figure the words give for it."""

    count: int
    stated: Fixed | None = None


@dataclass(frozen=True)
class FromBaseline:
    """The baseline times ``factor`` plus ``plus`` (in the measure's unit)."""

    factor: float = 1.0
    plus: float = 0.0


@dataclass(frozen=True)
class FromLastYear:
    """The same months of the year before, times ``factor`` plus ``plus``."""

    factor: float = 1.0
    plus: float = 0.0


@dataclass(frozen=True)
class PlaceIn:
    """A place among the areas: at best ``place``, or the first ``quarter`` of them."""

    place: int = 0
    quarter: bool = False


Reference = Fixed | AverageOf | BestOf | FromBaseline | FromLastYear | PlaceIn


@dataclass(frozen=True)
class Rule:
    """A target that was understood.

    ``keep`` is for "maintain": it has to be so all along, not only at the end. ``due`` is the
    last month to get there (``YYYY-MM``), ``""`` when none is given. ``note`` says how doubtful
    words were taken.
    """

    text: str
    aim: Aim
    reference: Reference
    keep: bool = False
    due: str = ""
    note: str = ""


@dataclass(frozen=True)
class Unclear:
    """Words that give no rule, and what is missing from them."""

    text: str
    why: str
