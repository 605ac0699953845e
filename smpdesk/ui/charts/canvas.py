"""What a control chart draws: bands, limits, line, points and labels, in the theme worn now."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QBrush, QFont, QFontMetricsF, QPen
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from smpdesk.analysis.control_chart import ControlChart, Point
from smpdesk.ui.charts.labels import EdgeLabels, TopLabels
from smpdesk.ui.charts.layout import ChartLayout, lay_out
from smpdesk.ui.charts.point_words import kind_of
from smpdesk.ui.charts.shapes import Bands, MonthAxis
from smpdesk.ui.look import theme
from smpdesk.ui.widgets.signs import Kind

_SYMBOLS = {"better": "s", "changed": "d"}
_SIZES = {"concern": 13, "better": 9, "changed": 13}
_ROOM, _LEAST = 7.0, 0.6
"""Pixels at 100% that a point of full size takes along the axis; how small the closest are."""


def symbol_of(point: Point) -> str:
    """The sign of a point, in pyqtgraph's letters: a concern points to where it lies."""
    if not point.signals:
        return "o"
    kind = kind_of(point.meaning)
    if kind != "concern" or point.value is None:
        return _SYMBOLS.get(kind, "o")
    return "t1" if point.centre is None or point.value >= point.centre else "t"


class ChartCanvas(QWidget):
    """Draws one chart at a time; another chart, theme or size only updates what is there.

    ``hovered`` says the place of the point nearest to the mouse, counted from 0; ``pressed``
    that the mouse was pressed on it, ``left`` that the mouse went away; ``fitted`` that the
    points have other places.
    """

    hovered = Signal(int)
    pressed = Signal()
    left = Signal()
    fitted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._chart: ControlChart | None = None
        self._laid: ChartLayout | None = None
        self._at: int | None = None
        self._scale = 1.0
        self._build()
        self._dress()

    def _build(self) -> None:
        self._months = MonthAxis()
        self.view = pg.PlotWidget(axisItems={"bottom": self._months})
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setAcceptDrops(False)
        for part in (self.view, self.view.viewport()):
            part.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        plot = self.view.getPlotItem()
        plot.hideButtons()
        plot.setMenuEnabled(False)
        plot.setMouseEnabled(False, False)
        plot.getAxis("left").enableAutoSIPrefix(False)
        self._bands = Bands()
        self._limits, self._centre = pg.PlotCurveItem(), pg.PlotCurveItem()
        self._firm, self._provisional = pg.PlotCurveItem(), pg.PlotCurveItem()
        self.dots = pg.ScatterPlotItem(pxMode=True)
        self._here = pg.ScatterPlotItem(pxMode=True)
        parts = (self._bands, self._limits, self._centre, self._firm, self._provisional)
        for depth, part in enumerate((*parts, self.dots, self._here)):
            part.setZValue(depth)
            plot.addItem(part, ignoreBounds=True)
        self._edge = EdgeLabels(plot)
        self._top = TopLabels(plot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        plot.getViewBox().sigResized.connect(lambda _: self._fit())
        self.view.scene().sigMouseMoved.connect(self._hovered)
        self.view.viewport().installEventFilter(self)

    # What is drawn

    def show_chart(self, chart: ControlChart) -> None:
        """Draw a chart; one without points draws nothing."""
        self._chart = chart
        self._at = None
        if not chart.points:
            self._laid = None
            self.view.hide()
            return
        self.view.show()
        laid = self._laid = lay_out(chart)
        self._months.set_months(chart.points[0].period, int(laid.places[-1]) + 1)
        self._bands.set_bands(laid.bands)
        for curve, line in (
            (self._limits, laid.limits),
            (self._centre, laid.centre),
            (self._firm, laid.firm),
            (self._provisional, laid.provisional),
        ):
            curve.setData(*line, connect="finite")
        self._draw_points(chart, laid)
        self._draw_here()
        self._top.show_points(chart.change_points, chart.points[0].period)
        self._edge.show_point(chart)
        self._fit()

    def ring(self, place: int | None) -> None:
        """Put the ring of the reader round a point, or take it away."""
        self._at = place
        self._draw_here()

    def pixels(self) -> list[QPoint]:
        """Where the points are, in the coordinates of this widget."""
        if self._laid is None:
            return []
        box = self.view.getPlotItem().getViewBox()
        box.updateMatrix()
        onto = box.childGroup.sceneTransform() * self.view.viewportTransform()
        away = self.view.viewport().mapTo(self, QPoint())
        spots = (self._spot(place) for place in range(len(self._laid.places)))
        return [onto.map(QPointF(*spot)).toPoint() + away for spot in spots]

    def _spot(self, place: int) -> tuple[float, float]:
        assert self._laid is not None
        value = self._laid.values[place]
        return float(self._laid.places[place]), self._laid.low if np.isnan(value) else float(value)

    def _draw_points(self, chart: ControlChart, laid: ChartLayout) -> None:
        worn = theme.current()
        self._scale = self._room_for_points()
        spots: list[dict[str, Any]] = []
        for place, point in zip(laid.places, chart.points, strict=True):
            if point.value is None:
                continue
            kind = kind_of(point.meaning) if point.signals else "normal"
            hollow = point.set_aside or point.provisional
            pen, brush = self._ink(kind, hollow)
            spots.append(
                {
                    "pos": (place, point.value),
                    "symbol": symbol_of(point),
                    "size": worn.px(_SIZES.get(kind, 9 if hollow else 7) * self._scale),
                    "pen": pen,
                    "brush": brush,
                }
            )
        self.dots.setData(spots)

    def _room_for_points(self) -> float:
        """How large points can be, 1 in full, so that neighbours can be told apart."""
        if self._laid is None:
            return 1.0
        wide = float(self.view.getPlotItem().getViewBox().width()) / theme.current().zoom
        each = wide / (float(self._laid.places[-1]) + 1)
        return min(1.0, max(_LEAST, round(each / _ROOM, 1)))

    def _ink(self, kind: Kind, hollow: bool) -> tuple[QPen, QBrush]:
        """Edge and filling of a point.

        They stay the same objects, by which pyqtgraph knows the signs that it has drawn already.
        """
        if (kind, hollow) not in self._inks:
            colour = self.worn.colour(kind)
            self._inks[kind, hollow] = (
                pg.mkPen(colour, width=self.worn.px(1.6) if hollow else 1),
                pg.mkBrush(self.worn.colour("surface") if hollow else colour),
            )
        return self._inks[kind, hollow]

    def _draw_here(self) -> None:
        if self._at is None or self._laid is None:
            self._here.setData([])
        else:
            x, y = self._spot(self._at)
            self._here.setData([x], [y])

    # The look

    def _dress(self) -> None:
        worn = self.worn = theme.current()
        self._inks: dict[tuple[Kind, bool], tuple[QPen, QBrush]] = {}
        small = QFont(self.font())
        small.setPixelSize(worn.size("small"))
        self.view.setBackground(worn.colour("surface"))
        plot = self.view.getPlotItem()
        for name in ("left", "bottom"):
            axis = plot.getAxis(name)
            axis.setStyle(tickFont=small, tickLength=0, tickTextOffset=worn.px(8), maxTickLevel=0)
            axis.setPen(pg.mkPen(None))
            axis.setTickPen(pg.mkPen(None))
            axis.setTextPen(worn.colour("muted"))
            axis.setZValue(-1000)
        plot.getAxis("left").setTickPen(pg.mkPen(worn.colour("grid"), width=1))
        plot.getAxis("left").setGrid(255)
        plot.getAxis("bottom").setHeight(worn.px(30))
        self._bands.set_colour(worn.colour("band"))
        limit, line = worn.colour("limit"), worn.colour("normal")
        self._limits.setPen(pg.mkPen(limit, width=worn.px(1.2), dash=[5, 4]))
        self._centre.setPen(pg.mkPen(limit, width=worn.px(1.2)))
        self._firm.setPen(pg.mkPen(line, width=worn.px(1.4)))
        self._provisional.setPen(pg.mkPen(line, width=worn.px(1.4), dash=[1, 3]))
        for curve in (self._limits, self._centre, self._firm, self._provisional):
            curve.opts["antialias"] = True
        self._here.setPen(pg.mkPen(worn.colour("focus"), width=worn.px(2)))
        self._here.setBrush(None)
        self._here.setSize(worn.px(18))
        self._edge.dress(small)
        self._top.dress(small)
        if self._chart is not None and self._laid is not None:
            self._draw_points(self._chart, self._laid)
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme and the font."""
        super().changeEvent(event)
        kinds = (QEvent.Type.PaletteChange, QEvent.Type.StyleChange, QEvent.Type.FontChange)
        if event.type() in kinds and theme.current() != getattr(self, "worn", theme.current()):
            self._dress()

    def _fit(self) -> None:
        """Fit the ranges so that points, the labels at the right and those on top have room."""
        if self._laid is None:
            return
        self._make_room_for_figures(self._laid)
        if self._chart is not None and self._scale != self._room_for_points():
            self._draw_points(self._chart, self._laid)
        box = self.view.getPlotItem().getViewBox()
        wide, high = max(1.0, box.width()), max(1.0, box.height())
        last = float(self._laid.places[-1])
        right = min(0.4, self._edge.width() / wide)
        top = min(0.4, self._top.height() / high)
        span = (last + 1.4) / (1 - right)
        tall = (self._laid.high - self._laid.low) / (1 - top)
        box.setRange(
            xRange=(-0.8, span - 0.8),
            yRange=(self._laid.low, self._laid.low + tall),
            padding=0,
            disableAutoRange=True,
        )
        self._edge.place(last + 0.6, tall / high)
        self._top.place(self._laid.low + tall, span - 0.8, span / wide, tall / high)
        self.fitted.emit()

    def _make_room_for_figures(self, laid: ChartLayout) -> None:
        axis = self.view.getPlotItem().getAxis("left")
        metrics = QFontMetricsF(axis.style["tickFont"])
        longest = f"{max(laid.high, 1000 if laid.high > 990 else 10):,.0f}"
        axis.setWidth(metrics.horizontalAdvance(longest + "0") + self.worn.px(12))

    # The mouse

    def _hovered(self, scene: QPointF) -> None:
        box = self.view.getPlotItem().getViewBox()
        if self._laid is not None and box.sceneBoundingRect().contains(scene):
            away = np.abs(self._laid.places - box.mapSceneToView(scene).x())
            self.hovered.emit(int(away.argmin()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch what happens to a child."""
        if event.type() == QEvent.Type.MouseButtonPress:
            self.pressed.emit()
        elif event.type() == QEvent.Type.Leave:
            self.left.emit()
        return super().eventFilter(watched, event)
