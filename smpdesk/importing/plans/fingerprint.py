"""By what an extract's kind is known again, and what it says of its own source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smpdesk.importing.meanings.meaning import heading_shape
from smpdesk.importing.plans.gathered import Gathered
from smpdesk.importing.tables.layout import Table

if TYPE_CHECKING:
    from smpdesk.importing.meanings.understood import Reading


def shape_of(reading: Reading, gathered: Gathered) -> list[str]:
    """The table's headings without periods and repeats: by which its like is known again.

    Their order does not matter: columns that change places are the same columns.

    What only the sheet's or file's name says of measure and area belongs to it: two extracts
    that differ in nothing else are not of one kind.
    """
    shapes = [f"{m.column.role}:{heading_shape(m.column)}" for m in reading.meanings]
    labels = [f"{c.dimension}:{c.words.casefold()}" for c in reading.columns if c.role == "label"]
    asked = {question.id for question in gathered.asking.questions}
    said, area = reading.context.measure, reading.context.area
    around = [said.text] if said and f"measure@{reading.id}" in asked else []
    around += [area.name] if area and f"area@{reading.id}" in asked else []
    return sorted({*labels, *shapes, *around})


def source_of(table: Table) -> str:
    """What the title or a footnote gives as the source."""
    for text in table.words([*table.notes, *table.titles]):
        if text.casefold().startswith("source"):
            return text[len("source") :].lstrip("s :–-").strip()[:300]
    return ""
