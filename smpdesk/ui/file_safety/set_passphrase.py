"""Setting, changing and taking away the passphrase of a file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from smpdesk.ui.file_safety.ask_passphrase import secret_field, show_box
from smpdesk.ui.look import theme
from smpdesk.ui.widgets.buttons import button
from smpdesk.ui.widgets.form import Form
from smpdesk.ui.widgets.sheet import Sheet

SHORTEST = 8


class PassphraseDialog(Sheet):
    """``wanted`` says the new passphrase, or None when there is to be none any more."""

    wanted = Signal(object)

    def __init__(self, path: Path, current: str | None, parent: QWidget) -> None:
        from smpdesk.models.safety.encryption import NO_BACK_DOOR

        protected = current is not None
        super().__init__("Passphrase", parent, wide=520)
        self._current = current
        self.say(
            f"{path.name} is protected: it opens only with its passphrase."
            if protected
            else f"{path.name} can be opened by anyone who has it. With a passphrase it is "
            f"encrypted, and its automatic backups with it."
        )
        self.say(NO_BACK_DOOR)
        form = Form()
        fields: list[QLineEdit] = []
        self.present: QLineEdit | None = None
        if protected:
            self.present = form.row("Present passphrase", secret_field())
            fields.append(self.present)
        self.new = form.row(
            "New passphrase",
            secret_field(),
            f"At least {SHORTEST} characters; several words are easier to keep than odd signs",
        )
        self.again = form.row("New passphrase once more", secret_field())
        fields += [self.new, self.again]
        self.column.addWidget(form)
        self.column.addWidget(show_box(*fields))
        self.said = self.say("", "muted")
        self.column.addStretch(1)
        self.set_button = button("Change it" if protected else "Protect the file", kind="primary")
        self.remove_button = button("Take the passphrase away", self._remove)
        self.remove_button.setVisible(protected)
        self.set_button.clicked.connect(lambda _=False: self._set())
        self.foot(button("Cancel", self.reject), self.set_button, left=(self.remove_button,))
        for field in fields:
            field.textChanged.connect(self._judge)
        self._judge()

    def _judge(self, _: str = "") -> None:
        """Say what is missing, and let through what is right."""
        problem = self._present_problem() or self._new_problem()
        self.said.setText(problem)
        self.set_button.setEnabled(not problem)
        self.remove_button.setEnabled(not self._present_problem())

    def _present_problem(self) -> str:
        if self.present is None or self.present.text() == self._current:
            return ""
        return "Give the present passphrase first."

    def _new_problem(self) -> str:
        new = self.new.text()
        if len(new.strip()) < SHORTEST:
            return f"The new passphrase needs at least {SHORTEST} characters."
        if new != self.again.text():
            return "Write it once more, exactly alike."
        return ""

    def _set(self) -> None:
        self.accept()
        self.wanted.emit(self.new.text())

    def _remove(self) -> None:
        self.accept()
        self.wanted.emit(None)


class PlainCopies(Sheet):
    """Lists the copies that are still open to anyone, for the officer to remove."""

    def __init__(self, copies: list[Path], parent: QWidget) -> None:
        super().__init__("Copies without the passphrase", parent, wide=620)
        self.say(
            "The file and its backups are protected now. These copies are not, and anyone who "
            "has them can read them. Remove them yourself once you are sure that you don't need "
            "them, and think of copies on sticks and in e-mails."
        )
        self.listed = QPlainTextEdit("\n".join(map(str, copies)))
        self.listed.setReadOnly(True)
        self.listed.setTabChangesFocus(True)
        self.listed.setAccessibleName("Copies without the passphrase")
        self.listed.setMinimumHeight(theme.current().px(110))
        self.column.addWidget(self.listed)
        self.foot(button("Close", self.accept, "primary"))
