"""What each column of a table is, worked out from its heading, its marks and its arithmetic."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from smpdesk.analysis.checks.figures import percent_range
from smpdesk.analysis.checks.table import CheckCell, CheckColumn, CheckRow, CheckTable, Role

_RANK = re.compile(r"\brank", re.IGNORECASE)
_RATE = re.compile(
    r"\brates?\b|\bper (1,?000|10,?000|100,?000|head)|/ ?1,?000|1,?000 pop", re.IGNORECASE
)
_COMPARES = re.compile(
    r"change|differ|increase|decrease|reduction|variance|\+ ?/? ?-|from previous", re.IGNORECASE
)


@dataclass(frozen=True)
class Triple:
    """A row's derived figure with the two that it compares."""

    row: CheckRow
    derived: CheckCell
    now: CheckCell
    before: CheckCell

    @property
    def difference(self) -> float:
        """The change in number."""
        return (self.now.value or 0.0) - (self.before.value or 0.0)

    @property
    def slack(self) -> float:
        """What the rounding of the two figures hides of their difference."""
        return self.now.shown.slack + self.before.shown.slack

    @property
    def percent(self) -> tuple[float, float, float] | None:
        """The change in per cent: exact, least, most; None from zero."""
        return percent_range(self.now.shown, self.before.shown)


def triples(table: CheckTable, column: int, pair: tuple[int, int]) -> Iterator[Triple]:
    """Every row that has a figure in ``column`` and in both columns of ``pair``."""
    for row in table.rows:
        cells = row.at(column), row.at(pair[0]), row.at(pair[1])
        if cells[0] and cells[1] and cells[2]:
            yield Triple(row, cells[0], cells[1], cells[2])


def near_change(triple: Triple) -> bool:
    """Whether the figure is the difference of the two, sign aside."""
    claimed = triple.derived.shown
    allowed = claimed.slack + triple.slack + 1e-9
    return abs(abs(claimed.value) - abs(triple.difference)) <= allowed


def near_percent(triple: Triple) -> bool:
    """Whether the figure is the per cent change, sign aside and rounded or cut short."""
    bounds = triple.percent
    if bounds is None:
        return False
    claimed = triple.derived.shown
    place = claimed.half * 2.1
    least, most = sorted((abs(bounds[1]), abs(bounds[2])))
    return least - place <= abs(claimed.value) <= most + place


def resolve(table: CheckTable) -> CheckTable:
    """The table with each unknown column given its role, and each comparison its two columns."""
    columns = [_plain_role(table, at, column) for at, column in enumerate(table.columns)]
    table = replace(table, columns=tuple(columns))
    change_pair: tuple[int, int] | None = None
    for at, column in enumerate(columns):
        if column.role in ("change", "unknown"):
            columns[at] = _with_pair(table, at, column, "change", near_change, None)
            change_pair = change_pair or columns[at].compares
    for at, column in enumerate(columns):
        if column.role in ("percent", "unknown"):
            columns[at] = _with_pair(table, at, column, "percent", near_percent, change_pair)
    return replace(table, columns=tuple(_settle(table, at, c) for at, c in enumerate(columns)))


def _plain_role(table: CheckTable, at: int, column: CheckColumn) -> CheckColumn:
    """The role that the heading or the marks in the cells give away."""
    if column.role != "unknown":
        return column
    cells = [cell for row in table.rows if (cell := row.at(at))]
    if not cells:
        return replace(column, role="other")
    if sum("%" in cell.text for cell in cells) * 2 > len(cells) or "%" in column.heading:
        return replace(column, role="percent")
    if _RANK.search(column.heading) or _looks_ranked(cells):
        return replace(column, role="rank")
    if _RATE.search(column.heading):
        return replace(column, role="rate")
    return column


def _looks_ranked(cells: list[CheckCell]) -> bool:
    """Whether the cells are the places 1 to n, give or take shared ones and a slip."""
    values = [cell.value or 0.0 for cell in cells]
    if len(values) < 5 or any(v != int(v) or v < 1 or v > len(values) for v in values):
        return False
    return any(cell.tie for cell in cells) or len(set(values)) >= 0.8 * len(values)


def _with_pair(
    table: CheckTable,
    at: int,
    column: CheckColumn,
    role: Role,
    near: Callable[[Triple], bool],
    known: tuple[int, int] | None,
) -> CheckColumn:
    """The column with the two columns that it compares, when most of its rows bear it out."""
    if column.compares is not None:
        return (
            column
            if _borne_out(table, at, column.compares, near)
            else replace(column, role="other", compares=None)
        )
    best = max(_pairs(table, at), key=lambda pair: _score(table, at, pair, near), default=None)
    if best is not None and _convincing(table, at, best, near):
        return replace(column, role=role, compares=best)
    says_so = bool(_COMPARES.search(column.heading))
    declared = column.role == role
    if known and declared and role == "percent" and says_so:
        return replace(column, role=role, compares=known)
    if declared and says_so and best and len(table.of_role("value", "unknown")) <= 3:
        return replace(column, role=role, compares=best)
    return column


def _pairs(table: CheckTable, at: int) -> Iterator[tuple[int, int]]:
    """Which two columns a derived one may compare: it stands after them unless it says so."""
    usable = [c for c in table.of_role("value", "unknown", "rate") if c != at]
    if table.columns[at].role == "unknown" and not _COMPARES.search(table.columns[at].heading):
        usable = [c for c in usable if c < at]
    for now in usable:
        for before in usable:
            if now != before:
                yield now, before


def _score(
    table: CheckTable, at: int, pair: tuple[int, int], near: Callable[[Triple], bool]
) -> float:
    """Rows borne out, with signs counting a little and neighbours breaking ties."""
    score = 0.0
    for triple in triples(table, at, pair):
        if near(triple):
            score += 1.0
            score += 0.1 * ((triple.derived.value or 0.0) * triple.difference > 0)
    return score - 0.001 * (abs(at - pair[0]) + abs(at - pair[1]))


def _convincing(
    table: CheckTable, at: int, pair: tuple[int, int], near: Callable[[Triple], bool]
) -> bool:
    """Whether enough rows agree that it can't be chance (differences of zero prove nothing)."""
    rows = [t for t in triples(table, at, pair) if t.difference]
    agreeing = sum(near(t) for t in rows)
    if len(rows) == 1:
        return agreeing == 1 and abs(rows[0].derived.value or 0.0) >= 3
    return agreeing >= 2 and agreeing >= 0.5 * len(rows)


def _borne_out(
    table: CheckTable, at: int, pair: tuple[int, int], near: Callable[[Triple], bool]
) -> bool:
    """A told comparison stands unless most rows of a longer table speak against it."""
    rows = list(triples(table, at, pair))
    return len(rows) < 3 or sum(near(t) for t in rows) >= 0.4 * len(rows)


def _settle(table: CheckTable, at: int, column: CheckColumn) -> CheckColumn:
    """A column still unknown is a value when its figures are whole or money, else a rate."""
    if column.role == "percent" and column.compares is None:
        return replace(column, role="share")
    if column.role == "change" and column.compares is None:
        return replace(column, role="other")
    if column.role != "unknown":
        return column
    cells = [cell for row in table.rows if (cell := row.at(at))]
    whole = all("£" in c.text or (c.value or 0.0) == int(c.value or 0.0) for c in cells)
    signed = any((c.value or 0.0) < 0 or c.text.strip().startswith("+") for c in cells)
    return replace(column, role="value" if whole and not signed else "other")
