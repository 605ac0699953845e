"""Every figure as a table model that reads only the rows that are looked at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from smpdesk.models.figures.figure_list import ListedFigure, SortBy, figures_at
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.ui.charts.point_words import number_text
from smpdesk.ui.data.marks import period_heading
from smpdesk.ui.data.record_tree import KIND_WORDS

Index = QModelIndex | QPersistentModelIndex

_WINDOW = 256
_MOST_WINDOWS = 24
_DISPLAY = Qt.ItemDataRole.DisplayRole
_ALIGN = Qt.ItemDataRole.TextAlignmentRole
_SPOKEN = Qt.ItemDataRole.AccessibleTextRole
_SIDES = {
    "left": Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
    "right": Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
}


def _place(row: ListedFigure) -> str:
    return "!".join(part for part in (row.sheet, row.cell) if part)


def _status(row: ListedFigure) -> str:
    return "replaced" if not row.counts else "" if row.status == "value" else row.status


COLUMNS: tuple[tuple[str, SortBy | None, float, Callable[[ListedFigure], str]], ...] = (
    ("Measure", "measure", 200, lambda r: r.measure),
    ("Area", "area", 140, lambda r: r.area),
    ("Kind", None, 76, lambda r: KIND_WORDS[r.kind]),
    ("Period", "period", 96, lambda r: period_heading(r.period)),
    ("Breakdown", None, 94, lambda r: r.breakdown),
    ("Figure", "value", 84, lambda r: "" if r.value is None else number_text(r.value)),
    ("Status", "status", 90, _status),
    ("Extract", "extract", 220, lambda r: r.extract),
    ("Cell", None, 120, _place),
)
"""Heading, what it sorts by (None: it can't), width at 100 per cent, and how a row reads."""


class FigureRows(QAbstractTableModel):
    """Knows the ids of all rows in order, and reads the rest a window at a time."""

    def __init__(self) -> None:
        super().__init__()
        self._file: PartnershipFile | None = None
        self._ids: Sequence[int] = ()
        self._windows: dict[int, list[ListedFigure]] = {}

    def show_ids(self, file: PartnershipFile, ids: Sequence[int]) -> None:
        """Show the figures with these ids, in their order."""
        self.beginResetModel()
        self._file, self._ids = file, ids
        self._windows.clear()
        self.endResetModel()

    def figure(self, row: int) -> ListedFigure | None:
        """The figure in a row; None when it went meanwhile."""
        number, place = divmod(row, _WINDOW)
        if number not in self._windows:
            if self._file is None:
                return None
            if len(self._windows) >= _MOST_WINDOWS:
                self._windows.pop(next(iter(self._windows)))
            ids = self._ids[number * _WINDOW : (number + 1) * _WINDOW]
            self._windows[number] = figures_at(self._file, ids)
        window = self._windows[number]
        return window[place] if place < len(window) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many figures there are."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many columns there are."""
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """What a cell says in a role."""
        if role == _ALIGN:
            return _side(index.column())
        if role not in (_DISPLAY, _SPOKEN):
            return None
        figure = self.figure(index.row())
        if figure is None:
            return ""
        heading, _, _, read = COLUMNS[index.column()]
        return read(figure) if role == _DISPLAY else f"{heading}: {read(figure) or 'nothing'}"

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        """The heading of a column, or the number of a row."""
        if orientation is not Qt.Orientation.Horizontal or section >= len(COLUMNS):
            return None
        if role == _DISPLAY:
            return COLUMNS[section][0]
        return _side(section) if role == _ALIGN else None


def _side(column: int) -> Qt.AlignmentFlag:
    """Figures, and the heading above them, stand at the right."""
    return _SIDES["right" if COLUMNS[column][0] == "Figure" else "left"]
