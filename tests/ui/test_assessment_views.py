"""The other parts of the Assessment page: sections, recommendation, comments, versions, survey."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from smpdesk.models.records import (
    Answer,
    Assessment,
    Comment,
    DocumentVersion,
    HorizonItem,
    Question,
    Section,
    Standing,
    Survey,
    Theme,
)
from smpdesk.ui.assessment.comments import CommentDialog
from smpdesk.ui.assessment.version_dialog import VersionDialog
from smpdesk.ui.desk import Desk
from smpdesk.ui.look.theme import Look
from smpdesk.ui.pages.assessment import AssessmentPage

Key = Qt.Key
CTRL_ALT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
ALT_SHIFT = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(assessment_page: AssessmentPage) -> AssessmentPage:
    return assessment_page


@pytest.fixture
def sections(desk: Desk) -> list[Section]:
    themes = desk.file.all(Theme)
    abuse = next(theme.id for theme in themes if theme.name == "Domestic abuse")
    parts = [("headlines", "Headlines", None), ("theme", "Domestic abuse", abuse)]
    with desk.file.edit("Write") as writer:
        return [
            writer.insert(
                Section(
                    assessment=1, part=part, heading=heading, theme=theme, position=place,
                    text="One Stop Shop visits went up.",
                )
            )
            for place, (part, heading, theme) in enumerate(parts)
        ]  # fmt: skip


def buttons(inside: QWidget, words: str) -> list[QPushButton]:
    return [b for b in inside.findChildren(QPushButton) if b.text() == words and b.isVisible()]


def type_over(table: QWidget, words: str, qtbot: QtBot) -> None:
    """Type into the cell that is being edited."""
    qtbot.waitUntil(lambda: any(e.hasFocus() for e in table.findChildren(QLineEdit)))
    field = next(e for e in table.findChildren(QLineEdit) if e.hasFocus())
    QTest.keySequence(field, QKeySequence(QKeySequence.StandardKey.SelectAll))
    QTest.keyClicks(field, words)
    QTest.keyClick(field, Key.Key_Return)
    qtbot.waitUntil(lambda: not any(e.hasFocus() for e in table.findChildren(QLineEdit)))


def headings(desk: Desk) -> list[str]:
    return [s.heading for s in desk.file.all(Section)]


# Sections


def test_an_empty_assessment_begins_with_the_outline(
    page: AssessmentPage, desk: Desk, qtbot: QtBot
) -> None:
    qtbot.mouseClick(page.text_view.empty.button, LEFT)
    assert "Headlines" in headings(desk) and "Domestic abuse" in headings(desk)
    assert page.text_view.writing.editor.isVisible()


def test_sections_are_moved_by_key(
    page: AssessmentPage, desk: Desk, sections: list[Section]
) -> None:
    tree = page.text_view.tree
    tree.pick(sections[1].id)
    QTest.keyClick(tree, Key.Key_Up, ALT_SHIFT)
    assert headings(desk) == ["Domestic abuse", "Headlines"]
    assert tree.current_id() == sections[1].id
    tree.pick(sections[0].id)
    QTest.keyClick(tree, Key.Key_Right, ALT_SHIFT)
    assert desk.file.get(Section, sections[0].id).parent == sections[1].id


def test_delete_removes_a_section_and_undo_brings_it_back(
    page: AssessmentPage, desk: Desk, sections: list[Section]
) -> None:
    page.text_view.tree.pick(sections[0].id)
    QTest.keyClick(page.text_view.tree, Key.Key_Delete)
    assert headings(desk) == ["Domestic abuse"]
    assert page.text_view.tree.current_id() == sections[1].id
    desk.file.undo()
    assert headings(desk) == ["Headlines", "Domestic abuse"]


def test_a_section_is_renamed_in_its_heading(
    page: AssessmentPage, desk: Desk, sections: list[Section]
) -> None:
    field = page.text_view.writing.heading_field
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "In short")
    QTest.keyClick(field, Key.Key_Return)
    assert headings(desk)[0] == "In short"


def test_a_restricted_section_asks_for_its_exemption(
    page: AssessmentPage, desk: Desk, sections: list[Section]
) -> None:
    card = page.text_view.section_card
    assert not card.exempt.isVisible()
    edition = card.form._fields["edition"]
    edition.setFocus()
    QTest.keyClick(edition, Key.Key_Down)
    assert desk.file.get(Section, sections[0].id).edition == "restricted"
    assert card.exempt.isVisible()
    assert "Schedule 12A" in card._warning.text()


# Recommendation


def test_a_theme_is_given_a_recommendation_with_reason(
    page: AssessmentPage, desk: Desk, sections: list[Section]
) -> None:
    card = page.text_view.recommendation
    page.text_view.tree.pick(sections[0].id)
    assert not card.isVisible()
    page.text_view.tree.pick(sections[1].id)
    assert card.isVisible()
    choice = card.form._fields["recommendation"]
    choice.setFocus()
    QTest.keyClick(choice, Key.Key_Down)
    reason = card.form._fields["reason"]
    reason.setFocus()
    QTest.keyClicks(reason, "It rose.")
    page.text_view.tree.setFocus()
    standing = desk.file.first(Standing, theme=sections[1].theme)
    assert standing is not None
    assert (standing.recommendation, standing.reason) == ("keep", "It rose.")


# Comments


def test_a_comment_stands_on_the_words_it_quotes_until_resolved(
    page: AssessmentPage, desk: Desk, sections: list[Section], qtbot: QtBot
) -> None:
    page.go_to(sections[0])
    editor = page.text_view.writing.editor
    qtbot.waitUntil(editor.hasFocus)
    editor.go_to(0, 13)
    QTest.keyClick(editor, Key.Key_M, CTRL_ALT)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, CommentDialog)
    QTest.keyClicks(dialog.text, "Which town?")
    QTest.mouseClick(buttons(dialog, "Add the comment")[0], LEFT)
    (comment,) = desk.file.all(Comment)
    assert (comment.quoted, comment.text) == ("One Stop Shop", "Which town?")
    (mark,) = editor.marks.all("comment")
    assert editor.toPlainText()[mark.start : mark.end] == "One Stop Shop"
    qtbot.waitUntil(lambda: bool(buttons(page.text_view.comments, "Resolve")))
    qtbot.mouseClick(buttons(page.text_view.comments, "Resolve")[0], LEFT)
    assert desk.file.get(Comment, comment.id).resolved_on == desk.today.isoformat()
    assert editor.marks.all("comment") == []


# Versions


def test_a_version_is_kept_and_what_changed_since_is_shown(
    page: AssessmentPage, desk: Desk, sections: list[Section], qtbot: QtBot
) -> None:
    qtbot.mouseClick(page.view._buttons["versions"], LEFT)
    qtbot.mouseClick(page.versions_view.keep_button, LEFT)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, VersionDialog)
    assert dialog.name.text() == "V1"
    QTest.mouseClick(buttons(dialog, "Keep the version")[0], LEFT)
    (kept,) = desk.file.all(DocumentVersion)
    assert (kept.version, kept.dated) == ("V1", desk.today.isoformat())
    with desk.file.edit("Write on") as writer:
        writer.update(sections[0], text="One Stop Shop visits went down.")
    shown = page.versions_view.shown
    qtbot.waitUntil(lambda: "down." in shown.toPlainText(), timeout=5000)
    assert "1 word added, 1 removed" in shown.toPlainText()


# Survey and horizon


def test_a_survey_is_typed_in_with_its_margin(
    page: AssessmentPage, desk: Desk, qtbot: QtBot
) -> None:
    qtbot.mouseClick(page.view._buttons["survey"], LEFT)
    view = page.survey_view
    qtbot.mouseClick(view.empty.button, LEFT)
    QTest.keyClicks(view.survey_form._fields["heading"], "Survey 2017")
    view._base.setFocus()
    QTest.keyClicks(view._base, "2,350")
    qtbot.mouseClick(view.new_question, LEFT)
    QTest.keyClicks(view.question_form._fields["text"], "Do you feel safe?")
    qtbot.mouseClick(view.answers.add_button, LEFT)
    table = view.answers.table
    type_over(table, "Yes", qtbot)
    for _ in range(2):
        QTest.keyClick(table, Key.Key_Right)
    QTest.keyClick(table, Key.Key_Return)
    type_over(table, "50", qtbot)
    (survey,), (question,), (answer,) = (
        desk.file.all(Survey), desk.file.all(Question), desk.file.all(Answer)
    )  # fmt: skip
    assert (survey.heading, survey.base) == ("Survey 2017", 2350)
    assert question.text == "Do you feel safe?"
    assert (answer.answer, answer.share) == ("Yes", 50.0)
    assert table.currentIndex().siblingAtColumn(4).data() == "± 2.0"


def test_an_item_is_added_to_the_horizon_in_place(
    page: AssessmentPage, desk: Desk, qtbot: QtBot
) -> None:
    qtbot.mouseClick(page.view._buttons["horizon"], LEFT)
    qtbot.mouseClick(page.horizon_view.empty.button, LEFT)
    type_over(page.horizon_view.table, "A new road", qtbot)
    (item,) = desk.file.all(HorizonItem)
    assert (item.heading, item.issue) == ("Political", "A new road")


# Every look


@pytest.mark.parametrize(("choice", "percent"), [("dark", 100), ("contrast", 100), ("light", 200)])
def test_it_can_be_seen_in_every_look(
    desk: Desk, sections: list[Section], look: Look, qtbot: QtBot, choice: str, percent: int
) -> None:
    look.dress(choice, percent)  # type: ignore[arg-type]
    page = AssessmentPage(desk)
    qtbot.addWidget(page)
    page.refresh()
    least = page.minimumSizeHint()
    assert least.width() <= 1100
    desk.tasks.finish()


def test_without_an_assessment_it_says_what_comes_first(page: AssessmentPage, desk: Desk) -> None:
    with desk.file.edit("Remove") as writer:
        writer.delete(desk.file.get(Assessment, 1))
    assert buttons(page, "New assessment…")
