"""What a chart view looks at: the measure, the area, counts or rates, and a view's own tools."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from smpdesk.evidence.charts.monthly_rates import can_be_rated
from smpdesk.models.records import Area, Measure
from smpdesk.ui.charts.charted import Charted
from smpdesk.ui.desk import Desk
from smpdesk.ui.widgets.fields import Choice
from smpdesk.ui.widgets.flow import Flow
from smpdesk.ui.widgets.segmented import Segmented


class WhatChoice(QWidget):
    """The choices in a row that goes on in the next line where there is no more room.

    ``changed`` says that the user has chosen something else. The measure and area asked for last
    are kept in mind: where an undo takes them out of the file, something else is shown until
    they are there again.
    """

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._file = desk.file
        self.charted = Charted(desk.file)
        self._wanted: Measure | None = None
        self._wanted_area = ""
        self._offered: list[tuple[str, str]] = []
        self._view = ""
        self.figures_by_view: dict[str, str] = {"areas": "rates"}
        self.measure = Choice([], wide=250)
        self.measure.setAccessibleName("Measure")
        self.area = Choice([], wide=170)
        self.area.setAccessibleName("Area")
        self.figures = Segmented("Figures", [("counts", "Counts"), ("rates", "Rates")])
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._row = Flow(self)
        for choice in (self.measure, self.area, self.figures):
            self._row.addWidget(choice)
        self.measure.chosen.connect(self._measure_chosen)
        self.area.chosen.connect(self._area_chosen)
        self.figures.chosen.connect(self._figures_chosen)

    @property
    def rates(self) -> bool:
        """Whether rates are wanted, where there is the choice."""
        return not self.figures.isHidden() and self.figures.key == "rates"

    @property
    def chosen(self) -> Measure | None:
        """The measure that is chosen, as the file has it now."""
        key = self.measure.key
        return self._file.first(Measure, id=int(key)) if key else None

    @property
    def chosen_area(self) -> Area | None:
        """The area that is chosen, as the file has it now."""
        return self._area_of(self.area.key)

    @property
    def own_area(self) -> Area | None:
        """The partnership's own area."""
        return self._area_of(str(self.charted.own or ""))

    @property
    def has_chart(self) -> bool:
        """Whether the measure has a control chart in the area."""
        return self.charted.holds(self.measure.key, self.area.key)

    def read(self) -> None:
        """Read anew what can be charted, and choose what was asked for last."""
        self.charted.read()
        if self.charted.records:
            self._offer(self._still_there() or self.charted.usual())

    def want(self, measure: Measure, area: str = "") -> None:
        """Choose a measure and an area by its id; without one, the area asked for before."""
        self._wanted, self._wanted_area = measure, area or self._wanted_area
        self._offer(measure)

    def add(self, tools: Iterable[QWidget]) -> None:
        """Put a view's own tools at the end, in the order of Tab too."""
        before: QWidget = self.figures
        for tool in tools:
            self._row.addWidget(tool)
            QWidget.setTabOrder(before, tool)
            before = tool

    def begin(self, view: str) -> None:
        """Show counts or rates as they were chosen for this view."""
        self._view = view
        self.figures.show_key(self.figures_by_view.get(view, "counts"))

    def show_those(self, uses: frozenset[str], tools: Mapping[QWidget, bool]) -> None:
        """Show the choices that a view ``uses``, and of all views' ``tools`` those that it has."""
        self.measure.setVisible("measure" in uses and self.measure.count() > 0)
        self.area.setVisible("area" in uses and self.area.count() > 0)
        self.figures.setVisible("rates" in uses and self._can_rate(uses))
        for tool, shown in tools.items():
            tool.setVisible(shown)
        self.setVisible(bool(uses))

    def fit(self, width: int) -> None:
        """Keep room for as many lines as the choices take in a width."""
        self._row.invalidate()
        self.setMinimumHeight(self._row.heightForWidth(width))

    def offer_measures(self, measures: Sequence[Measure], chosen: Measure | None) -> None:
        """Offer measures, and the chosen one if it is not among them."""
        offered = {measure.id: measure for measure in measures}
        if chosen is not None:
            offered.setdefault(chosen.id, chosen)
        names = [measure.name for measure in offered.values()]
        doubled = {name for name in names if names.count(name) > 1}
        pairs = [
            (str(m.id), _told_apart(m) if m.name in doubled else m.name) for m in offered.values()
        ]
        key = str(chosen.id) if chosen else ""
        if pairs == self._offered:
            self.measure.show_key(key)
        else:
            self._offered = pairs
            self.measure.offer(pairs, key)

    def _offer(self, chosen: Measure) -> None:
        """Offer the measures that have control charts, and the areas of the chosen one."""
        self.offer_measures(self.charted.measures, chosen)
        self._offer_areas()

    def _offer_areas(self) -> None:
        """Offer the areas of the measure: the one asked for, or else ours or the first."""
        areas = {str(a.id): a.name for a in self.charted.areas(self.measure.key)}
        preferred = (self._wanted_area, str(self.charted.own))
        chosen = next((key for key in preferred if key in areas), next(iter(areas), ""))
        self.area.offer(list(areas.items()), chosen)

    def _still_there(self) -> Measure | None:
        """The measure asked for last, or one of its name; None where there is none any more."""
        wanted = self._wanted
        if wanted is None:
            return None
        held = self._file.first(Measure, id=wanted.id)
        alike = (m for m in self.charted.measures if m.name == wanted.name)
        return held or next(alike, None)

    def _measure_chosen(self) -> None:
        self._wanted = self.chosen
        self._offer_areas()
        self.changed.emit()

    def _area_chosen(self, area: str) -> None:
        self._wanted_area = area
        self.changed.emit()

    def _figures_chosen(self, key: str) -> None:
        """Counts or rates, to be kept for this view: areas are first seen by rate."""
        self.figures_by_view[self._view] = key
        self.changed.emit()

    def _can_rate(self, uses: frozenset[str]) -> bool:
        """Whether the file has the people for rates of what is chosen."""
        area = self.chosen_area if "area" in uses else self.own_area
        measure = self.chosen if "measure" in uses else Measure(name="")
        return measure is not None and can_be_rated(self._file, measure, area)

    def _area_of(self, key: str) -> Area | None:
        return self._file.first(Area, id=int(key)) if key else None


def _told_apart(measure: Measure) -> str:
    return f"{measure.name} ({measure.collection})" if measure.collection else measure.name
