"""Underlines in a field what could tell who somebody is, as it is written."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QHelpEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QToolTip

from smpdesk.analysis.identifying import Clue, clues_in
from smpdesk.ui.look import theme

_REST_MS = 250


class ClueMarks(QObject):
    """Reads a field again when its writer pauses; ``read`` says what it found.

    The reason stands in the tip of each passage.
    """

    read = Signal()

    def __init__(self, field: QPlainTextEdit) -> None:
        super().__init__(field)
        self.clues: tuple[Clue, ...] = ()
        self._field = field
        self._known: Collection[str] = ()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_REST_MS)
        self._pause.timeout.connect(self._read)
        field.textChanged.connect(self._pause.start)
        field.viewport().installEventFilter(self)
        theme.look().changed.connect(self._mark)

    def know(self, names: Collection[str]) -> None:
        """Take names that identify nobody, and read at once."""
        self._known = names
        self._read()

    def go_to(self, clue: Clue) -> None:
        """Select a passage in the field, and give it the focus."""
        cursor = self._cursor(clue)
        self._field.setTextCursor(cursor)
        self._field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Say the reason of the passage under the mouse."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = self._field.cursorForPosition(event.pos()).position()
            reason = next((c.why for c in self.clues if c.start <= place <= c.end), "")
            if reason:
                QToolTip.showText(event.globalPos(), reason, self._field)
                return True
        return super().eventFilter(watched, event)

    def _read(self) -> None:
        self._pause.stop()
        self.clues = clues_in(self._field.toPlainText(), self._known)
        self._mark()
        self.read.emit()

    def _mark(self) -> None:
        worn = theme.current()
        form = QTextCharFormat()
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        form.setUnderlineColor(worn.colour("concern"))
        form.setBackground(worn.colour("warnbg"))
        marks = []
        for clue in self.clues:
            mark = QTextEdit.ExtraSelection()
            mark.cursor = self._cursor(clue)
            mark.format = form
            marks.append(mark)
        self._field.setExtraSelections(marks)

    def _cursor(self, clue: Clue) -> QTextCursor:
        cursor = QTextCursor(self._field.document())
        text = self._field.toPlainText()
        # Qt counts in UTF-16: a sign outside the first plane takes two places.
        cursor.setPosition(_places(text[: clue.start]))
        cursor.setPosition(_places(text[: clue.end]), QTextCursor.MoveMode.KeepAnchor)
        return cursor


def _places(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
