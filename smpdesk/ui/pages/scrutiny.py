"""Scrutiny: what the committee asked for, and the answers due within 28 days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from smpdesk.models.edits import add
from smpdesk.models.records import Assessment, Meeting, Recommendation
from smpdesk.ui.desk import Desk
from smpdesk.ui.record_page import RecordPage
from smpdesk.ui.widgets.fields import date_text
from smpdesk.ui.widgets.record_form import RecordForm
from smpdesk.ui.widgets.record_model import Column
from smpdesk.ui.widgets.signs import Kind

_TO_ANSWER = dt.timedelta(days=28)


class ScrutinyPage(RecordPage[Recommendation]):
    """The recommendations of the committee, the newest first."""

    title = "Scrutiny"
    icon = "scrutiny"
    shortcut = "Ctrl+8"
    kind = Recommendation
    first_field = "text"
    empty_title = "No recommendations yet"
    empty_sentence = (
        "What the crime and disorder committee asks for is written down here with the day by "
        "which it must be answered: 28 days, by law."
    )

    def __init__(self, desk: Desk) -> None:
        self._meetings: dict[int, Meeting] = {}
        super().__init__(desk)

    def columns(self) -> Sequence[Column[Recommendation]]:
        """The columns of the list."""
        return [
            Column("Recommendation", lambda r: r.text, stretch=True, tip=lambda r: r.text),
            Column("To", lambda r: r.to_whom, width=160, ink=lambda _: "muted"),
            Column("Made", lambda r: date_text(r.made_on), width=105),
            Column("Answer", self._state, width=140, tag=self._state_kind),
        ]

    def make_form(self) -> RecordForm:
        """The fields of a recommendation."""
        form = RecordForm(2)
        form.area("text", "Recommendation", 3)
        form.choice("meeting", "Meeting", [])
        form.text("to_whom", "To whom")
        form.date("made_on", "Made on")
        form.date("due", "Answer due")
        form.area("answer", "Answer", 5)
        form.date("answered_on", "Answered on")
        return form

    def offer(self, assessment: Assessment) -> None:
        """Offer the meetings."""
        choices = [
            (str(m.id), f"{m.body}, {date_text(m.held_on)}") for m in self._meetings.values()
        ]
        self.form.offer_choices("meeting", choices)

    def records(self, assessment: Assessment) -> list[Recommendation]:
        """All recommendations: an answer may be due from an earlier year."""
        self._meetings = {meeting.id: meeting for meeting in self.desk.file.all(Meeting)}
        return self.desk.file.all(Recommendation)[::-1]

    def blank(self, assessment: Assessment) -> Recommendation:
        """A recommendation to begin with, of the newest meeting."""
        today = self.desk.today
        if not self._meetings:
            body = "Crime and Disorder Committee"
            meeting = Meeting(assessment=assessment.id, body=body, held_on=today.isoformat())
            made = add(self.desk.file, meeting)
            self._meetings = {made.id: made}
        newest = max(self._meetings.values(), key=lambda m: m.held_on)
        return Recommendation(
            meeting=newest.id,
            text="New recommendation",
            made_on=today.isoformat(),
            due=(today + _TO_ANSWER).isoformat(),
        )

    def keep(self, record: object, field: str, value: object) -> None:
        """Keep what was written in a field; two of the dates can't be left out."""
        assert isinstance(record, Recommendation)
        if field in ("made_on", "due") and not value:
            self.desk.say(
                "info", "A recommendation needs the day it was made and the day it is due."
            )
            self.form.show_record(record)
            return
        super().keep(record, field, int(str(value)) if field == "meeting" else value)

    def _state(self, asked: Recommendation) -> str:
        if asked.answered_on:
            return date_text(asked.answered_on)
        late = asked.due < self.desk.today.isoformat()
        return f"{'was due' if late else 'due'} {date_text(asked.due)}"

    def _state_kind(self, asked: Recommendation) -> Kind:
        if asked.answered_on:
            return "ok"
        return "concern" if asked.due < self.desk.today.isoformat() else "warn"
