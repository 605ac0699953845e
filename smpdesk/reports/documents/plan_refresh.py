"""The plan refresh: what was done, what has changed, and what comes next."""

from __future__ import annotations

from smpdesk.reports.matter import Matter
from smpdesk.reports.parts.actions import action_sections
from smpdesk.reports.parts.case_studies import case_studies
from smpdesk.reports.parts.cover import paper
from smpdesk.reports.parts.crime import control_charts, crime_table
from smpdesk.reports.parts.methodology import methodology
from smpdesk.reports.parts.people import contacts, partners
from smpdesk.reports.parts.priorities import (
    done_and_coming,
    leads_table,
    priority_list,
    standings_table,
    themes_matrix,
)
from smpdesk.reports.parts.written import words, written
from smpdesk.reports.tree import Block, Document, Section


def plan_refresh(matter: Matter) -> Document:
    """The community safety plan's refresh for the assessment's year."""
    name = matter.assessment.name
    return paper(
        matter,
        "Community Safety Plan",
        f"Refresh {name}",
        [
            Section("Introduction", words(matter, "introduction")),
            Section("Background", words(matter, "background")),
            Section("Priorities", _priorities(matter), key="priorities"),
            Section("The partnership", (*words(matter, "context"), *partners(matter))),
            Section("Organisational change", words(matter, "organisational change")),
            Section("What the assessment found", _assessment(matter)),
            Section("What was done", done_and_coming(matter)),
            Section("Leads", leads_table(matter)),
            Section("Action plan", action_sections(matter)),
            *written(matter, "plan"),
            Section("Consultation", words(matter, "consultation")),
            Section("Contacts", contacts(matter)),
        ],
        [
            Section("Case studies", case_studies(matter), numbering="appendix"),
            Section("How the figures were made", methodology(matter), numbering="appendix"),
        ],
        subject=f"Refresh of the community safety plan after the {name} strategic assessment",
    )


def _priorities(matter: Matter) -> tuple[Block, ...]:
    matrix, changed = themes_matrix(matter), standings_table(matter)
    return (
        *priority_list(matter),
        *words(matter, "priorities"),
        *((Section("Cross-cutting themes", matrix),) if matrix else ()),
        *((Section("What changed", changed),) if changed else ()),
    )


def _assessment(matter: Matter) -> tuple[Block, ...]:
    table, charts = crime_table(matter), control_charts(matter)
    return (
        *words(matter, "assessment summary"),
        *((Section("Recorded crime", table),) if table else ()),
        *((Section("Month by month", charts),) if charts else ()),
    )
