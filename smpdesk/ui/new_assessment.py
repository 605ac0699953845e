"""Beginning an assessment: its year's name and the data year it looks at."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from smpdesk.models.edits import add
from smpdesk.models.records import Assessment
from smpdesk.periods import month_text, shift_month
from smpdesk.ui import theme
from smpdesk.ui.desk import Desk
from smpdesk.ui.widgets.buttons import button
from smpdesk.ui.widgets.fields import Choice, TextField
from smpdesk.ui.widgets.form import Form
from smpdesk.ui.widgets.words import words


class NewAssessmentDialog(QDialog):
    """Asks for the name and the month in which the data year begins."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setWindowTitle("New assessment")
        day = desk.today
        worn = theme.current()
        column = QVBoxLayout(self)
        column.setContentsMargins(worn.px(20), worn.px(18), worn.px(20), worn.px(18))
        column.setSpacing(worn.px(12))
        column.addWidget(words("New assessment", "title"))
        said = "Priorities, actions, sections and case studies belong to one year's assessment."
        column.addWidget(words(said, "muted", wrap=True))
        form = Form()
        year = day.year if day.month >= 4 else day.year - 1
        name = f"{year + 1}-{(year + 2) % 100:02d}"
        self.name = form.row("Year of the plan", TextField(name))
        months = [shift_month(f"{day.year:04d}-{day.month:02d}", -n) for n in range(30)]
        choices = [(m, f"{month_text(m)} to {month_text(shift_month(m, 11))}") for m in months]
        usual = f"{year - 1}-11"
        self.start = form.row("Data year", Choice(choices, usual if usual in months else months[0]))
        column.addWidget(form)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button("Cancel", self.reject))
        make = button("Begin the assessment", self._make, "primary")
        make.setDefault(True)
        row.addWidget(make)
        column.addLayout(row)
        self.setMinimumWidth(worn.px(420))

    def _make(self) -> None:
        name = self.name.text().strip()
        if not name:
            self.name.setFocus()
            return
        made = add(self._desk.file, Assessment(name=name, data_start=self.start.key))
        self._desk.choose_assessment(made.id)
        self.accept()
