"""Priorities: scores, decisions, what the partnership works on, and where it came from."""

from __future__ import annotations

from smpdesk.models.records import Matrix, Priority, Standing
from smpdesk.ui.desk import Desk
from smpdesk.ui.priorities.county_view import CountyView
from smpdesk.ui.priorities.decisions_view import DecisionsView
from smpdesk.ui.priorities.lineage_view import LineageView
from smpdesk.ui.priorities.matrix_view import MatrixView
from smpdesk.ui.priorities.priority_list import PriorityList
from smpdesk.ui.priorities.scores_view import ScoresView
from smpdesk.ui.views_page import ViewsPage
from smpdesk.ui.widgets.tag import Tag


class PrioritiesPage(ViewsPage):
    """From the scores of themes to the priorities of the year."""

    title = "Priorities"
    icon = "priorities"
    shortcut = "Ctrl+5"
    views = (
        ("scores", "Scores", ScoresView),
        ("decisions", "Decisions", DecisionsView),
        ("list", "Priorities", PriorityList),
        ("matrix", "Themes", MatrixView),
        ("lineage", "Lineage", LineageView),
        ("county", "County", CountyView),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.label = Tag()
        self.head.addWidget(self.label)

    def viewed(self) -> None:
        """Say which matrix scores, wherever ranks are seen."""
        assessment = self.desk.assessment
        number = assessment.matrix if assessment is not None else None
        label = self.desk.file.get(Matrix, number).label if number is not None else ""
        self.label.say(label[:1].upper() + label[1:], "warn", "none")
        self.fit_head()

    def view_for(self, key: object) -> str:
        """Priorities have their own view; themes are shown with their scores or decision."""
        if isinstance(key, Priority):
            return "list"
        return "decisions" if isinstance(key, Standing) else "scores"
