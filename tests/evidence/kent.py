"""Six districts of Kent with a group of peers and wards, put into a partnership file.

Violent crime: Strategic Assessment 2017-18 of the Maidstone partnership, years to October 2015
and October 2016. Populations: ONS, mid-year estimates of 2015 to 2017. The group's rates, the
wards and their counts are invented.
"""

from __future__ import annotations

from smpdesk.models.document.writer import Writer
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import (
    Area,
    AreaMember,
    Extract,
    ExtractTable,
    Measure,
    Observation,
    Population,
)

VIOLENT = {
    "Sevenoaks": (1301, 1702),
    "Ashford": (1902, 2378),
    "Maidstone": (2964, 3743),
    "Canterbury": (2938, 3874),
    "Thanet": (4008, 5262),
    "Medway": (6397, 8252),
}
PEOPLE = {
    "Sevenoaks": (117735, 118289, 118489),
    "Ashford": (124580, 126327, 128049),
    "Maidstone": (164112, 165953, 168115),
    "Canterbury": (156143, 157280, 157944),
    "Thanet": (139668, 140373, 140680),
    "Medway": (276037, 277504, 278652),
}
PEERS = {"Maidstone": 62.5, "Ashford": 51.0, "Canterbury": 66.4, "Sevenoaks": 44.1}
WARDS = {"High Street": 40, "Fant": 25, "East": 12, "Bearsted": None}
"""A count that its source has suppressed is None."""


def add_districts(file: PartnershipFile) -> None:
    """Put the districts into a file whose partnership has its area."""
    own = file.partnership().area
    assert own is not None
    with file.edit("Add the districts") as writer:
        extract = writer.insert(
            Extract(name="kent.csv", source="Kent", imported_at="2016-11-03", imported_by="Officer")
        )
        table = writer.insert(ExtractTable(extract=extract.id, sheet="Kent", cells="A1:C99")).id
        areas = {file.get(Area, own).name: own} | {area.name: area.id for area in file.all(Area)}
        for name in VIOLENT:
            if name not in areas:
                areas[name] = writer.insert(Area(name=name)).id
        for name, people in PEOPLE.items():
            for year, persons in zip((2015, 2016, 2017), people, strict=True):
                writer.insert(
                    Population(area=areas[name], year=year, persons=persons, source="ONS")
                )
        held = {measure.name: measure.id for measure in file.all(Measure)}
        violent = held.get("Violent Crime") or writer.insert(Measure(name="Violent Crime")).id
        for name, values in VIOLENT.items():
            if held.get("Violent Crime") and areas[name] == own:
                continue
            for start, value in zip(("2014-11", "2015-11"), values, strict=True):
                _observe(writer, table, violent, areas[name], start, value)
        _add_peers(writer, table, areas)
        _add_wards(writer, table, own)


def _add_peers(writer: Writer, table: int, areas: dict[str, int]) -> None:
    group = writer.insert(Area(name="Most Similar Group", kind="peer group"))
    rate = writer.insert(Measure(name="Crime rate per 1,000 population", unit="rate", per=1000))
    for name, value in PEERS.items():
        writer.insert(AreaMember(area=group.id, member=areas[name]))
        _observe(writer, table, rate.id, areas[name], "2015-11", value)


def _add_wards(writer: Writer, table: int, own: int) -> None:
    collisions = writer.insert(Measure(name="Road traffic collisions"))
    _observe(writer, table, collisions.id, own, "2015-11", 300)
    for name, count in WARDS.items():
        ward = writer.insert(Area(name=name, kind="ward", parent=own))
        _observe(writer, table, collisions.id, ward.id, "2015-11", count)


def _observe(
    writer: Writer, table: int, measure: int, area: int, start: str, value: float | None
) -> None:
    writer.insert(
        Observation(
            measure=measure,
            area=area,
            start=start,
            months=12,
            value=value,
            status="value" if value is not None else "suppressed",
            extract_table=table,
            cell="B2",
        )
    )
