"""Figures and cards under the cursor: walked past, removed and opened as a whole."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QTextEdit

from smpdesk.ui.assessment.document import Run, run_at

_BEFORE_FIGURE = " \u00a0\u2028(£“‘"
"""What an equals sign may follow to begin a figure, beside the start of a line."""


class FigureKeys(QObject):
    """Keeps an editor's cursor out of its figures, and answers the keys that are about them.

    ``wanted`` says that a figure is to be picked: the reference to change, or none for a new one.
    """

    wanted = Signal(str)

    def __init__(self, editor: QTextEdit) -> None:
        super().__init__(editor)
        self._editor = editor
        self._was = 0

    def current(self) -> Run | None:
        """The figure or card at the cursor, or the one selected."""
        cursor = self._editor.textCursor()
        if not cursor.hasSelection():
            return run_at(self._editor.document(), cursor.position())
        run = run_at(self._editor.document(), cursor.selectionEnd())
        return run if run is not None and run.start == cursor.selectionStart() else None

    def key(self, event: QKeyEvent) -> bool:
        """Answer a key that is about figures; False when it is not."""
        return self._opened(event) or self._removed(event)

    def stay_outside(self) -> bool:
        """Move a cursor that came to lie in a figure to its end; whether it was moved."""
        cursor = self._editor.textCursor()
        place, anchor = self._outside(cursor.position()), self._outside(cursor.anchor())
        if cursor.hasSelection() and place == anchor:
            run = run_at(self._editor.document(), cursor.position())
            anchor, place = (run.start, run.end) if run else (anchor, place)
        if (place, anchor) == (cursor.position(), cursor.anchor()):
            self._was = place
            return False
        cursor.setPosition(anchor)
        cursor.setPosition(place, QTextCursor.MoveMode.KeepAnchor)
        self._editor.setTextCursor(cursor)
        return True

    def _outside(self, position: int) -> int:
        """The position, or the end of the figure that it lies in, on the side it moves to."""
        run = run_at(self._editor.document(), position)
        if run is None or position == run.end:
            return position
        return run.end if position > self._was else run.start

    def _opened(self, event: QKeyEvent) -> bool:
        run = self.current()
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not event.modifiers() and run is not None and not run.card:
            self.wanted.emit(run.reference)
            return True
        with_alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_Equal and (with_alt or self._may_begin(event)):
            self.wanted.emit("")
            return True
        return False

    def _may_begin(self, event: QKeyEvent) -> bool:
        """Whether an equals sign stands where a figure may: at the start, after a space."""
        if event.text() != "=":
            return False
        cursor = self._editor.textCursor()
        before = cursor.block().text()[: cursor.selectionStart() - cursor.block().position()]
        return not before or before[-1] in _BEFORE_FIGURE

    def _removed(self, event: QKeyEvent) -> bool:
        back = event.key() == Qt.Key.Key_Backspace
        cursor = self._editor.textCursor()
        if cursor.hasSelection() or not (back or event.key() == Qt.Key.Key_Delete):
            return False
        run = run_at(self._editor.document(), cursor.position() + (0 if back else 1))
        if run is None:
            return False
        cursor.setPosition(run.start)
        cursor.setPosition(run.end, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        return True
