"""The checklist of a case study, and its sign-off by a post."""

from __future__ import annotations

from textwrap import wrap

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from smpdesk.errors import UserError
from smpdesk.models.case_studies import add_checklist, sign_off_case_study, take_sign_off_back
from smpdesk.models.edits import change
from smpdesk.models.records import CaseCheck, CaseStudy
from smpdesk.periods import read_date
from smpdesk.ui.desk import Desk
from smpdesk.ui.look import theme
from smpdesk.ui.widgets.buttons import button
from smpdesk.ui.widgets.fields import DateField, TextField, date_text
from smpdesk.ui.widgets.form import Form
from smpdesk.ui.widgets.reading_only import changes_file
from smpdesk.ui.widgets.tab_order import in_tab_order
from smpdesk.ui.widgets.tag import Tag
from smpdesk.ui.widgets.words import divider, words

_LINE = 46
"""Letters of a point in one line: a box to tick does not break its words by itself."""


class SignOffCard(QWidget):
    """Points to tick with a note each; then a post and a day, and the button that signs off."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._case: CaseStudy | None = None
        self._shown: tuple[int, ...] = ()
        self.boxes: list[QCheckBox] = []
        self._notes: list[TextField] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().px(8))
        column.addWidget(divider())
        head = QHBoxLayout()
        head.addWidget(words("Before it is published", "heading"))
        self.state = Tag()
        head.addWidget(self.state)
        head.addStretch(1)
        column.addLayout(head)
        self._points = QVBoxLayout()
        column.addLayout(self._points)
        self.checklist_button = changes_file(button("Add the checklist", self._add_checklist))
        column.addWidget(self.checklist_button)
        self._form = Form(2)
        self.post = self._form.row(
            "Signed off by (the post)", TextField(placeholder="Head of community safety")
        )
        self.day = self._form.row("On", DateField(desk.today.isoformat()))
        column.addWidget(self._form)
        self._said = words("", "muted", wrap=True)
        column.addWidget(self._said)
        row = QHBoxLayout()
        self.sign_button = changes_file(button("Sign off", self._sign, "primary", "check"))
        self.back_button = changes_file(button("Take the sign-off back", self._take_back))
        row.addWidget(self.sign_button)
        row.addWidget(self.back_button)
        row.addStretch(1)
        column.addLayout(row)

    def show_case(self, case: CaseStudy) -> None:
        """Show the points and the sign-off of a case study."""
        if self._case is None or self._case.id != case.id:
            self.post.show_text("")
            self.day.show_date(self._desk.today.isoformat())
        self._case = case
        checks = self._desk.file.all(CaseCheck, case_study=case.id)
        self._show_points(checks)
        unmet = sum(not check.met for check in checks)
        open_ = not self._desk.file.read_only
        signed = bool(case.signed_off_on)
        ready = bool(checks) and not unmet
        self.checklist_button.setVisible(not checks and not signed)
        self.checklist_button.setEnabled(open_)
        for part in (self._form, self.sign_button):
            part.setVisible(not signed and bool(checks))
        self.sign_button.setEnabled(open_ and ready)
        self.back_button.setVisible(signed)
        self.back_button.setEnabled(open_)
        if signed:
            self.state.say("Signed off", "ok")
            who = f"Signed off by {case.signed_off_by or 'nobody named'}"
            self._said.setText(
                f"{who} on {date_text(case.signed_off_on or '')}. Changing its heading, its text "
                "or what was achieved takes the sign-off back."
            )
            return
        self.state.say("Not signed off", "warn")
        if unmet:
            points = "1 point is" if unmet == 1 else f"{unmet} points are"
            self._said.setText(f"{points} still open. The public edition leaves this study out.")
        else:
            self._said.setText("Until it is signed off, the public edition leaves it out.")

    def _show_points(self, checks: list[CaseCheck]) -> None:
        if tuple(check.id for check in checks) != self._shown:
            self._make_points(checks)
        for check, box, note in zip(checks, self.boxes, self._notes, strict=True):
            box.setChecked(check.met)
            box.setEnabled(not self._desk.file.read_only)
            if not note.half_written:
                note.show_text(check.note)
            note.setReadOnly(self._desk.file.read_only)

    def _make_points(self, checks: list[CaseCheck]) -> None:
        while (item := self._points.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.boxes, self._notes = [], []
        for check in checks:
            self._points.addWidget(self._point(check))
        stops = zip(self.boxes, self._notes, strict=True)
        in_tab_order(self.checklist_button, *(each for pair in stops for each in pair))
        self._shown = tuple(check.id for check in checks)

    def _point(self, check: CaseCheck) -> QWidget:
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().px(2))
        box = changes_file(QCheckBox("\n".join(wrap(check.question, _LINE))))
        box.setAccessibleName(check.question)
        box.clicked.connect(lambda met=False: change(self._desk.file, check, met=met))
        note = TextField(placeholder="Note")
        note.setAccessibleName(f"Note on: {check.question}")
        note.committed.connect(lambda text: change(self._desk.file, check, note=text))
        column.addWidget(box)
        column.addWidget(note)
        self.boxes.append(box)
        self._notes.append(note)
        return shown

    def commit(self) -> None:
        """Keep now the notes that are half-written."""
        for note in self._notes:
            note.commit()

    def _add_checklist(self) -> None:
        if self._case is not None:
            add_checklist(self._desk.file, self._case)

    def _sign(self) -> None:
        if self._case is None:
            return
        day = read_date(self.day.text())
        try:
            iso = day.isoformat() if day is not None else None
            sign_off_case_study(self._desk.file, self._case, self.post.text(), iso)
        except UserError as error:
            self._desk.say("warning", str(error))
            self.post.setFocus()

    def _take_back(self) -> None:
        if self._case is not None:
            take_sign_off_back(self._desk.file, self._case)
