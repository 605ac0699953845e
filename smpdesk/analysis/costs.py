"""Costs before and after, such as the cost of crime of offenders before and after they joined."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from smpdesk.analysis.comparison import Change, change


@dataclass(frozen=True)
class CostRow:
    """A group's cost before and after, in pounds, and the number of people (if known)."""

    group: str
    before: float | None
    after: float | None
    people: int | None = None


@dataclass(frozen=True)
class CostDifference:
    """A group's change in cost, and per person where their number is known; pounds."""

    group: str
    change: Change
    per_person: float | None


@dataclass(frozen=True)
class CostTable:
    """The rows, their total (over the groups that have both costs) and what was left out."""

    rows: tuple[CostDifference, ...]
    total: CostDifference
    left_out: tuple[str, ...]
    words: str


def cost_differences(rows: Sequence[CostRow]) -> CostTable:
    """The change in cost of each group and in all.

    A group that lacks one of its costs is left out of the total, and named: half of it would
    look like a saving.
    """
    whole = [row for row in rows if row.before is not None and row.after is not None]
    left_out = tuple(row.group for row in rows if row not in whole)
    people = [row.people for row in whole if row.people is not None]
    total = _difference(
        CostRow(
            "Total",
            sum(row.before or 0.0 for row in whole) if whole else None,
            sum(row.after or 0.0 for row in whole) if whole else None,
            sum(people) if whole and len(people) == len(whole) else None,
        )
    )
    return CostTable(tuple(map(_difference, rows)), total, left_out, _words(total, left_out))


def _difference(row: CostRow) -> CostDifference:
    changed = change(row.after, row.before)
    each = changed.number / row.people if row.people and changed.number is not None else None
    return CostDifference(row.group, changed, each)


def _words(total: CostDifference, left_out: Sequence[str]) -> str:
    changed = total.change
    if changed.number is None or changed.before is None or changed.now is None:
        return "No group has both costs, so there is no difference to give."
    way = "lower" if changed.number < 0 else "higher" if changed.number > 0 else "no different"
    by = f" by £{abs(changed.number):,.0f}" if changed.number else ""
    cent = f" ({changed.percent:+.1f}%)".replace("-", "−") if changed.percent else ""
    missing = f" {', '.join(left_out)} left out, as one cost is missing." if left_out else ""
    return (
        f"Cost went from £{changed.before:,.0f} to £{changed.now:,.0f}, {way}{by}{cent}."
        f"{missing} A difference is not by itself an effect of the scheme."
    )
