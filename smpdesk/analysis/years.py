"""Year against year by measure: rolling, calendar and financial years, with the hierarchy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from smpdesk.analysis.comparison import Change, SmallNumberTest, change, count_test
from smpdesk.periods import Period, month_text, months_between, shift_month, year_to

YearKind = Literal["rolling", "calendar", "financial"]
_FIRST_MONTH = {"calendar": 1, "financial": 4}


@dataclass(frozen=True)
class Measure:
    """Something counted, and the measure it is a part of (``""`` for none)."""

    name: str
    parent: str = ""
    unit: str = "count"


@dataclass(frozen=True)
class Total:
    """A sum over a period, or ``None`` with a note when a month of it is missing."""

    value: float | None
    note: str = ""


@dataclass(frozen=True)
class MeasureRow:
    """A measure's line in a year-against-year table.

    ``level`` is its depth in the hierarchy, 0 at the top; ``month`` the value of the last
    month; ``share`` its part of its parent this year (0 to 1); ``test`` is for counts alone.
    """

    measure: str
    level: int
    month: float | None
    change: Change
    share: float | None
    test: SmallNumberTest | None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class YearTable:
    """Measures, parents before their parts, over ``now`` and the same months a year before."""

    now: Period
    before: Period
    rows: tuple[MeasureRow, ...]
    note: str = ""


def year_so_far(month: str, kind: YearKind = "rolling") -> Period:
    """The year up to ``month`` (``YYYY-MM``).

    Rolling, the twelve months to it; otherwise from January or April up to it, which is part of
    a year unless it is the last month.
    """
    if kind == "rolling":
        return year_to(month)
    first = _FIRST_MONTH[kind]
    year = int(month[:4]) - (int(month[5:7]) < first)
    start = f"{year:04d}-{first:02d}"
    return Period(start, months_between(start, month) + 1)


def total_over(months: Mapping[str, float | None], period: Period) -> Total:
    """The sum of ``months`` (by ``YYYY-MM``) over ``period``; a missing month is never a zero."""
    wanted = [shift_month(period.start, step) for step in range(period.months)]
    values = [months.get(month) for month in wanted]
    missing = [month for month, value in zip(wanted, values, strict=True) if value is None]
    if missing:
        named = ", ".join(month_text(month, short=True) for month in missing[:3])
        more = f" and {len(missing) - 3} more" if len(missing) > 3 else ""
        return Total(None, f"No figure for {named}{more}, so there is no total.")
    return Total(sum(value for value in values if value is not None))


def year_against_year(
    measures: Sequence[Measure],
    monthly: Mapping[str, Mapping[str, float | None]],
    month: str,
    kind: YearKind = "rolling",
) -> YearTable:
    """Each measure's year to ``month`` against the same months a year before.

    ``monthly`` gives, by measure, counts by ``YYYY-MM``. Only counts and pounds can be added
    up over months; a measure in per cent raises ``ValueError``.
    """
    now = year_so_far(month, kind)
    before = now.previous()
    totals: dict[str, tuple[Total, Total]] = {}
    for measure in measures:
        if measure.unit == "per cent":
            raise ValueError(f"{measure.name} is a per cent: its months cannot be added up")
        counted = monthly.get(measure.name, {})
        totals[measure.name] = (total_over(counted, now), total_over(counted, before))
    rows = tuple(
        _row(measure, level, monthly.get(measure.name, {}).get(month), totals)
        for measure, level in in_order(measures)
    )
    note = "" if now.months == 12 else f"Part of a year: {now.months} months to {month_text(month)}"
    return YearTable(now, before, rows, note)


def in_order(measures: Sequence[Measure]) -> list[tuple[Measure, int]]:
    """The measures with their depth, each parent before its parts, otherwise as given.

    A measure whose parent is not among them stands at the top. Raises ``ValueError`` when a
    measure is its own ancestor.
    """
    names = {measure.name for measure in measures}
    ordered: list[tuple[Measure, int]] = []

    def add(parent: str, level: int) -> None:
        for measure in measures:
            above = measure.parent if measure.parent in names else ""
            if above == parent:
                ordered.append((measure, level))
                add(measure.name, level + 1)

    add("", 0)
    if len(ordered) != len(measures):
        raise ValueError("a measure is part of itself, or two have the same name")
    return ordered


def share(part: float | None, whole: float | None) -> float | None:
    """``part`` of ``whole``, from 0 to 1; ``None`` when either is missing or the whole is zero."""
    if part is None or not whole:
        return None
    return part / whole


def over_three_years(values: Sequence[float | None]) -> str:
    """Which way three years went, the earliest first; nothing where there are not three figures."""
    known = [value for value in values if value is not None]
    if len(known) != 3 or len(values) != 3:
        return ""
    first, second, third = known
    if first < second < third:
        return "up in each of the two years"
    if first > second > third:
        return "down in each of the two years"
    if first == second == third:
        return "the same in all three years"
    return "no steady direction over the three years"


def _row(
    measure: Measure,
    level: int,
    last_month: float | None,
    totals: Mapping[str, tuple[Total, Total]],
) -> MeasureRow:
    now, before = totals[measure.name]
    changed = change(now.value, before.value)
    test = count_test(now.value, before.value) if measure.unit == "count" else None
    parent = totals.get(measure.parent)
    notes = tuple(dict.fromkeys(note for note in (now.note, before.note, changed.note) if note))
    part = share(now.value, parent[0].value) if parent else None
    return MeasureRow(measure.name, level, last_month, changed, part, test, notes)
