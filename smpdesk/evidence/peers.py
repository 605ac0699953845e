"""The Most Similar Group of the partnership's area, from the file."""

from __future__ import annotations

from dataclasses import dataclass

from smpdesk.analysis.peers import PeerComparison, compare_with_peers
from smpdesk.models.holdings import source_of
from smpdesk.models.observations import period_values, periods_of
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Area, AreaMember, Measure
from smpdesk.periods import Period


@dataclass(frozen=True)
class Peers:
    """A rate in the areas of the Most Similar Group."""

    measure: Measure
    period: Period
    group: str
    comparison: PeerComparison
    source: str


def peer_comparisons(file: PartnershipFile, own: Area, data_year: Period) -> list[Peers]:
    """Each rate that most of the group have for the data year or the year before it."""
    made = []
    for group in file.all(Area, kind="peer group"):
        members = {link.member for link in file.all(AreaMember, area=group.id)}
        if own.id not in members:
            continue
        names = {area.id: area.name for area in file.all(Area) if area.id in members}
        for measure in file.all(Measure, unit="rate"):
            found = _newest(file, measure, own, data_year, members)
            if found is None:
                continue
            period, values = found
            rates = {names[area]: values.get(area) for area in members}
            first = "highest" if measure.direction == "higher" else "lowest"
            compared = compare_with_peers(own.name, rates, first)  # type: ignore[arg-type]
            source = source_of(file, measure, own, period)
            made.append(Peers(measure, period, group.name, compared, source))
    return made


def _newest(
    file: PartnershipFile, measure: Measure, own: Area, data_year: Period, members: set[int]
) -> tuple[Period, dict[int, float | None]] | None:
    for period in periods_of(file, measure, own):
        if period.months != 12 or not data_year.previous().start <= period.end <= data_year.end:
            continue
        values = period_values(file, measure, period)
        if 2 * sum(values.get(area) is not None for area in members) > len(members):
            return period, values
    return None
