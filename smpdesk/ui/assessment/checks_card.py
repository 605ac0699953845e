"""The card of figures: check them all, see what changed with the data, go to each place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smpdesk.evidence.texts.changes import TextChange
from smpdesk.ui.assessment.figure_checks import Found
from smpdesk.ui.assessment.writing_card import side_by_side
from smpdesk.ui.look import theme
from smpdesk.ui.widgets.buttons import button
from smpdesk.ui.widgets.card import Card
from smpdesk.ui.widgets.tag import Tag
from smpdesk.ui.widgets.words import divider, words

_MOST = 40


class ChecksCard(Card):
    """What there is to say of the figures.

    ``check_wanted`` says that all are to be checked, ``place_wanted`` a doubt to go to,
    ``live_wanted`` a doubt to be replaced by a live figure, ``section_wanted`` a section's id.
    """

    check_wanted = Signal()
    place_wanted = Signal(object)
    live_wanted = Signal(object)
    section_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__("Figures")
        self.tag = Tag()
        self.head.addWidget(self.tag)
        self.check_button = button(
            "Check figures",
            self.check_wanted.emit,
            icon="check",
            tip="Check every number of every section against the data and its neighbours (Ctrl+F7)",
        )
        self.add(side_by_side(self.check_button))
        self._said = words("", "muted", wrap=True)
        self.add(self._said)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.current().px(8))
        self.add(self._rows)
        self.show_here(0, 0)

    def show_here(self, live: int, doubts: int) -> None:
        """Say how many live figures and doubts the text being written has."""
        figures = f"{live} live {'figure' if live == 1 else 'figures'} in this section"
        self._said.setText(f"{figures}.")
        self.tag.say(f"{doubts} to look at" if doubts else "", "warn")

    def show_checking(self) -> None:
        """Say that the check is under way."""
        self._clear()
        self._rows.addWidget(words("Checking…", "muted"))

    def show_all(self, found: Sequence[Found], offer_live: bool) -> None:
        """List the doubts of every section, each with the way to its place."""
        self._clear()
        if not found:
            self._rows.addWidget(words("No number disagrees with the data.", wrap=True))
        for each in found[:_MOST]:
            self._rows.addWidget(self._doubt(each, offer_live))
        self._say_more(len(found))

    def show_changes(self, changes: Sequence[TextChange]) -> None:
        """List the passages that read otherwise, before and after."""
        self._clear()
        number = len(changes)
        said = "passage reads" if number == 1 else "passages read"
        self._rows.addWidget(
            words(f"The data have changed: {number} {said} otherwise.", "heading", wrap=True)
        )
        for each in changes[:_MOST]:
            self._rows.addWidget(self._change(each))
        self._say_more(number)

    def _doubt(self, found: Found, offer_live: bool) -> QWidget:
        shown, column = _row()
        column.addWidget(words(found.section.heading, "label", wrap=True))
        column.addWidget(words(found.doubt.message, wrap=True))
        name = f"{found.doubt.says} in {found.section.heading}"
        show = button("Show", lambda: self.place_wanted.emit(found))
        show.setAccessibleName(f"Show {name}")
        tools = [show]
        if found.doubt.reference and offer_live:
            live = button("Make it live", lambda: self.live_wanted.emit(found))
            live.setAccessibleName(f"Replace {name} by a live figure")
            tools.append(live)
        column.addLayout(side_by_side(*tools))
        return shown

    def _change(self, change: TextChange) -> QWidget:
        shown, column = _row()
        column.addWidget(words(change.section.heading, "label", wrap=True))
        for was, becomes in change.figures:
            column.addWidget(words(f"{was}  →  {becomes}", wrap=True))
        column.addWidget(words(f"Before: {change.before}", "small", wrap=True))
        column.addWidget(words(f"After: {change.after}", "small", wrap=True))
        show = button("Show", lambda: self.section_wanted.emit(change.section.id))
        show.setAccessibleName(f"Show {change.section.heading}")
        column.addLayout(side_by_side(show))
        return shown

    def _say_more(self, number: int) -> None:
        if number > _MOST:
            self._rows.addWidget(words(f"And {number - _MOST} more.", "muted"))

    def _clear(self) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()


def _row() -> tuple[QWidget, QVBoxLayout]:
    shown = QWidget()
    column = QVBoxLayout(shown)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.current().px(4))
    column.addWidget(divider())
    return shown, column
