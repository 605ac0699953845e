"""The glossary: acronyms of the year's texts and terms with their meaning, each explained once."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smpdesk.evidence.glossary import State, Word, explain_at_first_use, words_of
from smpdesk.models.edits import add, change, remove
from smpdesk.models.past.history import Edited
from smpdesk.models.records import Term
from smpdesk.ui.desk import Desk
from smpdesk.ui.look import theme
from smpdesk.ui.page import Page
from smpdesk.ui.widgets.buttons import button
from smpdesk.ui.widgets.empty import EmptyState
from smpdesk.ui.widgets.fields import TextArea, TextField
from smpdesk.ui.widgets.form import Form
from smpdesk.ui.widgets.master_detail import MasterDetail, detail_column
from smpdesk.ui.widgets.reading_only import changes_file
from smpdesk.ui.widgets.record_model import Column
from smpdesk.ui.widgets.record_table import RecordTable
from smpdesk.ui.widgets.segmented import Segmented
from smpdesk.ui.widgets.signs import Kind
from smpdesk.ui.widgets.tag import Tag
from smpdesk.ui.widgets.words import divider, words

_KINDS: dict[State, Kind] = {
    "not explained": "concern",
    "not at first use": "warn",
    "explained twice": "warn",
    "explained": "ok",
    "not used": "normal",
}
_TO_DO = ("not explained", "not at first use", "explained twice")


class GlossaryPart(Page):
    """Words with how the year's texts use them; writing a meaning puts one into the glossary."""

    title = "Glossary"
    icon = "partnership"
    shortcut = ""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.nest()
        self._all: list[Word] = []
        self.filter = Segmented("Show", [("all", "All words"), ("to do", "To explain")])
        self.filter.chosen.connect(lambda _: self._list())
        self.new_button = changes_file(button("New term", self._add, icon="add"))
        self.said = words("", "muted", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(theme.current().px(12))
        row.addWidget(self.filter)
        row.addWidget(self.said, 1)
        row.addWidget(self.new_button)
        self.body.addLayout(row)
        self.table: RecordTable[Word] = RecordTable(
            "Words",
            [
                Column("Word", lambda w: w.term, width=150, bold=True),
                Column("Meaning", lambda w: w.meaning, stretch=True, tip=lambda w: w.meaning),
                Column("Uses", lambda w: str(w.uses or ""), align="right", width=56),
                Column("In the texts", lambda w: w.state, width=150, tag=lambda w: _KINDS[w.state]),
            ],
            lambda w: w.key,
        )
        self.detail = WordDetail(desk)
        self.empty = EmptyState(self.icon)
        side = detail_column(self.detail)
        self.sides = MasterDetail("glossary", self.table, side, self.empty, desk.preferences)
        self.body.addWidget(self.sides, 1)
        self.table.picked.connect(self.detail.show_word)
        self.table.opened.connect(lambda _: self.detail.meaning.setFocus())
        self.table.removal_wanted.connect(lambda _: self.detail.remove_term())

    def refresh(self, edited: Edited | None = None) -> None:
        """Look through the texts anew."""
        self._all = words_of(self.desk.file, self.desk.assessment)
        self.new_button.setEnabled(not self.desk.file.read_only)
        self._list()

    def _list(self) -> None:
        only = self.filter.key == "to do"
        shown = [w for w in self._all if not only or w.state in _TO_DO]
        to_do = sum(w.state in _TO_DO for w in self._all)
        year = self.desk.assessment.name if self.desk.assessment else ""
        used = sum(bool(w.uses) for w in self._all)
        self.said.setText(
            f"{used} of these words stand in the texts of {year}; "
            f"{to_do or 'none'} of them {'is' if to_do == 1 else 'are'} to be explained."
            if year
            else ""
        )
        self.table.show_records(shown)
        self.sides.show_empty(not shown)
        if only:
            self.empty.say("Nothing to explain", "Every acronym of the texts is explained once.")
        else:
            sentence = (
                "Acronyms of the texts appear here by themselves. Write the meaning of each once; "
                "the papers print those that they use."
            )
            self.empty.say("No words yet", sentence, "New term", self._add)
        self.table.pick_first()
        if (word := self.table.current()) is not None:
            self.detail.show_word(word)

    def go_to(self, key: object) -> None:
        """Show a term."""
        if isinstance(key, Term):
            self.filter.show_key("all")
            self._list()
            self.table.pick(key.term)

    def leave(self) -> None:
        """Commit what is half-written."""
        self.detail.commit()

    def _add(self) -> None:
        self.detail.commit()
        taken = {word.term for word in self._all}
        names = ("New term", *(f"New term {n}" for n in range(2, 100)))
        made = add(self.desk.file, Term(term=next(n for n in names if n not in taken)))
        self.go_to(made)
        self.detail.term.setFocus()
        self.detail.term.selectAll()


class WordDetail(QWidget):
    """A word and its meaning, and what its texts should do about it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._word: Word | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().px(8))
        form = Form()
        self.term = form.row("Word", TextField())
        self.meaning = form.row("Meaning", TextArea(lines=3))
        self.term.committed.connect(self._keep_term)
        self.meaning.committed.connect(self._keep_meaning)
        column.addWidget(form)
        self.remove_button = button("Remove from the glossary", self.remove_term, icon="remove")
        removal = QHBoxLayout()
        removal.addWidget(self.remove_button)
        removal.addStretch(1)
        column.addLayout(removal)
        column.addWidget(divider())
        self.state = Tag()
        column.addWidget(self.state)
        self.where = words("", "muted", wrap=True)
        self.offered = words("", "text", wrap=True)
        column.addWidget(self.where)
        column.addWidget(self.offered)
        row = QHBoxLayout()
        self.explain_button = button("Explain it there", self._explain, icon="check")
        self.open_button = button("Go to the section", self._open)
        row.addWidget(self.explain_button)
        row.addWidget(self.open_button)
        row.addStretch(1)
        column.addLayout(row)

    def show_word(self, word: Word) -> None:
        """Show a word; what is half-written of another is kept first."""
        if self._word is not None and self._word.key != word.key:
            self.commit()
        same = self._word is not None and self._word.key == word.key
        self._word = word
        if not (same and (self.term.half_written or self.meaning.half_written)):
            self.term.show_text(word.term)
            self.meaning.show_text(word.meaning)
        writable = not self._desk.file.read_only
        self.term.setReadOnly(word.record is None)
        self.remove_button.setVisible(word.record is not None and writable)
        self.state.say(word.state, _KINDS[word.state])
        self.where.setText(_where(word))
        self.offered.setText(f"Offered: {word.offered}" if word.offered else "")
        self.offered.setVisible(bool(word.offered))
        self.explain_button.setVisible(bool(word.offered) and writable)
        self.open_button.setVisible(word.section is not None)

    def commit(self) -> None:
        """Keep what is half-written."""
        self.term.commit()
        self.meaning.commit()

    def _keep_term(self, text: str) -> None:
        if self._word is None or self._word.record is None:
            return
        file = self._desk.file
        if not text or file.first(Term, term=text) is not None:
            why = f"“{text}” is in the glossary already." if text else "A term needs its word."
            self._desk.say("info", f"{why} The old word was kept.")
            self.term.show_text(self._word.term)
            return
        change(file, self._word.record, term=text)

    def _keep_meaning(self, text: str) -> None:
        if self._word is None:
            return
        if self._word.record is not None:
            change(self._desk.file, self._word.record, meaning=text)
        elif text:
            add(self._desk.file, Term(term=self._word.term, meaning=text))

    def remove_term(self) -> None:
        """Take the word out of the glossary; undo brings it back."""
        if self._word is not None and self._word.record is not None:
            term, self._word = self._word.record, None
            remove(self._desk.file, term)
            self._desk.say("done", f"Removed: {term.term}. Undo brings it back.")

    def _explain(self) -> None:
        if self._word is not None:
            self.commit()
            explain_at_first_use(self._desk.file, self._word)

    def _open(self) -> None:
        if self._word is not None and self._word.section is not None:
            self._desk.go("assessment", self._word.section)


def _where(word: Word) -> str:
    if word.section is None:
        return "" if word.uses else "No text of the year looked at uses it."
    times = "once" if word.uses == 1 else f"{word.uses} times"
    return f"Used {times}; first in “{word.section.heading}”."
