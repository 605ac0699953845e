"""Whether a told figure may stand for the exact one, with its rounding and its hedge."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from smpdesk.analysis.checks.finding import Finding, Kind, Sure
from smpdesk.analysis.checks.quantities import Quantity

_FRACTION_ROOM = 2.6  # "a third" is said of anything from about 31 to 36 per cent


@dataclass(frozen=True)
class Place:
    """Where a sentence stands in its text: gives the line of a figure in it."""

    line_of: Callable[[Quantity], int]

    def finding(
        self, kind: Kind, figure: Quantity, computed: str, told: str, sure: Sure = "certain"
    ) -> Finding:
        """A finding at the figure's line; ``told`` completes ``Line 12: “34%” …``."""
        says = " ".join(figure.text.split())
        line = self.line_of(figure)
        message = f"Line {line}: “{says}” {told}"
        return Finding(kind, f"line {line}", says, computed, message, sure)


def half_of(figure: Quantity) -> float:
    """Half of the last printed place, or the room that a fraction in words leaves."""
    if figure.kind == "f":
        return _FRACTION_ROOM if figure.value >= 15 else 0.13 * figure.value
    return figure.shown.half


def may_say(figure: Quantity, least: float, most: float) -> bool:
    """Whether a told size may stand for something between ``least`` and ``most``, by its hedge.

    "About" leaves a tenth, or a point and a half; "nearly" means not above and not far below;
    "over" means not below.
    """
    told, half = figure.value, half_of(figure) + 1e-9
    if figure.hedge == "above":
        return most >= told - half
    if figure.hedge == "below":
        return most >= 0.85 * told - 1.0 - half and least <= told + half
    if figure.hedge == "about":
        half += max(0.1 * told, 1.5)
    return least - half <= told <= most + half
