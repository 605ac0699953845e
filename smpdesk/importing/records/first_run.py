"""The first thing a new file is told: whose partnership it is, from the geography in the box."""

from __future__ import annotations

from dataclasses import dataclass

from smpdesk.importing.gazetteer.geography import District, Geography
from smpdesk.importing.storing.stored_areas import POPULATION_SOURCE
from smpdesk.models.document.writer import Writer
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Area, AreaMember


@dataclass(frozen=True)
class HomeArea:
    """A Community Safety Partnership that a file can be for, by its ONS code."""

    code: str
    name: str
    force: str
    districts: tuple[str, ...]

    @property
    def about(self) -> str:
        """What tells it from others of a like name: ``Dorset: 2 districts``."""
        count = len(self.districts)
        return self.force if count == 1 else f"{self.force}: {count} districts"


def home_areas(geography: Geography | None = None) -> list[HomeArea]:
    """Every partnership of England and Wales, by name."""
    box = geography or Geography.load()
    found = [
        HomeArea(code, name, box.districts[members[0]].force_name, members)
        for code, (name, members) in box.csps.items()
    ]
    return sorted(found, key=lambda area: area.name)


def set_home(file: PartnershipFile, code: str, geography: Geography | None = None) -> Area:
    """Make the partnership with this code the file's own, as one edit; gives its area.

    A partnership of one district is that district; one of several is a group of them. The police
    force and its districts, which are what the own figures are compared with, come along with
    their populations. Areas that are there already are kept. Raises ``LookupError`` for a code
    that is no partnership's.
    """
    box = geography or Geography.load()
    name, members = box.csps[code]
    force = box.districts[members[0]].force
    with file.edit(f"Set the partnership’s area: {name}") as writer:
        known = {area.code: area for area in file.all(Area) if area.code}
        above = known.get(force) or writer.insert(
            Area(code=force, name=box.forces[force], kind="force")
        )
        for each in box.districts_of_force(force):
            if each not in known:
                known[each] = _add_district(writer, box, box.districts[each], above)
        home = known[members[0]] if len(members) == 1 else known.get(code)
        if home is None:
            home = writer.insert(Area(code=code, name=name, kind="csp", parent=above.id))
            for each in members:
                writer.insert(AreaMember(area=home.id, member=known[each].id))
        writer.update(file.partnership(), area=home.id)
    return home


def _add_district(writer: Writer, box: Geography, district: District, force: Area) -> Area:
    made = writer.insert(
        Area(code=district.code, name=district.name, kind="district", parent=force.id)
    )
    writer.execute_many(
        "INSERT INTO population (area, year, persons, source) VALUES (?, ?, ?, ?)",
        [
            (made.id, year, persons, POPULATION_SOURCE)
            for year, persons in box.population(district.code).items()
        ],
    )
    return made
