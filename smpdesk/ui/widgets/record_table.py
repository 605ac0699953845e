"""A table of records: walked by keyboard, copied to Excel, left with Tab."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any, Generic

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from smpdesk.reports.cell_values import guard
from smpdesk.ui.look import theme
from smpdesk.ui.widgets.cells import Cells
from smpdesk.ui.widgets.record_model import Column, RecordModel, RecordT


class RecordTable(QTableView, Generic[RecordT]):
    """Shows records by columns.

    ``picked`` says the record the user moved to, ``opened`` the one entered or double-clicked,
    ``removal_wanted`` the one on which Delete was pressed. Columns that can be edited make it
    a grid of cells; otherwise whole rows are chosen. Rows are as high as so many ``lines``.
    """

    picked = Signal(object)
    opened = Signal(object)
    removal_wanted = Signal(object)

    def __init__(
        self,
        name: str,
        columns: Sequence[Column[RecordT]],
        key: Callable[[RecordT], Hashable] = lambda record: id(record),
        cells: bool = False,
        lines: int = 1,
    ) -> None:
        super().__init__()
        self.records: RecordModel[RecordT] = RecordModel(columns, key)
        self.cells = cells
        self.lines = lines
        self._quiet = False
        self.setAccessibleName(name)
        self.setModel(self.records)
        self.setItemDelegate(Cells(self))
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        behaviour = QAbstractItemView.SelectionBehavior
        self.setSelectionBehavior(behaviour.SelectItems if cells else behaviour.SelectRows)
        mode = QAbstractItemView.SelectionMode
        self.setSelectionMode(mode.ContiguousSelection if cells else mode.SingleSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.EditKeyPressed | triggers.AnyKeyPressed | triggers.DoubleClicked
            if cells
            else triggers.NoEditTriggers
        )
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.row_height)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.selectionModel().currentChanged.connect(self._say_picked)
        self.doubleClicked.connect(self._say_opened)
        self._fit()

    @property
    def row_height(self) -> int:
        """How high a row is."""
        more = QFontMetrics(self.font()).lineSpacing() * (self.lines - 1)
        return theme.current().size("row") + more

    def show_records(
        self, records: Sequence[RecordT], columns: Sequence[Column[RecordT]] | None = None
    ) -> None:
        """Show other records; the place of the user is kept where its record is still there."""
        index = self.currentIndex()
        kept = self.records.key(self.records.record(index)) if index.isValid() else None
        column = max(0, index.column())
        self._quiet = True
        self.records.show_records(records, columns)
        row = self.records.row_of(kept) if kept is not None else -1
        if row >= 0:
            self.setCurrentIndex(self.records.index(row, column))
        self._quiet = False
        self._fit()

    def leave_out(self, place: int, out: bool) -> None:
        """Leave a column out by its place, or show it again; the others take its room."""
        if self.isColumnHidden(place) is not out:
            self.setColumnHidden(place, out)
            self._stretch()

    def current(self) -> RecordT | None:
        """The record of the current row, or None."""
        index = self.currentIndex()
        return self.records.record(index) if index.isValid() else None

    def pick(self, key: Hashable) -> None:
        """Move to the record with that key, if it is there; ``picked`` says so."""
        row = self.records.row_of(key)
        if row >= 0:
            self.setCurrentIndex(self.records.index(row, max(0, self.currentIndex().column())))

    def pick_row(self, row: int) -> None:
        """Move to a row, or to the last one when there are fewer."""
        last = len(self.records.records) - 1
        if last >= 0:
            self.setCurrentIndex(self.records.index(min(row, last), 0))

    def pick_first(self) -> None:
        """Move to the first record, if there is one and none is current."""
        if not self.currentIndex().isValid() and self.records.records:
            self.setCurrentIndex(self.records.index(0, 0))

    def selected_text(self) -> str:
        """What is selected as tab-separated text, whole rows with their headings, no formulas."""
        chosen = self.selectionModel().selectedIndexes()
        rows = sorted({index.row() for index in chosen})
        columns = sorted({index.column() for index in chosen})
        lines = [[str(self.records.index(r, c).data() or "") for c in columns] for r in rows]
        if not self.cells:
            lines.insert(0, [self.records.columns[c].title for c in columns])
        lines = [[guard(cell) + cell.replace("\n", " ") for cell in line] for line in lines]
        return "\n".join(map("\t".join, lines))

    def texts(self) -> tuple[tuple[str, ...], ...]:
        """All its rows as they read, the headings first."""
        columns = range(len(self.records.columns))
        rows = range(self.records.rowCount())
        heads = tuple(column.title for column in self.records.columns)
        cells = (tuple(str(self.records.index(r, c).data() or "") for c in columns) for r in rows)
        return (heads, *cells)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer the keys it knows."""
        record = self.current()
        key = event.key()
        if self.state() is QAbstractItemView.State.EditingState:
            return
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.selected_text())
        elif record is not None and key == Qt.Key.Key_Delete:
            self.removal_wanted.emit(record)
        elif record is not None and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            index = self.currentIndex()
            if self.cells and self.records.columns[index.column()].edit is not None:
                self.edit(index)
            else:
                self.opened.emit(record)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take the focus."""
        self.pick_first()
        super().focusInEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the new size."""
        super().resizeEvent(event)
        self._stretch()

    def sizeHint(self) -> QSize:
        """The size it would like."""
        rows = min(12, max(2, len(self.records.records)))
        height = self.row_height * rows + theme.current().size("row") + theme.current().px(8)
        return QSize(super().sizeHint().width(), height)

    def _say_picked(self, index: QModelIndex, before: QModelIndex) -> None:
        if self.cells or index.row() != before.row():
            self.viewport().update()
        if index.isValid() and not self._quiet:
            self.picked.emit(self.records.record(index))

    def _say_opened(self, index: QModelIndex) -> None:
        if not self.cells:
            self.opened.emit(self.records.record(index))

    def _fit(self) -> None:
        """Give each column its width: as declared, as needed, or what is left."""
        head = self.horizontalHeader()
        worn = theme.current()
        modes = QHeaderView.ResizeMode
        strong = QFont(self.font())
        strong.setWeight(QFont.Weight.DemiBold)
        metrics, wider = QFontMetrics(self.font()), QFontMetrics(strong)
        for number, column in enumerate(self.records.columns):
            head.setSectionResizeMode(number, modes.Interactive)
            if column.stretch:
                continue
            drawn = wider if column.bold else metrics
            words = max(column.title.split(), key=len) if column.wrap else column.title
            title = metrics.horizontalAdvance(words) + worn.px(20)
            wide = worn.px(column.width) if column.width else self._needed(column, drawn)
            head.resizeSection(number, max(title, wide))
        self._stretch()

    def _stretch(self) -> None:
        """Give what is left to the columns that take it, but never too little to read."""
        head = self.horizontalHeader()
        columns = self.records.columns
        taking = [number for number, column in enumerate(columns) if column.stretch]
        if taking:
            used = sum(head.sectionSize(n) for n in range(len(columns)) if n not in taking)
            each = (self.viewport().width() - used) // len(taking)
            for number in taking:
                head.resizeSection(number, max(theme.current().px(150), each))

    def _needed(self, column: Column[RecordT], metrics: QFontMetrics) -> int:
        texts: list[Any] = [column.text(record) for record in self.records.records[:200]]
        longest = max((metrics.horizontalAdvance(text) for text in texts), default=0)
        extra = 46 if column.tag is not None else 24
        return min(theme.current().px(340), longest + theme.current().px(extra))
