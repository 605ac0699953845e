"""Rates against counts and populations, and shares against the whole that they divide."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

from smpdesk.analysis.checks.figures import fits, number_text, percent_text
from smpdesk.analysis.checks.finding import Finding
from smpdesk.analysis.checks.table import CheckTable


def check_rates(table: CheckTable) -> Iterator[Finding]:
    """Each rate that does not follow from its count and the population told for it."""
    for at in table.of_role("rate"):
        per = table.columns[at].per
        for position, row in enumerate(table.rows):
            people, cell = table.populations.get((position, at)), row.at(at)
            count = _count_for(table, position, at)
            if not people or cell is None or count is None:
                continue
            exact = count / people * per
            if not fits(cell.shown, exact, exact):
                text = number_text(exact, max(1, cell.shown.decimals))
                yield Finding(
                    "rate",
                    cell.where,
                    cell.says,
                    text,
                    f"{cell.where}: the rate “{cell.says}” for {row.name} does not follow from "
                    f"{number_text(count)} among {number_text(people)} people, "
                    f"which is {text} per {number_text(per)}.",
                )


def _count_for(table: CheckTable, row: int, rate: int) -> float | None:
    """The count that a rate is of: same period and measure, or the only count there is."""
    column = table.columns[rate]
    values = table.of_role("value")
    same = [at for at in values if column.period and table.columns[at].period == column.period]
    chosen = same or (values if len(values) == 1 else [])
    return table.rows[row].value(chosen[0]) if len(chosen) == 1 else None


def check_implied(table: CheckTable) -> Iterator[Finding]:
    """Each rate whose implied population is far from what the table's other years imply.

    Only where every count has its own rate beside it (as many counts as rates, two or more):
    a population hardly moves in a year, so one that is 10 % off its own other years, where
    every other row keeps to 4 %, is a slip.
    """
    counts, rates = table.of_role("value"), table.of_role("rate")
    if len(rates) < 2 or len(counts) != len(rates):
        return
    pairs = list(zip(counts, rates, strict=True))
    ratios: list[tuple[int, float]] = []
    for position, row in enumerate(table.rows):
        implied = [(row.value(c) or 0.0) / rate for c, r in pairs if (rate := row.value(r))]
        if len(implied) == len(pairs) and min(implied) > 0:
            ratios.append((position, max(implied) / min(implied)))
    wide = [position for position, ratio in ratios if ratio > 1.10]
    if len(wide) != 1 or len(ratios) < 4 or sorted(r for _, r in ratios)[-2] > 1.04:
        return
    row = table.rows[wide[0]]
    cell = row.at(rates[0])
    if cell:
        yield Finding(
            "rate",
            cell.where,
            cell.says,
            "",
            f"{cell.where}: the rates for {row.name} imply populations that differ by more than "
            "a tenth between years, unlike every other row.",
            "likely",
        )


def check_shares(table: CheckTable) -> Iterator[Finding]:
    """Each share that is not its row's part of the column total, where most rows are."""
    for at in table.of_role("share"):
        for value in table.of_role("value"):
            findings = list(_shares(table, at, value))
            rows = sum(r.at(at) is not None and r.at(value) is not None for r in table.rows)
            if rows >= 4 and len(findings) <= 0.3 * rows:
                yield from findings
                break


def _shares(table: CheckTable, at: int, value: int) -> Iterator[Finding]:
    plain = [row for row in table.rows if not row.is_total and not row.depth]
    totals = [row.value(value) for row in table.rows if row.is_total]
    known = [row.value(value) for row in plain]
    if None in known:
        return
    whole = totals[-1] if totals and totals[-1] else sum(v or 0.0 for v in known)
    if not whole or median(v or 0.0 for v in known) <= 0:
        return
    for row in table.rows:
        cell, count = row.at(at), row.value(value)
        if cell is None or count is None:
            continue
        exact = 100.0 * count / whole
        if not fits(cell.shown, exact, exact):
            text = percent_text(exact, max(1, cell.shown.decimals))
            start = cell.where[:1].upper() + cell.where[1:] if "!" not in cell.where else cell.where
            yield Finding(
                "percent",
                cell.where,
                cell.says,
                text,
                f"{start}: “{cell.says}” for {row.name} is not its share of "
                f"{number_text(whole)}, which is {text}.",
                "likely",
            )
