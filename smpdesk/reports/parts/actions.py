"""Actions by priority, indicators with their targets, and progress."""

from __future__ import annotations

from smpdesk.analysis.targets import Status
from smpdesk.evidence.priorities.indicators import Judged, judged, publishable
from smpdesk.models.records import Action, Indicator, Priority, Progress
from smpdesk.reports.matter import Matter
from smpdesk.reports.parts.months import trend_figure
from smpdesk.reports.parts.numbers import short_date
from smpdesk.reports.parts.prose import prose
from smpdesk.reports.parts.sources import each_once
from smpdesk.reports.tree import (
    Block,
    Bullets,
    Column,
    Item,
    Paragraph,
    Row,
    Run,
    Section,
    Table,
)

STATUSES = ("not started", "on course", "at risk", "done", "stopped")
_MARKS: dict[Status, str] = {
    "met": "✓ Met",
    "on course": "→ On course",
    "off course": "▲ Off course",
    "can't tell": "Can’t tell",
}
_FEWEST_MONTHS = 24


_ABOUT_TARGETS = Paragraph(
    "An indicator stands beside its baseline, a comparison and a target. The newest figure that "
    "the partnership holds says how the target stands; “can’t tell” means that no figure is held "
    "yet, or that the target is not a number."
)


def about_targets(matter: Matter) -> tuple[Block, ...]:
    """How to read the indicators, where there is one."""
    watched = any(matter.file.all(Indicator, priority=p.id) for p in matter.priorities)
    return (_ABOUT_TARGETS,) if watched else ()


def action_sections(
    matter: Matter, *, objectives: bool = True, measured: bool = False
) -> tuple[Section, ...]:
    """A section for each priority: what it aims at, its actions and its indicators.

    ``measured`` adds what will be told of each action.
    """
    return tuple(
        Section(
            p.name,
            (
                *(prose(matter, p.objective) if objectives else ()),
                *actions_table(matter, p),
                *(measured_table(matter, p) if measured else ()),
                *indicators_table(matter, p),
            ),
        )
        for p in matter.priorities
    )


def actions_table(matter: Matter, priority: Priority) -> tuple[Block, ...]:
    """What will be done, by whom, by when."""
    actions = matter.file.all(Action, priority=priority.id)
    if not actions:
        return (Paragraph("No actions have been written for this priority yet."),)
    # Those without an aim come first: below one they would seem to serve it.
    rows = [_action_row(action) for action in actions if not action.aim]
    for aim in dict.fromkeys(action.aim for action in actions if action.aim):
        rows.append(Row((f"Aim: {aim}", "", "", "", ""), kind="group"))
        rows += [_action_row(action) for action in actions if action.aim == aim]
    columns = (
        Column("Action", width=31, header=True),
        Column("Outcome", width=25),
        Column("Lead agency", width=17),
        Column("Due", width=14),
        Column("Status", width=13),
    )
    return (Table(f"Actions: {priority.name}", columns, tuple(rows), source=matter.records),)


def _action_row(action: Action) -> Row:
    strand = f" ({action.strand})" if action.strand else ""
    return Row(
        (
            f"{action.action}{strand}",
            action.outcome or "–",
            action.lead_agency or "–",
            short_date(action.due) or "–",
            action.status.capitalize(),
        )
    )


def measured_table(matter: Matter, priority: Priority) -> tuple[Block, ...]:
    """What will be told of each action: how much was done, how well, and who is better off."""
    rows = tuple(
        Row((a.action, a.how_much or "–", a.how_well or "–", a.better_off or "–"))
        for a in matter.file.all(Action, priority=priority.id)
        if a.how_much or a.how_well or a.better_off
    )
    if not rows:
        return ()
    columns = (
        Column("Action", width=31, header=True),
        Column("How much did we do?", width=21),
        Column("How well?", width=21),
        Column("Is anyone better off?", width=27),
    )
    title = f"How the actions will be told: {priority.name}"
    return (Table(title, columns, rows, source=matter.records),)


