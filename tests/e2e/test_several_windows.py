"""Two partnerships are open beside each other, each in a window of its own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import CaseStudy
from smpdesk.ui.file_safety.history_dialog import HistoryDialog
from smpdesk.ui.look.preferences import Preferences
from smpdesk.ui.look.theme import Look
from smpdesk.ui.window.shell import Shell
from smpdesk.ui.window.windows import Windows

Key = Qt.Key
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def windows(preferences: Preferences, look: Look) -> Iterator[Windows]:
    made = Windows(preferences)
    yield made
    made.close_all()


@pytest.fixture
def other_path(sample_path: Path) -> Path:
    path = sample_path.with_name("Swale.smp")
    shutil.copyfile(sample_path, path)
    return path


def rest(qtbot: QtBot, *shells: Shell) -> None:
    qtbot.waitUntil(lambda: not any(s.tasks.running for s in shells), timeout=60_000)
    qtbot.wait(20)


def press(qtbot: QtBot, shell: Shell, key: Qt.Key, with_: Qt.KeyboardModifier = CONTROL) -> None:
    """Go to a window and press a key there."""
    shell.activateWindow()
    qtbot.waitUntil(shell.isActiveWindow)
    qtbot.keyClick(shell, key, with_)


@pytest.fixture
def both(
    qtbot: QtBot, windows: Windows, sample_path: Path, other_path: Path
) -> tuple[Shell, Shell]:
    """A window on one file, and one more, opened by its key, on another."""
    first = windows.new()
    first.open_file(sample_path)
    rest(qtbot, first)
    press(qtbot, first, Key.Key_N, CONTROL | ALT)
    second = windows.shells[-1]
    assert second is not first
    second.open_file(other_path)
    rest(qtbot, first, second)
    return first, second


def test_a_change_and_its_undo_stay_in_their_window(
    qtbot: QtBot, both: tuple[Shell, Shell]
) -> None:
    first, second = both
    assert first.desk is not None
    assert second.desk is not None
    study = first.desk.file.all(CaseStudy)[0]
    with first.desk.file.edit("Rename") as writer:
        writer.update(study, heading="Another heading")
    assert second.desk.file.get(CaseStudy, study.id).heading == study.heading
    assert second.actions_by_name["undo"].text() != first.actions_by_name["undo"].text()
    press(qtbot, second, Key.Key_H)
    rest(qtbot, first, second)
    assert first.findChild(HistoryDialog) is None
    assert second.findChild(HistoryDialog) is not None
    press(qtbot, first, Key.Key_Z)
    assert first.desk.file.get(CaseStudy, study.id).heading == study.heading


def test_they_show_different_pages_and_one_look(qtbot: QtBot, both: tuple[Shell, Shell]) -> None:
    first, second = both
    press(qtbot, first, Key.Key_5)
    press(qtbot, second, Key.Key_7)
    rest(qtbot, first, second)
    assert first.workspace is not None
    assert second.workspace is not None
    assert first.workspace.page.title == "Priorities"
    assert second.workspace.page.title == "Case studies"


def test_a_file_that_is_open_already_is_shown_where_it_is(
    qtbot: QtBot, windows: Windows, both: tuple[Shell, Shell], sample_path: Path
) -> None:
    _, second = both
    second.open_file(sample_path)
    rest(qtbot, *both)
    assert len(windows.shells) == 2
    assert second.desk is not None
    assert second.desk.file.path.name == "Swale.smp"


def test_closing_one_leaves_the_other_at_work(
    qtbot: QtBot, windows: Windows, both: tuple[Shell, Shell], sample_path: Path
) -> None:
    first, second = both
    press(qtbot, first, Key.Key_W)
    qtbot.waitUntil(lambda: windows.shells == [second])
    with PartnershipFile.open(sample_path) as again:
        assert not again.read_only
    press(qtbot, second, Key.Key_4)
    rest(qtbot, second)
    assert second.workspace is not None
    assert second.workspace.page.title == "Assessment"
