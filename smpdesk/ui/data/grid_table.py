"""The table of the grid: typed in, copied from and pasted into as one does in Excel."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QMenu, QWidget

from smpdesk.models.figures.figure_grid import GridFigure
from smpdesk.models.records import Area, Measure
from smpdesk.periods import Period
from smpdesk.ui.data.block import as_html, as_text
from smpdesk.ui.data.marks import copied, ground, period_heading, shown, spoken, typed_text
from smpdesk.ui.data.standing_names import StandingNames
from smpdesk.ui.widgets.cells import Cells
from smpdesk.ui.widgets.record_model import Column, Index

NAMES = 2
"""How many columns name a row before the first period."""

Typed = Callable[["GridRow", Period, str], None]


@dataclass(frozen=True)
class GridRow:
    """A measure or an area, with a breakdown, and its figures by period."""

    of: Measure | Area
    about: str
    breakdown: str
    held: dict[Period, GridFigure]


class GridTable(StandingNames[GridRow]):
    """Periods across.

    ``pasted`` says the text to put at the current cell, ``cleared`` that what is selected is to
    be taken out, ``sheet_wanted`` that the sheet behind it is to be shown.
    """

    pasted = Signal(str)
    cleared = Signal()
    sheet_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("Figures", [], lambda r: (r.of.id, r.breakdown), cells=True)
        self.setItemDelegate(_GridCells(self))
        self.periods: list[Period] = []
        self.heading = ""
        self.editable = False
        self.menu = QMenu(self)

    def show_rows(
        self, heading: str, rows: Sequence[GridRow], periods: list[Period], typed: Typed | None
    ) -> None:
        """Show rows for these periods; ``typed`` is told what is typed in a cell, if it may be."""
        self.periods, self.heading, self.editable = periods, heading, typed is not None
        name = Column[GridRow](heading, lambda r: r.of.name, bold=True, width=190)
        about = Column[GridRow]("", lambda r: r.breakdown or r.about, ink=lambda _: "muted")
        self.show_records(rows, [name, about, *(_period_column(p, typed) for p in periods)])

    def figure_at(self, row: int, column: int) -> GridFigure | None:
        """The figure in a cell, or None where there is none."""
        place = column - NAMES
        if not 0 <= place < len(self.periods) or not 0 <= row < len(self.records.records):
            return None
        return self.records.records[row].held.get(self.periods[place])

    def event(self, event: QEvent) -> bool:
        """Keep paste for the cells while the grid has the focus."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and event.matches(QKeySequence.StandardKey.Paste)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer the keys it knows."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not self._writing():
            self.cleared.emit()
        elif control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.sheet_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _writing(self) -> bool:
        return self.state() is QAbstractItemView.State.EditingState

    def selected_figures(self) -> list[GridFigure]:
        """The figures that are selected."""
        chosen = self.selectionModel().selectedIndexes()
        held = (self.figure_at(index.row(), index.column()) for index in chosen)
        return [figure for figure in held if figure is not None]

    def copy(self) -> None:
        """Put what is selected on the clipboard, with its headings, for Excel and for Word."""
        table = self._selected()
        data = QMimeData()
        data.setText(as_text(table))
        data.setHtml(as_html(table))
        QGuiApplication.clipboard().setMimeData(data)

    def paste(self) -> None:
        """Say what is on the clipboard."""
        if text := QGuiApplication.clipboard().text().strip("\r\n"):
            self.pasted.emit(text)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the cell."""
        at = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            at = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
        self.show_menu(at)

    def show_menu(self, at: QPoint) -> None:
        """The menu of the current cell."""
        self.menu.clear()
        self.menu.setAccessibleName("This figure")
        index = self.currentIndex()
        there = self.figure_at(index.row(), index.column())
        sheet = self.menu.addAction("Open the sheet it came from\tCtrl+Return")
        sheet.setEnabled(there is not None and not there.typed)
        sheet.triggered.connect(self.sheet_wanted)
        if self.editable and index.column() >= NAMES:
            self.menu.addAction("Type a figure\tF2").triggered.connect(lambda: self.edit(index))
            self.menu.addAction("Paste\tCtrl+V").triggered.connect(self.paste)
            out = self.menu.addAction("Take out what was typed\tDel")
            out.setEnabled(any(figure.typed for figure in self.selected_figures()))
            out.triggered.connect(self.cleared)
        self.menu.addAction("Copy with headings\tCtrl+C").triggered.connect(self.copy)
        self.menu.popup(at)

    def _selected(self) -> list[list[str]]:
        chosen = self.selectionModel().selectedIndexes()
        rows = sorted({index.row() for index in chosen})
        columns = sorted({index.column() for index in chosen} - set(range(NAMES)))
        columns = columns or list(range(NAMES, NAMES + len(self.periods)))
        broken = any(self.records.records[row].breakdown for row in rows)
        head = [self.heading, *(["Breakdown"] if broken else [])]
        table = [[*head, *(period_heading(self.periods[c - NAMES]) for c in columns)]]
        for row in rows:
            record = self.records.records[row]
            names = [record.of.name, *([record.breakdown] if broken else [])]
            table.append([*names, *(copied(self.figure_at(row, c)) for c in columns)])
        return table


class _GridCells(Cells):
    """Begins to edit with the figure as one would type it, without its signs.

    The ground that marks a figure stays in the row in focus.
    """

    def ground_of(self, index: Index) -> str:
        """The ground of the figure's mark, or that of the row."""
        table, figure = self.parent(), None
        if isinstance(table, GridTable):
            figure = table.figure_at(index.row(), index.column())
        return (ground(figure) if figure is not None else "") or super().ground_of(index)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show in the editor what the cell holds."""
        table = self.parent()
        if isinstance(editor, QLineEdit) and isinstance(table, GridTable):
            editor.setText(typed_text(table.figure_at(index.row(), index.column())))
            editor.setAccessibleName("Figure")


def _period_column(period: Period, typed: Typed | None) -> Column[GridRow]:
    def text(row: GridRow) -> str:
        return shown(row.held[period]) if period in row.held else ""

    def edit(row: GridRow, written: str) -> None:
        if typed is not None and written and written != typed_text(row.held.get(period)):
            typed(row, period, written)

    return Column(
        period_heading(period),
        text,
        align="right",
        width=92,
        ground=lambda r: ground(r.held[period]) if period in r.held else "",
        ink=lambda r: "muted" if period in r.held and r.held[period].value is None else "text",
        edit=edit if typed is not None else None,
        spoken=lambda r: spoken(r.held[period]) if period in r.held else "no figure",
    )
