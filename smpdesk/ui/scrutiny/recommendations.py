"""Recommendations of the committee, and the answers due within 28 days."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smpdesk.evidence.year.answers import answer_due, answer_words, answered_late, out_of_order
from smpdesk.models.answering import answer
from smpdesk.models.edits import add, change
from smpdesk.models.records import Assessment, Meeting, Recommendation, Record
from smpdesk.ui.desk import Desk
from smpdesk.ui.parts import RecordPart
from smpdesk.ui.widgets.buttons import button
from smpdesk.ui.widgets.fields import date_text
from smpdesk.ui.widgets.reading_only import changes_file
from smpdesk.ui.widgets.record_form import RecordForm
from smpdesk.ui.widgets.record_model import Column
from smpdesk.ui.widgets.signs import Kind
from smpdesk.ui.widgets.tag import Tag
from smpdesk.ui.widgets.words import words


class Recommendations(RecordPart[Recommendation]):
    """All recommendations: those without an answer first, then the newest."""

    title = "Recommendations"
    icon = "scrutiny"
    shortcut = ""
    kind = Recommendation
    first_field = "text"
    lines = 2
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
            Column("Clock", self._clock, width=158, tag=self._clock_kind),
            Column("Recommendation", lambda r: r.text, stretch=True, tip=lambda r: r.text),
            Column("To", lambda r: r.to_whom, width=130, ink=lambda _: "muted"),
            Column("Due", lambda r: date_text(r.due), width=100),
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

    def extras(self) -> list[QWidget]:
        """The clock in words, and the button that stops it."""
        self.clock = Clock(self._answer_today)
        return [self.clock]

    def show_record(self, record: Recommendation) -> None:
        """Show a recommendation and its clock."""
        super().show_record(record)
        said = answer_words(record, self.desk.today)
        self.clock.show_clock(record, said, self._clock_kind(record))

    def offer(self, assessment: Assessment) -> None:
        """Offer the meetings."""
        held = sorted(self._meetings.values(), key=lambda m: m.held_on, reverse=True)
        choices = [(str(m.id), f"{m.body}, {date_text(m.held_on)}") for m in held]
        self.form.offer_choices("meeting", choices)

    def records(self, assessment: Assessment) -> list[Recommendation]:
        """All recommendations: an answer may be due from an earlier year."""
        self._meetings = {meeting.id: meeting for meeting in self.desk.file.all(Meeting)}
        asked = self.desk.file.all(Recommendation)[::-1]
        return sorted(asked, key=lambda r: bool(r.answered_on))

    def blank(self, assessment: Assessment) -> Recommendation:
        """A recommendation to begin with, of the newest meeting that was held."""
        today = self.desk.today.isoformat()
        if not self._meetings:
            body = "Crime and Disorder Committee"
            made = add(self.desk.file, Meeting(assessment=assessment.id, body=body, held_on=today))
            self._meetings = {made.id: made}
        held = [m for m in self._meetings.values() if m.held_on <= today]
        newest = max(held or self._meetings.values(), key=lambda m: m.held_on)
        made_on = min(newest.held_on, today)
        return Recommendation(
            meeting=newest.id,
            text="New recommendation",
            made_on=made_on,
            due=answer_due(made_on),
        )

    def keep(self, record: Record, field: str, value: object) -> None:
        """Keep what was written in a field; the day it was made sets the day it is due."""
        assert isinstance(record, Recommendation)
        if field in ("made_on", "due") and not value:
            self.desk.say("info", "A recommendation needs the day it was made and its due day.")
            self.form.show_record(self.desk.file.get(Recommendation, record.id))
            return
        if field == "made_on":
            change(self.desk.file, record, made_on=value, due=answer_due(str(value)))
            return
        super().keep(record, field, int(str(value)) if field == "meeting" else value)

    def _answer_today(self) -> None:
        self.form.commit()
        record = self.table.current()
        if record is None:
            return
        written = self.desk.file.get(Recommendation, record.id)
        if not written.answer.strip():
            self.desk.say("info", "Write the answer first; then it can be marked as answered.")
            self.form.start_at("answer")
            return
        answer(self.desk.file, written, written.answer, on=self.desk.today.isoformat())

    def _clock(self, asked: Recommendation) -> str:
        return answer_words(asked, self.desk.today)

    def _clock_kind(self, asked: Recommendation) -> Kind:
        if out_of_order(asked):
            return "warn"
        late = answered_late(asked, self.desk.today)
        if asked.answered_on:
            return "normal" if late else "ok"
        return "concern" if late else "warn"


class Clock(QWidget):
    """How long is left for the answer, in words, with the button that says it was given."""

    def __init__(self, answer_today: object) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        self.tag = Tag()
        row.addWidget(self.tag)
        row.addStretch(1)
        assert callable(answer_today)
        self.button = changes_file(button("Answered today", answer_today, icon="check"))
        row.addWidget(self.button)
        column.addLayout(row)
        self._law = words("An answer is due 28 days after the recommendation.", "small", wrap=True)
        column.addWidget(self._law)

    def show_clock(self, asked: Recommendation, said: str, kind: Kind) -> None:
        """Show the clock of a recommendation."""
        self.tag.say(said, kind)
        self.button.setVisible(not asked.answered_on)
