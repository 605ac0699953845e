"""Putting a chart at the end of a section of the assessment."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from smpdesk.models.records import Section
from smpdesk.ui.charts.shown import Shown
from smpdesk.ui.desk import Desk
from smpdesk.ui.widgets.buttons import button
from smpdesk.ui.widgets.fields import Choice
from smpdesk.ui.widgets.form import Form
from smpdesk.ui.widgets.sheet import Sheet


class PutInAssessment(Sheet):
    """Asks for the section: the one written in last, or else the first."""

    def __init__(self, desk: Desk, shown: Shown, parent: QWidget) -> None:
        super().__init__("Put it in the assessment", parent)
        self._desk, self._shown = desk, shown
        assessment = desk.assessment
        self._sections = desk.file.all(Section, assessment=assessment.id) if assessment else []
        keys = [str(section.id) for section in self._sections]
        last = str(desk.section)
        put = button("Put it there", self._put, "primary")
        put.setDefault(True)
        if self._sections:
            self.say(
                f"“{shown.title}” comes at the end of the section. It stays tied to the data: "
                "the papers show it with the figures as they are then.",
                "muted",
            )
            form = Form()
            offered = [(str(s.id), self._led(s)) for s in self._sections]
            first = last if last in keys else keys[0]
            self.section = form.row("Section", Choice(offered, first, wide=380))
            self.column.addWidget(form)
        else:
            self.say("This assessment has no sections yet. Begin it on the Assessment page.")
            put.setEnabled(False)
        self.foot(button("Cancel", self.reject), put)

    def _led(self, section: Section) -> str:
        """The heading after those that it stands below."""
        above = next((s for s in self._sections if s.id == section.parent), None)
        return f"{self._led(above)} › {section.heading}" if above else section.heading

    def _put(self) -> None:
        section = self._desk.file.get(Section, int(self.section.key))
        put_at_end(self._desk, section, self._shown)
        self._desk.say(
            "done",
            f"“{self._shown.title}” was put in “{section.heading}”.",
            "Go there",
            lambda: self._desk.go("assessment", section),
        )
        self.accept()


def put_at_end(desk: Desk, section: Section, shown: Shown) -> None:
    """Put the paragraph that stands for a chart at the end of a section, as one edit."""
    text = section.text.rstrip()
    with desk.file.edit(f"Put a chart in {section.heading}: {shown.title}") as writer:
        writer.update(section, text=f"{text}\n\n{shown.reference}" if text else shown.reference)
