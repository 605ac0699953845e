from __future__ import annotations

import threading

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from smpdesk.errors import UserError
from smpdesk.ui.look.theme import Look
from smpdesk.ui.program.crash import Catcher
from smpdesk.ui.program.crash_dialog import CrashDialog


def caught(error: BaseException) -> tuple[type[BaseException], BaseException, None]:
    return type(error), error, None


def dialogs() -> list[CrashDialog]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, CrashDialog)]


def test_a_users_error_from_another_thread_becomes_a_plain_message(
    qtbot: QtBot, look: Look
) -> None:
    said: list[tuple[str, int]] = []
    owner = QObject()
    catcher = Catcher(lambda text: said.append((text, threading.get_ident())), owner)
    error = UserError("The file is open elsewhere.")
    thread = threading.Thread(target=lambda: catcher.catch(*caught(error)))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(said))
    assert said == [("The file is open elsewhere.", threading.get_ident())]


def test_a_fault_of_ours_shows_a_report_to_copy(qtbot: QtBot, look: Look, capsys: object) -> None:
    owner = QObject()
    catcher = Catcher(lambda _: None, owner)
    catcher.catch(*caught(ZeroDivisionError("17 victims in Maidstone")))
    qtbot.waitUntil(lambda: bool(dialogs()))
    dialog = dialogs()[0]
    qtbot.addWidget(dialog)
    assert "ZeroDivisionError" in dialog.report.toPlainText()
    assert "Maidstone" not in dialog.report.toPlainText()
    dialog.copy_button.click()
    assert QGuiApplication.clipboard().text() == dialog.report.toPlainText()
    dialog.accept()
