"""The scoring sheet as a grid: type a value, walk with the arrows, Enter goes on."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView

from smpdesk.analysis.scoring import Criterion
from smpdesk.evidence.priorities.score_sheet import ScoreSheet, SheetRow
from smpdesk.ui.look import theme
from smpdesk.ui.pages.statuses import STANDINGS
from smpdesk.ui.widgets.record_model import Column, Index
from smpdesk.ui.widgets.record_table import RecordTable
from smpdesk.ui.widgets.signs import Kind
from smpdesk.ui.widgets.wrapped_header import WrappedHeader

_THEME_WIDTH = 230
_DOTS = {0: "", 1: "●○○", 2: "●●○", 3: "●●●"}


class ScoreGrid(RecordTable[SheetRow]):
    """Themes down, criteria across.

    ``scored`` says theme id, criterion key and the value typed; ``cleared`` that a score was
    deleted; ``refused`` why a value does not fit; ``moved`` that another cell has the focus;
    ``reason_wanted`` that F2 was pressed.
    """

    scored = Signal(int, str, float)
    cleared = Signal(int, str)
    refused = Signal(str)
    moved = Signal()
    reason_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("Scores: themes by criteria", [], lambda row: row.theme.id, cells=True)
        self._criteria: tuple[Criterion, ...] = ()
        self._shaky: set[tuple[str, str]] = set()
        self._typed = ""
        self._lying: dict[int, int] = {}
        self._upright: dict[int, int] = {}
        self.head = WrappedHeader(self)
        self.setHorizontalHeader(self.head)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_sheet(self, sheet: ScoreSheet) -> None:
        """Show a sheet; while somebody types in the grid, its rows keep their order."""
        before, self._criteria = self._criteria, sheet.matrix.criteria
        self._shaky = {(flip.theme, flip.criterion) for flip in sheet.flips}
        rows = list(sheet.rows)
        if self.hasFocus():
            order = [row.theme.id for row in self.records.records]
            rows.sort(
                key=lambda row: order.index(row.theme.id) if row.theme.id in order else len(order)
            )
        held = [row.theme.id for row in self.records.records]
        if before == self._criteria and held == [row.theme.id for row in rows]:
            self.records.change_records({row.theme.id: row for row in rows})
            return
        self.show_records(rows, self._columns())
        if not self.currentIndex().isValid() and rows:
            self._quiet = True
            self.setCurrentIndex(self.records.index(0, 1))
            self._quiet = False
        self.updateGeometry()

    @property
    def here(self) -> tuple[SheetRow, Criterion | None] | None:
        """The row and criterion that have the focus; no criterion on the other columns."""
        row = self.current()
        return (row, self._criterion(self.currentIndex().column())) if row is not None else None

    def go_to(self, theme_id: int) -> None:
        """Move to a theme's first score."""
        row = self.records.row_of(theme_id)
        if row >= 0:
            self.setCurrentIndex(self.records.index(row, 1))

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Say that another cell has the focus."""
        super().currentChanged(current, previous)
        self._typed = ""
        self.viewport().update()
        if not self._quiet:
            self.moved.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer the keys of scoring; the rest as a table does."""
        here = self.here
        criterion = here[1] if here is not None else None
        key, text = event.key(), event.text()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._typed and criterion is not None:
                self._take(criterion, self._typed)
            self._next()
        elif key == Qt.Key.Key_F2:
            self.reason_wanted.emit()
        elif here is None or criterion is None:
            super().keyPressEvent(event)
        elif text and text in "0123456789.":
            self._type(criterion, text)
        elif text and text in "+-=":
            self._step(here[0], criterion, -1 if text == "-" else 1)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._typed = ""
            self.cleared.emit(here[0].theme.id, criterion.key)
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """As high as its rows: the page scrolls, not the grid."""
        worn = theme.current()
        height = self.head.sizeHint().height() + worn.px(4)
        rows = self.row_height * max(1, len(self.records.records))
        bar = self.horizontalScrollBar()
        wide = self.horizontalHeader().length() > self.viewport().width()
        return QSize(worn.px(400), height + rows + (bar.sizeHint().height() if wide else 0))

    def minimumSizeHint(self) -> QSize:
        """Narrow, but never with rows cut off."""
        return QSize(theme.current().px(300), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn the headings of the criteria upright where there is no room for them."""
        super().resizeEvent(event)
        self._turn()

    def show_records(
        self, records: Sequence[SheetRow], columns: Sequence[Column[SheetRow]] | None = None
    ) -> None:
        """Show other rows."""
        super().show_records(records, columns)
        numbers = [n for n, column in enumerate(self.records.columns) if column.wrap]
        self._lying = {number: self.head.least_width(number) for number in numbers}
        self._upright = {number: self.head.upright_width(number) for number in numbers}
        self._turn()

    def _turn(self) -> None:
        """Give the criteria what their headings need, lying or upright; the theme the rest."""
        head, worn = self.head, theme.current()
        others = sum(head.sectionSize(n) for n in range(1, head.count()) if n not in self._lying)
        room = self.viewport().width() - others - worn.px(_THEME_WIDTH)
        turned = sum(self._lying.values()) > room
        head.upright = frozenset(self._lying) if turned else frozenset()
        for number, width in (self._upright if turned else self._lying).items():
            head.resizeSection(number, width)
        used = sum(head.sectionSize(n) for n in range(1, head.count()))
        if head.count():
            head.resizeSection(0, max(worn.px(150), self.viewport().width() - used))
        self.updateGeometries()
        self.updateGeometry()

    def _type(self, criterion: Criterion, digit: str) -> None:
        """Take a value as soon as it can be no other; wait for Enter where it could."""
        self._typed += digit
        longer = [
            v
            for v in criterion.values
            if f"{v:g}".startswith(self._typed) and f"{v:g}" != self._typed
        ]
        if not longer:
            self._take(criterion, self._typed)
        else:
            self._say(f"{self._typed}: type on, or press Enter.")

    def _take(self, criterion: Criterion, typed: str) -> None:
        self._typed = ""
        here = self.here
        values = {f"{value:g}": value for value in criterion.values}
        if here is None:
            return
        if typed not in values:
            self.refused.emit(
                f"{typed} is not a value of {criterion.name}. It takes {', '.join(values)}."
            )
            return
        self.scored.emit(here[0].theme.id, criterion.key, values[typed])
        self._say(f"{criterion.name}: {typed}, {criterion.meaning(values[typed])}")

    def _step(self, row: SheetRow, criterion: Criterion, by: int) -> None:
        """One allowed value up or down; from nothing to the lowest."""
        held = row.value(criterion.key)
        values = criterion.values
        place = values.index(held) + by if held in values else 0
        if 0 <= place < len(values):
            self._take(criterion, f"{values[place]:g}")

    def _next(self) -> None:
        """The next criterion of the theme, or the first of the theme below."""
        index = self.currentIndex()
        if self._criterion(index.column() + 1) is not None:
            self.setCurrentIndex(self.records.index(index.row(), index.column() + 1))
        elif index.row() + 1 < self.records.rowCount():
            self.setCurrentIndex(self.records.index(index.row() + 1, 1))

    def _criterion(self, column: int) -> Criterion | None:
        place = column - 1
        return self._criteria[place] if 0 <= place < len(self._criteria) else None

    def _say(self, sentence: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def _is_shaky(self, row: SheetRow, criterion: Criterion) -> bool:
        """Whether one step of the score would change the top."""
        return (row.theme.name, criterion.name) in self._shaky

    def _columns(self) -> Sequence[Column[SheetRow]]:
        criteria = [_criterion_column(criterion, self._is_shaky) for criterion in self._criteria]
        return [
            Column(
                "Theme", lambda r: r.theme.name, stretch=True, bold=True, tip=lambda r: r.theme.name
            ),
            *criteria,
            Column("Score", _result, "right", bold=True, width=58, tip=lambda r: r.result.working),
            Column("Rank", _rank, "right", width=48),
            Column("Was", _was, width=52, spoken=_movement, tip=_movement),
            Column(
                "Sure?",
                lambda r: _DOTS[r.sure],
                width=56,
                spoken=lambda r: r.sure_words or "no place yet",
                tip=lambda r: r.sure_words,
            ),
            Column("Decision", _standing, width=122, tag=_standing_kind),
        ]


def _criterion_column(
    criterion: Criterion, shaky: Callable[[SheetRow, Criterion], bool]
) -> Column[SheetRow]:
    """``shaky`` says whether one step of a row's score would change the top."""

    def text(row: SheetRow) -> str:
        held = row.scores.get(criterion.key)
        if held is None:
            return "·"
        step = "◆" if shaky(row, criterion) else ""
        return f"{held.value:g}{'?' if held.confidence == 'low' else ''}{step}"

    def spoken(row: SheetRow) -> str:
        held = row.scores.get(criterion.key)
        if held is None:
            return "not scored"
        said = [f"{held.value:g}"]
        if held.confidence == "low":
            said.append("scored with low confidence")
        if shaky(row, criterion):
            said.append("one step would change the top five")
        return ", ".join(said)

    title = criterion.name.split(":")[0]
    return Column(title, text, "centre", width=44, spoken=spoken, tip=spoken, wrap=True)


def _result(row: SheetRow) -> str:
    return f"{row.result.result:g}" if row.result.result is not None else "–"


def _rank(row: SheetRow) -> str:
    return row.place.rank.text if row.place is not None else "–"


def _was(row: SheetRow) -> str:
    if row.place is None or not row.place.movement:
        return ""
    if row.place.moved is None:
        return row.place.movement
    if row.place.moved == 0:
        return "–"
    return f"{'▲' if row.place.moved > 0 else '▼'} {abs(row.place.moved)}"


def _movement(row: SheetRow) -> str:
    return row.place.movement if row.place is not None else ""


def _standing(row: SheetRow) -> str:
    return row.standing.standing.capitalize() if row.standing is not None else "Not decided"


def _standing_kind(row: SheetRow) -> Kind:
    return STANDINGS[row.standing.standing] if row.standing is not None else "warn"
