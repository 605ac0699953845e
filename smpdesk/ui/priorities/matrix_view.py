"""The themes matrix as a view of the Priorities page."""

from __future__ import annotations

from smpdesk.models.history import Edited
from smpdesk.ui.desk import Desk
from smpdesk.ui.page import Page
from smpdesk.ui.priorities.theme_matrix import ThemeMatrix


class MatrixView(Page):
    """Priorities by cross-cutting themes, of the assessment looked at."""

    title = "Themes"
    icon = "priorities"
    shortcut = ""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.nest()
        self.matrix = ThemeMatrix(desk)
        self.body.addWidget(self.matrix, 1)

    def refresh(self, edited: Edited | None = None) -> None:
        """Read the assessment's priorities and themes anew."""
        assessment = self.desk.assessment
        self.matrix.setVisible(assessment is not None)
        if assessment is not None:
            self.matrix.refresh(assessment)

    def leave(self) -> None:
        """Commit what is half-written."""
        self.matrix.commit()
