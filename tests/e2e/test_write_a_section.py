"""Write a section with live figures, replace the extract, and see the text follow."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from smpdesk.evidence.texts.changes import texts_that_change
from smpdesk.importing import plan_extract
from smpdesk.importing.storing.store import known_from, store_plan
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Area, Assessment, Partnership, Section
from smpdesk.ui.assessment.editor import TextEditor
from smpdesk.ui.assessment.figure_popup import FigurePopup
from smpdesk.ui.look.preferences import Preferences
from smpdesk.ui.look.theme import Look
from smpdesk.ui.pages.assessment import AssessmentPage
from smpdesk.ui.window.shell import Shell

Key = Qt.Key
# Strategic Assessment 2017-18, January 2017, section 4.1; the 70 of the newer extract is invented.
FIRST = "Offence,Year to October 2015,Year to October 2016\nRobbery,71,62\nShoplifting,1077,804\n"
NEWER = "Offence,Year to October 2015,Year to October 2016\nRobbery,71,70\nShoplifting,1077,804\n"


@pytest.fixture
def shell(tmp_path: Path, preferences: Preferences, look: Look, qtbot: QtBot) -> Iterator[Shell]:
    path = tmp_path / "Maidstone.smp"
    with PartnershipFile.create(path, "Maidstone", user="Officer") as file:
        with file.edit("Begin") as writer:
            area = writer.insert(Area(name="Maidstone", code="E07000110"))
            writer.update(Partnership(id=1, name="Maidstone"), area=area.id)
            writer.insert(Assessment(name="2017-18", data_start="2015-11"))
        bring(file, tmp_path, "recorded-crime.csv", FIRST)
    shell = Shell(preferences, dt.date(2017, 1, 16))
    qtbot.addWidget(shell)
    with qtbot.waitExposed(shell):
        shell.show()
    shell.open_file(path)
    yield shell
    shell.close()


def bring(file: PartnershipFile, folder: Path, name: str, text: str) -> list[tuple[str, str]]:
    """Import an extract; gives what it was said to change in the texts, before and after."""
    extract = folder / name
    extract.write_text(text, encoding="utf-8")
    plan = plan_extract(extract, known_from(file))
    told = [(change.before, change.after) for change in texts_that_change(file, plan)]
    store_plan(file, plan)
    return told


def figure(editor: TextEditor, measure: str, form: str) -> None:
    """Put a live figure in by keys alone."""
    QTest.keyClick(editor, Key.Key_Equal)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, FigurePopup)
    QTest.keyClicks(popup.field, measure)
    while form not in popup.forms.currentItem().text():
        row = popup.forms.currentRow()
        QTest.keyClick(popup.forms, Key.Key_Down)
        assert popup.forms.currentRow() > row
    QTest.keyClick(popup.forms, Key.Key_Return)


def test_write_a_section_replace_an_extract_and_see_the_text_follow(
    shell: Shell, tmp_path: Path, qtbot: QtBot
) -> None:
    assert shell.workspace is not None and shell.desk is not None
    file = shell.desk.file
    QTest.keySequence(shell, QKeySequence("Ctrl+4"))
    page = shell.workspace.page
    assert isinstance(page, AssessmentPage)

    qtbot.mouseClick(page.text_view.empty.button, Qt.MouseButton.LeftButton)
    QTest.keyClick(page.text_view.tree, Key.Key_Return)
    editor = page.text_view.writing.editor
    QTest.keyClicks(editor, "Robbery fell from ")
    figure(editor, "robb", "Number a year before")
    QTest.keyClicks(editor, " to ")
    figure(editor, "robb", "Number")
    QTest.keyClicks(editor, ", ")
    figure(editor, "robb", "Change in words")
    QTest.keyClicks(editor, ".")
    written = "Robbery fell from 71 to 62, a decrease of 12.7%."
    assert editor.toPlainText() == written
    qtbot.waitUntil(lambda: file.all(Section)[0].text.count("{=") == 3)
    qtbot.waitUntil(lambda: not shell.tasks.running, timeout=10000)

    told = bring(file, tmp_path, "recorded-crime-2.csv", NEWER)
    follows = "Robbery fell from 71 to 70, a decrease of 1.4%."
    assert told == [(written, follows)]
    assert editor.toPlainText() == follows

    def said() -> str:
        return " ".join(label.text() for label in page.text_view.checks_card.findChildren(QLabel))

    qtbot.waitUntil(lambda: f"After: {follows}" in said(), timeout=10000)
    assert f"Before: {written}" in said() and "62  →  70" in said()

    shell.activateWindow()
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    QTest.keySequence(editor, QKeySequence("Ctrl+Z"))
    qtbot.waitUntil(lambda: editor.toPlainText() == written)
