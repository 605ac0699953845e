"""Areas, measures, extracts and what they counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from smpdesk.models.records.base import Record


@dataclass(frozen=True, kw_only=True)
class Area(Record):
    """A place that is counted, or a group of them."""

    order: ClassVar[str] = "kind, name COLLATE NOCASE"

    code: str | None = None
    name: str
    kind: str = "district"
    parent: int | None = None


@dataclass(frozen=True, kw_only=True)
class AreaName(Record):
    """Another name by which an area is known."""

    area: int
    name: str


@dataclass(frozen=True, kw_only=True)
class AreaMember(Record):
    """An area that belongs to a group: a division, a combined area, a Most Similar Group."""

    title_field: ClassVar[str] = "member"

    area: int
    member: int


@dataclass(frozen=True, kw_only=True)
class Population(Record):
    """How many people live in an area, by year."""

    order: ClassVar[str] = "area, year"
    title_field: ClassVar[str] = "year"

    area: int
    year: int
    persons: int
    source: str = ""


@dataclass(frozen=True, kw_only=True)
class Measure(Record):
    """Something counted. ``per`` is the population base of a rate, such as 1,000."""

    order: ClassVar[str] = "collection COLLATE NOCASE, position, name COLLATE NOCASE"

    name: str
    collection: str = ""
    unit: str = "count"
    per: int | None = None
    direction: str = "lower"
    parent: int | None = None
    numerator: int | None = None
    denominator: int | None = None
    position: int = 0
    about: str = ""


@dataclass(frozen=True, kw_only=True)
class MeasureName(Record):
    """Another name by which a measure is known."""

    measure: int
    name: str


@dataclass(frozen=True, kw_only=True)
class Extract(Record):
    """A file that was imported; ``fingerprint`` is its SHA-256, ``mapping`` and ``report`` JSON."""

    order: ClassVar[str] = "id DESC"

    name: str
    fingerprint: str = ""
    kind: str = ""
    bytes: int = 0
    source: str = ""
    imported_at: str
    imported_by: str
    mapping: str = "{}"
    report: str = "{}"


@dataclass(frozen=True, kw_only=True)
class ExtractTable(Record):
    """A table found in an extract: its sheet and cells (such as ``A3:F25``)."""

    title_field: ClassVar[str] = "heading"

    extract: int
    sheet: str = ""
    cells: str = ""
    heading: str = ""


@dataclass(frozen=True, kw_only=True)
class Observation(Record):
    """One figure: measure, area, period, breakdown, value and where it came from."""

    order: ClassVar[str] = "measure, area, months, start, breakdown"
    title_field: ClassVar[str] = "start"

    measure: int
    area: int
    start: str
    months: int = 1
    breakdown: str = ""
    value: float | None = None
    status: str = "value"
    extract_table: int
    cell: str = ""
    replaced_by: int | None = None


@dataclass(frozen=True, kw_only=True)
class ImportMemory(Record):
    """What the officer decided for a kind of extract (``decisions`` is JSON)."""

    kind: str
    name: str = ""
    decisions: str = "{}"
    used_at: str = ""


@dataclass(frozen=True, kw_only=True)
class ChangePoint(Record):
    """A month in which something changed, for one measure or all, one area or all."""

    order: ClassVar[str] = "month, id"
    title_field: ClassVar[str] = "month"

    measure: int | None = None
    area: int | None = None
    month: str
    kind: str = "event"
    note: str = ""
    source: str = ""
    step_change: bool = False


@dataclass(frozen=True, kw_only=True)
class SetAside(Record):
    """A month left out of a chart's centre and limits, with the reason."""

    order: ClassVar[str] = "month"
    title_field: ClassVar[str] = "month"

    measure: int
    area: int
    month: str
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class ChartChoice(Record):
    """The officer's choice of chart and rules for a measure in an area."""

    title_field: ClassVar[str] = "chart"

    measure: int
    area: int
    chart: str = "auto"
    rules: str = "mdc"
