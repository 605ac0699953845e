"""What partners say of a section: on words that are quoted, resolved one by one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from smpdesk.models.edits import add, change, remove
from smpdesk.models.records import Comment, Contact, Section
from smpdesk.ui.assessment.marks import Mark
from smpdesk.ui.assessment.writing_card import side_by_side
from smpdesk.ui.desk import Desk
from smpdesk.ui.look import theme
from smpdesk.ui.widgets.buttons import button
from smpdesk.ui.widgets.card import Card
from smpdesk.ui.widgets.fields import TextArea, TextField, date_text
from smpdesk.ui.widgets.form import Form
from smpdesk.ui.widgets.reading_only import changes_file
from smpdesk.ui.widgets.sheet import Sheet
from smpdesk.ui.widgets.words import divider, words


class CommentsCard(Card):
    """Lists the open comments of a section; ``place_wanted`` says the words to go to."""

    place_wanted = Signal(str)
    comment_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__("Comments")
        self._desk = desk
        self._section: Section | None = None
        self.new_button = button(
            "Comment", self.comment_wanted.emit, icon="comment",
            tip="Comment on the selected words (Ctrl+Alt+M)",
        )  # fmt: skip
        self.head.addWidget(changes_file(self.new_button))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.current().px(8))
        self.add(self._rows)
        self.resolved = QCheckBox("Show those resolved")
        self.resolved.toggled.connect(lambda _: self._list())
        self.add(self.resolved)

    def show_section(self, section: Section) -> None:
        """Show the comments of a section."""
        self._section = section
        self.new_button.setEnabled(not self._desk.file.read_only)
        self._list()

    def _list(self) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if self._section is None:
            return
        found = self._desk.file.all(Comment, section=self._section.id)
        done = [c for c in found if c.resolved_on]
        self.resolved.setVisible(bool(done))
        shown = [c for c in found if not c.resolved_on or self.resolved.isChecked()]
        for comment in shown:
            self._rows.addWidget(self._row(comment))
        if not shown:
            none = "No open comments. Select words and press Ctrl+Alt+M to add one."
            self._rows.addWidget(words(none, "muted", wrap=True))

    def _row(self, comment: Comment) -> QWidget:
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().px(4))
        column.addWidget(divider())
        who = " · ".join(part for part in (comment.made_by, date_text(comment.made_on)) if part)
        column.addWidget(words(who, "label", wrap=True))
        if comment.quoted:
            column.addWidget(words(f"“{comment.quoted}”", "small", wrap=True))
        column.addWidget(words(comment.text, wrap=True))
        file = self._desk.file
        tools: list[QWidget] = []
        if comment.quoted and not comment.resolved_on:
            show = button("Show", lambda: self.place_wanted.emit(comment.quoted))
            show.setAccessibleName(f"Show the words of the comment: {comment.title()}")
            tools.append(show)
        if comment.resolved_on:
            again = button("Open again", lambda: change(file, comment, resolved_on=None))
            again.setAccessibleName(f"Open again: {comment.title()}")
            gone = button("Remove", lambda: remove(file, comment))
            gone.setAccessibleName(f"Remove the comment: {comment.title()}")
            tools += [changes_file(again), changes_file(gone)]
        else:
            today = self._desk.today.isoformat()
            done = button("Resolve", lambda: change(file, comment, resolved_on=today))
            done.setAccessibleName(f"Resolve: {comment.title()}")
            tools.append(changes_file(done))
        for tool in tools:
            tool.setEnabled(not file.read_only or tool is tools[0])
        column.addLayout(side_by_side(*tools))
        return shown


class CommentDialog(Sheet):
    """Asks what is to be said of some words, and by whom."""

    def __init__(self, desk: Desk, section: Section, quoted: str, parent: QWidget) -> None:
        super().__init__("Comment", parent, wide=440)
        self._desk, self._section, self._quoted = desk, section, quoted
        self.say(f"On: “{quoted}”" if quoted else f"On the section “{section.heading}”", "muted")
        form = Form()
        self.text = form.row("What is to be said", TextArea(lines=4))
        contacts = desk.file.all(Contact)
        hint = "The post, such as " + (contacts[0].post if contacts else "Community safety manager")
        self.by = form.row("From", TextField(desk.preferences.user_name), hint)
        self.column.addWidget(form)
        keep = button("Add the comment", self._keep, "primary")
        keep.setDefault(True)
        self.foot(button("Cancel", self.reject), keep)
        self.text.setFocus()

    def _keep(self) -> None:
        text = self.text.toPlainText().strip()
        if not text:
            self.text.setFocus()
            return
        comment = Comment(
            section=self._section.id,
            made_by=self.by.text().strip(),
            made_on=self._desk.today.isoformat(),
            quoted=self._quoted,
            text=text,
        )
        self.accept()
        add(self._desk.file, comment)


def comment_marks(comments: Sequence[Comment], whole: str) -> list[Mark]:
    """Where the words stand that open comments quote, in the text as it is seen."""
    made = []
    for comment in comments:
        start = whole.find(comment.quoted) if comment.quoted and not comment.resolved_on else -1
        if start >= 0:
            said = f"{comment.made_by or 'Comment'}: {comment.text}"
            made.append(Mark(start, start + len(comment.quoted), said, "comment"))
    return made
