"""The action plan, the performance summary and the progress update."""

from __future__ import annotations

from smpdesk.models.records import Action, Priority
from smpdesk.reports.matter import Matter
from smpdesk.reports.parts.actions import (
    action_sections,
    actions_table,
    indicators_table,
    progress_table,
)
from smpdesk.reports.parts.cover import paper
from smpdesk.reports.parts.crime import control_charts
from smpdesk.reports.parts.priorities import leads_table, themes_matrix
from smpdesk.reports.parts.prose import prose
from smpdesk.reports.parts.written import words
from smpdesk.reports.tree import Block, Column, Document, Row, Section, Table


def action_plan(matter: Matter) -> Document:
    """What will be done for each priority, by whom, by when, and how it will be told."""
    return paper(
        matter,
        "Action Plan",
        matter.assessment.name,
        [
            Section("Leads", leads_table(matter)),
            Section("Cross-cutting themes", themes_matrix(matter)),
            *action_sections(matter),
        ],
        subject=f"Action plan of the community safety plan {matter.assessment.name}",
        contents=False,
    )


def performance_summary(matter: Matter) -> Document:
    """By priority: the context, actions and progress, indicators with baseline and target."""
    return paper(
        matter,
        "Performance Summary",
        matter.assessment.name,
        [
            Section("Where the year stands", (*words(matter, "performance"), _counts(matter))),
            *(Section(p.name, _performance(matter, p)) for p in matter.priorities),
            Section("Month by month", control_charts(matter)),
        ],
        subject=f"Performance of the community safety plan {matter.assessment.name}",
    )


def _performance(matter: Matter, priority: Priority) -> tuple[Block, ...]:
    return (
        *prose(matter, priority.why),
        Section("Actions and progress", actions_table(matter, priority)),
        Section("Progress", progress_table(matter, priority)),
        *((Section("Indicators", t),) if (t := indicators_table(matter, priority)) else ()),
    )


def progress_update(matter: Matter) -> Document:
    """What was done so far this year, priority by priority."""
    return paper(
        matter,
        "Progress Update",
        matter.assessment.name,
        [
            Section("Where the year stands", (*words(matter, "progress"), _counts(matter))),
            *(Section(p.name, progress_table(matter, p)) for p in matter.priorities),
        ],
        subject=f"Progress of the community safety plan {matter.assessment.name}",
        contents=False,
    )


STATUSES = ("not started", "on course", "at risk", "done", "stopped")


def _counts(matter: Matter) -> Table:
    """How many actions of each priority stand where."""
    rows = []
    for priority in matter.priorities:
        actions = matter.file.all(Action, priority=priority.id)
        counts = [sum(a.status == status for a in actions) for status in STATUSES]
        rows.append(Row((priority.name, *(str(n) for n in counts), str(len(actions)))))
    columns = (
        Column("Priority", width=34, header=True),
        *(Column(status.capitalize(), "right", 11) for status in STATUSES),
        Column("All", "right", 11),
    )
    return Table("Actions by status", columns, tuple(rows))
