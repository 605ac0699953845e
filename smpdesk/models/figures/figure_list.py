"""Every figure of the file as one list: sorted and chosen in SQL, read a window at a time.

The ids are put in order once; a window of rows is then looked up by its ids. So the end of 200,000
rows is as near as their beginning.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from smpdesk.models.figures.figure_grid import TYPED
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.periods import Period

SortBy = Literal["measure", "area", "period", "value", "status", "extract"]
Chosen = Literal["", "provisional", "suppressed", "missing", "revised", "typed", "replaced"]
"""Which figures: all that count, those of a status, those that replaced one, those typed by
hand, or those that were replaced and count no more."""

# Names are ranked once for each measure, area and extract, so that numbers are compared, not words.
_RANK = "(SELECT id, row_number() OVER (ORDER BY {by}) AS rank FROM {table})"
_RANKS = {
    "measure": (_RANK.format(table="measure", by="name COLLATE NOCASE, collection"), "o.measure"),
    "area": (_RANK.format(table="area", by="name COLLATE NOCASE, kind"), "o.area"),
    "extract": (_RANK.format(table="extract", by="name COLLATE NOCASE, id"), "t.extract"),
}
_COLUMNS = {"period": "o.start, o.months", "value": "o.value", "status": "o.status"}
_STATUS = ("provisional", "suppressed", "missing")


@dataclass(frozen=True)
class FigureQuery:
    """Which figures, in which order; a measure or area is chosen by a part of its name."""

    measure: str = ""
    area: str = ""
    extract: int = 0
    chosen: Chosen = ""
    sort: SortBy = "measure"
    descending: bool = False


@dataclass(frozen=True)
class ListedFigure:
    """A row of the list, with the ids by which its measure and extract are gone to."""

    id: int
    measure: str
    collection: str
    area: str
    kind: str
    period: Period
    breakdown: str
    value: float | None
    status: str
    counts: bool
    extract: str
    sheet: str
    cell: str
    measure_id: int
    extract_id: int


def figure_ids(file: PartnershipFile, query: FigureQuery) -> Sequence[int]:
    """The ids of the figures that a query chooses, in its order."""
    tests, values = _tests(query)
    joins, order = _order(query)
    table = "t" in joins or query.extract or query.chosen in ("typed", "revised")
    needed = "JOIN extract_table t ON t.id = o.extract_table " if table else ""
    ranks = "".join(
        f"JOIN {_RANKS[name][0]} {name}_rank ON {name}_rank.id = {_RANKS[name][1]} "
        for name in joins
        if name != "t"
    )
    # As one text: 200,000 rows handed over one by one take longer than to put them in order.
    sql = (
        f"SELECT json_group_array(o.id ORDER BY {order}) AS ids FROM observation o "
        f"{needed}{ranks}WHERE {tests}"
    )
    return array("q", json.loads(file.rows(sql, values)[0]["ids"]))


def _tests(query: FigureQuery) -> tuple[str, list[Any]]:
    tests = [f"o.replaced_by IS {'NOT ' if query.chosen == 'replaced' else ''}NULL"]
    values: list[Any] = []
    for name in ("measure", "area"):
        if words := getattr(query, name).strip():
            tests.append(f"o.{name} IN (SELECT id FROM {name} WHERE instr(lower(name), lower(?)))")
            values.append(words)
    if query.extract:
        tests.append("t.extract = ?")
        values.append(query.extract)
    if query.chosen in _STATUS:
        tests.append("o.status = ?")
        values.append(query.chosen)
    elif query.chosen == "typed":
        tests.append("t.extract IN (SELECT id FROM extract WHERE kind = ?)")
        values.append(TYPED)
    elif query.chosen == "revised":
        tests.append(
            "(o.measure, o.area, o.months, o.start, o.breakdown) IN (SELECT measure, area, "
            "months, start, breakdown FROM observation WHERE replaced_by IS NOT NULL)"
        )
    return " AND ".join(tests), values


def _order(query: FigureQuery) -> tuple[list[str], str]:
    """The ranks that are joined (``t`` for the table) and the terms of the order."""
    way = " DESC" if query.descending else ""
    usual = ["measure", "area"]
    joins: list[str] = [query.sort] if query.sort in _RANKS else []
    first = f"{query.sort}_rank.rank" if joins else _COLUMNS[query.sort]
    terms = [f"{term}{way}" for term in first.split(", ")]
    if query.sort == "value":
        terms.insert(0, "o.value IS NULL")  # suppressed and missing last, either way
    then = [name for name in usual if name not in joins]
    terms += [f"{name}_rank.rank" for name in then]
    joins += then
    if query.sort == "extract":
        joins.append("t")
    terms += ["o.start DESC", "o.months", "o.breakdown", "o.id"]
    return joins, ", ".join(terms)


def figures_at(file: PartnershipFile, ids: Sequence[int]) -> list[ListedFigure]:
    """The figures with these ids, in their order; those that are gone are left out."""
    rows = file.rows(
        "SELECT o.id, m.name AS measure, m.collection, a.name AS area, a.kind, o.start, o.months, "
        "o.breakdown, o.value, o.status, o.replaced_by IS NULL AS counts, e.name AS extract, "
        "t.sheet, o.cell, m.id AS measure_id, e.id AS extract_id FROM observation o "
        "JOIN measure m ON m.id = o.measure JOIN area a ON a.id = o.area "
        "JOIN extract_table t ON t.id = o.extract_table JOIN extract e ON e.id = t.extract "
        f"WHERE o.id IN ({', '.join('?' * len(ids))})",
        tuple(ids),
    )
    found: dict[int, ListedFigure] = {}
    for row in rows:
        period = Period(row.pop("start"), row.pop("months"))
        counts = bool(row.pop("counts"))
        found[row["id"]] = ListedFigure(**row, period=period, counts=counts)
    return [found[number] for number in ids if number in found]
