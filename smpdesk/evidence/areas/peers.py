"""The Most Similar Group of the partnership's area, from the file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from smpdesk.analysis.peers import PeerComparison, compare_with_peers
from smpdesk.analysis.ranking import First
from smpdesk.models.figures.holdings import source_of
from smpdesk.models.figures.observations import period_values, periods_of
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
    for group, members in _groups(file, own):
        for measure in file.all(Measure, unit="rate"):
            found = _newest(file, measure, own, data_year, set(members))
            if found is not None:
                made.append(_compared(file, measure, own, group, members, *found))
    return made


def peers_of(file: PartnershipFile, measure: Measure, own: Area, period: Period) -> Peers | None:
    """One measure in the group that most members have a figure of for the period; None without."""
    for group, members in _groups(file, own):
        values = period_values(file, measure, period)
        if _enough(values, set(members)):
            return _compared(file, measure, own, group, members, period, values)
    return None


def peer_periods(file: PartnershipFile, measure: Measure, own: Area) -> list[Period]:
    """The periods for which most of a group have a rate, newest first; none for other units."""
    if measure.unit != "rate":
        return []
    periods = periods_of(file, measure, own)
    return [period for period in periods if peers_of(file, measure, own, period) is not None]


def _groups(file: PartnershipFile, own: Area) -> list[tuple[Area, dict[int, str]]]:
    """The groups of peers that an area is in, each with its members' names by id."""
    names = {area.id: area.name for area in file.all(Area)}
    found = []
    for group in file.all(Area, kind="peer group"):
        members = {link.member for link in file.all(AreaMember, area=group.id)}
        if own.id in members:
            found.append((group, {key: name for key, name in names.items() if key in members}))
    return found


def _compared(
    file: PartnershipFile,
    measure: Measure,
    own: Area,
    group: Area,
    members: Mapping[int, str],
    period: Period,
    values: Mapping[int, float | None],
) -> Peers:
    rates = {name: values.get(area) for area, name in members.items()}
    first: First = "highest" if measure.direction == "higher" else "lowest"
    compared = compare_with_peers(own.name, rates, first)
    return Peers(measure, period, group.name, compared, source_of(file, measure, own, period))


def _enough(values: Mapping[int, float | None], members: set[int]) -> bool:
    return 2 * sum(values.get(area) is not None for area in members) > len(members)


def _newest(
    file: PartnershipFile, measure: Measure, own: Area, data_year: Period, members: set[int]
) -> tuple[Period, dict[int, float | None]] | None:
    for period in periods_of(file, measure, own):
        if period.months != 12 or not data_year.previous().start <= period.end <= data_year.end:
            continue
        values = period_values(file, measure, period)
        if _enough(values, members):
            return period, values
    return None
