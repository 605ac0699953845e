"""The strategic assessment: what happened, what it means, what is recommended."""

from __future__ import annotations

from smpdesk.reports.matter import Matter
from smpdesk.reports.parts.case_studies import case_studies
from smpdesk.reports.parts.cover import paper
from smpdesk.reports.parts.crime import control_charts, crime_table, district_tables
from smpdesk.reports.parts.methodology import methodology
from smpdesk.reports.parts.people import contacts, partners
from smpdesk.reports.parts.priorities import done_and_coming, priority_list, standings_table
from smpdesk.reports.parts.residents import horizon, residents
from smpdesk.reports.parts.sources import sources
from smpdesk.reports.parts.themes import recommendations_table, scores_table, theme_sections
from smpdesk.reports.parts.written import words, written
from smpdesk.reports.tree import Block, Document, Section


def strategic_assessment(matter: Matter) -> Document:
    """The year's strategic assessment."""
    name = matter.assessment.name
    return paper(
        matter,
        "Strategic Assessment",
        name,
        [
            Section("Summary", _summary(matter)),
            Section("The partnership", (*words(matter, "context"), *partners(matter))),
            Section("Last year’s priorities", done_and_coming(matter)),
            Section("The people of the area", words(matter, "population")),
            Section("Recorded crime", _crime(matter)),
            Section("Themes", theme_sections(matter)),
            *written(matter, "assessment"),
            residents(matter),
            Section("On the horizon", horizon(matter)),
            Section("Scores", scores_table(matter)),
            Section(
                "Recommendations",
                (*words(matter, "recommendations"), *recommendations_table(matter)),
            ),
            Section("Contacts", contacts(matter)),
        ],
        [
            Section("Sources", (*words(matter, "sources"), *sources(matter)), numbering="appendix"),
            Section("Case studies", case_studies(matter), numbering="appendix"),
            Section("How the figures were made", methodology(matter), numbering="appendix"),
        ],
        subject=f"Strategic assessment of crime and disorder {name}",
    )


def _summary(matter: Matter) -> tuple[Block, ...]:
    changed = standings_table(matter)
    return (
        *words(matter, "headlines"),
        *words(matter, "assessment summary"),
        Section("Priorities recommended", priority_list(matter)),
        *((Section("What changed", changed),) if changed else ()),
    )


def _crime(matter: Matter) -> tuple[Block, ...]:
    return (
        *words(matter, "recorded crime"),
        *crime_table(matter),
        *((Section("District by district", t),) if (t := district_tables(matter)) else ()),
        *((Section("Month by month", c),) if (c := control_charts(matter)) else ()),
    )
