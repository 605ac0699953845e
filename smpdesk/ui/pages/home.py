"""Home: the year, what is due, new signals, and what is missing."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from smpdesk.analysis.control_chart import ControlChart
from smpdesk.models.history import Edited
from smpdesk.models.observations import monthly_choices
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Area, Measure, Milestone
from smpdesk.periods import month_text
from smpdesk.ui import theme
from smpdesk.ui.charts.overview import Overviewed
from smpdesk.ui.charts.point_words import MEANING_WORDS, kind_of, number_text
from smpdesk.ui.desk import Desk
from smpdesk.ui.new_assessment import NewAssessmentDialog
from smpdesk.ui.page import Page
from smpdesk.ui.pages.agenda import Due, due_items, gaps
from smpdesk.ui.pages.year_line import YearLine
from smpdesk.ui.tasks import Task, Work
from smpdesk.ui.widgets.buttons import button
from smpdesk.ui.widgets.card import Card
from smpdesk.ui.widgets.empty import EmptyState
from smpdesk.ui.widgets.fields import date_text
from smpdesk.ui.widgets.record_model import Column
from smpdesk.ui.widgets.record_table import RecordTable
from smpdesk.ui.widgets.signs import Kind
from smpdesk.ui.widgets.words import words

_MOST_GAPS = 8


class HomePage(Page):
    """Where the officer's day begins."""

    title = "Home"
    icon = "home"
    shortcut = "Ctrl+1"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        worn = theme.current()
        self._task: Task | None = None
        self.next = words("", "muted")
        self.head.addWidget(self.next)
        self.year_card = Card()
        self.year = YearLine()
        self.year_card.add(self.year)
        self.due_card, self.due = Card("Due", 10), self._due_table()
        self.due_card.add(self.due, 1)
        self.signals_card, self.signals = Card("Signals", 10), self._signal_table()
        self.signals_said = words("", "muted", wrap=True)
        self.signals_card.add(self.signals_said)
        self.signals_card.add(self.signals, 1)
        self.gaps_card = Card("Missing")
        self.empty_card = Card()
        self.empty = EmptyState(self.icon)
        self.empty_card.add(self.empty, 1)
        left, right = QWidget(), QWidget()
        for side, cards in ((left, (self.due_card, self.signals_card)), (right, (self.gaps_card,))):
            column = QBoxLayout(QBoxLayout.Direction.TopToBottom, side)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(worn.size("gap"))
            for card in cards:
                column.addWidget(card, 1 if side is left else 0)
            if side is right:
                column.addStretch(1)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(worn.size("gap"))
        self._sides.addWidget(left, 2)
        self._sides.addWidget(right, 1)
        self.body.addWidget(self.year_card)
        self.body.addLayout(self._sides, 1)
        self.body.addWidget(self.empty_card, 1)
        self._parts = (self.year_card, left, right)

    def _due_table(self) -> RecordTable[Due]:
        table: RecordTable[Due] = RecordTable(
            "Due",
            [
                Column("When", _when, width=112, tag=_when_kind),
                Column("What", lambda d: d.text, stretch=True, tip=lambda d: d.text),
            ],
            lambda d: d.key,
        )
        table.horizontalHeader().hide()
        table.opened.connect(lambda due: self.desk.go(due.page, due.record))
        return table

    def _signal_table(self) -> RecordTable[Overviewed]:
        table: RecordTable[Overviewed] = RecordTable(
            "Signals",
            [
                Column("Measure", lambda r: r.measure.name, stretch=True),
                Column("Line", lambda r: "", width=130, spark=_line, ink=_kind),
                Column("Newest", _newest, "right", 80, bold=True),
                Column("Month", _month, width=92, ink=lambda _: "muted"),
                Column("Shows", _shows, width=140, tag=_kind),
            ],
            lambda r: r.key,
        )
        table.horizontalHeader().hide()
        table.opened.connect(lambda record: self.desk.go("charts", record.key))
        return table

    def refresh(self, edited: Edited | None = None) -> None:
        """Read anew what is due, what shows a signal and what is missing."""
        assessment = self.desk.assessment
        self.empty_card.setVisible(assessment is None)
        for part in self._parts:
            part.setVisible(assessment is not None)
        self._draw_signals()
        if assessment is None:
            self.heading.setText("Welcome")
            self.next.setText("")
            self.empty.say(
                "Begin the first assessment",
                "The year's assessment holds its priorities, actions, sections and case studies. "
                "Extracts can be imported before: drop one anywhere on this window.",
                "New assessment…",
                lambda: NewAssessmentDialog(self.desk, self).open(),
            )
            return
        self.heading.setText("The year so far")
        milestones = self.desk.file.all(Milestone, assessment=assessment.id)
        self.year.show_milestones(milestones)
        self.year_card.setVisible(bool(milestones))
        to_do = [m for m in milestones if not m.done_on and m.due >= self.desk.today.isoformat()]
        self.next.setText(f"Next: {to_do[0].name}, {date_text(to_do[0].due)}" if to_do else "")
        items = due_items(self.desk.file, assessment, self.desk.today)
        self.due.show_records(items)
        self.due_card.rename("Due" if items else "Nothing is due in the next three months")
        self._show_gaps()

    def _show_gaps(self) -> None:
        assessment = self.desk.assessment
        assert assessment is not None
        found = gaps(self.desk.file, assessment)
        self.gaps_card.clear()
        for gap in found[:_MOST_GAPS]:
            line = button(gap.text, lambda p=gap.page: self.desk.go(p), "row")
            line.setToolTip(gap.text)
            line.setMinimumWidth(1)
            self.gaps_card.add(line)
        if len(found) > _MOST_GAPS:
            self.gaps_card.add(words(f"And {len(found) - _MOST_GAPS} more.", "muted"))
        if not found:
            self.gaps_card.add(words("Nothing is missing.", "muted"))

    def _draw_signals(self) -> None:
        if self._task is not None:
            self._task.cancel()
        file = self.desk.file
        own = file.partnership().area
        choices = [(m, a, n) for m, a, n in monthly_choices(file) if own in (None, a.id)]
        self.signals_said.setText(
            "Looking at the charts…"
            if choices
            else "Signals appear when there are monthly figures."
        )
        self.signals.show_records([])
        self.signals.setVisible(bool(choices))
        self._task = Task("Looking for signals")
        self._task.done.connect(self._show_signals)
        self.desk.tasks.start(self._task, lambda work: _signals(file, choices, work))

    def _show_signals(self, found: list[Overviewed]) -> None:
        self.signals.show_records(found)
        self.signals.setVisible(bool(found))
        if found:
            self.signals_said.hide()
        elif self.signals_said.text().startswith("Looking"):
            self.signals_said.setText("No chart shows anything but natural variation.")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the sides one above the other where there is no room beside each other."""
        super().resizeEvent(event)
        narrow = self.width() < theme.current().px(760)
        ways = QBoxLayout.Direction
        self._sides.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)


def _signals(
    file: PartnershipFile, choices: list[tuple[Measure, Area, int]], work: Work
) -> list[Overviewed]:
    from smpdesk.evidence.charts import chart_of

    found = []
    for measure, area, months in choices:
        work.check()
        chart: ControlChart = chart_of(file, measure, area)
        if chart.meaning:
            found.append(Overviewed(measure, area, months, chart))
    return found


def _when(due: Due) -> str:
    if due.late:
        return "1 day late" if due.late == 1 else f"{due.late} days late"
    return date_text(due.day)


def _when_kind(due: Due) -> Kind | None:
    return "concern" if due.late else None


def _line(record: Overviewed) -> tuple[float | None, ...]:
    return record.chart.series.values[-36:] if record.chart else ()


def _newest(record: Overviewed) -> str:
    return number_text(record.chart.points[-1].value) if record.chart else ""


def _month(record: Overviewed) -> str:
    return month_text(record.chart.points[-1].period, short=True) if record.chart else ""


def _shows(record: Overviewed) -> str:
    return MEANING_WORDS[record.chart.meaning] if record.chart else ""


def _kind(record: Overviewed) -> Kind:
    return kind_of(record.chart.meaning if record.chart else "")
