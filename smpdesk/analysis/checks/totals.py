"""Totals against their parts: hierarchies, subtotals, overlapping totals, totals from last year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from smpdesk.analysis.checks.figures import number_text
from smpdesk.analysis.checks.finding import Finding, Kind, Sure
from smpdesk.analysis.checks.stale import carried_over
from smpdesk.analysis.checks.table import CheckRow, CheckTable

_MOST_PARTS = 40


@dataclass(frozen=True)
class Family:
    """A row and the rows that should add up to it, as positions in the table."""

    whole: int
    parts: tuple[int, ...]
    kind: Kind
    sure: Sure = "certain"


@dataclass(frozen=True)
class Fit:
    """How a family's sums stand: columns that agree, that don't, and the widest gap."""

    agree: int
    differ: int
    gap: float
    over: bool


def check_totals(table: CheckTable) -> Iterator[Finding]:
    """Each total, in each column of counts or money, that is not the sum of its parts."""
    columns = table.of_role("value")
    found = families(table, columns)
    for family in found:
        whole = table.rows[family.whole]
        unplaced = _unplaced(table, columns, family)
        for at in columns:
            cell, total = whole.at(at), _sum(table, family.parts, at)
            if cell is None or total is None or cell.value is None:
                continue
            exact, slack = total
            if abs(cell.value - exact) <= slack + cell.shown.slack + 1e-9:
                continue
            stale = carried_over(table, family.whole, family.parts, at, exact)
            text = number_text(exact, money="£" in cell.text)
            yield Finding(
                "stale" if stale else family.kind,
                cell.where,
                cell.says,
                text,
                _message(table, family, cell.where, cell.says, text, stale or unplaced),
                family.sure,
            )
            if unplaced:
                break


def _unplaced(table: CheckTable, columns: Sequence[int], family: Family) -> str:
    """Said once for a total a little above its rows everywhere: some belong to no row."""
    fit = _fit(table, columns, family.whole, family.parts)
    if fit.agree or fit.over or fit.differ < 2 or fit.gap > 0.01:
        return ""
    return "It is a little above them in every column, so some may belong to none of the rows."


def _message(
    table: CheckTable, family: Family, where: str, says: str, text: str, stale: str
) -> str:
    start = where[:1].upper() + where[1:] if where.startswith("line") else where
    name = table.rows[family.whole].name
    first, last = table.rows[family.parts[0]].name, table.rows[family.parts[-1]].name
    parts = f"the {len(family.parts)} rows that make it up ({first} to {last})"
    if len(family.parts) == 2:
        parts = f"{first} and {last}"
    why = f" {stale}" if stale else ""
    return f"{start}: “{says}” for {name} is not the sum of {parts}, which is {text}.{why}"


def families(table: CheckTable, columns: Sequence[int]) -> list[Family]:
    """The rows that are wholes, each with its parts, as labels and sums together bear out."""
    if not columns:
        return []
    found = _by_depth(table, columns)
    taken = {part for family in found for part in family.parts}
    leading = _leading(table, columns, taken)
    found += leading
    taken |= {part for family in leading for part in family.parts}
    wholes = {family.whole for family in found}
    for at in range(len(table.rows)):
        if at in wholes or table.rows[at].depth or at in taken:
            continue
        family = _trailing(table, columns, at, taken, wholes)
        if family:
            found.append(family)
            taken.update(family.parts)
            wholes.add(at)
    return found


def _sum(table: CheckTable, parts: Sequence[int], column: int) -> tuple[float, float] | None:
    """The parts' sum and what their rounding hides; None if any part is blank or suppressed."""
    cells = [table.rows[part].at(column) for part in parts]
    known = [cell for cell in cells if cell is not None]
    if len(known) < len(cells) or len(cells) < 2:
        return None
    return sum(c.value or 0.0 for c in known), sum(c.shown.slack for c in known)


def _fit(table: CheckTable, columns: Sequence[int], whole: int, parts: Sequence[int]) -> Fit:
    agree = differ = 0
    gap, over = 0.0, False
    for column in columns:
        value, total = table.rows[whole].value(column), _sum(table, parts, column)
        if value is None or total is None or not (value or total[0]):
            continue
        if abs(value - total[0]) <= total[1] + 1e-9:
            agree += 1
        else:
            differ += 1
            gap = max(gap, abs(value - total[0]) / max(abs(value), 1.0))
            over = over or total[0] > value
    return Fit(agree, differ, gap, over)


