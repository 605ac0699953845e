"""How a table's cells are painted: text, tag or line, the chosen row, the ring of the focus."""

from __future__ import annotations

import bisect
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractItemModel, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QComboBox,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from smpdesk.ui.charts.sparkline import paint_spark
from smpdesk.ui.look import theme
from smpdesk.ui.widgets.record_model import Column, Index
from smpdesk.ui.widgets.signs import SHAPE_OF, Kind, paint_tag, tag_height, tag_width

if TYPE_CHECKING:
    from smpdesk.ui.widgets.record_table import RecordTable

_WRAP = int(Qt.TextFlag.TextWordWrap.value)
_SELECTED = QStyle.StateFlag.State_Selected.value
_MIDDLE, _TOP = Qt.AlignmentFlag.AlignVCenter.value, Qt.AlignmentFlag.AlignTop.value
_SIDES = {
    "left": Qt.AlignmentFlag.AlignLeft.value,
    "right": Qt.AlignmentFlag.AlignRight.value,
    "centre": Qt.AlignmentFlag.AlignHCenter.value,
}
"""As numbers: hundreds of cells are painted at a time, and Python's flags take theirs."""


class Cells(QStyledItemDelegate):
    """Paints the cells of a ``RecordTable`` in the colours of the theme worn now."""

    def __init__(self, table: RecordTable[Any]) -> None:
        super().__init__(table)
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint into the place given."""
        model = self._table.records
        column, record = model.columns[index.column()], model.record(index)
        worn = theme.current()
        option_any: Any = option  # the stubs leave out the fields of a style option
        box: QRect = option_any.rect
        if option_any.state.value & _SELECTED:
            painter.fillRect(box, worn.colour("accentbg"))
        elif role := self.ground_of(index):
            painter.fillRect(box, worn.colour(role))
        painter.setPen(QPen(worn.colour("line"), 1))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        inner = box.adjusted(worn.px(8), 0, -worn.px(8), 0)
        ink = column.ink(record) if column.ink is not None else ""
        if column.spark is not None:
            values = column.spark(record)
            paint_spark(painter, QRectF(inner).adjusted(0, 2, 0, -2), values, ink or "normal")
        elif column.tag is not None and (kind := column.tag(record)) is not None:
            _paint_tag(painter, inner, column.text(record), kind, option_any.font)
        else:
            text, lines = column.text(record), self._table.lines
            _paint_text(painter, inner, column, text, ink, option_any.font, lines)
        if self._table.hasFocus():
            self._paint_focus(painter, box, index)

    def ground_of(self, index: Index) -> str:
        """The role of the ground of a cell that is not chosen: the row in focus, or its own."""
        if self._table.cells and index.row() == self._table.currentIndex().row():
            return "sunken"
        ground = self._table.records.columns[index.column()].ground
        return ground(self._table.records.record(index)) if ground is not None else ""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A line to write in, or a box where the column takes only certain values."""
        choices = self._table.records.columns[index.column()].choices
        if not choices:
            return super().createEditor(parent, option, index)
        box = QComboBox(parent)
        box.setAccessibleName(self._table.records.columns[index.column()].title)
        box.addItems(list(choices))
        box.activated.connect(lambda _: self._chosen(box))
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show in the editor what the cell says."""
        if isinstance(editor, QComboBox):
            editor.setCurrentText(
                self._table.records.columns[index.column()].text(self._table.records.record(index))
            )
        else:
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand over what was written or chosen."""
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentText())
        else:
            super().setModelData(editor, model, index)

    def _chosen(self, box: QComboBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box)

    def _paint_focus(self, painter: QPainter, box: QRect, index: Index) -> None:
        current = self._table.currentIndex()
        if index.row() != current.row():
            return
        painter.setPen(QPen(theme.current().colour("focus"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        ring = box.adjusted(1, 1, -1, -1)
        if self._table.cells:
            if index.column() == current.column():
                painter.drawRect(ring)
            return
        painter.drawLine(ring.topLeft(), ring.topRight())
        painter.drawLine(ring.bottomLeft(), ring.bottomRight())

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The size it would like."""
        hint = super().sizeHint(option, index)
        return QSize(hint.width() + theme.current().px(12), self._table.row_height)


def _paint_tag(painter: QPainter, box: QRect, text: str, kind: Kind, font: QFont) -> None:
    if not text:
        return
    small = QFont(font)
    small.setPixelSize(theme.current().size("small"))
    width = min(float(box.width()), tag_width(text, SHAPE_OF[kind], small))
    height = tag_height(small)
    place = QRectF(box.x(), box.center().y() - height / 2 + 0.5, width, height)
    paint_tag(painter, place, text, kind, small)


def _paint_text(
    painter: QPainter,
    box: QRect,
    column: Column[Any],
    text: str,
    ink: str,
    font: QFont,
    lines: int = 1,
) -> None:
    if column.bold:
        font = QFont(font)
        font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    painter.setPen(theme.current().colour(ink or "text"))
    line = text.replace("\n", " ")
    if lines > 1:
        flags = _WRAP | _SIDES[column.align] | (_MIDDLE if lines == 2 else _TOP)
        inner = box.adjusted(0, 4, 0, -3)
        painter.drawText(inner, flags, fitted(line, inner, painter.fontMetrics()))
        return
    cut = painter.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, _SIDES[column.align] | _MIDDLE, cut)


def fitted(text: str, box: QRect, metrics: QFontMetrics) -> str:
    """As many words as fit into a box over several lines, with dots where some are left out.

    A word too long for a line, such as an address, is cut with dots too.
    """
    room = QRect(0, 0, box.width(), 10_000)

    def fits(words: str) -> bool:
        return metrics.boundingRect(room, _WRAP, words).height() <= box.height()

    def cut(word: str) -> str:
        too_long = metrics.boundingRect(room, _WRAP, word).width() > room.width()
        dots = Qt.TextElideMode.ElideRight
        return metrics.elidedText(word, dots, room.width()) if too_long else word

    words = text.split(" ")
    if metrics.boundingRect(room, _WRAP, text).width() > room.width():
        words = [cut(word) for word in words]
        text = " ".join(words)
    if fits(text):
        return text
    most = bisect.bisect_left(
        range(1, len(words)), True, key=lambda n: not fits(" ".join(words[:n]) + "…")
    )
    return " ".join(words[: max(1, most)]) + "…"
