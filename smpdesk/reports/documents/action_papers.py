"""The action plan, the performance summary and the progress update."""

from __future__ import annotations

import dataclasses

from smpdesk.models.records import Priority
from smpdesk.reports.matter import Matter
from smpdesk.reports.parts.actions import (
    about_targets,
    action_sections,
    actions_table,
    counts_by_status,
    indicator_trends,
    indicators_table,
    progress_table,
    stories,
    targets_by_standing,
)
from smpdesk.reports.parts.cover import paper
from smpdesk.reports.parts.crime import control_charts
from smpdesk.reports.parts.methodology import CONTROL_CHARTS
from smpdesk.reports.parts.money import grants
from smpdesk.reports.parts.people import contacts
from smpdesk.reports.parts.priorities import leads_table, themes_matrix
from smpdesk.reports.parts.prose import prose
from smpdesk.reports.parts.scrutiny import recommendations_answered
from smpdesk.reports.parts.written import words
from smpdesk.reports.tree import Block, Document, Paragraph, Section


def action_plan(matter: Matter) -> Document:
    """What will be done for each priority, by whom, by when, and how it will be told."""
    return paper(
        matter,
        "Action Plan",
        matter.assessment.name,
        [
            Section("How to read this plan", (Paragraph(_ABOUT_ACTIONS),)),
            Section("Leads", leads_table(matter)),
            Section(
                "Actions and indicators",
                (*about_targets(matter), *action_sections(matter, measured=True)),
            ),
            Section("Cross-cutting themes", themes_matrix(matter)),
            Section("Contacts", contacts(matter)),
        ],
        subject=f"Action plan of the community safety plan {matter.assessment.name}",
    )


_ABOUT_ACTIONS = (
    "Each priority has a lead, who answers for its actions, and indicators that the partnership "
    "watches. A word in brackets after an action says which of the four strands it belongs to: "
    "pursue those who do harm, prevent people from being drawn in, protect those at risk, prepare "
    "for what happens. How an action will be told asks three things: how much was done, how well, "
    "and whether anyone is better off, the questions of outcome-based accountability."
)


def performance_summary(matter: Matter) -> Document:
    """By priority: the context, actions and progress, indicators with baseline and target."""
    matter = dataclasses.replace(matter, explains_charts=True)
    charts = control_charts(matter)
    return paper(
        matter,
        "Performance Summary",
        matter.assessment.name,
        [
            Section(
                "Where the year stands",
                (
                    *words(matter, "performance"),
                    *counts_by_status(matter),
                    *about_targets(matter),
                    *targets_by_standing(matter),
                ),
            ),
            *(Section(p.name, _performance(matter, p)) for p in matter.priorities),
            Section("Month by month", charts),
            Section("Contacts", contacts(matter)),
        ],
        [
            Section(
                "How control charts are read",
                CONTROL_CHARTS if charts else (),
                "appendix",
                "charts",
            )
        ],
        subject=f"Performance of the community safety plan {matter.assessment.name}",
        depth=1,
    )


def _performance(matter: Matter, priority: Priority) -> tuple[Block, ...]:
    indicators = (
        *indicators_table(matter, priority),
        *stories(matter, priority),
        *indicator_trends(matter, priority),
    )
    return (
        Section("Context", prose(matter, priority.why)),
        Section("Actions", actions_table(matter, priority)),
        Section("Progress", progress_table(matter, priority)),
        Section("Indicators", indicators),
    )


def progress_update(matter: Matter) -> Document:
    """What was done so far this year, priority by priority; the committee's mid-year paper."""
    return paper(
        matter,
        "Progress Update",
        matter.assessment.name,
        [
            Section(
                "Where the year stands", (*words(matter, "progress"), *counts_by_status(matter))
            ),
            *(Section(p.name, progress_table(matter, p)) for p in matter.priorities),
            Section("What was funded", grants(matter)),
            Section(
                "What the committee asked for", recommendations_answered(matter, matter.assessment)
            ),
            Section("Contacts", contacts(matter)),
        ],
        subject=f"Progress of the community safety plan {matter.assessment.name}",
    )
