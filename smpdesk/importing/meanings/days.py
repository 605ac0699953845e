"""Rows by day or by week are added up to the months in which they begin."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from smpdesk.importing.files.sheets import Raw, text_of
from smpdesk.importing.plans.gathered import Gathered
from smpdesk.importing.plans.observations import PlannedObservation
from smpdesk.importing.plans.plan import ImportFinding

if TYPE_CHECKING:
    from smpdesk.importing.meanings.understood import Reading

_DATED = re.compile(
    r"\d{1,2}[/.\-]\d{1,2}[/.\-]\d{2,4}|\d{4}[/.\-]\d{1,2}[/.\-]\d{1,2}(?:[ t]\d\d:\d\d.*)?"
    r"|\d{1,2}(?:st|nd|rd|th)?[\s\-](?:of )?[a-z]{3,9}[\s\-,]*\d{2,4}"
    r"|\d{4}-?w\d\d|(?:\d{4}[\s\-,]*)?w(?:ee)?k\b.*\d.*",
    re.IGNORECASE,
)


def add_up_days(reading: Reading, gathered: Gathered) -> None:
    """Where counts stand day by day (or week by week), one observation a month takes their place.

    It keeps the cell of the first day. Per cents, rates and money of several days are not added.
    """
    columns = [
        c for c in reading.columns if c.role == "label" and c.dimension in ("period", "year part")
    ]
    rows = bool(columns) and _by_day(reading, columns[0].index)
    if not rows and not _columns_by_day(reading):
        return
    groups: dict[tuple[object, ...], list[PlannedObservation]] = defaultdict(list)
    for o in reading.observations:
        counted = gathered.measures[o.measure].unit == "count"
        key: tuple[object, ...] = (o.measure, o.area, o.start, o.months, o.breakdown)
        groups[key if counted else (o.cell,)].append(o)
    if len(groups) == len(reading.observations):
        return
    reading.observations = reading.observations.of(map(_sum, groups.values()))
    what = f"rows under “{columns[0].words}”" if rows else "columns"
    message = (
        f"The {what} are by day or by week; their counts were added up to months, a week to the "
        "month of its date, or of its Thursday where it has a number alone."
    )
    gathered.findings.append(ImportFinding("note", reading.table.sheet.name, message))


def _columns_by_day(reading: Reading) -> bool:
    """Whether several columns are headed by days of one month."""
    months = [m.period for m in reading.meanings if m.kept and m.daily]
    return len(set(months)) < len(months)


def _by_day(reading: Reading, column: int) -> bool:
    """Whether several different days of one month stand in the column."""
    days: dict[str, set[str]] = defaultdict(set)
    for row in reading.rows:
        cell = reading.table.sheet.rows[row.row.row][column]
        numbered = row.part is not None and row.part.kind == "week"
        if row.period is not None and row.period.months == 1 and (numbered or is_day(cell)):
            days[row.period.start].add(text_of(cell))
    return any(len(found) > 1 for found in days.values())


@lru_cache(maxsize=20_000)
def is_day(cell: Raw) -> bool:
    """Whether a cell is a date with its day."""
    return isinstance(cell, dt.date) or bool(_DATED.fullmatch(text_of(cell)))


def _sum(days: list[PlannedObservation]) -> PlannedObservation:
    """One for all; suppressed if any is, missing only if all are."""
    first = days[0]
    if len(days) == 1:
        return first
    if any(day.status == "suppressed" for day in days):
        return first._replace(value=None, status="suppressed")
    values = [day.value for day in days if day.value is not None]
    if not values:
        return first
    status = "provisional" if any(day.status == "provisional" for day in days) else "value"
    return first._replace(value=sum(values), status=status)
