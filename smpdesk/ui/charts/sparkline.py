"""A sparkline: the shape of a series in the size of a word."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from smpdesk.ui import theme


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


class Sparkline(QWidget):
    """A sparkline as a widget; its accessible name is what ``words`` says."""

    def __init__(
        self, values: Sequence[float | None] = (), role: str = "normal", words: str = ""
    ) -> None:
        super().__init__()
        self._values, self._role = tuple(values), role
        self.setAccessibleName(words)

    def show_values(
        self, values: Sequence[float | None], role: str = "normal", words: str = ""
    ) -> None:
        """Show other values in the colour of a role, and say them in words."""
        self._values, self._role = tuple(values), role
        self.setAccessibleName(words)
        self.update()

    def sizeHint(self) -> QSize:
        """The size it would like."""
        worn = theme.current()
        return QSize(worn.px(96), worn.px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it in the theme worn now."""
        paint_spark(QPainter(self), QRectF(self.rect()), self._values, self._role)
