"""Actions by priority, indicators and progress."""

from __future__ import annotations

from smpdesk.models.records import Action, Indicator, Priority, Progress
from smpdesk.reports.matter import Matter
from smpdesk.reports.parts.numbers import date
from smpdesk.reports.tree import Block, Column, Paragraph, Row, Section, Table


def action_sections(matter: Matter) -> tuple[Section, ...]:
    """A section for each priority with its actions and indicators."""
    return tuple(
        Section(p.name, (*actions_table(matter, p), *indicators_table(matter, p)))
        for p in matter.priorities
    )


def actions_table(matter: Matter, priority: Priority) -> tuple[Block, ...]:
    """What will be done, by whom, by when."""
    actions = matter.file.all(Action, priority=priority.id)
    if not actions:
        return (Paragraph("No actions have been written for this priority yet."),)
    rows = tuple(
        Row((a.action, a.outcome or "–", a.lead_agency or "–", date(a.due) or "–", a.status))
        for a in actions
    )
    columns = (
        Column("Action", width=32, header=True),
        Column("Outcome", width=26),
        Column("Lead agency", width=17),
        Column("Due", width=13),
        Column("Status", width=12),
    )
    return (Table(f"Actions: {priority.name}", columns, rows),)


def indicators_table(matter: Matter, priority: Priority) -> tuple[Block, ...]:
    """What is watched, from which baseline to which target."""
    indicators = matter.file.all(Indicator, priority=priority.id)
    if not indicators:
        return ()
    rows = tuple(
        Row((i.name, _baseline(i), i.comparison or "–", i.target or "–")) for i in indicators
    )
    columns = (
        Column("Indicator", width=34, header=True),
        Column("Baseline", width=22),
        Column("Comparison", width=20),
        Column("Target", width=24),
    )
    return (Table(f"Indicators: {priority.name}", columns, rows),)


def _baseline(indicator: Indicator) -> str:
    if not indicator.baseline:
        return "–"
    period = f" ({indicator.baseline_period})" if indicator.baseline_period else ""
    return indicator.baseline + period


def progress_table(matter: Matter, priority: Priority) -> tuple[Block, ...]:
    """What leads reported on the priority's actions, newest last."""
    rows = tuple(
        Row((action.action, entry.quarter or date(entry.entered_on), entry.text))
        for action in matter.file.all(Action, priority=priority.id)
        for entry in matter.file.all(Progress, action=action.id)
    )
    if not rows:
        return (Paragraph("No progress has been entered yet."),)
    columns = (
        Column("Action", width=34, header=True),
        Column("When", width=16),
        Column("Progress", width=50),
    )
    return (Table(f"Progress: {priority.name}", columns, rows),)
