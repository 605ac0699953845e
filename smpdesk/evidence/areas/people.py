"""How many people live in the partnership's area."""

from __future__ import annotations

from dataclasses import dataclass

from smpdesk.analysis.comparison import Change, change
from smpdesk.evidence.areas.comparisons import compared_areas
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Area, Population
from smpdesk.periods import Period

_YEARS_BACK = 5


@dataclass(frozen=True)
class People:
    """The people of an area at mid-year, against some years before."""

    area: str
    change: Change


@dataclass(frozen=True)
class PeopleTable:
    """The own area and those that hold it; ``year`` against ``before``."""

    year: int
    before: int
    rows: tuple[People, ...]
    source: str


def people_of(file: PartnershipFile, own: Area, data_year: Period) -> PeopleTable | None:
    """People at the newest mid-year of the data year or before; None without an estimate."""
    areas = compared_areas(file)
    counts = areas[own.id].populations
    year = max((y for y in counts if y <= int(data_year.end[:4])), default=None)
    if year is None:
        return None
    before = max((y for y in counts if y <= year - _YEARS_BACK), default=min(counts))
    rows = [
        People(areas[area.id].name, change(people[year], people.get(before)))
        for area in (own, *_above(file, own))
        if year in (people := areas[area.id].populations)
    ]
    sources = {p.source for p in file.all(Population, area=own.id, year=year) if p.source}
    return PeopleTable(year, before, tuple(rows), "; ".join(sorted(sources)))


def _above(file: PartnershipFile, area: Area) -> list[Area]:
    """The county and the force, where the file has their people."""
    held = [a for kind in ("county", "force") for a in file.all(Area, kind=kind)]
    return [a for a in held if a.id != area.id]
