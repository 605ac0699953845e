"""The residents' survey: how it was made, its questions, and the answers with their margins."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smpdesk.models.edits import add, change, remove
from smpdesk.models.past.history import Edited
from smpdesk.models.records import Assessment, Question, Record, Survey, Theme
from smpdesk.ui.assessment.answers_table import AnswersTable
from smpdesk.ui.assessment.writing_card import side_by_side
from smpdesk.ui.desk import Desk
from smpdesk.ui.look import theme
from smpdesk.ui.widgets.buttons import button, icon_button
from smpdesk.ui.widgets.empty import EmptyState
from smpdesk.ui.widgets.fields import Choice, TextField
from smpdesk.ui.widgets.master_detail import MasterDetail, detail_column
from smpdesk.ui.widgets.reading_only import changes_file
from smpdesk.ui.widgets.record_form import RecordForm
from smpdesk.ui.widgets.record_model import Column
from smpdesk.ui.widgets.record_table import RecordTable
from smpdesk.ui.widgets.words import divider, words


class SurveyView(QWidget):
    """Questions at the left; the one chosen, its answers and the survey itself at the right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._assessment: Assessment | None = None
        self.table = _table()
        self.empty = EmptyState("person")
        detail = self._detail()
        kept = desk.preferences
        self.sides = MasterDetail("survey", self.table, detail, self.empty, kept, (2, 3))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().size("gap"))
        column.addLayout(self._tools())
        column.addWidget(self.sides, 1)
        self.table.picked.connect(self._picked)
        self.table.removal_wanted.connect(self._remove_question)
        for form in (self.question_form, self.story, self.survey_form):
            form.changed.connect(self._keep)

    def _tools(self) -> QHBoxLayout:
        self.survey_choice = Choice([], wide=300)
        self.survey_choice.setAccessibleName("Survey")
        self.survey_choice.chosen.connect(lambda _: self._show_survey())
        self.new_survey = changes_file(button("New survey", self.add_survey, icon="add"))
        gone = icon_button("remove", "Remove the survey", self._remove_survey)
        self.gone_survey = changes_file(gone)
        new = button("New question", self.add_question, "primary", "add")
        self.new_question = changes_file(new)
        tools = QHBoxLayout()
        tools.setSpacing(theme.current().px(8))
        tools.addLayout(side_by_side(self.survey_choice))
        for tool in (self.gone_survey, self.new_survey, self.new_question):
            tools.addWidget(tool)
        return tools

    def _detail(self) -> QWidget:
        """The question chosen and its answers, and below them how the survey was made."""
        self.question_form = RecordForm(2)
        self.question_form.text("text", "Question", wide=True)
        self.question_form.text("number", "Number")
        self.question_form.reference("theme", "Theme")
        self.story = RecordForm()
        self.story.area("story", "What it means", 3, hint="The story behind the shares")
        self.answers = AnswersTable(self._desk)
        self.survey_form = RecordForm(2)
        self.survey_form.text("heading", "Survey", wide=True)
        self.survey_form.text("fieldwork", "When people were asked")
        self._base = self.survey_form.row("Answers in all", TextField())
        self._base.committed.connect(self._keep_base)
        self.survey_form.area("source", "Source", 1)
        self.survey_form.area("method", "How it was made", 2)
        return detail_column(
            self.question_form,
            self.answers,
            self.story,
            divider(),
            words("How the survey was made", "heading"),
            self.survey_form,
        )

    def refresh(self, assessment: Assessment, edited: Edited | None = None) -> None:
        """Read the surveys anew."""
        self._assessment = assessment
        file = self._desk.file
        surveys = file.all(Survey, assessment=assessment.id)
        kept = self.survey_choice.key
        keys = [str(s.id) for s in surveys]
        self.survey_choice.offer(
            [(str(s.id), s.heading) for s in surveys],
            kept if kept in keys else next(iter(keys), ""),
        )
        self.question_form.offer("theme", file.all(Theme))
        for tool in (self.survey_choice, self.new_question, self.gone_survey):
            tool.setVisible(bool(surveys))
        self.new_survey.setVisible(bool(surveys))
        for tool in (self.new_question, self.new_survey, self.gone_survey):
            tool.setEnabled(not file.read_only)
        self.sides.show_empty(not surveys)
        if not surveys:
            self.empty.say(
                "No survey yet",
                "What residents said, with how many answered: shares are shown with their margin, "
                "and groups too small to speak of are named.",
                "Add a survey",
                self.add_survey,
            )
            return
        self._show_survey()

    def go_to(self, question: Question) -> None:
        """Show a question, and the survey that asked it."""
        if str(question.survey) != self.survey_choice.key:
            self.survey_choice.show_key(str(question.survey))
            self._show_survey()
        self.table.pick(question.id)
        self.table.setFocus()

    def leave(self) -> None:
        """Keep what is half-written."""
        for form in (self.question_form, self.story, self.survey_form):
            form.commit()
        self._base.commit()

    def add_survey(self) -> None:
        """Add a survey and go to its name."""
        if self._assessment is None:
            return
        self.leave()
        made = add(
            self._desk.file, Survey(assessment=self._assessment.id, heading="Residents’ survey")
        )
        self.survey_choice.show_key(str(made.id))
        self._show_survey()
        self.survey_form.start_at("heading")

    def add_question(self) -> None:
        """Add a question to the survey chosen and go to its words."""
        survey = self._survey()
        if survey is None:
            return
        self.leave()
        there = self._desk.file.all(Question, survey=survey.id)
        made = add(
            self._desk.file,
            Question(
                survey=survey.id,
                number=str(len(there) + 1),
                text="New question",
                position=max((q.position for q in there), default=-1) + 1,
            ),
        )
        self.table.pick(made.id)
        self.question_form.start_at("text")

    def _survey(self) -> Survey | None:
        key = self.survey_choice.key
        return self._desk.file.first(Survey, id=int(key)) if key else None

    def _show_survey(self) -> None:
        survey = self._survey()
        if survey is None:
            return
        self.survey_form.show_record(survey)
        if not self._base.half_written:
            self._base.show_text(f"{survey.base:,}" if survey.base else "")
        self.table.show_records(self._desk.file.all(Question, survey=survey.id))
        self.table.pick_first()
        self._show_question()

    def _picked(self, _: Question) -> None:
        self.leave()
        self._show_question()
        self.sides.show_top()

    def _show_question(self) -> None:
        survey, question = self._survey(), self.table.current()
        for part in (self.question_form, self.story, self.answers):
            part.setVisible(question is not None)
        if survey is not None and question is not None:
            self.question_form.show_record(question)
            self.story.show_record(question)
            self.answers.show_question(survey, question)

    def _keep(self, record: Record, field: str, value: object) -> None:
        change(self._desk.file, record, **{field: value})

    def _keep_base(self, text: str) -> None:
        survey = self._survey()
        digits = text.replace(",", "").replace(" ", "")
        if survey is not None and (digits.isdigit() or not digits):
            change(self._desk.file, survey, base=int(digits or 0))
        elif survey is not None:
            self._base.show_text(f"{survey.base:,}")
            self._desk.say("info", f"“{text}” is not a number of answers.")

    def _remove_question(self, question: Question) -> None:
        if not self._desk.file.read_only:
            remove(self._desk.file, question)
            self._desk.say("done", f"Removed: {question.title()}. Undo brings it back.")

    def _remove_survey(self) -> None:
        survey = self._survey()
        if survey is not None:
            remove(self._desk.file, survey)
            self._desk.say("done", f"Removed: {survey.title()}. Undo brings it back.")


def _table() -> RecordTable[Question]:
    return RecordTable(
        "Questions",
        [
            Column("No.", lambda r: r.number, width=56),
            Column("Question", lambda r: r.text, stretch=True, tip=lambda r: r.text),
        ],
        lambda r: r.id,
        lines=2,
    )
