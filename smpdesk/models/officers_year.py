"""Setting up a year in one edit each: its milestones, the checklist, the implications."""

from __future__ import annotations

import datetime as dt

from smpdesk.models.checklists import statutory_checklist
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Assessment, Implication, Milestone, StatutoryPoint
from smpdesk.periods import first_day, shift_month

USUAL_YEAR = (
    ("Data year closes", 0, 0),
    ("Extracts arrive", 2, 10),
    ("Scoring workshop", 3, 15),
    ("Partnership agrees", 4, 15),
    ("Committee", 5, 15),
    ("Plan begins", 6, 1),
    ("Council", 6, 12),
    ("Quarter 1 progress", 9, 14),
    ("Mid-year update", 12, 25),
    ("Quarter 2 progress", 12, 14),
    ("Quarter 3 progress", 15, 14),
    ("Quarter 4 progress", 18, 14),
)
"""A usual year: each milestone with how many months after the end of the data year, and a day."""

USUAL_IMPLICATIONS = (
    "Impact on corporate priorities",
    "Risk management",
    "Financial",
    "Staffing",
    "Legal",
    "Privacy and data protection",
    "Equalities",
    "Public health",
    "Crime and disorder",
    "Procurement",
)
"""The rows that cover reports usually have."""


def set_up_year(file: PartnershipFile, assessment: Assessment) -> list[Milestone]:
    """Give an assessment the milestones of a usual year, to be moved to their true dates."""
    last = shift_month(assessment.data_start, assessment.data_months - 1)
    with file.edit(f"Set up the year {assessment.name}") as writer:
        return [
            writer.insert(
                Milestone(
                    assessment=assessment.id,
                    name=name,
                    due=_day(last, months, day).isoformat(),
                    position=position,
                )
            )
            for position, (name, months, day) in enumerate(USUAL_YEAR)
        ]


def _day(last: str, months: int, day: int) -> dt.date:
    """A day some months after ``last`` (``YYYY-MM``); day 0 is the last of its month."""
    if day == 0:
        return first_day(shift_month(last, months + 1)) - dt.timedelta(days=1)
    return first_day(shift_month(last, months)).replace(day=day)


def mark_done(file: PartnershipFile, milestone: Milestone, on: str | None) -> Milestone:
    """Say that a milestone was done on an ISO date, or (None) that it was not."""
    word = "Done" if on else "Not done yet"
    with file.edit(f"{word}: {milestone.name}") as writer:
        return writer.update(milestone, done_on=on)


def set_up_checklist(file: PartnershipFile, assessment: Assessment) -> list[StatutoryPoint]:
    """Give an assessment the shipped statutory checklist, nothing of it met yet."""
    with file.edit(f"Set up the statutory checklist of {assessment.name}") as writer:
        return [
            writer.insert(
                StatutoryPoint(
                    assessment=assessment.id, point=each.point, law=each.law, position=position
                )
            )
            for position, each in enumerate(statutory_checklist())
        ]


def set_up_implications(file: PartnershipFile, assessment: Assessment) -> list[Implication]:
    """Give a cover report the usual rows of its implications table, to be written and signed."""
    with file.edit(f"Set up the implications of {assessment.name}") as writer:
        return [
            writer.insert(Implication(assessment=assessment.id, issue=issue, position=position))
            for position, issue in enumerate(USUAL_IMPLICATIONS)
        ]
