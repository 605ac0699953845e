"""What happens to an exception that nobody caught: a plain message, or a report to copy."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from smpdesk.errors import UserError
from smpdesk.faults import write_report
from smpdesk.ui import theme
from smpdesk.ui.widgets.buttons import button
from smpdesk.ui.widgets.words import words


class CrashDialog(QDialog):
    """Says that something of ours went wrong, that nothing is lost, and offers the report."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Something went wrong in smpdesk")
        worn = theme.current()
        column = QVBoxLayout(self)
        column.setContentsMargins(worn.px(20), worn.px(18), worn.px(20), worn.px(18))
        column.setSpacing(worn.px(12))
        column.addWidget(words("Something went wrong in smpdesk", "title"))
        column.addWidget(
            words(
                "This is a fault of the program, not of yours. Everything you changed before is "
                "kept in the file. You can go on working; if it happens again, send this report "
                "to whoever supports smpdesk. It is all there is to it: it holds no figure, text "
                "or name of your partnership, and nothing is sent unless you do it.",
                wrap=True,
            )
        )
        self.report = QPlainTextEdit(report)
        self.report.setReadOnly(True)
        self.report.setTabChangesFocus(True)
        self.report.setAccessibleName("Report")
        self.report.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        column.addWidget(self.report, 1)
        row = QHBoxLayout()
        self.copy_button = button("Copy the report", self._copy, icon="copy")
        row.addWidget(self.copy_button)
        row.addStretch(1)
        row.addWidget(button("Go on", self.accept, "primary"))
        column.addLayout(row)
        self.resize(worn.px(640), worn.px(440))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report.toPlainText())


class Catcher(QObject):
    """Hands exceptions of any thread over to the window's thread, then to ``show_problem``."""

    _caught = Signal(object)

    def __init__(self, show_problem: Callable[[str], None], parent: QObject) -> None:
        super().__init__(parent)
        self._show_problem = show_problem
        self._caught.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Catch what nobody else does, from now on."""
        sys.excepthook = self.catch

    def catch(
        self, kind: type[BaseException], error: BaseException, where: TracebackType | None
    ) -> None:
        """Take an exception, on whatever thread it was raised."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, where)
            return
        self._caught.emit((kind, error, where))

    def _show(self, caught: tuple[type[BaseException], BaseException, TracebackType]) -> None:
        _, error, where = caught
        if isinstance(error, UserError):
            self._show_problem(str(error))
            return
        error = error.with_traceback(where)
        if sys.stderr is not None:
            traceback.print_exception(error)
        written = write_report(error)
        report = written.read_text(encoding="utf-8")
        dialog = CrashDialog(report, QApplication.activeWindow())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        self._dialog = dialog
