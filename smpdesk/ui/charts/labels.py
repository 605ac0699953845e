"""Words on the chart itself: limits at its right edge, change points along its top."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pyqtgraph as pg
from PySide6.QtGui import QFont, QFontMetricsF

from smpdesk.analysis.control_chart import ChangePoint, ControlChart
from smpdesk.periods import month_text, months_between
from smpdesk.ui.charts.point_words import number_text
from smpdesk.ui.look import theme

KIND_WORDS = {
    "recording": "Recording change",
    "boundary": "Boundary change",
    "intervention": "Intervention",
    "event": "Event",
}
_SHORT = 34
"""Characters of a note that stands on the chart, as on paper; a longer one stands beside it."""


class EdgeLabels:
    """``Upper 316``, ``Centre 270``, ``Lower 224`` beside the last point's limits."""

    def __init__(self, plot: Any) -> None:
        self._texts = [pg.TextItem(anchor=(0, 0.5)) for _ in range(3)]
        self._heights: list[float] = []
        self._font = QFont()
        for text in self._texts:
            plot.addItem(text, ignoreBounds=True)

    def show_point(self, chart: ControlChart) -> None:
        """Label the limits that hold at the end of the chart."""
        last = chart.points[-1]
        pairs = [("Upper", last.upper), ("Centre", last.centre), ("Lower", last.lower)]
        there = [(name, height) for name, height in pairs if height is not None]
        self._heights = [height for _, height in there]
        for text, (name, height) in zip(self._texts, there, strict=False):
            text.setText(f"{name} {number_text(height, chart.series.unit)}")
        for number, text in enumerate(self._texts):
            text.setVisible(number < len(there))

    def dress(self, font: QFont) -> None:
        """Wear the theme."""
        self._font = font
        for text in self._texts:
            text.setFont(font)
            text.setColor(theme.current().colour("muted"))

    def width(self) -> float:
        """The room they need, in pixels."""
        metrics = QFontMetricsF(self._font)
        texts = [t.toPlainText() for t in self._texts[: len(self._heights)]]
        return max((metrics.horizontalAdvance(text) for text in texts), default=0) + 14

    def place(self, x: float, per_pixel: float) -> None:
        """Put them at ``x``, moved apart where they would overlap."""
        line = QFontMetricsF(self._font).height() * per_pixel
        heights = list(self._heights)
        for number in range(1, len(heights)):
            heights[number] = min(heights[number], heights[number - 1] - line)
        for text, height in zip(self._texts, heights, strict=False):
            text.setPos(x, height)


def change_words(point: ChangePoint) -> str:
    """What stands at a change point's line: its note if it is short, else what kind it is."""
    note = point.note if len(point.note) <= _SHORT else ""
    month = month_text(point.month, short=True)
    step = ", step change" if point.step_change else ""
    return f"{note or KIND_WORDS[point.kind]} · {month}{step}"


class TopLabels:
    """A dotted line and a few words for each change point, on as many rows as they need."""

    def __init__(self, plot: Any) -> None:
        self._plot = plot
        self._font = QFont()
        self._lines: list[Any] = []
        self._texts: list[Any] = []
        self._places: list[float] = []
        self._steps: list[bool] = []

    def show_points(self, points: Sequence[ChangePoint], first: str) -> None:
        """Show other change points; the chart begins with the month ``first``."""
        inside = sorted((p for p in points if p.month >= first), key=lambda p: p.month)
        while len(self._lines) < len(inside):
            line, text = pg.InfiniteLine(angle=90), pg.TextItem(anchor=(0, 0))
            for item in (line, text):
                self._plot.addItem(item, ignoreBounds=True)
            self._lines.append(line)
            self._texts.append(text)
        self._places = [months_between(first, p.month) - 0.5 for p in inside]
        self._steps = [p.step_change for p in inside]
        for number, (line, text) in enumerate(zip(self._lines, self._texts, strict=True)):
            shown = number < len(inside)
            line.setVisible(shown)
            text.setVisible(shown)
            if shown:
                line.setPos(self._places[number])
                text.setText(change_words(inside[number]))
        self.dress(self._font)

    def dress(self, font: QFont) -> None:
        """Wear the theme."""
        self._font = font
        worn = theme.current()
        for line, text, step in zip(self._lines, self._texts, self._steps, strict=False):
            wide = worn.px(1.8 if step else 1.2)
            line.setPen(pg.mkPen(worn.colour("changed"), width=wide, dash=[1, 2.5]))
            text.setFont(font)
            text.setColor(worn.colour("changed"))

    def height(self) -> float:
        """The room they need on top, in pixels."""
        return self._line_height() * min(3, len(self._places)) + 4 if self._places else 0

    def place(self, top: float, right: float, x_per_pixel: float, y_per_pixel: float) -> None:
        """Put them under ``top``, each on the first row where it is free.

        One that would go beyond ``right`` stands before its line instead of behind it.
        """
        metrics = QFontMetricsF(self._font)
        rows: list[list[tuple[float, float]]] = []
        for text, place in zip(self._texts, self._places, strict=False):
            wide = (metrics.horizontalAdvance(text.toPlainText()) + 16) * x_per_pixel
            before = place + wide > right
            start, end = (place - wide, place) if before else (place, place + wide)
            free = (n for n, row in enumerate(rows) if _is_free(row, start, end))
            number = next(free, len(rows))
            if number == len(rows):
                rows.append([])
            rows[number].append((start, end))
            text.setAnchor((1 if before else 0, 0))
            text.setPos(place, top - number * self._line_height() * y_per_pixel)

    def _line_height(self) -> float:
        return QFontMetricsF(self._font).height() * 1.15


def _is_free(row: Sequence[tuple[float, float]], start: float, end: float) -> bool:
    return all(end <= left or right <= start for left, right in row)
