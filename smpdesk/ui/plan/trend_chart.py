"""An indicator over time: its months, where it is heading, and the target."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from smpdesk.evidence.priorities.indicator_months import Month
from smpdesk.ui.look import theme
from smpdesk.ui.plan.trend_drawing import TrendDrawing


class TrendChart(QWidget):
    """Months as a line, the forecast dashed with its band, the target dotted.

    The arrows, Home and End walk its months; ``month_reached`` says the one that keys or mouse
    have come to.
    """

    month_reached = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._months: list[Month] = []
        self._at: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Indicator over time")

    def show_months(self, name: str, words: str, months: Sequence[Month]) -> None:
        """Draw another indicator; nothing where it has no monthly figures."""
        month = self.month
        self._months = list(months)
        periods = [each.period for each in self._months]
        self._at = periods.index(month) if month in periods else None
        self.setVisible(bool(self._months))
        self.setAccessibleName(f"{name}, over time")
        self.setAccessibleDescription(f"{words} The table below says the same. Arrows walk.")
        self.update()

    @property
    def month(self) -> str:
        """The month the reader is at, or nothing."""
        return "" if self._at is None else self._months[self._at].period

    def show_at(self, month: str) -> None:
        """Mark a month without saying so."""
        periods = [each.period for each in self._months]
        self._at = periods.index(month) if month in periods else None
        self.update()

    def sizeHint(self) -> QSize:
        """Low and wide."""
        worn = theme.current()
        return QSize(worn.px(300), worn.px(180))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin with the newest month that has been."""
        super().focusInEvent(event)
        if self._at is None and self._months:
            self._go(self._newest())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the month that was pressed."""
        if self._months:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self._go(self._drawing().nearest(event.position().x()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the months."""
        if not self._months:
            super().keyPressEvent(event)
            return
        last = len(self._months) - 1
        at = self._newest() if self._at is None else self._at
        to = {
            Qt.Key.Key_Left: max(0, at - 1),
            Qt.Key.Key_Right: min(last, at + 1),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }.get(Qt.Key(event.key()))
        if to is None:
            super().keyPressEvent(event)
        else:
            self._go(to)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it in the theme worn now."""
        if not self._months:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        drawing = self._drawing()
        drawing.paint(painter)
        if self._at is not None:
            drawing.ring(painter, self._at, self.hasFocus())

    def _go(self, place: int) -> None:
        self._at = place
        self.update()
        said = self._months[place].words
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))
        self.month_reached.emit(self.month)

    def _newest(self) -> int:
        been = [place for place, month in enumerate(self._months) if not month.ahead]
        return been[-1] if been else 0

    def _drawing(self) -> TrendDrawing:
        font = QFont(self.font())
        font.setPixelSize(theme.current().size("small"))
        return TrendDrawing(self._months, QRectF(self.rect()), font)
