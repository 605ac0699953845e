"""The import of one extract: the plan beside the sheet, and one button."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from smpdesk.ui import theme
from smpdesk.ui.data.source_sheet import remember_place
from smpdesk.ui.desk import Desk
from smpdesk.ui.extract.correcting import CorrectionMenu, table_at
from smpdesk.ui.extract.plan_cards import PlanCards
from smpdesk.ui.extract.sheet_card import SheetCard
from smpdesk.ui.tasks import Task, Work
from smpdesk.ui.widgets.buttons import button
from smpdesk.ui.widgets.card import Card
from smpdesk.ui.widgets.empty import EmptyState
from smpdesk.ui.widgets.fields import Choice
from smpdesk.ui.widgets.words import words

if TYPE_CHECKING:
    from smpdesk.evidence.texts.changes import TextChange
    from smpdesk.importing.plan import Plan
    from smpdesk.importing.sheets import Sheet


class ImportView(QWidget):
    """Reads an extract, shows what was understood, and imports it when the officer says so.

    ``ended`` says that it is over, imported or not.
    """

    ended = Signal(bool)

    def __init__(self, desk: Desk, path: Path, pasted: str = "", to_come: int = 0) -> None:
        super().__init__()
        self._pasted, self._to_come = pasted, to_come
        self.setObjectName("Content")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(f"Import {path.name}")
        self._desk, self._path = desk, path
        self.plan: Plan | None = None
        self._task: Task | None = None
        worn = theme.current()
        column = QVBoxLayout(self)
        column.setContentsMargins(worn.px(22), worn.px(16), worn.px(22), worn.px(20))
        column.setSpacing(worn.size("gap"))
        column.addLayout(self._head())
        self._stack = QStackedWidget()
        waiting = Card()
        self.empty = EmptyState("import")
        self.empty.say("Reading the extract", "Looking for its tables, areas and periods.")
        waiting.add(self.empty, 1)
        self._stack.addWidget(waiting)
        self._stack.addWidget(self._plan_side())
        column.addWidget(self._stack, 1)
        self._read()

    def _head(self) -> QBoxLayout:
        worn = theme.current()
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        title = words(f"Import {self._path.name}", "title")
        more = words(f"{self._to_come} more to come" if self._to_come else "", "muted")
        title.setMinimumWidth(1)
        title.setToolTip(str(self._path))
        self.sheet_choice = Choice([], wide=200)
        self.sheet_choice.setAccessibleName("Sheet")
        self.sheet_choice.chosen.connect(lambda _: self._show_sheet())
        self.sheet_choice.hide()
        self.cancel_button = button("Cancel", self.cancel)
        self.import_button = button("Import", self.store, "primary", "import")
        self.import_button.setEnabled(False)
        tools = QHBoxLayout()
        for row in (self._top, tools):
            row.setSpacing(worn.px(10))
        for tool in (self.sheet_choice, self.cancel_button, self.import_button):
            tools.addWidget(tool)
        self._top.addWidget(title, 0 if self._to_come else 1)
        self._top.addWidget(more, 1 if self._to_come else 0)
        self._top.addLayout(tools)
        self._top.setAlignment(tools, Qt.AlignmentFlag.AlignLeft)
        return self._top

    def _plan_side(self) -> QWidget:
        side = QWidget()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, side)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.current().size("gap"))
        self.sheet_card, self.cards = SheetCard(), PlanCards()
        self.preview = self.sheet_card.preview
        self._row.addWidget(self.sheet_card, 1)
        self._row.addWidget(self.cards)
        self.cards.answered.connect(self._decide)
        self.cards.cell_wanted.connect(self._go_to)
        self.preview.correction_wanted.connect(self._correct)
        return side

    # Reading and deciding

    def _read(self) -> None:
        file, path, pasted = self._desk.file, self._path, self._pasted

        def work(progress: Work) -> Plan:
            from smpdesk.importing import plan_extract, plan_text
            from smpdesk.importing.store import known_from

            if pasted:
                return plan_text(pasted, known_from(file), path.name)
            return plan_extract(
                path, known_from(file), progress=progress.report, cancelled=progress.unwanted
            )

        task = Task(f"Reading {path.name}", shown=True)
        task.failed.connect(self._not_read)
        self._start(task, work)

    def _decide(self, question: str, answer: object) -> None:
        plan = self.plan
        if plan is None:
            return
        task = Task("Planning again")
        task.failed.connect(self._desk_problem)
        self._start(task, lambda _: plan.decided(question, answer))

    def _start(self, task: Task, work: object) -> None:
        if self._task is not None:
            self._task.cancel()
        self._task = task
        task.done.connect(self._show_plan)
        self._desk.tasks.start(task, work)  # type: ignore[arg-type]

    def _not_read(self, sentence: str) -> None:
        done = "Go on to the next" if self._to_come else "Close"
        self.empty.say(f"{self._path.name} was not imported", sentence, done, self.cancel)
        self.empty.button.setFocus()
        self._desk.say("problem", sentence)

    def _desk_problem(self, sentence: str) -> None:
        self._desk.say("problem", sentence)

    def _show_plan(self, plan: Plan) -> None:
        first = self.plan is None
        self.plan = plan
        count = plan.count("new") + plan.count("replaced") + len(plan.populations)
        self.import_button.setText(f"Import {count:,} figures" if count != 1 else "Import 1 figure")
        self.import_button.setEnabled(count > 0 and not self._desk.file.read_only)
        self.cards.show_plan(plan)
        self._look_at_texts(plan)
        sheets = [
            (sheet.name, f"Sheet “{sheet.name}”" if sheet.name else "The file")
            for sheet in plan.sheets
        ]
        self.sheet_choice.offer(sheets, _first_sheet(plan) if first else self.sheet_choice.key)
        self.sheet_choice.setVisible(len(sheets) > 1)
        self._show_sheet()
        self._stack.setCurrentIndex(1)
        if first:
            self.import_button.setFocus()

    def _look_at_texts(self, plan: Plan) -> None:
        """Ask which texts would read otherwise, off the window's thread."""
        file = self._desk.file

        def work(_: Work) -> list[TextChange]:
            from smpdesk.evidence.texts.changes import texts_that_change

            return texts_that_change(file, plan)

        task = Task("Looking at the texts")
        task.done.connect(self.cards.texts.show_changes)
        self._desk.tasks.start(task, work)

    def _correct(self, row: int, column: int, at: QPoint) -> None:
        """Offer what else a cell's column, row and table may be."""
        sheet = self._sheet()
        table = table_at(self.plan, sheet.name, row, column) if self.plan and sheet else None
        if self.plan is not None and table is not None and sheet is not None:
            place = (row, column)
            self.menu = CorrectionMenu(self, self.plan, table, sheet, place, self._decide)
            self.menu.popup(at)

    def _sheet(self) -> Sheet | None:
        """The sheet that is shown."""
        if self.plan is None or not self.plan.sheets:
            return None
        chosen = self.sheet_choice.key
        return next((s for s in self.plan.sheets if s.name == chosen), self.plan.sheets[0])

    def _show_sheet(self) -> None:
        plan, sheet = self.plan, self._sheet()
        if plan is None:
            return
        if sheet is None:
            self.sheet_card.show_incidents()
            return
        self.sheet_card.show_sheet(plan, sheet, across=0 if self._beside() else 2)

    def _go_to(self, where: str) -> None:
        """Go to a cell, on its own sheet where that is named."""
        sheet, _, cell = where.rpartition("!")
        if sheet and sheet != self.sheet_choice.key:
            self.sheet_choice.show_key(sheet)
            self._show_sheet()
        self.preview.go_to(cell.partition(":")[0])

    # Importing

    def store(self) -> None:
        """Import what the plan says, as one edit."""
        plan, file = self.plan, self._desk.file
        if plan is None:
            return

        def work(_: Work) -> int:
            from smpdesk.importing.store import store_plan

            store_plan(file, plan)
            return plan.count("new") + plan.count("replaced") + len(plan.populations)

        self.import_button.setEnabled(False)
        task = Task(f"Importing {plan.name}", shown=True)
        task.done.connect(self._stored)
        task.failed.connect(self._not_stored)
        self._desk.tasks.start(task, work)

    def _stored(self, count: int) -> None:
        if self.plan is not None and not self._pasted:
            remember_place(self._desk.preferences, self.plan.sha256, self._path)
        self._desk.say(
            "done", f"{count:,} figures came from {self._path.name}. Undo takes them back."
        )
        self.ended.emit(True)

    def _not_stored(self, sentence: str) -> None:
        self.import_button.setEnabled(True)
        self._desk.say("problem", sentence)

    def cancel(self) -> None:
        """Leave the extract as it is; nothing was written."""
        if self._task is not None:
            self._task.cancel()
        self.ended.emit(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer the keys it knows."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancel()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the cards below the sheet where there is no room beside it."""
        super().resizeEvent(event)
        beside = self._beside()
        ways = QBoxLayout.Direction
        for row in (self._row, self._top):
            row.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        self.cards.stand(beside)

    def _beside(self) -> bool:
        return self.width() >= theme.current().px(760)


def _first_sheet(plan: Plan) -> str:
    """The first sheet on which a table was found, else the first of all."""
    names = [sheet.name for sheet in plan.sheets]
    held = {table.sheet for table in plan.tables if table.included}
    return next((name for name in names if name in held), names[0] if names else "")
