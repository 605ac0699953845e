"""What each row of a table means: its area, measure, period and breakdown, or that it's a total."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

from smpdesk.importing.files.sheets import Raw, cells_of_columns, text_of
from smpdesk.importing.gazetteer.area_matching import Match
from smpdesk.importing.gazetteer.areas import Areas, PlannedArea
from smpdesk.importing.meanings.carried import carried_down
from smpdesk.importing.meanings.columns import Column
from smpdesk.importing.meanings.row_words import Level, named_at, place_of, words_of
from smpdesk.importing.tables.layout import DataRow, Table
from smpdesk.importing.words.heading_words import TOTAL
from smpdesk.importing.words.wording import is_average, is_plain_total, without_notes
from smpdesk.importing.words.written_periods import read_period
from smpdesk.importing.words.year_parts import YearPart
from smpdesk.periods import Period

_BROAD = re.compile(r"group|major|category|class|theme|topic|area", re.IGNORECASE)
_SUBGROUP = re.compile(r"sub\W?group|minor", re.IGNORECASE)
_FINER = re.compile(r"sub|minor", re.IGNORECASE)


@dataclass(slots=True)
class RowMeaning:
    """A row's names. ``total`` and ``average`` rows are compared, never stored."""

    row: DataRow
    label: str = ""
    area_label: str = ""
    area_code: str = ""
    area_kind: str = ""
    parent_label: str = ""
    levels: tuple[Level, ...] = ()
    area: Match | None = None
    measure: str = ""
    parent: str = ""
    level: int = 0
    period: Period | None = None
    part: YearPart | None = None
    breakdown: str = ""
    total: bool = False
    average: bool = False
    provisional: bool = False


def rows_of_table(table: Table, columns: Sequence[Column]) -> list[RowMeaning]:
    """The rows with the words of their label columns; ``match_areas`` says which areas they are."""
    labels = _coarse_first([c for c in columns if c.role == "label"], table)
    carried = carried_down(table, labels)
    reader = _Reader(table, labels)
    rows = [reader.row(data, carried.get(data.row)) for data in table.data]
    _totals_of_types(rows, reader.unnamed)
    _parents_by_level(rows, labels)
    _tell_apart(rows)
    return rows


class _Reader:
    """Reads rows. A large table says few things in many rows: each is read once.

    The cells that name a row's place and those that say what is counted are read apart, as there
    are far fewer of each than of both together.
    """

    def __init__(self, table: Table, labels: Sequence[Column]) -> None:
        self._sheet = table.sheet
        places = [c for c in labels if c.dimension in ("area", "area code")]
        words = [c for c in labels if c.dimension not in ("area", "area code")]
        self._of_places = cells_of_columns([c.index for c in places])
        self._of_words = cells_of_columns([c.index for c in words])
        self._indents = table.sheet.indents
        self._measured = any(c.dimension == "measure" for c in words)
        self.unnamed: list[RowMeaning] = []
        self._place = lru_cache(maxsize=None, typed=True)(partial(place_of, places))
        self._words = lru_cache(maxsize=None, typed=True)(partial(words_of, words))

    def row(self, data: DataRow, carried: Mapping[int, Raw] | None) -> RowMeaning:
        """A row's meaning; ``carried`` are the cells by column that stand for its blank ones."""
        cells = self._sheet.rows[data.row]
        if carried:
            cells = [carried.get(column, cell) for column, cell in enumerate(cells)]
        place = self._place(*self._of_places(cells))
        words = self._words(*self._of_words(cells))
        indent = self._indents.get((data.row, words.leveled), 0) if self._indents else 0
        label = min(place.label, words.label)[-1]
        area_label, area_code, area_kind, parent_label = place.named
        first = area_label or ("" if words.grouped else label)
        meaning = RowMeaning(
            data,
            label,
            area_label,
            area_code,
            area_kind,
            parent_label,
            place.levels,
            None,
            words.measure,
            words.parent,
            words.level + 2 * indent,
            words.period,
            words.part,
            words.breakdown,
            is_plain_total(first) or is_plain_total(words.measure),
            is_average(first) and not words.measure,
            words.provisional,
        )
        if self._measured and not words.measure:
            self.unnamed.append(meaning)
        return meaning


def _totals_of_types(rows: Sequence[RowMeaning], unnamed: Sequence[RowMeaning]) -> None:
    """“Ashford total”, or Ashford with no type, is the total of Ashford's rows that have one."""
    if not unnamed:
        return
    typed = {(r.area_label, r.period, r.breakdown) for r in rows if r.measure and r.area_label}
    for row in unnamed:
        place = TOTAL.sub("", row.area_label)
        if (place, row.period, row.breakdown) in typed:
            row.total = True


def _coarse_first(labels: list[Column], table: Table) -> list[Column]:
    """The label columns with those of measures from the broadest to the finest.

    A description has more different words than its subgroup, and that more than its group.
    """
    rows = table.sheet.rows

    def fineness(column: Column) -> tuple[int, bool, bool, bool, int]:
        different = set(map(text_of, {rows[data.row][column.index] for data in table.data}))
        broad = bool(_BROAD.search(column.words)) and not _FINER.search(column.words)
        grouping, finer = _SUBGROUP.search(column.words), _FINER.search(column.words)
        return len(different), not broad, not grouping, bool(finer), column.index

    measures = sorted((c for c in labels if c.dimension == "measure"), key=fineness)
    return [c for c in labels if c.dimension != "measure"] + measures


def take_level(meaning: RowMeaning, which: int) -> None:
    """Lets the row be of its area at this level: 0 the finest, 1 the one around it."""
    named = named_at(meaning.levels, which)
    meaning.area_label, meaning.area_code, meaning.area_kind, meaning.parent_label = named


def _parents_by_level(rows: list[RowMeaning], labels: Sequence[Column]) -> None:
    """A row that is indented or dashed belongs to the nearest row above that is less so."""
    if len([c for c in labels if c.dimension == "measure"]) != 1 or not any(
        row.level for row in rows
    ):
        return
    above: list[RowMeaning] = []
    for row in rows:
        while above and above[-1].level >= row.level:
            above.pop()
        if above and row.level:
            row.parent = above[-1].measure
        above.append(row)


def _tell_apart(rows: list[RowMeaning]) -> None:
    """“Other” under two different groups becomes “Group: Other”."""
    groups: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        groups[row.measure].add(row.parent)
    for row in rows:
        if row.parent and len(groups[row.measure]) > 1:
            row.measure = f"{row.parent}: {row.measure}"


def section_meaning(section: str, areas: Areas) -> tuple[PlannedArea | None, Period | None, str]:
    """A heading between rows: an area, a period, or else the words of a measure."""
    text = without_notes(section)
    if not text:
        return None, None, ""
    period = read_period(text)
    if period is not None:
        return None, period, ""
    found = areas.named(text)
    if found:
        return found[0], None, ""
    return None, None, text
