"""Figures: those of a measure by area, or of an area by measure; typed, copied, pasted, traced."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from smpdesk.errors import UserError
from smpdesk.importing.storing.typed import Source, TypedFigure, read_typed, store_typed, take_out
from smpdesk.models.figures.brought import Brought
from smpdesk.models.figures.figure_grid import Origin, areas_with_figures
from smpdesk.models.past.history import Edited
from smpdesk.models.records import Area, Extract, Measure
from smpdesk.periods import Period
from smpdesk.ui.data.block import Block, is_figure, read_block
from smpdesk.ui.data.figure_grid import FigureGrid, Place
from smpdesk.ui.data.grid_table import NAMES, GridRow
from smpdesk.ui.data.marks import figure_words, period_heading
from smpdesk.ui.data.record_tree import RecordTree
from smpdesk.ui.data.source_dialog import SourceDialog
from smpdesk.ui.data.source_sheet import SourceSheetDialog, come_back
from smpdesk.ui.desk import Desk
from smpdesk.ui.look import theme
from smpdesk.ui.page import Page
from smpdesk.ui.parts import Stack
from smpdesk.ui.widgets.buttons import button
from smpdesk.ui.widgets.card import Card
from smpdesk.ui.widgets.empty import EmptyState
from smpdesk.ui.widgets.reading_only import changes_file
from smpdesk.ui.widgets.segmented import Segmented
from smpdesk.ui.widgets.sides import Sides


class FiguresPart(Page):
    """A tree of measures or areas at the left, their figures as a grid at the right."""

    title = "Figures"
    icon = "data"
    shortcut = ""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.nest()
        self.told: Source | None = None
        self._waiting: list[TypedFigure] = []
        self.rows_choice = Segmented("Show", [("measure", "By measure"), ("area", "By area")])
        self.tree, self.grid = RecordTree(), FigureGrid(desk.tasks)
        self.told_button = changes_file(button("", self._change_source, "quiet"))
        self.told_button.setToolTip("The source kept with the figures you type; change it here")
        self.told_button.hide()
        self._stack = Stack()
        self._sides = self._both_sides()
        self._stack.addWidget(self._sides)
        self._stack.addWidget(_nothing_yet(desk))
        self.body.addWidget(self._stack, 1)
        self._last = {"measure": 0, "area": desk.file.partnership().area or 0}
        self.rows_choice.chosen.connect(self._turn)
        self.tree.picked.connect(self._show)
        self.grid.typed.connect(self._typed)
        self.grid.table.pasted.connect(self._pasted)
        self.grid.table.cleared.connect(self._take_out)
        self.grid.sheet_wanted.connect(self._open_sheet)
        self.grid.table.selectionModel().currentChanged.connect(lambda *_: desk.move_on())

    def _both_sides(self) -> Sides:
        worn = theme.current()
        left, right = Card(padding=10), Card(padding=10)
        left.add(self.rows_choice)
        left.add(self.tree, 1)
        right.add(self.grid, 1)
        line = QHBoxLayout()
        line.addWidget(self.told_button)
        line.addStretch(1)
        right.add(line)
        left.setMinimumWidth(worn.px(200))
        left.setMinimumHeight(worn.px(170))
        return Sides("figures", self.desk.preferences, (left, right), (260, 800), (0, 1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the measures above their figures where there is no room beside them."""
        super().resizeEvent(event)
        narrow = self.width() < theme.current().px(700)
        self._sides.stand(beside=not narrow)

    def refresh(self, edited: Edited | None = None) -> None:
        """Read the measures, areas and figures anew."""
        self._stack.setCurrentIndex(0 if self.desk.file.all(Extract) else 1)
        self._stack.updateGeometry()
        self._offer()

    def go_to(self, key: object) -> None:
        """Show the figures of a measure or an area, or go to one of them."""
        of = key.of if isinstance(key, Place) else key
        if not isinstance(of, Measure | Area) or self.desk.file.first(type(of), id=of.id) is None:
            return
        self.rows_choice.show_key("measure" if isinstance(of, Measure) else "area")
        if isinstance(key, Place):
            self.grid.want(key)
            self.grid.table.setFocus()
        self._offer(of.id)

    def seen(self) -> object:
        """The figure that one is at, else whose figures are shown."""
        return self.grid.place or self.grid.of

    @property
    def measure(self) -> Measure | None:
        """The measure whose figures are shown, if they are those of a measure."""
        return self.grid.of if isinstance(self.grid.of, Measure) else None

    def _turn(self, key: str) -> None:
        """Go back to the measure or area last seen, at first the partnership's own area."""
        self._offer(self._last[key])

    def _offer(self, wanted: int = 0) -> None:
        """Offer the measures or areas, and go to the one wanted, else stay where one is."""
        brought = self._told_apart()
        self.grid.last_imports = brought.extracts if brought else frozenset()
        if self.rows_choice.key == "measure":
            new = brought.figures if brought else {}
            self.tree.show_measures(self.desk.file.all(Measure), wanted, new)
        else:
            self.tree.show_areas(areas_with_figures(self.desk.file), wanted)

    def _told_apart(self) -> Brought | None:
        """What the last imports brought, where there is anything else to tell it apart from."""
        brought = self.desk.brought
        held = {extract.id for extract in self.desk.file.all(Extract)}
        apart = brought is not None and held & brought.extracts and held - brought.extracts
        return brought if apart else None

    def _show(self, record: int) -> None:
        file = self.desk.file
        of: Measure | Area | None
        if self.rows_choice.key == "measure":
            of = file.first(Measure, id=record)
        else:
            of = file.first(Area, id=record)
        if of is not None:
            self._last[self.rows_choice.key] = of.id
            self.grid.show_of(self.desk.file, of)

    # Typing and pasting

    def _typed(self, row: GridRow, period: Period, written: str) -> None:
        try:
            figure = self._figure(row, period, written)
        except UserError as error:
            # Once the key that ended the entry, and may go on to the next cell, is dealt with.
            QTimer.singleShot(0, self, partial(self.desk.refuse, str(error)))
            return
        self._keep([figure])

    def _figure(self, row: GridRow, period: Period, written: str) -> TypedFigure:
        """What was written in a cell; raises ``UserError`` when that is no figure."""
        of, other = self.grid.of, row.of
        measure, area = (of, other) if isinstance(of, Measure) else (other, of)
        assert isinstance(measure, Measure)
        assert isinstance(area, Area)
        value, status = read_typed(written, measure.unit)
        return TypedFigure(measure, area, period, row.breakdown, value, status)

    def _pasted(self, text: str) -> None:
        """Put copied cells at the current cell; a table with other headings is imported."""
        if self.desk.read_only:
            return
        block = read_block(text)
        index = self.grid.table.currentIndex()
        if not self._fits(block, index.row(), index.column()):
            self.desk.paste_wanted.emit()
            return
        try:
            figures = self._block_figures(block, index.row(), max(index.column(), NAMES))
        except UserError as error:
            self.desk.refuse(str(error))
            return
        if figures:
            self._keep(figures)

    def _fits(self, block: Block, row: int, column: int) -> bool:
        """Whether a block is one of figures, under the headings of the place if under any."""
        table = self.grid.table
        if row < 0 or not any(is_figure(cell) for line in block.cells for cell in line if cell):
            return False
        place = max(column, NAMES) - NAMES
        periods = [period_heading(p) for p in table.periods[place:]]
        names = [record.of.name for record in table.records.records[row:]]
        return block.above in ([], periods[: len(block.above)]) and block.left in (
            [],
            names[: len(block.left)],
        )

    def _block_figures(self, block: Block, row: int, column: int) -> list[TypedFigure]:
        """The figures of a block that differ; raises ``UserError`` for a cell that is none."""
        table = self.grid.table
        rows, periods = table.records.records[row:], table.periods[column - NAMES :]
        if len(block.cells) > len(rows) or any(len(line) > len(periods) for line in block.cells):
            raise UserError(
                f"The copied block has {len(block.cells)} rows and {len(block.cells[0])} columns, "
                "more than there are from this cell on. Nothing was changed; go to the cell that "
                "its first figure belongs in."
            )
        figures = []
        for record, line in zip(rows, block.cells, strict=False):
            for period, cell in zip(periods, line, strict=False):
                if not cell:
                    continue
                figure = self._figure(record, period, cell)
                held = record.held.get(period)
                plain = held is not None and figure.status == "value"
                if held is None or held.value != figure.value or not (plain or held.value is None):
                    figures.append(figure)
        return figures

    def _keep(self, figures: Sequence[TypedFigure]) -> None:
        """Keep figures with the source given before, or ask for it first."""
        self._waiting = list(figures)
        if self.told is not None:
            self._store(self.told)
            return
        first = figures[0]
        about = f"{first.where()}: {figure_words(first.value, first.status)}."
        if len(figures) > 1:
            about = f"{len(figures):,} figures, the first: {about}"
        self._ask(about, "Keep")

    def _ask(self, about: str, done: str) -> None:
        today = self.desk.today.isoformat()
        dialog = SourceDialog(about, today, self, self.told, done)
        dialog.accepted.connect(lambda: self._store(dialog.told))
        dialog.finished.connect(lambda _: come_back(self.grid.table))
        dialog.open()

    def _change_source(self) -> None:
        self._waiting = []
        self._ask("For the figures that you type from now on.", "Use it")

    def _store(self, told: Source) -> None:
        self.told = told
        self.told_button.setText(f"Typed figures are kept as from: {told.source}. Change…")
        self.told_button.show()
        try:
            kept = store_typed(self.desk.file, self._waiting, told) if self._waiting else 0
        except UserError as error:
            self.desk.say("problem", str(error))
            return
        if kept > 1:
            self.desk.offer_undo(f"{kept:,} figures were kept.")

    def _take_out(self) -> None:
        """Take out the typed figures that are selected; what came from a file stays."""
        chosen = self.grid.table.selected_figures()
        if self.desk.read_only or not chosen:
            return
        taken = take_out(self.desk.file, [figure.id for figure in chosen])
        if taken > 1:
            self.desk.offer_undo(f"{taken:,} typed figures were taken out.")
        if taken < len(chosen):
            self.desk.say(
                "info",
                "A figure from a file can’t be taken out alone. Type over it, n/a where it is "
                "missing; or take the whole import back under Extracts.",
            )

    def _open_sheet(self, origin: Origin) -> None:
        dialog = SourceSheetDialog(
            self.desk, origin.figure.extract, self, origin.sheet, origin.cell
        )
        dialog.finished.connect(lambda _: come_back(self.grid.table))
        dialog.open()


def _nothing_yet(desk: Desk) -> QWidget:
    card, empty = Card(), EmptyState("data")
    empty.say(
        "Drop a spreadsheet here",
        "An extract from the police, the council or a partner: Excel, CSV or a police.uk "
        "download. You will see what was understood before anything is kept.",
        "Import extracts…",
        desk.import_wanted.emit,
    )
    changes_file(empty.button)
    card.add(empty, 1)
    return card
