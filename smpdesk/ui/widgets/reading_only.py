"""Controls that change the file are out of reach while it can only be read."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QAbstractItemView, QWidget

from smpdesk.ui.widgets.fields import TextArea, TextField
from smpdesk.ui.widgets.record_table import RecordTable

ControlT = TypeVar("ControlT", bound=QWidget)

_MARK = "changesFile"


def changes_file(control: ControlT) -> ControlT:
    """Mark a control as one that changes the file; fields that keep text need no mark."""
    control.setProperty(_MARK, True)
    return control


class ReadingOnly(QObject):
    """Holds a page of a file that can only be read, also what is put on it later.

    Marked controls are disabled and say ``why``, the end of a sentence; texts can be read and
    copied; cells can't be written in.
    """

    def __init__(self, page: QWidget, why: str) -> None:
        super().__init__(page)
        self._page = page
        self._said = f"Out of reach: the file can only be read, because {why}."
        page.installEventFilter(self)
        self.hold()

    def hold(self) -> None:
        """Put everything that changes the file out of reach."""
        for control in self._page.findChildren(QWidget):
            if control.property(_MARK):
                control.setEnabled(False)
                for part in (control, *control.findChildren(QWidget)):
                    self._say_why(part)
            elif isinstance(control, TextField | TextArea) and not control.isReadOnly():
                control.setReadOnly(True)
            elif isinstance(control, RecordTable) and control.cells:
                control.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    def _say_why(self, control: QWidget) -> None:
        """Say at a control why it can't be used, to who points at it and who hears of it."""
        if control.toolTip() != self._said:
            control.setToolTip(self._said)
            control.setAccessibleDescription(self._said)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look again when something was put on the page."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.hold()
        return False
