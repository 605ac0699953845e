"""Figures to remember."""

from __future__ import annotations

from smpdesk.evidence.published_years import published_years
from smpdesk.reports.matter import Matter
from smpdesk.reports.parts.numbers import number, percent_change
from smpdesk.reports.tree import Block, KeyFact, KeyFacts

MOST = 4


def key_facts(matter: Matter) -> tuple[Block, ...]:
    """The largest counts of the year that stand at the top of the hierarchy, with their change."""
    years = matter.area and published_years(
        matter.file, matter.area, matter.data_period, matter.smallest
    )
    if not years:
        return ()
    tops = [row for row in years.table.rows if row.level == 0 and row.change.now is not None]
    largest = sorted(tops, key=lambda row: -(row.change.now or 0))[:MOST]
    when = years.table.now.text()
    facts = tuple(
        KeyFact(number(row.change.now), row.measure, _note(percent_change(row.change), when))
        for row in largest
    )
    return (KeyFacts(facts),) if facts else ()


def _note(change: str, when: str) -> str:
    return when if change == "–" else f"{change}, {when}"
