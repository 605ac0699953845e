"""The implications table of the cover report, with the officer who signs each row off."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from smpdesk.models.edits import change
from smpdesk.models.officers_year import set_up_implications
from smpdesk.models.records import Assessment, Implication
from smpdesk.ui.parts import RecordPart
from smpdesk.ui.widgets.buttons import button
from smpdesk.ui.widgets.fields import date_text
from smpdesk.ui.widgets.reading_only import changes_file
from smpdesk.ui.widgets.record_form import RecordForm
from smpdesk.ui.widgets.record_model import Column
from smpdesk.ui.widgets.signs import Kind


class Implications(RecordPart[Implication]):
    """The rows of the year's cover report."""

    title = "Implications"
    icon = "scrutiny"
    shortcut = ""
    kind = Implication
    first_field = "issue"
    lines = 2
    empty_title = "No implications yet"
    empty_sentence = (
        "The cover report to the committee has a row for each implication – risk, money, staff, "
        "law, equality – and the officer who signs it off."
    )

    def columns(self) -> Sequence[Column[Implication]]:
        """The columns of the list."""
        return [
            Column("Issue", lambda r: r.issue, stretch=True, bold=True),
            Column("Officer", lambda r: r.officer or "No officer yet", width=220, ink=_officer_ink),
            Column("Sign-off", _signed, width=150, tag=_signed_kind),
        ]

    def make_form(self) -> RecordForm:
        """The fields of a row."""
        form = RecordForm(2)
        form.text("issue", "Issue", wide=True)
        form.area("text", "Implication", 5)
        form.text("officer", "Officer (the post)")
        form.date("signed_on", "Signed off on")
        return form

    def extras(self) -> list[QWidget]:
        """The button that signs off today."""
        side = QWidget()
        row = QHBoxLayout(side)
        row.setContentsMargins(0, 0, 0, 0)
        self.sign_button = changes_file(button("Signed off today", self._sign_today, icon="check"))
        row.addWidget(self.sign_button)
        row.addStretch(1)
        return [side]

    def show_record(self, record: Implication) -> None:
        """Show a row."""
        super().show_record(record)
        self.sign_button.setVisible(not record.signed_on)

    def records(self, assessment: Assessment) -> list[Implication]:
        """The rows of the year's cover report."""
        return self.desk.file.all(Implication, assessment=assessment.id)

    def blank(self, assessment: Assessment) -> Implication:
        """A row to begin with."""
        there = self.desk.file.all(Implication, assessment=assessment.id)
        last = max((row.position for row in there), default=-1)
        return Implication(assessment=assessment.id, issue="New implication", position=last + 1)

    def say_empty(self, assessment: Assessment) -> None:
        """Offer the usual rows."""
        self.empty.say(
            self.empty_title,
            self.empty_sentence,
            "Set up the usual rows",
            lambda: set_up_implications(self.desk.file, assessment),
        )

    def _sign_today(self) -> None:
        self.form.commit()
        record = self.table.current()
        if record is not None:
            change(self.desk.file, record, signed_on=self.desk.today.isoformat())


def _signed(row: Implication) -> str:
    return date_text(row.signed_on or "") or "Not signed off"


def _signed_kind(row: Implication) -> Kind:
    return "ok" if row.signed_on else "warn"


def _officer_ink(row: Implication) -> str:
    return "text" if row.officer else "warn"
