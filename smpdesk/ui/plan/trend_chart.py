"""An indicator over time: its months, where it is heading, and the target."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from smpdesk.evidence.indicators import Judged
from smpdesk.periods import month_text
from smpdesk.ui import theme

_SHOWN = 42


class TrendChart(QWidget):
    """Months as a line, the forecast dashed with its band, the target dotted."""

    def __init__(self) -> None:
        super().__init__()
        self._judged: Judged | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Indicator over time")

    def show_judged(self, judged: Judged | None) -> None:
        """Draw another indicator; nothing where it has no monthly figures."""
        self._judged = judged if judged is not None and judged.series is not None else None
        self.setVisible(self._judged is not None)
        if self._judged is not None and self._judged.trend is not None:
            self.setAccessibleName(f"{self._judged.indicator.name}, over time")
            self.setAccessibleDescription(self._judged.trend.words)
        self.update()

    def sizeHint(self) -> QSize:
        """Low and wide."""
        worn = theme.current()
        return QSize(worn.px(300), worn.px(170))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it in the theme worn now."""
        judged = self._judged
        if judged is None or judged.series is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QFont(self.font())
        font.setPixelSize(theme.current().size("small"))
        painter.setFont(font)
        _Drawing(painter, QRectF(self.rect()), judged).all()


class _Drawing:
    """One painting of the chart: where values and months lie, and its parts."""

    def __init__(self, painter: QPainter, box: QRectF, judged: Judged) -> None:
        assert judged.series is not None
        self.painter, self.worn = painter, theme.current()
        self.metrics = QFontMetricsF(painter.font())
        values, months = judged.series.values, judged.series.periods
        self.values, self.months = values[-_SHOWN:], months[-_SHOWN:]
        self.ahead = judged.trend.forecast if judged.trend is not None else ()
        self.target = judged.monthly_target
        there = [v for v in self.values if v is not None]
        there += [f.upper for f in self.ahead] + ([self.target] if self.target else [])
        self.highest = max(there, default=1) * 1.08 or 1
        label = self.metrics.horizontalAdvance(f"{self.highest:,.0f}") + 8
        line = self.metrics.height()
        self.box = box.adjusted(label, line * 0.6, -6, -line * 1.5)
        self.count = len(self.values) + len(self.ahead)

    def at(self, place: int, value: float) -> QPointF:
        x = self.box.left() + self.box.width() * place / max(1, self.count - 1)
        return QPointF(x, self.box.bottom() - self.box.height() * max(0.0, value) / self.highest)

    def all(self) -> None:
        self.axes()
        self.forecast()
        self.line()
        self.aim()

    def axes(self) -> None:
        muted = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        tall = self.metrics.height()
        for part in (0.0, 0.5, 1.0):
            value = self.highest / 1.08 * part
            y = self.at(0, value).y()
            self.painter.setPen(QPen(self.worn.colour("line"), 1))
            self.painter.drawLine(QPointF(self.box.left(), y), QPointF(self.box.right(), y))
            self.painter.setPen(self.worn.colour("muted"))
            label = QRectF(0, y - tall / 2, self.box.left() - 6, tall)
            self.painter.drawText(label, muted, f"{value:,.0f}")
        last = len(self.months) - 1
        for place, side in ((0, Qt.AlignmentFlag.AlignLeft), (last, Qt.AlignmentFlag.AlignRight)):
            x = self.at(place, 0).x()
            left = x if place == 0 else x - self.box.width()
            where = QRectF(left, self.box.bottom() + 3, self.box.width(), tall)
            self.painter.drawText(where, side, month_text(self.months[place], short=True))

    def line(self) -> None:
        self.painter.setPen(QPen(self.worn.colour("accent"), self.worn.px(1.6)))
        run: list[QPointF] = []
        for place, value in enumerate(self.values):
            if value is None:
                self.painter.drawPolyline(run)
                run = []
            else:
                run.append(self.at(place, value))
        self.painter.drawPolyline(run)
        if run:
            self.painter.setBrush(self.worn.colour("accent"))
            self.painter.drawEllipse(run[-1], self.worn.px(2.4), self.worn.px(2.4))

    def forecast(self) -> None:
        if not self.ahead:
            return
        first = len(self.values)
        upper = [self.at(first + n, f.upper) for n, f in enumerate(self.ahead)]
        lower = [self.at(first + n, f.lower) for n, f in enumerate(self.ahead)]
        band = QPainterPath()
        band.addPolygon(QPolygonF([*upper, *reversed(lower)]))
        self.painter.fillPath(band, self.worn.colour("accentbg"))
        self.painter.setPen(QPen(self.worn.colour("accent"), 1.4, Qt.PenStyle.DashLine))
        self.painter.drawPolyline([self.at(first + n, f.value) for n, f in enumerate(self.ahead)])

    def aim(self) -> None:
        if self.target is None:
            return
        y = self.at(0, self.target).y()
        self.painter.setPen(QPen(self.worn.colour("ok"), self.worn.px(1.4), Qt.PenStyle.DotLine))
        self.painter.drawLine(QPointF(self.box.left(), y), QPointF(self.box.right(), y))
        words = f"target {self.target:,.0f} a month"
        self.painter.setPen(self.worn.colour("ok"))
        tall = self.metrics.height()
        place = QRectF(self.box.left() + 4, y - tall - 1, self.box.width(), tall)
        self.painter.drawText(place, Qt.AlignmentFlag.AlignLeft, words)
