"""What belongs to an area: other names, members and populations; kept by named edits."""

from __future__ import annotations

from smpdesk.errors import UserError
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Area, AreaMember, AreaName, Population


def latest_populations(file: PartnershipFile) -> dict[int, Population]:
    """The newest population of each area that has one, by the area's id."""
    rows = file.rows(
        "SELECT p.* FROM population p JOIN (SELECT area, max(year) AS year FROM population "
        "GROUP BY area) n ON n.area = p.area AND n.year = p.year"
    )
    return {row["area"]: Population(**row) for row in rows}


def populations(file: PartnershipFile, area: Area) -> list[Population]:
    """The mid-year populations of an area, the newest first."""
    return file.all(Population, area=area.id)[::-1]


def keep_population(
    file: PartnershipFile, area: Area, year: int, persons: int, source: str
) -> Population:
    """Say how many people live in an area in a year, and who says so.

    Raises ``UserError`` for a year or a number that can't be.
    """
    if not 1900 <= year <= 2100 or persons < 0:
        raise UserError("A population needs a year such as 2016 and a number of people.")
    held = file.first(Population, area=area.id, year=year)
    with file.edit(f"Population of {area.name} in {year}: {persons:,}") as writer:
        if held is None:
            given = Population(area=area.id, year=year, persons=persons, source=source)
            return writer.insert(given)
        return writer.update(held, persons=persons, source=source)


def other_names(file: PartnershipFile, area: Area) -> list[str]:
    """The other names by which an area is known, in their order."""
    return [name.name for name in file.all(AreaName, area=area.id)]


def call_also(file: PartnershipFile, area: Area, names: list[str]) -> None:
    """Let an area be known by these other names, and no others; one edit."""
    held = {name.name.casefold(): name for name in file.all(AreaName, area=area.id)}
    wanted = {name.strip().casefold(): name.strip() for name in names if name.strip()}
    if held.keys() == wanted.keys():
        return
    with file.edit(f"Other names of {area.name}") as writer:
        for key in held.keys() - wanted.keys():
            writer.delete(held[key])
        for key in wanted.keys() - held.keys():
            writer.insert(AreaName(area=area.id, name=wanted[key]))


def members_of(file: PartnershipFile, area: Area) -> list[Area]:
    """The areas that belong to a group, by name; for others none."""
    ids = {member.member for member in file.all(AreaMember, area=area.id)}
    areas = [file.get(Area, number) for number in ids]
    return sorted(areas, key=lambda each: each.name.casefold())


def groups_of(file: PartnershipFile, area: Area) -> list[Area]:
    """The groups that an area belongs to."""
    ids = {member.area for member in file.all(AreaMember, member=area.id)}
    return sorted((file.get(Area, number) for number in ids), key=lambda each: each.name.casefold())


def join_group(file: PartnershipFile, group: Area, member: Area) -> None:
    """Let an area belong to a group; nothing happens when it does already."""
    if group.id == member.id:
        raise UserError("An area can't belong to itself. Nothing was changed.")
    if file.first(AreaMember, area=group.id, member=member.id) is None:
        with file.edit(f"Add {member.name} to {group.name}") as writer:
            writer.insert(AreaMember(area=group.id, member=member.id))


def leave_group(file: PartnershipFile, group: Area, member: Area) -> None:
    """Let an area no longer belong to a group."""
    held = file.first(AreaMember, area=group.id, member=member.id)
    if held is not None:
        with file.edit(f"Take {member.name} out of {group.name}") as writer:
            writer.delete(held)
