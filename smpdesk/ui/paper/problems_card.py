"""Before it leaves: what is to be mended in a document, and what is known of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from smpdesk.ui import theme
from smpdesk.ui.paper.drawing import Made
from smpdesk.ui.widgets.card import Card
from smpdesk.ui.widgets.signs import Kind
from smpdesk.ui.widgets.tag import Tag
from smpdesk.ui.widgets.words import divider, words

_MOST = 30


class ProblemsCard(QScrollArea):
    """The findings of the check before print, each with its place."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("Content")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Before it leaves")
        self.set_beside(True)
        inside = QWidget()
        inside.setObjectName("Content")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        self._card = Card("Before it leaves")
        column.addWidget(self._card)
        column.addStretch(1)
        self.setWidget(inside)

    def set_beside(self, beside: bool) -> None:
        """Stand beside the pages in a fixed width, or below them."""
        worn = theme.current()
        self.setMinimumWidth(worn.px(310) if beside else 0)
        self.setMaximumWidth(worn.px(310) if beside else 16_777_215)
        self.setMinimumHeight(0 if beside else worn.px(180))

    def show_making(self) -> None:
        """Say that the document is being made."""
        self.show_sentence("Making the pages…")

    def show_sentence(self, sentence: str) -> None:
        """Say one thing and nothing else."""
        self._card.clear()
        self._card.add(words(sentence, "muted", wrap=True))

    def show_made(self, made: Made) -> None:
        """Show what the check found."""
        self._card.clear()
        if not made.problems:
            self._row("ok", "Nothing to mend was found.")
        for problem in made.problems[:_MOST]:
            kind: Kind = "concern" if problem.refuses else "warn"
            self._row(kind, f"{problem.place}: {problem.message}")
        if len(made.problems) > _MOST:
            self._card.add(words(f"And {len(made.problems) - _MOST} more.", "muted"))
        if made.pages:
            self._card.add(words(f"{made.pages} pages", "muted"))

    def _row(self, kind: Kind, sentence: str) -> None:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.current().px(8))
        said = {"ok": "ready", "warn": "look", "concern": "mend"}[kind]
        line.addWidget(Tag(said, kind), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(words(sentence, wrap=True), 1)
        self._card.add(row)
        self._card.add(divider())
