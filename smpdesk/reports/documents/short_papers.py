"""The booklet of case studies and the summary on a page."""

from __future__ import annotations

from smpdesk.evidence.years import newest_year, year_table
from smpdesk.reports.matter import Matter
from smpdesk.reports.parts.case_studies import case_studies
from smpdesk.reports.parts.cover import paper
from smpdesk.reports.parts.crime import control_charts
from smpdesk.reports.parts.numbers import number, percent_change
from smpdesk.reports.parts.priorities import priority_list
from smpdesk.reports.parts.written import words
from smpdesk.reports.tree import Block, Document, KeyFact, KeyFacts, Section


def case_study_booklet(matter: Matter) -> Document:
    """What was achieved, told in cases; the public edition has only those signed off."""
    return paper(
        matter,
        "Case Studies",
        matter.assessment.name,
        [Section("About these cases", words(matter, "case studies")), *case_studies(matter)],
        subject=f"Case studies of the partnership’s work, {matter.assessment.name}",
        contents=False,
    )


def summary(matter: Matter) -> Document:
    """The year on a page or two: figures to remember, priorities, charts."""
    return paper(
        matter,
        "Community Safety in Brief",
        matter.assessment.name,
        [
            Section("The year in figures", key_facts(matter), numbering="none"),
            Section("Priorities", priority_list(matter), numbering="none"),
            Section("Month by month", control_charts(matter, most=2), numbering="none"),
        ],
        subject=f"Summary of the assessment {matter.assessment.name}",
        contents=False,
    )


def key_facts(matter: Matter) -> tuple[Block, ...]:
    """The four largest counts of the year that stand at the top of the hierarchy."""
    if matter.area is None:
        return ()
    period = newest_year(matter.file, matter.area, matter.data_period)
    if period is None:
        return ()
    tops = [
        row
        for row in year_table(matter.file, matter.area, period).rows
        if row.level == 0 and row.change.now is not None
    ]
    largest = sorted(tops, key=lambda row: -(row.change.now or 0))[:4]
    facts = tuple(
        KeyFact(number(row.change.now), row.measure, percent_change(row.change)) for row in largest
    )
    return (KeyFacts(facts),) if facts else ()
