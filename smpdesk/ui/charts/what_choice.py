"""What a chart view looks at: the measure, the area, counts or rates, and a view's own tools."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QSizePolicy, QWidget

from smpdesk.models.records import Area, Measure
from smpdesk.ui.widgets.fields import Choice
from smpdesk.ui.widgets.flow import Flow
from smpdesk.ui.widgets.segmented import Segmented


class WhatChoice(QWidget):
    """The choices in a row that goes on in the next line where there is no more room."""

    def __init__(self) -> None:
        super().__init__()
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

    @property
    def rates(self) -> bool:
        """Whether rates are wanted, where there is the choice."""
        return not self.figures.isHidden() and self.figures.key == "rates"

    def add(self, tools: Sequence[QWidget]) -> None:
        """Put a view's own tools at the end, in the order of Tab too."""
        before: QWidget = self.figures
        for tool in tools:
            self._row.addWidget(tool)
            QWidget.setTabOrder(before, tool)
            before = tool

    def offer_measures(self, measures: Sequence[Measure], chosen: Measure | None) -> None:
        """Offer measures, and the chosen one if it is not among them."""
        offered = {measure.id: measure for measure in measures}
        if chosen is not None:
            offered.setdefault(chosen.id, chosen)
        names = [measure.name for measure in offered.values()]
        doubled = {name for name in names if names.count(name) > 1}
        self.measure.offer(
            [
                (str(m.id), _told_apart(m) if m.name in doubled else m.name)
                for m in offered.values()
            ],
            str(chosen.id) if chosen else "",
        )

    def offer_areas(self, areas: Mapping[int, Area], own: int | None) -> None:
        """Offer areas; the one chosen before stays, else ours or the first is chosen."""
        chosen = self.area.key
        if chosen not in map(str, areas):
            chosen = str(own if own in areas else next(iter(areas), ""))
        self.area.offer([(str(key), area.name) for key, area in areas.items()], chosen)

    def fit(self, width: int) -> None:
        """Keep room for as many lines as the choices take in a width."""
        self._row.invalidate()
        self.setMinimumHeight(self._row.heightForWidth(width))


def _told_apart(measure: Measure) -> str:
    return f"{measure.name} ({measure.collection})" if measure.collection else measure.name
