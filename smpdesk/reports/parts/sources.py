"""Where the figures came from."""

from __future__ import annotations

from collections.abc import Iterable

from smpdesk.evidence.published.sources import sources_used
from smpdesk.reports.matter import Matter
from smpdesk.reports.parts.numbers import short_date
from smpdesk.reports.tree import Block, Column, Row, Table


def each_once(sources: Iterable[str]) -> str:
    """Sources, each of which may name several, in one line without repeating any."""
    every = (part.strip().rstrip(".") for source in sources for part in source.split(";"))
    return "; ".join(dict.fromkeys(part for part in every if part))


def sources(matter: Matter) -> tuple[Block, ...]:
    """The extracts with figures of the years that the paper tells of, and when each came."""
    rows = tuple(
        Row((used.name, used.source or "–", used.months, short_date(used.imported_on)))
        for used in sources_used(matter.file, matter.data_period)
    )
    if not rows:
        return ()
    columns = (
        Column("Extract", width=33, header=True),
        Column("Source", width=34),
        Column("Months", width=16),
        Column("Imported", width=17),
    )
    return (Table("Extracts that hold the figures", columns, rows, source=matter.records),)
