"""Marks on words: a number that the data contradict, a slip, an acronym, a partner's remark."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, get_args

from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from smpdesk.ui.look import theme

MarkKind = Literal["figure", "comment", "spelling", "acronym"]

_LINES = {
    "figure": ("WaveUnderline", "concern"),
    "comment": ("SingleUnderline", "warn"),
    "spelling": ("DashUnderline", "concern"),
    "acronym": ("DashDotDotLine", "muted"),
}
"""By kind, the line under its words and the line's colour: no two have the same line."""


@dataclass(frozen=True)
class Mark:
    """Words from ``start`` to ``end`` and what is said of them.

    ``instead`` is what could stand there; empty where that is not known.
    """

    start: int
    end: int
    message: str
    kind: MarkKind = "figure"
    instead: str = ""


class Marks:
    """The marks of an editor; they move with the words that they stand on."""

    def __init__(self, editor: QTextEdit) -> None:
        self._editor = editor
        self._kept: list[tuple[QTextCursor, Mark]] = []

    def show_kind(self, kind: MarkKind, marks: Sequence[Mark]) -> None:
        """Show the marks of one kind in place of those before."""
        self._kept = [pair for pair in self._kept if pair[1].kind != kind]
        last = self._editor.document().characterCount() - 1
        for mark in marks:
            if 0 <= mark.start < mark.end <= last:
                cursor = QTextCursor(self._editor.document())
                cursor.setPosition(mark.start)
                cursor.setPosition(mark.end, QTextCursor.MoveMode.KeepAnchor)
                self._kept.append((cursor, mark))
        self.dress()

    def clear(self) -> None:
        """Take all marks away."""
        self._kept = []
        self.dress()

    def dress(self) -> None:
        """Draw the marks in the theme worn now."""
        selections = []
        for cursor, mark in self._kept:
            selection = QTextEdit.ExtraSelection()
            selection.cursor = cursor
            selection.format = _dress(mark)
            selections.append(selection)
        self._editor.setExtraSelections(selections)

    def all(self, *kinds: MarkKind) -> list[Mark]:
        """The marks of some kinds, where their words stand now."""
        return [
            replace(mark, start=cursor.selectionStart(), end=cursor.selectionEnd())
            for cursor, mark in self._kept
            if mark.kind in kinds and cursor.hasSelection()
        ]

    def at(self, position: int, *kinds: MarkKind) -> Mark | None:
        """The mark on the words at a position, of some kinds or any."""
        there = self.all(*(kinds or get_args(MarkKind)))
        return next((mark for mark in there if mark.start <= position <= mark.end), None)


def _dress(mark: Mark) -> QTextCharFormat:
    worn, made = theme.current(), QTextCharFormat()
    line, colour = _LINES[mark.kind]
    if mark.kind == "comment":
        made.setBackground(worn.colour("warnbg"))
    made.setFontUnderline(True)
    made.setUnderlineStyle(QTextCharFormat.UnderlineStyle[line])
    made.setUnderlineColor(worn.colour(colour))
    return made
