"""Beginning the next assessment from this one: what comes along, and what stays behind."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from smpdesk.models.records import Assessment
from smpdesk.models.roll_forward import carried, next_name, roll_forward
from smpdesk.ui.begin.new_assessment import NewAssessmentDialog
from smpdesk.ui.desk import Desk
from smpdesk.ui.look import theme
from smpdesk.ui.widgets.buttons import button
from smpdesk.ui.widgets.card import Card
from smpdesk.ui.widgets.fields import TextField
from smpdesk.ui.widgets.form import Form
from smpdesk.ui.widgets.sheet import Sheet
from smpdesk.ui.widgets.tag import Tag
from smpdesk.ui.widgets.words import words


def begin_next(desk: Desk, parent: QWidget) -> None:
    """Open the dialog on the assessment that is looked at, or on the first of all."""
    if desk.assessment is None:
        NewAssessmentDialog(desk, parent).open()
    else:
        RollForwardDialog(desk, desk.assessment, parent).open()


class RollForwardDialog(Sheet):
    """Shows what ``roll_forward`` would take along, and does it as one edit."""

    def __init__(self, desk: Desk, previous: Assessment, parent: QWidget) -> None:
        super().__init__(f"New assessment from {previous.name}", parent, wide=600)
        self._desk, self._previous = desk, previous
        self.say(
            f"{previous.name} stays as it is. The new year begins with copies of what goes on, "
            "each remembering where it came from. It is one step: undo takes it back.",
            "muted",
        )
        form = Form()
        self.name = form.row("Year of the new assessment", TextField(next_name(previous.name)))
        self.name.textChanged.connect(lambda _: self._check())
        self.column.addWidget(form)
        self.problem = Tag()
        self.column.addWidget(self.problem)
        self.column.addWidget(self._preview())
        self.make = button("Begin the new assessment", self._make, "primary")
        self.make.setDefault(True)
        self.foot(button("Cancel", self.reject), self.make)
        self._check()
        self.name.selectAll()

    def _preview(self) -> Card:
        card = Card("What comes along")
        grid = QGridLayout()
        worn = theme.current()
        grid.setHorizontalSpacing(worn.px(14))
        grid.setVerticalSpacing(worn.px(5))
        for column, head in ((1, "Copied"), (2, "Stays with its year")):
            grid.addWidget(words(head, "label"), 0, column)
        for line, each in enumerate(carried(self._desk.file, self._previous), start=1):
            count = words(f"{each.count:,}", "heading")
            name = each.what[:1].upper() + each.what[1:]
            count.setAccessibleName(f"{name}: {each.count}")
            grid.addWidget(count, line, 0)
            grid.addWidget(words(name, wrap=True), line, 1)
            grid.addWidget(words(each.stays, "muted", wrap=True), line, 2)
        for column, share in ((1, 3), (2, 2)):
            grid.setColumnStretch(column, share)
        card.add(grid)
        return card

    def _check(self) -> None:
        name = self.name.text().strip()
        taken = any(a.name.casefold() == name.casefold() for a in self._desk.assessments())
        self.problem.say(f"There is an assessment {name} already" if taken else "", "concern")
        self.make.setEnabled(bool(name) and not taken)

    def _make(self) -> None:
        made = roll_forward(self._desk.file, self._previous, self.name.text().strip())
        self._desk.choose_assessment(made.id)
        self.accept()
        self._desk.go("home", "changed")
        self._desk.say("done", f"{made.name} was begun from {self._previous.name}.")
