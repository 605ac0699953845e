"""Areas side by side, from the partnership file."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from smpdesk.analysis.area_table import AreaTable, compare_areas
from smpdesk.analysis.areas import Area as ComparedArea
from smpdesk.analysis.areas import population_by_year
from smpdesk.errors import UserError
from smpdesk.models.figures.observations import find_measures, period_values
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Area, AreaMember, Measure, Population
from smpdesk.periods import Period


def parse_period(text: str) -> Period:
    """``2015-11/12`` as a period; raises ``UserError`` for anything else."""
    match = re.fullmatch(r"((?:19|20|21)\d\d-(?:0[1-9]|1[0-2]))/([1-9]\d{0,2})", text.strip())
    if not match:
        raise UserError(
            f"“{text}” is not a period. Give its first month and how many months it lasts, "
            "such as 2015-11/12 for November 2015 to October 2016."
        )
    return Period(match[1], int(match[2]))


def compared_areas(file: PartnershipFile) -> dict[int, ComparedArea]:
    """Every area of the file as the comparison knows it, by id, with populations and members."""
    populations: dict[int, dict[int, float]] = defaultdict(dict)
    for row in file.all(Population):
        populations[row.area][row.year] = row.persons
    areas = file.all(Area)
    names = {area.id: area.name for area in areas}
    members: dict[int, list[str]] = defaultdict(list)
    for link in file.all(AreaMember):
        members[link.area].append(names[link.member])
    compared = {
        area.id: ComparedArea(
            area.name, area.kind, area.code or "", populations[area.id], tuple(members[area.id])
        )
        for area in areas
    }
    everywhere = list(compared.values())
    return {
        key: replace(area, populations=population_by_year(area, everywhere))
        for key, area in compared.items()
    }


def compare(file: PartnershipFile, measure: Measure, period: Period, per: int = 1000) -> AreaTable:
    """The areas that have a figure of ``measure`` in ``period``, against the year before."""
    now = period_values(file, measure, period)
    before = period_values(file, measure, period.previous())
    return compare_values(compared_areas(file), measure, period, now, before, per)


def compare_values(
    areas: Mapping[int, ComparedArea],
    measure: Measure,
    period: Period,
    now: Mapping[int, float | None],
    before: Mapping[int, float | None],
    per: int = 1000,
) -> AreaTable:
    """Areas by id against the year before, from their values ``now`` and ``before`` by id."""
    shown = {area_id: areas[area_id] for area_id in areas if area_id in now or area_id in before}
    doubled = {area.name for area in shown.values()}
    if len(doubled) < len(shown):
        shown = _told_apart(shown)
    return compare_areas(
        list(shown.values()),
        {area.name: now.get(key) for key, area in shown.items()},
        {area.name: before.get(key) for key, area in shown.items()},
        period,
        per=per,
        first="highest" if measure.direction == "higher" else "lowest",
        unit=measure.unit,
    )


def _told_apart(areas: dict[int, ComparedArea]) -> dict[int, ComparedArea]:
    """The areas with the kind added to names that stand for more than one."""
    names = [area.name for area in areas.values()]
    return {
        key: replace(area, name=f"{area.name} ({area.kind})")
        if names.count(area.name) > 1
        else area
        for key, area in areas.items()
    }


def area_table(file: PartnershipFile, name: str, period: Period) -> list[dict[str, Any]]:
    """``compare`` as the rows that ``smpdesk compare`` prints; raises ``UserError``."""
    for measure in find_measures(file, name):
        table = compare(file, measure, period)
        if table.rows:
            return [
                {
                    "area": row.area,
                    "area_code": row.code,
                    "kind": row.kind,
                    "value": row.value,
                    "previous": row.previous,
                    "change": row.change,
                    "change_pct": row.change_pct,
                    "rate": row.rate,
                    "previous_rate": row.previous_rate,
                    "rank": row.rank,
                    "rank_text": row.rank_text,
                    "notes": list(row.notes),
                }
                for row in table.rows
            ]
    raise UserError(f"There are no figures of “{name}” for {period.text()}.")
