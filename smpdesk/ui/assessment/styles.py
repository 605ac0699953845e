"""The styles of a text: headings, lists, quotations, bold, italic, links; by key or by tool."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QKeyEvent,
    QKeySequence,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextDocumentFragment,
)
from PySide6.QtWidgets import QTextEdit

from smpdesk.ui.assessment.document import (
    block_format,
    is_card,
    kind_of,
    list_format,
    list_of,
    runs_in,
)
from smpdesk.ui.assessment.look import PICTURE
from smpdesk.ui.look import theme

Style = Literal["text", "heading", "smaller", "bullet", "number", "quote"]

_KEYS: dict[str, Style] = {
    "Ctrl+Alt+0": "text",
    "Ctrl+Alt+1": "heading",
    "Ctrl+Alt+2": "smaller",
    "Ctrl+Shift+8": "bullet",
    "Ctrl+Shift+7": "number",
    "Ctrl+Shift+9": "quote",
}
_SHIFTED: dict[str, Style] = {"Ctrl+*": "bullet", "Ctrl+&": "number", "Ctrl+(": "quote"}
_TYPED: dict[str, Style] = {"-": "bullet", "*": "bullet", "1.": "number", ">": "quote",
                            "#": "heading", "##": "heading", "###": "heading"}  # fmt: skip


class Styles(QObject):
    """Applies styles to an editor's selection and keeps its lines apart as they should be."""

    link_wanted = Signal()

    def __init__(self, editor: QTextEdit) -> None:
        super().__init__(editor)
        self._editor = editor

    def style(self) -> Style:
        """The style of the cursor's line."""
        block = self._editor.textCursor().block()
        kind = kind_of(block)
        if kind == "heading":
            return "heading" if block.blockFormat().headingLevel() <= 3 else "smaller"
        return kind if kind in ("bullet", "number", "quote") else "text"

    def apply(self, style: Style) -> None:
        """Give the lines of the selection a style; a list's again takes it away."""
        if style in ("bullet", "number", "quote") and self.style() == style:
            style = "text"
        cursor = self._editor.textCursor()
        cursor.beginEditBlock()
        for block in _blocks(cursor):
            if not is_card(block) and kind_of(block) != "raw":
                _set_style(block, style)
        cursor.endEditBlock()
        self.space_out()

    def bold(self) -> None:
        """Make the selection bold, or no longer."""
        made = QTextCharFormat()
        heavy = self._editor.fontWeight() >= QFont.Weight.DemiBold
        made.setFontWeight(QFont.Weight.Normal if heavy else QFont.Weight.Bold)
        self._editor.mergeCurrentCharFormat(made)

    def italic(self) -> None:
        """Make the selection italic, or no longer."""
        made = QTextCharFormat()
        made.setFontItalic(not self._editor.fontItalic())
        self._editor.mergeCurrentCharFormat(made)

    def link(self, address: str, words: str = "") -> None:
        """Link the selection (or new words) to an address; an empty one takes the link away."""
        cursor = self._editor.textCursor()
        if not cursor.hasSelection() and address:
            start = cursor.position()
            cursor.insertText(words or address)
            cursor.setPosition(start, QTextCursor.MoveMode.KeepAnchor)
        made = QTextCharFormat()
        made.setAnchor(bool(address))
        made.setAnchorHref(address)
        cursor.mergeCharFormat(made)

    def deeper(self, step: int) -> None:
        """Move list items in or out a level."""
        cursor = self._editor.textCursor()
        cursor.beginEditBlock()
        for block in _blocks(cursor):
            items = list_of(block)
            if items is None:
                continue
            level = items.format().indent() - 1 + step
            kind = kind_of(block)
            if level < 0:
                _set_style(block, "text")
            elif step < 0 or _level(block.previous()) >= level - 1 >= 0:
                QTextCursor(block).createList(list_format(kind, level))
                _join_above(block, level)
        cursor.endEditBlock()

    def key(self, event: QKeyEvent) -> bool:
        """Answer a key that styles; False when it is none."""
        keys = QKeySequence.StandardKey
        pressed = QKeySequence(event.keyCombination()).toString()
        wanted = _KEYS.get(pressed) or _SHIFTED.get(pressed)
        if event.matches(keys.Bold):
            self.bold()
        elif event.matches(keys.Italic):
            self.italic()
        elif pressed == "Ctrl+Shift+K":
            self.link_wanted.emit()
        elif wanted:
            self.apply(wanted)
        elif pressed in ("Ctrl+]", "Alt+Shift+Right"):
            self.deeper(1)
        elif pressed in ("Ctrl+[", "Alt+Shift+Left"):
            self.deeper(-1)
        else:
            return self._typed(event)
        return True

    def _typed(self, event: QKeyEvent) -> bool:
        cursor = self._editor.textCursor()
        block = cursor.block()
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers()
        kind = kind_of(block)
        if enter and kind in ("bullet", "number", "quote") and not block.text():
            level = _level(block)
            self.deeper(-1) if kind != "quote" and level > 0 else self.apply("text")
            return True
        if enter and kind == "heading" and cursor.atBlockEnd():
            cursor.insertBlock(QTextBlockFormat(), QTextCharFormat())
            self._editor.setTextCursor(cursor)
            self.space_out()
            return True
        back = event.key() == Qt.Key.Key_Backspace and not cursor.hasSelection()
        if back and cursor.atBlockStart() and kind in ("bullet", "number", "quote", "heading"):
            self.deeper(-1) if kind in ("bullet", "number") else self.apply("text")
            return True
        if event.text() == " " and kind == "paragraph" and not event.modifiers():
            before = block.text()[: cursor.positionInBlock()]
            if (wanted := _TYPED.get(before)) is not None:
                cursor.beginEditBlock()
                cursor.movePosition(
                    QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor
                )
                cursor.removeSelectedText()
                cursor.endEditBlock()
                self.apply(wanted)
                return True
        return False

    def space_out(self) -> None:
        """Give each line the room that its kind asks for; no step of undo."""
        worn = theme.current()
        block = self._editor.document().begin()
        while block.isValid():
            kind, wanted = kind_of(block), block.blockFormat()
            card = is_card(block)
            tight = kind in ("bullet", "number")
            wanted.setTopMargin(worn.px(12) if card else worn.px(14) if kind == "heading" else 0)
            wanted.setBottomMargin(worn.px(18) if card else worn.px(4 if tight else 9))
            inset = 10 if card else 22 if kind == "quote" else 0
            wanted.setLeftMargin(worn.px(inset) if inset else 0)
            wanted.setRightMargin(self._right(block, inset) if card else 0)
            wanted.setLineHeight(112, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            if wanted != block.blockFormat():
                cursor = QTextCursor(block)
                cursor.joinPreviousEditBlock()
                cursor.setBlockFormat(wanted)
                cursor.endEditBlock()
            block = block.next()

    def _right(self, block: QTextBlock, inset: float) -> int:
        chart = any(run.reference.startswith("{chart") for run in runs_in(block))
        wide = self._editor.viewport().width() > theme.current().px(PICTURE * 3)
        return theme.current().px(PICTURE + 26 if chart and wide else inset)

    def copied(self) -> QTextDocument:
        """What is selected, as a document of its own."""
        made = QTextDocument()
        QTextCursor(made).insertFragment(QTextDocumentFragment(self._editor.textCursor()))
        return made


def _blocks(cursor: QTextCursor) -> list[QTextBlock]:
    document = cursor.document()
    block, last = document.findBlock(cursor.selectionStart()), cursor.selectionEnd()
    found = []
    while block.isValid() and block.position() <= last:
        found.append(block)
        block = block.next()
    return found


def _set_style(block: QTextBlock, style: Style) -> None:
    cursor = QTextCursor(block)
    if (items := list_of(block)) is not None:
        items.remove(block)
    if style in ("bullet", "number"):
        cursor.setBlockFormat(block_format("paragraph"))
        cursor.createList(list_format(style, 0))
        _join_above(block, 0)
    elif style == "quote":
        cursor.setBlockFormat(block_format("quote"))
    else:
        level = {"heading": 3, "smaller": 4}.get(style, 0)
        cursor.setBlockFormat(block_format("heading" if level else "paragraph", level))


def _join_above(block: QTextBlock, level: int) -> None:
    """Let an item go on with the list of the same kind and depth above it."""
    kind, above = kind_of(block), block.previous()
    while above.isValid() and (items := list_of(above)) is not None and _level(above) >= level:
        if _level(above) == level:
            if kind_of(above) == kind:
                items.add(block)
            return
        above = above.previous()


def _level(block: QTextBlock) -> int:
    items = list_of(block) if block.isValid() else None
    return items.format().indent() - 1 if items is not None else -1
