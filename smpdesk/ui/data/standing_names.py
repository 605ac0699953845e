"""The names at the left of a wide table stay in sight while it is scrolled sideways."""

from __future__ import annotations

from typing import Any, Generic

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyle, QStyleOptionViewItem

from smpdesk.ui.look import theme
from smpdesk.ui.widgets.record_model import Index, RecordT
from smpdesk.ui.widgets.record_table import RecordTable

_PLAIN = QAbstractItemView.ScrollHint.EnsureVisible


class _Heading(QHeaderView):
    """Paints the heading of the names over whatever was scrolled below it."""

    def __init__(self, table: StandingNames[Any]) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._table = table
        self.setAccessibleName("Headings")
        self.setHighlightSections(False)
        self.setSectionsClickable(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the headings, then that of the names."""
        super().paintEvent(event)
        if wide := self._table.names_width():
            painter = QPainter(self.viewport())
            box = QRect(0, 0, wide, self.height())
            painter.fillRect(box, theme.current().colour("surface"))
            self.paintSection(painter, box, 0)


class StandingNames(RecordTable[RecordT], Generic[RecordT]):
    """A table whose first column stands still.

    It is painted over the others, so that a screen reader and the keys still meet it once.
    """

    def __init__(self, name: str, *args: Any, **more: Any) -> None:
        super().__init__(name, *args, **more)
        self.setHorizontalHeader(_Heading(self))
        self.horizontalScrollBar().valueChanged.connect(self._scrolled)

    def names_width(self) -> int:
        """How wide the names stand over the other columns; 0 where they stand beside them."""
        wide = self.columnWidth(0)
        moved = self.horizontalScrollBar().value() > 0
        return wide if moved and 2 * wide <= self.viewport().width() else 0

    def indexAt(self, at: QPoint) -> QModelIndex:
        """The cell that is seen at a place."""
        found = super().indexAt(at)
        return found.siblingAtColumn(0) if at.x() < self.names_width() else found

    def scrollTo(self, index: Index, hint: QAbstractItemView.ScrollHint = _PLAIN) -> None:
        """Bring a cell into sight, beside the names and not below them."""
        super().scrollTo(index, hint)
        below = self.names_width() - self.columnViewportPosition(index.column())
        if index.column() > 0 and below > 0:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - below)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cells, then the names over them."""
        super().paintEvent(event)
        wide, height = self.names_width(), self.viewport().height()
        first, last = self.rowAt(0), self.rowAt(height - 1)
        if not wide or first < 0:
            return
        painter = QPainter(self.viewport())
        worn = theme.current()
        for row in range(first, (last if last >= 0 else self.records.rowCount() - 1) + 1):
            self._paint_name(painter, row, wide)
        painter.setPen(QPen(worn.colour("field"), 1))
        bottom = height if last >= 0 else self.rowViewportPosition(self.records.rowCount() - 1)
        painter.drawLine(wide - 1, 0, wide - 1, bottom + (0 if last >= 0 else self.row_height))

    def _paint_name(self, painter: QPainter, row: int, wide: int) -> None:
        index = self.records.index(row, 0)
        shown = QStyleOptionViewItem()
        self.initViewItemOption(shown)
        option: Any = shown  # the stubs leave out the fields of a style option
        option.rect = QRect(0, self.rowViewportPosition(row), wide, self.rowHeight(row))
        if self.selectionModel().isSelected(index):
            option.state |= QStyle.StateFlag.State_Selected
        painter.fillRect(option.rect, theme.current().colour("surface"))
        self.itemDelegate().paint(painter, shown, index)

    def _scrolled(self, _: int) -> None:
        self.viewport().update()
        self.horizontalHeader().viewport().update()
