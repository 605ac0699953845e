"""The text editor: styles but no fonts, live figures that stay whole, and words that are kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit, QToolTip

from smpdesk.evidence.figures import Figure
from smpdesk.evidence.texts.lines import Line
from smpdesk.evidence.texts.reading import lines_of
from smpdesk.evidence.texts.writing import markdown_of
from smpdesk.ui.assessment import document as doc
from smpdesk.ui.assessment.figure_keys import FigureKeys
from smpdesk.ui.assessment.look import Look, paint_ground
from smpdesk.ui.assessment.lookup import figure_words
from smpdesk.ui.assessment.marks import Mark, Marks
from smpdesk.ui.assessment.pasting import OWN, lines_of_mime
from smpdesk.ui.assessment.styles import Styles
from smpdesk.ui.look import theme

PAUSE_MS = 900
"""After so long without a key the text is kept."""

Look_up = Callable[[str], Figure]
"""What a reference shows: a live figure's number, or a card's title and words."""


class TextEditor(QTextEdit):
    """Edits one section's text.

    ``written`` says the Markdown after a pause or on leaving; ``figure_wanted`` that a figure is
    to be picked (with the reference to change, or none), ``at_cursor`` what stands at the cursor.
    """

    written = Signal(str)
    figure_wanted = Signal(str)
    at_cursor = Signal(object)

    def __init__(self, look_up: Look_up) -> None:
        super().__init__()
        self._look_up = look_up
        self._source = ""
        self._loading = False
        self.setAcceptRichText(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName("Text of the section")
        self.document().setDocumentMargin(theme.current().px(16))
        self.look = Look(self.document())
        self.marks = Marks(self)
        self.styles = Styles(self)
        self.figures = FigureKeys(self)
        self.figures.wanted.connect(self.figure_wanted)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.commit)
        self.document().contentsChanged.connect(self._changed)
        self.cursorPositionChanged.connect(self._moved)

    # The text

    def show_text(self, markdown: str) -> None:
        """Show a text; what was typed before can no longer be undone here."""
        self._pause.stop()
        self._source = markdown
        self._fill(lines_of(markdown))

    def show_again(self, markdown: str) -> None:
        """Show the same section's text as the file has it now, the cursor where it was."""
        place, top = self.textCursor().position(), self.verticalScrollBar().value()
        self.show_text(markdown)
        self._put_cursor(place)
        self.verticalScrollBar().setValue(top)

    def follow(self) -> None:
        """Show the figures as the data have them now, the cursor where it was."""
        self.look.figures.clear()
        stale = [
            run
            for run in doc.all_runs(self.document())
            if _one_line(self._words(run.reference)) != self._between(run.start, run.end)
        ]
        if stale:
            place, top = self.textCursor().position(), self.verticalScrollBar().value()
            shift = sum(
                len(_one_line(self._words(r.reference))) - (r.end - r.start)
                for r in stale
                if r.end <= place
            )
            self._fill(self.lines())
            self._put_cursor(place + shift)
            self.verticalScrollBar().setValue(top)
        else:
            self.look.rehighlight()

    def lines(self) -> list[Line]:
        """The text as lines."""
        return doc.lines_in(self.document())

    def markdown(self) -> str:
        """The text in Markdown; what was not touched stands as it was stored."""
        return markdown_of(self.lines(), self._source)

    @property
    def half_written(self) -> bool:
        """Whether something is written that is not kept yet."""
        return self._pause.isActive()

    def commit(self) -> None:
        """Keep now what is written, if anything is."""
        self._pause.stop()
        if self.isReadOnly():
            return
        text = self.markdown()
        if text != self._source:
            self._source = text
            self.written.emit(text)

    def plain_blocks(self) -> list[str]:
        """The words of each block as they are seen."""
        made, block = [], self.document().begin()
        while block.isValid():
            made.append(block.text())
            block = block.next()
        return made

    def placed_blocks(self) -> list[tuple[int, str]]:
        """Each block's words and the position where they begin."""
        made, start = [], 0
        for text in self.plain_blocks():
            made.append((start, text))
            start += len(text) + 1
        return made

    def whole(self) -> str:
        """The text as it is seen; a character's place in it is its position."""
        return "\n".join(self.plain_blocks())

    def _fill(self, lines: Sequence[Line]) -> None:
        self._loading = True
        self.marks.clear()
        doc.fill(self.document(), lines, self._words)
        self.styles.space_out()
        self.document().setUndoRedoEnabled(False)
        self.document().setUndoRedoEnabled(True)
        self._loading = False
        self._put_cursor(0)

    def _words(self, reference: str) -> str:
        found = self._look_up(reference)
        self.look.figures[reference] = found
        return found.words

    def _between(self, start: int, end: int) -> str:
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor.selectedText()

    def _changed(self) -> None:
        if not self._loading and not self.isReadOnly():
            self._pause.start()

    # Figures and cards

    def insert_reference(self, reference: str, over: str = "") -> None:
        """Put a live figure in at the cursor, or in place of the one there."""
        cursor = self.textCursor()
        run = doc.run_at(self.document(), cursor.position())
        if over and run is not None and run.reference == over:
            cursor.setPosition(run.start)
            cursor.setPosition(run.end, QTextCursor.MoveMode.KeepAnchor)
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        doc.insert_figure(cursor, reference, self._words)
        cursor.endEditBlock()
        self._go_on_plain(cursor)

    def insert_card(self, reference: str) -> None:
        """Put a chart or a table in below the cursor's paragraph."""
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        doc.insert_lines(cursor, lines_of(reference), self._words)
        self.styles.space_out()
        self._go_on_plain(cursor)

    def go_to(self, start: int, end: int) -> None:
        """Select some words and bring them into sight."""
        cursor = self.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        self.setFocus()

    def _go_on_plain(self, cursor: QTextCursor) -> None:
        self.setTextCursor(cursor)
        self.setCurrentCharFormat(doc.plain(self.currentCharFormat()))
        self.setFocus()

    def _put_cursor(self, position: int) -> None:
        cursor = self.textCursor()
        cursor.setPosition(max(0, min(position, self.document().characterCount() - 1)))
        self.setTextCursor(cursor)

    def _moved(self) -> None:
        if self.figures.stay_outside():
            return
        if self.currentCharFormat().hasProperty(doc.REFERENCE_OF):
            self.setCurrentCharFormat(doc.plain(self.currentCharFormat()))
        run = self.figures.current()
        place = self.textCursor().position()
        self.at_cursor.emit(self._look_up(run.reference) if run else self.marks.at(place))

    # Keys, clipboard, events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer the keys of a text with figures and styles, then those of any text."""
        if self.isReadOnly() or not (self.figures.key(event) or self.styles.key(event)):
            super().keyPressEvent(event)

    def createMimeDataFromSelection(self) -> QMimeData:
        """What is copied: the words, and the text with its live figures for pasting here."""
        data = super().createMimeDataFromSelection()
        part = self.styles.copied()
        data.setData(OWN, markdown_of(doc.lines_in(part)).encode("utf-8"))
        return data

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste words and structure, never fonts and colours."""
        lines = lines_of_mime(source)
        if lines:
            cursor = self.textCursor()
            doc.insert_lines(cursor, lines, self._words)
            self.styles.space_out()
            self._go_on_plain(cursor)
            self.ensureCursorVisible()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Words only: files are for the window."""
        return not source.hasUrls() and (source.hasText() or source.hasHtml())

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window once there is no typing to take back here."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            keys = QKeySequence.StandardKey
            nothing = (event.matches(keys.Undo) and not self.document().isUndoAvailable()) or (
                event.matches(keys.Redo) and not self.document().isRedoAvailable()
            )
            if nothing:
                event.ignore()
                return False
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self._tip(event.pos()), self)
            return True
        return super().event(event)

    def _tip(self, point: QPoint) -> str:
        place = self.cursorForPosition(self.viewport().mapFrom(self, point)).position()
        for near in (place, place + 1):
            run = doc.run_at(self.document(), near)
            if run is not None:
                return figure_words(self._look_up(run.reference))
        mark = self.marks.at(place)
        return mark.message if isinstance(mark, Mark) else ""

    def changeEvent(self, event: QEvent) -> None:
        """Dress figures and marks anew when another theme is worn."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "marks"):
            self.look.rehighlight()
            self.marks.dress()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep what is written when the text is left."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.commit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint cards and quotations under their words."""
        painter = QPainter(self.viewport())
        seen = QRectF(self.viewport().rect())
        top = self.verticalScrollBar().value()
        paint_ground(painter, self.document(), seen, top, self.look.pictures)
        painter.end()
        super().paintEvent(event)


def _one_line(words: str) -> str:
    return words.replace("\n", "\u2029")
