"""Small control charts side by side, each of which can be opened by mouse and keys."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)

from smpdesk.ui.charts.painted_chart import PaintedChart
from smpdesk.ui.look import theme
from smpdesk.ui.tasks import Tasks

if TYPE_CHECKING:
    from smpdesk.reports.charts.values import SmallMultiples

_WIDE = 178.0
"""Points that a little chart should have at least; so many are set side by side."""
_MOST_COLUMNS = 4


class MultiplesChart(PaintedChart):
    """Several control charts in one picture.

    ``reached`` says the number of the chart the reader has come to, ``opened`` that of one that
    was clicked or entered.
    """

    reached = Signal(int)
    opened = Signal(int)

    def __init__(self, tasks: Tasks) -> None:
        super().__init__(tasks)
        self.setMouseTracking(True)
        self._boxes: list[QRectF] = []
        self._columns = 1
        self._names: list[str] = []
        self._at = 0
        self._under: int | None = None

    @property
    def boxes(self) -> list[QRectF]:
        """Where each chart lies, in pixels."""
        return self._boxes

    def name_each(self, names: list[str]) -> None:
        """What is said of each chart when the reader comes to it."""
        self._names = names
        self._at = min(self._at, max(0, len(names) - 1))

    def fitted(self, value: object, width: float) -> object:
        """As many charts side by side as the width has room for."""
        return replace(value, columns=self._fitting(width))  # type: ignore[type-var]

    def laid_anew(self, value: object) -> None:
        """Find where each chart lies now."""
        from smpdesk.reports.charts.multiples import boxes

        if self.laid is None:
            return
        made: SmallMultiples = value  # type: ignore[assignment]
        self._columns = made.columns
        high = self.laid.height
        self._boxes = [
            self.to_pixels(x, high - y - tall, wide, tall).adjusted(-3, -3, 5, 0)
            for x, y, wide, tall in boxes(made, self.laid.width)
        ]
        self._under = None

    def go_to(self, place: int) -> None:
        """Move the reader to a chart by its number."""
        if not 0 <= place < len(self._boxes):
            return
        self._at = place
        self.update()
        if place < len(self._names):
            said = QAccessibleAnnouncementEvent(self, self._names[place])
            QAccessible.updateAccessibility(said)
        self.reached.emit(place)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the charts, with a frame round the one under the mouse or the reader."""
        super().paintEvent(event)
        painter = QPainter(self)
        if self._under is not None and self._under < len(self._boxes):
            worn = theme.current()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(worn.colour("field"), worn.px(1)))
            painter.drawRoundedRect(self._boxes[self._under], worn.px(5), worn.px(5))
        if self.hasFocus() and self._at < len(self._boxes):
            super().paint_focus(painter, self._boxes[self._at])

    def paint_focus(self, painter: QPainter, box: QRectF) -> None:
        """Leave the whole without a ring: the chart that is reached has one."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer the keys it knows."""
        last = len(self._boxes) - 1
        steps = {
            Qt.Key.Key_Left: self._at - 1,
            Qt.Key.Key_Right: self._at + 1,
            Qt.Key.Key_Up: self._at - self._columns,
            Qt.Key.Key_Down: self._at + self._columns,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._boxes:
            self.opened.emit(self._at)
        elif key in steps:
            self.go_to(steps[key])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take the focus, and say which chart the reader is at."""
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.go_to(self._at)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Frame the chart under the mouse."""
        under = self._place_at(event)
        if under != self._under:
            self._under = under
            shape = (
                Qt.CursorShape.ArrowCursor if under is None else Qt.CursorShape.PointingHandCursor
            )
            self.setCursor(shape)
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Frame nothing any more."""
        super().leaveEvent(event)
        self._under = None
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the chart that was clicked."""
        place = self._place_at(event)
        if event.button() is Qt.MouseButton.LeftButton and place is not None:
            self.go_to(place)
            self.opened.emit(place)

    def _fitting(self, width: float) -> int:
        return max(1, min(_MOST_COLUMNS, int(width // _WIDE)))

    def _place_at(self, event: QMouseEvent) -> int | None:
        at = event.position()
        return next((n for n, box in enumerate(self._boxes) if box.contains(at)), None)
