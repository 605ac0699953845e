"""Meetings, recommendations, sign-off of implications, grants and the statute."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from smpdesk.models.records.base import Record


@dataclass(frozen=True, kw_only=True)
class Meeting(Record):
    """A meeting at which the partnership answers."""

    order: ClassVar[str] = "held_on, id"
    title_field: ClassVar[str] = "body"

    assessment: int | None = None
    body: str
    held_on: str
    place: str = ""
    purpose: str = ""
    papers: str = ""
    minutes: str = ""


@dataclass(frozen=True, kw_only=True)
class Recommendation(Record):
    """What a committee asked for, and the answer due within 28 days."""

    order: ClassVar[str] = "due, id"
    title_field: ClassVar[str] = "text"

    meeting: int
    text: str
    to_whom: str = ""
    made_on: str
    due: str
    answer: str = ""
    answered_on: str | None = None


@dataclass(frozen=True, kw_only=True)
class Implication(Record):
    """A row of the implications table of a cover report, with the officer who signs it off."""

    order: ClassVar[str] = "assessment, position, id"
    title_field: ClassVar[str] = "issue"

    assessment: int
    issue: str
    text: str = ""
    officer: str = ""
    signed_on: str | None = None
    position: int = 0


@dataclass(frozen=True, kw_only=True)
class Fund(Record):
    """Money that can be bid for, in pounds."""

    order: ClassVar[str] = "year, name"

    name: str
    year: str = ""
    given_by: str = ""
    amount: float = 0.0


@dataclass(frozen=True, kw_only=True)
class Project(Record):
    """A grant bid, what was decided and what came of it, in pounds."""

    order: ClassVar[str] = "fund, id"

    fund: int
    priority: int | None = None
    name: str
    bidder: str = ""
    bid: float = 0.0
    decision: str = "waiting"
    granted: float = 0.0
    spent: float = 0.0
    outcome: str = ""
    reported_on: str | None = None


@dataclass(frozen=True, kw_only=True)
class StatutoryPoint(Record):
    """A duty of the law and the place where it is met."""

    order: ClassVar[str] = "assessment, position, id"
    title_field: ClassVar[str] = "point"

    assessment: int
    point: str
    law: str = ""
    met_at: str = ""
    met: bool = False
    position: int = 0
    rolled_from: int | None = None
