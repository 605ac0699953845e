"""The three-year plan: why each priority matters, its objective, its focus, the first year."""

from __future__ import annotations

from smpdesk.reports.matter import Matter
from smpdesk.reports.parts.actions import action_sections
from smpdesk.reports.parts.cover import paper
from smpdesk.reports.parts.methodology import methodology
from smpdesk.reports.parts.people import contacts, partners
from smpdesk.reports.parts.priorities import (
    leads_table,
    priorities_in_full,
    priority_list,
    themes_matrix,
)
from smpdesk.reports.parts.written import words
from smpdesk.reports.tree import Document, Section


def three_year_plan(matter: Matter) -> Document:
    """The community safety plan for three years from this assessment."""
    first = int(matter.assessment.name[:4]) if matter.assessment.name[:4].isdigit() else None
    years = f"{first}–{first + 3}" if first else matter.assessment.name
    return paper(
        matter,
        "Community Safety Plan",
        years,
        [
            Section("Foreword", words(matter, "foreword")),
            Section("Introduction", words(matter, "introduction")),
            Section("The partnership", (*words(matter, "context"), *partners(matter))),
            Section("Priorities", (*priority_list(matter), *words(matter, "priorities"))),
            Section("Each priority", priorities_in_full(matter)),
            Section("Cross-cutting themes", themes_matrix(matter)),
            Section("Governance", (*words(matter, "governance"), *leads_table(matter))),
            Section("The first twelve months", action_sections(matter)),
            Section("Contacts", contacts(matter)),
        ],
        [Section("How the figures were made", methodology(matter), numbering="appendix")],
        subject=f"Community safety plan {years}",
    )
