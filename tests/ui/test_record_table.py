from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QGuiApplication
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from smpdesk.ui.look.theme import Look
from smpdesk.ui.widgets.cells import fitted
from smpdesk.ui.widgets.record_model import Column
from smpdesk.ui.widgets.record_table import RecordTable


@dataclass(frozen=True)
class Fruit:
    id: int
    name: str
    count: int


FRUITS = [Fruit(1, "Apple", 3), Fruit(2, "Pear", 1200), Fruit(3, "Plum", 7)]
COLUMNS = [
    Column[Fruit]("Fruit", lambda r: r.name, stretch=True),
    Column[Fruit]("Count", lambda r: f"{r.count:,}", align="right", tag=lambda _: "ok"),
]


@pytest.fixture
def table(qtbot: QtBot, look: Look) -> RecordTable[Fruit]:
    page = QWidget()
    column = QVBoxLayout(page)
    made: RecordTable[Fruit] = RecordTable("Fruits", COLUMNS, lambda r: r.id)
    column.addWidget(made)
    column.addWidget(QLineEdit())
    made.show_records(FRUITS)
    page.resize(400, 300)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    made.setFocus()
    made.page = page  # type: ignore[attr-defined]
    return made


def test_the_first_row_is_current_when_the_table_gets_the_focus(table: RecordTable[Fruit]) -> None:
    assert table.current() == FRUITS[0]


def test_arrow_keys_move_from_record_to_record(qtbot: QtBot, table: RecordTable[Fruit]) -> None:
    with qtbot.waitSignal(table.picked) as said:
        qtbot.keyClick(table, Qt.Key.Key_Down)
    assert said.args == [FRUITS[1]]


def test_tab_leaves_the_table(qtbot: QtBot, table: RecordTable[Fruit]) -> None:
    qtbot.keyClick(table, Qt.Key.Key_Tab)
    assert not table.hasFocus()


def test_enter_opens_and_delete_asks_for_removal(qtbot: QtBot, table: RecordTable[Fruit]) -> None:
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    with qtbot.waitSignal(table.removal_wanted) as removed:
        qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert opened.args == removed.args == [FRUITS[0]]


def test_a_row_is_copied_with_its_headings_for_excel(
    qtbot: QtBot, table: RecordTable[Fruit]
) -> None:
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Fruit\tCount\nPear\t1,200"


def test_words_that_a_spreadsheet_would_take_for_a_formula_are_copied_as_words(
    qtbot: QtBot, table: RecordTable[Fruit]
) -> None:
    table.show_records([Fruit(4, "=1+1", 3)])
    table.pick_first()
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text().splitlines()[1]
    assert not copied.startswith("=")
    assert copied.endswith("=1+1\t3")


def test_the_place_is_kept_when_the_records_are_read_anew(
    qtbot: QtBot, table: RecordTable[Fruit]
) -> None:
    qtbot.keyClick(table, Qt.Key.Key_Down)
    with qtbot.assertNotEmitted(table.picked):
        table.show_records([Fruit(9, "Fig", 1), *FRUITS])
    assert table.current() == FRUITS[1]


def test_a_cell_tells_a_screen_reader_its_heading(table: RecordTable[Fruit]) -> None:
    index = table.records.index(1, 1)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Count: 1,200"


def test_cells_are_edited_by_typing(qtbot: QtBot, look: Look) -> None:
    kept: list[Fruit] = []
    columns = [
        Column[Fruit](
            "Count",
            lambda r: str(r.count),
            edit=lambda r, text: kept.append(replace(r, count=int(text))),
        )
    ]
    table: RecordTable[Fruit] = RecordTable("Counts", columns, lambda r: r.id, cells=True)
    qtbot.addWidget(table)
    table.show_records(FRUITS)
    with qtbot.waitExposed(table):
        table.show()
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_8)
    editor = table.findChild(QLineEdit)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: kept == [Fruit(1, "Apple", 8)])


def test_columns_share_the_width_and_none_becomes_unreadable(table: RecordTable[Fruit]) -> None:
    assert table.columnWidth(0) + table.columnWidth(1) <= table.viewport().width() + 1
    table.page.resize(120, 300)  # type: ignore[attr-defined]
    assert table.columnWidth(0) >= 150


def test_a_word_longer_than_its_line_is_cut_with_dots_and_no_other_word(
    table: RecordTable[Fruit],
) -> None:
    metrics = QFontMetrics(QFont(table.font()))
    box = QRect(0, 0, metrics.horizontalAdvance("partnership of"), 3 * metrics.lineSpacing())
    said = fitted("Ask partnership.officer@example.org", box, metrics)
    assert said.startswith("Ask partnership") and said.endswith("…")
    assert fitted("Ask the officer", box, metrics) == "Ask the officer"


def test_records_that_change_are_drawn_anew_and_the_others_stay(
    qtbot: QtBot, table: RecordTable[Fruit]
) -> None:
    table.pick(2)
    with qtbot.waitSignal(table.records.dataChanged) as said:
        table.records.change_records({3: Fruit(3, "Damson", 8), 4: Fruit(4, "Not shown", 0)})
    assert said.args is not None
    assert [index.row() for index in said.args[:2]] == [2, 2]
    assert [record.name for record in table.records.records] == ["Apple", "Pear", "Damson"]
    assert table.current() == FRUITS[1]
