"""Asking for the passphrase of a protected file: three tries, or Cancel."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from smpdesk.models.document.engine import WrongPassphraseError
from smpdesk.ui.tasks import Task, Tasks, Work
from smpdesk.ui.widgets.buttons import button
from smpdesk.ui.widgets.fields import repolish
from smpdesk.ui.widgets.form import Form
from smpdesk.ui.widgets.sheet import Sheet

TRIES = 3


class AskPassphrase(Sheet):
    """Tries what is typed off the window's thread.

    ``opened`` hands over what the act gave; ``gave_up`` says in a sentence why it was not done,
    in an empty one when the officer thought better of it.
    """

    opened = Signal(object)
    gave_up = Signal(str)

    def __init__(self, name: str, act: Callable[[str], Any], tasks: Tasks, parent: QWidget) -> None:
        super().__init__(f"{name} is protected", parent)
        self._name, self._act, self._tasks = name, act, tasks
        self._left = TRIES
        self._why = ""
        self.say("Give its passphrase. Capitals and spaces count.", "muted")
        form = Form()
        self.field = form.row("Passphrase", secret_field())
        self.column.addWidget(form)
        self.column.addWidget(show_box(self.field))
        self.said = self.say("")
        self.said.hide()
        self.open_button = button("Open", self._try, "primary")
        self.open_button.setDefault(True)
        self.open_button.setEnabled(False)
        self.foot(button("Cancel", self.reject), self.open_button)
        self.field.textChanged.connect(self._typed)

    def _typed(self, text: str) -> None:
        self.open_button.setEnabled(bool(text))

    def _try(self) -> None:
        typed = self.field.text()

        def work(_: Work) -> tuple[bool, Any]:
            try:
                return True, self._act(typed)
            except WrongPassphraseError:
                return False, None

        self._wait(True)
        task = Task(f"Opening {self._name}")
        task.done.connect(self._tried)
        task.failed.connect(self._failed)
        self._tasks.start(task, work)

    def _tried(self, outcome: tuple[bool, Any]) -> None:
        self._wait(False)
        right, result = outcome
        if right:
            self.accept()
            self.opened.emit(result)
            return
        self._left -= 1
        if not self._left:
            self._why = (
                f"The passphrase was wrong {_times(TRIES)}, so {self._name} was not opened. "
                f"Nothing was changed."
            )
            self.reject()
            return
        self.said.setText(f"Wrong passphrase. You can try {_times(self._left)} more.")
        self.said.show()
        self.field.setProperty("wrong", True)
        self.field.setAccessibleDescription(self.said.text())
        repolish(self.field)
        self.field.setFocus()
        self.field.selectAll()

    def _failed(self, sentence: str) -> None:
        self._why = sentence
        self.reject()

    def reject(self) -> None:
        """Give up."""
        super().reject()
        self.gave_up.emit(self._why)

    def _wait(self, waiting: bool) -> None:
        self.field.setEnabled(not waiting)
        self.open_button.setEnabled(not waiting)
        self.open_button.setText("Opening…" if waiting else "Open")


def secret_field() -> QLineEdit:
    """A field that shows dots for what is typed."""
    field = QLineEdit()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    return field


def show_box(*fields: QLineEdit) -> QCheckBox:
    """A box that shows what is typed in the fields."""
    box = QCheckBox("Show what is typed")
    modes = QLineEdit.EchoMode

    def show(shown: bool) -> None:
        for field in fields:
            field.setEchoMode(modes.Normal if shown else modes.Password)

    box.toggled.connect(show)
    return box


def _times(count: int) -> str:
    return {1: "once", 2: "twice", 3: "three times"}.get(count, f"{count} times")
