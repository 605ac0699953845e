"""Marks on words of the text: a number that the data contradict, a partner's remark."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from smpdesk.ui import theme

MarkKind = Literal["figure", "comment"]


@dataclass(frozen=True)
class Mark:
    """Words from ``start`` to ``end`` and what is said of them."""

    start: int
    end: int
    message: str
    kind: MarkKind = "figure"


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

    def all(self, kind: MarkKind) -> list[Mark]:
        """The marks of a kind, where their words stand now."""
        return [
            Mark(c.selectionStart(), c.selectionEnd(), m.message, m.kind)
            for c, m in self._kept
            if m.kind == kind and c.hasSelection()
        ]

    def at(self, position: int) -> Mark | None:
        """The mark on the words at a position."""
        for cursor, mark in self._kept:
            if cursor.selectionStart() <= position <= cursor.selectionEnd():
                return mark
        return None


def _dress(mark: Mark) -> QTextCharFormat:
    worn, made = theme.current(), QTextCharFormat()
    if mark.kind == "comment":
        made.setBackground(worn.colour("warnbg"))
        made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        made.setUnderlineColor(worn.colour("warn"))
    else:
        made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        made.setUnderlineColor(worn.colour("concern"))
    made.setFontUnderline(True)
    if mark.kind != "comment":
        made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
    return made
