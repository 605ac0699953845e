"""Grants and costs."""

from __future__ import annotations

from smpdesk.evidence.published.costs import Costs, costs_before_and_after
from smpdesk.evidence.year.grants import fund_totals, pounds
from smpdesk.models.records import Project
from smpdesk.reports.matter import Matter
from smpdesk.reports.parts.numbers import number, percent_change
from smpdesk.reports.tree import Block, Column, Paragraph, Row, Table


def grants(matter: Matter) -> tuple[Block, ...]:
    """What was funded for the year of the plan, with what each project was given and did."""
    made: list[Block] = []
    for fund, sums in fund_totals(matter.file):
        if fund.year != matter.assessment.name:
            continue
        rows = [
            Row((p.name, p.bidder or "–", pounds(p.bid), _granted(p), p.outcome or "–"))
            for p in matter.file.all(Project, fund=fund.id)
        ]
        rows.append(Row(("All", "", pounds(sums.bid), pounds(sums.granted), ""), kind="total"))
        columns = (
            Column("Project", width=27, header=True),
            Column("For", width=20),
            Column("Asked", "right", 11),
            Column("Granted", "right", 12),
            Column("What came of it", width=30),
        )
        given = f", given by the {fund.given_by}" if fund.given_by else ""
        left = f"{pounds(sums.left)} is left." if sums.left else "Nothing is left."
        made += [
            Paragraph(f"{fund.name} {fund.year}{given}: {pounds(fund.amount)}. {left}"),
            Table(f"{fund.name}, {fund.year}", columns, tuple(rows), source=matter.records),
        ]
    return tuple(made)


def _granted(project: Project) -> str:
    if project.decision in ("granted", "granted in part"):
        return pounds(project.granted)
    return project.decision.capitalize()


def cost_tables(matter: Matter) -> tuple[Block, ...]:
    """Costs before and after, by area."""
    found = costs_before_and_after(matter.file, matter.data_period)
    return tuple(block for costs in found for block in _costs(costs))


def _costs(costs: Costs) -> tuple[Block, ...]:
    groups = [*costs.table.rows, costs.table.total]
    rows = tuple(
        Row(
            (
                row.group,
                _money(row.change.before),
                _money(row.change.now),
                _money(row.change.number),
                percent_change(row.change),
            ),
            kind="total" if row is costs.table.total else "body",
        )
        for row in groups
    )
    columns = (
        Column("Area", width=28, header=True),
        Column("Before", "right", 18),
        Column("After", "right", 18),
        Column("Difference", "right", 18),
        Column("Change, %", "right", 18),
    )
    table = Table(
        f"{costs.name}, before and after",
        columns,
        rows,
        source=costs.source,
        period=costs.period.text(),
    )
    return (table, Paragraph(costs.table.words))


def _money(value: float | None) -> str:
    return number(value) if value is None else pounds(value)
