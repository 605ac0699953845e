"""The grid of figures with its key, and below it where the figure in focus came from."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smpdesk.models.figures.figure_grid import GridFigure, Origin, grid_figures, lengths, origin_of
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Area, Measure
from smpdesk.periods import Period
from smpdesk.ui.data.grid_table import NAMES, GridRow, GridTable, Typed
from smpdesk.ui.data.marks import JUST_IN, KEY, figure_words, origin_words
from smpdesk.ui.data.record_tree import KIND_WORDS
from smpdesk.ui.look import theme
from smpdesk.ui.tasks import Task, Tasks
from smpdesk.ui.widgets.buttons import button
from smpdesk.ui.widgets.fields import Choice
from smpdesk.ui.widgets.flow import flow_of
from smpdesk.ui.widgets.reading_only import changes_file
from smpdesk.ui.widgets.tag import Tag
from smpdesk.ui.widgets.words import words

LENGTHS = {1: "By month", 3: "By quarter", 12: "By year", 36: "By three years"}
_NEXT = {1: "Add the next month", 3: "Add the next quarter", 12: "Add the next year"}
_USE = (
    "Go to a figure to see where it came from; type over it to change it. Copied cells paste into "
    "Excel, and cells copied there paste in here."
)
_AT_ONCE = 4000
"""So many figures are read in a blink; for more the window does not wait."""


@dataclass(frozen=True)
class Arranged:
    """The figures of a measure or area for periods of a length, by row; and their periods."""

    of: Measure | Area
    months: int
    rows: Sequence[GridRow] = ()
    periods: frozenset[Period] = frozenset()

    def same(self, other: Arranged) -> bool:
        """Whether both are of the same measure or area, and of the same length of periods."""
        mine, theirs = ((type(a.of), a.of.id, a.months) for a in (self, other))
        return mine == theirs


@dataclass(frozen=True)
class Place:
    """A figure in the grid of ``of``: the id and breakdown of its row, and its period."""

    of: Measure | Area
    row: int
    breakdown: str
    period: Period


class FigureGrid(QWidget):
    """Shows the figures of a measure by area, or of an area by measure.

    ``typed`` says the row, the period and what was written; ``sheet_wanted`` the origin of the
    figure whose sheet is to be shown. Figures of the ``last_imports`` are marked.
    """

    typed = Signal(object, object, str)
    sheet_wanted = Signal(object)

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self._tasks = tasks
        self._task: Task | None = None
        self._file: PartnershipFile | None = None
        self._of: Measure | Area | None = None
        self._counted: dict[int, int] = {}
        self._arranged: Arranged | None = None
        self._added: set[Period] = set()
        self._origin: Origin | None = None
        self._wanted: Place | None = None
        self.last_imports: frozenset[int] = frozenset()
        self.length_choice = Choice([], wide=150)
        self.length_choice.setAccessibleName("Periods")
        self.length_choice.chosen.connect(lambda _: self._show_length())
        self.next_button = changes_file(
            button("Add the next month", self._add_period, "quiet", "add")
        )
        self.next_button.setToolTip("An empty column at the left, to type or paste new figures in")
        self.table = GridTable()
        self.table.setMinimumHeight(theme.current().px(170))
        self.source = words("", "muted", wrap=True)
        self.source.setAccessibleName("Where the figure came from")
        self.source.setMinimumHeight(theme.current().px(40))
        self.sheet_button = button(
            "Open its sheet",
            self._want_sheet,
            "quiet",
            "link",
            "The sheet it came from, at its cell",
        )
        self._lay_out()
        self.table.selectionModel().currentChanged.connect(lambda *_: self._say_source())
        self.table.sheet_wanted.connect(self._want_sheet)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().px(8))
        above, below = QHBoxLayout(), QHBoxLayout()
        above.addWidget(self.length_choice)
        above.addWidget(self.next_button)
        above.addStretch(1)
        below.addWidget(self.source, 1)
        below.addWidget(self.sheet_button, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(above)
        column.addWidget(self.table, 1)
        self._just_in = Tag(*JUST_IN, "none")
        column.addWidget(_key(self._just_in))
        column.addLayout(below)

    def want(self, place: Place) -> None:
        """Go to a figure as soon as the figures of its measure or area are shown."""
        self._wanted = place

    @property
    def place(self) -> Place | None:
        """The figure that one is at; None where that is none."""
        row, at = self.table.current(), self.table.currentIndex().column() - NAMES
        if self._of is None or row is None or not 0 <= at < len(self.table.periods):
            return None
        return Place(self._of, row.of.id, row.breakdown, self.table.periods[at])

    def show_of(self, file: PartnershipFile, of: Measure | Area) -> None:
        """Show all figures of a measure or an area, the newest period first."""
        if self._of is None or (type(of), of.id) != (type(self._of), self._of.id):
            self._added.clear()
        self._file, self._of = file, of
        counted = self._counted = lengths(file, of)
        choices = [(str(n), LENGTHS.get(n, f"By {n} months")) for n in counted]
        kept = str(self._wanted.period.months) if self._wanted else self.length_choice.key
        usual = str(max(counted, key=lambda n: counted[n])) if counted else ""
        self.length_choice.offer(choices, kept if kept in dict(choices) else usual)
        self.length_choice.setVisible(len(choices) > 1)
        self._show_length()

    @property
    def of(self) -> Measure | Area | None:
        """The measure or area whose figures are shown."""
        return self._of

    def _show_length(self) -> None:
        months = int(self.length_choice.key or 0)
        if self._file is None or self._of is None:
            return
        self.next_button.setVisible(bool(months) and not self._file.read_only)
        self.next_button.setText(_NEXT.get(months, "Add the next period"))
        self._just_in.setVisible(bool(self.last_imports))
        file, nothing, new = self._file, Arranged(self._of, months), self.last_imports
        if self._task is not None:
            self._task.cancel()
            self._task = None
        if self._counted.get(months, 0) <= _AT_ONCE:
            self._show_arranged(arranged(file, nothing, new) if months else nothing)
            return
        if self._arranged is None or not self._arranged.same(nothing):
            self._show_arranged(nothing)
            self.source.setText("Reading the figures…")
        self._task = Task("Reading the figures")
        self._task.done.connect(self._show_read)
        self._tasks.start(self._task, lambda _: arranged(file, nothing, new))

    def _show_read(self, found: Arranged) -> None:
        """Show what was read, unless something else has been asked for meanwhile."""
        if self._of is not None and found.same(Arranged(self._of, int(self.length_choice.key))):
            self._show_arranged(found)

    def _show_arranged(self, found: Arranged) -> None:
        self._arranged = found
        self._show_rows()

    def _show_rows(self) -> None:
        file, found = self._file, self._arranged
        assert file is not None
        assert found is not None
        added = {period for period in self._added if period.months == found.months}
        periods = sorted(found.periods | added, reverse=True)
        typed: Typed | None = None if file.read_only else self._say_typed
        heading = "Area" if isinstance(found.of, Measure) else "Measure"
        self.table.show_rows(heading, found.rows, periods, typed)
        self._go_to_wanted()
        self._say_source()

    def _go_to_wanted(self) -> None:
        """Go to the figure that was asked for, once its row is there."""
        wanted = self._wanted
        if wanted is None or self._of is None or not self.table.records.records:
            return
        if (type(wanted.of), wanted.of.id) != (type(self._of), self._of.id):
            return
        self._wanted = None
        row = self.table.records.row_of((wanted.row, wanted.breakdown))
        if row >= 0 and wanted.period in self.table.periods:
            column = NAMES + self.table.periods.index(wanted.period)
            self.table.setCurrentIndex(self.table.records.index(row, column))

    def _say_typed(self, row: GridRow, period: Period, written: str) -> None:
        self.typed.emit(row, period, written)

    def _add_period(self) -> None:
        """Add an empty column for the period after the newest, and go there."""
        newest = self.table.periods[0]
        self._added.add(newest.shifted(newest.months))
        self._show_rows()
        row = max(0, self.table.currentIndex().row())
        self.table.setCurrentIndex(self.table.records.index(row, NAMES))
        self.table.setFocus()

    def _say_source(self) -> None:
        """Say below the grid where the figure in focus came from."""
        self._origin = None
        index = self.table.currentIndex()
        row = self.table.current()
        at = index.column() - NAMES
        if row is None or self._file is None or not 0 <= at < len(self.table.periods):
            self.source.setText(_USE)
        else:
            period = self.table.periods[at]
            named = ", ".join(part for part in (row.of.name, row.breakdown, period.text()) if part)
            figure = row.held.get(period)
            if figure is None:
                self.source.setText(f"{named}: no figure.")
            else:
                self._origin = origin_of(self._file, figure.id)
                said = figure_words(figure.value, figure.status)
                self.source.setText(f"{named}: {said}. {origin_words(self._origin)}")
        sheet = self._origin is not None and bool(self._origin.figure.extract.fingerprint)
        self.sheet_button.setEnabled(sheet)

    def _want_sheet(self) -> None:
        if self._origin is not None and self.sheet_button.isEnabled():
            self.sheet_wanted.emit(self._origin)


def arranged(file: PartnershipFile, wanted: Arranged, last_imports: Collection[int]) -> Arranged:
    """The figures wanted, read from the file and put in rows; those just imported are marked."""
    held: dict[tuple[int, str], dict[Period, GridFigure]] = {}
    for figure in grid_figures(file, wanted.of, wanted.months, last_imports):
        held.setdefault((figure.of, figure.breakdown), {})[figure.period] = figure
    rows = _area_rows if isinstance(wanted.of, Measure) else _measure_rows
    periods = frozenset(period for figures in held.values() for period in figures)
    return Arranged(wanted.of, wanted.months, rows(file, held), periods)


def _area_rows(
    file: PartnershipFile, held: dict[tuple[int, str], dict[Period, GridFigure]]
) -> Sequence[GridRow]:
    """A row an area, the partnership's own first, then by name."""
    own = file.partnership().area
    areas = {area.id: area for area in file.all(Area)}
    keys = sorted(held, key=lambda k: (k[0] != own, areas[k[0]].name.casefold(), k[1]))
    return [GridRow(areas[a], KIND_WORDS[areas[a].kind], b, held[a, b]) for a, b in keys]


def _measure_rows(
    file: PartnershipFile, held: dict[tuple[int, str], dict[Period, GridFigure]]
) -> Sequence[GridRow]:
    """A row a measure, in the order of the measures."""
    measures = {measure.id: measure for measure in file.all(Measure)}
    order = {number: place for place, number in enumerate(measures)}
    keys = sorted(held, key=lambda k: (order[k[0]], k[1]))
    return [GridRow(measures[m], measures[m].collection, b, held[m, b]) for m, b in keys]


def _key(just_in: Tag) -> QWidget:
    """What the signs mean."""
    key = flow_of(just_in, *(Tag(text, kind, "none") for text, kind in KEY))
    key.setAccessibleName("Key")
    return key
