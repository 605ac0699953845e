"""Beside the sheet: what will happen, the few questions, and what to look at."""

from __future__ import annotations

import re
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from smpdesk.importing.plans.plan import Plan, PlannedTable, Question
from smpdesk.ui.look import theme
from smpdesk.ui.widgets.buttons import button
from smpdesk.ui.widgets.card import Card
from smpdesk.ui.widgets.fields import Choice, TextField
from smpdesk.ui.widgets.words import divider, words

_MOST = 40
_CELL = re.compile(r"[A-Z]{1,3}[0-9]+(:[A-Z]{1,3}[0-9]+)?")


class WhatHappensCard(Card):
    """The counts of what the import will bring, replace and leave out."""

    def __init__(self) -> None:
        super().__init__("What will happen")

    def show_plan(self, plan: Plan) -> None:
        """Count what a plan does."""
        self.clear()
        lines = [
            ("New figures", plan.count("new")),
            ("Replaced, old value differs", plan.count("replaced")),
            ("Unchanged", plan.count("unchanged")),
            ("Suppressed", plan.with_status("suppressed")),
            ("Missing", plan.with_status("missing")),
            ("Populations", len(plan.populations)),
            ("Measures", len(plan.measures)),
            ("Areas", len(plan.areas)),
            ("Rows and columns left out", len(plan.all_left_out())),
        ]
        for name, count in lines:
            if count or name.startswith(("New", "Repl")):
                self._line(name, f"{count:,}")
        for left in plan.all_left_out()[:6]:
            self.add(words(f"{left.cells}: {left.why}", "small", wrap=True))
        changes = plan.count("new") + plan.count("replaced") + len(plan.populations)
        said = "One step, which undo takes back." if changes else "Nothing would change."
        if plan.before:
            named = f", as {plan.before}" if plan.before != plan.name else ""
            said = f"This very file was imported before{named}. {said}"
        elif plan.remembered:
            said = f"Your answers for extracts of this kind were used. {said}"
        self.add(words(said, "muted", wrap=True))

    def _line(self, name: str, figure: str) -> None:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(words(name, wrap=True), 1)
        line.addWidget(words(figure, "heading"), 0, Qt.AlignmentFlag.AlignTop)
        self.add(row)
        self.add(divider())


class QuestionsCard(Card):
    """What only the officer can say; ``answered`` says the question's id and the answer."""

    answered = Signal(str, object)
    cell_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__("Questions")

    def show_plan(self, plan: Plan) -> None:
        """Show a plan's questions with the answers that stand."""
        self.clear()
        count = len(plan.questions)
        self.rename("1 question" if count == 1 else f"{count} questions")
        self.setVisible(bool(count))
        for question in plan.questions[:_MOST]:
            self.add(self._question(question, plan.decisions.get(question.id, question.best)))

    def _question(self, question: Question, stands: object) -> QWidget:
        box = QFrame()
        box.setObjectName("Question")
        worn = theme.current()
        column = QVBoxLayout(box)
        column.setContentsMargins(worn.px(12), worn.px(9), worn.px(10), worn.px(10))
        column.setSpacing(worn.px(7))
        column.addWidget(words(question.text, wrap=True))
        if question.free:
            column.addWidget(self._free(question, stands))
        elif question.options:
            column.addWidget(self._offered(question, stands))
        if question.cell:
            column.addWidget(self._place(question.cell), 0, Qt.AlignmentFlag.AlignLeft)
        return box

    def _place(self, cell: str) -> QWidget:
        place = button(cell, partial(self.cell_wanted.emit, cell), tip="Go to this cell")
        place.setAccessibleName(f"Go to {cell}")
        return place

    def _offered(self, question: Question, stands: object) -> QWidget:
        values = [option.value for option in question.options]
        choices = [(str(n), option.label) for n, option in enumerate(question.options)]
        at = values.index(stands) if stands in values else -1
        field = Choice(choices, str(at), wide=240)
        field.setAccessibleName(question.text)
        field.chosen.connect(lambda key: self.answered.emit(question.id, values[int(key)]))
        return field

    def _free(self, question: Question, stands: object) -> QWidget:
        field = TextField(str(stands or ""))
        field.setAccessibleName(question.text)
        field.committed.connect(lambda text: self.answered.emit(question.id, text))
        return field


class FindingsCard(Card):
    """What to look at; ``cell_wanted`` says the cell to go to, with its sheet."""

    cell_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__("Things to look at")

    def show_plan(self, plan: Plan) -> None:
        """Show a plan's findings, each with its cell."""
        self.clear()
        count = len(plan.findings)
        self.rename("1 thing to look at" if count == 1 else f"{count} things to look at")
        if not count:
            self.rename("Nothing to look at")
            self.add(
                words("Every total, change and rank that the sheet states agrees.", "muted", True)
            )
        for finding in plan.findings[:_MOST]:
            where, cell = finding.where, finding.where.rsplit("!", 1)[-1]
            row = QWidget()
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            if _CELL.fullmatch(cell):
                place = button(cell, partial(self.cell_wanted.emit, where), tip="Go to this cell")
                place.setAccessibleName(f"Go to {where}")
                line.addWidget(place, 0, Qt.AlignmentFlag.AlignTop)
            said = finding.message.removeprefix(f"{finding.where}: ")
            line.addWidget(words(said, wrap=True), 1)
            self.add(row)
            self.add(divider())
        if count > _MOST:
            self.add(words(f"And {count - _MOST} more, kept with the extract.", "muted", True))


ROLE_WORDS = {
    "label": "Names",
    "value": "Figures",
    "total": "A total",
    "average": "An average",
    "change": "A change",
    "percent": "A change in per cent",
    "share": "A share",
    "rank": "A rank",
    "note": "A note",
    "ignored": "Not needed",
}


class ColumnsCard(Card):
    """What each column was taken for; ``answered`` says another word for one."""

    answered = Signal(str, object)

    def __init__(self) -> None:
        super().__init__("Columns")

    def show_plan(self, plan: Plan) -> None:
        """Show the columns of a plan's tables."""
        self.clear()
        columns = [(table, q, role) for table in plan.tables for q, role in table.columns.items()]
        self.setVisible(bool(columns))
        for table, question, role in columns[:_MOST]:
            heading = _heading(table, question)
            row = QWidget()
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            line.addWidget(words(heading, wrap=True), 1)
            field = Choice([(r, w) for r, w in ROLE_WORDS.items() if r != "label"], role, 140)
            field.setAccessibleName(f"{heading} is")
            field.chosen.connect(lambda key, q=question: self.answered.emit(q, key))
            line.addWidget(field)
            self.add(row)


def _heading(table: PlannedTable, question: str) -> str:
    """A column by its letters and, where it has any, the words above it."""
    letters = [each for each, (asked, _) in table.at.items() if asked == question]
    said = question.partition("/")[2].replace("~", "").strip(" /#0123456789").capitalize()
    where = ", ".join(letters[:3]) + ("…" if len(letters) > 3 else "")
    named = f"Column{'s' if len(letters) > 1 else ''} {where}" if letters else "Column"
    return f"{named} · {said}" if said else named
