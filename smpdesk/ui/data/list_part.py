"""Every figure as one list: sorted by a click on a heading, chosen by what it is, traced."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from PySide6.QtCore import QMimeData, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QTableView, QWidget

from smpdesk.models.figures.figure_list import Chosen, FigureQuery, ListedFigure, SortBy, figure_ids
from smpdesk.models.past.history import Edited
from smpdesk.models.records import Extract
from smpdesk.ui.data.block import as_html, as_text
from smpdesk.ui.data.figure_rows import COLUMNS, FigureRows
from smpdesk.ui.data.source_sheet import SourceSheetDialog, come_back
from smpdesk.ui.desk import Desk
from smpdesk.ui.look import theme
from smpdesk.ui.page import Page
from smpdesk.ui.parts import Stack
from smpdesk.ui.tasks import Task, Work
from smpdesk.ui.widgets.buttons import button
from smpdesk.ui.widgets.card import Card
from smpdesk.ui.widgets.empty import EmptyState
from smpdesk.ui.widgets.fields import Choice, SearchField
from smpdesk.ui.widgets.flow import flow_of
from smpdesk.ui.widgets.words import words

_CHOSEN = [
    ("", "All that count"),
    ("provisional", "Provisional"),
    ("suppressed", "Suppressed"),
    ("missing", "Missing"),
    ("revised", "Replaced an earlier one"),
    ("typed", "Typed by hand"),
    ("replaced", "Were replaced"),
]
_ORDERS = [
    ("measure", "By measure"),
    ("area", "By area"),
    ("period-", "Newest period first"),
    ("period", "Oldest period first"),
    ("value-", "Largest figure first"),
    ("value", "Smallest figure first"),
    ("status", "By status"),
    ("extract", "By extract"),
]
_SOON_MS = 200
_MOST_COPIED = 100_000


class FigureTable(QTableView):
    """The list itself; rows are chosen whole, and copied with their headings."""

    def __init__(self) -> None:
        super().__init__()
        self.rows = FigureRows()
        self.setModel(self.rows)
        self.setAccessibleName("Every figure")
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.verticalHeader().hide()
        worn = theme.current()
        self.verticalHeader().setDefaultSectionSize(worn.size("row"))
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(True)
        head.setSortIndicatorShown(True)
        for column, (_, _, width, _) in enumerate(COLUMNS):
            self.setColumnWidth(column, worn.px(width))

    def current(self) -> ListedFigure | None:
        """The figure of the current row."""
        index = self.currentIndex()
        return self.rows.figure(index.row()) if index.isValid() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy; everything else as a table does."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """Put the chosen rows on the clipboard with their headings."""
        chosen = self.selectionModel().selection()
        parts = [chosen.at(place) for place in range(chosen.count())]
        rows = [row for part in parts for row in range(part.top(), part.bottom() + 1)]
        figures = [self.rows.figure(row) for row in rows[:_MOST_COPIED]]
        lines = [[heading for heading, *_ in COLUMNS]]
        lines += [[read(figure) for *_, read in COLUMNS] for figure in figures if figure]
        data = QMimeData()
        data.setText(as_text(lines))
        data.setHtml(as_html(lines))
        QGuiApplication.clipboard().setMimeData(data)


class ListPart(Page):
    """The list under its filters; Return opens the sheet that a figure came from."""

    title = "All figures"
    icon = "data"
    shortcut = ""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.nest()
        self._sort: SortBy = "measure"
        self._descending = False
        self._task: Task | None = None
        filters = self._filters()
        self.table = FigureTable()
        self.count = words("", "muted")
        self.sheet_button = button(
            "Open its sheet", self._open_sheet, "quiet", "link", "The sheet it came from (Return)"
        )
        card = Card(padding=10)
        card.add(filters)
        self._stack = Stack()
        self._stack.setMinimumHeight(theme.current().px(190))
        self.empty = EmptyState("data")
        for shown in (self.table, self.empty):
            self._stack.addWidget(shown)
        card.add(self._stack, 1)
        below = QHBoxLayout()
        below.addWidget(self.count)
        below.addStretch(1)
        below.addWidget(self.sheet_button)
        card.add(below)
        self.body.addWidget(card, 1)
        self.table.horizontalHeader().sectionClicked.connect(self._sort_by)
        self.table.doubleClicked.connect(lambda _: self._open_sheet())
        self.table.selectionModel().currentChanged.connect(lambda *_: self._allow())
        self.table.horizontalHeader().setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        self._allow()

    def _filters(self) -> QWidget:
        """The fields and choices that say which figures are listed, and in what order."""
        self.measure_field = SearchField("Find a measure")
        self.area_field = SearchField("Find an area")
        self.extract_choice = Choice([("", "Every extract")], wide=200)
        self.extract_choice.setAccessibleName("Extract")
        self.chosen_choice = Choice(_CHOSEN, wide=172)
        self.chosen_choice.setAccessibleName("Which figures")
        self.order_choice = Choice(_ORDERS, "measure", wide=172)
        self.order_choice.setAccessibleName("Order")
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.sort)
        for field in (self.measure_field, self.area_field):
            field.setFixedWidth(theme.current().px(160))
            field.textChanged.connect(lambda _: self._soon.start(_SOON_MS))
        for choice in (self.extract_choice, self.chosen_choice):
            choice.chosen.connect(lambda _: self.sort())
        self.order_choice.chosen.connect(self._order_by)
        filters = (self.measure_field, self.area_field, self.extract_choice, self.chosen_choice)
        return flow_of(*filters, self.order_choice)

    @property
    def query(self) -> FigureQuery:
        """What is asked for now."""
        return FigureQuery(
            self.measure_field.text(),
            self.area_field.text(),
            int(self.extract_choice.key or 0),
            cast("Chosen", self.chosen_choice.key),
            self._sort,
            self._descending,
        )

    def refresh(self, edited: Edited | None = None) -> None:
        """Read the list anew."""
        extracts = [(str(e.id), e.name) for e in self.desk.file.all(Extract)]
        self.extract_choice.offer([("", "Every extract"), *extracts], self.extract_choice.key)
        if self.extract_choice.currentIndex() < 0:
            self.extract_choice.show_key("")
        self.sort()

    def go_to(self, key: object) -> None:
        """Show the figures of an extract, or those that a query asks for."""
        if isinstance(key, Extract):
            self.extract_choice.show_key(str(key.id))
            self.sort()
        elif isinstance(key, FigureQuery):
            self.measure_field.setText(key.measure)
            self.area_field.setText(key.area)
            self.extract_choice.show_key(str(key.extract or ""))
            self.chosen_choice.show_key(key.chosen)
            self._order_by(f"{key.sort}{'-' if key.descending else ''}")

    def seen(self) -> object:
        """What the list was asked for."""
        return self.query

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the sheet on Return in the list."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.table.hasFocus():
            self._open_sheet()
        else:
            super().keyPressEvent(event)

    def sort(self) -> None:
        """Put the figures in order, off the window's thread; the old order stays until then."""
        self._soon.stop()
        if self._task is not None:
            self._task.cancel()
        file, query = self.desk.file, self.query

        def work(_: Work) -> Sequence[int]:
            with file.another() as own:
                return figure_ids(own, query)

        self._task = Task("Putting the figures in order")
        self._task.done.connect(self._show)
        self.desk.tasks.start(self._task, work)

    def _show(self, ids: Any) -> None:
        self.table.rows.show_ids(self.desk.file, ids)
        many = len(ids)
        self._stack.setCurrentWidget(self.table if many else self.empty)
        if not many:
            self._say_empty()
        self.count.setText("1 figure" if many == 1 else f"{many:,} figures")
        if many:
            self.table.setCurrentIndex(self.table.rows.index(0, 0))
        self._allow()

    def _say_empty(self) -> None:
        """Say why the list is empty, and how to fill it."""
        if self.query == FigureQuery(sort=self._sort, descending=self._descending):
            self.empty.say(
                "No figures yet",
                "Every figure of every extract is listed here. Import an extract, or drop one "
                "anywhere on this window.",
                "Import extracts…",
                self.desk.import_wanted.emit,
            )
        else:
            self.empty.say(
                "No figure is like this",
                "Nothing in the file fits all that is chosen above.",
                "Show all figures",
                self._choose_all,
            )

    def _choose_all(self) -> None:
        for field in (self.measure_field, self.area_field):
            field.clear()
        for choice in (self.extract_choice, self.chosen_choice):
            choice.show_key("")
        self.sort()
        self.measure_field.setFocus()

    def _sort_by(self, column: int) -> None:
        """Sort by the column whose heading was clicked; clicked again, the other way round."""
        by = COLUMNS[column][1]
        down = by == self._sort and not self._descending
        self._order_by(f"{by or self._sort}{'-' if down else ''}")

    def _order_by(self, key: str) -> None:
        self._descending = key.endswith("-")
        self._sort = cast("SortBy", key.removesuffix("-"))
        self.order_choice.show_key(key)
        at = next(place for place, (_, each, *_) in enumerate(COLUMNS) if each == self._sort)
        orders = Qt.SortOrder
        order = orders.DescendingOrder if self._descending else orders.AscendingOrder
        self.table.horizontalHeader().setSortIndicator(at, order)
        self.sort()

    def _allow(self) -> None:
        current = self.table.current()
        self.sheet_button.setEnabled(current is not None and bool(current.sheet or current.cell))

    def _open_sheet(self) -> None:
        current = self.table.current()
        if current is None or not self.sheet_button.isEnabled():
            return
        extract = self.desk.file.get(Extract, current.extract_id)
        dialog = SourceSheetDialog(self.desk, extract, self, current.sheet, current.cell)
        dialog.finished.connect(lambda _: come_back(self.table))
        dialog.open()
