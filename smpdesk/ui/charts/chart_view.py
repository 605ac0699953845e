"""One control chart with its words, its table, what changed and how it is drawn."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QMenu, QScrollArea, QVBoxLayout, QWidget

from smpdesk.analysis.control_chart import ControlChart, Point
from smpdesk.evidence.charts.control import chart_of, chosen_rules
from smpdesk.evidence.charts.monthly_rates import rate_chart_of
from smpdesk.evidence.texts.cards import inset_reference
from smpdesk.models.charting import choose_chart, put_change_point, set_month_aside
from smpdesk.models.edits import change, remove
from smpdesk.models.figures.observations import monthly_series
from smpdesk.models.records import Area, ChangePoint, Measure, SetAside
from smpdesk.periods import month_text
from smpdesk.ui.charts.cards import ChangesCard, ChoicesCard, WordsCard
from smpdesk.ui.charts.control_chart_widget import ControlChartWidget
from smpdesk.ui.charts.dialogs import ChangePointDialog, SetAsideDialog
from smpdesk.ui.charts.point_table import newest_first, point_table
from smpdesk.ui.charts.shown import Shown
from smpdesk.ui.desk import Desk
from smpdesk.ui.look import theme
from smpdesk.ui.widgets.card import Card
from smpdesk.ui.widgets.sides import Sides
from smpdesk.ui.widgets.words import words

_ANY = 16_777_215
"""Qt's largest width: no limit."""


