"""The whole year without a mouse: every step by real keys, to whatever has the focus.

An extract is imported, a section written with a live figure, a newer extract imported and the
text seen to follow; a theme scored, decided on and decided otherwise; an action written and its
progress; a case study signed off; a recommendation answered late; the next year begun.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QFileDialog, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import (
    Action,
    Assessment,
    CaseStudy,
    Progress,
    Recommendation,
    Score,
    Section,
    Standing,
    Theme,
)
from smpdesk.ui.window.shell import Shell

Key = Qt.Key
PLAIN = Qt.KeyboardModifier.NoModifier
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
MOST_STOPS = 120
# Invented figures.
FIRST = "Area,Offence,Year to October 2016,Year to October 2017\nMaidstone,Arson,40,55\n"
NEWER = "Area,Offence,Year to October 2016,Year to October 2017\nMaidstone,Arson,40,58\n"


class Officer:
    """Somebody who has a keyboard and nothing else."""

    def __init__(self, qtbot: QtBot, shell: Shell) -> None:
        self._qtbot, self._shell = qtbot, shell

    @property
    def at(self) -> QWidget:
        """What has the focus: keys go there, or to what has popped up before it."""
        popped = QApplication.activePopupWidget()
        if popped is not None:
            return popped if isinstance(popped, QMenu) else popped.focusWidget() or popped
        focused = QApplication.focusWidget()
        assert focused is not None, "nothing has the focus"
        return focused

    @property
    def name(self) -> str:
        """What a screen reader says of it first."""
        at = self.at
        text = getattr(at, "text", None)
        return at.accessibleName() or (text().replace("&", "") if callable(text) else "")

    def press(self, *keys: Qt.Key, held: Qt.KeyboardModifier = PLAIN) -> None:
        for key in keys:
            self._qtbot.keyClick(self.at, key, held)

    def write(self, text: str) -> None:
        self._qtbot.keyClicks(self.at, text)

    def rewrite(self, text: str) -> None:
        self.press(Key.Key_A, held=CONTROL)
        self.write(text)

    def tab_to(self, name: str) -> None:
        """Go on with Tab until what is named has the focus."""
        seen = []
        for _ in range(MOST_STOPS):
            if self.name == name:
                return
            seen.append(self.name)
            self.press(Key.Key_Tab)
        raise AssertionError(f"Tab never comes to {name!r}, but to {seen}")

    def down_to(self, words: str) -> None:
        """Go down a menu until the entry with these words is lit."""
        menu = self.at
        assert isinstance(menu, QMenu)
        for _ in range(40):
            self.press(Key.Key_Down)
            lit = menu.activeAction()
            if lit is not None and lit.text() == words:
                return
        raise AssertionError(f"{words!r} is not in the menu")

    def rest(self) -> None:
        """Let what the window does meanwhile come to its end.

        A dialog that was closed gives the keys back to the window, as every desktop does.
        """
        self._qtbot.waitUntil(lambda: not self._shell.tasks.running, timeout=60_000)
        self._qtbot.wait(30)
        if QApplication.activeWindow() is None:
            self._shell.activateWindow()
            self._qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)


@pytest.fixture
def officer(qtbot: QtBot, shell: Shell) -> Officer:
    return Officer(qtbot, shell)


def bring(officer: Officer, path: Path, text: str, patch: pytest.MonkeyPatch) -> list[str]:
    """Import an extract: the system's own dialog gives its path, the rest is keys.

    Gives what stood on the window before it was taken in.
    """
    path.write_text(text, encoding="utf-8")
    patch.setattr(QFileDialog, "getOpenFileNames", lambda *_, **__: ([str(path)], ""))
    officer.press(Key.Key_I, held=CONTROL)
    officer.rest()
    assert officer.name.startswith("Import "), officer.name
    seen = [label.text() for label in officer.at.window().findChildren(QLabel) if label.isVisible()]
    officer.press(Key.Key_Space)
    officer.rest()
    return seen


def kept(path: Path) -> PartnershipFile:
    return PartnershipFile.open(path, read_only=True)


def newest(file: PartnershipFile) -> int:
    return file.all(Assessment)[-1].id


def test_figures_come_in_and_the_text_follows_them(
    officer: Officer, sample_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring(officer, tmp_path / "arson.csv", FIRST, monkeypatch)
    officer.press(Key.Key_4, held=CONTROL)
    officer.rest()

    # A new section, named and written.
    officer.tab_to("Section")
    officer.press(Key.Key_Space)
    officer.down_to("Below this section")
    officer.press(Key.Key_Return)
    assert officer.name == "Heading of the section"
    officer.write("Arson")
    officer.tab_to("Text of Arson")
    officer.write("There were ")
    officer.press(Key.Key_Equal)
    officer.write("arson")
    officer.press(Key.Key_Return)
    officer.write(" arsons.")
    officer.press(Key.Key_6, held=CONTROL)
    officer.rest()
    with kept(sample_path) as file:
        written = file.first(Section, heading="Arson", assessment=newest(file))
    assert written is not None
    assert written.text.startswith("There were {=") and written.text.endswith("} arsons.")

    # A newer extract: before it is taken in, it says which text changes.
    path = tmp_path / "arson-2.csv"
    said = bring(officer, path, NEWER, monkeypatch)
    assert "1 text changes" in said
    assert "There were 58 arsons. (55 → 58)" in said
    officer.press(Key.Key_4, held=CONTROL)
    officer.rest()
    officer.tab_to("Text of Arson")
    assert officer.at.toPlainText() == "There were 58 arsons."  # type: ignore[attr-defined]


def test_a_theme_is_scored_decided_on_and_decided_otherwise(
    officer: Officer, sample_path: Path
) -> None:
    officer.press(Key.Key_5, held=CONTROL)
    officer.rest()
    officer.tab_to("Scores: themes by criteria")
    officer.press(Key.Key_Home, held=CONTROL)
    officer.press(Key.Key_Right)
    officer.write("4")
    officer.press(Key.Key_F2)
    officer.rewrite("Fewer were hurt.")
    officer.press(Key.Key_Tab)
    with kept(sample_path) as file:
        scores = file.all(Score, assessment=newest(file))
    assert [s.value for s in scores if s.reason == "Fewer were hurt."] == [4]

    officer.tab_to("View: Scores")
    officer.press(Key.Key_Right)
    officer.rest()
    assert officer.name == "View: Decisions"
    officer.tab_to("Decisions")
    officer.press(Key.Key_End, held=CONTROL)
    for letter, wanted in (("p", "priority"), ("e", "emerging")):
        officer.write(letter)
        officer.rest()
        with kept(sample_path) as file:
            theme = file.first(Theme, name="Other violent crime")
            assert theme is not None
            held = file.first(Standing, assessment=newest(file), theme=theme.id)
            assert held is not None
            assert held.standing == wanted


def test_an_action_is_written_and_its_progress(officer: Officer, sample_path: Path) -> None:
    officer.press(Key.Key_6, held=CONTROL)
    officer.rest()
    officer.tab_to("New action")
    officer.press(Key.Key_Space)
    assert officer.name == "Action"
    officer.rewrite("Fit better locks at the depot")
    officer.tab_to("Status")
    officer.write("on")
    officer.tab_to("Lead agency")
    officer.write("Kent Police")
    officer.tab_to("Due")
    officer.write("30 June 2019")
    officer.tab_to("New progress entry")
    officer.write("Two doors are done.")
    officer.tab_to("Add to the progress")
    officer.press(Key.Key_Space)
    with kept(sample_path) as file:
        made = file.first(Action, action="Fit better locks at the depot")
        assert made is not None
        (entry,) = file.all(Progress, action=made.id)
    assert (made.status, made.lead_agency, made.due) == ("on course", "Kent Police", "2019-06-30")
    assert (entry.text, entry.quarter) == ("Two doors are done.", "2018-19 Q4")


def test_a_case_study_is_checked_and_signed_off(officer: Officer, sample_path: Path) -> None:
    officer.press(Key.Key_7, held=CONTROL)
    officer.rest()
    with kept(sample_path) as file:
        wanted = next(
            c for c in file.all(CaseStudy, assessment=newest(file)) if not c.signed_off_on
        )
    officer.press(Key.Key_K, held=CONTROL)
    officer.rest()
    officer.write(wanted.heading)
    officer.press(Key.Key_Return)
    officer.rest()
    while officer.name != "Signed off by (the post)":
        at = officer.at
        if isinstance(at, QCheckBox) and not at.isChecked():
            officer.press(Key.Key_Space)
        officer.press(Key.Key_Tab)
    officer.write("Head of community safety")
    officer.tab_to("Sign off")
    officer.press(Key.Key_Space)
    with kept(sample_path) as file:
        signed = file.get(CaseStudy, wanted.id)
    assert (signed.signed_off_by, signed.signed_off_on) == (
        "Head of community safety",
        "2019-03-18",
    )


def test_a_recommendation_is_answered_late(officer: Officer, sample_path: Path) -> None:
    officer.tab_to("Due")
    officer.press(Key.Key_Return)
    officer.rest()
    officer.tab_to("Answer")
    officer.write("Each ward now has a sheet.")
    officer.tab_to("Answered today")
    officer.press(Key.Key_Space)
    with kept(sample_path) as file:
        answered = file.all(Recommendation)[-1]
    assert (answered.answer, answered.answered_on) == ("Each ward now has a sheet.", "2019-03-18")
    assert answered.due < "2019-03-18"


def test_the_next_year_is_begun(officer: Officer, sample_path: Path) -> None:
    officer.press(Key.Key_N, held=CONTROL | SHIFT)
    officer.rest()
    officer.press(Key.Key_Return)
    officer.rest()
    with kept(sample_path) as file:
        assert [a.name for a in file.all(Assessment)][-1] == "2019-20"
    assert officer.name == "What changed"
