"""The menu on a cell of the sheet: what its column, row and table were taken for, and what else."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QInputDialog, QMenu, QWidget

from smpdesk.importing.plan import Plan, PlannedTable
from smpdesk.importing.sheets import column_letters, column_number, text_of

if TYPE_CHECKING:
    from smpdesk.importing.sheets import Sheet

Decide = Callable[[str, object], None]

TAKEN_FOR = {
    "value": "Figures",
    "area": "Names of areas",
    "area code": "Codes of areas",
    "measure": "Names of what is counted",
    "period": "Periods",
    "breakdown": "Groups of people or things",
    "change": "A change",
    "percent": "A change in per cent",
    "share": "A share",
    "rank": "A rank",
    "average": "An average",
    "total": "A total of other columns",
    "note": "A note",
    "ignored": "Not needed",
}
_OFFERED = ("value", "area", "measure", "period", "breakdown", "change", "percent", "share",
            "rank", "total", "note", "ignored")  # fmt: skip


def table_at(plan: Plan, sheet: str, row: int, column: int) -> PlannedTable | None:
    """The table in which a cell lies; a row of -1 stands for the whole column."""
    for table in plan.tables:
        first, _, last = table.cells.partition(":")
        if table.sheet != sheet or not last:
            continue
        (left, top), (right, bottom) = _place(first), _place(last)
        if left <= column <= right and (row < 0 or top <= row <= bottom):
            return table
    return None


def _place(cell: str) -> tuple[int, int]:
    letters = cell.rstrip("0123456789")
    return column_number(letters), int(cell[len(letters) :]) - 1


def correction_menu(
    parent: QWidget, table: PlannedTable, sheet: Sheet, row: int, column: int, decide: Decide
) -> QMenu:
    """What may be said of a cell's column, of its row's area, and of its table."""
    menu = QMenu(parent)
    menu.setAccessibleName("Correct what was understood")
    if not table.included:
        menu.addAction("Take this table in").triggered.connect(
            lambda: decide(f"include@{table.id}", True)
        )
        return menu
    letters = column_letters(column)
    question, taken = table.at.get(letters, ("", ""))
    if question:
        _offer_column(menu, letters, question, taken, decide)
    if row >= 0:
        _offer_area(menu, table, sheet, row, decide)
    menu.addSeparator()
    menu.addAction("Leave this table out").triggered.connect(
        lambda: decide(f"include@{table.id}", False)
    )
    return menu


def _offer_column(menu: QMenu, letters: str, question: str, taken: str, decide: Decide) -> None:
    menu.addSection(f"Column {letters} holds")
    for role in _OFFERED:
        action = menu.addAction(TAKEN_FOR[role])
        action.setCheckable(True)
        action.setChecked(role == taken)
        action.triggered.connect(lambda _=False, role=role: decide(question, role))
    menu.addSeparator()
    text = f"Say the period of column {letters}…"
    menu.addAction(text).triggered.connect(
        lambda: _ask(menu, text, "Its period, such as Oct 2016 or 2016/17:", question, decide)
    )


def _offer_area(menu: QMenu, table: PlannedTable, sheet: Sheet, row: int, decide: Decide) -> None:
    label = area_label(table, sheet, row)
    if not label:
        return
    question, text = f"name@{table.id}/{label.casefold()}", f"Say which area “{label}” is…"
    menu.addAction(text).triggered.connect(
        lambda: _ask(menu, text, "The name or code of the area:", question, decide)
    )
    menu.addAction(f"Leave “{label}” out").triggered.connect(lambda: decide(question, "leave out"))


def area_label(table: PlannedTable, sheet: Sheet, row: int) -> str:
    """The name of the area that stands in a row, or nothing."""
    from smpdesk.importing.wording import label_of

    for column in range(sheet.width):
        letters = column_letters(column)
        is_area = table.at.get(letters, ("", ""))[1] == "area"
        if is_area and table.taken.get(f"{letters}{row + 1}") == "area":
            return label_of(text_of(sheet.rows[row][column]))[0]
    return ""


def _ask(menu: QMenu, title: str, words: str, question: str, decide: Decide) -> None:
    parent = menu.parentWidget()
    answer, given = QInputDialog.getText(parent, title.removesuffix("…"), words)
    if given and answer.strip():
        decide(question, answer.strip())
