"""On a walk over all pages of the sample the window answers within a tenth of a second."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from smpdesk.ui.pages import PAGES, get_ready
from smpdesk.ui.search.command_palette import CommandPalette
from smpdesk.ui.window.shell import Shell
from tests.e2e.resting import rest
from tests.watchdog import LIMIT, Watchdog

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def watchdog(shell: Shell) -> Iterator[Watchdog]:
    """Watches from when the file is open and at rest."""
    watching = Watchdog()
    yield watching
    watching.stop()


def walk(qtbot: QtBot, shell: Shell, watchdog: Watchdog) -> None:
    for place, page in enumerate(PAGES[:9]):
        with watchdog.step(page.title):
            qtbot.keyClick(shell, Qt.Key(Qt.Key.Key_1 + place), CONTROL)
            rest(qtbot, shell)


def test_the_watchdog_notices_a_frozen_window(qtbot: QtBot, shell: Shell) -> None:
    watching = Watchdog()
    with watching.step("freeze"):
        end = time.thread_time() + LIMIT * 6
        while time.thread_time() < end:
            pass
    watching.stop()
    assert [stall.step for stall in watching.stalls] == ["freeze"]


def test_the_watchdog_notices_a_window_that_stands_still(qtbot: QtBot, shell: Shell) -> None:
    watching = Watchdog()
    watching.standstill = 0.2
    with watching.step("stand still"):
        time.sleep(0.3)
    watching.stop()
    assert [stall.step for stall in watching.stalls] == ["stand still"]


def test_the_watchdog_lets_a_window_wait(qtbot: QtBot, shell: Shell) -> None:
    watching = Watchdog()
    qtbot.wait(300)
    watching.stop()
    assert watching.stalls == []


def test_a_walk_over_all_pages_never_freezes(qtbot: QtBot, shell: Shell) -> None:
    qtbot.waitUntil(lambda: get_ready.cache_info().currsize == 1, timeout=60_000)
    rest(qtbot, shell)
    first = Watchdog()
    walk(qtbot, shell, first)
    first.stop()
    again = Watchdog()
    walk(qtbot, shell, again)
    again.stop()
    assert first.report() == ""
    assert again.report() == ""


def test_another_look_never_freezes_though_all_pages_were_seen(
    qtbot: QtBot, shell: Shell, watchdog: Watchdog
) -> None:
    for choice, key in (("dark", Qt.Key.Key_Plus), ("light", Qt.Key.Key_Minus)):
        walk(qtbot, shell, watchdog)
        with watchdog.step(f"{choice} theme"):
            next(a for a in shell.theme_menu.actions() if a.data() == choice).trigger()
            rest(qtbot, shell)
        walk(qtbot, shell, watchdog)
        with watchdog.step(f"text size by {key.name}"):
            qtbot.keyClick(shell, key, CONTROL)
            rest(qtbot, shell)
    watchdog.stop()
    assert watchdog.report() == ""


def test_search_never_freezes(qtbot: QtBot, shell: Shell, watchdog: Watchdog) -> None:
    with watchdog.step("search"):
        qtbot.keyClick(shell, Qt.Key.Key_K, CONTROL)
        palette = shell.findChild(CommandPalette)
        assert palette is not None
        rest(qtbot, shell)
        for letter in "violence":
            qtbot.keyClicks(palette.field, letter)
            QApplication.processEvents()
    watchdog.stop()
    assert watchdog.report() == ""
