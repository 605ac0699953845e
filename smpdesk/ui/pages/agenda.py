"""What is due and what is missing in an assessment, as the home page lists it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import (
    Action,
    Assessment,
    CaseStudy,
    Milestone,
    Priority,
    Recommendation,
    Record,
    Section,
)

_AHEAD = dt.timedelta(days=92)


@dataclass(frozen=True)
class Due:
    """Something to be done by a day (ISO), and the page and record on which it is done."""

    day: str
    text: str
    page: str
    record: Record
    late: int = 0

    @property
    def key(self) -> tuple[str, int]:
        """By which it is known again."""
        return self.record.table(), self.record.id


@dataclass(frozen=True)
class Gap:
    """Something that is missing, in words, and the page on which it is mended."""

    text: str
    page: str


def due_items(file: PartnershipFile, assessment: Assessment, today: dt.date) -> list[Due]:
    """What is late or due within three months, the longest overdue first."""
    last = (today + _AHEAD).isoformat()
    found = [*_milestones(file, assessment), *_recommendations(file), *_actions(file, assessment)]
    return [
        Due(d.day, d.text, d.page, d.record, _days_late(d.day, today))
        for d in sorted(found, key=lambda d: d.day)
        if d.day <= last
    ]


def _days_late(day: str, today: dt.date) -> int:
    return max(0, (today - dt.date.fromisoformat(day[:10])).days)


def _milestones(file: PartnershipFile, assessment: Assessment) -> Iterator[Due]:
    for milestone in file.all(Milestone, assessment=assessment.id):
        if milestone.due and not milestone.done_on:
            yield Due(milestone.due, milestone.name, "home", milestone)


def _recommendations(file: PartnershipFile) -> Iterator[Due]:
    for asked in file.all(Recommendation):
        if not asked.answered_on:
            yield Due(asked.due, f"Answer to the committee: {asked.text}", "scrutiny", asked)


def _actions(file: PartnershipFile, assessment: Assessment) -> Iterator[Due]:
    for priority in file.all(Priority, assessment=assessment.id):
        for action in file.all(Action, priority=priority.id):
            if action.due and action.status not in ("done", "stopped"):
                text = f"{action.action} ({priority.name})"
                yield Due(action.due, text, "plan", action)


def gaps(file: PartnershipFile, assessment: Assessment) -> list[Gap]:
    """What an assessment still lacks, in the order of the rail."""
    return [
        *_empty_sections(file, assessment),
        *_priority_gaps(file, assessment),
        *_unsigned(file, assessment),
    ]


def _empty_sections(file: PartnershipFile, assessment: Assessment) -> Iterator[Gap]:
    for section in file.all(Section, assessment=assessment.id):
        if not section.text.strip() and not file.all(Section, parent=section.id):
            yield Gap(f"“{section.heading}” has no text", "assessment")


def _priority_gaps(file: PartnershipFile, assessment: Assessment) -> Iterator[Gap]:
    priorities = file.all(Priority, assessment=assessment.id)
    if not priorities:
        yield Gap("The assessment has no priorities", "priorities")
    for priority in priorities:
        if not priority.lead:
            yield Gap(f"{priority.name} has no lead", "priorities")
        actions = file.all(Action, priority=priority.id)
        if not actions:
            yield Gap(f"{priority.name} has no actions", "plan")
        undated = sum(not action.due for action in actions)
        if undated:
            counted = "1 action has" if undated == 1 else f"{undated} actions have"
            yield Gap(f"{priority.name}: {counted} no due date", "plan")


def _unsigned(file: PartnershipFile, assessment: Assessment) -> Iterator[Gap]:
    for case in file.all(CaseStudy, assessment=assessment.id):
        if not case.signed_off_on:
            yield Gap(f"“{case.heading}” is not signed off", "cases")
