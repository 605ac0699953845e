"""Recommendations of committees, and the answers to them."""

from __future__ import annotations

import datetime as dt

from smpdesk.models.document.clock import today
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Meeting, Recommendation

DAYS_TO_ANSWER = 28
"""A recommendation is answered within 28 days (Crime and Disorder (Overview and Scrutiny)
Regulations 2009, regulation 5)."""


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