class ChartView(QWidget):
    """Chart and table at the left, walked together; cards at the right.

    ``asked_anew`` says that the same chart is to be drawn again, of other months.
    """

    asked_anew = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._of: tuple[Measure, Area] | None = None
        self._rates = False
        self.months = ("", "")
        worn = theme.current()
        self.chart = ControlChartWidget()
        self.caption = words("", "small", wrap=True)
        self.table = point_table()
        self.words_card, self.changes, self.choices = WordsCard(), ChangesCard(), ChoicesCard()
        left = Card(padding=10)
        upper = QWidget()
        column = QVBoxLayout(upper)
        column.setContentsMargins(0, 0, 0, worn.px(8))
        column.addWidget(self.chart, 1)
        column.addWidget(self.caption)
        parts = (upper, self.table)
        sides = Sides("chart", desk.preferences, parts, (400, 170), (3, 1), beside=False)
        self.table.setMinimumHeight(worn.px(160))
        left.add(sides, 1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(worn.size("gap"))
        self._row.addWidget(left, 1)
        self._cards = self._side()
        self._row.addWidget(self._cards)
        self.chart.month_reached.connect(self._chart_moved)
        self.table.picked.connect(self._table_moved)
        for asker in (self.chart.change_point_wanted, self.changes.change_wanted):
            asker.connect(self.ask_change_point)
        for asker in (self.chart.set_aside_wanted, self.changes.set_aside_wanted):
            asker.connect(self.ask_set_aside)
        self.chart.menu_wanted.connect(self._offer)
        self.changes.removal_wanted.connect(lambda record: remove(desk.file, record))
        self.choices.chosen.connect(self._choose)

    def _side(self) -> QScrollArea:
        worn = theme.current()
        inside = self._inside = QWidget()
        inside.setObjectName("Content")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(worn.size("gap"))
        for card in (self.words_card, self.changes, self.choices):
            column.addWidget(card)
        column.addStretch(1)
        area = QScrollArea()
        area.setObjectName("Content")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        return area

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the cards below the chart where there is no room beside it."""
        super().resizeEvent(event)
        worn = theme.current()
        beside = self.width() >= worn.px(760)
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        bar = self._cards.verticalScrollBar().sizeHint().width()
        least = self._inside.minimumSizeHint().width() + bar
        wide = max(least, min(worn.px(330), self.width() // 3))
        self._cards.setMinimumWidth(wide if beside else 0)
        self._cards.setMaximumWidth(wide if beside else _ANY)
        self._cards.setMinimumHeight(0 if beside else worn.px(300))

    def minimumSizeHint(self) -> QSize:
        """The least size it can do with, the cards standing below."""
        return QSize(theme.current().px(420), super().minimumSizeHint().height())

    def show_chart(self, measure: Measure, area: Area, rates: bool = False) -> ControlChart:
        """Draw the chart of a measure's counts or rates in an area; gives it back."""
        file = self._desk.file
        same = self._of is None or (self._of[0].id, self._of[1].id) == (measure.id, area.id)
        self._of = (measure, area)
        held = monthly_series(file, measure, area).months
        since, until = (month if same and month in held else "" for month in self.months)
        self.months = since, until
        if rates:
            chart = rate_chart_of(file, measure, area, until, since)
        else:
            chart = chart_of(file, measure, area, since=since, until=until)
        self._rates = rates
        self.chart.show_chart(chart)
        self.caption.setText(caption(chart))
        self.table.show_records(newest_first(chart))
        self.words_card.show_chart(chart)
        changes = [
            c
            for c in file.all(ChangePoint)
            if c.measure in (None, measure.id) and c.area in (None, area.id)
        ]
        self.changes.show_records(changes, file.all(SetAside, measure=measure.id, area=area.id))
        chosen = chosen_rules(file, measure, area)
        self.choices.show_choices(chosen["chart"], chosen["rules"], measure)
        self.choices.show_months(held, since, until)
        return chart

    def look_between(self, since: str, until: str) -> None:
        """Look at the months of the next chart from and up to these ("" for all there are)."""
        self._of, self.months = None, (since, until)

    def shown(self) -> Shown | None:
        """The chart as it can be taken away; None before one is drawn."""
        chart = self.chart.chart
        if chart is None or self._of is None:
            return None
        measure, area = self._of
        since, until = self.months
        return Shown(
            title=f"{chart.series.measure} by month, {area.name}",
            value=chart,
            words=chart.verdict,
            table=self.table.texts(),
            source=chart.series.source,
            reference=""
            if until
            else inset_reference("chart", measure.name, area.name, rates=self._rates, since=since),
        )

    def ask_change_point(self, month: str) -> None:
        """Ask what changed in a month, and keep it."""
        if self._of is None or self.chart.chart is None or self._desk.read_only:
            return
        months = [point.period for point in self.chart.chart.points]
        ids = (self._of[0].id, self._of[1].id)
        dialog = ChangePointDialog(months, month, *ids, self)
        dialog.accepted.connect(lambda: put_change_point(self._desk.file, dialog.change_point))
        dialog.open()

    def ask_set_aside(self, month: str) -> None:
        """Ask why a month is set aside, and keep it."""
        if self._of is None or self.chart.chart is None or self._desk.read_only:
            return
        months = [point.period for point in self.chart.chart.points]
        ids = (self._of[0].id, self._of[1].id)
        dialog = SetAsideDialog(months, month, *ids, self)
        dialog.accepted.connect(lambda: set_month_aside(self._desk.file, dialog.set_aside))
        dialog.open()

    def _offer(self, month: str, at: QPoint) -> None:
        """Offer at a month of the chart what the keys do there."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(month_text(month))
        asks = ((f"Add a change point in {month_text(month)}…\tC", self.ask_change_point),
                (f"Set {month_text(month)} aside…\tX", self.ask_set_aside))  # fmt: skip
        for said, ask in asks:
            menu.addAction(said, partial(ask, month)).setEnabled(not self._desk.read_only)
        menu.popup(at)

    def _choose(self, what: str, key: str) -> None:
        if self._of is None:
            return
        measure, area = self._of
        file = self._desk.file
        if what in ("since", "until"):
            since, until = self.months
            self.months = (key, until) if what == "since" else (since, key)
            self.asked_anew.emit()
            return
        if what == "direction":
            change(file, measure, direction=key)
            return
        choose_chart(file, measure, area, **{what: key})

    def _chart_moved(self, month: str) -> None:
        if self.table.hasFocus():
            return
        self.table.blockSignals(True)
        self.table.pick(month)
        self.table.blockSignals(False)

    def _table_moved(self, point: Point) -> None:
        if self.table.hasFocus():
            self.chart.go_to(point.period)


def caption(chart: ControlChart) -> str:
    """What stands under a chart: why this kind, its rules, its signs and its source."""
    signs = []
    if any(point.set_aside for point in chart.points):
        signs.append("hollow circle: set aside")
    if any(point.provisional for point in chart.points):
        signs.append("hollow, dotted line: provisional")
    parts = [chart.why, chart.rules_text, *signs]
    if chart.series.source:
        parts.append(f"Source: {chart.series.source}")
    return " · ".join(part.rstrip(".") for part in parts if part)
