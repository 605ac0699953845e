"""Next year's assessment from this year's, remembering where everything came from."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from smpdesk.models.document.writer import Writer
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import (
    Action,
    Assessment,
    Implication,
    Indicator,
    Lineage,
    Milestone,
    Priority,
    PriorityTheme,
    Record,
    Section,
    SignOff,
    Standing,
    StatutoryPoint,
)
from smpdesk.periods import shift_month

FINISHED = ("done", "stopped")
"""Actions of these statuses stay with the year in which they ended."""


def next_name(name: str) -> str:
    """``2017-18`` a year on, ``2018-19``; every year in a name such as ``Plan 2019/20`` moves."""

    def later(match: re.Match[str]) -> str:
        first, join, second = match.groups()
        year = int(first) + 1
        if second is None:
            return str(year)
        last = int(second) + 1
        return f"{year}{join}{last % 100:02d}" if len(second) == 2 else f"{year}{join}{last}"

    return re.sub(r"\b(\d{4})(?:([-/–])(\d{4}|\d\d))?\b", later, name)


def roll_forward(file: PartnershipFile, previous: Assessment, name: str) -> Assessment:
    """Begin the assessment ``name`` from the previous year's, as one edit.

    Priorities with their indicators and unfinished actions, themes still looked at, sections,
    the matrix, milestones a year on, the steps to sign and the statutory checklist come along;
    what was done, scored, decided or signed stays with its own year.
    """
    with file.edit(f"Roll {previous.name} forward into {name}") as writer:
        assessment = writer.insert(
            previous.with_(
                id=0,
                name=name,
                heading=next_name(previous.heading),
                data_start=shift_month(previous.data_start, 12),
                status="draft",
                version="1",
                version_date="",
                rolled_from=previous.id,
            )
        )
        _Rolling(file, writer, previous.id, assessment.id).all()
    return assessment


@dataclass(frozen=True)
class Carried:
    """What comes along of one kind: how many records, and what of them stays behind."""

    what: str
    count: int
    stays: str = ""


def carried(file: PartnershipFile, previous: Assessment) -> list[Carried]:
    """What ``roll_forward`` would take along from a year, kind by kind, and what stays there."""
    year = {"assessment": previous.id}
    priorities = file.all(Priority, **year)
    actions = [a for p in priorities for a in file.all(Action, priority=p.id)]
    finished = sum(action.status in FINISHED for action in actions)
    indicators = [i for p in priorities for i in file.all(Indicator, priority=p.id)]
    standings = file.all(Standing, **year)
    dropped = sum(held.standing == "dropped" for held in standings)
    judged = "recommendations and scores"
    rows = (
        ("themes and their standing", len(standings) - dropped, f"{judged}; {dropped} dropped"),
        ("priorities with their leads", len(priorities), "what was done and what was coming"),
        (
            "unfinished actions",
            len(actions) - finished,
            f"{finished} done or stopped; every progress entry",
        ),
        ("indicators with baseline and target", len(indicators), "their story"),
        ("sections with their texts", len(file.all(Section, **year)), "comments and versions"),
        ("milestones, a year later", len(file.all(Milestone, **year)), "the days they were done"),
        ("points of the checklist", len(file.all(StatutoryPoint, **year)), "whether they were met"),
        ("implications", len(file.all(Implication, **year)), "their sign-off"),
        ("steps to sign", len(file.all(SignOff, **year)), "who signed and when"),
    )
    return [Carried(*row) for row in rows]


@dataclass
class _Rolling:
    """The copies under way: what of ``old`` becomes which record of ``new``."""

    file: PartnershipFile
    writer: Writer
    old: int
    new: int
    priorities: dict[int, int] = field(default_factory=dict)

    def all(self) -> None:
        self.standings()
        self.plan()
        self.sections()
        for step in self.file.all(SignOff, assessment=self.old):
            self.copy(step, signed_on=None, note="")
        for mark in self.file.all(Milestone, assessment=self.old):
            self.copy(mark, due=_year_on(mark.due), done_on=None, rolled_from=mark.id)
        for point in self.file.all(StatutoryPoint, assessment=self.old):
            self.copy(point, met=False, rolled_from=point.id)
        for row in self.file.all(Implication, assessment=self.old):
            self.copy(row, signed_on=None)

    def copy(self, record: Record, **fields: object) -> int:
        """A copy of the record in the new assessment (or where ``fields`` puts it); its id."""
        if "assessment" in record.columns():
            fields = {"assessment": self.new, **fields}
        return self.writer.insert(record.with_(id=0, **fields)).id

    def standings(self) -> None:
        for held in self.file.all(Standing, assessment=self.old):
            if held.standing != "dropped":
                number = self.copy(held, recommendation="", reason="", evidence="")
                self.writer.insert(Lineage(standing=number, came_from=held.id, how="kept"))

    def plan(self) -> None:
        for priority in self.file.all(Priority, assessment=self.old):
            number = self.copy(priority, done="", coming="", rolled_from=priority.id)
            for link in self.file.all(PriorityTheme, priority=priority.id):
                self.copy(link, priority=number)
            for indicator in self.file.all(Indicator, priority=priority.id):
                self.copy(indicator, priority=number, story="", rolled_from=indicator.id)
            for action in self.file.all(Action, priority=priority.id):
                if action.status not in FINISHED:
                    self.copy(action, priority=number, rolled_from=action.id)

    def sections(self) -> None:
        became: dict[int, int] = {}
        held = self.file.all(Section, assessment=self.old)
        for section in held:
            became[section.id] = self.copy(section, parent=None, rolled_from=section.id)
        for section in held:
            if section.parent is not None:
                self.writer.execute(
                    "UPDATE section SET parent = ? WHERE id = ?",
                    (became[section.parent], became[section.id]),
                )


def _year_on(date: str) -> str:
    """The same day a year later, ISO; 29 February becomes the 28th. A blank stays blank."""
    if not re.match(r"\d{4}-\d\d", date):
        return date
    moved = shift_month(date[:7], 12) + date[7:]
    return moved[:8] + "28" if moved[5:10] == "02-29" else moved
