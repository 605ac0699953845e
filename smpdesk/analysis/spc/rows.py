"""A series from the rows of a plain table: period, value, and a denominator if there is one."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from itertools import pairwise

from smpdesk.analysis.series import Series, with_gaps
from smpdesk.errors import UserError
from smpdesk.periods import months_between

_MISSING = frozenset({"", "-", "–", "..", "n/a", "na", "nan", "null", "none", "[x]", "*"})
_MONTH = re.compile(r"(\d{4})-(\d{1,2})")
_ISO_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?)?")
_UK_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_NAMED = re.compile(r"([A-Za-z]{3,9})[ -](\d{4}|\d{2})")
_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def series_from_rows(
    rows: Iterable[Mapping[str, object]], measure: str = "", source: str = ""
) -> Series:
    """A series from rows with ``period``, ``value`` and perhaps ``denominator``.

    Periods may be months (``2016-10``, ``Oct 2016``), dates, or any labels in their order.
    Dates of which each month has one stand for their months; a month left out between two
    others becomes a missing one. Other dates are put in order; other labels stay as they come.
    Whole values from 0 up are taken for counts. ``UserError`` for a value that is no number, a
    period given twice, or no rows.
    """
    table = [_row(number, row) for number, row in enumerate(rows, start=2)]
    if not table:
        raise UserError("The table has no rows below its header, so there is nothing to chart.")
    labels, order = _axis([row[0] for row in table])
    values = [row[1] for row in table]
    denominators = [row[2] for row in table]
    there = [value for value in values if value is not None]
    counts = all(value >= 0 and value == int(value) for value in there)
    ordered = tuple(labels[index] for index in order)
    return with_gaps(
        Series(
            periods=ordered,
            values=tuple(values[index] for index in order),
            exposure=(
                tuple(denominators[index] for index in order)
                if any(n is not None for n in denominators)
                else None
            ),
            measure=measure,
            unit="count" if counts else "number",
            source=source,
            months=_length(ordered),
        )
    )


def _row(number: int, row: Mapping[str, object]) -> tuple[str, float | None, float | None]:
    """Period, value and denominator of one row; ``number`` is its line in the table."""
    cells = {str(key).strip().lower(): cell for key, cell in row.items()}
    for name in ("period", "value"):
        if name not in cells:
            raise UserError(
                f"The table has no column called “{name}”. It needs period and value, and "
                "denominator for a rate."
            )
    period = cells["period"]
    if isinstance(period, dt.datetime):
        period = period.date()
    label = "" if period is None else str(period).strip()
    if not label:
        raise UserError(f"Row {number} has no period. Give it one, or take the row out.")
    return (
        label,
        _number(cells["value"], number, "value"),
        _number(cells.get("denominator"), number, "denominator"),
    )


def _number(cell: object, row: int, name: str) -> float | None:
    """A number as tables write it: ``1,234``, ``12.5%``, ``£300``, ``−3``; None if missing."""
    if cell is None:
        return None
    text = str(cell).strip()
    if text.lower() in _MISSING:
        return None
    plain = text.replace(",", "").replace("−", "-").replace("£", "").rstrip("%").strip()
    try:
        value = float(plain)
    except ValueError:
        raise UserError(
            f"Row {row} has “{text}” as its {name}, which is not a number. Correct it, or leave "
            "the cell empty if the figure is missing."
        ) from None
    if value != value or value in (float("inf"), float("-inf")):
        raise UserError(f"Row {row} has “{text}” as its {name}, which no chart can show.")
    return value


def _axis(labels: list[str]) -> tuple[list[str], list[int]]:
    """The labels as the series has them, and the order of the rows in it."""
    days = [_date(label) for label in labels]
    if all(day is not None for day in days):
        dates = [day for day in days if day is not None]
        months = [day.isoformat()[:7] for day in dates]
        monthly = len(set(months)) == len(months) or not any(_has_day(label) for label in labels)
        names = months if monthly else [day.isoformat() for day in dates]
        return names, sorted(range(len(dates)), key=dates.__getitem__)
    return labels, list(range(len(labels)))


def _has_day(label: str) -> bool:
    return bool(_ISO_DAY.fullmatch(label) or _UK_DAY.fullmatch(label))


def _date(label: str) -> dt.date | None:
    """The date, or the first of the month, that a label means; None for any other label."""
    if found := _ISO_DAY.fullmatch(label):
        year, month, day = (int(part) for part in found.groups())
    elif found := _UK_DAY.fullmatch(label):
        day, month, year = (int(part) for part in found.groups())
    elif found := _MONTH.fullmatch(label):
        year, month, day = int(found[1]), int(found[2]), 1
    elif (found := _NAMED.fullmatch(label)) and found[1].lower()[:3] in _NAMES:
        year, month, day = int(found[2]), _NAMES.index(found[1].lower()[:3]) + 1, 1
        year += 2000 if year < 100 else 0
    else:
        return None
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _length(periods: tuple[str, ...]) -> int:
    """How many months each period lasts, told by the steps: quarters, years, or months."""
    if len(periods) < 3 or not all(_MONTH.fullmatch(period) for period in periods):
        return 1
    steps = {months_between(a, b) for a, b in pairwise(periods)}
    return next((size for size in (12, 3) if all(step % size == 0 and step for step in steps)), 1)
