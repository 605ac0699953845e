"""The import of one extract: the plan beside the sheet, and one button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from smpdesk.ui.data.source_sheet import remember_place
from smpdesk.ui.desk import Desk
from smpdesk.ui.extract.correcting import CorrectionMenu, table_at
from smpdesk.ui.extract.import_head import ImportHead
from smpdesk.ui.extract.imported import Imported, Looked
from smpdesk.ui.extract.plan_cards import PlanCards
from smpdesk.ui.extract.reading import read_extract, read_text
from smpdesk.ui.extract.sheet_card import SheetCard
from smpdesk.ui.look import theme
from smpdesk.ui.tasks import Task, Work
from smpdesk.ui.widgets.card import Card
from smpdesk.ui.widgets.empty import EmptyState

if TYPE_CHECKING:
    from smpdesk.evidence.texts.changes import TextChange
    from smpdesk.importing.files.sheets import Sheet
    from smpdesk.importing.plans.plan import Plan


class ImportView(QWidget):
    """Reads an extract, shows what was understood, and imports it when the officer says so.

    ``ended`` says that it is over, and what was ``Imported``, None where nothing was; ``left``
    that those that wait are not wanted either.
    """

    ended = Signal(object)
    left = Signal()

    def __init__(self, desk: Desk, looked: Looked, to_come: int = 0) -> None:
        super().__init__()
        path = looked.path
        self._pasted, self._to_come = looked.pasted, 0
        self.setObjectName("Content")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(f"Import {path.name}")
        self._desk, self._path = desk, path
        self.plan: Plan | None = None
        self._task: Task | None = None
        self._over = False
        worn = theme.current()
        column = QVBoxLayout(self)
        column.setContentsMargins(worn.px(22), worn.px(16), worn.px(22), worn.px(20))
        column.setSpacing(worn.size("gap"))
        column.addWidget(self._head())
        self._stack = QStackedWidget()
        waiting = Card()
        self.empty = EmptyState("import")
        self.empty.say("Reading the extract", "Looking for its tables, areas and periods.")
        waiting.add(self.empty, 1)
        self._stack.addWidget(waiting)
        self._stack.addWidget(self._plan_side())
        column.addWidget(self._stack, 1)
        self.say_to_come(to_come)
        if looked.plan is None:
            self._read()
        else:
            self._show_plan(looked.plan, looked.sheet)

    def _head(self) -> ImportHead:
        head = self.head = ImportHead(self._path.name)
        self.sheet_choice = head.sheet_choice
        self.import_button, self.cancel_button = head.import_button, head.cancel_button
        self.sheet_choice.chosen.connect(lambda _: self._show_sheet())
        self.import_button.clicked.connect(self.store)
        self.cancel_button.clicked.connect(self.cancel)
        head.stop_button.clicked.connect(self.leave_all)
        return head

    def say_to_come(self, many: int) -> None:
        """Say how many extracts wait behind this one."""
        self._to_come = many
        self.head.say_to_come(many)

    def take_focus(self) -> None:
        """Put the focus on what is done next: importing, or leaving what can't be imported."""
        if self.plan is not None:
            way = self.import_button if self.import_button.isEnabled() else self.cancel_button
            way.setFocus()
        elif not self.empty.button.isHidden():
            self.empty.button.setFocus()
        else:
            self.setFocus()  # so that a key pressed too often does not cancel what is being read

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

    @property
    def looked(self) -> Looked:
        """How far one has looked at the extract."""
        return Looked(self._path, self._pasted, self.plan, self.sheet_choice.key)

    # Reading and deciding

    def _read(self) -> None:
        file, path, pasted = self._desk.file, self._path, self._pasted

        def work(progress: Work) -> Plan:
            if pasted:
                return read_text(file, pasted, path.name)
            return read_extract(file, path, progress)

        task = Task(f"Reading {path.name}", shown=True)
        task.failed.connect(self._not_read)
        task.ended.connect(self._leave_unread)
        self._start(task, work)

    def _decide(self, question: str, answer: object) -> None:
        plan = self.plan
        if plan is None:
            return
        task = Task("Planning again")
        task.failed.connect(self._not_decided)
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
        self.head.show_failed()
        self.take_focus()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def _not_decided(self, sentence: str) -> None:
        self._desk.refuse(sentence)

    def _show_plan(self, plan: Plan, sheet: str = "") -> None:
        first = self.plan is None
        self.plan = plan
        self.cards.show_plan(plan)
        self._look_at_texts(plan)
        seen = (sheet or _first_sheet(plan)) if first else self.sheet_choice.key
        self.head.show_plan(plan, seen, may_import=not self._desk.file.read_only)
        self._show_sheet()
        self._stack.setCurrentIndex(1)
        if first:
            self.take_focus()

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
        self.sheet_card.show_sheet(plan, sheet)

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

        def work(progress: Work) -> Imported:
            from smpdesk.importing.storing.store import store_plan
            from smpdesk.models.figures.brought import brought_by

            stored = store_plan(file, plan, progress.report)
            brought = brought_by(file, stored.extract)
            return Imported(plan.name, stored, len(plan.populations), brought)

        self.import_button.setEnabled(False)
        self._task = task = Task(f"Importing {plan.name}", shown=True)
        task.done.connect(self._stored)
        task.failed.connect(self._not_stored)
        task.ended.connect(self._allow_again)
        self._desk.tasks.start(task, work)

    def _stored(self, imported: Imported) -> None:
        if self.plan is not None and not self._pasted:
            remember_place(self._desk.preferences, self.plan.sha256, self._path)
        self._end(imported)

    def _not_stored(self, sentence: str) -> None:
        self._desk.say("problem", sentence)

    def _allow_again(self) -> None:
        """What was not imported, or cancelled meanwhile, may be once more."""
        self.import_button.setEnabled(True)

    def _leave_unread(self) -> None:
        """Leave an extract whose reading was cancelled at the head of the window."""
        if self._task is not None and self._task.unwanted.is_set():
            self.cancel()

    def cancel(self) -> None:
        """Leave the extract as it is; nothing was written."""
        if self._task is not None:
            self._task.cancel()
        self._end(None)

    def _end(self, imported: Imported | None) -> None:
        if not self._over:
            self._over = True
            self.ended.emit(imported)

    def leave_all(self) -> None:
        """Leave this extract and those that wait."""
        self.left.emit()
        self.cancel()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer the keys it knows."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancel()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the cards below the sheet where there is no room beside it."""
        super().resizeEvent(event)
        beside = self.width() >= theme.current().px(720)
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        self.head.stand(beside)
        self.cards.stand(beside, self.width())


def _first_sheet(plan: Plan) -> str:
    """The first sheet on which a table was found, else the first of all."""
    names = [sheet.name for sheet in plan.sheets]
    held = {table.sheet for table in plan.tables if table.included}
    return next((name for name in names if name in held), names[0] if names else "")
