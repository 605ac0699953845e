"""The three-year plan: why each priority matters, its objective, its focus, the first year."""

from __future__ import annotations

from smpdesk.reports.matter import Matter
from smpdesk.reports.parts.actions import about_targets, action_sections
from smpdesk.reports.parts.cover import paper
from smpdesk.reports.parts.people import contacts, organisation, partners
from smpdesk.reports.parts.priorities import (
    leads_table,
    priorities_in_full,
    priority_list,
    themes_picture,
)
from smpdesk.reports.parts.scrutiny import duties
from smpdesk.reports.parts.short import key_facts
from smpdesk.reports.parts.written import words, written
from smpdesk.reports.tree import Document, Section


def three_year_plan(matter: Matter) -> Document:
    """The community safety plan for three years from this assessment."""
    years = plan_years(matter.assessment.name)
    return paper(
        matter,
        "Community Safety Plan",
        years,
        [
            Section("Foreword", words(matter, "foreword")),
            Section("Introduction", words(matter, "introduction")),
            Section("The partnership", (*words(matter, "context"), *partners(matter))),
            Section(
                "How the priorities were set",
                (*words(matter, "assessment summary"), *key_facts(matter)),
            ),
            Section("Priorities", (*priority_list(matter), *words(matter, "priorities"))),
            Section("Each priority", priorities_in_full(matter)),
            Section("Cross-cutting themes", themes_picture(matter)),
            Section("Governance", (*words(matter, "governance"), *leads_table(matter))),
            Section(
                "The action plan of the first year",
                (*about_targets(matter), *action_sections(matter, objectives=False)),
            ),
            Section("Consultation", words(matter, "consultation")),
            *written(matter, "plan"),
            Section("Contacts", contacts(matter)),
        ],
        [
            Section("Organisation", organisation(matter), numbering="appendix"),
            Section("The duties of the law", duties(matter), numbering="appendix"),
        ],
        subject=f"Community safety plan {years}",
    )


def plan_years(name: str) -> str:
    """``2018-19`` as ``2018–2021``; a name without a year as it stands."""
    return f"{name[:4]}–{int(name[:4]) + 3}" if name[:4].isdigit() else name
