"""Areas side by side: change, rate with that year's population, place, share of the total."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from smpdesk.analysis.areas import Area, population_by_year, rankable
from smpdesk.analysis.comparison import SmallNumberTest, change, count_test
from smpdesk.analysis.ranking import First, Rank, rank
from smpdesk.analysis.rates import rate
from smpdesk.analysis.years import share
from smpdesk.periods import Period

RankBy = Literal["auto", "rate", "value", "change_pct"]


@dataclass(frozen=True)
class AreaRow:
    """An area's line: two periods, their change, their rates, its place, its share.

    ``change_pct`` is of the previous value; ``share`` is of the total, 0 to 1. What cannot be
    worked out is ``None``; ``notes`` say why.
    """

    area: str
    code: str
    kind: str
    value: float | None
    previous: float | None
    change: float | None
    change_pct: float | None
    rate: float | None
    previous_rate: float | None
    rank: int | None
    rank_text: str
    share: float | None
    test: SmallNumberTest | None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class AreaTable:
    """The rows of a comparison, in the order of the areas, and how they were ranked, in words."""

    period: Period
    previous: Period
    per: int
    rows: tuple[AreaRow, ...]
    ranked_by: str


def compare_areas(
    areas: Sequence[Area],
    now: Mapping[str, float | None],
    before: Mapping[str, float | None],
    period: Period,
    *,
    per: int = 1000,
    first: First = "lowest",
    rank_by: RankBy = "auto",
    decimals: int | None = None,
    unit: str = "count",
) -> AreaTable:
    """``now`` (by area name, over ``period``) against ``before`` (over ``period.previous()``).

    Where an area with members has no figure of its own, it is the sum of theirs, when all are
    there. Areas are ranked on their rate when every ranked area that has a value has a rate,
    otherwise on their value: places by rate and by value are never mixed. ``rank_by`` overrules
    this. ``decimals`` ties what is equal as shown. Rates are for counts alone.
    """
    previous = period.previous()
    values = filled_in(areas, now)
    earlier = filled_in(areas, before)
    total = total_of(areas, values)
    unranked = [
        _row(area, areas, values, earlier, (period, previous), per, unit, total) for area in areas
    ]
    ranked = rankable(areas)
    basis = _basis(unranked, ranked, rank_by)
    placed: dict[str, float | None] = {row.area: getattr(row, basis) for row in unranked}
    places = rank(placed, first=first, decimals=decimals, unranked=set(placed) - ranked)
    rows = tuple(with_place(row, places.get(row.area)) for row in unranked)
    what = {"rate": f"rate per {per:,}", "value": "value", "change_pct": "per cent change"}[basis]
    return AreaTable(period, previous, per, rows, f"Ranked on the {what}, {first} first")


def filled_in(areas: Sequence[Area], values: Mapping[str, float | None]) -> dict[str, float | None]:
    """The value of every area: its own, or the sum of its members' where all of them have one."""
    by_name = {area.name: area for area in areas}

    def value_of(name: str, above: tuple[str, ...] = ()) -> float | None:
        own = values.get(name)
        area = by_name.get(name)
        if own is not None or area is None or not area.members or name in above:
            return own
        parts = [value_of(member, (*above, name)) for member in area.members]
        known = [part for part in parts if part is not None]
        return sum(known) if len(known) == len(parts) else None

    return {area.name: value_of(area.name) for area in areas}


def total_of(areas: Sequence[Area], values: Mapping[str, float | None]) -> float | None:
    """The total that shares are of: the sum of the ranked areas, or ``None`` if one is missing."""
    parts = [values.get(name) for name in rankable(areas)]
    known = [part for part in parts if part is not None]
    return sum(known) if parts and len(known) == len(parts) else None


def with_place(row: AreaRow, place: Rank | None) -> AreaRow:
    """``row`` with its place in the ranking, or with none."""
    if place is None:
        return replace(row, rank=None, rank_text="")
    return replace(row, rank=place.place, rank_text=place.text)


def _row(
    area: Area,
    areas: Sequence[Area],
    values: Mapping[str, float | None],
    earlier: Mapping[str, float | None],
    periods: tuple[Period, Period],
    per: int,
    unit: str,
    total: float | None,
) -> AreaRow:
    value, before = values[area.name], earlier[area.name]
    changed = change(value, before)
    notes = [changed.note]
    now_rate = then_rate = None
    test = None
    if unit == "count":
        populations = population_by_year(area, areas)
        rates = [
            rate(count, populations, when, per)
            for count, when in zip((value, before), periods, strict=True)
        ]
        now_rate, then_rate = (each.value for each in rates)
        notes += [each.note for each in rates]
        test = count_test(value, before)
    return AreaRow(
        area.name,
        area.code,
        area.kind,
        value,
        before,
        changed.number,
        changed.percent,
        now_rate,
        then_rate,
        None,
        "",
        share(value, total) if unit != "per cent" else None,
        test,
        tuple(dict.fromkeys(note for note in notes if note)),
    )


def _basis(rows: Sequence[AreaRow], ranked: frozenset[str], rank_by: RankBy) -> str:
    if rank_by != "auto":
        return rank_by
    counted = [row for row in rows if row.area in ranked and row.value is not None]
    return "rate" if counted and all(row.rate is not None for row in counted) else "value"
