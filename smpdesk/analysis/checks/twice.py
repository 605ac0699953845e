"""The same fact given twice with different values, within a table or across tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from smpdesk.analysis.checks.finding import Finding
from smpdesk.analysis.checks.table import CheckCell, CheckTable


def check_twice(tables: Sequence[CheckTable]) -> Iterator[Finding]:
    """Each figure that another cell gives differently for the same fact.

    A fact is a row's name with its column's period, measure and area; only columns that say
    their period or measure count, since "Number" alone may be of anything.
    """
    known: dict[tuple[str, ...], CheckCell] = {}
    for table in tables:
        for at in table.of_role("value", "rate"):
            column = table.columns[at]
            if not (column.period or column.measure):
                continue
            for row in table.rows:
                cell = row.at(at)
                if cell is None:
                    continue
                key = (row.name.casefold(), column.period, column.measure, column.area, column.role)
                first = known.setdefault(key, cell)
                if first is cell or _same(first, cell):
                    continue
                yield Finding(
                    "claim",
                    cell.where,
                    cell.says,
                    first.says,
                    f"{cell.where}: {row.name} is given as “{cell.says}” here and as "
                    f"“{first.says}” at {first.where}.",
                    "likely",
                )


def _same(one: CheckCell, other: CheckCell) -> bool:
    """Whether two printed figures may be the same, the coarser rounding allowed for."""
    return abs((one.value or 0.0) - (other.value or 0.0)) <= max(
        one.shown.slack + other.shown.slack, 1e-9
    )
