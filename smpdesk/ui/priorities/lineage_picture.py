"""The lineage of themes, drawn over the years and walked by mouse or keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from smpdesk.evidence.priorities.lineage import Lineage, Stand
from smpdesk.ui.look import theme
from smpdesk.ui.priorities.lineage_layout import Key, Line, LineageLayout, lay_out

_EDGES = {"priority": "accent", "cross-cutting": "ok", "emerging": "changed"}
_GROUNDS = {"priority": "accentbg", "cross-cutting": "surface", "emerging": "surface"}


class LineagePicture(QWidget):
    """Boxes for themes under their year, lines for what became of them.

    ``reached`` says the stand that mouse or keys have come to.
    """

    reached = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._lineage = Lineage((), (), ())
        self._layout: LineageLayout | None = None
        self._at: Key | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Lineage of themes")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)

    def show_lineage(self, lineage: Lineage) -> None:
        """Draw another lineage."""
        self._lineage = lineage
        if self._at is not None and not self._stand(self._at):
            self._at = None
        years = f"{lineage.years[0]} to {lineage.years[-1]}" if lineage.years else "no year yet"
        self.setAccessibleDescription(
            f"What became of {len(lineage.stands)} themes, {years}. The table beside it says the "
            "same. Arrows walk from theme to theme."
        )
        self._fit()

    def show_at(self, stand: Stand) -> None:
        """Mark a stand and what it descends from, without saying so."""
        self._at = (stand.year, stand.theme)
        self.update()

    def box_of(self, stand: Stand) -> QRectF:
        """Where a stand is drawn."""
        layout = self._layout
        empty = QRectF()
        return layout.boxes.get((stand.year, stand.theme), empty) if layout is not None else empty

    def sizeHint(self) -> QSize:
        """As wide as its place, as high as the longest year."""
        tall = self._layout.height if self._layout is not None else 100
        return QSize(theme.current().px(640), round(tall))

    def minimumSizeHint(self) -> QSize:
        """Wide enough for the years' columns."""
        count = max(1, len(self._lineage.years))
        return QSize(theme.current().px(190) * count, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out again for the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Lay out again for another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the theme that was pressed."""
        if self._layout is None:
            return
        for key, box in self._layout.boxes.items():
            if box.contains(event.position()):
                self._go(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk up and down a year with the arrows, to where a theme came from and went."""
        key = Qt.Key(event.key())
        if self._at is None and self._lineage.stands:
            first = self._lineage.stands[0]
            self._at = (first.year, first.theme)
        if self._at is None or key not in (
            Qt.Key.Key_Up,
            Qt.Key.Key_Down,
            Qt.Key.Key_Left,
            Qt.Key.Key_Right,
        ):
            super().keyPressEvent(event)
            return
        self._go(self._walked(self._at, key))

    def _walked(self, at: Key, key: Qt.Key) -> Key:
        year, name = at
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            column = [stand.theme for stand in self._lineage.of(year)]
            place = column.index(name) + (1 if key is Qt.Key.Key_Down else -1)
            return (year, column[place]) if 0 <= place < len(column) else at
        descents = self._lineage.descents
        if key is Qt.Key.Key_Left:
            ways = [
                (self._lineage.before(year), d.came_from)
                for d in descents
                if (d.year, d.theme) == at
            ]
        else:
            ways = [
                (d.year, d.theme)
                for d in descents
                if (self._lineage.before(d.year), d.came_from) == at
            ]
        return ways[0] if ways else at

    def _go(self, key: Key) -> None:
        self._at = key
        self.update()
        stand = self._stand(key)
        if stand is not None:
            words = self._lineage.words(stand)
            said = f"{stand.year}: {stand.theme}, {stand.standing}, {words}"
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))
            self.reached.emit(stand)

    def _stand(self, key: Key) -> Stand | None:
        return next((s for s in self._lineage.stands if (s.year, s.theme) == key), None)

    def _fit(self) -> None:
        words, small = QFontMetricsF(self.font()), QFontMetricsF(self._small())
        width = max(self.width(), self.minimumSizeHint().width())
        self._layout = lay_out(self._lineage, width - 4, words, small)
        self.updateGeometry()
        self.update()

    def _small(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(theme.current().size("small"))
        return font

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it in the theme worn now."""
        if self._layout is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme.current().colour("surface"))
        painter.translate(2, 0)
        for year, head in self._layout.heads.items():
            self._paint_head(painter, head, year)
        for line in self._layout.lines:
            self._paint_line(painter, line)
        for line in self._layout.lines:
            self._paint_how(painter, line)
        for stand in self._lineage.stands:
            self._paint_stand(painter, self._layout.boxes[(stand.year, stand.theme)], stand)

    def _paint_head(self, painter: QPainter, box: QRectF, year: str) -> None:
        worn = theme.current()
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(worn.colour("text"))
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, year)
        painter.setPen(QPen(worn.colour("line"), 1))
        painter.drawLine(box.bottomLeft(), box.bottomRight())

    def _of_the_one_at(self, line: Line) -> bool:
        descent = line.descent
        before = (self._lineage.before(descent.year), descent.came_from)
        return self._at in ((descent.year, descent.theme), before)

    def _paint_line(self, painter: QPainter, line: Line) -> None:
        worn = theme.current()
        marked = self._of_the_one_at(line)
        faint = line.descent.how == "dropped"
        colour = worn.colour("accent" if marked else "line" if faint else "field")
        pen = QPen(colour, worn.px(2.2 if marked else 1.3))
        if line.descent.how not in ("kept", "renamed"):
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        bend = (line.end.x() - line.start.x()) * 0.5
        path = QPainterPath(line.start)
        path.cubicTo(
            line.start.x() + bend,
            line.start.y(),
            line.end.x() - bend,
            line.end.y(),
            line.end.x(),
            line.end.y(),
        )
        painter.drawPath(path)

    def _paint_how(self, painter: QPainter, line: Line) -> None:
        if not line.words:
            return
        worn = theme.current()
        painter.setFont(self._small())
        painter.fillRect(line.label, worn.colour("surface"))
        painter.setPen(worn.colour("accent" if self._of_the_one_at(line) else "muted"))
        painter.drawText(line.label, Qt.AlignmentFlag.AlignCenter, line.words)

    def _paint_stand(self, painter: QPainter, box: QRectF, stand: Stand) -> None:
        worn = theme.current()
        edge = _EDGES.get(stand.standing)
        if edge is not None:
            pen = QPen(worn.colour(edge), worn.px(1.2))
            if stand.standing == "emerging":
                pen.setStyle(Qt.PenStyle.DotLine)
            painter.setPen(pen)
            painter.setBrush(worn.colour(_GROUNDS[stand.standing]))
            painter.drawRoundedRect(box, worn.px(6), worn.px(6))
        pad = QFontMetricsF(self.font()).height() * 0.45
        inner = box.adjusted(pad, pad * 0.7, -pad, -pad * 0.7)
        ink: QColor = worn.colour("text" if edge is not None else "muted")
        painter.setFont(self.font())
        painter.setPen(ink)
        flags = int(Qt.TextFlag.TextWordWrap.value)
        taken = painter.boundingRect(inner, flags, stand.theme)
        painter.drawText(inner, flags, stand.theme)
        if stand.standing != "priority":
            painter.setFont(self._small())
            painter.setPen(worn.colour("muted"))
            below = QRectF(inner)
            below.setTop(inner.top() + taken.height())
            painter.drawText(below, 0, stand.standing)
        if (stand.year, stand.theme) == self._at:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(worn.colour("focus" if self.hasFocus() else "accent"), worn.px(2)))
            ring = box.adjusted(-2, -2, 2, 2)
            painter.drawRoundedRect(ring, worn.px(7), worn.px(7))
