"""What is said of a plan beside its sheet: what will happen, what is asked, what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from smpdesk.ui.extract.cards import ColumnsCard, FindingsCard, QuestionsCard, WhatHappensCard
from smpdesk.ui.extract.changes import ReplacedCard, TextsCard
from smpdesk.ui.look import theme

if TYPE_CHECKING:
    from smpdesk.importing.plans.plan import Plan

_ANY = 16_777_215
"""Qt's largest width: no limit."""


class PlanCards(QScrollArea):
    """The cards one below the other.

    ``answered`` says a question's id and the answer, ``cell_wanted`` a cell to look at.
    """

    answered = Signal(str, object)
    cell_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("Content")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.happens, self.questions = WhatHappensCard(), QuestionsCard()
        self.findings, self.columns = FindingsCard(), ColumnsCard()
        self.replaced, self.texts = ReplacedCard(), TextsCard()
        inside = QWidget()
        inside.setObjectName("Content")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().size("gap"))
        for card in (
            self.happens,
            self.questions,
            self.findings,
            self.replaced,
            self.texts,
            self.columns,
        ):
            column.addWidget(card)
        column.addStretch(1)
        self.setWidget(inside)
        for asker in (self.questions, self.columns):
            asker.answered.connect(self.answered)
        for pointer in (self.questions, self.findings, self.replaced):
            pointer.cell_wanted.connect(self.cell_wanted)

    def show_plan(self, plan: Plan) -> None:
        """Show what a plan says; the texts that change are found out and shown apart."""
        for card in (self.happens, self.questions, self.findings, self.replaced, self.columns):
            card.show_plan(plan)

    def stand(self, beside: bool, room: int) -> None:
        """Be a narrow column beside the sheet, or as wide as there is ``room`` below it."""
        worn = theme.current()
        wide = max(worn.px(290), min(worn.px(350), round(0.36 * room)))
        self.setMinimumWidth(wide if beside else 0)
        self.setMaximumWidth(wide if beside else _ANY)
        self.setMinimumHeight(0 if beside else worn.px(300))
