"""The cover report to the crime and disorder committee."""

from __future__ import annotations

from smpdesk.models.records import Implication, Meeting
from smpdesk.reports.matter import Matter
from smpdesk.reports.parts.cover import paper
from smpdesk.reports.parts.numbers import date, short_date
from smpdesk.reports.parts.priorities import leads_table, priority_list
from smpdesk.reports.parts.scrutiny import recommendations_answered
from smpdesk.reports.parts.written import words
from smpdesk.reports.tree import (
    Block,
    Bullets,
    Column,
    Document,
    Item,
    Paragraph,
    Row,
    Run,
    Section,
    Table,
    Text,
    plain,
)


def committee_report(matter: Matter) -> Document:
    """The cover report that puts the plan before the committee."""
    name = matter.assessment.name

    def part(title: str, key: str, *more: Block) -> Section:
        return Section(title, (*words(matter, f"committee {key}"), *more))

    return paper(
        matter,
        f"Community Safety Plan {name}",
        "Report to the Crime and Disorder Committee",
        [
            Section("The decision", (*_decision(matter), *_timetable(matter))),
            part("Recommendations", "recommendations"),
            part("Purpose of the report", "purpose"),
            part("Corporate priorities", "corporate priorities"),
            part("Introduction and background", "background"),
            Section("Priorities proposed", (*priority_list(matter), *leads_table(matter))),
            part("Options", "options"),
            part("Preferred option and reasons", "preferred option"),
            part("Risk", "risk"),
            part(
                "Consultation and earlier decisions",
                "consultation",
                *recommendations_answered(matter, matter.previous),
            ),
            part("Next steps", "next steps"),
            Section("Implications", implications(matter)),
            Section("Appendices to this report", _appendices(matter)),
            part("Background papers", "background papers"),
        ],
        subject=f"Cover report on the community safety plan {name}",
    )


def _decision(matter: Matter) -> tuple[Block, ...]:
    """The particulars of the decision as a table; other words of that part as they stand."""
    blocks: list[Block] = []
    rows: list[Row] = []
    for block in words(matter, "committee decision"):
        named = [_particular(item) for item in block.items] if isinstance(block, Bullets) else []
        if named and all(named):
            rows += [row for row in named if row]
        else:
            blocks.append(block)
    if rows:
        columns = (
            Column("Particulars", width=34, header=True),
            Column("For this report", width=66),
        )
        title = "Particulars of the decision"
        blocks.insert(0, Table(title, columns, tuple(rows), source=matter.records))
    return tuple(blocks)


def _particular(item: Item) -> Row | None:
    """``**Classification:** Public`` as a row; None for an item without a bold name."""
    text = item.text
    if not isinstance(text, tuple) or len(text) < 2 or not isinstance(text[0], Run):
        return None
    if not text[0].bold or not text[0].text.rstrip().endswith(":"):
        return None
    rest: Text = (str(text[1]).lstrip(), *text[2:]) if isinstance(text[1], str) else text[1:]
    return Row((text[0].text.rstrip(": "), plain(rest)))


def _timetable(matter: Matter) -> tuple[Block, ...]:
    meetings = matter.file.all(Meeting, assessment=matter.assessment.id)
    rows = tuple(Row((m.body, date(m.held_on), m.purpose or "–")) for m in meetings)
    columns = (
        Column("Meeting", width=34, header=True),
        Column("Date", width=24),
        Column("Purpose", width=42),
    )
    return (Table("Timetable", columns, rows, source=matter.records),) if rows else ()


def implications(matter: Matter) -> tuple[Block, ...]:
    """What the decision means for money, law, staff and others, and who signed each off."""
    rows = tuple(
        Row((i.issue, i.text, i.officer or "To be named", short_date(i.signed_on) or "Not yet"))
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
    title = "Implications and their sign-off"
    return (Table(title, columns, rows, source=matter.records),)


def _appendices(matter: Matter) -> tuple[Block, ...]:
    name = matter.assessment.name
    return (
        Paragraph("These documents are published with this report and form part of it:"),
        Bullets(
            (
                Item(f"Appendix 1: Community Safety Plan, refresh {name}"),
                Item(f"Appendix 2: Strategic Assessment {name}"),
                Item(f"Appendix 3: Action Plan {name}"),
            )
        ),
    )
