"""Rates against counts and populations, and shares against the whole that they divide."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations
from statistics import median

from smpdesk.analysis.checks.figures import fits, number_text, percent_text
from smpdesk.analysis.checks.finding import Finding
from smpdesk.analysis.checks.table import CheckRow, CheckTable

_PER = (1000.0, 10_000.0, 100_000.0)


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


@dataclass(frozen=True)
class _Division:
    """A rate column as a count column for every ``per`` of a column of people."""

    rate: int
    count: int
    people: int
    per: float

    def exact(self, row: CheckRow) -> tuple[float, float, float] | None:
        """A row's rate, and its least and most where its people are rounded to noughts."""
        count, people = row.value(self.count), row.value(self.people)
        if not count or not people or people <= count:
            return None
        text = f"{people:.0f}"
        room = 0.5 * 10 ** min(3, len(text) - len(text.rstrip("0"))) if people % 10 == 0 else 0.0
        least, most = count / (people + room), count / (people - room)
        return count / people * self.per, least * self.per, most * self.per

    def fits(self, row: CheckRow) -> bool | None:
        """Whether a row's rate follows; None where a figure is missing."""
        cell, bounds = row.at(self.rate), self.exact(row)
        if cell is None or bounds is None:
            return None
        return fits(cell.shown, bounds[1], bounds[2])


def check_rates_beside(table: CheckTable) -> Iterator[Finding]:
    """Each rate that is not its count among the people of another column, where most rows are.

    Which columns these are is what the rows bear out: four rows or more, and seven in ten.
    """
    for at in table.of_role("rate"):
        division = _borne_out(table, at)
        if division is None:
            continue
        for position, row in enumerate(table.rows):
            cell, bounds = row.at(at), division.exact(row)
            told = (position, at) in table.populations
            if told or cell is None or bounds is None or division.fits(row):
                continue
            text = number_text(bounds[0], max(1, cell.shown.decimals))
            count, people = row.value(division.count) or 0.0, row.value(division.people) or 0.0
            yield Finding(
                "rate",
                cell.where,
                cell.says,
                text,
                f"{cell.where}: the rate “{cell.says}” for {row.name} does not follow from "
                f"{number_text(count)} among {number_text(people)} people, "
                f"which is {text} per {number_text(division.per)}.",
            )


def _borne_out(table: CheckTable, at: int) -> _Division | None:
    """The division that most rows of a rate column bear out, if any."""
    values = table.of_role("value")
    for per in (table.columns[at].per, *_PER):
        for count, people in permutations(values, 2):
            division = _Division(at, count, people, per)
            judged = [fit for row in table.rows if (fit := division.fits(row)) is not None]
            if sum(judged) >= 4 and sum(judged) >= 0.7 * len(judged):
                return division
    return None


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
    a population hardly moves in a year, so one that is 10% off its own other years, where
    every other row keeps to 4%, is a slip.
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
    if not known or None in known:
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
