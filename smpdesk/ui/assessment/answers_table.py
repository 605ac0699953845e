"""The answers to a question, typed in place: shares, counts, bases, and the margin worked out."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smpdesk.evidence.survey.answers import EVERYBODY, Answered, answered, small_bases
from smpdesk.evidence.survey.differences import Apart, against_the_rest, difference_words
from smpdesk.models.edits import add, change, remove
from smpdesk.models.records import Answer, Question, Survey
from smpdesk.ui.assessment.writing_card import side_by_side
from smpdesk.ui.desk import Desk
from smpdesk.ui.look import theme
from smpdesk.ui.widgets.buttons import button
from smpdesk.ui.widgets.reading_only import changes_file
from smpdesk.ui.widgets.record_model import Column
from smpdesk.ui.widgets.record_table import RecordTable
from smpdesk.ui.widgets.signs import Kind
from smpdesk.ui.widgets.words import words


class AnswersTable(QWidget):
    """A row for each answer of each group; Delete removes the row in focus."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._question: Question | None = None
        self._apart: dict[int, Apart] = {}
        worn = theme.current()
        self.table: RecordTable[Answered] = RecordTable(
            "Answers",
            [
                Column("Who", lambda r: r.answer.people, width=76, edit=self._text("people")),
                Column("Answer", lambda r: r.answer.answer, stretch=True,
                       edit=self._text("answer"), tip=lambda r: r.answer.answer),
                Column("Number", _count, "right", width=60, edit=self._number("count")),
                Column("Share %", _share, "right", width=60, edit=self._number("share")),
                Column("± at 95%", _margin, "right", width=70, ink=lambda _: "muted"),
                Column("Base", _base, "right", width=62, tag=_base_kind,
                       edit=self._number("base")),
                Column("Against the rest", self._against, width=104, tag=self._against_kind,
                       tip=self._against_words, spoken=self._against_words),
            ],
            lambda r: r.answer.id,
            cells=True,
        )  # fmt: skip
        self._said = words("", "small", wrap=True)
        self.add_button = changes_file(button("Add an answer", self.add_answer, icon="add"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(worn.px(6))
        column.addWidget(words("Answers", "heading"))
        column.addWidget(self.table)
        column.addWidget(self._said)
        column.addLayout(side_by_side(self.add_button))
        self.table.removal_wanted.connect(self._remove)

    def show_question(self, survey: Survey, question: Question) -> None:
        """Show the answers to a question of a survey."""
        self._question = question
        rows = answered(survey, self._desk.file.all(Answer, question=question.id))
        self._apart = against_the_rest(rows)
        self.table.show_records(rows)
        line = theme.current().size("row")
        self.table.setFixedHeight(line * (max(1, len(rows)) + 1) + theme.current().px(30))
        said = [difference_words(rows), small_bases(rows)]
        if any(row.worked_out for row in rows):
            said.append("~ a base worked out from the number and the share.")
        if any(row.margin is None for row in rows):
            said.append("– no margin without a base.")
        self._said.setText(" ".join(part for part in said if part))
        self._said.setVisible(bool(self._said.text()))
        self.add_button.setEnabled(not self._desk.file.read_only)

    def add_answer(self) -> None:
        """Add an answer and go to its words."""
        if self._question is None:
            return
        there = self._desk.file.all(Answer, question=self._question.id)
        made = add(
            self._desk.file,
            Answer(
                question=self._question.id,
                people=there[-1].people if there else EVERYBODY,
                answer="New answer",
                position=max((a.position for a in there), default=-1) + 1,
            ),
        )
        self.table.pick(made.id)
        QTimer.singleShot(0, self._edit_current)  # once the new row is laid out

    def _against(self, row: Answered) -> str:
        apart = self._apart.get(row.answer.id)
        if apart is None:
            return "" if row.answer.people == EVERYBODY else "–"
        if not apart.beyond_chance:
            return "within chance"
        return f"{apart.points:+.1f}".replace("-", "−")

    def _against_kind(self, row: Answered) -> Kind | None:
        apart = self._apart.get(row.answer.id)
        return "changed" if apart is not None and apart.beyond_chance else None

    def _against_words(self, row: Answered) -> str:
        apart = self._apart.get(row.answer.id)
        return apart.words if apart is not None else self._against(row)

    def _edit_current(self) -> None:
        index = self.table.currentIndex().siblingAtColumn(1)
        self.table.setCurrentIndex(index)
        self.table.setFocus()
        self.table.edit(index)

    def _text(self, field: str) -> Callable[[Answered, str], None]:
        def keep(row: Answered, text: str) -> None:
            if text:
                change(self._desk.file, row.answer, **{field: text})

        return keep

    def _number(self, field: str) -> Callable[[Answered, str], None]:
        def keep(row: Answered, text: str) -> None:
            text = text.replace(",", "").replace("%", "").replace("~", "").strip()
            try:
                value = float(text) if text else None
            except ValueError:
                self._desk.say("info", f"“{text}” is not a number.")
                return
            if value is not None and (value < 0 or (field == "share" and value > 100)):
                self._desk.say("info", f"{text} can't be a {field}.")
                return
            whole = field != "share" and value is not None
            change(self._desk.file, row.answer, **{field: round(value or 0) if whole else value})

        return keep

    def _remove(self, row: Answered) -> None:
        if not self._desk.file.read_only:
            remove(self._desk.file, row.answer)


def _count(row: Answered) -> str:
    return f"{row.answer.count:,}" if row.answer.count is not None else ""


def _share(row: Answered) -> str:
    return f"{row.share:.1f}" if row.share is not None else ""


def _margin(row: Answered) -> str:
    return f"± {row.margin:.1f}" if row.margin is not None else "–"


def _base(row: Answered) -> str:
    if row.base is None:
        return ""
    return f"{'~' if row.worked_out else ''}{row.base:,}"


def _base_kind(row: Answered) -> Kind | None:
    return "warn" if row.small else None
