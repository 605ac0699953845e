"""Beginning an assessment: its year's name and the data year it looks at."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from smpdesk.models.edits import add
from smpdesk.models.records import Assessment
from smpdesk.periods import month_text, shift_month
from smpdesk.ui.desk import Desk
from smpdesk.ui.widgets.buttons import button
from smpdesk.ui.widgets.fields import Choice, TextField
from smpdesk.ui.widgets.form import Form
from smpdesk.ui.widgets.sheet import Sheet


class NewAssessmentDialog(Sheet):
    """Asks for the name and the month in which the data year begins."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__("New assessment", parent, wide=420)
        self._desk = desk
        day = desk.today
        said = "Priorities, actions, sections and case studies belong to one year's assessment."
        self.say(said, "muted")
        form = Form()
        year = day.year if day.month >= 4 else day.year - 1
        name = f"{year + 1}-{(year + 2) % 100:02d}"
        self.name = form.row("Year of the plan", TextField(name))
        months = [shift_month(f"{day.year:04d}-{day.month:02d}", -n) for n in range(30)]
        choices = [(m, f"{month_text(m)} to {month_text(shift_month(m, 11))}") for m in months]
        usual = f"{year - 1}-11"
        self.start = form.row("Data year", Choice(choices, usual if usual in months else months[0]))
        self.column.addWidget(form)
        make = button("Begin the assessment", self._make, "primary")
        make.setDefault(True)
        self.foot(button("Cancel", self.reject), make)

    def _make(self) -> None:
        name = self.name.text().strip()
        if not name:
            self.name.setFocus()
            return
        made = add(self._desk.file, Assessment(name=name, data_start=self.start.key))
        self._desk.choose_assessment(made.id)
        self.accept()
