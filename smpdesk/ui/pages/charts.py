"""Charts: an overview of all measures, the control chart of one, and what compares them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from smpdesk.evidence.monthly_rates import can_be_rated
from smpdesk.models.history import Edited
from smpdesk.models.observations import monthly_choices
from smpdesk.models.records import Area, Measure
from smpdesk.ui import theme
from smpdesk.ui.charts.comparison_view import Asked, ComparisonView
from smpdesk.ui.charts.nothing_charted import NothingCharted
from smpdesk.ui.charts.overview import Overview, Overviewed
from smpdesk.ui.charts.point_words import MEANING_WORDS, kind_of
from smpdesk.ui.charts.shown import Shown
from smpdesk.ui.charts.taking_away import TakeAway
from smpdesk.ui.charts.view_choice import ViewChoice
from smpdesk.ui.charts.what_choice import WhatChoice
from smpdesk.ui.desk import Desk
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
        self._records: list[Overviewed] = []
        self._made: dict[str, ComparisonView] = {}
        self._chart: ChartView | None = None
        self._figures = {"areas": "rates"}
        self.meaning = Tag()
        self.what = WhatChoice()
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
        self.measure_choice.chosen.connect(lambda _: self._measure_chosen())
        self.area_choice.chosen.connect(lambda _: self._show())
        self.what.figures.chosen.connect(self._figures_chosen)

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
        choices = monthly_choices(self.desk.file)
        self._records = [Overviewed(m, a, n) for m, a, n in choices]
        own = self._own()
        if choices:
            self._offer_charted(self._measure() or self._usual(own).measure)
            self._offer_areas(own)
            self.overview.show_all(self._records, own)
        self._show()

    def go_to(self, key: object) -> None:
        """Show the chart of a measure, given as a record or as (measure, area); or a view."""
        if isinstance(key, Measure):
            own = self._own()
            fitting = [r for r in self._records if r.measure.id == key.id]
            if fitting:
                self._open(min(fitting, key=lambda r: r.area.id != own).key)
            elif self._records:
                self._offer_charted(key)
                self._offer_areas(own)
                self.show_view("chart")
        elif isinstance(key, tuple):
            self._open(key)
        elif isinstance(key, str) and key in dict(VIEWS):
            self.show_view(key)

    def show_view(self, view: str) -> None:
        """Show another view of what is chosen."""
        self.view.show_key(view)
        self.what.figures.show_key(self._figures.get(view, "counts"))
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

    def _own(self) -> int | None:
        return self.desk.file.partnership().area

    def _usual(self, own: int | None) -> Overviewed:
        """What to show first: the longest series of the partnership's own area."""
        return max(self._records, key=lambda r: (r.area.id == own, r.months))

    def _offer_charted(self, chosen: Measure) -> None:
        """Offer the measures that have control charts."""
        charted = {record.measure.id: record.measure for record in self._records}
        self.what.offer_measures(list(charted.values()), chosen)

    def _offer_areas(self, own: int | None) -> None:
        measure = self.measure_choice.key
        areas = {r.area.id: r.area for r in self._records if str(r.measure.id) == measure}
        self.what.offer_areas(areas, own)

    def _measure_chosen(self) -> None:
        self._offer_areas(self._own())
        self._show()

    def _figures_chosen(self, key: str) -> None:
        """Counts or rates, to be kept for this view: areas are first seen by rate."""
        self._figures[self.view.key] = key
        self._show()

    def _open(self, key: tuple[int, int]) -> None:
        measure, area = key
        self._offer_charted(self.desk.file.get(Measure, measure))
        self._offer_areas(area)
        self.area_choice.show_key(str(area))
        self.show_view("chart")
        self.chart_view.chart.setFocus()

    def comparison(self, view: str) -> ComparisonView:
        """A comparing view, made when it is first seen."""
        if view not in self._made:
            from smpdesk.ui.charts.areas_view import AreasView
            from smpdesk.ui.charts.several_view import SeveralView
            from smpdesk.ui.charts.trend_view import TrendView
            from smpdesk.ui.charts.wards_view import WardsView

            kinds: dict[str, type[ComparisonView]] = {
                "several": SeveralView, "trend": TrendView, "areas": AreasView, "wards": WardsView,
            }  # fmt: skip
            made = self._made[view] = kinds[view](self.desk)
            made.opened.connect(self._open)
            made.measure_wanted.connect(self._show_measure)
            made.asked_anew.connect(self._show)
            made.answered.connect(self._answered)
            self._stack.addWidget(made)
            self.what.add(made.tools())
        return self._made[view]

    def _show(self) -> None:
        """Show what is chosen, in the view that is chosen."""
        view = self.view.key
        part: QWidget
        if view == "overview":
            part = self.overview if self._records else self._nothing()
        elif view == "chart":
            part = self.chart_view if self._has_chart() else self._nothing()
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

    def _has_chart(self) -> bool:
        keys = {(str(r.measure.id), str(r.area.id)) for r in self._records}
        return (self.measure_choice.key, self.area_choice.key) in keys

    def _nothing(self) -> QWidget:
        if self._records:
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
        elif self.view.key == "chart" and self._records:
            uses = frozenset({"measure", "area", "rates"})
        self.measure_choice.setVisible("measure" in uses and self.measure_choice.count() > 0)
        self.area_choice.setVisible("area" in uses and self.area_choice.count() > 0)
        self.what.figures.setVisible("rates" in uses and self._can_rate(uses))
        for view in self._made.values():
            for tool in view.tools():
                tool.setVisible(view is part and view.offered(tool))
        self.what.setVisible(bool(uses))
        self.what.fit(self.width() - self.margins())

    def _can_rate(self, uses: frozenset[str]) -> bool:
        """Whether the file has the people for rates of what is chosen."""
        file, own = self.desk.file, self._own()
        where = self.area_choice.key if "area" in uses else str(own or "")
        area = file.first(Area, id=int(where)) if where else None
        measure = self._measure() if "measure" in uses else Measure(name="")
        return measure is not None and can_be_rated(file, measure, area)

    def _measure(self) -> Measure | None:
        key = self.measure_choice.key
        return self.desk.file.first(Measure, id=int(key)) if key else None

    def _asked(self, part: ComparisonView) -> Asked:
        file, own, area = self.desk.file, self._own(), self.area_choice.key
        return Asked(
            self._measure(),
            file.first(Area, id=int(area)) if area else None,
            file.first(Area, id=own) if own else None,
            self.what.rates,
            part.choices(),
        )

    def _answered(self) -> None:
        """Offer the measures that the view has something of."""
        part = self._stack.currentWidget()
        if isinstance(part, ComparisonView) and part is self.sender():
            self.what.offer_measures(part.answer.measures, self._measure())
            self._fit_tools(part)

    def _show_measure(self, measure: int) -> None:
        part = self._stack.currentWidget()
        if isinstance(part, ComparisonView):
            wanted = self.desk.file.get(Measure, measure)
            self.what.offer_measures(part.answer.measures, wanted)
        self.measure_choice.setFocus()
        self._measure_chosen()

    def _entitle(self, part: QWidget) -> None:
        """Say in the heading what is looked at."""
        measure = self._measure()
        named = part is not self.overview and "measure" in self._uses(part) and measure is not None
        self.heading.setText(measure.name if named and measure else self.title)
        if part is not self._chart:
            self.meaning.hide()
        self._fit_views()
        self.fit_head()

    def _uses(self, part: QWidget) -> frozenset[str]:
        if isinstance(part, ComparisonView):
            return part.uses()
        return frozenset({"measure"} if part is self._chart else set())

    def _draw(self) -> None:
        measure = self.desk.file.get(Measure, int(self.measure_choice.key))
        area = self.desk.file.get(Area, int(self.area_choice.key))
        chart = self.chart_view.show_chart(measure, area, rates=self.what.rates)
        meaning = MEANING_WORDS[chart.meaning] if chart.meaning else ""
        self.meaning.say(meaning, kind_of(chart.meaning))
