"""Assessment: the sections and their text, the residents' survey, the horizon, the versions."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget

from smpdesk.models.history import Edited
from smpdesk.models.records import Assessment, HorizonItem, Question, Section
from smpdesk.ui.assessment.horizon_view import HorizonView
from smpdesk.ui.assessment.survey_view import SurveyView
from smpdesk.ui.assessment.text_view import TextView
from smpdesk.ui.assessment.versions_view import VersionsView
from smpdesk.ui.desk import Desk
from smpdesk.ui.new_assessment import NewAssessmentDialog
from smpdesk.ui.page import Page
from smpdesk.ui.widgets.card import Card
from smpdesk.ui.widgets.empty import EmptyState
from smpdesk.ui.widgets.segmented import Segmented

_VIEWS = [
    ("text", "Text"),
    ("survey", "Residents’ survey"),
    ("horizon", "Horizon scan"),
    ("versions", "Versions"),
]


class AssessmentPage(Page):
    """The year's assessment, written with figures that follow the data."""

    title = "Assessment"
    icon = "assessment"
    shortcut = "Ctrl+4"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.text_view = TextView(desk)
        self._empty = EmptyState(self.icon)
        empty_card = Card()
        empty_card.add(self._empty, 1)
        self.view = Segmented("View", _VIEWS)
        self.view.chosen.connect(self._choose_view)
        self.tools.addWidget(self.view)
        self._stack = QStackedWidget()
        self.survey_view = SurveyView(desk)
        self.horizon_view = HorizonView(desk)
        self.versions_view = VersionsView(desk)
        for part in (self.text_view, self.survey_view, self.horizon_view, self.versions_view):
            self._stack.addWidget(part)
        self._stack.addWidget(empty_card)
        self.body.addWidget(self._stack, 1)

    def refresh(self, edited: Edited | None = None) -> None:
        """Read the file anew."""
        assessment = self.desk.assessment
        self.view.setVisible(assessment is not None)
        if assessment is None:
            self._stack.setCurrentIndex(self._stack.count() - 1)
            self._empty.say(
                "Begin with an assessment",
                "An assessment looks at one year's figures and says what they mean. This file "
                "has none yet.",
                "New assessment…",
                lambda: NewAssessmentDialog(self.desk, self).open(),
            )
            return
        self._show_view()
        self.text_view.refresh(assessment, edited)
        self._refresh_seen(assessment, edited)

    def go_to(self, key: object) -> None:
        """Show the section asked for."""
        if isinstance(key, Section):
            self.view.show_key("text")
            self._show_view()
            self.text_view.go_to(key)
        for kind, name in ((Question, "survey"), (HorizonItem, "horizon")):
            if isinstance(key, kind):
                self.view.show_key(name)
                self._choose_view(name)

    def leave(self) -> None:
        """Keep what is half-written."""
        self.text_view.leave()
        self.survey_view.leave()

    def _choose_view(self, _: str) -> None:
        self.leave()
        self._show_view()
        if self.desk.assessment is not None:
            self._refresh_seen(self.desk.assessment, None)

    def _refresh_seen(self, assessment: Assessment, edited: Edited | None) -> None:
        for key, view in (
            ("survey", self.survey_view),
            ("horizon", self.horizon_view),
            ("versions", self.versions_view),
        ):
            if self.view.key == key:
                view.refresh(assessment, edited)

    def _show_view(self) -> None:
        self._stack.setCurrentIndex([key for key, _ in _VIEWS].index(self.view.key))
