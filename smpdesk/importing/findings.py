"""Things to look at before importing; they inform and never block."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from statistics import median

from smpdesk.importing.gathered import Gathered
from smpdesk.importing.plan import AnyFinding, ImportFinding, PlannedObservation
from smpdesk.importing.sheets import Sheet
from smpdesk.importing.understood import Reading
from smpdesk.periods import month_text, shift_month

_NEARLY_ALL = 0.75
_FAR_BELOW = 0.6
_FEWEST_SERIES = 4
_MOST_OF_A_KIND = 12


def findings_of(
    gathered: Gathered, readings: Sequence[Reading], sheets: Sequence[Sheet]
) -> list[AnyFinding]:
    """All findings on an extract: what stood out while reading, then what the checks say."""
    found: list[AnyFinding] = list(gathered.findings)
    found += _undecided_dates(readings)
    gathered.observations, twice = _once_each(gathered.observations, gathered)
    found += twice
    gathered.observations += gathered.counted  # counts are of different facts by their making
    found += _incomplete_months(gathered)
    found += _far_out(gathered)
    return [*found, *_checked(readings)]


def _checked(readings: Sequence[Reading]) -> Sequence[AnyFinding]:
    """What the checks say of the tables; they are loaded only when there is one to check."""
    if not readings:
        return ()
    from smpdesk.analysis.checks import check_tables
    from smpdesk.importing.checking import check_table_of

    tables = [table for reading in readings if (table := check_table_of(reading)) is not None]
    return check_tables(tables) if tables else ()


def where_of(observation: PlannedObservation, gathered: Gathered) -> str:
    """The sheet and cell of an observation."""
    sheet = gathered.tables[observation.table].sheet
    return (
        f"{sheet}!{observation.cell}" if sheet and observation.cell else observation.cell or sheet
    )


def _undecided_dates(readings: Sequence[Reading]) -> list[ImportFinding]:
    """Columns of dates in which the day and the month could be either way round."""
    found = []
    for reading in readings:
        for column in reading.columns:
            if column.undecided_dates:
                where = reading.table.sheet.name
                message = (
                    f"The dates under “{column.words}” are read with the day first, as 3/4 for "
                    "3 April; nothing in the column says otherwise."
                )
                found.append(ImportFinding("date", where, message))
    return found


def _once_each(
    observations: list[PlannedObservation], gathered: Gathered
) -> tuple[list[PlannedObservation], list[ImportFinding]]:
    """One observation for each fact; where a fact is given twice the last one stands."""
    kept: dict[tuple[object, ...], PlannedObservation] = {}
    differing: list[tuple[PlannedObservation, PlannedObservation]] = []
    for o in observations:
        key = (o.measure, o.area, o.start, o.months, o.breakdown)
        first = kept.get(key)
        if first is not None and (first.value, first.status) != (o.value, o.status):
            differing.append((first, o))
        kept[key] = o
    found = []
    for first, second in differing[:_MOST_OF_A_KIND]:
        name = gathered.measures[first.measure].name
        area = gathered.used_areas[first.area].name
        message = (
            f"{name} in {area} is given twice for the same period: {_text(first)} at "
            f"{where_of(first, gathered)} and {_text(second)} at {where_of(second, gathered)}. "
            "The last one is taken."
        )
        found.append(ImportFinding("duplicate", where_of(second, gathered), message))
    if len(differing) > _MOST_OF_A_KIND:
        more = len(differing) - _MOST_OF_A_KIND
        message = f"{more:,} more figures are given twice with different values."
        found.append(ImportFinding("duplicate", gathered.file_name, message))
    return list(kept.values()), found


def _text(o: PlannedObservation) -> str:
    return o.status if o.value is None else f"{o.value:,g}"


Series = dict[str, float]


def _monthly(gathered: Gathered) -> dict[tuple[str, object], dict[object, Series]]:
    """Monthly counts by force (or area) and measure; wards stand in their districts already."""
    groups: dict[tuple[str, object], dict[object, Series]] = defaultdict(dict)
    for o in gathered.observations:
        if o.months != 1 or o.value is None or o.breakdown:
            continue
        area = gathered.used_areas[o.area]
        if area.kind in ("ward", "lsoa", "elsewhere"):
            continue
        measure = gathered.measures[o.measure]
        if measure.unit != "count":
            continue
        whole = area.parent if area.kind == "district" and area.parent else area.key
        series = groups[measure.collection, whole].setdefault(o.measure, defaultdict(float))
        series[o.start] += o.value
    return groups


def _incomplete_months(gathered: Gathered) -> list[ImportFinding]:
    """Months that lie far below their neighbours for nearly all types at once."""
    found = []
    for (_, whole), by_measure in _monthly(gathered).items():
        series = [s for s in by_measure.values() if len(s) >= 4 and median(s.values()) >= 8]
        if len(series) < _FEWEST_SERIES:
            continue
        months = sorted({month for s in series for month in s})
        for month in months:
            below = sum(_falls_short(s, month) for s in series)
            if below < _NEARLY_ALL * len(series):
                continue
            end = month in (months[0], months[-1])
            name = gathered.used_areas.get(str(whole))
            place = f" for {name.name}" if name else ""
            what = "the extract may cut it off" if end else "part of it may be missing"
            message = (
                f"{month_text(month)} looks incomplete{place}: {below} of {len(series)} measures "
                f"are far below the months beside it, so {what}. Ask the sender before using it."
            )
            found.append(ImportFinding("incomplete", gathered.file_name, message))
    return found[:_MOST_OF_A_KIND]


def _falls_short(series: Series, month: str) -> bool:
    beside = [series[m] for by in (-3, -2, -1, 1, 2, 3) if (m := shift_month(month, by)) in series]
    return len(beside) >= 2 and series.get(month, 0.0) < _FAR_BELOW * median(beside)


def _far_out(gathered: Gathered) -> list[ImportFinding]:
    """Figures many times larger or smaller than the same measure and area at other times."""
    groups: dict[tuple[object, ...], list[PlannedObservation]] = defaultdict(list)
    for o in gathered.observations:
        if o.value is not None and gathered.used_areas[o.area].kind != "ward":
            groups[o.measure, o.area, o.months, o.breakdown].append(o)
    found = []
    for observations in groups.values():
        if len(observations) < 3:
            continue
        usual = median(o.value for o in observations if o.value is not None)
        if usual < 20:
            continue
        for o in observations:
            if o.value is None or usual / 6 < o.value < usual * 6:
                continue
            area = gathered.used_areas[o.area].name
            message = (
                f"{where_of(o, gathered)}: {o.value:,g} for {gathered.measures[o.measure].name} "
                f"in {area} is far from its usual {usual:,g}. A digit may be missing or doubled."
            )
            found.append(ImportFinding("far out", where_of(o, gathered), message))
    return found[:_MOST_OF_A_KIND]
