"""Column headings that break into lines, so that narrow columns keep their whole names."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QWidget

from smpdesk.ui import theme


class WrappedHeader(QHeaderView):
    """Paints each heading over as many lines as it takes, aligned as its column is."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHighlightSections(False)
        self.sectionResized.connect(lambda *_: self.updateGeometry())

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        """Paint one heading in the colours of the theme worn now."""
        worn = theme.current()
        painter.save()
        painter.fillRect(rect, worn.colour("surface"))
        painter.setPen(QPen(worn.colour("line"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setFont(self._small())
        painter.setPen(worn.colour("muted"))
        inner = rect.adjusted(worn.px(8), worn.px(4), -worn.px(8), -worn.px(6))
        painter.drawText(inner, self._flags(logicalIndex), self._text(logicalIndex))
        painter.restore()

    def sizeHint(self) -> QSize:
        """As high as the heading with the most lines."""
        worn = theme.current()
        metrics = QFontMetrics(self._small())
        tall = metrics.height()
        for number in range(self.count()):
            room = QRect(0, 0, max(20, self.sectionSize(number) - worn.px(16)), 1000)
            box = metrics.boundingRect(room, self._flags(number), self._text(number))
            tall = max(tall, box.height())
        return QSize(super().sizeHint().width(), tall + worn.px(12))

    def _text(self, number: int) -> str:
        model = self.model()
        return str(model.headerData(number, Qt.Orientation.Horizontal) or "") if model else ""

    def _flags(self, number: int) -> int:
        model = self.model()
        side = Qt.AlignmentFlag.AlignLeft
        if model is not None:
            role = Qt.ItemDataRole.TextAlignmentRole
            side = model.headerData(number, Qt.Orientation.Horizontal, role) or side
        return int(side.value) & ~0xE0 | 0x40 | int(Qt.TextFlag.TextWordWrap.value)

    def _small(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(theme.current().px(12.5))
        font.setWeight(QFont.Weight.DemiBold)
        return font
