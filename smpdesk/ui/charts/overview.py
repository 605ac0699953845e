"""The overview: every measure with its line, its newest figure and what it shows."""

from __future__ import annotations

import time
from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smpdesk.evidence.charts.glances import glance_at
from smpdesk.evidence.charts.overview import monthly_targets, themes_of_measures
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Assessment
from smpdesk.ui.charts.overviewed import Overviewed, columns
from smpdesk.ui.desk import Desk
from smpdesk.ui.look import theme
from smpdesk.ui.tasks import Task, Work
from smpdesk.ui.widgets.card import Card
from smpdesk.ui.widgets.fields import Choice, SearchField
from smpdesk.ui.widgets.flow import flow_of
from smpdesk.ui.widgets.record_table import RecordTable
from smpdesk.ui.widgets.segmented import Segmented

_NAME = 240
"""Pixels at 100 % for a measure's name with the margins, before any column is left out."""
_LEAVABLE = ("Usual", "Newest", "On a year ago", "")
"""Columns to leave out in turn where there is no room, that of the lines last."""
_FIRST = 12
_EVERY_SECONDS = 0.3


class Overview(QWidget):
    """``chosen`` says the ids of the measure and area to look at.

    The measures are there at once; their charts come a few times a second, drawn off the
    window's thread.
    """

    chosen = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._task: Task | None = None
        self._all: list[Overviewed] = []
        self._places: dict[tuple[int, int], int] = {}
        self._targets = False
        self.search_field = SearchField("Find a measure")
        self.area_choice = Choice([("", "All areas")], wide=190)
        self.area_choice.setAccessibleName("Area")
        self.theme_choice = Choice([("", "All themes")], wide=250)
        self.theme_choice.setAccessibleName("Theme")
        self.signals = Segmented("Show", [("all", "All"), ("signals", "Signals only")])
        self.table: RecordTable[Overviewed] = RecordTable(
            "Measures",
            columns(),
            lambda r: r.key,
        )
        self.search_field.setMinimumWidth(theme.current().px(230))
        self.table.setMinimumHeight(theme.current().px(170))
        card = Card(padding=8)
        card.add(flow_of(self.search_field, self.area_choice, self.theme_choice, self.signals))
        card.add(self.table, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        self.search_field.textChanged.connect(lambda _: self._filter())
        self.area_choice.chosen.connect(lambda _: self._filter())
        self.theme_choice.chosen.connect(lambda _: self._filter())
        self.signals.chosen.connect(lambda _: self._filter())
        self.table.opened.connect(lambda record: self.chosen.emit(record.key))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave columns out where there is no room, so that what a measure shows is seen."""
        super().resizeEvent(event)
        self._fit_columns()

    def _fit_columns(self) -> None:
        worn, held = theme.current(), self.table.records.columns
        room = self.width() / worn.zoom - _NAME
        for place, column in enumerate(held):
            if not self.table.isColumnHidden(place) or column.title in _LEAVABLE:
                room -= column.width
        for title in _LEAVABLE:
            place = next(n for n, column in enumerate(held) if column.title == title)
            self.table.leave_out(place, room < 0)
            room += held[place].width if room < 0 else 0

    def filters(self) -> dict[str, str]:
        """What the list is narrowed to, by the filters' names."""
        return {
            "search": self.search_field.text(),
            "area": self.area_choice.key,
            "theme": self.theme_choice.key,
            "signals": self.signals.key,
        }

    def narrow(self, filters: Mapping[str, str]) -> None:
        """Narrow the list to what ``filters`` once said."""
        self.search_field.setText(filters["search"])
        self.area_choice.show_key(filters["area"])
        self.theme_choice.show_key(filters["theme"])
        self.signals.show_key(filters["signals"])
        self._filter()

    def show_all(self, records: list[Overviewed], own_area: int | None) -> None:
        """Show these measures, those of the partnership's own area first."""
        themes = themes_of_measures(self._desk.file, self._desk.assessment)
        known = {record.key: record for record in self._all}
        self._all = []
        for record in sorted(records, key=lambda r: r.area.id != own_area):
            belongs, drawn = themes.get(record.measure.id), known.get(record.key, record)
            if belongs or drawn is not record:
                record = record._replace(
                    glance=drawn.glance, themes=belongs or frozenset(), outlook=drawn.outlook
                )
            self._all.append(record)
        self._places = {record.key: place for place, record in enumerate(self._all)}
        areas = {str(r.area.id): r.area.name for r in self._all}
        self.area_choice.offer([("", "All areas"), *areas.items()], self.area_choice.key)
        held = sorted(set().union(*themes.values()))
        kept = self.theme_choice.key if self.theme_choice.key in held else ""
        self.theme_choice.offer([("", "All themes"), *((name, name) for name in held)], kept)
        self.theme_choice.setVisible(bool(held))
        self._targets = any(record.outlook for record in self._all)
        self._show_targets()
        self._filter()
        self._draw()

    def _draw(self) -> None:
        """Draw every measure's chart off the window's thread."""
        if self._task is not None:
            self._task.cancel()
        file, records, assessment = self._desk.file, list(self._all), self._desk.assessment
        self._task = Task("Drawing the overview")
        self._task.partly_done.connect(self.show_drawn)
        self._desk.tasks.start(self._task, lambda work: _draw_all(file, records, assessment, work))

    def show_drawn(self, drawn: list[Overviewed]) -> None:
        """Put in the charts that were drawn meanwhile."""
        changed = {}
        for record in drawn:
            place = self._places.get(record.key)
            if place is not None:
                themes = self._all[place].themes
                self._all[place] = changed[record.key] = record._replace(themes=themes)
        self._targets = self._targets or any(record.outlook for record in drawn)
        if self._show_targets() or self.signals.key == "signals":
            self._filter()
        else:
            self.table.records.change_records(changed)

    def _show_targets(self) -> bool:
        """Leave the column of targets out where no measure has one; whether that is new."""
        last = len(self.table.records.columns) - 1
        before = self.table.isColumnHidden(last)
        self.table.leave_out(last, not self._targets)
        if new := self.table.isColumnHidden(last) != before:
            self._fit_columns()
        return new

    def _filter(self) -> None:
        part = self.search_field.text().strip().casefold()
        area, themed = self.area_choice.key, self.theme_choice.key
        only = self.signals.key == "signals"
        self.table.show_records(
            [
                r
                for r in self._all
                if (not part or part in r.measure.name.casefold())
                and area in ("", str(r.area.id))
                and (not themed or themed in r.themes)
                and (not only or (r.glance is not None and r.glance.meaning))
            ]
        )


def _draw_all(
    file: PartnershipFile, records: list[Overviewed], assessment: Assessment | None, work: Work
) -> None:
    """Chart the records, handing over what they show a few times a second."""
    from smpdesk.analysis.spc.outlook import outlook
    from smpdesk.evidence.charts.control import chart_of

    with file.another() as own:
        targets = monthly_targets(own, assessment)
        drawn: list[Overviewed] = []
        told = time.monotonic()
        for number, record in enumerate(records, 1):
            work.check()
            chart, target = chart_of(own, record.measure, record.area), targets.get(record.key)
            will = None if target is None else outlook(chart, target)
            drawn.append(record._replace(glance=glance_at(chart), outlook=will))
            if number == _FIRST or time.monotonic() - told > _EVERY_SECONDS:
                work.partial(drawn)
                drawn, told = [], time.monotonic()
        work.partial(drawn)
