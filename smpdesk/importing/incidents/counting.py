"""Lists of incidents, a row each, counted by month, type and place as they stream by."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain, islice
from operator import itemgetter
from pathlib import Path

from smpdesk.importing.files.sheets import Cancellation, Cancelled, Progress, text_of
from smpdesk.importing.incidents.dated_lists import untyped_list
from smpdesk.importing.incidents.even_rows import Counts, Said, count_even_rows
from smpdesk.importing.words.dimensions import dimension_of
from smpdesk.importing.words.values import is_shown_figure
from smpdesk.importing.words.wording import same_words
from smpdesk.importing.words.written_periods import read_period

LOOK_AHEAD = 40
_CHUNK = 500  # rows held at once: few enough for the processor's own memory
_TOLD = 20_000


@dataclass(frozen=True)
class Incidents:
    """Where in a row the month, the type and the place stand; -1 for what there isn't."""

    header_row: int
    header: tuple[str, ...]
    month: int
    kind: int
    force: int
    code: int
    place: int

    @cached_property
    def shape(self) -> tuple[str, ...]:
        """The headings: files with the same are counted together."""
        return tuple(same_words(cell) for cell in self.header)

    @property
    def wanted(self) -> tuple[tuple[int, int, int], tuple[int, int]]:
        """The columns that say where (force, code, place's name) and what (month, type)."""
        return (self.force, self.code, self.place), (self.month, self.kind)

    @property
    def placeless(self) -> bool:
        """Whether its rows name no place: all lie where the file's name says."""
        return max(self.force, self.code, self.place) < 0

    @property
    def street_level(self) -> bool:
        """Whether it is a street-level file of police.uk."""
        return {"crime type", "lsoa code", "falls within"} <= set(self.shape)

    @cached_property
    def collection(self) -> str:
        """The collection that its measures belong to."""
        if self.street_level:
            return "Street-level crime"
        if "outcome type" in self.shape:
            return "Outcomes of crimes"
        if "object of search" in self.shape:
            return "Stop and search"
        return "Incident records"


def recognise(rows: Sequence[Sequence[str]]) -> Incidents | None:
    """The columns of a list of incidents, or None for any other table.

    Mostly it has a date or month, a type, a place or reference, and no figures: coordinates and
    references are not counted as such.
    """
    for number, row in enumerate(rows[:12]):
        cells = [text_of(cell) for cell in row]
        if sum(bool(cell) for cell in cells) < 4:
            continue
        found = _columns(number, cells)
        if found is not None and _fits(found, rows[number + 1 :]):
            return found
        if number + 1 < len(rows) and (untyped := untyped_list(number, cells, rows[number + 1 :])):
            return Incidents(number, tuple(cells), *untyped)
    return None


def _columns(number: int, header: list[str]) -> Incidents | None:
    words = [same_words(cell) for cell in header]
    dimensions = [dimension_of(cell) for cell in header]

    def first(*names: str) -> int:
        return next((words.index(name) for name in names if name in words), -1)

    def of(dimension: str) -> int:
        return dimensions.index(dimension) if dimension in dimensions else -1

    month = first("month")
    if month < 0:
        month = of("period")
    kind = first(
        "crime type", "outcome type", "offence type", "incident type", "asb type", "offence"
    )
    if kind < 0:
        kind = of("measure")
    code = first("lsoa code", "lsoa21cd", "lsoa11cd", "lsoa", "ward code")
    place = first("lsoa name", "ward", "ward name", "district", "borough", "local authority")
    force = first("falls within", "reported by", "force", "police force")
    identified = "ignored" in dimensions
    located = code >= 0 or place >= 0 or {"latitude", "longitude"} <= set(words)
    if month < 0 or kind < 0 or not located or not identified:
        return None
    return Incidents(number, tuple(header), month, kind, force, code, place)


