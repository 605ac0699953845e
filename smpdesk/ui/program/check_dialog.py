"""Check this installation: the self-test in a process of its own, its report to copy."""

from __future__ import annotations

import subprocess

from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QProgressBar, QWidget

from smpdesk.errors import UserError
from smpdesk.places import own_command
from smpdesk.ui.look import theme
from smpdesk.ui.tasks import Task, Tasks, Work
from smpdesk.ui.widgets.buttons import button
from smpdesk.ui.widgets.sheet import Sheet


class CheckDialog(Sheet):
    """Runs ``smpdesk self-test`` and shows its lines as they come; closing it stops the check."""

    def __init__(self, tasks: Tasks, parent: QWidget) -> None:
        super().__init__("Check this installation", parent)
        self.said = self.say(
            "smpdesk tries everything on its sample: files, import, documents, every page. "
            "Your own files are not touched. It takes about a minute."
        )
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("The check is running")
        self.column.addWidget(self.bar)
        self.report = QPlainTextEdit()
        self.report.setReadOnly(True)
        self.report.setTabChangesFocus(True)
        self.report.setAccessibleName("Report")
        self.report.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.column.addWidget(self.report, 1)
        self.copy_button = button("Copy the report", self._copy, icon="copy")
        self.copy_button.setEnabled(False)
        self.foot(button("Close", self.accept, "primary"), left=(self.copy_button,))
        worn = theme.current()
        self.resize(worn.px(700), worn.px(480))
        self._task = Task("Checking the installation")
        self._task.partly_done.connect(self._line)
        self._task.done.connect(self._done)
        self._task.failed.connect(self._failed)
        self.finished.connect(self._task.cancel)
        tasks.start(self._task, run_check)

    def _line(self, line: str) -> None:
        self.report.appendPlainText(line)

    def _done(self, passed: bool) -> None:
        self.bar.hide()
        self.copy_button.setEnabled(True)
        self.said.setText(
            "Everything works as it should."
            if passed
            else "Something does not work. Copy the report and send it to whoever supports "
            "smpdesk; it holds nothing of your partnership."
        )

    def _failed(self, sentence: str) -> None:
        self.bar.hide()
        self.said.setText(sentence)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report.toPlainText())


def run_check(work: Work) -> bool:
    """Run the self-test, hand its lines over one by one, and say whether everything passed.

    Raises ``UserError`` when it can't be started.
    """
    no_window = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    try:
        process = subprocess.Popen(
            [*own_command(), "self-test"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            stdin=subprocess.DEVNULL,
            encoding="utf-8",
            errors="replace",
            creationflags=no_window,
        )
    except OSError as error:
        raise UserError(
            "The check could not be started: the program is not where it was installed. "
            "Install it again."
        ) from error
    with process:
        try:
            for line in process.stdout or ():
                work.partial(line.rstrip("\n"))
        except BaseException:
            process.kill()
            raise
    return process.returncode == 0
