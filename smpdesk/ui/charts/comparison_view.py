"""What the comparing views share: a chart, its words and its table, worked out by a task."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Area, Measure
from smpdesk.ui.charts.cards import WordsCard
from smpdesk.ui.charts.figure_columns import Line, figure_columns
from smpdesk.ui.charts.own_bar import bring_into_sight
from smpdesk.ui.charts.painted_chart import PaintedChart
from smpdesk.ui.charts.shown import Shown
from smpdesk.ui.desk import Desk
from smpdesk.ui.look import theme
from smpdesk.ui.tasks import Task, Work
from smpdesk.ui.widgets.card import Card
from smpdesk.ui.widgets.empty import EmptyState
from smpdesk.ui.widgets.fields import Choice
from smpdesk.ui.widgets.record_table import RecordTable
from smpdesk.ui.widgets.segmented import Segmented
from smpdesk.ui.widgets.sides import Sides
from smpdesk.ui.widgets.words import words

_ANY = 16_777_215
"""Qt's largest width: no limit."""

Pairs = tuple[tuple[str, str], ...]
Tool = Choice | Segmented


@dataclass(frozen=True)
class Asked:
    """What is to be looked at; ``choices`` are those of the view's own tools."""

    measure: Measure | None
    area: Area | None
    own: Area | None
    rates: bool
    choices: Mapping[str, str]


@dataclass(frozen=True)
class Missing:
    """Why there is nothing to see, and what to do about it.

    The button shows another ``measure``, goes to a ``page``, or else imports extracts.
    """

    title: str
    sentence: str
    button: str = ""
    measure: Measure | None = None
    page: str = ""


@dataclass(frozen=True)
class Answer:
    """What there is to see, or why there is nothing.

    ``measures`` are those for which the view has something; ``offers`` what the view's own
    tools offer as (key, words), and ``chosen`` what of it is shown. ``keys`` are the measures
    and areas that the rows of the table stand for, where they have charts of their own.
    ``heading`` stands above the page in place of the measure's name.
    """

    shown: Shown | None = None
    missing: Missing | None = None
    notes: tuple[str, ...] = ()
    measures: tuple[Measure, ...] = ()
    offers: Mapping[str, Pairs] = field(default_factory=dict)
    chosen: Mapping[str, str] = field(default_factory=dict)
    keys: tuple[tuple[int, int], ...] = ()
    own: str = ""
    heading: str = ""


