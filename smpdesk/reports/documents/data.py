"""The figures of the file as tables, each with the cell it came from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from smpdesk.evidence.published.data import HIDDEN, published_data
from smpdesk.periods import Period
from smpdesk.reports.matter import Matter
from smpdesk.reports.parts.cover import paper
from smpdesk.reports.parts.numbers import number
from smpdesk.reports.parts.sources import each_once, sources
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
    extracts = dict.fromkeys(row["extract"] for row in rows)
    only = next(iter(extracts)) if len(extracts) == 1 else ""
    shown = _Shown(
        breakdown=any(row["breakdown"] for row in rows),
        status=any(row["status"] != "value" for row in rows),
        extract=not only,
    )
    notes = (f"All figures are from the extract {only}.",) if only else ()
    source = each_once(row["source"] or row["extract"] for row in rows)
    parts = [rows[start : start + MOST_ROWS] for start in range(0, len(rows), MOST_ROWS)]
    return [
        Table(
            measure if place == 0 else f"{measure}, continued",
            _columns(shown),
            tuple(_row(row, shown) for row in part),
            source=source,
            notes=notes,
        )
        for place, part in enumerate(parts)
    ]


@dataclass(frozen=True)
class _Shown:
    """Which columns tell a measure's rows apart; one that says the same in each is left out."""

    breakdown: bool
    status: bool
    extract: bool


def _columns(shown: _Shown) -> tuple[Column, ...]:
    return (
        Column("Area", header=True),
        Column("Period"),
        *((Column("Of whom"),) if shown.breakdown else ()),
        Column("Value", "right"),
        *((Column("Status"),) if shown.status else ()),
        Column("Extract and cell" if shown.extract else "Sheet or cell"),
    )


def _row(row: dict[str, Any], shown: _Shown) -> Row:
    value = number(row["value"], 0 if isinstance(row["value"], int) else 3)
    return Row(
        (
            row["area"],
            Period(row["start"], row["months"]).text(),
            *((row["breakdown"] or "All",) if shown.breakdown else ()),
            "*" if row["status"] in (HIDDEN, "suppressed") else value,
            *((row["status"],) if shown.status else ()),
            _place(row, shown.extract),
        )
    )


def _place(row: dict[str, Any], named: bool) -> str:
    """Where the figure stands: its cell, or the sheet whose rows it counts; none of a hidden one.

    The extract comes first where it is to be ``named``.
    """
    cell = "" if row["status"] == HIDDEN else (row["cell"] or "").removesuffix("!")
    if not named:
        return cell or "–"
    return f"{row['extract']}, {cell}" if cell else str(row["extract"])
