"""The figures of the file as tables, for a spreadsheet."""

from __future__ import annotations

from typing import Any

from smpdesk.evidence.published_data import HIDDEN, published_data
from smpdesk.periods import Period
from smpdesk.reports.matter import Matter
from smpdesk.reports.parts.cover import paper
from smpdesk.reports.parts.numbers import number
from smpdesk.reports.parts.sources import sources
from smpdesk.reports.tree import Column, Document, Paragraph, Row, Section, Table

MOST_ROWS = 900
"""Rows of a table: what a reader's program is sure to take."""


def data(matter: Matter) -> Document:
    """Every observation with its place, a table for each measure, and the extracts."""
    held = published_data(matter.file, matter.smallest)
    tables = tuple(
        table for measure, rows in held.by_measure.items() for table in _tables(measure, rows)
    )
    about = (Paragraph(held.left_out),) if held.left_out else ()
    return paper(
        matter,
        "Data",
        matter.assessment.name,
        [Section("Observations", (*about, *tables)), Section("Sources", sources(matter))],
        subject="The figures of the partnership file",
        contents=False,
    )


def _tables(measure: str, rows: list[dict[str, Any]]) -> list[Table]:
    broken_down = any(row["breakdown"] for row in rows)
    columns = (
        Column("Area", width=24, header=True),
        Column("Period", width=20),
        *((Column("Of whom", width=14),) if broken_down else ()),
        Column("Value", "right", 12),
        Column("Status", width=12),
        Column("Extract and cell", width=32),
    )
    parts = [rows[start : start + MOST_ROWS] for start in range(0, len(rows), MOST_ROWS)]
    return [
        Table(
            measure if place == 0 else f"{measure}, continued",
            columns,
            tuple(_row(row, broken_down) for row in part),
            source=rows[0]["source"] or rows[0]["extract"],
        )
        for place, part in enumerate(parts)
    ]


def _row(row: dict[str, Any], broken_down: bool) -> Row:
    value = number(row["value"], 0 if isinstance(row["value"], int) else 3)
    cell = f", {row['cell']}" if row["cell"] and row["status"] != HIDDEN else ""
    return Row(
        (
            row["area"],
            Period(row["start"], row["months"]).text(),
            *((row["breakdown"] or "All",) if broken_down else ()),
            "*" if row["status"] in (HIDDEN, "suppressed") else value,
            row["status"],
            f"{row['extract']}{cell}",
        )
    )
