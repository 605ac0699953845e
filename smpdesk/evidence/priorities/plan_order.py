"""The actions of a year filtered, sorted and grouped."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from smpdesk.models.leads import quarter_of
from smpdesk.models.records import Action

GroupBy = Literal["", "priority", "lead_agency", "quarter", "status", "strand", "aim"]
SortBy = Literal["", "due", "lead_agency", "status", "action"]
Only = Literal["", "late", "undated", "unled"]

OVER = ("done", "stopped")
"""Statuses of actions that nobody waits for."""


@dataclass(frozen=True)
class Wanted:
    """What to show of a plan, and how; empty means all, or the plan's own order."""

    words: str = ""
    priority: int | None = None
    status: str = ""
    only: Only = ""
    group_by: GroupBy = ""
    sort_by: SortBy = ""


def is_late(action: Action, today: dt.date) -> bool:
    """Whether an action's day has passed and it is neither done nor stopped."""
    return bool(action.due) and action.status not in OVER and str(action.due) < today.isoformat()


def group_of(action: Action, group_by: GroupBy, priorities: dict[int, str]) -> str:
    """The words of the group that an action belongs to."""
    if group_by == "priority":
        return priorities.get(action.priority, "")
    if group_by == "quarter":
        return quarter_of(dt.date.fromisoformat(action.due[:10])) if action.due else "No date"
    if group_by == "":
        return ""
    words = str(getattr(action, group_by)).strip()
    return words[:1].upper() + words[1:] if words else "None"


def arranged(
    actions: Sequence[Action], wanted: Wanted, priorities: dict[int, str], today: dt.date
) -> list[Action]:
    """The actions that are wanted, in groups, each sorted; ``actions`` are in the plan's order.

    ``priorities`` are the names of priorities by id, in their order.
    """
    shown = [action for action in actions if _fits(action, wanted, priorities, today)]
    if wanted.sort_by:
        shown.sort(key=lambda action: _sort_key(action, wanted.sort_by))
    if wanted.group_by == "priority":
        order = list(priorities)
        shown.sort(key=lambda action: order.index(action.priority))
    elif wanted.group_by:
        shown.sort(key=lambda action: _group_key(action, wanted.group_by, priorities))
    return shown


def first_of_groups(
    actions: Sequence[Action], group_by: GroupBy, priorities: dict[int, str]
) -> frozenset[int]:
    """The ids of the actions with which a group begins, in the order in which they are shown."""
    firsts, last = [], None
    for action in actions:
        group = group_of(action, group_by, priorities)
        if group != last:
            firsts.append(action.id)
        last = group
    return frozenset(firsts)


def counted(actions: Sequence[Action], today: dt.date) -> str:
    """How many actions there are and how they stand, in words."""
    late = sum(is_late(action, today) for action in actions)
    open_ = [action for action in actions if action.status not in OVER]
    parts = [f"{len(actions)} action{'' if len(actions) == 1 else 's'}"]
    for status in ("done", "on course", "at risk", "not started", "stopped"):
        number = sum(action.status == status for action in actions)
        if number:
            parts.append(f"{number} {status}")
    if late:
        parts.append(f"{late} late")
    undated = sum(not action.due for action in open_)
    if undated:
        parts.append(f"{undated} without a date")
    return " · ".join(parts)


def _fits(action: Action, wanted: Wanted, priorities: dict[int, str], today: dt.date) -> bool:
    if wanted.priority is not None and action.priority != wanted.priority:
        return False
    if wanted.status and action.status != wanted.status:
        return False
    if wanted.only == "late" and not is_late(action, today):
        return False
    if wanted.only == "undated" and action.due:
        return False
    if wanted.only == "unled" and action.lead_agency:
        return False
    said = (action.action, action.aim, action.outcome, action.lead_agency, action.strand)
    text = " ".join((*said, priorities.get(action.priority, ""))).casefold()
    return all(word in text for word in wanted.words.casefold().split())


def _sort_key(action: Action, sort_by: SortBy) -> tuple[bool, str]:
    """By the words of a field; what has none comes last."""
    words = str(getattr(action, sort_by) or "").casefold()
    return not words, words


def _group_key(action: Action, group_by: GroupBy, priorities: dict[int, str]) -> tuple[bool, str]:
    group = group_of(action, group_by, priorities)
    return group in ("None", "No date"), group.casefold()
