"""The sheet itself, each cell on the ground of what it was taken for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QBrush, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from smpdesk.importing.files.sheets import Sheet, address, column_letters, column_number, text_of
from smpdesk.importing.plans.plan import Taken
from smpdesk.ui.look import theme
from smpdesk.ui.widgets.signs import Kind

Index = QModelIndex | QPersistentModelIndex

TAKEN_WORDS: dict[Taken, str] = {
    "measure": "Measure",
    "area": "Area",
    "period": "Period",
    "breakdown": "Breakdown",
    "value": "Figure",
    "total": "Total",
    "derived": "Derived, compared, not kept",
    "note": "Note",
    "left out": "Left out",
}
TAKEN_KINDS: dict[Taken, Kind] = {
    "measure": "ok",
    "area": "ok",
    "period": "changed",
    "breakdown": "changed",
    "value": "better",
    "total": "better",
    "derived": "normal",
    "note": "normal",
    "left out": "normal",
}
_QUIET: tuple[Taken, ...] = ("derived", "note", "left out")

_DISPLAY = Qt.ItemDataRole.DisplayRole
_GROUND = Qt.ItemDataRole.BackgroundRole
_INK = Qt.ItemDataRole.ForegroundRole
_TIP = Qt.ItemDataRole.ToolTipRole
_SPOKEN = Qt.ItemDataRole.AccessibleTextRole
_KIND = Qt.ItemDataRole.UserRole
"""The kind that a cell's colours are of; empty for one that was not taken for anything."""
_LOOK = Qt.ItemDataRole.UserRole + 1


class _Cells(QAbstractTableModel):
    def __init__(self) -> None:
        super().__init__()
        self._sheet = Sheet("", [])
        self._taken: Mapping[str, Taken] = {}
        self._look: dict[str, str] = {}

    def show_sheet(self, sheet: Sheet, taken: Mapping[str, Taken], look: Mapping[str, str]) -> None:
        """Show a sheet; ``look`` has a sentence for each cell to be looked at."""
        self.beginResetModel()
        self._sheet, self._taken, self._look = sheet, taken, dict(look)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._sheet.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many columns there are."""
        return 0 if parent.isValid() else self._sheet.width

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """What a cell says in a role."""
        text = text_of(self._sheet.rows[index.row()][index.column()])
        if role == _DISPLAY:
            return text
        where = address(index.row(), index.column())
        taken = self._taken.get(where)
        worn = theme.current()
        if role == _GROUND:
            kind = self.data(index, _KIND)
            return QBrush(worn.colour(f"{kind}bg")) if kind else None
        if role == _INK:
            return QBrush(worn.colour("muted" if taken in _QUIET else "text"))
        if role == _KIND:
            return "warn" if where in self._look else TAKEN_KINDS[taken] if taken else ""
        if role == _LOOK:
            return where in self._look
        if role in (_TIP, _SPOKEN):
            parts = [f"{where}: {text or 'empty'}", TAKEN_WORDS[taken] if taken else ""]
            return ". ".join(p for p in (*parts, self._look.get(where, "")) if p)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        """The heading of a column."""
        if role != _DISPLAY:
            return None
        across = orientation is Qt.Orientation.Horizontal
        return column_letters(section) if across else str(section + 1)


class _Grounds(QStyledItemDelegate):
    """Paints each cell on the ground of what it was taken for, which a style sheet would hide."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint into the place given."""
        shown: Any = option  # the stubs leave out the fields of a style option
        box: QRect = shown.rect
        worn = theme.current()
        ground = index.data(_GROUND)
        if isinstance(ground, QBrush):
            painter.fillRect(box, ground)
        kind, looked_at = index.data(_KIND), bool(index.data(_LOOK))
        if kind and worn.colour(f"{kind}bg") == worn.colour("surface"):
            painter.fillRect(box.adjusted(0, 0, worn.px(4) - box.width(), 0), worn.colour(kind))
        ink = index.data(_INK)
        painter.setPen(ink.color() if isinstance(ink, QBrush) else worn.colour("text"))
        inner = box.adjusted(worn.px(7), 0, -worn.px(7), 0)
        if looked_at:
            painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, "!")
            inner.setLeft(inner.left() + worn.px(9))
        text = painter.fontMetrics().elidedText(
            str(index.data(_DISPLAY)), Qt.TextElideMode.ElideRight, inner.width()
        )
        right = is_figure(text)
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(inner, side | Qt.AlignmentFlag.AlignVCenter, text)
        if shown.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(worn.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(1, 1, -1, -1))


