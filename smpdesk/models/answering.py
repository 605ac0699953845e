"""Progress on actions, and answers to recommendations."""

from __future__ import annotations

import datetime as dt

from smpdesk.models.document.clock import today
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Action, Meeting, Progress, Recommendation

DAYS_TO_ANSWER = 28
"""A recommendation is answered within 28 days (Crime and Disorder (Overview and Scrutiny)
Regulations 2009, regulation 5)."""


def report_progress(
    file: PartnershipFile, action: Action, text: str, *, status: str = "", quarter: str = ""
) -> Progress:
    """Enter what was done on an action; a status given becomes the action's own."""
    entry = Progress(
        action=action.id,
        quarter=quarter,
        entered_on=today(),
        entered_by=file.user,
        text=text,
        status=status,
    )
    with file.edit(f"Report progress: {action.title()}") as writer:
        if status:
            writer.update(action, status=status)
        return writer.insert(entry)


def record_recommendation(
    file: PartnershipFile, meeting: Meeting, text: str, *, to_whom: str = ""
) -> Recommendation:
    """Write down what a committee asked for on the day it met; its answer is due in 28 days."""
    made = dt.date.fromisoformat(meeting.held_on)
    asked = Recommendation(
        meeting=meeting.id,
        text=text,
        to_whom=to_whom,
        made_on=made.isoformat(),
        due=(made + dt.timedelta(days=DAYS_TO_ANSWER)).isoformat(),
    )
    with file.edit(f"Record recommendation: {asked.title()}") as writer:
        return writer.insert(asked)


def answer(
    file: PartnershipFile, recommendation: Recommendation, text: str, *, on: str | None = None
) -> Recommendation:
    """Answer a recommendation, today or on the ISO date given."""
    with file.edit(f"Answer recommendation: {recommendation.title()}") as writer:
        return writer.update(recommendation, answer=text, answered_on=on or today())
