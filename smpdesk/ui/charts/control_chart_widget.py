"""The control chart on the screen: drawn from one ``ControlChart``, walked by mouse or keys."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
)
from PySide6.QtWidgets import QFrame, QVBoxLayout

from smpdesk.analysis.control_chart import ControlChart
from smpdesk.ui import theme
from smpdesk.ui.charts.labels import EdgeLabels, TopLabels
from smpdesk.ui.charts.layout import ChartLayout, lay_out
from smpdesk.ui.charts.point_words import kind_of, point_sentence
from smpdesk.ui.charts.readout import Readout
from smpdesk.ui.charts.shapes import Bands, MonthAxis

_SYMBOLS = {"concern": "t1", "better": "s", "changed": "d"}
_SIZES = {"concern": 13, "better": 9, "changed": 13}


class ControlChartWidget(QFrame):
    """Draws a control chart and says where the reader is on it.

    ``month_reached`` says the month (``YYYY-MM``) that mouse or keys have come to;
    ``change_point_wanted`` and ``set_aside_wanted`` the month on which C or X was pressed.
    """

    month_reached = Signal(str)
    change_point_wanted = Signal(str)
    set_aside_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("ChartView")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.chart: ControlChart | None = None
        self._layout: ChartLayout | None = None
        self._at: int | None = None
        self._build()
        self._dress()

    def _build(self) -> None:
        self._months = MonthAxis()
        self._view = pg.PlotWidget(axisItems={"bottom": self._months})
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.setFrameShape(QFrame.Shape.NoFrame)
        self._view.setAcceptDrops(False)
        self._view.setAccessibleName("")
        plot = self._view.getPlotItem()
        plot.hideButtons()
        plot.setMenuEnabled(False)
        plot.setMouseEnabled(False, False)
        plot.getAxis("left").enableAutoSIPrefix(False)
        self._bands = Bands()
        self._limits, self._centre = pg.PlotCurveItem(), pg.PlotCurveItem()
        self._firm, self._provisional = pg.PlotCurveItem(), pg.PlotCurveItem()
        self._dots = pg.ScatterPlotItem(pxMode=True)
        self._here = pg.ScatterPlotItem(pxMode=True)
        parts = (self._bands, self._limits, self._centre, self._firm, self._provisional)
        for depth, part in enumerate((*parts, self._dots, self._here)):
            part.setZValue(depth)
            plot.addItem(part, ignoreBounds=True)
        self._edge = EdgeLabels(plot)
        self._top = TopLabels(plot)
        self._readout = Readout(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(3, 3, 3, 3)
        column.addWidget(self._view)
        plot.getViewBox().sigResized.connect(lambda _: self._fit())
        self._view.scene().sigMouseMoved.connect(self._hovered)
        self._view.viewport().installEventFilter(self)

    # What is shown

    def show_chart(self, chart: ControlChart) -> None:
        """Draw another chart, or the same one anew."""
        self.chart = chart
        self._at = None
        self._readout.hide()
        series = chart.series
        self.setAccessibleName(f"Control chart: {series.measure}, {series.area}")
        self.setAccessibleDescription(chart.verdict)
        if not chart.points:
            self._layout = None
            return
        laid = self._layout = lay_out(chart)
        self._months.set_months(chart.points[0].period, int(laid.places[-1]) + 1)
        self._bands.set_bands(laid.bands)
        for curve, line in (
            (self._limits, laid.limits),
            (self._centre, laid.centre),
            (self._firm, laid.firm),
            (self._provisional, laid.provisional),
        ):
            curve.setData(*line, connect="finite")
        self._draw_points()
        self._draw_here()
        self._top.show_points(chart.change_points, chart.points[0].period)
        self._edge.show_point(chart)
        self._fit()
        if self.hasFocus():
            self._go(len(chart.points) - 1)

    def _draw_points(self) -> None:
        assert self.chart is not None and self._layout is not None
        worn = theme.current()
        spots: list[dict[str, Any]] = []
        for place, point in zip(self._layout.places, self.chart.points, strict=True):
            if point.value is None:
                continue
            kind = kind_of(point.meaning) if point.signals else "normal"
            colour = worn.colour(kind)
            hollow = point.set_aside or point.provisional
            spots.append(
                {
                    "pos": (place, point.value),
                    "symbol": _SYMBOLS.get(kind, "o"),
                    "size": worn.px(_SIZES.get(kind, 9 if hollow else 7)),
                    "pen": pg.mkPen(colour, width=worn.px(1.6) if hollow else 1),
                    "brush": pg.mkBrush(worn.colour("surface") if hollow else colour),
                }
            )
        self._dots.setData(spots)

    def _draw_here(self) -> None:
        if self._at is None or self.chart is None or self._layout is None:
            self._here.setData([])
            return
        value = self._layout.values[self._at]
        height = self._layout.low if np.isnan(value) else value
        self._here.setData([self._layout.places[self._at]], [height])

    # The look

    def _dress(self) -> None:
        worn = theme.current()
        self._worn = worn
        small = QFont(self.font())
        small.setPixelSize(worn.size("small"))
        self._view.setBackground(worn.colour("surface"))
        for name in ("left", "bottom"):
            axis = self._view.getPlotItem().getAxis(name)
            axis.setStyle(tickFont=small, tickLength=0, tickTextOffset=worn.px(8), maxTickLevel=0)
            axis.setPen(pg.mkPen(None))
            axis.setZValue(-1000)
            axis.setTextPen(worn.colour("muted"))
            axis.setTickPen(pg.mkPen(None))
        left = self._view.getPlotItem().getAxis("left")
        left.setTickPen(pg.mkPen(worn.colour("grid"), width=1))
        left.setGrid(255)
        self._view.getPlotItem().getAxis("bottom").setHeight(worn.px(30))
        dashes = pg.mkPen(worn.colour("limit"), width=worn.px(1.2), dash=[5, 4])
        self._bands.set_colour(worn.colour("band"))
        self._limits.setPen(dashes)
        self._centre.setPen(pg.mkPen(worn.colour("limit"), width=worn.px(1.2)))
        self._firm.setPen(pg.mkPen(worn.colour("normal"), width=worn.px(1.4)))
        self._provisional.setPen(pg.mkPen(worn.colour("normal"), width=worn.px(1.4), dash=[1, 3]))
        for curve in (self._limits, self._centre, self._firm, self._provisional):
            curve.opts["antialias"] = True
        ring = pg.mkPen(worn.colour("focus"), width=worn.px(2))
        self._here.setPen(ring)
        self._here.setBrush(None)
        self._here.setSize(worn.px(18))
        self._edge.dress(small)
        self._top.dress(small)
        if self.chart is not None and self._layout is not None:
            self._draw_points()
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme and the font."""
        super().changeEvent(event)
        kinds = (QEvent.Type.PaletteChange, QEvent.Type.StyleChange, QEvent.Type.FontChange)
        if event.type() in kinds and theme.current() != getattr(self, "_worn", theme.current()):
            self._dress()

    def _fit(self) -> None:
        """Fit the ranges so that points, the labels at the right and those on top have room."""
        if self._layout is None:
            return
        self._make_room_for_figures()
        box = self._view.getPlotItem().getViewBox()
        wide = max(1.0, box.width())
        high = max(1.0, box.height())
        last = float(self._layout.places[-1])
        right = min(0.4, self._edge.width() / wide)
        top = min(0.4, self._top.height() / high)
        span = (last + 1.4) / (1 - right)
        tall = (self._layout.high - self._layout.low) / (1 - top)
        box.setRange(
            xRange=(-0.8, span - 0.8),
            yRange=(self._layout.low, self._layout.low + tall),
            padding=0,
            disableAutoRange=True,
        )
        self._edge.place(last + 0.6, tall / high)
        self._top.place(self._layout.low + tall, span / wide, tall / high)

    def _make_room_for_figures(self) -> None:
        assert self._layout is not None
        axis = self._view.getPlotItem().getAxis("left")
        metrics = QFontMetricsF(axis.style["tickFont"])
        longest = f"{max(self._layout.high, 1000 if self._layout.high > 990 else 10):,.0f}"
        wide = metrics.horizontalAdvance(longest + "0")
        axis.setWidth(wide + self._worn.px(12))

    def sizeHint(self) -> QSize:
        """The size it would like."""
        worn = theme.current()
        return QSize(worn.px(720), worn.px(340))

    def minimumSizeHint(self) -> QSize:
        """The least size it can do with."""
        worn = theme.current()
        return QSize(worn.px(320), worn.px(220))

    # Where the reader is

    def go_to(self, month: str) -> None:
        """Move the reader to a month of the chart, with its readout."""
        if self.chart is not None:
            periods = [point.period for point in self.chart.points]
            if month in periods:
                self._go(periods.index(month))

    @property
    def month(self) -> str:
        """The month the reader is at, or nothing."""
        if self.chart is None or self._at is None:
            return ""
        return self.chart.points[self._at].period

    def _go(self, place: int) -> None:
        assert self.chart is not None and self._layout is not None
        self._at = place
        self._draw_here()
        self._readout.show_point(self.chart, place, self._pixel(place))
        sentence = point_sentence(self.chart, place)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))
        self.month_reached.emit(self.month)

    def _pixel(self, place: int) -> QPoint:
        assert self._layout is not None
        value = self._layout.values[place]
        height = self._layout.low if np.isnan(value) else value
        box = self._view.getPlotItem().getViewBox()
        scene = box.mapViewToScene(QPointF(self._layout.places[place], height))
        at: QPoint = self._view.mapTo(self, self._view.mapFromScene(scene))
        return at

    def _leave(self) -> None:
        self._at = None
        self._draw_here()
        self._readout.hide()

    def _hovered(self, scene: QPointF) -> None:
        if self._layout is None or self.chart is None:
            return
        box = self._view.getPlotItem().getViewBox()
        if not box.sceneBoundingRect().contains(scene):
            return
        nearest = int(np.abs(self._layout.places - box.mapSceneToView(scene).x()).argmin())
        if nearest != self._at:
            self._go(nearest)

    def eventFilter(self, watched: Any, event: QEvent) -> bool:
        """Watch what happens to a child."""
        if event.type() == QEvent.Type.MouseButtonPress:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
        elif event.type() == QEvent.Type.Leave and not self.hasFocus():
            self._leave()
        return super().eventFilter(watched, event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take the focus."""
        super().focusInEvent(event)
        if self._at is None and self.chart is not None and self.chart.points:
            self._go(len(self.chart.points) - 1)

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

    def _next_signal(self, at: int, step: int) -> int:
        """The next point with a signal in a direction; the same place when there is none."""
        assert self.chart is not None
        place = at + step
        while 0 <= place < len(self.chart.points):
            if self.chart.points[place].signals:
                return place
            place += step
        return at
