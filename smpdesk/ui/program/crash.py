"""What happens to an exception that nobody caught: a plain message, or a report to copy."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from smpdesk.errors import UserError
from smpdesk.faults import write_report


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
        from smpdesk.ui.program.crash_dialog import CrashDialog

        dialog = CrashDialog(report, QApplication.activeWindow())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        self._dialog = dialog
