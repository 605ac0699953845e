"""Figures as they are printed: their value, their decimals, and what they could have been."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

_NUMBER = re.compile(
    r"(?P<sign>[-+\u2212\u2013]\s?)?(?P<pound>£)?(?P<sign2>[-+\u2212])?"
    r"(?P<digits>\d{1,3}(?:,\d{3})+|\d+)(?P<point>\.\d+)?\s?(?P<unit>%|=|k|m|bn)?"
)
_SCALE = {"k": 1e3, "m": 1e6, "bn": 1e9}


@dataclass(frozen=True)
class Shown:
    """A figure as printed: its value and the half-width of what rounding may have hidden.

    ``8.9`` stands for anything from 8.85 to 8.95, so its ``half`` is 0.05. A whole count is
    exact and has a ``half`` of 0 when it is compared with, but 0.5 when it is a claim.
    """

    value: float
    decimals: int = 0
    scale: float = 1.0

    @property
    def half(self) -> float:
        """Half of the last printed place."""
        return 0.5 * self.scale * 10.0**-self.decimals

    @property
    def slack(self) -> float:
        """How far the exact figure may lie from the printed one: nothing for a whole count."""
        return self.half if self.decimals or self.scale > 1 else 0.0


@dataclass(frozen=True)
class Printed:
    """A printed cell taken apart: the figure, and the marks around it."""

    shown: Shown
    percent: bool = False
    tie: bool = False
    money: bool = False
    signed: bool = False


def read_figure(text: str) -> Printed | None:
    """The figure in a cell such as ``+ 757``, ``-£203,700``, ``-12.6%`` or ``5=``, if it is one."""
    match = _NUMBER.fullmatch(text.strip())
    if match is None:
        return None
    unit = match["unit"] or ""
    scale = _SCALE.get(unit, 1.0)
    point = match["point"] or ""
    value = float(match["digits"].replace(",", "") + point) * scale
    signs = (match["sign"] or "") + (match["sign2"] or "")
    negative = any(mark in signs for mark in "-\u2212\u2013")
    shown = Shown(-value if negative else value, max(0, len(point) - 1), scale)
    return Printed(shown, unit == "%", unit == "=", bool(match["pound"]), bool(signs))


def decimals_of(value: float, most: int = 6) -> int:
    """The fewest decimals that show ``value`` fully (a number from a spreadsheet cell)."""
    for places in range(most):
        if math.isclose(value, round(value, places), rel_tol=0, abs_tol=1e-9):
            return places
    return most


def percent_range(now: Shown, before: Shown) -> tuple[float, float, float] | None:
    """The per cent change from ``before`` to ``now``: exact, least and most; None from zero.

    Rounded inputs (``£1.2m``, a rate of 43.4) widen the range; whole counts don't.
    """
    if before.value <= 0 or before.value - before.slack <= 0:
        return None
    ratios = [
        100.0 * ((now.value + side * now.slack) / (before.value - side * before.slack) - 1.0)
        for side in (0, -1, 1)
    ]
    return ratios[0], min(ratios), max(ratios)


def fits(claimed: Shown, least: float, most: float) -> bool:
    """Whether a printed figure may stand for something between ``least`` and ``most``."""
    return least - claimed.half - 1e-9 <= claimed.value <= most + claimed.half + 1e-9


def number_text(value: float, decimals: int | None = None, money: bool = False) -> str:
    """A number for people: ``2,683``, ``-12.7``, ``-£203,700``, with a true minus sign."""
    places = decimals_of(value, 2) if decimals is None else decimals
    text = f"{abs(value):,.{places}f}"
    negative = value < 0 and any(digit in text for digit in "123456789")
    return f"{'−' if negative else ''}{'£' if money else ''}{text}"


def percent_text(value: float, decimals: int = 1, signed: bool = False) -> str:
    """A per cent for people: ``18.8%``, with its sign when ``signed``."""
    text = number_text(value, decimals)
    plus = "+" if signed and value > 0 and not text.startswith("−") else ""
    return f"{plus}{text}%"
