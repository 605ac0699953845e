"""The plan refresh: what was done, what has changed, and what comes next."""

from __future__ import annotations

import dataclasses

from smpdesk.reports.matter import Matter
from smpdesk.reports.parts.actions import about_targets, action_sections
from smpdesk.reports.parts.case_studies import case_studies
from smpdesk.reports.parts.cover import paper
from smpdesk.reports.parts.crime import control_charts, crime_table
from smpdesk.reports.parts.methodology import methodology
from smpdesk.reports.parts.money import grants
from smpdesk.reports.parts.people import contacts, organisation, partners
from smpdesk.reports.parts.priorities import (
    done_and_coming,
    done_title,
    leads_table,
    lineage_figure,
    priority_list,
    standings_table,
    themes_matrix,
)
from smpdesk.reports.parts.residents import residents
from smpdesk.reports.parts.scrutiny import duties
from smpdesk.reports.parts.written import unthemed, words, written
from smpdesk.reports.tree import Block, Document, Section


def plan_refresh(matter: Matter) -> Document:
    """The community safety plan's refresh for the assessment's year."""
    matter = dataclasses.replace(matter, explains_charts=True)
    name = matter.assessment.name
    survey = residents(matter)
    body = [
        Section("Introduction", words(matter, "introduction")),
        Section("Background", words(matter, "background")),
        Section("Priorities", _priorities(matter)),
        Section("The partnership", (*words(matter, "context"), *partners(matter))),
        Section("Organisational change", words(matter, "organisational change")),
        Section("What the assessment found", _assessment(matter)),
        Section(done_title(matter), done_and_coming(matter)),
        Section("Leads", leads_table(matter)),
        Section("Action plan", (*about_targets(matter), *action_sections(matter))),
        *written(matter, "plan"),
        Section("What was funded", grants(matter)),
        Section("Consultation", words(matter, "consultation")),
        *unthemed(matter, "restricted"),
        Section("Contacts", contacts(matter)),
    ]
    appendices = [
        Section("Organisation", organisation(matter), numbering="appendix"),
        dataclasses.replace(survey, title="Residents’ survey", numbering="appendix"),
        Section("Case studies", case_studies(matter), numbering="appendix"),
    ]
    method = methodology(matter, [*body, *appendices])
    return paper(
        matter,
        "Community Safety Plan",
        f"Refresh {name}",
        body,
        [
            *appendices,
            Section("How the figures were made", method, numbering="appendix"),
            Section("The duties of the law", duties(matter), numbering="appendix"),
        ],
        subject=f"Refresh of the community safety plan after the {name} strategic assessment",
    )


def _priorities(matter: Matter) -> tuple[Block, ...]:
    return (
        *priority_list(matter),
        *words(matter, "priorities"),
        Section("What changed", (*lineage_figure(matter), *standings_table(matter))),
        Section("Cross-cutting themes", themes_matrix(matter)),
    )


def _assessment(matter: Matter) -> tuple[Block, ...]:
    return (
        *words(matter, "assessment summary"),
        Section("Recorded crime", crime_table(matter)),
        Section("Month by month", control_charts(matter)),
    )
