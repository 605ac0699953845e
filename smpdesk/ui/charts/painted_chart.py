"""A chart painted as the papers draw it, as wide as there is room."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from smpdesk.ui.charts.from_paper import ZOOM, LaidOut, lay_out, paint
from smpdesk.ui.look import theme
from smpdesk.ui.tasks import Task, Tasks

_EDGE = 4.0
_LEAST = 300.0
"""Pixels at 100% below which neither side of a chart shrinks."""
_TALL = ("FunnelChart", "TrendChart", "YearLines")
"""Charts that take the height there is; the others have their own."""


@dataclass(frozen=True)
class _Asked:
    """A value to be laid out in a size and a look; ``height`` 0 leaves that to the chart."""

    value: object
    width: float
    height: float
    worn: theme.Theme


class PaintedChart(QWidget):
    """Paints a chart value in the colours worn now, laid out off the window's thread.

    Its accessible name is the chart's title and its description the words that stand for it.
    ``drawn`` says that another value was laid out, or the same in another size.
    """

    drawn = Signal()

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self._tasks = tasks
        self._task: Task | None = None
        self._value: object = None
        self._asked: _Asked | None = None
        self._laid: LaidOut | None = None
        self._painted: QPixmap | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        worn = theme.current()
        self.setMinimumSize(worn.px(_LEAST), worn.px(200))
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._lay_out)

    @property
    def zoom(self) -> float:
        """Pixels to the point."""
        return ZOOM * theme.current().zoom

    @property
    def laid(self) -> LaidOut | None:
        """The chart as it is laid out, None while it is not."""
        return self._laid

    def show_value(self, value: object, title: str, words: str) -> None:
        """Show another chart; the one before stays until this one is laid out."""
        self._value, self._asked = value, None
        self.setAccessibleName(title)
        self.setAccessibleDescription(words)
        self._lay_out()

    def fitted(self, value: object, width: float) -> object:
        """The value as it suits a width in points; a chart of charts may break its rows here."""
        return value

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the new size, once it has come to rest."""
        super().resizeEvent(event)
        self._soon.start(0 if self._laid is None else 40)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._soon.start(0)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take the focus."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Give up the focus."""
        super().focusOutEvent(event)
        self.update()

    def sizeHint(self) -> QSize:
        """The size it would like."""
        worn = theme.current()
        return QSize(worn.px(720), max(self.minimumHeight(), worn.px(300)))

    def _lay_out(self) -> None:
        if self._value is None or not self.testAttribute(Qt.WidgetAttribute.WA_Resized):
            return
        width = (self.width() - 2 * _EDGE) / self.zoom
        tall = type(self._value).__name__ in _TALL
        height = (self.height() - 2 * _EDGE) / self.zoom if tall else 0.0
        value = self.fitted(self._value, width)
        asked = _Asked(value, width, height, theme.current())
        if asked == self._asked:
            return
        if self._task is not None:
            self._task.cancel()
        self._asked = asked
        self._task = Task("Drawing a chart")
        self._task.done.connect(self._show_laid)
        self._tasks.start(
            self._task, lambda _: (asked, lay_out(asked.value, width, asked.worn, height))
        )

    def _show_laid(self, result: tuple[_Asked, LaidOut]) -> None:
        asked, laid = result
        if asked is not self._asked:
            return
        self._laid, self._painted = laid, None
        least = _LEAST * theme.current().zoom * 0.7 if asked.height else laid.height * self.zoom
        self.setMinimumHeight(round(least + 2 * _EDGE))
        self.updateGeometry()
        self.laid_anew(asked.value)
        self.update()
        self.drawn.emit()

    def laid_anew(self, value: object) -> None:
        """The chart was laid out again; what lies on top of it may find its places here."""

    def to_pixels(self, left: float, top: float, width: float, height: float) -> QRectF:
        """A rectangle in points from the chart's top left, in pixels of the widget."""
        zoom = self.zoom
        return QRectF(left * zoom + _EDGE, top * zoom + _EDGE, width * zoom, height * zoom)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it in the theme worn now."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().colour("surface"))
        if self._laid is None:
            return
        painter.drawPixmap(0, 0, self._picture(self._laid))
        if self.hasFocus():
            self.paint_focus(painter, QRectF(self.rect()))

    def paint_focus(self, painter: QPainter, box: QRectF) -> None:
        """Draw the ring of the focus just inside a rectangle."""
        worn = theme.current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(worn.colour("focus"), worn.px(2)))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), worn.px(5), worn.px(5))

    def _picture(self, laid: LaidOut) -> QPixmap:
        """The chart painted once, in the screen's own pixels."""
        ratio = self.devicePixelRatioF()
        if self._painted is None or self._painted.devicePixelRatio() != ratio:
            zoom = self.zoom
            size = QSize(
                round(laid.width * zoom + 2 * _EDGE), round(laid.height * zoom + 2 * _EDGE)
            )
            picture = QPixmap(size * ratio)
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(picture)
            painter.translate(_EDGE, _EDGE)
            painter.scale(zoom, zoom)
            paint(painter, laid)
            painter.end()
            self._painted = picture
        return self._painted
