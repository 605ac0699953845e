"""A file that another program holds is read, walked and searched, and taken over when they go."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from smpdesk.ui.file_safety.take_over import TakeOverDialog
from smpdesk.ui.look.preferences import Preferences
from smpdesk.ui.look.theme import Look
from smpdesk.ui.pages import PAGES
from smpdesk.ui.widgets.banner import Banner
from smpdesk.ui.widgets.fields import SearchField, TextArea, TextField
from smpdesk.ui.window.shell import Shell
from tests.e2e.conftest import TODAY

HOLD = """
import sys
from pathlib import Path
from smpdesk.models.partnership_file import PartnershipFile
with PartnershipFile.open(Path(sys.argv[1]), user="Colleague"):
    print("held", flush=True)
    sys.stdin.read()
"""
WRITING = ("New ", "Add", "Remove", "Set ", "Make ", "Answered", "Signed", "Reported")
REASON = "the file can only be read, because Colleague on "
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def held(sample_path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another program that has the file open."""
    other = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(sample_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert other.stdout is not None
    assert other.stdout.readline() == "held\n"
    yield other
    other.communicate()


@pytest.fixture
def reading(
    held: subprocess.Popen[str],
    sample_path: Path,
    preferences: Preferences,
    look: Look,
    qtbot: QtBot,
) -> Iterator[Shell]:
    window = Shell(preferences, TODAY)
    qtbot.addWidget(window)
    window.resize(1280, 820)
    with qtbot.waitExposed(window):
        window.show()
    window.open_file(sample_path)
    yield window
    window.close()


def messages(window: Shell) -> list[str]:
    return [b.said.text() for b in window.findChildren(Banner) if b.isVisible()]


def writing(page: QWidget) -> list[str]:
    """The controls of a page by which one could try to change the file."""
    fields = list(page.findChildren(TextField) + page.findChildren(TextArea))  # type: ignore[operator]
    buttons = [b for b in page.findChildren(QPushButton) if b.text().startswith(WRITING)]
    return [
        f"{type(control).__name__} {control.accessibleName() or control.text()}"
        for control in [*fields, *buttons]
        if control.isVisible()
        and control.isEnabled()
        and not (hasattr(control, "isReadOnly") and control.isReadOnly())
    ]


def mute(page: QWidget) -> list[str]:
    """The buttons that are out of reach without saying why."""
    return [
        button.accessibleName() or button.text()
        for button in page.findChildren(QPushButton)
        if button.isVisible()
        and not button.isEnabled()
        and button.text().startswith(WRITING)
        and not (button.toolTip() == button.accessibleDescription() and REASON in button.toolTip())
    ]


def fingerprint(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_every_page_can_be_read_and_nothing_on_it_writes(
    qtbot: QtBot, reading: Shell, sample_path: Path
) -> None:
    before = fingerprint(sample_path)
    assert any("open elsewhere (Colleague on " in text for text in messages(reading))
    open_to_writing: list[str] = []
    without_reason: list[str] = []
    for place, page in enumerate(PAGES[:9]):
        qtbot.keyClick(reading, Qt.Key(Qt.Key.Key_1 + place), CONTROL)
        qtbot.waitUntil(lambda: not reading.tasks.running, timeout=30_000)
        qtbot.wait(20)
        assert reading.workspace is not None
        shown = reading.workspace.page
        assert shown.title == page.title
        open_to_writing += [f"{page.title}: {control}" for control in writing(shown)]
        without_reason += [f"{page.title}: {button}" for button in mute(shown)]
    assert open_to_writing == []
    assert without_reason == []
    assert fingerprint(sample_path) == before
    assert len(messages(reading)) == 1


def test_what_is_looked_for_is_found_in_a_file_that_can_only_be_read(
    qtbot: QtBot, reading: Shell
) -> None:
    for key, words in ((Qt.Key.Key_2, "Find a measure"), (Qt.Key.Key_3, "Find a measure")):
        qtbot.keyClick(reading, key, CONTROL)
        qtbot.waitUntil(lambda: not reading.tasks.running, timeout=30_000)
        assert reading.workspace is not None
        fields = reading.workspace.page.findChildren(SearchField)
        field = next(f for f in fields if f.isVisible() and f.accessibleName() == words)
        qtbot.keyClicks(field, "shop")
        assert field.text() == "shop"
        qtbot.keyClick(field, Qt.Key.Key_Escape)
        assert field.text() == ""


def test_after_the_other_has_closed_it_the_file_is_taken_over_and_changed(
    qtbot: QtBot, reading: Shell, held: subprocess.Popen[str]
) -> None:
    held.communicate()
    take = next(b for b in reading.banners.findChildren(QPushButton) if b.text() == "Take over…")
    qtbot.mouseClick(take, Qt.MouseButton.LeftButton)
    warning = reading.findChild(TakeOverDialog)
    assert warning is not None
    assert "Take it over only when you know" in "".join(
        label.text() for label in warning.findChildren(QLabel)
    )
    qtbot.mouseClick(warning.take_button, Qt.MouseButton.LeftButton)
    assert reading.desk is not None
    assert not reading.desk.read_only
    qtbot.keyClick(reading, Qt.Key.Key_5, CONTROL)
    qtbot.waitUntil(lambda: not reading.tasks.running, timeout=30_000)
    assert QApplication.activeModalWidget() is None