def _by_depth(table: CheckTable, columns: Sequence[int]) -> list[Family]:
    """Rows with indented rows under them, when the table's indents are parts that add up."""
    candidates: list[tuple[Family, Fit]] = []
    for at, row in enumerate(table.rows):
        below = _children(table.rows, at, row.depth)
        if len(below) >= 2:
            fit = _fit(table, columns, at, below)
            candidates.append((Family(at, below, "part"), fit))
    kept: list[Family] = []
    for family, fit in candidates:
        others = sum(f.agree > 0 for other, f in candidates if other is not family)
        if fit.agree or fit.gap <= 0.05 or others:
            sure: Sure = "certain" if fit.agree else "likely"
            if fit.agree + fit.differ:
                kept.append(Family(family.whole, family.parts, "part", sure))
    return kept


def _children(rows: Sequence[CheckRow], at: int, depth: int) -> tuple[int, ...]:
    below: list[int] = []
    for position in range(at + 1, len(rows)):
        if rows[position].depth <= depth:
            break
        if rows[position].depth == depth + 1:
            below.append(position)
    return tuple(below)


def _leading(table: CheckTable, columns: Sequence[int], taken: set[int]) -> list[Family]:
    """Rows that stand before their parts without any indent, shown by sums in most columns."""
    found: list[Family] = []
    top = [at for at in range(len(table.rows)) if at not in taken]
    place = 0
    while place < len(top):
        family = _leads(table, columns, top, place)
        if family:
            found.append(family)
            place += len(family.parts)
        place += 1
    return found


def _leads(
    table: CheckTable, columns: Sequence[int], top: Sequence[int], place: int
) -> Family | None:
    for end in range(place + 3, min(len(top), place + _MOST_PARTS) + 1):
        parts = tuple(top[place + 1 : end])
        fit = _fit(table, columns, top[place], parts)
        if fit.agree >= max(2, fit.differ) or (fit.agree and fit.gap < 0.01 and len(parts) > 2):
            return Family(top[place], parts, "part")
    return None


def _trailing(
    table: CheckTable, columns: Sequence[int], at: int, taken: set[int], wholes: set[int]
) -> Family | None:
    """A total below (or above) its rows, by its label, its place or its sums."""
    scored = [
        (parts, _fit(table, columns, at, parts)) for parts in _spans(table, at, taken, wholes)
    ]
    scored = [(parts, fit) for parts, fit in scored if fit.agree + fit.differ]
    if not scored:
        return None
    parts, fit = min(scored, key=lambda one: (-one[1].agree, one[1].differ, one[1].gap))
    row = table.rows[at]
    if fit.agree:
        sure_enough = row.is_total or fit.agree >= max(2, fit.differ + 1)
        return Family(at, parts, "total") if sure_enough else None
    last = at == len(table.rows) - 1
    if row.is_total:
        near = fit.gap <= (0.25 if fit.over else 0.08)
    else:
        near = last and len(parts) >= 3 and fit.gap <= 0.02
    return Family(at, parts, "total", "likely") if near else None


def _spans(
    table: CheckTable, at: int, taken: set[int], wholes: set[int]
) -> Iterator[tuple[int, ...]]:
    """The sets of rows that a total at ``at`` may cover, the likeliest first."""
    rows = table.rows
    plain = [i for i in range(len(rows)) if not rows[i].depth and i != at]
    above = [i for i in plain if i < at]
    totals = [i for i in above if i in wholes or rows[i].is_total]
    start = totals[-1] + 1 if totals else 0
    since = [i for i in above if i >= start]
    choices = [
        since,
        [i for i in above if i not in taken],
        [i for i in above if i not in totals],
        totals,
        [*totals[-1:], *since],
        [i for i in above if rows[i].block == rows[at].block],
    ]
    if not above or rows[at].is_total:
        below = [i for i in plain if i > at]
        stop = next((i for i in below if rows[i].is_total), len(rows))
        choices += [[i for i in below if i < stop], [i for i in below if not rows[i].is_total]]
    seen: set[tuple[int, ...]] = set()
    for choice in choices:
        parts = tuple(choice)
        if len(parts) >= 2 and parts not in seen:
            seen.add(parts)
            yield parts
