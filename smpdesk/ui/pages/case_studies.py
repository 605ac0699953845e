"""Case studies: what was achieved, checked and signed off before it is published."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from smpdesk.models.records import Assessment, CaseStudy, Priority
from smpdesk.ui.desk import Desk
from smpdesk.ui.pages.case_checks import CaseChecks
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
    empty_title = "No case studies yet"
    empty_sentence = (
        "A case study tells in a paragraph what was achieved for people, without anything by "
        "which they could be known. Only those signed off go into the public edition."
    )

    def __init__(self, desk: Desk) -> None:
        self._names: dict[int, str] = {}
        super().__init__(desk)

    def columns(self) -> Sequence[Column[CaseStudy]]:
        """The columns of the list."""
        return [
            Column("Case study", lambda r: r.heading, stretch=True, bold=True),
            Column("Agency", lambda r: r.agency, width=150),
            Column("Priority", lambda r: self._names.get(r.priority or 0, ""), width=170),
            Column("Sign-off", _sign_off, width=150, tag=_sign_off_kind),
        ]

    def make_form(self) -> RecordForm:
        """The fields of a case study."""
        form = RecordForm(2)
        form.text("heading", "Heading", wide=True)
        form.text("agency", "Agency")
        form.text("agencies_involved", "Agencies involved")
        form.reference("priority", "Priority")
        form.choice("edition", "Edition", EDITION_CHOICES)
        form.area("text", "What happened", 6, hint="Nobody may be recognisable in it")
        form.area("achieved", "What was achieved", 3)
        form.text("signed_off_by", "Signed off by (the post)")
        form.date("signed_off_on", "Signed off on")
        return form

    def extras(self) -> list[QWidget]:
        """What is checked before a case study is published stands below its fields."""
        self.checks = CaseChecks(self.desk)
        return [self.checks]

    def show_record(self, record: CaseStudy) -> None:
        """Show a case study and its checks."""
        super().show_record(record)
        self.checks.show_case(record)

    def offer(self, assessment: Assessment) -> None:
        """Offer the priorities."""
        self.form.offer("priority", self.desk.file.all(Priority, assessment=assessment.id))

    def records(self, assessment: Assessment) -> list[CaseStudy]:
        """The case studies of the assessment, in their order."""
        priorities = self.desk.file.all(Priority, assessment=assessment.id)
        self._names = {p.id: p.name for p in priorities}
        return self.desk.file.all(CaseStudy, assessment=assessment.id)

    def blank(self, assessment: Assessment) -> CaseStudy:
        """A case study to begin with."""
        there = self.desk.file.all(CaseStudy, assessment=assessment.id)
        return CaseStudy(
            assessment=assessment.id,
            heading="New case study",
            position=max((c.position for c in there), default=-1) + 1,
        )


def _sign_off(case: CaseStudy) -> str:
    if case.signed_off_on:
        return date_text(case.signed_off_on)
    return "Not signed off"


def _sign_off_kind(case: CaseStudy) -> Kind:
    return "ok" if case.signed_off_on else "warn"
