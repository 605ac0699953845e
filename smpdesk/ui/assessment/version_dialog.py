"""Keeping a version of the assessment: its name, its date, and what it is for."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from smpdesk.evidence.texts.versions import keep_version
from smpdesk.models.records import Assessment
from smpdesk.periods import read_date
from smpdesk.ui.desk import Desk
from smpdesk.ui.widgets.buttons import button
from smpdesk.ui.widgets.fields import DateField, TextField
from smpdesk.ui.widgets.form import Form
from smpdesk.ui.widgets.sheet import Sheet


class VersionDialog(Sheet):
    """Asks for the name, the date and a note of a version."""

    def __init__(self, desk: Desk, assessment: Assessment, name: str, parent: QWidget) -> None:
        super().__init__("Keep a version", parent, wide=420)
        self._desk, self._assessment = desk, assessment
        form = Form(2)
        self.name = form.row("Version", TextField(name))
        self.dated = form.row("Date", DateField(desk.today.isoformat()))
        self.note = form.row("Note", TextField(placeholder="Sent to the partners"), wide=True)
        self.column.addWidget(form)
        keep = button("Keep the version", self._keep, "primary")
        keep.setDefault(True)
        self.foot(button("Cancel", self.reject), keep)

    def _keep(self) -> None:
        day, name = read_date(self.dated.text()), self.name.text().strip()
        if day is None or not name:
            (self.dated if name else self.name).setFocus()
            return
        self.accept()
        note = self.note.text().strip()
        keep_version(self._desk.file, self._assessment, name, day.isoformat(), note)
