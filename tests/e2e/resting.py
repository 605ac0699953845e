"""How what a user does is waited for."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from smpdesk.ui.window.shell import Shell


def rest(qtbot: QtBot, shell: Shell) -> None:
    """Wait until nothing is worked on, and what came of it is painted."""
    qtbot.waitUntil(lambda: not shell.tasks.running, timeout=60_000)
    qtbot.wait(30)
