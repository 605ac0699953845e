"""The figures of the file as tables, for a spreadsheet."""

from __future__ import annotations

from smpdesk.models.observations import data_rows
from smpdesk.periods import Period
from smpdesk.reports.matter import Matter
from smpdesk.reports.parts.cover import paper
from smpdesk.reports.parts.numbers import number
from smpdesk.reports.parts.sources import sources
from smpdesk.reports.tree import Block, Column, Document, Row, Section, Table

COLUMNS = (
    Column("Measure", header=True),
    Column("Area"),
    Column("Period"),
    Column("Breakdown"),
    Column("Value", "right"),
    Column("Status"),
    Column("Extract"),
    Column("Cell"),
)


def data(matter: Matter) -> Document:
    """Every observation with its place, and the extracts they came from."""
    return paper(
        matter,
        "Data",
        matter.assessment.name,
        [
            Section("Observations", _observations(matter)),
            Section("Sources", sources(matter)),
        ],
        subject="The figures of the partnership file",
        contents=False,
    )


def _observations(matter: Matter) -> tuple[Block, ...]:
    rows = tuple(
        Row(
            (
                row["measure"],
                row["area"],
                Period(row["start"], row["months"]).text(),
                row["breakdown"],
                number(row["value"], 0 if isinstance(row["value"], int) else 3),
                row["status"],
                row["extract"],
                row["cell"],
            )
        )
        for row in data_rows(matter.file)
    )
    return (Table("Observations", COLUMNS, rows),) if rows else ()
