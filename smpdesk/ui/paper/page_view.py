"""One page of a document at a zoom: turned, zoomed and scrolled by keys and by the wheel."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea

from smpdesk.ui.look import theme
from smpdesk.ui.paper.drawing import Picture
from smpdesk.ui.paper.sheet import EDGE, PaperSheet

if TYPE_CHECKING:
    from smpdesk.reports.preview import Box

WIDTH, PAGE = "width", "page"
"""The zooms that follow the room there is."""
STEPS = (50, 75, 100, 125, 150, 200, 300, 400)
"""The zooms in per cent of the paper's own size."""
_PIXELS_PER_POINT = 96 / 72
_FRAME = 4
"""Pixels that the thin line round the pages takes."""
_NOTCH = 120
"""What one notch of a wheel is, in Qt's eighths of a degree."""
_ZOOM_KEYS = {
    Qt.Key.Key_Plus: 1,
    Qt.Key.Key_Equal: 1,
    Qt.Key.Key_Minus: -1,
    Qt.Key.Key_0: 0,
}


class PageView(QScrollArea):
    """``turned`` says by how many pages the reader wants on or back, ``sent`` to which end.

    ``zoomed`` says that the zoom is another, ``resized`` that the page is to be drawn anew.
    """

    turned = Signal(int)
    sent = Signal(int)
    zoomed = Signal(str)
    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("Well")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setAccessibleName("Page")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.sheet = PaperSheet()
        self.setWidget(self.sheet)
        self.zoom = WIDTH
        self._points = (595.0, 842.0)
        self._from_end = False
        self._pushed = 0

    # The zoom

    def percent(self) -> int:
        """How large a page is seen, in per cent of its own size."""
        return round(100 * self._width() / (self._points[0] * _PIXELS_PER_POINT))

    def page_width(self) -> int:
        """How many pixels of the screen wide a page is to be drawn."""
        return round(self._width() * self.devicePixelRatioF())

    def set_zoom(self, zoom: str) -> None:
        """Zoom to a number of per cent, or as ``width`` or ``page`` fit."""
        if zoom == self.zoom:
            return
        bar = self.verticalScrollBar()
        before = bar.value() / max(1, self.sheet.height())
        self.zoom = zoom
        self._fit()
        bar.setValue(round(before * self.sheet.minimumHeight()))
        self.zoomed.emit(zoom)
        self.resized.emit()

    def step_zoom(self, by: int) -> None:
        """One step larger (1) or smaller (-1), or back to the width (0)."""
        now = self.percent()
        larger = [step for step in STEPS if step > now]
        smaller = [step for step in STEPS if step < now]
        if by == 0:
            self.set_zoom(WIDTH)
        elif by > 0 and larger:
            self.set_zoom(str(larger[0]))
        elif by < 0 and smaller:
            self.set_zoom(str(smaller[-1]))

    def _width(self) -> int:
        """How wide the paper is seen."""
        wide, high = self._points
        if self.zoom not in (WIDTH, PAGE):
            return round(wide * _PIXELS_PER_POINT * int(self.zoom) / 100)
        edge = 2 * theme.current().px(EDGE)
        room = self.width() - self.verticalScrollBar().sizeHint().width() - edge - _FRAME
        if self.zoom == PAGE:
            room = min(room, round((self.height() - edge - _FRAME) * wide / high))
        return max(theme.current().px(160), room)

    def _fit(self) -> None:
        wide, high = self._points
        width = self._width()
        self.sheet.set_size(QSize(width, round(width * high / wide)))

    # The page

    def show_page(self, picture: Picture, of: int, points: tuple[float, float], new: bool) -> None:
        """Show a page that is so many points wide and high; a ``new`` one from its top."""
        self._points = points
        self._fit()
        self.sheet.show_image(picture.image, points[0])
        self.setAccessibleName(f"Page {picture.page + 1} of {of}")
        self.setAccessibleDescription(picture.words)
        if new:
            bar = self.verticalScrollBar()
            bar.setValue(bar.maximum() if self._from_end else 0)
            self._from_end = False

    def mark(self, found: Sequence[Box], current: Sequence[Box]) -> None:
        """Mark what was found on the page."""
        self.sheet.mark(found, current)

    def show_top(self, points: float) -> None:
        """Bring into view what stands so many points below the page's top."""
        by = self._width() / self._points[0]
        self.verticalScrollBar().setValue(round(points * by))

    def show_box(self, box: Box) -> None:
        """Bring a box into view, a third from the top if it is not seen."""
        place = self.sheet.place_of(box)
        for bar, seen, at in (
            (self.verticalScrollBar(), self.viewport().height(), place.top()),
            (self.horizontalScrollBar(), self.viewport().width(), place.left()),
        ):
            if not bar.value() + seen * 0.05 < at < bar.value() + seen * 0.9:
                bar.setValue(round(at - seen / 3))

    def clear(self) -> None:
        """Show no page."""
        self.sheet.clear()
        self.setAccessibleName("Page")
        self.setAccessibleDescription("")

    # Qt

    def minimumSizeHint(self) -> QSize:
        """The least size it can do with."""
        worn = theme.current()
        return QSize(worn.px(260), worn.px(280))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the new size."""
        super().resizeEvent(event)
        if self.zoom in (WIDTH, PAGE):
            self._fit()
            self.resized.emit()

    def event(self, event: QEvent) -> bool:
        """Keep the keys of the zoom from the window, which would make all text larger."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and _zoom_step(event) is not None
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer the keys it knows."""
        bar, key = self.verticalScrollBar(), Qt.Key(event.key())
        step = _zoom_step(event)
        if step is not None:
            self.step_zoom(step)
        elif key is Qt.Key.Key_PageDown and bar.value() >= bar.maximum():
            self.turned.emit(1)
        elif key is Qt.Key.Key_PageUp and bar.value() <= bar.minimum():
            self._turn_back()
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.sent.emit(-1 if key is Qt.Key.Key_Home else 1)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl; go on to the next page at the end of one."""
        bar, by = self.verticalScrollBar(), event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if by:
                self.step_zoom(1 if by > 0 else -1)
            event.accept()
        elif by and bar.value() == (bar.maximum() if by < 0 else bar.minimum()):
            self._push(by)
        else:
            self._pushed = 0
            super().wheelEvent(event)

    def _push(self, by: int) -> None:
        """Turn the page when the wheel has gone one notch further at its end."""
        self._pushed = by if self._pushed * by < 0 else self._pushed + by
        if abs(self._pushed) >= _NOTCH:
            self._pushed = 0
            if by < 0:
                self.turned.emit(1)
            else:
                self._turn_back()

    def _turn_back(self) -> None:
        self._from_end = True
        self.turned.emit(-1)


def _zoom_step(event: QKeyEvent) -> int | None:
    """By how much a key zooms, or None for another key."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    control = Qt.KeyboardModifier.ControlModifier
    if held not in (control, control | Qt.KeyboardModifier.ShiftModifier):
        return None
    return _ZOOM_KEYS.get(Qt.Key(event.key()))