class ComparisonView(QWidget):
    """Chart and table at the left, words at the right; or what is missing.

    ``tools`` are those that this view alone has, by name; the page shows them beside its own.
    ``opened`` says the ids of the measure and area of a control chart to open,
    ``measure_wanted`` the id of another measure to look at, ``answered`` that it has something
    new to show, ``asked_anew`` that a tool of its own was used.
    """

    opened = Signal(object)
    measure_wanted = Signal(int)
    answered = Signal()
    asked_anew = Signal()

    table_height: ClassVar[int] = 250
    """How high the table is at first, in pixels at 100%; the chart has the rest."""

    words_below: ClassVar[bool] = False
    """Whether the words stand beside the table, below a chart that needs the whole width."""

    work_out: Callable[[PartnershipFile, Asked], Answer]
    """Answers what is asked, off the window's thread; raises ``UserError``."""

    def __init__(self, desk: Desk, **tools: Tool) -> None:
        super().__init__()
        self.desk = desk
        self.tools: Mapping[str, Tool] = tools
        for tool in tools.values():
            tool.chosen.connect(lambda _: self.asked_anew.emit())
        self.answer = Answer()
        self._own_sought = False
        self._asked: Asked | None = None
        self._task: Task | None = None
        self.chart = self.make_chart()
        self.caption = words("", "small", wrap=True)
        self.table: RecordTable[Line] = RecordTable(
            "The figures of the chart", [], lambda line: line[0]
        )
        self.words_card = WordsCard()
        self.empty = EmptyState("charts")
        self._stack = QStackedWidget()
        empty = Card()
        empty.add(self.empty, 1)
        working = Card()
        working.add(words("Working it out…", "muted"))
        working.body.addStretch(1)
        for part in (working, self._contents(), empty):
            self._stack.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.table.opened.connect(self._line_opened)

    def make_chart(self) -> PaintedChart:
        """The chart; a view may have another kind."""
        return PaintedChart(self.desk.tasks)

    def offered(self, tool: Tool) -> bool:
        """Whether one of its tools has something to choose from."""
        return not isinstance(tool, Choice) or tool.count() > 0

    def choices(self) -> dict[str, str]:
        """What is chosen with the view's own tools, by their names."""
        return {name: tool.key for name, tool in self.tools.items()}

    def choose(self, choices: Mapping[str, str]) -> None:
        """Choose what ``choices`` once said; a list is filled when the answer comes."""
        for name, key in choices.items():
            tool = self.tools[name]
            if isinstance(tool, Choice):
                tool.offer([(key, "")] if key else [], key)
            else:
                tool.show_key(key)

    def uses(self) -> frozenset[str]:
        """Which of the page's choices it looks at: ``measure``, ``area``, ``rates``."""
        return frozenset({"measure"})

    def show_offers(self, answer: Answer) -> None:
        """Let the view's own tools offer what the answer says."""
        for name, tool in self.tools.items():
            if isinstance(tool, Choice):
                tool.offer(answer.offers.get(name, ()), answer.chosen.get(name, ""))

    def look_at(self, asked: Asked) -> None:
        """Work out what is asked and show it; what was asked before is no longer wanted."""
        if self._task is not None:
            self._task.cancel()
        self._asked = asked
        file, work_out = self.desk.file, type(self).work_out
        self._task = Task("Comparing")
        self._task.done.connect(self._show_result)
        self._task.failed.connect(self._show_failure)

        def work(_: Work) -> tuple[Asked, Answer]:
            return asked, work_out(file, asked)

        self.desk.tasks.start(self._task, work)

    def shown(self) -> Shown | None:
        """What is seen, to be taken away; None when there is nothing."""
        return self.answer.shown

    def _show_result(self, result: tuple[Asked, Answer]) -> None:
        if result[0] is self._asked:
            self.show_answer(result[1])

    def _show_failure(self, sentence: str) -> None:
        self.show_answer(Answer(missing=Missing("This can't be shown", sentence)))

    def show_answer(self, answer: Answer) -> None:
        """Show the chart, its words and its table; or say what is missing."""
        self.answer, self._own_sought = answer, True
        self.show_offers(answer)
        if answer.shown is not None:
            shown = answer.shown
            self.chart.show_value(shown.value, shown.title, shown.words)
            self.caption.setText(" · ".join(part for part in (shown.title, _source(shown)) if part))
            self.table.show_records(shown.table[1:], figure_columns(shown.table, answer.own))
            self.words_card.say(shown.words, answer.notes)
            self._stack.setCurrentIndex(1)
        elif answer.missing is not None:
            gap = answer.missing
            self.empty.say(gap.title, gap.sentence, gap.button, self._mend)
            self._stack.setCurrentIndex(2)
        self.answered.emit()

    def _mend(self) -> None:
        """Do what the button of what is missing offers."""
        gap = self.answer.missing
        if gap is None:
            return
        if gap.measure is not None:
            self.measure_wanted.emit(gap.measure.id)
        elif gap.page:
            self.desk.go(gap.page)
        else:
            self.desk.import_wanted.emit()

    def _line_opened(self, line: Line) -> None:
        rows = [record[0] for record in self.table.records.records]
        place = rows.index(line[0])
        if place < len(self.answer.keys):
            self.opened.emit(self.answer.keys[place])

    def _contents(self) -> QWidget:
        """Chart above table, and the words beside both, or beside the table alone."""
        worn = theme.current()
        left, row = Card(padding=10), QWidget()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, row)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(worn.size("gap"))
        self._row.addWidget(self.table if self.words_below else left, 1)
        self._row.addWidget(self._words_side())
        self.table.setMinimumHeight(worn.px(130))
        parts = (self._upper(), row if self.words_below else self.table)
        name, sizes = type(self).__name__, (300, self.table_height)
        sides = Sides(name, self.desk.preferences, parts, sizes, (1, 0), beside=False)
        left.add(sides, 1)
        return left if self.words_below else row

    def _upper(self) -> QWidget:
        worn = theme.current()
        upper = QWidget()
        column = QVBoxLayout(upper)
        column.setContentsMargins(0, 0, 0, worn.px(8))
        self._room = _scrolled(self.chart, worn.px(230))
        self._room.setStyleSheet("QScrollArea { background: transparent; }")
        self._room.viewport().setAutoFillBackground(False)
        self.chart.drawn.connect(self._show_own)
        column.addWidget(self._room, 1)
        column.addWidget(self.caption)
        return upper

    def _show_own(self) -> None:
        """Bring our own bar into sight, once for each answer."""
        if self._own_sought and self.answer.shown is not None:
            bring_into_sight(self._room, self.chart, self.answer.shown.value)
        self._own_sought = False

    def _words_side(self) -> QScrollArea:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.words_card)
        column.addStretch(1)
        self._side = _scrolled(inside, theme.current().px(120))
        for part in (inside, self._side):
            part.setObjectName("Detail" if self.words_below else "Content")
        return self._side

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the words below the chart where there is no room beside it."""
        super().resizeEvent(event)
        worn = theme.current()
        beside = self.width() >= worn.px(760)
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        wide = worn.px(320 if self.words_below else 280)
        self._side.setMinimumWidth(wide if beside else 0)
        self._side.setMaximumWidth(wide if beside else _ANY)


def _scrolled(inside: QWidget, least: int) -> QScrollArea:
    area = QScrollArea()
    area.setObjectName("Content")
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setMinimumHeight(least)
    area.setWidget(inside)
    return area


def _source(shown: Shown) -> str:
    return f"Source: {shown.source}" if shown.source else ""
