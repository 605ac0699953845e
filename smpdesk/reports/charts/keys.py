"""The key at the foot of a chart, on as many lines as its width takes."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.graphics.shapes import Circle

from smpdesk.analysis.control_chart import ControlChart, Point
from smpdesk.reports import fonts
from smpdesk.reports.charts.pen import SMALL, Pen

MEANINGS = {
    "worse": ("concern", "cause for concern"),
    "better": ("better", "improvement"),
    "changed": ("changed", "change"),
}
"""The colour and the words of what a signal means."""

_HEADINGS = {"up": ", high or rising", "down": ", low or falling"}
"""What tells two triangles of the same meaning apart."""

LINE = 11.0
"""Points from one line of a key to the next."""

Key = list[tuple[str, str, str]]
"""What marks mean: shape, colour and words of each."""

Place = tuple[int, float]
"""The line of an entry, counted from the lowest, and its left edge in points."""


def places(widths: Sequence[float], left: float, right: float) -> list[Place]:
    """Where the entries of these widths stand, from ``left``, none going beyond ``right``."""
    at, rows = left, 0
    found: list[Place] = []
    for width in widths:
        if at > left and at + width > right:
            at, rows = left, rows + 1
        found.append((rows, at))
        at += width
    return [(rows - row, x) for row, x in found]


def height(widths: Sequence[float], left: float, right: float) -> float:
    """The points that the lines above the lowest one take."""
    return LINE * max((row for row, _ in places(widths, left, right)), default=0)


def key_of(charts: Sequence[ControlChart]) -> Key:
    """What the marks of ``charts`` mean; only those that occur."""
    found: Key = []
    points = [point for chart in charts for point in chart.points]
    for point in points:
        if point.signals and point.meaning and not point.set_aside:
            colour, words = MEANINGS[point.meaning]
            entry = (shape_of(point), colour, f"signal: {words}")
            if entry not in found:
                found.append(entry)
    if {shape for shape, _, _ in found} >= _HEADINGS.keys():
        found = [(s, colour, words + _HEADINGS.get(s, "")) for s, colour, words in found]
    if any(point.set_aside for point in points):
        found.append(("hollow", "normal", "set aside"))
    if any(point.provisional for point in points):
        found.append(("ring", "normal", "provisional"))
    return found


def draw_key(pen: Pen, key: Key, x: float) -> None:
    """The key at the foot of the drawing, from ``x`` on."""
    stand = places(_key_widths(key), x, pen.width)
    for (shape, colour, words), (row, left) in zip(key, stand, strict=True):
        y = row * LINE
        if shape == "hollow":
            pen.dot(left + 3, y + 5.4, 2.7, hollow=True)
        elif shape == "ring":
            pen.dot(left + 3, y + 5.4, 1.7)
            pen.drawing.add(ring(pen, left + 3, y + 5.4))
        else:
            pen.shape(shape, left + 3, y + 5.2, size=3.4, colour=colour)
        pen.text(left + 10, y + 2.6, words, size=SMALL)


def key_height(key: Key, left: float, right: float) -> float:
    """The points that the key takes above its lowest line."""
    return height(_key_widths(key), left, right)


def _key_widths(key: Key) -> list[float]:
    return [24 + fonts.width(words, fonts.REGULAR, SMALL) for _, _, words in key]


def ring(pen: Pen, x: float, y: float, radius: float = 4.1) -> Circle:
    """The ring round a provisional point."""
    return Circle(
        x, y, radius, fillColor=None, strokeColor=pen.house.colour("normal"), strokeWidth=0.7
    )


def shape_of(point: Point) -> str:
    """The shape of a signal: what it means, or where it lies or heads."""
    if point.meaning == "better":
        return "square"
    if point.meaning == "changed":
        return "diamond"
    if point.heads:
        return "up" if point.heads > 0 else "down"
    above = point.value is not None and point.centre is not None and point.value >= point.centre
    return "up" if above else "down"
