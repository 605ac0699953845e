"""Spelling and acronyms while a section is written: marked, walked and mended by real keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QKeySequence, QTextCharFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QMenu
from pytestqt.qtbot import QtBot

from smpdesk.evidence.texts.spelling import own_words
from smpdesk.models.edits import add
from smpdesk.models.records import Assessment, Section, Term
from smpdesk.ui.assessment.editor import TextEditor
from smpdesk.ui.assessment.marks import Mark, MarkKind
from smpdesk.ui.desk import Desk
from smpdesk.ui.look.preferences_dialog import PreferencesDialog
from smpdesk.ui.pages.assessment import AssessmentPage

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def section(desk: Desk) -> Section:
    assessment = desk.file.all(Assessment)[0]
    return add(desk.file, Section(assessment=assessment.id, part="headlines", heading="Headlines"))


@pytest.fixture
def page(assessment_page: AssessmentPage, section: Section) -> AssessmentPage:
    """The page at the section that is written."""
    assessment_page.go_to(section)
    return assessment_page


def marked(editor: TextEditor, kind: MarkKind = "spelling") -> list[str]:
    return [editor.whole()[mark.start : mark.end] for mark in editor.marks.all(kind)]


def write(editor: TextEditor, qtbot: QtBot, text: str, *slips: str) -> None:
    """Type a text, and wait until its slips are marked."""
    QTest.keyClicks(editor, text)
    qtbot.waitUntil(lambda: marked(editor) == list(slips), timeout=10_000)


def menu(editor: TextEditor) -> QMenu:
    """The menu of the word at the cursor, asked for by the keyboard."""
    QTest.keyClick(editor, Key.Key_F10, SHIFT)
    return opened()


def opened() -> QMenu:
    found = QApplication.activePopupWidget()
    assert isinstance(found, QMenu)
    return found


def entries(shown: QMenu) -> list[str]:
    return [action.text() for action in shown.actions() if not action.isSeparator()]


def choose(shown: QMenu, words: str) -> None:
    """Walk the menu by keys to an entry and press Enter."""
    for _ in range(len(shown.actions())):
        QTest.keyClick(shown, Key.Key_Down)
        if (active := shown.activeAction()) is not None and active.text().startswith(words):
            QTest.keyClick(shown, Key.Key_Return)
            return
    raise AssertionError(f"{words} is not in {entries(shown)}")


def test_a_misspelt_word_is_marked_and_an_american_one(editor: TextEditor, qtbot: QtBot) -> None:
    write(editor, qtbot, "We recieved it in the center. ", "recieved", "center")


def test_the_word_being_written_is_left_until_the_cursor_leaves_it(
    editor: TextEditor, qtbot: QtBot
) -> None:
    write(editor, qtbot, "A slipp and a recie", "slipp")
    QTest.keyClick(editor, Key.Key_Left)
    qtbot.waitUntil(lambda: marked(editor) == ["slipp", "recie"])


def test_slips_wear_another_line_than_figures_and_comments(editor: TextEditor) -> None:
    lines = set()
    QTest.keyClicks(editor, "words")
    kinds: tuple[MarkKind, ...] = ("figure", "comment", "spelling", "acronym")
    for kind in kinds:
        editor.marks.clear()
        editor.marks.show_kind(kind, [Mark(0, 5, "", kind)])
        (selection,) = editor.extraSelections()
        lines.add(selection.format.underlineStyle())
    assert len(lines) == 4
    # A dotted line is that of a live figure.
    assert QTextCharFormat.UnderlineStyle.DotLine not in lines


def test_f7_goes_from_slip_to_slip_and_round_and_shift_f7_back(
    editor: TextEditor, qtbot: QtBot
) -> None:
    write(editor, qtbot, "One slipp, two slippps here. ", "slipp", "slippps")
    seen = []
    for _ in range(3):
        QTest.keyClick(editor, Key.Key_F7)
        seen.append(editor.textCursor().selectedText())
    QTest.keyClick(editor, Key.Key_F7, SHIFT)
    assert [*seen, editor.textCursor().selectedText()] == ["slipp", "slippps", "slipp", "slippps"]


def test_the_line_below_says_what_is_at_the_cursor_and_how_many_there_are(
    page: AssessmentPage, editor: TextEditor, qtbot: QtBot
) -> None:
    write(editor, qtbot, "One slipp, two slippps here. ", "slipp", "slippps")
    writing = page.text_view.writing
    assert writing._to_look_at.text() == "2 spellings to look at"
    QTest.keyClick(editor, Key.Key_F7)
    assert writing._status.text() == "Spelling: “slipp”. The menu key offers other words."


def test_f7_says_when_there_is_nothing_to_look_at(
    editor: TextEditor, desk: Desk, qtbot: QtBot
) -> None:
    QTest.keyClicks(editor, "All is well. ")
    with qtbot.waitSignal(desk.said) as said:
        QTest.keyClick(editor, Key.Key_F7)
    assert said.args[1] == "There is nothing to look at in this section’s text."


def test_the_menu_writes_another_word_and_undo_brings_the_old_one_back(
    editor: TextEditor, desk: Desk, section: Section, qtbot: QtBot
) -> None:
    write(editor, qtbot, "The behavior of it. ", "behavior")
    QTest.keyClick(editor, Key.Key_F7)
    shown = menu(editor)
    assert entries(shown)[0] == "behaviour"
    choose(shown, "behaviour")
    assert editor.toPlainText() == "The behaviour of it. "
    qtbot.waitUntil(lambda: marked(editor) == [], timeout=10_000)
    editor.commit()
    assert desk.file.get(Section, section.id).text == "The behaviour of it."
    QTest.keySequence(editor, QKeySequence(QKeySequence.StandardKey.Undo))
    assert editor.toPlainText() == "The behavior of it. "


def test_the_right_button_offers_the_same(editor: TextEditor, qtbot: QtBot) -> None:
    write(editor, qtbot, "recieved it. ", "recieved")
    place = editor.viewport().rect().topLeft() + QPoint(40, 24)
    assert editor.cursorForPosition(place).position() < 8
    at = editor.viewport().mapToGlobal(place)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, at)
    QApplication.sendEvent(editor.viewport(), event)
    assert entries(opened())[0] == "received"
    opened().close()


def test_the_menu_key_offers_the_same(editor: TextEditor, qtbot: QtBot) -> None:
    write(editor, qtbot, "We recieved it. ", "recieved")
    QTest.keyClick(editor, Key.Key_F7)
    place = editor.cursorRect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, editor.mapToGlobal(place))
    QApplication.sendEvent(editor, event)
    assert entries(opened())[0] == "received"
    opened().close()


def test_a_word_is_added_to_those_of_the_partnership_and_taken_away_again(
    editor: TextEditor, desk: Desk, qtbot: QtBot
) -> None:
    write(editor, qtbot, "The Penendem panel. ", "Penendem")
    QTest.keyClick(editor, Key.Key_F7)
    choose(menu(editor), "Add “Penendem” to the words of this partnership")
    assert own_words(desk.file) == ["Penendem"]
    qtbot.waitUntil(lambda: marked(editor) == [], timeout=10_000)
    choose(menu(editor), "Take “Penendem” from the words of this partnership")
    assert own_words(desk.file) == []
    qtbot.waitUntil(lambda: marked(editor) == ["Penendem"], timeout=10_000)


def test_undoing_the_addition_marks_the_word_again(
    editor: TextEditor, desk: Desk, qtbot: QtBot
) -> None:
    write(editor, qtbot, "The Penendem panel. ", "Penendem")
    QTest.keyClick(editor, Key.Key_F7)
    choose(menu(editor), "Add “Penendem”")
    qtbot.waitUntil(lambda: marked(editor) == [], timeout=10_000)
    desk.file.undo()
    qtbot.waitUntil(lambda: marked(editor) == ["Penendem"], timeout=10_000)


def test_a_word_is_left_as_it_is(editor: TextEditor, desk: Desk, qtbot: QtBot) -> None:
    write(editor, qtbot, "He said gonnae. ", "gonnae")
    QTest.keyClick(editor, Key.Key_F7)
    choose(menu(editor), "Leave it as it is in this section")
    assert marked(editor) == [] and own_words(desk.file) == []
    write(editor, qtbot, "More of it. ")


def test_an_acronym_of_the_glossary_is_written_out_at_its_first_use(
    page: AssessmentPage, editor: TextEditor, desk: Desk, qtbot: QtBot
) -> None:
    add(desk.file, Term(term="ASB", meaning="Anti-social behaviour"))
    write(editor, qtbot, "ASB fell. ASB by day rose. ")
    qtbot.waitUntil(lambda: marked(editor, "acronym") == ["ASB"], timeout=10_000)
    assert page.text_view.writing._to_look_at.text() == "1 acronym to look at"
    QTest.keyClick(editor, Key.Key_F7)
    choose(menu(editor), "Write it out: Anti-social behaviour (ASB)")
    assert editor.toPlainText().startswith("Anti-social behaviour (ASB) fell. ASB by day rose.")
    qtbot.waitUntil(lambda: marked(editor, "acronym") == [], timeout=10_000)


def test_an_acronym_that_nothing_explains_is_defined_from_the_text(
    editor: TextEditor, desk: Desk, qtbot: QtBot
) -> None:
    write(editor, qtbot, "The MARAC met. ")
    qtbot.waitUntil(lambda: marked(editor, "acronym") == ["MARAC"], timeout=10_000)
    QTest.keyClick(editor, Key.Key_F7)
    choose(menu(editor), "Define MARAC…")
    dialog = editor.findChild(QInputDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.isVisible)
    dialog.setTextValue("Multi-Agency Risk Assessment Conference")
    QTest.keyClick(dialog, Key.Key_Return)
    assert [term.meaning for term in desk.file.all(Term)] == [
        "Multi-Agency Risk Assessment Conference"
    ]
    qtbot.waitUntil(
        lambda: (
            [m.instead for m in editor.marks.all("acronym")]
            == ["Multi-Agency Risk Assessment Conference (MARAC)"]
        ),
        timeout=10_000,
    )


def test_only_changed_paragraphs_are_looked_at(
    editor: TextEditor, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from smpdesk.ui.assessment import proofreading

    looked: list[str] = []
    real = proofreading.misspelt

    def misspelt(text: str, known: frozenset[str]) -> list[object]:
        looked.append(text)
        return list(real(text, known))

    write(editor, qtbot, "One slipp here. ", "slipp")
    QTest.keyClick(editor, Key.Key_Return)
    monkeypatch.setattr(proofreading, "misspelt", misspelt)
    write(editor, qtbot, "A recieved there. ", "slipp", "recieved")
    assert set(looked) == {"A recieved there. "}


def test_switched_off_nothing_is_marked_and_on_again_it_is(
    page: AssessmentPage, editor: TextEditor, desk: Desk, qtbot: QtBot
) -> None:
    write(editor, qtbot, "One slipp here. ", "slipp")
    dialog = PreferencesDialog(desk.preferences, page, desk)
    dialog.show()
    QTest.keyClick(dialog.spelling, Key.Key_Down)
    assert dialog.spelling.key == "no"
    assert not desk.preferences.spelling
    assert marked(editor) == []
    QTest.keyClick(dialog.spelling, Key.Key_Up)
    qtbot.waitUntil(lambda: marked(editor) == ["slipp"], timeout=10_000)
    dialog.close()
