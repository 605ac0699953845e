"""What the officer's year asks next: what is due or late, and what is missing for each paper."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from smpdesk.evidence.figures import figures_in
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import (
    Action,
    Assessment,
    CaseStudy,
    Comment,
    Implication,
    Meeting,
    Milestone,
    Priority,
    Recommendation,
    Record,
    Section,
    Standing,
    StatutoryPoint,
    Theme,
)

PageName = Literal[
    "home",
    "data",
    "charts",
    "assessment",
    "priorities",
    "actions",
    "cases",
    "scrutiny",
    "documents",
]
SOON = 42
"""How many days ahead something is listed as due."""


@dataclass(frozen=True)
class Due:
    """Something with a date: how many days are left (negative when late) and where it is."""

    text: str
    due: str
    days_left: int
    page: PageName
    record: Record

    @property
    def late(self) -> bool:
        """Whether its day has passed."""
        return self.days_left < 0


@dataclass(frozen=True)
class Missing:
    """Something that a paper needs and the file does not have yet."""

    text: str
    page: PageName
    record: Record | None
    papers: tuple[str, ...]


def due_list(file: PartnershipFile, assessment: Assessment, today: dt.date) -> list[Due]:
    """What is late, and what is due within six weeks, soonest first."""
    found = [
        *_milestones(file, assessment, today),
        *_answers(file, today),
        *_actions(file, assessment, today),
        *_meetings(file, today),
    ]
    return sorted(found, key=lambda item: item.due)


def _milestones(file: PartnershipFile, assessment: Assessment, today: dt.date) -> list[Due]:
    return _dated(
        [
            (m.name, m.due, "home", m)
            for m in file.all(Milestone, assessment=assessment.id)
            if not m.done_on
        ],
        today,
    )


def _answers(file: PartnershipFile, today: dt.date) -> list[Due]:
    return _dated(
        [
            (f"Answer to the committee: {r.title()}", r.due, "scrutiny", r)
            for r in file.all(Recommendation)
            if not r.answered_on
        ],
        today,
    )


def _actions(file: PartnershipFile, assessment: Assessment, today: dt.date) -> list[Due]:
    return _dated(
        [
            (f"{a.title()} ({priority.name})", a.due or "", "actions", a)
            for priority in file.all(Priority, assessment=assessment.id)
            for a in file.all(Action, priority=priority.id)
            if a.status not in ("done", "stopped")
        ],
        today,
    )


def _meetings(file: PartnershipFile, today: dt.date) -> list[Due]:
    ahead: list[tuple[str, str, PageName, Record]] = [
        (f"Meeting: {m.body}", m.held_on, "scrutiny", m)
        for m in file.all(Meeting)
        if m.held_on >= today.isoformat()
    ]
    return _dated(ahead, today)


def _dated(items: list[tuple[str, str, PageName, Record]], today: dt.date) -> list[Due]:
    made = []
    for text, due, page, record in items:
        days = days_until(due, today)
        if days is not None and days <= SOON:
            made.append(Due(text, due, days, page, record))
    return made


def days_until(due: str, today: dt.date) -> int | None:
    """Days from today to an ISO date; None for what is no date."""
    try:
        return (dt.date.fromisoformat(due) - today).days
    except ValueError:
        return None


ASSESSMENT, PLAN, REPORT = "strategic-assessment", "plan-refresh", "committee-report"


def missing_list(file: PartnershipFile, assessment: Assessment) -> list[Missing]:
    """What the papers of the assessment still lack, each with the page where it is mended."""
    return [
        *_priority_gaps(file, assessment),
        *_section_gaps(file, assessment),
        *_case_gaps(file, assessment),
        *_theme_gaps(file, assessment),
        *_report_gaps(file, assessment),
    ]


def _priority_gaps(file: PartnershipFile, assessment: Assessment) -> list[Missing]:
    gaps = []
    priorities = file.all(Priority, assessment=assessment.id)
    if not priorities:
        gaps.append(Missing("No priorities have been chosen", "priorities", None, (PLAN, REPORT)))
    for priority in priorities:
        if not priority.lead:
            gaps.append(Missing(f"{priority.name} has no lead", "priorities", priority, (PLAN,)))
        actions = file.all(Action, priority=priority.id)
        if not actions:
            text = f"{priority.name} has no actions"
            gaps.append(Missing(text, "actions", priority, (PLAN, "action-plan")))
        undated = sum(not action.due for action in actions)
        if undated:
            verb = "action has" if undated == 1 else "actions have"
            text = f"{undated} {verb} no due date: {priority.name}"
            gaps.append(Missing(text, "actions", priority, (PLAN, "action-plan")))
    return gaps


def _section_gaps(file: PartnershipFile, assessment: Assessment) -> list[Missing]:
    gaps = []
    for section in file.all(Section, assessment=assessment.id):
        below = file.first(Section, parent=section.id)
        if not section.text.strip() and below is None:
            text = f"“{section.heading}” has no text"
            gaps.append(Missing(text, "assessment", section, (ASSESSMENT, PLAN)))
        broken = sum(bool(figure.problem) for figure in figures_in(file, section.text))
        if broken:
            text = f"“{section.heading}” has {broken} figure{'s' * (broken > 1)} without data"
            gaps.append(Missing(text, "assessment", section, (ASSESSMENT, PLAN)))
        open_comments = file.all(Comment, section=section.id, resolved_on=None)
        if open_comments:
            text = f"“{section.heading}” has {len(open_comments)} open comments"
            gaps.append(Missing(text, "assessment", section, (ASSESSMENT, PLAN)))
    return gaps


def _case_gaps(file: PartnershipFile, assessment: Assessment) -> list[Missing]:
    return [
        Missing(
            f"Case study not signed off: {study.heading}", "cases", study, ("case-studies", PLAN)
        )
        for study in file.all(CaseStudy, assessment=assessment.id, edition="public")
        if not study.signed_off_on
    ]


def _theme_gaps(file: PartnershipFile, assessment: Assessment) -> list[Missing]:
    names = {theme.id: theme.name for theme in file.all(Theme)}
    return [
        Missing(f"{names[s.theme]} has no recommendation", "priorities", s, (ASSESSMENT,))
        for s in file.all(Standing, assessment=assessment.id)
        if not s.recommendation
    ]


def _report_gaps(file: PartnershipFile, assessment: Assessment) -> list[Missing]:
    return [
        Missing(f"Implication not signed off: {i.issue}", "scrutiny", i, (REPORT,))
        for i in file.all(Implication, assessment=assessment.id)
        if not i.signed_on
    ]


def statutory_words(file: PartnershipFile, assessment: Assessment) -> str:
    """``17 of 20 met``, and what remains."""
    points = file.all(StatutoryPoint, assessment=assessment.id)
    if not points:
        return "No checklist has been set up for this assessment."
    open_points = [point.point for point in points if not point.met]
    words = f"{len(points) - len(open_points)} of {len(points)} met"
    return f"{words}. Remaining: {'; '.join(open_points)}" if open_points else words
