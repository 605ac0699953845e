"""The plan refresh: what was done, what has changed, and what comes next."""

from __future__ import annotations

from smpdesk.reports.matter import Matter
from smpdesk.reports.parts.actions import action_sections
from smpdesk.reports.parts.case_studies import case_studies
from smpdesk.reports.parts.crime import control_charts, crime_table
from smpdesk.reports.parts.methodology import methodology
from smpdesk.reports.parts.people import contacts, glossary, partners
from smpdesk.reports.parts.priorities import (
    done_and_coming,
    leads_table,
    priority_list,
    standings_table,
    themes_matrix,
)
from smpdesk.reports.parts.written import words, written
from smpdesk.reports.tree import Block, Contents, Document, PageBreak, Section


def plan_refresh(matter: Matter) -> Document:
    """The community safety plan's refresh for the assessment's year."""
    body = tuple(section for section in _body(matter) if section.blocks)
    appendices = tuple(section for section in _appendices(matter) if section.blocks)
    terms = glossary(matter, (*body, *appendices))
    if terms:
        appendices += (Section("Glossary", terms, numbering="appendix"),)
    return Document(
        title="Community Safety Plan",
        subtitle=f"Refresh {matter.assessment.name}",
        organisation=matter.partnership.name,
        version=f"Version {matter.assessment.version}",
        date=matter.date,
        author=matter.partnership.name,
        subject=f"Refresh of the community safety plan after the {matter.assessment.name} "
        "strategic assessment",
        marking="OFFICIAL-SENSITIVE" if matter.edition == "restricted" else "OFFICIAL",
        public_marking="OFFICIAL",
        edition=matter.edition,
        blocks=(Contents(), PageBreak(), *body, *appendices),
    )


def _body(matter: Matter) -> list[Section]:
    return [
        Section("Introduction", words(matter, "introduction")),
        Section("Background", words(matter, "background")),
        Section("Priorities", _priorities(matter), key="priorities"),
        Section("The partnership", (*words(matter, "context"), *partners(matter))),
        Section("Organisational change", words(matter, "organisational change")),
        Section("What the assessment found", _assessment(matter)),
        Section("What was done", done_and_coming(matter)),
        Section("Leads", leads_table(matter)),
        Section("Action plan", action_sections(matter)),
        Section("Consultation", words(matter, "consultation")),
        *written(matter, "plan"),
        Section("Contacts", contacts(matter)),
    ]


def _priorities(matter: Matter) -> tuple[Block, ...]:
    matrix = themes_matrix(matter)
    return (
        *priority_list(matter),
        *words(matter, "priorities"),
        *((Section("Cross-cutting themes", matrix),) if matrix else ()),
        *((Section("What changed", table),) if (table := standings_table(matter)) else ()),
    )


def _assessment(matter: Matter) -> tuple[Block, ...]:
    charts = control_charts(matter)
    return (
        *words(matter, "assessment summary"),
        *((Section("Recorded crime", table),) if (table := crime_table(matter)) else ()),
        *((Section("Month by month", charts),) if charts else ()),
    )


def _appendices(matter: Matter) -> list[Section]:
    return [
        Section("Case studies", case_studies(matter), numbering="appendix"),
        Section("How the figures were made", methodology(matter), numbering="appendix"),
    ]
