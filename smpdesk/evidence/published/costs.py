"""Costs before and after, found among the measures by their names."""

from __future__ import annotations

from dataclasses import dataclass

from smpdesk.analysis.costs import CostRow, CostTable, cost_differences
from smpdesk.models.figures.holdings import source_of
from smpdesk.models.figures.observations import period_values
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Area, Measure, Observation
from smpdesk.periods import Period


@dataclass(frozen=True)
class Costs:
    """A cost before and after by area, with its period and source."""

    name: str
    period: Period
    table: CostTable
    source: str


def costs_before_and_after(file: PartnershipFile, data_year: Period) -> list[Costs]:
    """Each pair of measures in pounds whose names differ in "before" and "after" alone.

    The newest period that ends in the data year, the calendar year it ends in, or the year before.
    """
    pounds = {_plain(m.name): m for m in file.all(Measure, unit="pounds")}
    made = []
    for name, before in pounds.items():
        after = pounds.get(name.replace("before", "after"))
        if "before" not in name or after is None:
            continue
        found = _costs(file, before, after, data_year)
        if found is not None:
            made.append(found)
    return made


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())


def _costs(file: PartnershipFile, before: Measure, after: Measure, year: Period) -> Costs | None:
    last = f"{year.end[:4]}-12"
    observed = file.all(Observation, measure=after.id, replaced_by=None)
    periods = {Period(o.start, o.months) for o in observed}
    near = [p for p in periods if year.previous().start <= p.end <= last]
    if not near:
        return None
    period = max(near, key=lambda p: p.end)
    areas = {area.id: area for area in file.all(Area)}
    then, now = period_values(file, before, period), period_values(file, after, period)
    rows = [CostRow(areas[a].name, then.get(a), now.get(a)) for a in areas if a in now or a in then]
    source = source_of(file, after, areas[next(iter(now))], period)
    title = before.name.split(":")[0]
    return Costs(title, period, cost_differences(rows), source)
