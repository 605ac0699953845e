"""How an indicator over time is drawn: where values and months lie, and its parts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from smpdesk.evidence.priorities.indicator_months import Month
from smpdesk.periods import month_text
from smpdesk.ui.look import theme


class TrendDrawing:
    """The months of an indicator laid out in a box, with words in ``font``."""

    def __init__(self, months: Sequence[Month], box: QRectF, font: QFont) -> None:
        self._months, self._font, self._worn = months, font, theme.current()
        self._metrics = QFontMetricsF(font)
        self._target = months[0].target
        tops = [m.upper if m.upper is not None else m.value for m in months]
        there = [top for top in [*tops, self._target] if top is not None]
        self._highest = max(there, default=1) * 1.08 or 1
        label = self._metrics.horizontalAdvance(f"{self._highest:,.0f}") + 8
        line = self._metrics.height()
        key = (
            line * 1.6 if self._target is not None else line * 0.6
        )  # above the plot, over no figure
        self._box = box.adjusted(label, key, -self._worn.px(6), -line * 1.5)

    def at(self, place: int, value: float) -> QPointF:
        """Where a value of the month at a place lies."""
        x = self._box.left() + self._box.width() * place / max(1, len(self._months) - 1)
        return QPointF(x, self._box.bottom() - self._box.height() * max(0.0, value) / self._highest)

    def nearest(self, x: float) -> int:
        """The place of the month that lies nearest to ``x``."""
        return min(range(len(self._months)), key=lambda place: abs(self.at(place, 0).x() - x))

    def paint(self, painter: QPainter) -> None:
        """Paint everything but the ring."""
        painter.setFont(self._font)
        self._axes(painter)
        self._forecast(painter)
        self._line(painter)
        self._aim(painter)

    def ring(self, painter: QPainter, place: int, focused: bool) -> None:
        """Mark a month by a line and a ring around its figure."""
        worn = self._worn
        painter.setPen(QPen(worn.colour("muted"), 1, Qt.PenStyle.DotLine))
        foot = self.at(place, 0)
        painter.drawLine(foot, QPointF(foot.x(), self._box.top()))
        value = self._months[place].value
        if value is not None:
            painter.setPen(QPen(worn.colour("focus" if focused else "accent"), worn.px(2)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(self.at(place, value), worn.px(5), worn.px(5))

    def _axes(self, painter: QPainter) -> None:
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        tall = self._metrics.height()
        for part in (0.0, 0.5, 1.0):
            value = self._highest / 1.08 * part
            y = self.at(0, value).y()
            painter.setPen(QPen(self._worn.colour("line"), 1))
            painter.drawLine(QPointF(self._box.left(), y), QPointF(self._box.right(), y))
            painter.setPen(self._worn.colour("muted"))
            label = QRectF(0, y - tall / 2, self._box.left() - 6, tall)
            painter.drawText(label, side, f"{value:,.0f}")
        last = max(place for place, month in enumerate(self._months) if not month.ahead)
        for place, at in ((0, Qt.AlignmentFlag.AlignLeft), (last, Qt.AlignmentFlag.AlignRight)):
            x = self.at(place, 0).x()
            left = x if place == 0 else x - self._box.width()
            where = QRectF(left, self._box.bottom() + 3, self._box.width(), tall)
            painter.drawText(where, at, month_text(self._months[place].period, short=True))

    def _line(self, painter: QPainter) -> None:
        painter.setPen(QPen(self._worn.colour("accent"), self._worn.px(1.6)))
        run: list[QPointF] = []
        for place, month in enumerate(self._months):
            if month.ahead:
                break
            if month.value is None:
                painter.drawPolyline(run)
                run = []
            else:
                run.append(self.at(place, month.value))
        painter.drawPolyline(run)
        if run:
            painter.setBrush(self._worn.colour("accent"))
            painter.drawEllipse(run[-1], self._worn.px(2.4), self._worn.px(2.4))

    def _forecast(self, painter: QPainter) -> None:
        ahead = [(place, month) for place, month in enumerate(self._months) if month.ahead]
        if not ahead:
            return
        upper = [self.at(place, month.upper or 0) for place, month in ahead]
        lower = [self.at(place, month.lower or 0) for place, month in ahead]
        band = QPainterPath()
        band.addPolygon(QPolygonF([*upper, *reversed(lower)]))
        painter.fillPath(band, self._worn.colour("accentbg"))
        painter.setPen(QPen(self._worn.colour("accent"), 1.4, Qt.PenStyle.DashLine))
        painter.drawPolyline([self.at(place, month.value or 0) for place, month in ahead])

    def _aim(self, painter: QPainter) -> None:
        if self._target is None:
            return
        y = self.at(0, self._target).y()
        painter.setPen(QPen(self._worn.colour("ok"), self._worn.px(1.4), Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(self._box.left(), y), QPointF(self._box.right(), y))
        tall, left, swatch = self._metrics.height(), self._box.left(), self._worn.px(18)
        above = self._box.top() - tall * 0.9
        painter.drawLine(QPointF(left, above), QPointF(left + swatch, above))
        painter.setPen(self._worn.colour("ok"))
        words = f"target {self._target:,.0f} a month"
        place = QRectF(left + swatch + 6, above - tall / 2, self._box.width(), tall)
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft, words)
