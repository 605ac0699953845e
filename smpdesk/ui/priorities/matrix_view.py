"""The themes matrix as a view of the Priorities page."""

from __future__ import annotations

from smpdesk.models.past.history import Edited
from smpdesk.models.records import Priority
from smpdesk.ui.begin.new_assessment import NewAssessmentDialog
from smpdesk.ui.desk import Desk
from smpdesk.ui.page import Page
from smpdesk.ui.priorities.theme_matrix import ThemeMatrix
from smpdesk.ui.widgets.card import Card
from smpdesk.ui.widgets.empty import EmptyState


class MatrixView(Page):
    """Priorities by cross-cutting themes, of the assessment looked at."""

    title = "Themes"
    icon = "priorities"
    shortcut = ""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.nest()
        self.matrix = ThemeMatrix(desk)
        self.empty, self._empty_card = EmptyState(self.icon), Card()
        self._empty_card.add(self.empty, 1)
        self.body.addWidget(self.matrix, 1)
        self.body.addWidget(self._empty_card, 1)

    def refresh(self, edited: Edited | None = None) -> None:
        """Read the assessment's priorities and themes anew."""
        assessment = self.desk.assessment
        there = assessment is not None and bool(
            self.desk.file.all(Priority, assessment=assessment.id)
        )
        self.matrix.setVisible(there)
        self._empty_card.setVisible(not there)
        if assessment is not None:
            self.matrix.refresh(assessment)
            self.empty.say(
                "No priorities yet",
                "The matrix shows how each priority takes up each cross-cutting theme, and this "
                "year has no priorities yet.",
                "Go to Decisions",
                lambda: self.desk.go("priorities", "decisions"),
            )
        else:
            self.empty.say(
                "Begin with an assessment",
                "Priorities belong to one year's assessment, and this file has none yet.",
                "New assessment…",
                lambda: NewAssessmentDialog(self.desk, self).open(),
            )

    def leave(self) -> None:
        """Commit what is half-written."""
        self.matrix.commit()
