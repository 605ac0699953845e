"""Where an incident lies: its district and ward, by what its row says of the place."""

from __future__ import annotations

from dataclasses import dataclass

from smpdesk.importing.files.sheets import text_of
from smpdesk.importing.gazetteer.areas import CODE, PlannedArea, new_area
from smpdesk.importing.incidents.counting import district_in
from smpdesk.importing.incidents.even_rows import Said
from smpdesk.importing.plans.gathered import Gathered


@dataclass(frozen=True)
class Place:
    """Where a row lies: its district (or the area that stands for no place), and its ward."""

    area: PlannedArea
    ward: PlannedArea | None = None
    force: str = ""
    old_code: bool = False

    @property
    def own(self) -> bool:
        """Whether it lies in the area of the force that recorded it."""
        return bool(self.force) and self.area.parent == self.force

    @property
    def keys(self) -> tuple[str, ...]:
        """The areas that a row here counts for."""
        if self.ward is None or self.ward.key == self.area.key:
            return (self.area.key,)
        return (self.area.key, self.ward.key)


def place_of(where: Said, kind: str, gathered: Gathered) -> Place:
    """The district and ward of a row: by its LSOA, by its LSOA's name, by its place's name.

    ``kind`` is that of places which nobody has heard of.
    """
    geography, areas = gathered.known.geography, gathered.areas
    if len(where) == 1:
        return Place(areas.in_text(where[0]) or new_area(f"No location, {where[0]}", "elsewhere"))
    force_name, code, name = (text_of(part) for part in where)
    forces = [a for a in areas.named(force_name) if a.kind == "force"] if force_name else []
    force = forces[0].key if forces else ""
    if force:
        gathered.use_area(forces[0])
    ward = areas.coded(geography.ward_of_lsoa(code) or "") if code else None
    if code.startswith(("E05", "W05")):
        ward = areas.coded(code)
    district = geography.district_of_lsoa(code) or (ward.parent if ward else "")
    found = areas.by_key.get(district or "") or (areas.coded(code) if code else None)
    if found is None and name:
        named = areas.named(district_in(name)) or areas.named(name)
        fitting = [a for a in named if a.kind in ("district", "ward")]
        found = min(fitting, key=lambda a: a.kind != kind, default=None)
    if found is not None and found.kind == "ward" and found.parent in areas.by_key:
        return Place(areas.by_key[found.parent], found, force)
    if found is not None:
        old = bool(CODE.fullmatch(code)) and ward is None
        return Place(found, ward, force, old)
    if not code and not name:
        title = f"No location, {force_name}" if force_name else "No location"
        return Place(new_area(title, "elsewhere", "", force), None, force)
    if name and not code:
        return Place(new_area(name, kind or "location", "", force), None, force)
    return Place(new_area(f"Unknown area {code or name}", "elsewhere", "", force), None, force)
