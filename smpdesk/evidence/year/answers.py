"""The 28-day clock of a committee's recommendation, in words."""

from __future__ import annotations

import datetime as dt

from smpdesk.evidence.year.due import days_words
from smpdesk.evidence.year.milestones import days_until
from smpdesk.models.answering import DAYS_TO_ANSWER
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Assessment, Meeting, Recommendation


def asked_in(file: PartnershipFile, assessment: Assessment) -> list[Recommendation]:
    """The recommendations of the meetings of one year, in the order of their days."""
    meetings = {meeting.id for meeting in file.all(Meeting, assessment=assessment.id)}
    return [r for r in file.all(Recommendation) if r.meeting in meetings]


def answer_due(made_on: str) -> str:
    """The ISO date by which a recommendation made on a day must be answered."""
    return (dt.date.fromisoformat(made_on) + dt.timedelta(days=DAYS_TO_ANSWER)).isoformat()


def answer_words(asked: Recommendation, today: dt.date) -> str:
    """``6 days late``, ``due today``, ``22 days left``, and ``answered in time``.

    Days in the wrong order are named before all else.
    """
    if asked.answered_on and asked.answered_on < asked.made_on:
        return "answered before asked"
    if asked.due and asked.due < asked.made_on:
        return "due before asked"
    if asked.answered_on:
        late = -(days_until(asked.due, dt.date.fromisoformat(asked.answered_on)) or 0)
        return f"answered {days_words(late)} late" if late > 0 else "answered in time"
    left = days_until(asked.due, today)
    if left is None:
        return "no date"
    if left < 0:
        return f"{days_words(-left)} late"
    return f"{days_words(left)} left" if left else "due today"


def out_of_order(asked: Recommendation) -> bool:
    """Whether the answer, or the day that it is due, lies before the day it was asked for."""
    days = [day for day in (asked.answered_on, asked.due) if day]
    return any(day < asked.made_on for day in days)


def answered_late(asked: Recommendation, today: dt.date) -> bool:
    """Whether the answer came, or is by now, after its day."""
    day = asked.answered_on or today.isoformat()
    return bool(asked.due) and asked.due < day
