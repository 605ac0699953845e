"""The menu on a cell of the sheet: what it, its column, row and table were taken for, what else."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QWidget

from smpdesk.importing.files.sheets import address, column_letters, column_number, text_of
from smpdesk.importing.plans.corrections import LEFT_OUT, cell_question
from smpdesk.importing.plans.plan import Plan, PlannedTable
from smpdesk.importing.plans.remembered import COLUMN_ROLES
from smpdesk.ui.extract.answer_dialog import AnswerDialog

if TYPE_CHECKING:
    from smpdesk.importing.files.sheets import Sheet

Decide = Callable[[str, object], None]

_OFFERED = [role for role in COLUMN_ROLES if role != "average"]


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


class CorrectionMenu(QMenu):
    """What may be said of a cell, its column, its row's area, and its table.

    A row of -1 is the column as a whole; ``decide`` is told the question and the answer.
    """

    def __init__(
        self,
        parent: QWidget,
        plan: Plan,
        table: PlannedTable,
        sheet: Sheet,
        place: tuple[int, int],
        decide: Decide,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName("Correct what was understood")
        self._window = parent
        self._plan, self._table, self._sheet, self._decide = plan, table, sheet, decide
        row, column = place
        if not table.included:
            self._answer("Take this table in", f"include@{table.id}", True)
            return
        if row >= 0:
            self._offer_cell(row, column)
            self._offer_area(row)
        self._offer_column(column_letters(column), inside=row >= 0)
        self.addSeparator()
        self._answer("Leave this table out", f"include@{table.id}", False)

    def _answer(self, words: str, question: str, answer: object) -> None:
        self.addAction(words).triggered.connect(lambda: self._decide(question, answer))

    def _ask(self, words: str, asks: str, question: str) -> None:
        """An entry that asks for an answer in words."""

        def open_dialog() -> None:
            dialog = AnswerDialog(words.removesuffix("…"), asks, self._window)
            dialog.accepted.connect(lambda: self._decide(question, dialog.answer))
            dialog.open()

        self.addAction(words).triggered.connect(open_dialog)

    def _offer_cell(self, row: int, column: int) -> None:
        """What one single figure may be; it is said of this file alone, and not remembered."""
        cell = address(row, column)
        question = cell_question(self._table.sheet, cell)
        decided = self._plan.decisions.get(question)
        if self._table.taken.get(cell) != "value" and decided is None:
            return
        if decided is not None:
            self._answer(f"Read {cell} as it stands", question, None)
        if decided != LEFT_OUT:
            self._answer(f"Leave {cell} out", question, LEFT_OUT)
        self._answer(f"{cell} is suppressed", question, "*")
        self._answer(f"{cell} is missing", question, "n/a")
        asks = f"The figure that {cell} should be, in this file only:"
        self._ask(f"{cell} is another figure…", asks, question)
        self.addSeparator()

    def _offer_area(self, row: int) -> None:
        label = area_label(self._table, self._sheet, row)
        if label:
            question = f"name@{self._table.id}/{label.casefold()}"
            self._ask(f"Say which area “{label}” is…", "The name or code of the area:", question)
            self._answer(f"Leave the row “{label}” out", question, "leave out")
            self.addSeparator()

    def _offer_column(self, letters: str, *, inside: bool) -> None:
        """What the column holds: in a menu of its own where the menu is that of a cell."""
        question, taken = self._table.at.get(letters, ("", ""))
        if not question:
            return
        menu = self.addMenu(f"Column {letters} holds") if inside else self
        for role in _OFFERED:
            action = menu.addAction(COLUMN_ROLES[role])
            action.setCheckable(True)
            action.setChecked(role == taken)
            action.triggered.connect(lambda _=False, role=role: self._decide(question, role))
        if not inside:
            self.addSeparator()
        asks = "Its period, such as Oct 2016 or 2016/17:"
        self._ask(f"Say the period of column {letters}…", asks, question)


def area_label(table: PlannedTable, sheet: Sheet, row: int) -> str:
    """The name of the area that stands in a row, or nothing."""
    from smpdesk.importing.words.wording import label_of

    for column in range(sheet.width):
        letters = column_letters(column)
        is_area = table.at.get(letters, ("", ""))[1] == "area"
        if is_area and table.taken.get(f"{letters}{row + 1}") == "area":
            return label_of(text_of(sheet.rows[row][column]))[0]
    return ""
