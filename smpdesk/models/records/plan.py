"""Priorities, actions, indicators and case studies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from smpdesk.models.records.base import Record


@dataclass(frozen=True, kw_only=True)
class SubGroup(Record):
    """A group of the partnership that answers for priorities."""

    order: ClassVar[str] = "position, id"

    @classmethod
    def word(cls) -> str:
        """What people call it."""
        return "sub-group"

    name: str
    parent: int | None = None
    chair: str = ""
    purpose: str = ""
    position: int = 0


@dataclass(frozen=True, kw_only=True)
class Priority(Record):
    """What the partnership has chosen to work on, and who leads it."""

    order: ClassVar[str] = "assessment, position, id"

    assessment: int
    theme: int | None = None
    name: str
    why: str = ""
    objective: str = ""
    focus: str = ""
    done: str = ""
    coming: str = ""
    lead: str = ""
    lead_agency: str = ""
    sub_group: int | None = None
    position: int = 0
    rolled_from: int | None = None


@dataclass(frozen=True, kw_only=True)
class PriorityTheme(Record):
    """How a priority takes up a cross-cutting theme."""

    title_field: ClassVar[str] = "how"

    priority: int
    theme: int
    how: str = ""


@dataclass(frozen=True, kw_only=True)
class Action(Record):
    """What will be done for a priority, by whom and by when."""

    order: ClassVar[str] = "priority, position, id"
    title_field: ClassVar[str] = "action"

    priority: int
    aim: str = ""
    action: str
    outcome: str = ""
    lead_agency: str = ""
    due: str | None = None
    strand: str = ""
    status: str = "not started"
    how_much: str = ""
    how_well: str = ""
    better_off: str = ""
    position: int = 0
    rolled_from: int | None = None


@dataclass(frozen=True, kw_only=True)
class Progress(Record):
    """What was done on an action in a quarter."""

    order: ClassVar[str] = "action, entered_on, id"
    title_field: ClassVar[str] = "text"

    action: int
    quarter: str = ""
    entered_on: str
    entered_by: str = ""
    text: str
    status: str = ""


@dataclass(frozen=True, kw_only=True)
class Indicator(Record):
    """A measure that a priority watches, with its baseline and its target as a rule."""

    order: ClassVar[str] = "priority, position, id"

    priority: int
    name: str
    measure: int | None = None
    area: int | None = None
    baseline: str = ""
    baseline_period: str = ""
    comparison: str = ""
    target: str = ""
    story: str = ""
    position: int = 0
    rolled_from: int | None = None


@dataclass(frozen=True, kw_only=True)
class CaseStudy(Record):
    """A story of what was achieved; published only when signed off."""

    order: ClassVar[str] = "assessment, position, id"
    title_field: ClassVar[str] = "heading"

    assessment: int
    priority: int | None = None
    heading: str
    agency: str = ""
    agencies_involved: str = ""
    text: str = ""
    achieved: str = ""
    edition: str = "public"
    signed_off_by: str = ""
    signed_off_on: str | None = None
    position: int = 0


@dataclass(frozen=True, kw_only=True)
class CaseCheck(Record):
    """A point to check before a case study is published."""

    order: ClassVar[str] = "case_study, position, id"
    title_field: ClassVar[str] = "question"

    case_study: int
    question: str
    met: bool = False
    note: str = ""
    position: int = 0
