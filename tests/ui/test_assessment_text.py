"""Writing a section: typing, styles, live figures, keeping and undoing, all by real events."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from smpdesk.models.records import Assessment, Observation, Section
from smpdesk.ui.assessment.editor import TextEditor
from smpdesk.ui.assessment.figure_popup import FigurePopup
from smpdesk.ui.desk import Desk
from smpdesk.ui.pages.assessment import AssessmentPage
from smpdesk.ui.window.shell import Shell
from tests.ui.figures import ROBBERY

YEAR = slice(29, 41)
"""November 2015 to October 2016 in figures that begin with June 2013."""
ROBBERIES = f"{sum(ROBBERY[YEAR]):,}"
ROBBERY_COUNT = "{= Robbery; Maidstone; 2015-11/12; count }"

Key = Qt.Key
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


@pytest.fixture
def section(desk: Desk) -> Section:
    assessment = desk.file.all(Assessment)[0]
    with desk.file.edit("Write") as writer:
        writer.insert(Section(assessment=assessment.id, part="headlines", heading="Before"))
        return writer.insert(
            Section(assessment=assessment.id, part="headlines", heading="Headlines", position=1)
        )


@pytest.fixture
def page(assessment_page: AssessmentPage, section: Section) -> AssessmentPage:
    """The page at the section that is written."""
    assessment_page.go_to(section)
    return assessment_page


def text(desk: Desk, section: Section) -> str:
    return desk.file.get(Section, section.id).text


def popup() -> FigurePopup:
    found = QApplication.activePopupWidget()
    assert isinstance(found, FigurePopup)
    return found


def pick_figure(editor: TextEditor, measure: str, downs: int = 0) -> None:
    """Type an equals sign, the measure, go down in the forms, press Enter."""
    QTest.keyClick(editor, Key.Key_Equal)
    shown = popup()
    QTest.keyClicks(shown.field, measure)
    for _ in range(downs):
        QTest.keyClick(shown.forms, Key.Key_Down)
    QTest.keyClick(shown.field, Key.Key_Return)


def buttons(inside: QWidget, words: str) -> list[QPushButton]:
    return [b for b in inside.findChildren(QPushButton) if b.text() == words]


def test_what_is_typed_is_kept_after_a_pause(
    editor: TextEditor, desk: Desk, section: Section, qtbot: QtBot
) -> None:
    QTest.keyClicks(editor, "Robbery fell.")
    assert text(desk, section) == ""
    qtbot.waitUntil(lambda: text(desk, section) == "Robbery fell.")


def test_what_is_typed_is_kept_when_another_section_is_chosen(
    page: AssessmentPage, editor: TextEditor, desk: Desk, section: Section
) -> None:
    QTest.keyClicks(editor, "Half a sen")
    QTest.keyClick(page.text_view.tree, Key.Key_Up)
    assert text(desk, section) == "Half a sen"
    assert editor.toPlainText() == ""


def test_typing_in_one_go_is_one_step_to_undo(
    editor: TextEditor, desk: Desk, section: Section
) -> None:
    before = desk.file.history()[0].id
    for word in ("One ", "two ", "three"):
        QTest.keyClicks(editor, word)
        editor.commit()
    assert len([e for e in desk.file.history() if e.id > before]) == 1
    desk.file.undo()
    assert text(desk, section) == "" and editor.toPlainText() == ""


def test_undo_in_the_text_and_in_the_file_walk_one_history(
    editor: TextEditor, desk: Desk, section: Section
) -> None:
    before = desk.file.history()[0].id
    QTest.keyClicks(editor, "Word")
    editor.commit()
    QTest.keySequence(editor, QKeySequence(QKeySequence.StandardKey.Undo))
    editor.commit()
    assert text(desk, section) == ""
    assert desk.file.next_undo().id == before
    QTest.keySequence(editor, QKeySequence(QKeySequence.StandardKey.Redo))
    editor.commit()
    assert text(desk, section) == "Word"
    assert desk.file.next_redo() is None


def test_an_equals_sign_puts_a_live_figure_in(
    editor: TextEditor, desk: Desk, section: Section
) -> None:
    QTest.keyClicks(editor, "There were ")
    pick_figure(editor, "robb")
    QTest.keyClicks(editor, " robberies.")
    editor.commit()
    assert editor.toPlainText() == f"There were {ROBBERIES} robberies."
    assert text(desk, section) == f"There were {ROBBERY_COUNT} robberies."


def test_the_popup_shows_the_very_words(editor: TextEditor) -> None:
    QTest.keyClick(editor, Key.Key_Equal)
    shown = popup()
    QTest.keyClicks(shown.field, "robb")
    words = [shown.forms.item(row).text() for row in range(shown.forms.count())]
    now, before = sum(ROBBERY[YEAR]), sum(ROBBERY[17:29])
    way = "an increase" if now > before else "a decrease"
    assert words[0].startswith(ROBBERIES)
    assert words[1].startswith(f"{way} of {100 * abs(now - before) / before:.1f}%")
    shown.reject()


def test_escape_leaves_the_equals_sign(editor: TextEditor) -> None:
    QTest.keyClicks(editor, "a ")
    QTest.keyClick(editor, Key.Key_Equal)
    QTest.keyClick(popup(), Key.Key_Escape)
    assert editor.toPlainText() == "a ="


def test_an_equals_sign_in_a_word_is_only_that(editor: TextEditor) -> None:
    QTest.keyClicks(editor, "a=b")
    assert editor.toPlainText() == "a=b" and QApplication.activePopupWidget() is None


def test_backspace_takes_a_figure_out_as_a_whole_and_undo_puts_it_back(
    editor: TextEditor, desk: Desk, section: Section
) -> None:
    pick_figure(editor, "robb")
    QTest.keyClick(editor, Key.Key_Backspace)
    assert editor.toPlainText() == ""
    QTest.keySequence(editor, QKeySequence(QKeySequence.StandardKey.Undo))
    editor.commit()
    assert text(desk, section) == ROBBERY_COUNT


def test_the_cursor_never_stands_inside_a_figure(editor: TextEditor) -> None:
    pick_figure(editor, "viol")
    wide = len(editor.toPlainText())
    assert wide > 3
    QTest.keyClick(editor, Key.Key_Left)
    assert editor.textCursor().position() == 0
    QTest.keyClick(editor, Key.Key_Right)
    assert editor.textCursor().position() == wide
    QTest.keyClick(editor, Key.Key_Home)
    QTest.keyClicks(editor, "x")
    assert editor.markdown().startswith("x{= Violence")


def test_enter_on_a_figure_changes_it(editor: TextEditor, desk: Desk, section: Section) -> None:
    pick_figure(editor, "robb")
    QTest.keyClick(editor, Key.Key_Return)
    shown = popup()
    assert shown.measures.currentItem().text() == "Robbery"
    QTest.keyClick(shown.forms, Key.Key_Down)
    QTest.keyClick(shown.forms, Key.Key_Return)
    assert editor.markdown() == "{= Robbery; Maidstone; 2015-11/12; change in words }"


def test_the_source_of_the_figure_at_the_cursor_is_told(
    page: AssessmentPage, editor: TextEditor
) -> None:
    pick_figure(editor, "robb")
    assert "Source: Invented" in page.text_view.writing._status.text()


def test_a_figure_follows_the_data(editor: TextEditor, desk: Desk) -> None:
    pick_figure(editor, "robb")
    editor.commit()
    robbery = desk.file.rows("SELECT id FROM measure WHERE name = 'Robbery'")[0]["id"]
    january = desk.file.all(Observation, measure=robbery, start="2016-01")[0]
    with desk.file.edit("Correct") as writer:
        writer.update(january, value=(january.value or 0) + 1000)
    assert editor.toPlainText() == f"{sum(ROBBERY[YEAR]) + 1000:,}"
    assert editor.markdown() == ROBBERY_COUNT
    desk.file.undo()
    assert editor.toPlainText() == ROBBERIES


def test_what_is_being_typed_survives_a_change_of_the_data(
    editor: TextEditor, desk: Desk, section: Section
) -> None:
    QTest.keyClicks(editor, "Half written ")
    january = desk.file.all(Observation, start="2016-01")[0]
    with desk.file.edit("Correct") as writer:
        writer.update(january, value=1)
    QTest.keyClicks(editor, "and on.")
    editor.commit()
    assert text(desk, section) == "Half written and on."


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("- one", "- one"),
        ("1. one", "1. one"),
        ("# A heading", "### A heading"),
        ("> said", "> said"),
    ],
)
def test_signs_at_the_start_of_a_line_make_its_style(
    editor: TextEditor, typed: str, stored: str
) -> None:
    QTest.keyClicks(editor, typed)
    assert editor.markdown() == stored


def test_bold_and_italic_by_key(editor: TextEditor) -> None:
    QTest.keyClick(editor, Key.Key_B, CTRL)
    QTest.keyClicks(editor, "bold")
    QTest.keyClick(editor, Key.Key_B, CTRL)
    QTest.keyClicks(editor, " and ")
    QTest.keyClick(editor, Key.Key_I, CTRL)
    QTest.keyClicks(editor, "italic")
    assert editor.markdown() == "**bold** and *italic*"


def test_enter_on_an_empty_item_ends_the_list(editor: TextEditor) -> None:
    QTest.keyClicks(editor, "- one")
    QTest.keyClick(editor, Key.Key_Return)
    QTest.keyClicks(editor, "two")
    QTest.keyClick(editor, Key.Key_Return)
    QTest.keyClick(editor, Key.Key_Return)
    QTest.keyClicks(editor, "after")
    assert editor.markdown() == "- one\n- two\n\nafter"


def test_items_go_deeper_and_back_by_key(editor: TextEditor) -> None:
    QTest.keyClicks(editor, "- one")
    QTest.keyClick(editor, Key.Key_Return)
    QTest.keyClick(editor, Key.Key_Right, ALT | SHIFT)
    QTest.keyClicks(editor, "inside")
    assert editor.markdown() == "- one\n  - inside"
    QTest.keyClick(editor, Key.Key_Left, ALT | SHIFT)
    assert editor.markdown() == "- one\n- inside"


def test_tab_leaves_the_text(editor: TextEditor) -> None:
    QTest.keyClick(editor, Key.Key_Tab)
    assert not editor.hasFocus()


def test_text_from_word_comes_without_its_looks(editor: TextEditor) -> None:
    data = QMimeData()
    data.setHtml(
        "<html><head><style>p.MsoNormal {font-family:Calibri}</style></head><body>"
        "<p class=MsoNormal style='font-size:24pt;color:red'>Crime <b>rose</b>.<o:p></o:p></p>"
        "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]>"
        "<span style='font-family:Symbol'>·<span>&nbsp;&nbsp;&nbsp;&nbsp; </span></span>"
        "<![endif]>an item</p></body></html>"
    )
    QGuiApplication.clipboard().setMimeData(data)
    QTest.keySequence(editor, QKeySequence(QKeySequence.StandardKey.Paste))
    assert editor.markdown() == "Crime **rose**.\n\n- an item"


def test_a_copied_figure_is_live_where_it_is_pasted(editor: TextEditor) -> None:
    QTest.keyClicks(editor, "Robberies: ")
    pick_figure(editor, "robb")
    QTest.keySequence(editor, QKeySequence(QKeySequence.StandardKey.SelectAll))
    QTest.keySequence(editor, QKeySequence(QKeySequence.StandardKey.Copy))
    assert QGuiApplication.clipboard().text() == f"Robberies: {ROBBERIES}"
    QTest.keyClick(editor, Key.Key_End, CTRL)
    QTest.keySequence(editor, QKeySequence(QKeySequence.StandardKey.Paste))
    assert editor.markdown() == f"Robberies: {ROBBERY_COUNT}Robberies: {ROBBERY_COUNT}"


def test_a_typed_number_that_the_data_contradict_is_underlined(
    page: AssessmentPage, editor: TextEditor, qtbot: QtBot
) -> None:
    QTest.keyClicks(editor, "Robbery rose to 9,999.")
    qtbot.waitUntil(lambda: bool(editor.marks.all("figure")), timeout=5000)
    mark = editor.marks.all("figure")[0]
    assert editor.toPlainText()[mark.start : mark.end] == "9,999"
    assert ROBBERIES in mark.message
    QTest.keyClick(editor, Key.Key_Left)
    assert ROBBERIES in page.text_view.writing._status.text()


def test_check_figures_leads_to_the_place_and_makes_it_live(
    page: AssessmentPage, editor: TextEditor, qtbot: QtBot, desk: Desk, section: Section
) -> None:
    QTest.keyClicks(editor, "Robbery rose to 9,999.")
    QTest.keyClick(page.text_view.tree, Key.Key_Up)
    card = page.text_view.checks_card
    QTest.keyClick(page.text_view.tree, Key.Key_F7, CTRL)
    qtbot.waitUntil(lambda: bool(buttons(card, "Show")), timeout=5000)
    qtbot.mouseClick(buttons(card, "Show")[0], Qt.MouseButton.LeftButton)
    assert page.text_view.tree.current_id() == section.id
    assert editor.textCursor().selectedText() == "9,999"
    qtbot.mouseClick(buttons(card, "Make it live")[0], Qt.MouseButton.LeftButton)
    editor.commit()
    assert text(desk, section) == f"Robbery rose to {ROBBERY_COUNT}."


def test_a_chart_is_put_in_as_a_card_with_its_words(
    page: AssessmentPage, editor: TextEditor, qtbot: QtBot
) -> None:
    QTest.keyClicks(editor, "See:")
    editor.insert_card("{chart: Robbery; Maidstone}")
    assert editor.markdown() == "See:\n\n{chart: Robbery; Maidstone}"
    qtbot.waitUntil(lambda: "a month is usual" in editor.toPlainText(), timeout=10000)
    assert editor.markdown() == "See:\n\n{chart: Robbery; Maidstone}"


def test_nothing_can_be_written_in_a_file_open_for_reading(
    page: AssessmentPage, editor: TextEditor, desk: Desk, section: Section
) -> None:
    desk.file.seal("it is open elsewhere")
    page.refresh()
    QTest.keyClicks(editor, "no =")
    editor.commit()
    assert text(desk, section) == ""


def test_the_window_undoes_when_there_is_no_typing_left(shell: Shell) -> None:
    assert shell.desk is not None and shell.workspace is not None
    file = shell.desk.file
    section = file.all(Assessment)[0]
    with file.edit("Write") as writer:
        made = writer.insert(Section(assessment=section.id, part="headlines", heading="Headlines"))
    shell.workspace.go("assessment", made)
    editor = shell.workspace.page.findChild(TextEditor)
    assert isinstance(editor, TextEditor)
    QTest.keyClicks(editor, "Typed")
    editor.commit()
    QTest.keySequence(editor, QKeySequence("Ctrl+Z"))
    editor.commit()
    assert file.get(Section, made.id).text == ""
    QTest.keySequence(editor, QKeySequence("Ctrl+Z"))
    assert file.first(Section, id=made.id) is None
