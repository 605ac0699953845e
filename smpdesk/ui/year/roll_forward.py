"""Beginning the next assessment from this one: what comes along, and what stays behind."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from smpdesk.models.records import Assessment
from smpdesk.models.roll_forward import carried, next_name, roll_forward
from smpdesk.ui import theme
from smpdesk.ui.desk import Desk
from smpdesk.ui.new_assessment import NewAssessmentDialog
from smpdesk.ui.widgets.buttons import button
from smpdesk.ui.widgets.card import Card
from smpdesk.ui.widgets.fields import TextField
from smpdesk.ui.widgets.form import Form
from smpdesk.ui.widgets.tag import Tag
from smpdesk.ui.widgets.words import words


def begin_next(desk: Desk, parent: QWidget) -> None:
    """Open the dialog on the assessment that is looked at, or on the first of all."""
    if desk.assessment is None:
        NewAssessmentDialog(desk, parent).open()
    else:
        RollForwardDialog(desk, desk.assessment, parent).open()


class RollForwardDialog(QDialog):
    """Shows what ``roll_forward`` would take along, and does it as one edit."""

    def __init__(self, desk: Desk, previous: Assessment, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._previous = desk, previous
        self.setWindowTitle("New assessment from this one")
        worn = theme.current()
        column = QVBoxLayout(self)
        column.setContentsMargins(worn.px(20), worn.px(18), worn.px(20), worn.px(18))
        column.setSpacing(worn.px(12))
        column.addWidget(words(f"New assessment from {previous.name}", "title"))
        said = (
            f"{previous.name} stays as it is. The new year begins with copies of what goes on, "
            "each remembering where it came from. It is one step: undo takes it back."
        )
        column.addWidget(words(said, "muted", wrap=True))
        form = Form()
        self.name = form.row("Year of the new assessment", TextField(next_name(previous.name)))
        self.name.textChanged.connect(lambda _: self._check())
        column.addWidget(form)
        self.problem = Tag()
        column.addWidget(self.problem)
        preview = self._preview()
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(preview)
        area.setMinimumHeight(worn.px(120))
        column.addWidget(area, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button("Cancel", self.reject))
        self.make = button("Begin the new assessment", self._make, "primary")
        self.make.setDefault(True)
        row.addWidget(self.make)
        column.addLayout(row)
        self.setMinimumWidth(worn.px(600))
        self._check()
        self.name.selectAll()
        wanted = self.sizeHint().height() + preview.sizeHint().height() - area.sizeHint().height()
        room = self.screen().availableGeometry().height() - worn.px(60)
        self.resize(self.minimumWidth(), min(wanted, room))

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
            grid.addWidget(words(name), line, 1)
            grid.addWidget(words(each.stays, "muted"), line, 2)
        grid.setColumnStretch(2, 1)
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
