"""The year's line, and below it the milestone that is looked at: its name, its days, done."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smpdesk.evidence.year.milestones import OfficersYear
from smpdesk.models.edits import add, change, remove
from smpdesk.models.officers_year import mark_done, set_up_year
from smpdesk.models.records import Milestone, Record
from smpdesk.ui.desk import Desk
from smpdesk.ui.look import theme
from smpdesk.ui.widgets.buttons import button, icon_button
from smpdesk.ui.widgets.card import Card
from smpdesk.ui.widgets.fields import date_text
from smpdesk.ui.widgets.reading_only import changes_file
from smpdesk.ui.widgets.record_form import RecordForm
from smpdesk.ui.widgets.words import divider, words
from smpdesk.ui.year.timeline import Timeline


class YearCard(Card):
    """The line of the year; Enter or a click opens a milestone, Escape closes it again."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.setAccessibleName("The year")
        self.line = Timeline()
        self.add_button = changes_file(icon_button("add", "Add a milestone", self._add))
        row = QHBoxLayout()
        row.addWidget(self.line, 1)
        row.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignTop)
        self.add(row)
        self.empty = QWidget()
        offer = QHBoxLayout(self.empty)
        offer.setContentsMargins(0, 0, 0, 0)
        offer.addWidget(words("This year has no dates yet.", "muted"))
        self.set_up_button = changes_file(button("Set up a usual year", self._set_up))
        self.first_button = changes_file(button("Add a milestone", self._add, "quiet"))
        offer.addWidget(self.set_up_button)
        offer.addWidget(self.first_button)
        offer.addStretch(1)
        self.add(self.empty)
        self.details = MilestoneDetails(desk, self._close)
        self.details.hide()
        self.add(self.details)
        self.line.chosen.connect(self.open_milestone)
        self.line.toggled.connect(self.details.toggle)

    def show_year(self, year: OfficersYear) -> None:
        """Show a year as it stands."""
        self.line.show_year(year)
        self.line.setVisible(bool(year.stops))
        self.empty.setVisible(not year.stops)
        self.add_button.setVisible(bool(year.stops))
        held = {stop.milestone.id: stop.milestone for stop in year.stops}
        shown = self.details.milestone
        if shown is not None and shown.id in held:
            self.details.show_milestone(held[shown.id])
        else:
            self.details.hide()

    def open_milestone(self, milestone: Milestone) -> None:
        """Show a milestone below the line, to be changed."""
        self.line.walk_to(milestone.id)
        self.details.commit()
        self.details.show_milestone(milestone)
        self.details.show()
        self.details.form.start_at("due")

    def _close(self) -> None:
        self.details.commit()
        self.details.hide()
        self.line.setFocus()

    def _add(self) -> None:
        assessment = self._desk.assessment
        if assessment is not None:
            day = self._desk.today.isoformat()
            new = Milestone(assessment=assessment.id, name="New milestone", due=day)
            self.open_milestone(add(self._desk.file, new))
            self.details.form.start_at("name")

    def _set_up(self) -> None:
        assessment = self._desk.assessment
        if assessment is not None:
            set_up_year(self._desk.file, assessment)
            self.line.setFocus()


class MilestoneDetails(QWidget):
    """A milestone's name and days, kept as they are written."""

    def __init__(self, desk: Desk, close: object) -> None:
        super().__init__()
        self._desk = desk
        assert callable(close)
        self._close = close
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().px(8))
        column.addWidget(divider())
        self.form = changes_file(RecordForm(3))
        self.form.text("name", "Milestone")
        self.form.date("due", "Date")
        self.form.date("done_on", "Done on")
        self.form.changed.connect(self._keep)
        column.addWidget(self.form)
        row = QHBoxLayout()
        self.done_button = changes_file(button("Done today", self._toggle_shown, icon="check"))
        row.addWidget(self.done_button)
        row.addWidget(changes_file(button("Remove", self._remove, icon="remove")))
        row.addStretch(1)
        row.addWidget(button("Close", self._close))
        column.addLayout(row)

    @property
    def milestone(self) -> Milestone | None:
        """The milestone that is shown, or None."""
        record = self.form.record
        return record if isinstance(record, Milestone) and not self.isHidden() else None

    def show_milestone(self, milestone: Milestone) -> None:
        """Show a milestone."""
        self.form.show_record(milestone)
        self.done_button.setText("Not done yet" if milestone.done_on else "Done today")

    def commit(self) -> None:
        """Keep what is half-written."""
        if not self.isHidden():
            self.form.commit()

    def toggle(self, milestone: Milestone) -> None:
        """Say that a milestone was done today, or that it was not done."""
        if not self._desk.file.read_only:
            on = None if milestone.done_on else self._desk.today.isoformat()
            mark_done(self._desk.file, milestone, on)
            said = f"Done on {date_text(on)}" if on else "Not done yet"
            self._desk.say("done", f"{said}: {milestone.name}.")

    def _toggle_shown(self) -> None:
        if self.milestone is not None:
            self.form.commit()
            self.toggle(self._desk.file.get(Milestone, self.milestone.id))

    def _remove(self) -> None:
        milestone = self.milestone
        if milestone is not None:
            self.hide()
            remove(self._desk.file, milestone)
            self._desk.say("done", f"Removed: {milestone.name}. Undo brings it back.")
            self._close()

    def _keep(self, record: Record, field: str, value: object) -> None:
        change(self._desk.file, record, **{field: (value or "") if field == "due" else value})

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer the keys it knows."""
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)
