"""The menu of a word in the text: other spellings, an acronym written out, words of one's own."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QInputDialog, QMenu

from smpdesk.evidence.texts.first_uses import define
from smpdesk.evidence.texts.spelling import add_word, own_words, suggestions, take_word_away
from smpdesk.ui.assessment.document import plain
from smpdesk.ui.assessment.editor import TextEditor
from smpdesk.ui.assessment.marks import Mark
from smpdesk.ui.assessment.proofreading import Proofreader
from smpdesk.ui.desk import Desk

Offer = tuple[str, Callable[[], object]]
"""An entry of the menu and what it does."""


class WordMenu(QObject):
    """Puts what can be done with a word above the usual entries of an editor's menu.

    It opens by the right mouse button, the menu key or Shift+F10. ``changed`` says that other
    words are known now.
    """

    changed = Signal()

    def __init__(self, desk: Desk, editor: TextEditor, proofreader: Proofreader) -> None:
        super().__init__(editor)
        self._desk, self._editor, self._proofreader = desk, editor, proofreader
        editor.installEventFilter(self)
        editor.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open the menu when one is asked for; not every desktop asks for it by Shift+F10."""
        by_mouse = QContextMenuEvent.Reason.Mouse
        if isinstance(event, QContextMenuEvent) and event.reason() == by_mouse:
            place = self._editor.viewport().mapFromGlobal(event.globalPos())
            self._open(self._editor.cursorForPosition(place), event.globalPos())
        elif isinstance(event, QContextMenuEvent) or _is_menu_key(event):
            corner = self._editor.cursorRect().bottomLeft()
            self._open(self._editor.textCursor(), self._editor.viewport().mapToGlobal(corner))
        else:
            return super().eventFilter(watched, event)
        return True

    def _open(self, cursor: QTextCursor, at: QPoint) -> None:
        menu = self._editor.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName("This word")
        if not self._editor.isReadOnly():
            self._fill(menu, cursor)
        menu.popup(at)

    def _fill(self, menu: QMenu, cursor: QTextCursor) -> None:
        usual = menu.actions()[0]
        mark = self._editor.marks.at(cursor.position(), "spelling", "acronym")
        if mark is None:
            groups = [self._of_own_word(cursor)]
        elif mark.kind == "acronym":
            groups = [self._of_acronym(mark)]
        else:
            groups = [self._of_slip(mark), self._of_unknown_word(mark)]
        for group in groups:
            for words, act in group:
                action = QAction(words, menu)
                action.triggered.connect(lambda _=False, act=act: act())
                menu.insertAction(usual, action)
            if group:
                menu.insertSeparator(usual)

    def _of_slip(self, mark: Mark) -> list[Offer]:
        found = suggestions(self._words(mark))
        return [(word, lambda word=word: self._write(mark, word)) for word in found]

    def _of_unknown_word(self, mark: Mark) -> list[Offer]:
        word = self._words(mark)
        return [
            (f"Add “{word}” to the words of this partnership", lambda: self._add(word)),
            ("Leave it as it is in this section", lambda: self._proofreader.leave(word)),
        ]

    def _of_acronym(self, mark: Mark) -> list[Offer]:
        acronym = self._words(mark).removesuffix("s")
        leave: Offer = (
            "Leave it as it is in this section",
            lambda: self._proofreader.leave(acronym),
        )
        if mark.instead:
            return [
                (f"Write it out: {mark.instead}", lambda: self._write(mark, mark.instead)),
                leave,
            ]
        return [(f"Define {acronym}…", lambda: self.ask_meaning(acronym)), leave]

    def _of_own_word(self, cursor: QTextCursor) -> list[Offer]:
        cursor.select(QTextCursor.SelectionType.WordUnderCursor)
        word = cursor.selectedText()
        if word.casefold() not in {own.casefold() for own in own_words(self._desk.file)}:
            return []
        words = f"Take “{word}” from the words of this partnership"
        return [(words, lambda: self._take_away(word))]

    def ask_meaning(self, acronym: str) -> None:
        """Ask what an acronym means, and put it into the glossary."""
        dialog = QInputDialog(self._editor)
        dialog.setWindowTitle(f"Define {acronym}")
        dialog.setLabelText(f"What {acronym} means; it goes into the glossary")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.textValueSelected.connect(lambda meaning: self._define(acronym, meaning.strip()))
        dialog.open()

    def _define(self, acronym: str, meaning: str) -> None:
        if meaning:
            define(self._desk.file, acronym, meaning)
            self.changed.emit()

    def _add(self, word: str) -> None:
        self._editor.commit()
        add_word(self._desk.file, word)
        self.changed.emit()

    def _take_away(self, word: str) -> None:
        self._editor.commit()
        take_word_away(self._desk.file, word)
        self.changed.emit()

    def _words(self, mark: Mark) -> str:
        cursor = self._editor.textCursor()
        cursor.setPosition(mark.start)
        cursor.setPosition(mark.end, QTextCursor.MoveMode.KeepAnchor)
        return cursor.selectedText()

    def _write(self, mark: Mark, words: str) -> None:
        """Put other words in the place of those marked, written alike, as one step of undo."""
        cursor = self._editor.textCursor()
        cursor.setPosition(mark.start)
        cursor.setPosition(mark.end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(words, plain(cursor.charFormat()))
        self._editor.setTextCursor(cursor)


def _is_menu_key(event: QEvent) -> bool:
    if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
        return False
    shift = Qt.KeyboardModifier.ShiftModifier
    return event.key() == Qt.Key.Key_F10 and event.modifiers() == shift
