"""Column headings that break into lines or stand upright: narrow columns keep their names."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QWidget

from smpdesk.ui.look import theme

_TALL = 116
_WORD_WRAP = int(Qt.TextFlag.TextWordWrap.value)


class WrappedHeader(QHeaderView):
    """Paints each heading over as many lines as it takes, aligned as its column is.

    ``upright`` holds the columns whose headings are turned by a quarter, to be read upwards.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._upright: frozenset[int] = frozenset()
        self._tall: int | None = None
        self.sectionResized.connect(self._measure_anew)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHighlightSections(False)

    @property
    def upright(self) -> frozenset[int]:
        """The columns whose headings stand upright."""
        return self._upright

    @upright.setter
    def upright(self, columns: frozenset[int]) -> None:
        self._upright = columns
        self._measure_anew()

    def reset(self) -> None:
        """Other columns: their headings are measured anew."""
        self._measure_anew()
        super().reset()

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        """Paint one heading in the colours of the theme worn now."""
        worn = theme.current()
        painter.save()
        painter.fillRect(rect, worn.colour("surface"))
        painter.setPen(QPen(worn.colour("line"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setFont(self._small())
        painter.setPen(worn.colour("muted"))
        text = self._text(logicalIndex)
        if logicalIndex in self.upright:
            painter.translate(rect.left(), rect.bottom())
            painter.rotate(-90)
            box = QRect(worn.px(8), 0, rect.height() - worn.px(12), rect.width())
            middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(box, int(middle.value) | _WORD_WRAP, text)
        else:
            box = rect.adjusted(worn.px(8), worn.px(4), -worn.px(8), -worn.px(6))
            painter.drawText(box, self._flags(logicalIndex), text)
        painter.restore()

    def sizeHint(self) -> QSize:
        """As high as the heading with the most lines, or as the upright ones need."""
        if self._tall is None:
            self._tall = self._needed()
        return QSize(super().sizeHint().width(), self._tall)

    def _measure_anew(self) -> None:
        self._tall = None

    def _needed(self) -> int:
        """The height of the heading with the most lines; measured once, as Qt asks for it often."""
        worn = theme.current()
        metrics = QFontMetrics(self._small())
        tall = worn.px(_TALL - 12) if self.upright else metrics.height()
        for number in range(self.count()):
            if number in self.upright:
                continue
            room = QRect(0, 0, max(20, self.sectionSize(number) - worn.px(16)), 1000)
            box = metrics.boundingRect(room, self._flags(number), self._text(number))
            tall = max(tall, box.height())
        return tall + worn.px(12)

    def least_width(self, number: int) -> int:
        """How wide a column has to be for the longest word of its heading."""
        words = self._text(number).split() or [""]
        metrics = QFontMetrics(self._small())
        return max(metrics.horizontalAdvance(word) for word in words) + theme.current().px(17)

    def upright_width(self, number: int) -> int:
        """How wide a column has to be for its heading upright, over as many lines as it takes."""
        room = QRect(0, 0, theme.current().px(_TALL - 12), 1000)
        box = QFontMetrics(self._small()).boundingRect(
            room, int(Qt.AlignmentFlag.AlignLeft.value) | _WORD_WRAP, self._text(number)
        )
        return max(theme.current().px(44), box.height() + theme.current().px(8))

    def _text(self, number: int) -> str:
        return str(self.model().headerData(number, Qt.Orientation.Horizontal) or "")

    def _flags(self, number: int) -> int:
        """How a heading stands: at the bottom, at the side of its column."""
        role = Qt.ItemDataRole.TextAlignmentRole
        side = self.model().headerData(number, Qt.Orientation.Horizontal, role)
        side = side or Qt.AlignmentFlag.AlignLeft
        sideways = int(side.value) & int(Qt.AlignmentFlag.AlignHorizontal_Mask.value)
        return sideways | int(Qt.AlignmentFlag.AlignBottom.value) | _WORD_WRAP

    def _small(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(theme.current().px(12.5))
        font.setWeight(QFont.Weight.DemiBold)
        return font
