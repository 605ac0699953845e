"""Figures to remember."""

from __future__ import annotations

from smpdesk.evidence.published.key_figures import key_figures
from smpdesk.reports.matter import Matter
from smpdesk.reports.parts.numbers import number, percent_change
from smpdesk.reports.tree import Block, KeyFact, KeyFacts


def key_facts(matter: Matter) -> tuple[Block, ...]:
    """The largest counts of the data year with their change."""
    if matter.area is None:
        return ()
    found = key_figures(matter.file, matter.area, matter.data_period, smallest=matter.smallest)
    when = matter.data_period.text()
    facts = tuple(
        KeyFact(
            number(each.change.now),
            each.measure.name,
            when if each.change.percent is None else f"{percent_change(each.change)}, {when}",
        )
        for each in found
    )
    return (KeyFacts(facts),) if facts else ()
