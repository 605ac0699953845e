"""What the committee asked for and what was answered; the duties of the law."""

from __future__ import annotations

from smpdesk.evidence.year.answers import answer_words
from smpdesk.models.records import Assessment, Meeting, Recommendation, StatutoryPoint
from smpdesk.reports.matter import Matter
from smpdesk.reports.parts.numbers import short_date
from smpdesk.reports.tree import Block, Column, Row, Table


def recommendations_answered(matter: Matter, assessment: Assessment | None) -> tuple[Block, ...]:
    """The committee's recommendations of a year, with the answers and their 28 days."""
    meetings = matter.file.all(Meeting, assessment=assessment.id) if assessment else []
    held = {meeting.id for meeting in meetings}
    asked = [r for r in matter.file.all(Recommendation) if r.meeting in held]
    rows = tuple(
        Row(
            (
                r.text,
                r.to_whom or "–",
                short_date(r.due),
                r.answer or "–",
                answer_words(r, matter.date).capitalize(),
            )
        )
        for r in asked
    )
    if not rows:
        return ()
    columns = (
        Column("Recommendation", width=30, header=True),
        Column("To", width=16),
        Column("Due", width=13),
        Column("Answer", width=27),
        Column("Standing", width=14),
    )
    title = "What the committee asked for, and the answers"
    return (Table(title, columns, rows, source=matter.records),)


def duties(matter: Matter) -> tuple[Block, ...]:
    """Each duty of the law that is met, and the place where."""
    points = matter.file.all(StatutoryPoint, assessment=matter.assessment.id, met=True)
    rows = tuple(Row((p.point, p.law or "–", p.met_at or "–")) for p in points)
    if not rows:
        return ()
    columns = (
        Column("Duty", width=42, header=True),
        Column("Law", width=30),
        Column("Where it is met", width=28),
    )
    title = "The duties of the law and where each is met"
    return (Table(title, columns, rows, source=matter.records),)
