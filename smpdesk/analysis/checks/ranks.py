"""Ranks against the figures that they rank."""

from __future__ import annotations

import re
from collections.abc import Iterator

from smpdesk.analysis.checks.finding import Finding
from smpdesk.analysis.checks.table import CheckCell, CheckRow, CheckTable

_ENOUGH = 0.6
_Ranked = list[tuple[CheckRow, CheckCell, float]]


def check_ranks(table: CheckTable) -> Iterator[Finding]:
    """Each rank that does not fit the column it ranks.

    Which column, and whether the lowest or the highest comes first, is what most rows bear
    out (at least six in ten, of four or more); otherwise nothing is said. Where
    several years' rates are given it is the latest that counts. Equal figures may
    share a rank or follow one another, since decimals that aren't printed may part them.
    """
    for at in table.of_role("rank"):
        judged = [
            (_judge(table, at, key, low), key, low)
            for key in _keys(table, at)
            for low in (True, False)
        ]
        best = max(judged, key=lambda one: one[0][0], default=None)
        if best is None or best[0][0] < _ENOUGH:
            continue
        current = _current(table)
        if table.columns[best[1]].role == "rate" and current not in (None, best[1]):
            told = next(one for one in judged if one[1:] == (current, best[2]))
            if told[0][0] >= _ENOUGH:
                best = told
        yield from best[0][1]


def _current(table: CheckTable) -> int | None:
    """The rates of the latest year: by the years in the headings, else those that come first."""
    rates = table.of_role("rate")
    years = {at: re.findall(r"20\d\d", table.columns[at].heading) for at in rates}
    if all(years.values()):
        return max(rates, key=lambda at: max(years[at]), default=None)
    return rates[0] if rates else None


def _keys(table: CheckTable, rank: int) -> list[int]:
    """The columns that may be ranked, those nearest the rank column first."""
    usable = table.of_role("rate", "percent", "share", "value", "change", "other")
    return sorted(usable, key=lambda column: abs(column - rank))


def _judge(table: CheckTable, at: int, key: int, low_first: bool) -> tuple[float, list[Finding]]:
    """How many of the ranks agree with a column, and findings for those that don't."""
    rows: _Ranked = []
    for row in table.rows:
        cell, value = row.at(at), row.value(key)
        if cell is not None and value is not None:
            rows.append((row, cell, value))
    if len(rows) < 4:
        return 0.0, []
    findings: list[Finding] = []
    for row, cell, value in rows:
        better = sum((v < value) if low_first else (v > value) for _, _, v in rows)
        equal = sum(v == value for _, _, v in rows)
        if not _fits(cell, better, equal):
            findings.append(_finding(table, key, low_first, row, cell, better, equal))
    return 1.0 - len(findings) / len(rows), findings


def _fits(cell: CheckCell, better: int, equal: int) -> bool:
    rank = int(cell.value or 0)
    if cell.tie:
        return equal > 1 and rank == better + 1
    return better < rank <= better + equal


def _finding(
    table: CheckTable,
    key: int,
    low_first: bool,
    row: CheckRow,
    cell: CheckCell,
    better: int,
    equal: int,
) -> Finding:
    right = f"{better + 1}=" if equal > 1 else f"{better + 1}"
    figure = row.at(key)
    says = figure.says if figure else ""
    heading = " ".join(table.columns[key].heading.split())
    by = f" under “{heading}”" if heading else ""
    first = "lowest" if low_first else "highest"
    where = cell.where[:1].upper() + cell.where[1:] if "!" not in cell.where else cell.where
    return Finding(
        "rank",
        cell.where,
        cell.says,
        right,
        f"{where}: rank “{cell.says}” for {row.name} does not fit its {says}{by}, which comes "
        f"{right} counted from the {first}.",
    )
