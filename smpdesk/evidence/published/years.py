"""A year against the year before, with what may not be published left out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace

from smpdesk.analysis.comparison import Change
from smpdesk.analysis.disclosure import CountTable, Relation, suppress
from smpdesk.analysis.years import MeasureRow, YearTable
from smpdesk.evidence.charts.recording import recording_notes
from smpdesk.evidence.published.compared import newest_year, year_table
from smpdesk.models.figures.holdings import source_of
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Area, Measure
from smpdesk.periods import Period


@dataclass(frozen=True)
class PublishedYears:
    """A year table without what may not be published.

    ``hidden`` names the hidden of "before" and "now" by measure, and ``sentence`` says why.
    ``notes`` tell of changes in recording.
    """

    table: YearTable
    hidden: Mapping[str, frozenset[str]]
    sentence: str
    notes: tuple[str, ...]
    source: str


def published_years(
    file: PartnershipFile, area: Area, not_after: Period, smallest: int = 0
) -> PublishedYears | None:
    """The newest full year of the area not after a period, against the year before.

    Counts from 1 up to ``smallest`` − 1 are hidden, with what would give them back; 0 hides none.
    None when there is no such year.
    """
    period = newest_year(file, area, not_after)
    if period is None or period.end > not_after.end:
        return None
    table = year_table(file, area, period)
    hidden, sentence = _hidden(table, smallest) if smallest > 1 else ({}, "")
    rows = tuple(_without(row, hidden.get(row.measure, frozenset())) for row in table.rows)
    return PublishedYears(
        replace(table, rows=rows),
        hidden,
        sentence,
        recording_notes(file, None, area, Period(table.before.start, 24)),
        _sources(file, area, table),
    )


def _sources(file: PartnershipFile, area: Area, table: YearTable) -> str:
    """The sources of the measures in the table, each once."""
    names = {row.measure for row in table.rows if row.change.now is not None}
    held = (m for m in file.all(Measure, unit="count") if m.name in names)
    return "; ".join(
        dict.fromkeys(s.rstrip(".") for m in held if (s := source_of(file, m, area, table.now)))
    )


def _hidden(table: YearTable, smallest: int) -> tuple[dict[str, frozenset[str]], str]:
    counts = {
        (row.measure, when): value
        for row in table.rows
        for when, value in (("before", row.change.before), ("now", row.change.now))
    }
    relations = [
        Relation((whole, when), tuple((part, when) for part in parts))
        for whole, parts in _parts(table).items()
        for when in ("before", "now")
    ]
    result = suppress(CountTable(dict(counts.items()), relations), smallest)
    found = {
        row.measure: which
        for row in table.rows
        if (which := frozenset(w for w in ("before", "now") if (row.measure, w) in result.hidden))
    }
    return found, result.sentence if found else ""


def _parts(table: YearTable) -> dict[str, list[str]]:
    """The measures right below each measure."""
    parts: dict[str, list[str]] = defaultdict(list)
    above: list[str] = []
    for row in table.rows:
        above = [*above[: row.level], row.measure]
        if row.level:
            parts[above[row.level - 1]].append(row.measure)
    return parts


def _without(row: MeasureRow, hidden: frozenset[str]) -> MeasureRow:
    if not hidden:
        return row
    now = None if "now" in hidden else row.change.now
    before = None if "before" in hidden else row.change.before
    change = Change(now, before, None, None)
    return replace(row, month=None, change=change, share=None, test=None, notes=())
