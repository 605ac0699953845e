from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from smpdesk.ui.look.theme import Look
from smpdesk.ui.widgets.fields import (
    Choice,
    DateField,
    TextArea,
    TextField,
    date_text,
    read_date,
)
from smpdesk.ui.widgets.form import Form
from smpdesk.ui.widgets.segmented import Segmented


@pytest.fixture
def two(qtbot: QtBot, look: Look) -> Iterator[tuple[TextField, TextArea]]:
    """A line and an area of text, one below the other, on the screen."""
    page = QWidget()
    column = QVBoxLayout(page)
    line, area = TextField("Old"), TextArea("Old\ntext")
    column.addWidget(line)
    column.addWidget(area)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    line.setFocus()
    yield line, area


def test_a_line_commits_when_it_is_left(qtbot: QtBot, two: tuple[TextField, TextArea]) -> None:
    line, _ = two
    line.selectAll()
    qtbot.keyClicks(line, "New")
    with qtbot.waitSignal(line.committed) as said:
        qtbot.keyClick(line, Qt.Key.Key_Tab)
    assert said.args == ["New"]


def test_a_line_commits_on_enter(qtbot: QtBot, two: tuple[TextField, TextArea]) -> None:
    line, _ = two
    qtbot.keyClicks(line, "er")
    with qtbot.waitSignal(line.committed) as said:
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert said.args == ["Older"]


def test_nothing_is_committed_when_nothing_changed(
    qtbot: QtBot, two: tuple[TextField, TextArea]
) -> None:
    line, _ = two
    with qtbot.assertNotEmitted(line.committed):
        qtbot.keyClick(line, Qt.Key.Key_Tab)


def test_escape_puts_back_what_was_kept(qtbot: QtBot, two: tuple[TextField, TextArea]) -> None:
    line, _ = two
    qtbot.keyClicks(line, "er")
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert line.text() == "Old"


def test_tab_leaves_an_area_and_commits_it(qtbot: QtBot, two: tuple[TextField, TextArea]) -> None:
    line, area = two
    area.setFocus()
    qtbot.keyClicks(area, "New ")
    with qtbot.waitSignal(area.committed) as said:
        qtbot.keyClick(area, Qt.Key.Key_Tab)
    assert said.args == ["New Old\ntext"]
    assert line.hasFocus()


def test_an_area_grows_with_its_text(two: tuple[TextField, TextArea]) -> None:
    _, area = two
    before = area.height()
    area.show_text("\n".join(["line"] * 20))
    assert area.height() > before + 10 * area.fontMetrics().lineSpacing()


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("31/3/2017", "2017-03-31"),
        ("31 March 2017", "2017-03-31"),
        ("31 mar 2017", "2017-03-31"),
        ("31.03.2017", "2017-03-31"),
        ("2017-03-31", "2017-03-31"),
    ],
)
def test_a_date_is_read_as_people_write_it(written: str, meant: str) -> None:
    day = read_date(written)
    assert day is not None
    assert day.isoformat() == meant


@pytest.mark.parametrize("written", ["", "soon", "31/2/2017", "3/2017", "31 Foo 2017"])
def test_what_is_no_date_is_not_read_as_one(written: str) -> None:
    assert read_date(written) is None


def test_a_date_is_shown_in_words() -> None:
    assert date_text("2017-03-31") == "31 Mar 2017"
    assert date_text("") == ""


def test_a_wrong_date_is_marked_and_not_kept(qtbot: QtBot, look: Look) -> None:
    field = DateField("2017-03-31")
    qtbot.addWidget(field)
    field.show()
    field.selectAll()
    with qtbot.assertNotEmitted(field.picked):
        qtbot.keyClicks(field, "soon")
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert "not a date" in field.accessibleDescription()


def test_a_date_can_be_taken_away(qtbot: QtBot, look: Look) -> None:
    field = DateField("2017-03-31")
    qtbot.addWidget(field)
    field.show()
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    with qtbot.waitSignal(field.picked) as said:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert said.args == [""]


def test_a_choice_is_made_by_keyboard(qtbot: QtBot, look: Look) -> None:
    choice = Choice([("a", "Apple"), ("b", "Bread")], "a")
    qtbot.addWidget(choice)
    choice.show()
    with qtbot.waitSignal(choice.chosen) as said:
        qtbot.keyClick(choice, Qt.Key.Key_Down)
    assert said.args == ["b"]


def test_segments_are_walked_with_the_arrow_keys(qtbot: QtBot, look: Look) -> None:
    segments = Segmented("View", [("a", "One"), ("b", "Two")])
    qtbot.addWidget(segments)
    segments.show()
    with qtbot.waitSignal(segments.chosen) as said:
        qtbot.keyClick(segments, Qt.Key.Key_Right)
    assert said.args == ["b"]
    assert segments.key == "b"


def test_a_form_row_names_its_field(qtbot: QtBot, look: Look) -> None:
    form = Form()
    qtbot.addWidget(form)
    field = form.row("Lead agency", TextField(), "Who answers for it")
    assert field.accessibleName() == "Lead agency"
    assert field.accessibleDescription() == "Who answers for it"
