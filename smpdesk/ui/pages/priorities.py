"""Priorities: scores, decisions, what the partnership works on, and where it came from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from smpdesk.models.past.history import Edited
from smpdesk.models.records import Matrix, Theme
from smpdesk.ui.desk import Desk
from smpdesk.ui.page import Page
from smpdesk.ui.parts import PartsPage
from smpdesk.ui.priorities.county_view import CountyView
from smpdesk.ui.priorities.decisions_view import DecisionsView
from smpdesk.ui.priorities.lineage_view import LineageView
from smpdesk.ui.priorities.matrix_view import MatrixView
from smpdesk.ui.priorities.priority_list import PriorityList
from smpdesk.ui.priorities.scores_view import ScoresView
from smpdesk.ui.widgets.tag import Tag


class PrioritiesPage(PartsPage):
    """From the scores of themes to the priorities of the year."""

    title = "Priorities"
    icon = "priorities"
    shortcut = "Ctrl+5"
    parts_name = "View"
    parts: ClassVar[Mapping[str, type[Page]]] = {
        "scores": ScoresView,
        "decisions": DecisionsView,
        "list": PriorityList,
        "matrix": MatrixView,
        "lineage": LineageView,
        "county": CountyView,
    }

    def __init__(self, desk: Desk) -> None:
        self.label = Tag()
        super().__init__(desk)
        self.tools.insertWidget(0, self.label)

    def refresh(self, edited: Edited | None = None) -> None:
        """Read the file anew, and say which matrix scores, wherever ranks are seen."""
        super().refresh(edited)
        assessment = self.desk.assessment
        number = assessment.matrix if assessment is not None else None
        label = self.desk.file.get(Matrix, number).label if number is not None else ""
        self.label.say(label[:1].upper() + label[1:], "warn", "none")
        self.fit_head()

    def go_to(self, key: object) -> None:
        """Show a record on its part; a theme with its scores."""
        if isinstance(key, Theme):
            self.show_part("scores")
            self.part.go_to(key)
        else:
            super().go_to(key)
