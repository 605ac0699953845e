"""What the tables of an extract give together: areas, measures, observations, things to look at."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from smpdesk.importing.gazetteer.areas import Areas, PlannedArea
from smpdesk.importing.plans.asking import Asking
from smpdesk.importing.plans.known import Known
from smpdesk.importing.plans.measures import MeasureKey, Measures, PlannedMeasure
from smpdesk.importing.plans.observations import Observations
from smpdesk.importing.plans.plan import (
    ImportFinding,
    Option,
    PlannedPopulation,
    PlannedTable,
)


@dataclass
class Gathered:
    """The growing plan of one extract, with what is known and what has been asked."""

    known: Known
    file_name: str
    asking: Asking
    areas: Areas
    known_measures: Measures
    used_areas: dict[str, PlannedArea] = field(default_factory=dict)
    measures: dict[MeasureKey, PlannedMeasure] = field(default_factory=dict)
    observations: Observations = field(default_factory=Observations)
    counted: Observations = field(init=False)
    populations: list[PlannedPopulation] = field(default_factory=list)
    tables: list[PlannedTable] = field(default_factory=list)
    findings: list[ImportFinding] = field(default_factory=list)
    shapes: list[object] = field(default_factory=list)
    rows: int = 0
    called: dict[str, set[str]] = field(default_factory=dict)
    source: str = ""
    _used: dict[tuple[str, str, int, str, str], MeasureKey] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.counted = Observations(self.observations.terms)

    def call(self, area: PlannedArea, label: str) -> None:
        """Notes that the extract calls an area by this name."""
        if label and label.casefold() not in (area.name.casefold(), area.code.casefold()):
            self.called.setdefault(area.key, set()).add(label)

    def use_area(self, area: PlannedArea) -> str:
        """Takes an area into the plan, with those that it is made of or lies in; gives its key."""
        held = self.used_areas.get(area.key)
        if held is None or (area.members and not held.members):
            self.used_areas[area.key] = area
            if not area.code and area.parent in self.areas.by_key:  # by it alone it is known again
                self.used_areas.setdefault(area.parent, self.areas.by_key[area.parent])
        for member in area.members:
            if member not in self.used_areas and member in self.areas.by_key:
                self.used_areas[member] = self.areas.by_key[member]
        return area.key

    def use_measure(
        self, name: str, unit: str, per: int = 0, parent: str = "", collection: str = ""
    ) -> MeasureKey:
        """Takes a measure into the plan, under the name by which the file knows it."""
        said = (name, unit, per, parent, collection)
        if said not in self._used:
            self._used[said] = self._use_measure(*said)
        return self._used[said]

    def _use_measure(
        self, name: str, unit: str, per: int, parent: str, collection: str
    ) -> MeasureKey:
        known = self.known_measures.called(name, collection)
        if known is not None:
            measure = PlannedMeasure(
                known.name, known.collection, known.unit, per or None, known.parent, known=True
            )
            held = self.measures.setdefault(measure.key, measure)
            return held.key
        alike = self._alike(name) if not collection else None
        if alike is not None:
            return self.use_measure(alike, unit, per, parent, collection)
        measure = PlannedMeasure(name, collection, unit, per or None, parent)
        held = self.measures.setdefault(measure.key, measure)
        if parent and not held.parent and not held.known and parent.casefold() != name.casefold():
            self.measures[held.key] = replace(held, parent=parent)
        return held.key

    def _alike(self, name: str) -> str | None:
        """The file's measure that this one is, by the officer's word; a new one until she says."""
        key = f"measure-is/{name.casefold()}"
        if key in self.asking.decisions:
            answer = str(self.asking.decisions[key])
            self.asking.ask(key, f"Is “{name}” a measure that the file has?", (), answer)
            return answer if answer and answer.casefold() != name.casefold() else None
        near = [m for m in self.known_measures.like(name) if m.name.casefold() != name.casefold()]
        if near:
            options = [Option(m.name, f"The same as {m.name}") for m in near]
            self.asking.ask(
                key,
                f"Is “{name}” the same as “{near[0].name}”?",
                [*options, Option(name, "A new measure")],
                name,
            )
        return None
