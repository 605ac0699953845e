"""Where the figures came from."""

from __future__ import annotations

from smpdesk.models.records import Extract
from smpdesk.reports.matter import Matter
from smpdesk.reports.parts.numbers import date
from smpdesk.reports.tree import Block, Column, Row, Table


def sources(matter: Matter) -> tuple[Block, ...]:
    """The extracts of the file, with their source and the day they were imported."""
    rows = tuple(
        Row((extract.name, extract.source or "–", date(extract.imported_at[:10])))
        for extract in matter.file.all(Extract)
    )
    if not rows:
        return ()
    columns = (
        Column("Extract", width=38, header=True),
        Column("Source", width=42),
        Column("Imported", width=20),
    )
    return (Table("Extracts that the figures come from", columns, rows),)
