"""The officer's year as a line: what is done, late, next and ahead, and where today is."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from smpdesk.evidence.year.due import days_words
from smpdesk.evidence.year.milestones import OfficersYear, Stop
from smpdesk.ui.look import theme
from smpdesk.ui.widgets.fields import date_text
from smpdesk.ui.widgets.signs import Shape, paint_sign

_STATE_WORDS = {
    "done": "done",
    "late": "late",
    "next": "next",
    "ahead": "ahead",
    "left open": "left open",
    "undated": "no date yet",
}
_EACH = 80
"""The least width of a stop with its name, drawn size."""


class Timeline(QWidget):
    """Arrow keys walk the stops; ``chosen`` says the milestone to look at, ``toggled`` D's."""

    chosen = Signal(object)
    toggled = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._year: OfficersYear | None = None
        self._at = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("The year")
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_year(self, year: OfficersYear) -> None:
        """Show a year; the walk stays at its milestone, else goes to what comes next."""
        kept = self.stop.milestone.id if self.stop else None
        self._year = year
        ids = [stop.milestone.id for stop in year.stops]
        ahead = ids.index(year.next.milestone.id) if year.next else len(ids) - 1
        self._at = ids.index(kept) if kept in ids else max(0, ahead)
        self._tell()

    def walk_to(self, milestone_id: int) -> None:
        """Move the walk to a milestone."""
        for place, stop in enumerate(self._year.stops if self._year else ()):
            if stop.milestone.id == milestone_id:
                self._at = place
                self._tell()

    @property
    def stop(self) -> Stop | None:
        """The stop where the walk is."""
        stops = self._year.stops if self._year else ()
        return stops[self._at] if self._at < len(stops) else None

    def _tell(self) -> None:
        self.setAccessibleDescription(stop_words(self.stop) if self.stop else "")
        self.setToolTip("\n".join(stop_words(s) for s in self._shown()))
        what = QAccessible.Event.DescriptionChanged
        QAccessible.updateAccessibility(QAccessibleEvent(self, what))
        self.update()

    def sizeHint(self) -> QSize:
        """The size it would like."""
        worn = theme.current()
        return QSize(worn.px(700), worn.px(86))

    def minimumSizeHint(self) -> QSize:
        """The least size it can do with."""
        worn = theme.current()
        return QSize(worn.px(260), worn.px(86))

    # Where things stand

    def _first(self) -> int:
        """The first stop that is drawn: all of them where there is room, else those round here."""
        count = len(self._year.stops) if self._year else 0
        room = max(1, self.width() // theme.current().px(_EACH))
        if count <= room:
            return 0
        return max(0, min(self._at - room // 2, count - room))

    def _shown(self) -> tuple[Stop, ...]:
        if self._year is None:
            return ()
        room = max(1, self.width() // theme.current().px(_EACH))
        first = self._first()
        return self._year.stops[first : first + room]

    # Keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer the keys it knows."""
        count = len(self._year.stops) if self._year else 0
        keys = Qt.Key
        moves = {
            keys.Key_Left: self._at - 1,
            keys.Key_Right: self._at + 1,
            keys.Key_Home: 0,
            keys.Key_End: count - 1,
        }
        key = keys(event.key())
        if key in moves and count:
            self._at = max(0, min(count - 1, moves[key]))
            self._tell()
        elif self.stop is not None and key in (keys.Key_Return, keys.Key_Enter, keys.Key_Space):
            self.chosen.emit(self.stop.milestone)
        elif self.stop is not None and key == keys.Key_D:
            self.toggled.emit(self.stop.milestone)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the stop that was clicked."""
        shown = self._shown()
        if not shown or event.button() != Qt.MouseButton.LeftButton:
            return
        place = int(event.position().x() // (self.width() / len(shown)))
        self._at = self._first() + max(0, min(len(shown) - 1, place))
        self._tell()
        self.chosen.emit(shown[max(0, min(len(shown) - 1, place))].milestone)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the walk is."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide where the walk is."""
        super().focusOutEvent(event)
        self.update()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it in the theme worn now."""
        shown = self._shown()
        if not shown or self._year is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        worn = theme.current()
        each, first, height = self.width() / len(shown), self._first(), worn.px(15)
        reached = each * (self._year.gone - first + 0.5) if self._year.gone else 0.0
        if self._year.over:
            reached = float(self.width())
        reached = max(0.0, min(float(self.width()), reached))
        painter.setPen(QPen(worn.colour("line"), worn.px(2)))
        painter.drawLine(QPointF(reached, height), QPointF(self.width(), height))
        painter.setPen(QPen(worn.colour("normal" if self._year.over else "accent"), worn.px(2)))
        painter.drawLine(QPointF(0, height), QPointF(reached, height))
        self._paint_more(painter, first, len(self._year.stops) - first - len(shown))
        for number, stop in enumerate(shown):
            box = QRectF(each * number, 0, each, self.height())
            if self.hasFocus() and first + number == self._at:
                painter.setPen(QPen(worn.colour("focus"), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(box.adjusted(2, 1, -2, -1), 6, 6)
            self._paint_stop(painter, stop, QPointF(box.center().x(), height))
            self._paint_words(painter, stop, box.adjusted(worn.px(4), 0, -worn.px(4), 0))

    def _paint_more(self, painter: QPainter, before: int, after: int) -> None:
        """Say at the ends of the line how many stops lie beyond them."""
        worn = theme.current()
        font = QFont(self.font())
        font.setPixelSize(worn.size("small"))
        painter.setFont(font)
        painter.setPen(worn.colour("muted"))
        room = QRectF(0, worn.px(28), self.width(), worn.px(20))
        sides = Qt.AlignmentFlag
        if before:
            painter.drawText(room, sides.AlignLeft | sides.AlignTop, f"‹ {before}")
        if after:
            painter.drawText(room, sides.AlignRight | sides.AlignTop, f"{after} ›")

    def _paint_stop(self, painter: QPainter, stop: Stop, at: QPointF) -> None:
        worn = theme.current()
        radius = worn.px(8)
        round_ = QRectF(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius)
        over = self._year is not None and self._year.over
        role = {"done": "normal" if over else "accent", "late": "concern", "next": "accent"}
        colour = worn.colour(role.get(stop.state, "field"))
        pen = QPen(colour, worn.px(3 if stop.state == "next" else 2))
        if stop.state in ("left open", "undated"):
            pen.setStyle(Qt.PenStyle.DotLine)
        painter.setPen(pen)
        filled = stop.state in ("done", "late")
        painter.setBrush(colour if filled else worn.colour("surface"))
        painter.drawEllipse(round_)
        if filled:
            inset = radius * 0.55
            inner = round_.adjusted(inset, inset, -inset, -inset)
            sign: Shape = "tick" if stop.state == "done" else "bang"
            paint_sign(painter, sign, inner, worn.colour("surface"))

    def _paint_words(self, painter: QPainter, stop: Stop, box: QRectF) -> None:
        worn = theme.current()
        font = QFont(self.font())
        font.setPixelSize(worn.size("small"))
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(worn.colour("concern" if stop.state == "late" else "text"))
        top = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        line = painter.fontMetrics().lineSpacing()
        day = QRectF(box.x(), worn.px(28), box.width(), line)
        painter.drawText(day, top, _day(stop))
        font.setWeight(QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(worn.colour("muted"))
        room = QRectF(box.x(), day.bottom(), box.width(), 2 * line + 2)
        painter.drawText(room, top | Qt.TextFlag.TextWordWrap, self._name(painter, stop, room))

    def _name(self, painter: QPainter, stop: Stop, room: QRectF) -> str:
        """The name, shortened until it fits two lines."""
        words = stop.milestone.name.split()
        metrics, wrap = painter.fontMetrics(), int(Qt.TextFlag.TextWordWrap)
        for count in range(len(words), 0, -1):
            text = " ".join(words[:count]) + ("…" if count < len(words) else "")
            needed = metrics.boundingRect(room.toRect(), wrap, text)
            if needed.height() <= room.height() and needed.width() <= room.width():
                return text
        return metrics.elidedText(words[0] if words else "", Qt.TextElideMode.ElideRight, 80)


def stop_words(stop: Stop) -> str:
    """A stop in a line: ``Committee, 15 Mar 2016: done on 15 Mar 2016``."""
    mark = stop.milestone
    named = f"{mark.name}, {date_text(mark.due)}" if mark.due else mark.name
    if mark.done_on:
        return f"{named}: done on {date_text(mark.done_on)}"
    if stop.state == "late" and stop.days_left is not None:
        return f"{named}: {days_words(-stop.days_left)} late"
    return f"{named}: {_STATE_WORDS[stop.state]}"


def _day(stop: Stop) -> str:
    """The day and month of a milestone: ``7 Feb``."""
    return date_text(stop.milestone.due).rpartition(" ")[0] or "no date"