def _fits(found: Incidents, rows: Sequence[Sequence[str]]) -> bool:
    """Whether the rows below the header are incidents: dated, and without figures to read."""
    body = [row for row in rows if len(row) > max(found.month, found.kind)][:30]
    if not body:
        return False
    dated = sum(read_period(row[found.month]) is not None for row in body)
    used = {found.month, found.kind, found.force, found.code, found.place}
    others = [
        index
        for index, cell in enumerate(found.header)
        if index not in used and dimension_of(cell) not in ("ignored", "breakdown", "area code")
    ]
    for index in others:
        cells = [row[index] for row in body if len(row) > index]
        if sum(is_shown_figure(cell) for cell in cells) > 0.5 * len(cells):
            return False
    return dated >= 0.8 * len(body)


class Meter:
    """Tells how many rows are done of how many, and stops when the officer says so."""

    def __init__(self, progress: Progress, cancelled: Cancelled, size: int) -> None:
        self._progress, self._cancelled, self._size = progress, cancelled, size
        self._rows = self._bytes = 0

    def count(self, rows: int, size: int) -> None:
        """Adds rows done, and bytes of a file that is finished."""
        if self._cancelled():
            raise Cancellation
        self._rows += rows
        self._bytes += size
        expected = round(self._rows * self._size / self._bytes) if self._bytes else 0
        self._progress(self._rows, max(expected, self._rows) if expected else 0)

    def finish(self) -> None:
        """All is read."""
        self._progress(self._rows, self._rows)


@dataclass
class Counted:
    """The rows of files of one shape, counted by where and by what they say, as written."""

    columns: Incidents
    files: dict[str, Counts] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)
    broken: int = 0
    start: list[list[str]] = field(default_factory=list)

    def add_even(
        self, name: str, start: Sequence[Sequence[str]], data: bytes, delimiter: str, meter: Meter
    ) -> bool:
        """Counts a whole file at once, if its rows are even and plain; else False."""
        found = self.columns
        parts = data.split(b"\n", found.header_row + 1)
        if len(parts) <= found.header_row + 1 or not parts[-1]:
            return False
        counted = count_even_rows(parts[-1], delimiter, len(found.header), found.wanted)
        if counted is None:
            return False
        self.start = self.start or [list(row) for row in start]
        self._keep(name, *counted)
        meter.count(counted[1], len(data))
        return True

    def add(
        self,
        name: str,
        start: Sequence[Sequence[str]],
        rest: Iterator[Sequence[str]],
        meter: Meter,
        size: int,
    ) -> None:
        """Counts a file's rows; every row counts, also those that look alike."""
        found = self.columns
        self.start = self.start or [list(row) for row in start]
        wanted = tuple(chain.from_iterable(found.wanted))
        last = max(wanted)
        # A blank cell is put behind each row for the columns that the file does not have.
        pick = itemgetter(*(index if index >= 0 else -1 for index in wanted))
        missing = -1 in wanted
        counts: Counter[Said] = Counter()
        total = told = 0
        chunk: list[Sequence[str]] = list(start[found.header_row + 1 :])
        while chunk:
            if min(map(len, chunk)) <= last:
                whole = [row for row in chunk if len(row) > last]
                self.broken += sum(1 for row in chunk if len(row) <= last and any(row))
                chunk = whole
            if missing:
                chunk = [[*row, ""] for row in chunk]
            counts.update(map(pick, chunk))
            total += len(chunk)
            if total - told >= _TOLD:
                meter.count(total - told, 0)
                told = total
            chunk = list(islice(rest, _CHUNK))
        by_place: Counts = {}
        for said, count in counts.items():
            by_place.setdefault(said[:3], {})[said[3:]] = count
        self._keep(name, by_place, total)
        meter.count(total - told, size)

    def _keep(self, name: str, counts: Counts, rows: int) -> None:
        if self.columns.placeless:
            counts = {(re.sub(r"[-_]+", " ", Path(name).stem),): said for said in counts.values()}
        self.files[name], self.rows[name] = counts, rows


_LSOA_NAME = re.compile(r"^(.*?)\s+\d{3}[A-Z]{1,2}$")


def district_in(lsoa_name: str) -> str:
    """The district's name with which an LSOA's name begins: ``Maidstone 001A``."""
    found = _LSOA_NAME.match(lsoa_name.strip())
    return found[1] if found else ""
