"""Home: where the officer's day begins."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, cast

from smpdesk.evidence.year.due import when_words
from smpdesk.evidence.year.milestones import OfficersYear, officers_year
from smpdesk.models.past.history import Edited
from smpdesk.models.records import Milestone
from smpdesk.ui.begin.new_assessment import NewAssessmentDialog
from smpdesk.ui.desk import Desk
from smpdesk.ui.look import theme
from smpdesk.ui.page import Page
from smpdesk.ui.parts import PartsPage
from smpdesk.ui.widgets.buttons import button
from smpdesk.ui.widgets.card import Card
from smpdesk.ui.widgets.empty import EmptyState
from smpdesk.ui.widgets.fields import date_text
from smpdesk.ui.widgets.words import words
from smpdesk.ui.year.changes import ChangesPart
from smpdesk.ui.year.checklist import Checklist
from smpdesk.ui.year.roll_forward import begin_next
from smpdesk.ui.year.year_part import YearPart


class HomePage(PartsPage):
    """The year, what changed since last year, and the statutory checklist."""

    title = "Home"
    icon = "home"
    shortcut = "Ctrl+1"
    parts_name = "Home shows"
    parts: ClassVar[Mapping[str, type[Page]]] = {
        "year": YearPart,
        "changed": ChangesPart,
        "checklist": Checklist,
    }

    def __init__(self, desk: Desk) -> None:
        self.next = words("", "muted")
        super().__init__(desk)
        self.head.addWidget(self.next)
        for view in (self.view, self.narrow_view):
            self.head.removeWidget(view)
            self.tools.addWidget(view)
        self.roll_button = button("New assessment from this one…", self._roll, icon="new")
        self.tools.insertWidget(0, self.roll_button)
        self.empty_card, self.empty = Card(), EmptyState(self.icon)
        self.empty_card.add(self.empty, 1)
        self.body.addWidget(self.empty_card, 1)

    @property
    def year(self) -> YearPart:
        """The part on the year."""
        return cast(YearPart, self.part_at("year"))

    @property
    def changes(self) -> ChangesPart:
        """The part on what changed."""
        return cast(ChangesPart, self.part_at("changed"))

    @property
    def checklist(self) -> Checklist:
        """The part with the statutory checklist."""
        return cast(Checklist, self.part_at("checklist"))

    def part_made(self, part: Page) -> None:
        """Go from the year to the checklist."""
        if isinstance(part, YearPart):
            part.checklist_wanted.connect(lambda: self.show_part("checklist"))

    def refresh(self, edited: Edited | None = None) -> None:
        """Read anew what is seen."""
        assessment = self.desk.assessment
        self._stack.setVisible(assessment is not None)
        self.empty_card.setVisible(assessment is None)
        self.show_views(assessment is not None)
        if assessment is None:
            self.heading.setText("Welcome")
            self.next.setText("")
            self.fit_head()
            self.roll_button.hide()
            self.empty.say(
                "Begin the first assessment",
                "The year's assessment holds its priorities, actions, sections and case studies. "
                "Extracts can be imported before: drop one anywhere on this window.",
                "New assessment…",
                lambda: NewAssessmentDialog(self.desk, self).open(),
            )
            return
        year = officers_year(self.desk.file, assessment, self.desk.today)
        newest = self.desk.assessments()[0].id == assessment.id
        self.heading.setText(f"The year {assessment.name}" if year.over else "The year so far")
        self.next.setText(self._next_words(year, newest))
        self.roll_button.setVisible(year.over and newest and not self.desk.file.read_only)
        super().refresh(edited)
        self.fit_head()

    def fit_head(self) -> None:
        """Leave out what comes next where there is no room for it; the line shows it too."""
        room = self.width() - self.margins() - theme.current().px(14)
        wide = self.heading.sizeHint().width() + self.next.sizeHint().width()
        self.next.setVisible(bool(self.next.text()) and wide <= room)
        super().fit_head()

    def _next_words(self, year: OfficersYear, newest: bool) -> str:
        if year.over:
            return "This year is over." if newest else "This year is over and kept as it was."
        if year.next is None:
            return "Everything in this year's line is done." if year.stops else ""
        mark = year.next.milestone
        if year.next.state == "late":
            return f"Late: {mark.name}, {when_words(mark.due, self.desk.today)}"
        return f"Next: {mark.name}, {date_text(mark.due)}"

    def go_to(self, key: object) -> None:
        """Show a part by its name, or a milestone."""
        if isinstance(key, Milestone):
            self.show_part("year")
            self.year.go_to(key)
        else:
            super().go_to(key)
            if key == "changed":
                self.changes.table.setFocus()

    def _roll(self) -> None:
        begin_next(self.desk, self)
