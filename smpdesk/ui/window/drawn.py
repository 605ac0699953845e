"""Every page of the window drawn without showing it, to see that it can be."""

from __future__ import annotations

import os
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from smpdesk.faults import report
from smpdesk.ui.look.preferences import Preferences
from smpdesk.ui.look.theme import Look
from smpdesk.ui.pages import PAGES
from smpdesk.ui.program.app import make_application
from smpdesk.ui.window.shell import Shell

_SIZE = (1280, 820)
_QUIET_ROUNDS = 5
_PATIENCE = 90.0
"""Seconds until a page must have come to rest."""
_COLOURS = 12
"""A page that shows anything has more colours than this, softened edges of letters included."""
_HARMLESS = ("This plugin does not support", "which is not UTF-8")


@dataclass
class Drawn:
    """The titles of the pages drawn, and what went wrong meanwhile."""

    pages: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def draw_every_page(sample: Path, folder: Path) -> Drawn:
    """Draw the welcome page and every page of the window on a partnership file.

    ``folder`` is made and holds the window's settings meanwhile. Call it in a program that has
    no window yet; what Qt complains of and what nobody caught counts as a problem.
    """
    if sys.platform == "linux":
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    drawn = Drawn()
    folder.mkdir(parents=True)
    before = sys.excepthook
    sys.excepthook = lambda kind, error, where: _caught(drawn, error, where)
    old_handler = qInstallMessageHandler(
        lambda kind, _context, text: _complained(drawn, kind, _context, text)
    )
    try:
        existing = QApplication.instance()
        app = existing if isinstance(existing, QApplication) else make_application(["smpdesk"])
        Look(app, "light")
        _draw_pages(drawn, sample, folder)
    finally:
        qInstallMessageHandler(old_handler)
        sys.excepthook = before
    return drawn


def _draw_pages(drawn: Drawn, sample: Path, folder: Path) -> None:
    shell = Shell(Preferences(folder))
    shell.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    shell.resize(*_SIZE)
    shell.show()
    _draw(drawn, shell, "Welcome")
    shell.open_file(sample)
    for place, page in enumerate(PAGES):
        assert shell.workspace is not None
        shell.workspace.show_page(place)
        _draw(drawn, shell, page.title)
    shell.close()
    shell.deleteLater()
    QApplication.processEvents()


def _draw(drawn: Drawn, shell: Shell, title: str) -> None:
    """Let the window come to rest, draw it, and see that there is something on it."""
    quiet, until = 0, time.monotonic() + _PATIENCE
    while quiet < _QUIET_ROUNDS:
        QApplication.processEvents()
        time.sleep(0.01)
        quiet = 0 if shell.tasks.running else quiet + 1
        if time.monotonic() > until:
            drawn.problems.append(f"{title} did not come to rest")
            break
    image = shell.grab().toImage()
    if colours(image) <= _COLOURS:
        drawn.problems.append(f"{title} is blank")
    drawn.pages.append(title)


def colours(image: QImage) -> int:
    """How many colours a picture has, looked at in every third pixel."""
    return len(
        {image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}
    )


def _caught(drawn: Drawn, error: BaseException, where: TracebackType | None) -> None:
    drawn.problems.append(report(error.with_traceback(where)).rstrip())


def _complained(drawn: Drawn, kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    quiet = kind in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg)
    if not quiet and not any(harmless in text for harmless in _HARMLESS):
        drawn.problems.append(f"Qt: {text}")
