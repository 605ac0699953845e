"""The areas of a plan in the partnership file: found, or added with all that belongs to them."""

from __future__ import annotations

from smpdesk.importing.gazetteer.areas import PlannedArea
from smpdesk.importing.gazetteer.geography import Geography
from smpdesk.importing.plans.known import area_key
from smpdesk.importing.plans.plan import Plan
from smpdesk.models.document.writer import Writer
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Area, AreaMember, AreaName

POPULATION_SOURCE = "ONS, mid-year population estimates (table MYE4, July 2024)"


def key_of(area: Area) -> str:
    """The key under which plans know a stored area."""
    return area_key(area.kind, area.name, area.code or "")


class StoredAreas:
    """Finds the plan's areas in the file, or adds them with their names, members, populations."""

    def __init__(self, file: PartnershipFile, writer: Writer, plan: Plan) -> None:
        self.file, self.writer, self.plan = file, writer, plan
        self.ids = {key_of(area): area.id for area in file.all(Area)}
        self.planned = {area.key: area for area in plan.areas}
        self.names = {(n.area, n.name.casefold()) for n in file.all(AreaName)}
        self.members = {(m.area, m.member) for m in file.all(AreaMember)}

    def stored(self) -> dict[str, int]:
        """The id of each area by its key."""
        for area in self.plan.areas:
            self._stored(area)
        for area in self.plan.areas:
            for member in area.members:
                self._join(self.ids[area.key], self.ids.get(member))
            for name in self.plan.also_called.get(area.key, ()):
                self._call(self.ids[area.key], name)
        return self.ids

    def _stored(self, area: PlannedArea) -> int:
        if area.key in self.ids:
            return self.ids[area.key]
        parent = self.ids.get(area.parent)
        if parent is None and area.parent in self.planned and area.parent != area.key:
            parent = self._stored(self.planned[area.parent])
        record = self.writer.insert(
            Area(code=area.code or None, name=area.name, kind=area.kind, parent=parent)
        )
        self.ids[area.key] = record.id
        self._add_populations(area, record.id)
        return record.id

    def _add_populations(self, area: PlannedArea, number: int) -> None:
        people = Geography.load().population(area.code).items()
        self.writer.execute_many(
            "INSERT INTO population (area, year, persons, source) VALUES (?, ?, ?, ?)",
            [(number, year, persons, POPULATION_SOURCE) for year, persons in people],
        )

    def _join(self, area: int, member: int | None) -> None:
        if member is not None and (area, member) not in self.members:
            self.members.add((area, member))
            self.writer.insert(AreaMember(area=area, member=member))

    def _call(self, area: int, name: str) -> None:
        if (area, name.casefold()) not in self.names:
            self.names.add((area, name.casefold()))
            self.writer.insert(AreaName(area=area, name=name))
