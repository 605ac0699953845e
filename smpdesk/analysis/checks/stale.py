"""Totals carried over from another year: the sum of other figures than those beside them."""

from __future__ import annotations

from collections.abc import Sequence

from smpdesk.analysis.checks.table import CheckTable

_CLOSE = 0.015  # a total implied by rounded rates is known to about one per cent


def carried_over(
    table: CheckTable, whole: int, parts: Sequence[int], column: int, exact: float
) -> str:
    """A sentence on where a wrong total seems to come from, or nothing.

    It comes from another column when that column's parts add up to it; from another year when
    the rows' counts, taken back to that year by their rates, add up to about it and the rows'
    own sum lies clearly further away.
    """
    said = table.rows[whole].value(column)
    if not said:
        return ""
    for other in table.of_role("value"):
        values = [table.rows[part].value(other) for part in parts]
        if other != column and None not in values:
            total = sum(value or 0.0 for value in values)
            if total == said:
                return f"It is the sum of the column {_heading(table, other)}."
    return _by_rates(table, parts, column, said, exact)


def _by_rates(
    table: CheckTable, parts: Sequence[int], column: int, said: float, exact: float
) -> str:
    rates = table.of_role("rate")
    gap_now = abs(said - exact) / said
    if len(rates) < 2 or gap_now < 2 * _CLOSE:
        return ""
    current = rates[0]
    for other in rates[1:]:
        implied = 0.0
        for part in parts:
            row = table.rows[part]
            count, rate, past = row.value(column), row.value(current), row.value(other)
            if not count or not rate or not past:
                return ""
            implied += count / rate * past
        if abs(said - implied) / said <= _CLOSE:
            return (
                f"It fits the rates in the column {_heading(table, other)} and looks like "
                "a total carried over from that year."
            )
    return ""


def _heading(table: CheckTable, column: int) -> str:
    heading = " ".join(table.columns[column].heading.split())
    return f"“{heading}”" if heading else f"number {column + 1}"
