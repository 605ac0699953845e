"""Records as a table model: each column says how to read a record."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from smpdesk.ui.widgets.signs import Kind

RecordT = TypeVar("RecordT")
Index = QModelIndex | QPersistentModelIndex

# One look-up each: comparing with Qt.ItemDataRole.X in data() costs ten times as much.
_DISPLAY = Qt.ItemDataRole.DisplayRole
_EDIT = Qt.ItemDataRole.EditRole
_TIP = Qt.ItemDataRole.ToolTipRole
_ALIGN = Qt.ItemDataRole.TextAlignmentRole
_SPOKEN = Qt.ItemDataRole.AccessibleTextRole
_NOTHING = Qt.ItemFlag.NoItemFlags
_READ = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
_WRITTEN = _READ | Qt.ItemFlag.ItemIsEditable
"""Made once: Qt asks for them dozens of times for each row that it paints."""
_HORIZONTAL = Qt.Orientation.Horizontal
_SIDES = {
    "left": Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
    "right": Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
    "centre": Qt.AlignmentFlag.AlignCenter,
}


@dataclass(frozen=True)
class Column(Generic[RecordT]):
    """How a column reads a record: its text, and perhaps a tag, a line, an ink, a way to edit.

    ``choices`` are the only values that an edit may take; ``spoken`` is what a screen reader
    says where the text is a sign; ``wrap`` lets the heading break into lines.
    """

    title: str
    text: Callable[[RecordT], str]
    align: Literal["left", "right", "centre"] = "left"
    width: float = 0
    stretch: bool = False
    bold: bool = False
    ink: Callable[[RecordT], str] | None = None
    tag: Callable[[RecordT], Kind | None] | None = None
    spark: Callable[[RecordT], Sequence[float | None]] | None = None
    ground: Callable[[RecordT], str] | None = None
    tip: Callable[[RecordT], str] | None = None
    edit: Callable[[RecordT, str], None] | None = None
    choices: Sequence[str] = ()
    spoken: Callable[[RecordT], str] | None = None
    wrap: bool = False


class RecordModel(QAbstractTableModel, Generic[RecordT]):
    """A table of records; ``key`` tells a record again after the records were read anew."""

    def __init__(
        self,
        columns: Sequence[Column[RecordT]],
        key: Callable[[RecordT], Hashable] = lambda record: id(record),
    ) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.key = key
        self._records: Sequence[RecordT] = ()
        self._rows: dict[Hashable, int] | None = None

    @property
    def records(self) -> Sequence[RecordT]:
        """The records shown, in their order."""
        return self._records

    def show_records(
        self, records: Sequence[RecordT], columns: Sequence[Column[RecordT]] | None = None
    ) -> None:
        """Show other records, perhaps in other columns."""
        self.beginResetModel()
        self._records, self._rows = records, None
        if columns is not None:
            self.columns = tuple(columns)
        self.endResetModel()

    def change_records(self, changed: Mapping[Any, RecordT]) -> None:
        """Show other records in place of those with these keys; nothing else is drawn anew."""
        if self._rows is None:
            self._rows = {self.key(record): row for row, record in enumerate(self._records)}
        rows = {self._rows[key]: record for key, record in changed.items() if key in self._rows}
        if not rows:
            return
        records = list(self._records)
        for row, record in rows.items():
            records[row] = record
        self._records = records
        last = self.index(max(rows), len(self.columns) - 1)
        self.dataChanged.emit(self.index(min(rows), 0), last)

    def record(self, index: Index) -> RecordT:
        """The record in the row of an index."""
        return self._records[index.row()]

    def row_of(self, key: Hashable) -> int:
        """The row of the record with that key, or -1."""
        rows = (row for row, record in enumerate(self._records) if self.key(record) == key)
        return next(rows, -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._records)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """What a cell says in a role."""
        if not index.isValid():
            return None
        column = self.columns[index.column()]
        if role in (_DISPLAY, _EDIT):
            return column.text(self._records[index.row()])
        if role == _ALIGN:
            return _SIDES[column.align]
        if role == _TIP and column.tip is not None:
            return column.tip(self._records[index.row()]) or None
        if role == _SPOKEN:
            say = column.spoken or column.text
            return f"{column.title}: {say(self._records[index.row()])}"
        return None

    def setData(self, index: Index, value: Any, role: int = _EDIT) -> bool:
        """Hand what was typed to the column's edit."""
        column = self.columns[index.column()]
        record = self._records[index.row()]
        if column.edit is None or str(value) == column.text(record):
            return False
        column.edit(record, str(value).strip())
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """What can be done with a cell."""
        if not index.isValid():
            return _NOTHING
        return _READ if self.columns[index.column()].edit is None else _WRITTEN

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        """The heading of a column."""
        if orientation is _HORIZONTAL and section < len(self.columns):
            if role == _DISPLAY:
                return self.columns[section].title
            if role == _ALIGN:
                return _SIDES[self.columns[section].align]
        return None
