"""Starting the window."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from smpdesk import __version__
from smpdesk.errors import UserError
from smpdesk.log import note
from smpdesk.ui.look import icons
from smpdesk.ui.look.preferences import Preferences
from smpdesk.ui.look.theme import Look
from smpdesk.ui.program.crash import Catcher
from smpdesk.ui.program.last_run import RunMark
from smpdesk.ui.window.windows import Windows


def run(path: Path | None) -> int:
    """Open the window, on a file when one is given; gives the exit code when it is closed.

    Raises ``UserError`` where there is no display to open it on.
    """
    _refuse_without_display()
    app = make_application(sys.argv[:1])
    preferences = Preferences()
    Look(app, preferences.theme, preferences.text_percent)
    windows = Windows(preferences)
    Catcher(windows.show_problem, app).install()
    note("start")
    mark = RunMark()
    cut_off = mark.cut_off()
    windows.changed.connect(lambda: mark.note_files(windows.files()))
    shell = windows.new(None if path is None else lambda shell: shell.open_when_seen(path))
    if cut_off is not None:
        shell.notices.tell_cut_off(cut_off)
    code = app.exec()
    mark.clear()
    note("end")
    return code


def _refuse_without_display() -> None:
    """Say in plain words what Qt would end the program for."""
    if not sys.platform.startswith("linux"):  # pragma: no cover
        return
    if not any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))):
        raise UserError(
            "There is no display to open the window on. Start smpdesk from the desktop, or use "
            "its commands: smpdesk --help lists them."
        )


def make_application(arguments: list[str]) -> QApplication:
    """The application, named; not yet dressed."""
    app = QApplication(arguments)
    app.setApplicationName("smpdesk")
    app.setApplicationDisplayName("smpdesk")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("smpdesk")
    app.setWindowIcon(icons.program_icon())
    return app
