"""What the officer's year asks next: what is due or late, each with the page where it is done."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import Literal

from smpdesk.evidence.year.milestones import Quarter, days_until, quarter_ended, year_over
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import (
    Action,
    Assessment,
    CaseStudy,
    Meeting,
    Milestone,
    Priority,
    Progress,
    Recommendation,
    Record,
)
from smpdesk.models.roll_forward import FINISHED

PageName = Literal[
    "home",
    "data",
    "charts",
    "assessment",
    "priorities",
    "plan",
    "cases",
    "scrutiny",
    "documents",
    "partnership",
]
SOON = 42
"""How many days ahead something is listed as due."""
PRESSING = 7
"""How many days ahead something presses."""
REPORTED_WITHIN = 14
"""How many days after a quarter its progress is due, where no milestone says otherwise."""
_PAPERS = ("committee", "council", "plan begins", "mid-year")


@dataclass(frozen=True)
class Due:
    """Something to do: its ISO date (empty for none), the days left (negative when late)."""

    text: str
    due: str
    days_left: int | None
    page: PageName
    record: Record
    first: bool = False

    @property
    def late(self) -> bool:
        """Whether its day has passed."""
        return self.days_left is not None and self.days_left < 0

    @property
    def presses(self) -> bool:
        """Whether it is late or due within a week."""
        return self.days_left is not None and self.days_left <= PRESSING

    def when(self, today: dt.date) -> str:
        """When, in a word or two: ``4 days late``, ``today``, ``Fri 17``, ``1 Mar``."""
        return when_words(self.due, today)


def due_list(file: PartnershipFile, assessment: Assessment, today: dt.date) -> list[Due]:
    """What is late, and what is due within six weeks, soonest first; late answers before all.

    For a year that is over it is what was left open in that year.
    """
    over = year_over(file, assessment, today)
    found = [
        *_milestones(file, assessment),
        *_answers(file, assessment if over else None),
        *_actions(file, assessment, today),
        *_progress(file, assessment, today),
    ]
    if not over:
        found += [*_meetings(file, today), *_sign_offs(file, assessment, today)]
    dated = (replace(item, days_left=days_until(item.due, today)) for item in found)
    wanted = [item for item in dated if item.days_left is None or item.days_left <= SOON]
    return sorted(wanted, key=lambda d: (not (d.first and d.late), d.due or "9999"))


def _due(text: str, due: str | None, page: PageName, record: Record, first: bool = False) -> Due:
    return Due(text, due or "", None, page, record, first)


def _milestones(file: PartnershipFile, assessment: Assessment) -> list[Due]:
    marks = file.all(Milestone, assessment=assessment.id)
    return [_due(m.name, m.due, "home", m) for m in marks if m.due and not m.done_on]


def _answers(file: PartnershipFile, only: Assessment | None) -> list[Due]:
    """Recommendations without an answer: of the meetings of one year, or of all."""
    meetings = {m.id for m in file.all(Meeting) if only is None or m.assessment == only.id}
    return [
        _due(f"Answer to the committee: {_plain(r.text)}", r.due, "scrutiny", r, first=True)
        for r in file.all(Recommendation, answered_on=None)
        if r.meeting in meetings
    ]


def _actions(file: PartnershipFile, assessment: Assessment, today: dt.date) -> list[Due]:
    """Unfinished actions: those late in a line for each priority, the others for each date."""
    late: dict[str, list[Action]] = defaultdict(list)
    ahead: dict[str, list[tuple[Priority, Action]]] = defaultdict(list)
    for priority in file.all(Priority, assessment=assessment.id):
        for action in file.all(Action, priority=priority.id):
            left = days_until(action.due or "", today)
            if left is None or action.status in FINISHED:
                continue
            if left < 0:
                late[priority.name].append(action)
            else:
                ahead[str(action.due)].append((priority, action))
    found = []
    for name, actions in late.items():
        oldest = min(actions, key=lambda a: a.due or "")
        text = _one_or(actions, f"{name}: {_plain(oldest.action)}", f"{name}: {{}} actions")
        found.append(_due(text, oldest.due, "plan", oldest))
    for due, pairs in ahead.items():
        names = ", ".join(dict.fromkeys(priority.name for priority, _ in pairs))
        priority, action = pairs[0]
        one = f"{priority.name}: {_plain(action.action)}"
        found.append(_due(_one_or(pairs, one, f"{{}} actions end: {names}"), due, "plan", action))
    return found


def _one_or(things: list[Action] | list[tuple[Priority, Action]], one: str, many: str) -> str:
    return one if len(things) == 1 else many.format(len(things))


def _progress(file: PartnershipFile, assessment: Assessment, today: dt.date) -> list[Due]:
    """The quarter that ended last, with the actions that nothing was written about."""
    quarter = quarter_ended(assessment, today)
    if quarter is None:
        return []
    waiting = without_progress(file, assessment, quarter)
    if not waiting:
        return []
    names = [f"{p.name} ({', '.join(_agencies(actions))})" for p, actions in waiting]
    text = f"Progress, quarter {quarter.number}: {'; '.join(names)}"
    return [_due(text, progress_due(file, assessment, quarter), "plan", waiting[0][1][0])]


def without_progress(
    file: PartnershipFile, assessment: Assessment, quarter: Quarter
) -> list[tuple[Priority, list[Action]]]:
    """The unfinished actions that nothing was written about for a quarter, by priority.

    An entry counts when it names the quarter, or names none and was written in the quarter's
    last month or later.
    """
    since = (quarter.ends - dt.timedelta(days=30)).isoformat()
    written = {
        entry.action
        for entry in file.all(Progress)
        if entry.quarter == quarter.label or (not entry.quarter and entry.entered_on >= since)
    }
    found = []
    for priority in file.all(Priority, assessment=assessment.id):
        actions = [
            action
            for action in file.all(Action, priority=priority.id)
            if action.status not in FINISHED and action.id not in written
        ]
        if actions:
            found.append((priority, actions))
    return found


def progress_due(file: PartnershipFile, assessment: Assessment, quarter: Quarter) -> str:
    """The ISO date by which a quarter's progress is wanted: its milestone's, or two weeks after."""
    for mark in file.all(Milestone, assessment=assessment.id):
        if f"quarter {quarter.number}" in mark.name.casefold() and mark.due:
            return mark.due
    return (quarter.ends + dt.timedelta(days=REPORTED_WITHIN)).isoformat()


def _agencies(actions: list[Action]) -> list[str]:
    return list(dict.fromkeys(a.lead_agency or "no lead agency" for a in actions))


def _sign_offs(file: PartnershipFile, assessment: Assessment, today: dt.date) -> list[Due]:
    """Public case studies to be signed off, by the next date on which papers leave."""
    waiting = [
        case
        for case in file.all(CaseStudy, assessment=assessment.id, edition="public")
        if not case.signed_off_on
    ]
    if not waiting:
        return []
    thing = "1 case study" if len(waiting) == 1 else f"{len(waiting)} case studies"
    dates = [
        mark.due
        for mark in file.all(Milestone, assessment=assessment.id)
        if mark.due >= today.isoformat()
        and not mark.done_on
        and any(word in mark.name.casefold() for word in _PAPERS)
    ]
    text = f"Sign-off: {thing} before the public edition"
    return [_due(text, min(dates, default=""), "cases", waiting[0])]


def _meetings(file: PartnershipFile, today: dt.date) -> list[Due]:
    return [
        _due(f"Meeting: {m.body}{f' – {m.purpose}' if m.purpose else ''}", m.held_on, "scrutiny", m)
        for m in file.all(Meeting)
        if m.held_on >= today.isoformat()
    ]


def _plain(text: str) -> str:
    """The first line of a text without the committee's ``That`` and the full stop."""
    line = text.strip().split("\n")[0].removesuffix(".")
    said = line.removeprefix("That ")
    return said if said == line else said[:1].upper() + said[1:]


def when_words(due: str, today: dt.date) -> str:
    """``4 days late``, ``today``, ``Fri 17``, ``1 Mar``; ``open`` where there is no date."""
    left = days_until(due, today)
    if left is None:
        return "open"
    day = today + dt.timedelta(days=left)
    if left < 0:
        return f"{days_words(-left)} late"
    if left == 0:
        return "today"
    if left < 7:
        return f"{day:%a} {day.day}"
    return f"{day.day} {day:%b}" + (f" {day.year}" if day.year != today.year else "")


def days_words(days: int) -> str:
    """``1 day``, ``27 days``, ``3 months``, ``2 years``: in the largest unit that fits well."""
    for size, unit in ((730, "year"), (60, "month")):
        if days >= size:
            number = round(days / (365.25 if unit == "year" else 30.44))
            return f"{number} {unit}{'s' * (number != 1)}"
    return f"{days} day{'s' * (days != 1)}"