def is_figure(text: str) -> bool:
    """Whether a cell looks like a number, and so stands at the right."""
    return bool(text) and not any(c.isalpha() for c in text) and any(c.isdigit() for c in text)


class SheetPreview(QTableView):
    """A sheet as it was written; the tip of a cell says what it was taken for, and why to look.

    ``correction_wanted`` says the row and column (a row of -1: the column as a whole) that are
    to be corrected, and where on the screen: by a click on a column's letters, a double click or
    the menu on a cell, Return or Space.
    """

    correction_wanted = Signal(int, int, QPoint)

    def __init__(self) -> None:
        super().__init__()
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._want_here)
        self.doubleClicked.connect(lambda _: self._want_current())
        self.horizontalHeader().setSectionsClickable(True)
        self.horizontalHeader().sectionClicked.connect(self._want_column)
        self.cells = _Cells()
        self._longest: list[int] = []
        self.setModel(self.cells)
        self.setAccessibleName("The sheet")
        self.setItemDelegate(_Grounds(self))
        self.setTabKeyNavigation(False)
        self.setShowGrid(True)
        self.setWordWrap(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setDefaultSectionSize(theme.current().px(25))
        self.horizontalHeader().setHighlightSections(False)
        self.verticalHeader().setHighlightSections(False)

    def show_sheet(self, sheet: Sheet, taken: Mapping[str, Taken], look: Mapping[str, str]) -> None:
        """Show a sheet in the colours of what its cells were taken for."""
        self.cells.show_sheet(sheet, taken, look)
        metrics = self.fontMetrics()
        self._longest = [
            max(
                (metrics.horizontalAdvance(text_of(row[column])) for row in sheet.rows[:60]),
                default=0,
            )
            for column in range(sheet.width)
        ]
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave room for figures beside a column of long names."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        worn = theme.current()
        most = min(worn.px(260), max(worn.px(120), round(self.viewport().width() * 0.5)))
        for column, longest in enumerate(self._longest):
            self.setColumnWidth(column, min(most, max(worn.px(56), longest + worn.px(22))))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Correct the cell that has the focus on Return or Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._want_current()
        else:
            super().keyPressEvent(event)

    def _want_here(self, at: QPoint) -> None:
        index = self.indexAt(at)
        if index.isValid():
            self.setCurrentIndex(index)
        self._want_current()

    def _want_current(self) -> None:
        index = self.currentIndex()
        if index.isValid():
            box = self.visualRect(index)
            at = self.viewport().mapToGlobal(box.bottomLeft())
            self.correction_wanted.emit(index.row(), index.column(), at)

    def _want_column(self, column: int) -> None:
        head = self.horizontalHeader()
        at = head.mapToGlobal(QPoint(head.sectionViewportPosition(column), head.height()))
        self.correction_wanted.emit(-1, column, at)

    def go_to(self, cell: str) -> None:
        """Move to a cell by its address, such as ``C4``."""
        letters = "".join(c for c in cell if c.isalpha()).upper()
        digits = "".join(c for c in cell if c.isdigit())
        if letters and digits:
            index = self.cells.index(int(digits) - 1, column_number(letters))
            if index.isValid():
                self.setCurrentIndex(index)
                self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
                # Sideways no further than needed: the names at the left tell what the figure is.
                self.horizontalScrollBar().setValue(0)
                self.scrollTo(index)


def used(taken: Iterable[Taken]) -> list[Taken]:
    """The kinds of cells there are, in the order of the legend."""
    there = set(taken)
    return [kind for kind in TAKEN_WORDS if kind in there]
