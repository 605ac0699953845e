"""Before it leaves: what to look at in a document, each point a way to where it is mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from smpdesk.ui.look import theme
from smpdesk.ui.widgets.buttons import button
from smpdesk.ui.widgets.card import Card
from smpdesk.ui.widgets.ways import Way, Ways
from smpdesk.ui.widgets.words import words

if TYPE_CHECKING:
    from smpdesk.reports.before_export import Concern

_MOST = 12
_WIDE = 310


class ProblemsCard(QScrollArea):
    """``wanted`` says the concern that the reader goes to."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("Content")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("Before it leaves")
        self._concerns: list[Concern] = []
        self._long = False
        inside = QWidget()
        inside.setObjectName("Content")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        self.card = Card("Before it leaves", 12)
        self.said = words("", "muted", wrap=True)
        self.rows = Ways()
        self.more_button = button("", self._toggle, "quiet")
        for part in (self.said, self.rows, self.more_button):
            self.card.add(part)
        column.addWidget(self.card)
        column.addStretch(1)
        self.setWidget(inside)
        self.set_beside(True)

    def set_beside(self, beside: bool) -> None:
        """Stand beside the pages in a fixed width, or below them."""
        worn = theme.current()
        self.setMinimumWidth(worn.px(_WIDE) if beside else 0)
        self.setMaximumWidth(worn.px(_WIDE) if beside else 16_777_215)
        self.setMinimumHeight(0 if beside else worn.px(180))

    def show_sentence(self, sentence: str) -> None:
        """Say one thing and nothing else."""
        self._concerns = []
        self.said.setText(sentence)
        self._show()

    def show_concerns(self, concerns: list[Concern]) -> None:
        """Show what is to be looked at; nothing wrong is said too."""
        self._concerns = concerns
        self.said.setText(_summary(concerns))
        self._show()

    def _toggle(self) -> None:
        self._long = not self._long
        self._show()

    def _show(self) -> None:
        count = len(self._concerns)
        shown = self._concerns if self._long else self._concerns[:_MOST]
        self.rows.show_rows([self._row(concern) for concern in shown])
        self.more_button.setVisible(count > _MOST)
        self.more_button.setText("Fewer" if self._long else f"All {count}")

    def _row(self, concern: Concern) -> Way:
        said = "mend" if concern.refuses else concern.kind
        named = concern.place in concern.message
        way = Way(
            concern.message if named else f"{concern.place}: {concern.message}",
            lambda: self.wanted.emit(concern),
            said,
            "concern" if concern.refuses else "warn",
        )
        way.setToolTip("Go to where it is mended")
        return way


def _summary(concerns: list[Concern]) -> str:
    if not concerns:
        return "Nothing to mend was found."
    stops = sum(concern.refuses for concern in concerns)
    if stops:
        points = "One point stops" if stops == 1 else f"{stops} points stop"
        return f"{points} the export. Choose one to go to where it is mended."
    points = "One point" if len(concerns) == 1 else f"{len(concerns)} points"
    return f"{points} to look at; nothing stops the export. Choose one to go to its place."
