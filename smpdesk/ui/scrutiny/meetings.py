"""Meetings at which the partnership answers, and what was asked for there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smpdesk.evidence.year.answers import answer_words
from smpdesk.models.answering import record_recommendation
from smpdesk.models.records import Assessment, Meeting, Recommendation, Record
from smpdesk.ui.desk import Desk
from smpdesk.ui.look import theme
from smpdesk.ui.parts import RecordPart
from smpdesk.ui.widgets.buttons import button
from smpdesk.ui.widgets.fields import date_text
from smpdesk.ui.widgets.reading_only import changes_file
from smpdesk.ui.widgets.record_form import RecordForm
from smpdesk.ui.widgets.record_model import Column
from smpdesk.ui.widgets.words import divider, words


class Meetings(RecordPart[Meeting]):
    """The meetings of the year looked at."""

    title = "Meetings"
    icon = "scrutiny"
    shortcut = ""
    kind = Meeting
    first_field = "body"
    empty_title = "No meetings yet"
    empty_sentence = (
        "The crime and disorder committee meets at least once a year. Its meetings, those of the "
        "partnership and of the council stand here with their papers and minutes."
    )

    def __init__(self, desk: Desk) -> None:
        self._asked: Counter[int] = Counter()
        super().__init__(desk)

    def columns(self) -> Sequence[Column[Meeting]]:
        """The columns of the list."""
        return [
            Column("Date", lambda r: date_text(r.held_on), width=100),
            Column("Body", lambda r: r.body, width=210, bold=True),
            Column("Purpose", lambda r: r.purpose, stretch=True, tip=lambda r: r.purpose),
            Column("Asked", lambda r: str(self._asked[r.id] or ""), align="right", width=60),
        ]

    def make_form(self) -> RecordForm:
        """The fields of a meeting."""
        form = RecordForm(2)
        form.text("body", "Body", "Crime and Disorder Committee", wide=True)
        form.date("held_on", "Date")
        form.text("place", "Place")
        form.text("purpose", "Purpose", "Strategic assessment and plan refresh", wide=True)
        form.area("papers", "Papers", 2)
        form.area("minutes", "Minutes", 4)
        return form

    def extras(self) -> list[QWidget]:
        """What was asked for stands below the fields."""
        self.asked = AskedFor(self.desk)
        return [self.asked]

    def show_record(self, record: Meeting) -> None:
        """Show a meeting and what was asked for there."""
        super().show_record(record)
        self.asked.show_meeting(record)

    def records(self, assessment: Assessment) -> list[Meeting]:
        """The meetings of the year, newest first, those of no year, and any still to come."""
        self._asked = Counter(r.meeting for r in self.desk.file.all(Recommendation))
        held = self.desk.file.all(Meeting)
        today = self.desk.today.isoformat()
        wanted = (assessment.id, None)
        return [m for m in held if m.assessment in wanted or m.held_on >= today][::-1]

    def blank(self, assessment: Assessment) -> Meeting:
        """A meeting to begin with."""
        return Meeting(
            assessment=assessment.id,
            body="Crime and Disorder Committee",
            held_on=self.desk.today.isoformat(),
        )

    def keep(self, record: Record, field: str, value: object) -> None:
        """Keep what was written in a field; a meeting can't be without its date."""
        if field == "held_on" and not value:
            self.desk.say("info", "A meeting needs its date. The old one was kept.")
            self.form.show_record(self.desk.file.get(Meeting, record.id))
            return
        super().keep(record, field, value)


class AskedFor(QWidget):
    """The recommendations of a meeting, each a way to it, and a button for one more."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._meeting: Meeting | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().px(6))
        column.addWidget(divider())
        column.addWidget(words("What the meeting asked for", "heading"))
        self._rows = QVBoxLayout()
        column.addLayout(self._rows)
        row = QHBoxLayout()
        self.add_button = changes_file(button("Add a recommendation", self._add, icon="add"))
        row.addWidget(self.add_button)
        row.addStretch(1)
        column.addLayout(row)

    def show_meeting(self, meeting: Meeting) -> None:
        """Show the recommendations of a meeting."""
        self._meeting = meeting
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        asked = self._desk.file.all(Recommendation, meeting=meeting.id)
        for each in asked:
            said = answer_words(each, self._desk.today)
            line = button(each.title(), lambda r=each: self._desk.go("scrutiny", r), "row")
            line.setAccessibleName(f"{each.text} ({said})")
            line.setToolTip(each.text)
            line.setMinimumWidth(1)
            self._rows.addWidget(line)
            state = words(said, "small", wrap=True)
            state.setContentsMargins(theme.current().px(10), 0, 0, 0)
            self._rows.addWidget(state)
        if not asked:
            self._rows.addWidget(words("Nothing, so far as is written here.", "muted", wrap=True))
        self.add_button.setEnabled(not self._desk.file.read_only)

    def _add(self) -> None:
        if self._meeting is not None:
            made = record_recommendation(self._desk.file, self._meeting, "New recommendation")
            self._desk.go("scrutiny", made)
