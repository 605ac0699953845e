"""Case studies: what was achieved, read for what identifies, checked and signed off."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from smpdesk.evidence.case_study_reader import known_names
from smpdesk.models.case_studies import TOLD, add_case_study, change_case_study
from smpdesk.models.past.history import Edited
from smpdesk.models.records import Assessment, CaseStudy, Priority, Record
from smpdesk.ui.cases.clue_list import ClueList, Found
from smpdesk.ui.cases.clue_marks import ClueMarks
from smpdesk.ui.cases.sign_off_card import SignOffCard
from smpdesk.ui.pages.statuses import EDITION_CHOICES
from smpdesk.ui.record_page import RecordPage
from smpdesk.ui.widgets.fields import date_text
from smpdesk.ui.widgets.record_form import RecordForm
from smpdesk.ui.widgets.record_model import Column
from smpdesk.ui.widgets.signs import Kind


class CaseStudiesPage(RecordPage[CaseStudy]):
    """The case studies of the assessment."""

    title = "Case studies"
    icon = "cases"
    shortcut = "Ctrl+7"
    kind = CaseStudy
    first_field = "heading"
    share = (3, 4)
    lines = 2
    empty_title = "No case studies yet"
    empty_sentence = (
        "A case study tells in a paragraph what was achieved for people, without anything by "
        "which they could be known. Only those signed off go into the public edition."
    )

    def columns(self) -> Sequence[Column[CaseStudy]]:
        """The columns of the list."""
        return [
            Column("Case study", lambda r: r.heading, stretch=True, bold=True),
            Column("Agency", lambda r: r.agency, width=130, tip=lambda r: r.agency),
            Column("Sign-off", _sign_off, width=128, tag=_sign_off_kind),
        ]

    def make_form(self) -> RecordForm:
        """The fields of a case study; those that readers see are read as they are written."""
        form = RecordForm(2)
        form.text("heading", "Heading", wide=True)
        form.text("agency", "Agency")
        form.text("agencies_involved", "Agencies involved")
        form.reference("priority", "Priority")
        form.choice("edition", "Edition", EDITION_CHOICES)
        text = form.area("text", "What happened", 8, hint="Nobody may be recognisable in it")
        achieved = form.area("achieved", "What was achieved", 3)
        self.marks = {"text": ClueMarks(text), "achieved": ClueMarks(achieved)}
        for marks in self.marks.values():
            marks.read.connect(self._show_clues)
        return form

    def extras(self) -> list[QWidget]:
        """What could identify somebody, and the sign-off, stand below the fields."""
        self.clues = ClueList()
        self.clues.wanted.connect(lambda found: self.marks[found.field].go_to(found.clue))
        self.sign_off = SignOffCard(self.desk)
        return [self.clues, self.sign_off]

    def refresh(self, edited: Edited | None = None) -> None:
        """Read the file anew, with the names that it knows to be harmless."""
        super().refresh(edited)
        known = known_names(self.desk.file)
        for marks in self.marks.values():
            marks.know(known)

    def show_record(self, record: CaseStudy) -> None:
        """Show a case study and its sign-off."""
        super().show_record(record)
        self.sign_off.show_case(record)

    def offer(self, assessment: Assessment) -> None:
        """Offer the priorities."""
        self.form.offer("priority", self.desk.file.all(Priority, assessment=assessment.id))

    def records(self, assessment: Assessment) -> list[CaseStudy]:
        """The case studies of the assessment, in their order."""
        return self.desk.file.all(CaseStudy, assessment=assessment.id)

    def blank(self, assessment: Assessment) -> CaseStudy:
        """A case study to begin with."""
        there = self.desk.file.all(CaseStudy, assessment=assessment.id)
        return CaseStudy(
            assessment=assessment.id,
            heading="New case study",
            position=max((c.position for c in there), default=-1) + 1,
        )

    def insert(self, record: CaseStudy) -> CaseStudy:
        """Add a case study with its checklist."""
        return add_case_study(self.desk.file, record)

    def keep(self, record: Record, field: str, value: object) -> None:
        """Keep what was written; rewriting what readers see takes the sign-off back."""
        assert isinstance(record, CaseStudy)
        before = self.desk.file.get(CaseStudy, record.id)
        after = change_case_study(self.desk.file, record, **{field: value})
        if before.signed_off_on and not after.signed_off_on and field in TOLD:
            self.desk.say(
                "warning",
                f"“{after.title()}” was signed off by {before.signed_off_by} on "
                f"{date_text(before.signed_off_on)}. It has been rewritten, so the sign-off is "
                "taken back; undo brings both back.",
            )

    def leave(self) -> None:
        """Commit what is half-written."""
        super().leave()
        self.sign_off.commit()

    def _show_clues(self) -> None:
        found = [Found(field, clue) for field, marks in self.marks.items() for clue in marks.clues]
        self.clues.show_clues(found)


def _sign_off(case: CaseStudy) -> str:
    if case.signed_off_on:
        return date_text(case.signed_off_on)
    return "Not signed off"


def _sign_off_kind(case: CaseStudy) -> Kind:
    return "ok" if case.signed_off_on else "warn"
