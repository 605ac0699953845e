"""Form rows: label, field, buddy and accessible name in one call."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QGridLayout, QWidget

from smpdesk.ui.look import theme
from smpdesk.ui.widgets.words import words

FieldT = TypeVar("FieldT", bound=QWidget)


class Form(QWidget):
    """Fields under their labels, in one or more columns."""

    def __init__(self, columns: int = 1) -> None:
        super().__init__()
        worn = theme.current()
        self._columns = columns
        self._next = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(worn.px(12))
        self._grid.setVerticalSpacing(worn.px(3))
        for column in range(columns):
            self._grid.setColumnStretch(column, 1)

    def row(self, label: str, field: FieldT, hint: str = "", wide: bool = False) -> FieldT:
        """Add a field under its label and return it; ``wide`` takes the whole width."""
        if wide and self._next % self._columns:
            self._next += self._columns - self._next % self._columns
        line, column = divmod(self._next, self._columns)
        span = self._columns if wide else 1
        name = words(label, "label")
        name.setBuddy(field)
        field.setAccessibleName(label)
        if hint:
            field.setAccessibleDescription(hint)
            field.setToolTip(hint)
        self._grid.addWidget(name, line * 3, column, 1, span)
        self._grid.addWidget(field, line * 3 + 1, column, 1, span)
        self._grid.setRowMinimumHeight(line * 3 + 2, theme.current().px(7))
        self._next += span
        return field
