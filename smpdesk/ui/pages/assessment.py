"""Assessment: the sections and their text, the residents' survey, the horizon, the versions."""

from __future__ import annotations

from functools import cached_property
from typing import TypeVar

from PySide6.QtWidgets import QStackedWidget, QWidget

from smpdesk.models.past.history import Edited
from smpdesk.models.records import Assessment, HorizonItem, Question, Section
from smpdesk.ui.assessment.horizon_view import HorizonView
from smpdesk.ui.assessment.survey_view import SurveyView
from smpdesk.ui.assessment.text_view import TextView
from smpdesk.ui.assessment.versions_view import VersionsView
from smpdesk.ui.begin.new_assessment import NewAssessmentDialog
from smpdesk.ui.desk import Desk
from smpdesk.ui.page import Page
from smpdesk.ui.widgets.card import Card
from smpdesk.ui.widgets.empty import EmptyState
from smpdesk.ui.widgets.segmented import Segmented

ViewT = TypeVar("ViewT", bound=QWidget)

_VIEWS = [
    ("text", "Text"),
    ("survey", "Residents’ survey"),
    ("horizon", "Horizon scan"),
    ("versions", "Versions"),
]


class AssessmentPage(Page):
    """The year's assessment, written with figures that follow the data.

    Beside the text each view is made when it is first seen.
    """

    title = "Assessment"
    icon = "assessment"
    shortcut = "Ctrl+4"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._empty = EmptyState(self.icon)
        self._empty_card = Card()
        self._empty_card.add(self._empty, 1)
        self.view = Segmented("View", _VIEWS)
        self.view.chosen.connect(self._choose_view)
        self.tools.addWidget(self.view)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty_card)
        self.body.addWidget(self._stack, 1)

    @cached_property
    def text_view(self) -> TextView:
        """The sections and their text."""
        return self._stacked(TextView(self.desk))

    @cached_property
    def survey_view(self) -> SurveyView:
        """The residents' survey."""
        return self._stacked(SurveyView(self.desk))

    @cached_property
    def horizon_view(self) -> HorizonView:
        """The horizon scan."""
        return self._stacked(HorizonView(self.desk))

    @cached_property
    def versions_view(self) -> VersionsView:
        """The versions that were kept."""
        return self._stacked(VersionsView(self.desk))

    def _stacked(self, view: ViewT) -> ViewT:
        self._stack.addWidget(view)
        return view

    def refresh(self, edited: Edited | None = None) -> None:
        """Read the file anew."""
        assessment = self.desk.assessment
        self.view.setVisible(assessment is not None)
        if assessment is None:
            self._stack.setCurrentWidget(self._empty_card)
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
        """Show the section, the question or the item of the horizon asked for."""
        if isinstance(key, Section):
            self._go_to_view("text")
            self.text_view.go_to(key)
        elif isinstance(key, Question):
            self._go_to_view("survey")
            self.survey_view.go_to(key)
        elif isinstance(key, HorizonItem):
            self._go_to_view("horizon")
            self.horizon_view.go_to(key)

    def _go_to_view(self, name: str) -> None:
        if self.view.key != name:
            self.view.show_key(name)
            self._choose_view(name)

    def leave(self) -> None:
        """Keep what is half-written."""
        if "text_view" in vars(self):
            self.text_view.leave()
        if "survey_view" in vars(self):
            self.survey_view.leave()

    def _choose_view(self, _: str) -> None:
        self.leave()
        self._show_view()
        if self.desk.assessment is not None:
            self._refresh_seen(self.desk.assessment, None)

    def _refresh_seen(self, assessment: Assessment, edited: Edited | None) -> None:
        if self.view.key != "text":
            self._seen().refresh(assessment, edited)

    def _show_view(self) -> None:
        self._stack.setCurrentWidget(self._seen())

    def _seen(self) -> TextView | SurveyView | HorizonView | VersionsView:
        match self.view.key:
            case "survey":
                return self.survey_view
            case "horizon":
                return self.horizon_view
            case "versions":
                return self.versions_view
        return self.text_view
