"""The control chart on the screen: one ``ControlChart``, walked by mouse or keys."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
)
from PySide6.QtWidgets import QFrame, QVBoxLayout

from smpdesk.analysis.control_chart import ControlChart
from smpdesk.ui.charts.canvas import ChartCanvas
from smpdesk.ui.charts.point_words import point_sentence
from smpdesk.ui.charts.readout import Readout
from smpdesk.ui.look import theme


class ControlChartWidget(QFrame):
    """Shows a control chart and says where the reader is on it.

    ``month_reached`` says the month (``YYYY-MM``) that mouse or keys have come to;
    ``change_point_wanted`` and ``set_aside_wanted`` the month on which C or X was pressed;
    ``menu_wanted`` the month, and the place on the screen, at which its menu was asked for.
    """

    month_reached = Signal(str)
    change_point_wanted = Signal(str)
    set_aside_wanted = Signal(str)
    menu_wanted = Signal(str, QPoint)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("ChartView")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.chart: ControlChart | None = None
        self._at: int | None = None
        self._last = ""
        self.canvas = ChartCanvas()
        self._readout = Readout(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(3, 3, 3, 3)
        column.addWidget(self.canvas)
        self.canvas.hovered.connect(self._hovered)
        self.canvas.pressed.connect(lambda: self.setFocus(Qt.FocusReason.MouseFocusReason))
        self.canvas.fitted.connect(self._fitted)
        self.canvas.left.connect(self._mouse_left)

    def show_chart(self, chart: ControlChart) -> None:
        """Show another chart, or the same one anew."""
        before, series = self.chart, chart.series
        self.chart = chart
        if before is None or _of(before) != _of(chart):
            self._last = ""
        self._leave()
        self.setAccessibleName(f"Control chart: {series.measure}, {series.area}")
        self.setAccessibleDescription(chart.verdict)
        self.canvas.show_chart(chart)
        if self.hasFocus() and chart.points:
            self._come_back()

    def sizeHint(self) -> QSize:
        """The size it would like."""
        worn = theme.current()
        return QSize(worn.px(720), worn.px(340))

    def minimumSizeHint(self) -> QSize:
        """The least size it can do with."""
        worn = theme.current()
        return QSize(worn.px(320), worn.px(220))

    @property
    def month(self) -> str:
        """The month the reader is at, or nothing."""
        if self.chart is None or self._at is None:
            return ""
        return self.chart.points[self._at].period

    def go_to(self, month: str) -> None:
        """Move the reader to a month of the chart, with its readout."""
        if self.chart is not None:
            periods = [point.period for point in self.chart.points]
            if month in periods:
                self._go(periods.index(month))

    def _go(self, place: int) -> None:
        assert self.chart is not None
        self._at, self._last = place, self.chart.points[place].period
        self.canvas.ring(place)
        self._readout.show_point(self.chart, place, self._spots())
        sentence = point_sentence(self.chart, place)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))
        self.month_reached.emit(self.month)

    def _spots(self) -> list[QPoint]:
        """Where the points are now."""
        return [self.canvas.mapTo(self, spot) for spot in self.canvas.pixels()]

    def _fitted(self) -> None:
        if self._at is not None:
            spots = self._spots()
            self._readout.place(spots[self._at], spots)

    def _come_back(self) -> None:
        """Go to the month that was left, so that a dialog or an undo keeps it; else the newest."""
        assert self.chart is not None
        periods = [point.period for point in self.chart.points]
        self._go(periods.index(self._last) if self._last in periods else len(periods) - 1)

    def _leave(self) -> None:
        self._at = None
        self.canvas.ring(None)
        self._readout.hide()

    def _hovered(self, place: int) -> None:
        if place != self._at:
            self._go(place)

    def _mouse_left(self) -> None:
        if not self.hasFocus():
            self._leave()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take the focus."""
        super().focusInEvent(event)
        if self._at is None and self.chart is not None and self.chart.points:
            self._come_back()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Give up the focus."""
        super().focusOutEvent(event)
        self._leave()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer the keys it knows."""
        if self.chart is None or not self.chart.points:
            super().keyPressEvent(event)
            return
        key = Qt.Key(event.key())
        last = len(self.chart.points) - 1
        at = last if self._at is None else self._at
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = 1 if key is Qt.Key.Key_Right else -1
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._go(self._next_signal(at, step))
            else:
                self._go(min(last, max(0, at + step)))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go(0 if key is Qt.Key.Key_Home else last)
        elif key is Qt.Key.Key_C and self.month:
            self.change_point_wanted.emit(self.month)
        elif key is Qt.Key.Key_X and self.month:
            self.set_aside_wanted.emit(self.month)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the month under the mouse, or of the one that keys have come to."""
        at = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard and self._at is not None:
            at = self.mapToGlobal(self._spots()[self._at])
        if self.month:
            self.menu_wanted.emit(self.month, at)

    def _next_signal(self, at: int, step: int) -> int:
        """The next point with a signal in a direction; the same place when there is none."""
        assert self.chart is not None
        place = at + step
        while 0 <= place < len(self.chart.points):
            if self.chart.points[place].signals:
                return place
            place += step
        return at


def _of(chart: ControlChart) -> tuple[str, str]:
    return chart.series.measure, chart.series.area
