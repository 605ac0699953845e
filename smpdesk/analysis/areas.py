"""Areas as comparisons need them: their kind, their population by year, their members."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

TOTAL_KINDS = frozenset(
    {"force", "division", "county", "region", "country", "total", "subtotal", "peer group"}
)


@dataclass(frozen=True)
class Area:
    """A place that is compared with others.

    ``populations`` are people by the year of the estimate. ``members`` names the areas that a
    combined area is made of (a division's districts, a partnership over two districts).
    ``ranked`` overrules whether the area has a place in a ranking; ``None`` lets
    :func:`rankable` decide.
    """

    name: str
    kind: str = "district"
    code: str = ""
    populations: Mapping[int, float] = field(default_factory=dict)
    members: tuple[str, ...] = ()
    is_total: bool = False
    ranked: bool | None = None


def rankable(areas: Sequence[Area]) -> frozenset[str]:
    """The names of the areas that have a place in a ranking of these areas.

    Totals and subtotals (forces, divisions, counties…) have none. Nor has a combined area
    whose members stand in the same table, since they would be counted twice; a partnership
    over two districts that stands for them, as Dartford & Gravesham does in Kent's published
    table, is ranked like any other.
    """
    present = {area.name for area in areas}
    return frozenset(area.name for area in areas if _has_a_place(area, present))


def population_by_year(area: Area, areas: Sequence[Area]) -> dict[int, float]:
    """The population of ``area`` by year: its own, or the sum of its members' where all have one.

    ``areas`` is where the members are looked up, by name. A year that one member lacks is left
    out, as its sum would be too small.
    """
    if area.populations or not area.members:
        return dict(area.populations)
    by_name = {other.name: other for other in areas if other.name != area.name}
    members = [by_name.get(name) for name in area.members]
    known = [population_by_year(member, areas) for member in members if member is not None]
    if len(known) != len(members):
        return {}
    years = set.intersection(*(set(populations) for populations in known))
    return {year: sum(populations[year] for populations in known) for year in sorted(years)}


def _is_total(area: Area) -> bool:
    return area.is_total or area.kind in TOTAL_KINDS


def _has_a_place(area: Area, present: set[str]) -> bool:
    if area.ranked is not None:
        return area.ranked
    if _is_total(area):
        return False
    return not any(member in present for member in area.members)
