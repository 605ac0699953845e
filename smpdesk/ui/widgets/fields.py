"""Fields that keep what is written when the writer leaves them: there is no Save."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QStyleOptionComboBox,
    QWidget,
)

from smpdesk.periods import read_date
from smpdesk.ui.look import theme


def _is_undo(event: QEvent) -> bool:
    """Whether a shortcut for undo or redo is on its way to a field."""
    keys = QKeySequence.StandardKey
    return (
        isinstance(event, QKeyEvent)
        and event.type() == QEvent.Type.ShortcutOverride
        and (event.matches(keys.Undo) or event.matches(keys.Redo))
    )


class SearchField(QLineEdit):
    """Looks for something, also in a file that can only be read; Escape empties it.

    ``name`` says what it looks for: to who can't see it, and in the field while it is empty.
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAcceptDrops(False)
        self.look_for(name)

    def look_for(self, name: str) -> None:
        """Look for something else."""
        self.setPlaceholderText(name)
        self.setAccessibleName(name)

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window while nothing is looked for."""
        if _is_undo(event) and not self.text():
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer the keys it knows."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)


class TextField(QLineEdit):
    """One line of text; ``committed`` says the new text on Enter or on leaving the field."""

    committed = Signal(str)

    def __init__(self, text: str = "", placeholder: str = "") -> None:
        super().__init__(text)
        self._kept = text
        self.setAcceptDrops(False)
        self.setPlaceholderText(placeholder)
        self.editingFinished.connect(self._commit)

    def show_text(self, text: str) -> None:
        """Show another value without committing anything."""
        self._kept = text
        if self.text() != text:
            self.setText(text)
            self.setCursorPosition(0)

    @property
    def half_written(self) -> bool:
        """Whether something is written that is not kept yet."""
        return self.text().strip() != self._kept.strip()

    def commit(self) -> None:
        """Commit now what is written, if it differs from what is kept."""
        self._commit()

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window while there is nothing half-written."""
        if _is_undo(event) and not self.half_written:
            event.ignore()
            return False
        return super().event(event)

    def _commit(self) -> None:
        text = self.text().strip()
        if self.half_written:
            self._kept = text
            self.committed.emit(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer the keys it knows."""
        if event.key() == Qt.Key.Key_Escape and self.text() != self._kept:
            self.setText(self._kept)
            return
        super().keyPressEvent(event)


class TextArea(QPlainTextEdit):
    """Some lines of text, growing with them; Tab leaves it, and leaving it commits."""

    committed = Signal(str)

    def __init__(self, text: str = "", placeholder: str = "", lines: int = 3) -> None:
        super().__init__(text)
        self._kept = text
        self._least_lines = lines
        self.setAcceptDrops(False)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self._grow())
        self._grow()

    def show_text(self, text: str) -> None:
        """Show another value without committing anything."""
        self._kept = text
        if self.toPlainText() != text:
            self.setPlainText(text)

    @property
    def half_written(self) -> bool:
        """Whether something is written that is not kept yet."""
        return self.toPlainText().strip() != self._kept.strip()

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window while there is nothing half-written."""
        if _is_undo(event) and not self.half_written:
            event.ignore()
            return False
        return super().event(event)

    def commit(self) -> None:
        """Commit now what is written, if it differs from what is kept."""
        text = self.toPlainText().strip()
        if self.half_written:
            self._kept = text
            self.committed.emit(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the new size: another width breaks the lines elsewhere."""
        super().resizeEvent(event)
        self._grow()

    def _grow(self) -> None:
        written, block = 0.0, self.document().begin()
        while block.isValid():
            written += self.blockBoundingRect(block).height()
            block = block.next()
        least = self.fontMetrics().lineSpacing() * self._least_lines
        self.setFixedHeight(round(max(written, least)) + theme.current().px(22))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Give up the focus."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.commit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer the keys it knows."""
        if event.key() == Qt.Key.Key_Escape and self.toPlainText() != self._kept:
            self.setPlainText(self._kept)
            return
        super().keyPressEvent(event)


class Choice(QComboBox):
    """One of a few; ``chosen`` says its key. A wheel that passes over it changes nothing."""

    chosen = Signal(str)

    def __init__(
        self, choices: Sequence[tuple[str, str]], key: str = "", wide: float = 150
    ) -> None:
        super().__init__()
        self._wide = wide
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.offer(choices, key)
        self.activated.connect(lambda _: self.chosen.emit(self.key))

    @property
    def key(self) -> str:
        """The key of what is chosen."""
        return str(self.currentData() or "")

    def offer(self, choices: Sequence[tuple[str, str]], key: str = "") -> None:
        """Offer other choices as (key, words), without saying that anything was chosen."""
        self.clear()
        for each, text in choices:
            self.addItem(text, each)
        self.show_key(key)

    def show_key(self, key: str) -> None:
        """Show a choice without saying so."""
        self.setCurrentIndex(self.findData(key))

    def sizeHint(self) -> QSize:
        """The size it would like: as wide as it was told, though it can do with less."""
        return QSize(theme.current().px(self._wide), super().sizeHint().height())

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """Shorten what does not fit, with dots that say so."""
        super().initStyleOption(option)
        shown: Any = option  # the stubs leave out the fields of a style option
        room = self.width() - theme.current().px(44)
        cut = self.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, max(room, 20)
        )
        shown.currentText = cut

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page, not the field, unless it has the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]


def date_text(iso: str) -> str:
    """An ISO date as ``31 Mar 2017``; empty for none."""
    if not iso:
        return ""
    day = dt.date.fromisoformat(iso[:10])
    return f"{day.day} {_MONTHS[day.month - 1].capitalize()} {day.year}"


class DateField(TextField):
    """A date typed as people write it; ``picked`` says it in ISO form, empty for none."""

    picked = Signal(str)

    def __init__(self, iso: str = "") -> None:
        super().__init__(date_text(iso), "day month year")
        self.committed.connect(self._read)
        self.textEdited.connect(lambda _: self._mark(False))

    def show_date(self, iso: str) -> None:
        """Show another date without picking it."""
        self._mark(False)
        self.show_text(date_text(iso))

    def _read(self, text: str) -> None:
        day = read_date(text)
        wrong = bool(text) and day is None
        self._mark(wrong)
        if not wrong:
            iso = day.isoformat() if day else ""
            self.show_text(date_text(iso))
            self.picked.emit(iso)

    def _mark(self, wrong: bool) -> None:
        self.setProperty("wrong", wrong)
        said = "This is not a date. Write it as 31 Mar 2017 or 31/3/2017." if wrong else ""
        self.setToolTip(said)
        self.setAccessibleDescription(said)
        repolish(self)


def repolish(widget: QWidget) -> None:
    """Let the style sheet look again at a widget whose property has changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()
