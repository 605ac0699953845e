"""The cover report to the crime and disorder committee."""

from __future__ import annotations

from smpdesk.models.records import Implication, Meeting
from smpdesk.reports.matter import Matter
from smpdesk.reports.parts.cover import paper
from smpdesk.reports.parts.numbers import date
from smpdesk.reports.parts.priorities import priority_list
from smpdesk.reports.parts.written import words
from smpdesk.reports.tree import Block, Column, Document, Paragraph, Row, Section, Table

PARTS = (
    ("Recommendations", "committee recommendations"),
    ("Corporate priorities", "committee corporate priorities"),
    ("Purpose", "committee purpose"),
    ("Background", "committee background"),
    ("Options", "committee options"),
    ("Preferred option and reasons", "committee preferred option"),
    ("Risk", "committee risk"),
    ("Consultation", "committee consultation"),
    ("Next steps", "committee next steps"),
)
"""The parts that the officer writes, in order, and the name of each as a section's part."""


def committee_report(matter: Matter) -> Document:
    """The cover report that puts the plan before the committee."""
    written = [Section(title, words(matter, part)) for title, part in PARTS]
    background = [
        Section("Background papers", words(matter, "committee background papers")),
    ]
    return paper(
        matter,
        "Community Safety Plan",
        f"Report to the committee, {matter.assessment.name}",
        [
            Section("Decision and timetable", _decision(matter)),
            *written[:4],
            Section("Priorities proposed", priority_list(matter)),
            *written[4:],
            Section("Implications", implications(matter)),
            Section("Appendices", (Paragraph(f"Plan refresh {matter.assessment.name}."),)),
            *background,
        ],
        subject=f"Cover report on the community safety plan {matter.assessment.name}",
        contents=False,
    )


def _decision(matter: Matter) -> tuple[Block, ...]:
    meetings = matter.file.all(Meeting, assessment=matter.assessment.id)
    rows = tuple(Row((m.body, date(m.held_on), m.purpose or "–")) for m in meetings)
    columns = (Column("Meeting", header=True), Column("Date"), Column("Purpose"))
    table = (Table("Timetable", columns, rows),) if rows else ()
    return (*words(matter, "committee decision"), *table)


def implications(matter: Matter) -> tuple[Block, ...]:
    """What the decision means for money, law, staff and others, and who signed each off."""
    rows = tuple(
        Row((i.issue, i.text, i.officer or "To be named", date(i.signed_on) or "Not yet"))
        for i in matter.file.all(Implication, assessment=matter.assessment.id)
    )
    if not rows:
        return ()
    columns = (
        Column("Issue", width=18, header=True),
        Column("Implications", width=42),
        Column("Sign-off", width=24),
        Column("Signed", width=16),
    )
    return (Table("Implications and their sign-off", columns, rows),)