def indicators_table(matter: Matter, priority: Priority) -> tuple[Block, ...]:
    """What is watched: baseline, comparison, target, newest figure, how the target stands."""
    found = judged_indicators(matter, priority)
    if not found:
        return ()
    rows = tuple(_indicator_row(matter, each) for each in found)
    columns = (
        Column("Indicator", width=21, header=True),
        Column("Baseline", width=18),
        Column("Comparison", width=15),
        Column("Target", width=19),
        Column("Newest", width=15),
        Column("Standing", width=12),
    )
    title = f"Indicators: {priority.name}"
    sources = [each.series.source for each in found if each.series is not None]
    source = each_once([*sources, matter.records])
    return (Table(title, columns, rows, source=source, notes=_reasons(found)),)


def judged_indicators(matter: Matter, priority: Priority) -> list[Judged]:
    """The priority's indicators put to the figures of the file."""
    indicators = matter.file.all(Indicator, priority=priority.id)
    return [judged(matter.file, indicator) for indicator in indicators]


def _indicator_row(matter: Matter, each: Judged) -> Row:
    indicator, smallest = each.indicator, matter.smallest
    baseline = publishable(indicator.baseline, smallest) or "–"
    if indicator.baseline and indicator.baseline_period:
        baseline += f" ({indicator.baseline_period})"
    newest = publishable(each.value_words, smallest)
    if each.period is not None:
        newest += f" ({each.period.text()})"
    return Row(
        (
            indicator.name,
            baseline,
            publishable(indicator.comparison, smallest) or "–",
            indicator.target or "–",
            newest,
            _MARKS[each.status],
        )
    )


def _reasons(found: list[Judged]) -> tuple[str, ...]:
    """Why each target that could be judged stands as it does."""
    return tuple(each.why for each in found if each.status != "can't tell")


def indicator_trends(matter: Matter, priority: Priority) -> tuple[Block, ...]:
    """The indicators that have months enough for a fitted line, each with its forecast."""
    blocks: list[Block] = []
    for each in judged_indicators(matter, priority):
        series = each.series
        if series is None or each.trend is None or len(series.periods) < _FEWEST_MONTHS:
            continue
        blocks.append(trend_figure(series, each.trend, each.indicator.name))
    return tuple(blocks)


def stories(matter: Matter, priority: Priority) -> tuple[Block, ...]:
    """The story behind each indicator, where one was written."""
    items = tuple(
        Item((Run(f"{indicator.name}: ", bold=True), matter.figures.filled(indicator.story)))
        for indicator in matter.file.all(Indicator, priority=priority.id)
        if indicator.story.strip()
    )
    return (Bullets(items),) if items else ()


def progress_table(matter: Matter, priority: Priority) -> tuple[Block, ...]:
    """What leads reported on each of the priority's actions, newest last."""
    rows: list[Row] = []
    for action in matter.file.all(Action, priority=priority.id):
        entries = matter.file.all(Progress, action=action.id)
        if entries:
            rows.append(Row((action.action, "", ""), kind="group"))
            rows += [_progress_row(matter, action, entry) for entry in entries]
    if not rows:
        return (Paragraph("No progress has been entered yet."),)
    columns = (
        Column("When", width=18, header=True),
        Column("Progress", width=64),
        Column("Status", width=18),
    )
    return (Table(f"Progress: {priority.name}", columns, tuple(rows), source=matter.records),)


def _progress_row(matter: Matter, action: Action, entry: Progress) -> Row:
    when = entry.quarter or short_date(entry.entered_on)
    status = (entry.status or action.status).capitalize()
    return Row((when, matter.figures.filled(entry.text), status), indent=1)


def counts_by_status(matter: Matter) -> tuple[Block, ...]:
    """How many actions of each priority stand where."""
    if not matter.priorities:
        return (Paragraph("No priorities have been chosen yet."),)
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
    return (Table("Actions by status", columns, tuple(rows), source=matter.records),)


def targets_by_standing(matter: Matter) -> tuple[Block, ...]:
    """How many indicators of each priority meet their target, are on course, off it, or unknown."""
    rows = []
    for priority in matter.priorities:
        found = [each.status for each in judged_indicators(matter, priority)]
        if found:
            counts = (str(found.count(status)) for status in _MARKS)
            rows.append(Row((priority.name, *counts, str(len(found)))))
    if not rows:
        return ()
    columns = (
        Column("Priority", width=40, header=True),
        *(Column(mark, "right", 12) for mark in _MARKS.values()),
        Column("All", "right", 12),
    )
    title = "Indicators by how their target stands"
    return (Table(title, columns, tuple(rows), source=matter.records),)
