"""A comparison of areas, made fit to publish."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, replace

from smpdesk.analysis.area_table import AreaRow, AreaTable, with_place
from smpdesk.analysis.areas import Area, rankable
from smpdesk.analysis.disclosure.suppression import THRESHOLD, Suppression, suppress
from smpdesk.analysis.disclosure.table import Cell, CountTable, Relation, Value
from smpdesk.analysis.ranking import rank

_ALL = "the total that shares are of"
_NEEDS = {
    "value": ("now",),
    "previous": ("before",),
    "change": ("now", "before"),
    "change_pct": ("now", "before"),
    "rate": ("now",),
    "previous_rate": ("before",),
    "share": ("now", "all"),
    "test": ("now", "before"),
    "rank": ("now", "before"),
}


@dataclass(frozen=True)
class PublishedAreas:
    """The table with what may not be shown set to ``None``, and which fields those are.

    ``hidden`` names the hidden fields of :class:`AreaRow` by area, for the writer to print ``*``
    there; places are counted among the areas that still have one. Whoever sorts the rows by
    value puts the hidden ones last, or their place in the list would tell their size.
    """

    table: AreaTable
    hidden: Mapping[str, frozenset[str]]
    suppression: Suppression
    sentence: str


def publish_areas(
    table: AreaTable, areas: Sequence[Area], threshold: int = THRESHOLD, hide_zeros: bool = False
) -> PublishedAreas:
    """``table`` (of :func:`compare_areas`, unit count) with small counts and their cover hidden.

    ``areas`` tell which rows add up to which. The total that the shares are of is protected as
    well, even where no row shows it. An area with a hidden count has no place in the ranking,
    and the others' places close up, since a gap would tell where it stands.
    """
    result = suppress(_counts(table, areas), threshold, hide_zeros=hide_zeros)
    hidden = {
        row.area: frozenset(
            field for field in _NEEDS if not result.may_show(("figure", row.area, field))
        )
        for row in table.rows
    }
    shown = [_without(row, hidden[row.area]) for row in table.rows]
    places = rank({row.area: row.rank for row in shown})
    rows = tuple(with_place(row, places.get(row.area)) for row in shown)
    ranked_by = table.ranked_by
    if any("rank" in fields for fields in hidden.values()):
        ranked_by += ", among the areas whose counts are shown"
    return PublishedAreas(
        replace(table, rows=rows, ranked_by=ranked_by),
        {area: fields for area, fields in hidden.items() if fields},
        result,
        result.sentence,
    )


def _counts(table: AreaTable, areas: Sequence[Area]) -> CountTable:
    counts: dict[Cell, Value] = {}
    for row in table.rows:
        counts[row.area, "now"] = row.value
        counts[row.area, "before"] = row.previous
    relations = [
        Relation((area.name, when), tuple((member, when) for member in area.members))
        for area in areas
        for when in ("now", "before")
        if area.members and all((name, when) in counts for name in (area.name, *area.members))
    ]
    placed = rankable(areas)
    ranked = tuple(row.area for row in table.rows if row.area in placed)
    values = [row.value for row in table.rows if row.area in ranked and row.value is not None]
    shares = bool(ranked) and len(values) == len(ranked)
    counts[_ALL, "now"] = sum(values) if shares else None
    if shares:
        relations.append(Relation((_ALL, "now"), tuple((name, "now") for name in ranked)))
        relations += [
            Relation((row.area, "now"), ((_ALL, "now"),))
            for row in table.rows
            if row.area not in ranked and row.value == counts[_ALL, "now"]
        ]
    derived: dict[Cell, Sequence[Cell]] = {}
    for row in table.rows:
        cells: dict[str, Hashable] = {
            "now": (row.area, "now"),
            "before": (row.area, "before"),
            "all": (_ALL, "now"),
        }
        for field, needs in _NEEDS.items():
            derived["figure", row.area, field] = [cells[need] for need in needs]
    return CountTable(counts, relations, derived)


def _without(row: AreaRow, hidden: frozenset[str]) -> AreaRow:
    blank: dict[str, None] = dict.fromkeys(hidden - {"rank"})
    notes = () if hidden else row.notes  # they may tell of a zero
    kept: AreaRow = replace(row, notes=notes, **blank)  # type: ignore[arg-type]
    return with_place(kept, None) if "rank" in hidden else kept
