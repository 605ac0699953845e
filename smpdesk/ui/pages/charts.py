"""Charts: an overview of all measures, and the control chart of one in an area."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget

from smpdesk.models.history import Edited
from smpdesk.models.observations import monthly_choices
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Area, Measure
from smpdesk.ui.charts.overview import Overview, Overviewed
from smpdesk.ui.charts.point_words import MEANING_WORDS, kind_of
from smpdesk.ui.desk import Desk
from smpdesk.ui.page import Page
from smpdesk.ui.tasks import Task, Work
from smpdesk.ui.widgets.card import Card
from smpdesk.ui.widgets.empty import EmptyState
from smpdesk.ui.widgets.fields import Choice
from smpdesk.ui.widgets.segmented import Segmented
from smpdesk.ui.widgets.tag import Tag

_AT_ONCE = 12


class ChartsPage(Page):
    """From the overview to one measure in one area, and back."""

    title = "Charts"
    icon = "charts"
    shortcut = "Ctrl+3"

    def __init__(self, desk: Desk) -> None:
        from smpdesk.ui.charts.chart_view import ChartView

        super().__init__(desk)
        self._records: list[Overviewed] = []
        self._task: Task | None = None
        self.meaning = Tag()
        self.measure_choice = Choice([], wide=240)
        self.measure_choice.setAccessibleName("Measure")
        self.area_choice = Choice([], wide=170)
        self.area_choice.setAccessibleName("Area")
        self.view = Segmented("View", [("overview", "Overview"), ("chart", "Control chart")])
        self.head.addWidget(self.meaning)
        for tool in (self.measure_choice, self.area_choice, self.view):
            self.tools.addWidget(tool)
        self.overview = Overview()
        self.chart_view = ChartView(desk)
        empty_card = Card()
        self.empty = EmptyState(self.icon)
        empty_card.add(self.empty, 1)
        self._stack = QStackedWidget()
        for part in (self.overview, self.chart_view, empty_card):
            self._stack.addWidget(part)
        self.body.addWidget(self._stack, 1)
        self.view.chosen.connect(self._show_view)
        self.overview.chosen.connect(self._open)
        self.measure_choice.chosen.connect(lambda _: self._measure_chosen())
        self.area_choice.chosen.connect(lambda _: self._draw())

    def refresh(self, edited: Edited | None = None) -> None:
        """Read anew what can be charted, and draw."""
        choices = monthly_choices(self.desk.file)
        self._records = [Overviewed(m, a, n) for m, a, n in choices]
        if not choices:
            self.empty.say(
                "No monthly figures yet",
                "A control chart needs figures by month. Import an extract, or drop one anywhere "
                "on this window.",
                "Import extracts…",
                self.desk.import_wanted.emit,
            )
            self._show_view(self.view.key)
            return
        own = self.desk.file.partnership().area
        measures = {m.id: m for m, _, _ in choices}
        names = [(str(m.id), m.name) for m in measures.values()]
        chosen = self.measure_choice.key or str(self._usual(own).measure.id)
        self.measure_choice.offer(names, chosen)
        self._offer_areas(own)
        self.overview.show_all(self._records, own)
        self._draw_overview()
        self._show_view(self.view.key)

    def go_to(self, key: object) -> None:
        """Show the chart of a measure, given as a record or as (measure, area)."""
        if isinstance(key, Measure):
            own = self.desk.file.partnership().area
            fitting = [r for r in self._records if r.measure.id == key.id]
            if fitting:
                self._open(min(fitting, key=lambda r: r.area.id != own).key)
        elif isinstance(key, tuple):
            self._open(key)

    def _usual(self, own: int | None) -> Overviewed:
        """What to show first: the longest series of the partnership's own area."""
        return max(self._records, key=lambda r: (r.area.id == own, r.months))

    def _offer_areas(self, own: int | None) -> None:
        measure = self.measure_choice.key
        areas = {r.area.id: r.area for r in self._records if str(r.measure.id) == measure}
        chosen = self.area_choice.key
        if chosen not in map(str, areas):
            chosen = str(own if own in areas else next(iter(areas), ""))
        self.area_choice.offer([(str(i), a.name) for i, a in areas.items()], chosen)

    def _measure_chosen(self) -> None:
        self._offer_areas(self.desk.file.partnership().area)
        self._draw()

    def _open(self, key: tuple[int, int]) -> None:
        measure, area = key
        self.measure_choice.show_key(str(measure))
        self._offer_areas(area)
        self.area_choice.show_key(str(area))
        self.view.show_key("chart")
        self._show_view("chart")
        self.chart_view.chart.setFocus()

    def _show_view(self, view: str) -> None:
        charted = view == "chart" and bool(self._records)
        for tool in (self.measure_choice, self.area_choice):
            tool.setVisible(charted)
        self.view.setVisible(bool(self._records))
        self.meaning.setVisible(charted)
        if not self._records:
            self._stack.setCurrentIndex(2)
        elif charted:
            self._stack.setCurrentIndex(1)
            self._draw()
        else:
            self.heading.setText(self.title)
            self._stack.setCurrentIndex(0)

    def _draw(self) -> None:
        if self.view.key != "chart" or not self.area_choice.key:
            return
        measure = self.desk.file.get(Measure, int(self.measure_choice.key))
        area = self.desk.file.get(Area, int(self.area_choice.key))
        chart = self.chart_view.show_chart(measure, area)
        self.heading.setText(measure.name)
        meaning = MEANING_WORDS[chart.meaning] if chart.meaning else ""
        self.meaning.say(meaning, kind_of(chart.meaning))
        self.fit_head()

    def _draw_overview(self) -> None:
        """Draw every measure's chart off the window's thread, a handful at a time."""
        if self._task is not None:
            self._task.cancel()
        file, records = self.desk.file, list(self._records)
        self._task = Task("Drawing the overview")
        self._task.partly_done.connect(self.overview.show_drawn)
        self.desk.tasks.start(self._task, lambda work: _draw_all(file, records, work))

    def leave(self) -> None:
        """Nothing is half-written here."""


def _draw_all(file: PartnershipFile, records: list[Overviewed], work: Work) -> None:
    from smpdesk.evidence.charts import chart_of

    for first in range(0, len(records), _AT_ONCE):
        work.check()
        some = records[first : first + _AT_ONCE]
        drawn = [
            Overviewed(r.measure, r.area, r.months, chart_of(file, r.measure, r.area)) for r in some
        ]
        work.partial(drawn)
