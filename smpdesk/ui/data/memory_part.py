"""What the importer remembers: the answers for each kind of extract, to change and to forget."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smpdesk.errors import UserError
from smpdesk.importing.plans.remembered import (
    Remembered,
    change_answer,
    forget_answer,
    forget_kind,
    remembered,
)
from smpdesk.models.past.history import Edited
from smpdesk.models.records import ImportMemory
from smpdesk.ui.desk import Desk
from smpdesk.ui.look import theme
from smpdesk.ui.page import Page
from smpdesk.ui.widgets.buttons import button
from smpdesk.ui.widgets.empty import EmptyState
from smpdesk.ui.widgets.fields import Choice, TextField, date_text
from smpdesk.ui.widgets.master_detail import MasterDetail, detail_column
from smpdesk.ui.widgets.reading_only import changes_file
from smpdesk.ui.widgets.record_model import Column
from smpdesk.ui.widgets.record_table import RecordTable
from smpdesk.ui.widgets.words import divider, words

_MOST = 120


class MemoryPart(Page):
    """Kinds of extracts at the left; at the right what was answered for the one chosen."""

    title = "Remembered"
    icon = "data"
    shortcut = ""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.nest()
        self.table: RecordTable[ImportMemory] = RecordTable(
            "Kinds of extracts",
            [
                Column("Extracts like", lambda r: r.name, stretch=True, bold=True),
                Column("Answers", self._count, align="right", width=90),
                Column("Last used", lambda r: date_text(r.used_at), width=120),
            ],
            lambda r: r.id,
        )
        empty = EmptyState("data")
        empty.say(
            "Nothing is remembered yet",
            "When you import an extract, your answers are kept for the next of its kind: last "
            "month’s decisions serve for this month’s file. They are listed here.",
        )
        detail, kept = self._detail(), desk.preferences
        self.sides = MasterDetail("memory", self.table, detail, empty, kept, (3, 2))
        self.body.addWidget(self.sides, 1)
        self.table.picked.connect(self._show)
        self.table.removal_wanted.connect(lambda _: self.forget_kind())

    def _detail(self) -> QWidget:
        """What was answered for the kind chosen."""
        self.about = words("", "heading", wrap=True)
        self.forget_button = changes_file(
            button(
                "Forget all of these",
                self.forget_kind,
                icon="remove",
                tip="The next extract of this kind is looked at as if it were the first",
            )
        )
        self._answers = QVBoxLayout()
        self._answers.setContentsMargins(0, 0, 0, 0)
        self._answers.setSpacing(theme.current().px(10))
        answers = QWidget()
        answers.setLayout(self._answers)
        said = words(
            "These answers were given when an extract of this kind was imported. The next one uses "
            "them without asking. A change holds from the next import on.",
            "muted",
            wrap=True,
        )
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.forget_button)
        line.addStretch(1)
        return detail_column(self.about, said, row, answers)

    def refresh(self, edited: Edited | None = None) -> None:
        """Read what is remembered anew."""
        memories = sorted(self.desk.file.all(ImportMemory), key=lambda m: m.used_at, reverse=True)
        self.table.show_records(memories)
        self.sides.show_empty(not memories)
        self.table.pick_first()
        if (memory := self.table.current()) is not None:
            self._show(memory)

    def go_to(self, key: object) -> None:
        """Go to a kind of extract."""
        if isinstance(key, ImportMemory):
            self.table.pick(key.id)

    def seen(self) -> object:
        """The kind of extract that is chosen."""
        return self.table.current()

    def forget_kind(self) -> None:
        """Forget every answer for the kind that is chosen."""
        memory = self.table.current()
        if memory is None or self.desk.read_only:
            return
        row = self.table.currentIndex().row()
        forget_kind(self.desk.file, memory)
        self.table.pick_row(row)
        self.table.setFocus()
        self.desk.say("done", f"The answers for {memory.name} were forgotten. Undo recalls them.")

    def _count(self, memory: ImportMemory) -> str:
        return str(len(remembered(self.desk.file, memory)))

    def _show(self, memory: ImportMemory) -> None:
        self.about.setText(f"Extracts like {memory.name}")
        while (item := self._answers.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for each in remembered(self.desk.file, memory)[:_MOST]:
            self._answers.addWidget(self._answer(memory, each))

    def _answer(self, memory: ImportMemory, each: Remembered) -> QWidget:
        """A question with its answer, to be changed, and the way to forget it."""
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().px(5))
        column.addWidget(divider())
        column.addWidget(words(each.asks, wrap=True))
        column.addWidget(words(each.where, "small", wrap=True))
        line = QHBoxLayout()
        line.addWidget(changes_file(self._field(memory, each)), 1)
        forget = changes_file(button("Forget", partial(self._forget, memory, each), "quiet"))
        forget.setAccessibleName(f"Forget: {each.asks} {each.says}")
        line.addWidget(forget, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(line)
        return box

    def _field(self, memory: ImportMemory, each: Remembered) -> Choice | TextField:
        name = f"{each.asks} ({each.where})"
        if each.free:
            text = TextField(each.says)
            text.setAccessibleName(name)
            text.committed.connect(lambda said: self._change(memory, each, self._meant(each, said)))
            return text
        values = [option.value for option in each.options]
        choices = [(str(n), option.label) for n, option in enumerate(each.options)]
        choice = Choice(choices, str(values.index(each.answer)), wide=220)
        choice.setAccessibleName(name)
        choice.chosen.connect(lambda key: self._change(memory, each, values[int(key)]))
        return choice

    @staticmethod
    def _meant(each: Remembered, said: str) -> object:
        """The answer that words stand for: an option’s, or the words themselves."""
        return next((o.value for o in each.options if o.label == said), said)

    def _change(self, memory: ImportMemory, each: Remembered, answer: object) -> None:
        if answer in ("", None):
            self._forget(memory, each)
            return
        try:
            change_answer(self.desk.file, memory, each.question, answer)
        except UserError as error:
            self.desk.say("problem", str(error))

    def _forget(self, memory: ImportMemory, each: Remembered) -> None:
        forget_answer(self.desk.file, memory, each.question)
        self.desk.say("done", f"Forgotten: {each.asks} Undo recalls it.")
