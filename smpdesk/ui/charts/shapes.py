"""What pyqtgraph lacks: bands of limits, and an axis of months."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPolygonF

from smpdesk.periods import month_text, shift_month

Corners = Sequence[tuple[float, float]]


class Bands(pg.GraphicsObject):
    """Filled areas between limits, in the chart's own coordinates."""

    def __init__(self) -> None:
        super().__init__()
        self._path = QPainterPath()
        self._colour = QColor()

    def set_bands(self, bands: Sequence[Corners]) -> None:
        """Show other bands, each a closed outline of (x, y)."""
        self.prepareGeometryChange()
        self._path = QPainterPath()
        for corners in bands:
            self._path.addPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))
            self._path.closeSubpath()
        self.update()

    def set_colour(self, colour: QColor) -> None:
        """Fill in another colour."""
        self._colour = colour
        self.update()

    def boundingRect(self) -> QRectF:
        """Where it draws."""
        return self._path.boundingRect()

    def paint(self, painter: QPainter, *_: Any) -> None:
        """Paint into the place given."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colour)
        painter.drawPath(self._path)


class MonthAxis(pg.AxisItem):
    """An axis whose place 0 is ``first`` (``YYYY-MM``); a label every few whole months."""

    _STEPS = (1, 2, 3, 6, 12, 24, 60, 120)

    def __init__(self) -> None:
        super().__init__(orientation="bottom")
        self._first = "2000-01"
        self._count = 0

    def set_months(self, first: str, count: int) -> None:
        """Count months from another first one."""
        self._first, self._count = first, count
        self.picture = None
        self.update()

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[float, list[float]]]:
        """Where the labels stand."""
        room = max(1.0, size / (self._label_width() * 1.7))
        span = max(1.0, high - low)
        step = next((s for s in self._STEPS if span / s <= room), self._STEPS[-1])
        offset = -(int(self._first[5:7]) - 1) % step if step > 1 else 0
        places = [float(p) for p in range(offset, max(0, self._count), step)]
        return [(float(step), [p for p in places if low <= p <= high])]

    def _label_width(self) -> float:
        font = self.style["tickFont"]
        return QFontMetricsF(font).horizontalAdvance("Mmm 00") if font is not None else 48.0

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        """What the labels say."""
        months = [month_text(shift_month(self._first, round(v)), short=True) for v in values]
        return [f"{month[:3]} {month[-2:]}" for month in months]
