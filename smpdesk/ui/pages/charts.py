"""Charts: an overview of all measures, the control chart of one, and what compares them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from smpdesk.models.past.history import Edited
from smpdesk.models.records import Measure
from smpdesk.ui.charts.charted import Key
from smpdesk.ui.charts.comparison_view import Asked, ComparisonView
from smpdesk.ui.charts.comparisons import comparison
from smpdesk.ui.charts.nothing_charted import NothingCharted
from smpdesk.ui.charts.overview import Overview
from smpdesk.ui.charts.point_words import MEANING_WORDS, kind_of
from smpdesk.ui.charts.seen import SeenChart
from smpdesk.ui.charts.shown import Shown
from smpdesk.ui.charts.taking_away import TakeAway
from smpdesk.ui.charts.view_choice import ViewChoice
from smpdesk.ui.charts.what_choice import WhatChoice
from smpdesk.ui.desk import Desk
from smpdesk.ui.look import theme
from smpdesk.ui.page import Page
from smpdesk.ui.parts import Stack
from smpdesk.ui.widgets.tag import Tag

if TYPE_CHECKING:
    from smpdesk.ui.charts.chart_view import ChartView

VIEWS = (
    ("overview", "Overview"),
    ("chart", "Control chart"),
    ("several", "Several"),
    ("trend", "Trend"),
    ("areas", "Areas"),
    ("wards", "Wards"),
)


class ChartsPage(Page):
    """From the overview to one measure in one area, to what compares it, and back."""

    title = "Charts"
    icon = "charts"
    shortcut = "Ctrl+3"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._made: dict[str, ComparisonView] = {}
        self._chosen: Mapping[str, Mapping[str, str]] = {}
        self._chart: ChartView | None = None
        self.meaning = Tag()
        self.what = WhatChoice(desk)
        self.measure_choice, self.area_choice = self.what.measure, self.what.area
        self.view = ViewChoice("View", VIEWS)
        self.take_away = TakeAway(desk, self.shown)
        self.head.addWidget(self.meaning)
        self.tools.addWidget(self.view)
        self.tools.addWidget(self.take_away)
        self.body.addWidget(self.what)
        self.overview = Overview(desk)
        self.nothing = NothingCharted()
        self._stack = Stack()
        for part in (self.overview, self.nothing):
            self._stack.addWidget(part)
        self.body.addWidget(self._stack, 1)
        self.view.chosen.connect(self.show_view)
        self.overview.chosen.connect(self._open)
        self.what.changed.connect(self._show)

    @property
    def chart_view(self) -> ChartView:
        """The control chart of one measure, made when it is first wanted."""
        if self._chart is None:
            from smpdesk.ui.charts.chart_view import ChartView

            self._chart = ChartView(self.desk)
            self._chart.asked_anew.connect(self._show)
            self._stack.addWidget(self._chart)
        return self._chart

    def refresh(self, edited: Edited | None = None) -> None:
        """Read anew what can be charted, and draw."""
        self.what.read()
        if self.what.charted.records:
            self.overview.show_all(self.what.charted.records, self.what.charted.own)
        self._show()

    def go_to(self, key: object) -> None:
        """Show the chart of a measure, given as a record or as (measure, area); or a view."""
        if isinstance(key, SeenChart):
            self._show_again(key)
        elif isinstance(key, Measure):
            chart = self.what.charted.key_of(key)
            if chart is not None:
                self._open(chart)
            elif self.what.charted.records:
                self.what.want(key)
                self.show_view("chart")
        elif isinstance(key, tuple):
            self._open(key)
        elif isinstance(key, str) and key in dict(VIEWS):
            self.show_view(key)

    def seen(self) -> object:
        """The view, and what is chosen for it and the others."""
        return SeenChart(
            self.view.key,
            self.what.chosen,
            self.area_choice.key,
            self.what.figures_by_view,
            {**self._chosen, **{view: made.choices() for view, made in self._made.items()}},
            self._chart.months if self._chart is not None else ("", ""),
            self.overview.filters(),
        )

    def _show_again(self, seen: SeenChart) -> None:
        """Show what a page made before has shown."""
        self.what.figures_by_view |= seen.figures
        self._chosen = seen.tools
        self.overview.narrow(seen.filters)
        if seen.measure is not None:
            self.what.want(seen.measure, seen.area)
        if any(seen.months):
            self.chart_view.look_between(*seen.months)
        self.show_view(seen.view)

    def show_view(self, view: str) -> None:
        """Show another view of what is chosen."""
        self.view.show_key(view)
        self.what.begin(view)
        self._show()

    def shown(self) -> Shown | None:
        """What is seen, to be taken away; None where there is no one chart."""
        seen = self._stack.currentWidget()
        if isinstance(seen, ComparisonView):
            return seen.shown()
        return self.chart_view.shown() if seen is self._chart else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offer the views as a list where there is no room for them side by side."""
        self._fit_views()
        self.what.fit(self.width() - self.margins())
        super().resizeEvent(event)

    def minimumSizeHint(self) -> QSize:
        """The least size it can do with, its views offered as a list to open."""
        least = super().minimumSizeHint()
        tools = self.view.minimumSizeHint().width() + self.take_away.minimumSizeHint().width()
        body = self.body.minimumSize().width()
        wide = max(tools + theme.current().px(10), body, self.head.minimumSize().width())
        return QSize(wide + self.margins(), least.height())

    def leave(self) -> None:
        """Nothing is half-written here."""

    def _fit_views(self) -> None:
        away = self.take_away.sizeHint().width() if not self.take_away.isHidden() else 0
        self.view.fit(self.width() - self.margins() - away - theme.current().px(10))

    def _open(self, key: Key) -> None:
        measure, area = key
        self.what.want(self.desk.file.get(Measure, measure), str(area))
        self.show_view("chart")
        self.chart_view.chart.setFocus()

    def comparison(self, view: str) -> ComparisonView:
        """A comparing view, made when it is first seen."""
        if view not in self._made:
            made = self._made[view] = comparison(view, self.desk)
            made.choose(self._chosen.get(view, {}))
            made.opened.connect(self._open)
            made.measure_wanted.connect(self._show_measure)
            made.asked_anew.connect(self._show)
            made.answered.connect(self._answered)
            self._stack.addWidget(made)
            self.what.add(made.tools.values())
        return self._made[view]

    def _show(self) -> None:
        """Show what is chosen, in the view that is chosen."""
        view = self.view.key
        part: QWidget
        if view == "overview":
            part = self.overview if self.what.charted.records else self._nothing()
        elif view == "chart":
            part = self.chart_view if self.what.has_chart else self._nothing()
        else:
            part = self.comparison(view)
        self._stack.setCurrentWidget(part)
        self._stack.updateGeometry()
        self.take_away.setVisible(view != "overview")
        self._fit_tools(part)
        if part is self._chart:
            self._draw()
        elif isinstance(part, ComparisonView):
            part.look_at(self._asked(part))
        self._entitle(part)
        # Laid out before it is painted: else all is painted once more for each thing that moves.
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)

    def _nothing(self) -> QWidget:
        if self.what.charted.records:
            measure = self.measure_choice.currentText()
            self.nothing.say_not_monthly(measure, lambda: self.show_view("overview"))
        else:
            self.nothing.say_no_figures(self.desk.import_wanted.emit)
        return self.nothing

    def _fit_tools(self, part: QWidget) -> None:
        """Show the choices that the view looks at."""
        uses: frozenset[str] = frozenset()
        if isinstance(part, ComparisonView):
            uses = part.uses()
        elif self.view.key == "chart" and self.what.charted.records:
            uses = frozenset({"measure", "area", "rates"})
        views = self._made.values()
        tools: dict[QWidget, bool] = {
            t: v is part and v.offered(t) for v in views for t in v.tools.values()
        }
        self.what.show_those(uses, tools)
        self.what.fit(self.width() - self.margins())

    def _asked(self, part: ComparisonView) -> Asked:
        what = self.what
        return Asked(what.chosen, what.chosen_area, what.own_area, what.rates, part.choices())

    def _answered(self) -> None:
        """Offer the measures that the view has something of."""
        part = self._stack.currentWidget()
        if isinstance(part, ComparisonView) and part is self.sender():
            self.what.offer_measures(part.answer.measures, self.what.chosen)
            self._fit_tools(part)
            self._entitle(part)

    def _show_measure(self, measure: int) -> None:
        self.what.want(self.desk.file.get(Measure, measure))
        self.measure_choice.setFocus()
        self._show()

    def _entitle(self, part: QWidget) -> None:
        """Say in the heading what is looked at."""
        measure = self.what.chosen
        named = part is not self.overview and "measure" in self._uses(part) and measure is not None
        title = measure.name if named and measure else self.title
        answered = part.answer.heading if isinstance(part, ComparisonView) else ""
        self.heading.setText(answered or title)
        if part is not self._chart:
            self.meaning.hide()
        self._fit_views()
        self.fit_head()

    def _uses(self, part: QWidget) -> frozenset[str]:
        if isinstance(part, ComparisonView):
            return part.uses()
        return frozenset({"measure"} if part is self._chart else set())

    def _draw(self) -> None:
        measure, area = self.what.chosen, self.what.chosen_area
        assert measure is not None
        assert area is not None
        chart = self.chart_view.show_chart(measure, area, rates=self.what.rates)
        meaning = MEANING_WORDS[chart.meaning] if chart.meaning else ""
        self.meaning.say(meaning, kind_of(chart.meaning))
