"""A sparkline: the shape of a series in the size of a word."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from smpdesk.ui.look import theme


def paint_spark(
    painter: QPainter, box: QRectF, values: Sequence[float | None], role: str = "normal"
) -> None:
    """Paint values as a line with a dot at its end; a missing value (None) is a gap."""
    there = [value for value in values if value is not None]
    if len(there) < 2:
        return
    worn = theme.current()
    low, high = min(there), max(there)
    spread = (high - low) or 1.0
    inset = box.adjusted(2, 3, -4, -3)

    def at(place: int, value: float) -> QPointF:
        x = inset.left() + inset.width() * place / max(1, len(values) - 1)
        return QPointF(x, inset.bottom() - inset.height() * (value - low) / spread)

    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(worn.colour(role), worn.px(1.3), j=Qt.PenJoinStyle.RoundJoin))
    run: list[QPointF] = []
    for place, value in enumerate(values):
        if value is None:
            painter.drawPolyline(run)
            run = []
        else:
            run.append(at(place, value))
    painter.drawPolyline(run)
    if run:
        painter.setBrush(worn.colour(role))
        painter.drawEllipse(run[-1], worn.px(1.6), worn.px(1.6))
    painter.restore()
