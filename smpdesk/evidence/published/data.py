"""Every observation of the file, with what may not be published left out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from smpdesk.analysis.disclosure import SUPPRESSED, CountTable, Relation, suppress
from smpdesk.analysis.disclosure.table import Value
from smpdesk.evidence.areas.districts import SMALL_KINDS
from smpdesk.models.figures.observations import data_rows
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Area, AreaMember
from smpdesk.periods import shift_month

Place = tuple[str, str, str, int]
"""Area, breakdown, first month and number of months of an observation."""
HIDDEN = "hidden"
"""The status of an observation that may not be published."""


@dataclass(frozen=True)
class PublishedData:
    """The rows of ``data_rows`` by measure; ``left_out`` says what is not among them, if any."""

    by_measure: dict[str, list[dict[str, Any]]]
    left_out: str


def published_data(file: PartnershipFile, smallest: int = 0) -> PublishedData:
    """The observations; with ``smallest`` counts from 1 up to ``smallest`` − 1 are hidden.

    A measure of areas smaller than a district is left out for these areas where any such count is
    small: nearly every month of a ward is. In larger areas small counts are hidden, with those
    that sums of months or of members would give back; a hidden row keeps no value.
    """
    grouped: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in data_rows(file):
        name = f"{row['collection']}: {row['measure']}" if row["collection"] else row["measure"]
        grouped[name].append(row)
    if not smallest:
        return PublishedData(dict(grouped), "")
    members = _members(file)
    kept, left, hidden = {}, 0, 0
    for name, rows in grouped.items():
        large = [row for row in rows if row["area_kind"] not in SMALL_KINDS]
        small = [row for row in rows if row["area_kind"] in SMALL_KINDS]
        if any(_tells_of_few(row, smallest) for row in small):
            left, small = left + len(small), []
        shown = _hide([*large, *small], members, smallest)
        hidden += sum(row["status"] == HIDDEN for row in shown)
        kept[name] = shown
    return PublishedData(
        {n: rows for n, rows in kept.items() if rows}, _words(left, hidden, smallest)
    )


def _is_small(row: dict[str, Any], smallest: int) -> bool:
    value = row["value"]
    return row["unit"] == "count" and value is not None and 0 < value < smallest


def _tells_of_few(row: dict[str, Any], smallest: int) -> bool:
    """Whether a row of a small area could tell of a person, or give back what its source hid."""
    return bool(_is_small(row, smallest) or row["breakdown"] or row["status"] == "suppressed")


def _members(file: PartnershipFile) -> dict[str, tuple[str, ...]]:
    names = {area.id: area.name for area in file.all(Area)}
    members: dict[str, list[str]] = defaultdict(list)
    for link in file.all(AreaMember):
        members[names[link.area]].append(names[link.member])
    return {name: tuple(those) for name, those in members.items()}


def _hide(
    rows: list[dict[str, Any]], members: dict[str, tuple[str, ...]], smallest: int
) -> list[dict[str, Any]]:
    """The rows with small counts, and those that would give them back, without their value."""
    if not any(_is_small(row, smallest) for row in rows):
        return rows
    counts = {_cell(row): _value(row) for row in rows}
    relations = [*_sums_of_months(counts), *_sums_of_members(counts, members)]
    result = suppress(CountTable(dict(counts.items()), relations), smallest)
    return [
        {**row, "value": None, "status": HIDDEN} if _cell(row) in result.hidden else row
        for row in rows
    ]


def _cell(row: dict[str, Any]) -> Place:
    return row["area"], row["breakdown"], row["start"], row["months"]


def _value(row: dict[str, Any]) -> Value:
    return SUPPRESSED if row["status"] == "suppressed" else row["value"]


def _sums_of_months(counts: Iterable[Place]) -> list[Relation]:
    """Years whose every month is there."""
    held = set(counts)
    found = []
    for cell in held:
        area, breakdown, start, months = cell
        parts = tuple((area, breakdown, shift_month(start, i), 1) for i in range(months))
        if months > 1 and all(part in held for part in parts):
            found.append(Relation(cell, parts))
    return found


def _sums_of_members(
    counts: Iterable[Place], members: dict[str, tuple[str, ...]]
) -> list[Relation]:
    """Groups of areas whose every member is there."""
    held = set(counts)
    found = []
    for cell in held:
        parts = tuple((member, *cell[1:]) for member in members.get(cell[0], ()))
        if parts and all(part in held for part in parts):
            found.append(Relation(cell, parts))
    return found


def _words(left: int, hidden: int, smallest: int) -> str:
    said = []
    if hidden:
        counts = "count is" if hidden == 1 else "counts are"
        said.append(
            f"{hidden} {counts} hidden (*), being under {smallest} or such as would give one back."
        )
    if left:
        said.append(
            f"{left:,} counts of wards and other small areas are left out, as counts under "
            f"{smallest} among them could tell of a person."
        )
    return " ".join(said)
