"""Drawing with the house style's fonts and colours, and the scales of axes."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Literal

from reportlab.graphics.shapes import (
    Circle,
    Drawing,
    Line,
    Polygon,
    PolyLine,
    Rect,
    String,
)

from smpdesk.reports import fonts
from smpdesk.reports.house_style import HouseStyle

LABEL = 9.0
SMALL = 8.5
_OUTLINES: dict[str, list[tuple[float, float]]] = {
    "up": [(0, 1.05), (1, -0.8), (-1, -0.8)],
    "down": [(0, -1.05), (1, 0.8), (-1, 0.8)],
    "diamond": [(0, 1.15), (1.15, 0), (0, -1.15), (-1.15, 0)],
    "square": [(-0.85, -0.85), (0.85, -0.85), (0.85, 0.85), (-0.85, 0.85)],
}
Anchor = Literal["start", "middle", "end"]


class Pen:
    """Draws on a ReportLab drawing ``width`` by ``height`` points; y grows upwards."""

    def __init__(self, width: float, height: float, house: HouseStyle) -> None:
        fonts.register()
        self.house = house
        self.width, self.height = width, height
        self.drawing = Drawing(width, height, initialFontName=fonts.REGULAR, initialFontSize=LABEL)

    def text(
        self,
        x: float,
        y: float,
        words: str,
        *,
        size: float = LABEL,
        colour: str = "muted",
        anchor: Anchor = "start",
        bold: bool = False,
    ) -> None:
        """Write ``words`` with the baseline at ``y``; no words, nothing."""
        if not words:
            return
        self.drawing.add(
            String(
                x,
                y,
                fonts.composed(words),
                fontName=fonts.BOLD if bold else fonts.REGULAR,
                fontSize=size,
                fillColor=self.house.colour(colour),
                textAnchor=anchor,
            )
        )

    def line(
        self,
        x1: float,
        y1: float,
        x2: float,
        y2: float,
        *,
        colour: str = "line",
        width: float = 0.6,
        dash: Sequence[float] | None = None,
    ) -> None:
        """A straight line."""
        self.drawing.add(
            Line(
                x1,
                y1,
                x2,
                y2,
                strokeColor=self.house.colour(colour),
                strokeWidth=width,
                strokeDashArray=list(dash) if dash else None,
            )
        )

    def path(
        self,
        points: Sequence[tuple[float, float]],
        *,
        colour: str = "normal",
        width: float = 1.2,
        dash: Sequence[float] | None = None,
    ) -> None:
        """A line through ``points``; fewer than two draw nothing."""
        if len(points) < 2:
            return
        self.drawing.add(
            PolyLine(
                [part for point in points for part in point],
                strokeColor=self.house.colour(colour),
                strokeWidth=width,
                strokeLineJoin=1,
                strokeDashArray=list(dash) if dash else None,
            )
        )

    def area(self, points: Sequence[tuple[float, float]], *, colour: str = "band") -> None:
        """A filled shape without an edge."""
        self.drawing.add(
            Polygon(
                [part for point in points for part in point],
                fillColor=self.house.colour(colour),
                strokeColor=None,
            )
        )

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        colour: str | None = None,
        edge: str | None = None,
        edge_width: float = 0.8,
        dash: Sequence[float] | None = None,
        radius: float = 0,
    ) -> None:
        """A rectangle, filled, edged or both."""
        self.drawing.add(
            Rect(
                x,
                y,
                width,
                height,
                rx=radius,
                ry=radius,
                fillColor=self.house.colour(colour) if colour else None,
                strokeColor=self.house.colour(edge) if edge else None,
                strokeWidth=edge_width,
                strokeDashArray=list(dash) if dash else None,
            )
        )

    def dot(
        self,
        x: float,
        y: float,
        radius: float = 2.0,
        *,
        colour: str = "normal",
        hollow: bool = False,
    ) -> None:
        """A round mark; a hollow one has a white heart."""
        self.drawing.add(
            Circle(
                x,
                y,
                radius,
                fillColor=self.house.colour("paper" if hollow else colour),
                strokeColor=self.house.colour(colour) if hollow else None,
                strokeWidth=1.1,
            )
        )

    def shape(
        self, kind: str, x: float, y: float, *, size: float = 3.9, colour: str = "normal"
    ) -> None:
        """A filled ``up`` or ``down`` triangle, a ``diamond`` or a ``square`` about x, y."""
        self.drawing.add(
            Polygon(
                [part for dx, dy in _OUTLINES[kind] for part in (x + dx * size, y + dy * size)],
                fillColor=self.house.colour(colour),
                strokeColor=self.house.colour("paper"),
                strokeWidth=0.7,
            )
        )

    def wide(self, words: str, size: float = LABEL, bold: bool = False) -> float:
        """How wide ``words`` would be."""
        return fonts.width(words, fonts.BOLD if bold else fonts.REGULAR, size)


class Scale:
    """Values to points: from ``low``..``high`` to ``start``..``end``."""

    def __init__(self, low: float, high: float, start: float, end: float) -> None:
        self.low, self.high, self.start, self.end = low, high, start, end

    def __call__(self, value: float) -> float:
        """Where ``value`` lies, in points."""
        span = (self.high - self.low) or 1.0
        return self.start + (value - self.low) / span * (self.end - self.start)


def ticks(low: float, high: float, count: int = 5) -> list[float]:
    """Round numbers from at or below ``low`` to at or above ``high``, about ``count`` of them."""
    span = (high - low) or abs(high) or 1.0
    rough = span / max(1, count - 1)
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * m for m in (1, 2, 2.5, 5, 10) if power * m >= rough * 0.999)
    first = math.floor(low / step + 1e-9)
    last = math.ceil(high / step - 1e-9)
    return [round(n * step, 10) for n in range(first, last + 1)]


def number(value: float, unit: str = "count", decimals: int | None = None) -> str:
    """A value as an axis shows it: "1,250", "12.5%", "£3,000"; a true minus sign."""
    if decimals is None:
        decimals = 0 if abs(value - round(value)) < 1e-9 else 1 if abs(value) >= 1 else 2
    words = f"{abs(value):,.{decimals}f}"
    if value < 0 and words.strip("0.,"):
        words = f"−{words}"
    if unit == "per cent":
        return f"{words}%"
    return f"£{words}" if unit == "pounds" else words


def wrapped(words: str, room: float, size: float = LABEL, bold: bool = False) -> list[str]:
    """``words`` in lines no wider than ``room``; a word wider than that stands alone."""
    font = fonts.BOLD if bold else fonts.REGULAR
    lines: list[str] = []
    for word in words.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and fonts.width(longer, font, size) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines or [""]


def apart(wanted: Sequence[float], least: float) -> list[float]:
    """Heights as near to ``wanted`` as can be and ``least`` apart, in the order given.

    Least squares under an order (pool adjacent violators; Barlow et al., 1972): what is too
    near goes together as a block about its middle.
    """
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    blocks: list[tuple[float, int]] = []
    for step, index in enumerate(order):
        blocks.append((wanted[index] - step * least, 1))
        while len(blocks) > 1 and blocks[-2][0] > blocks[-1][0]:
            (one, ones), (two, twos) = blocks[-2:]
            blocks[-2:] = [((one * ones + two * twos) / (ones + twos), ones + twos)]
    heights = [level for level, size in blocks for _ in range(size)]
    placed = list(wanted)
    for step, index in enumerate(order):
        placed[index] = heights[step] + step * least
    return placed
