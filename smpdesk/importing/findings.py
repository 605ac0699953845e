"""Things to look at before importing; they inform and never block."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from statistics import median

from smpdesk.importing.completeness import incomplete_months
from smpdesk.importing.gathered import Gathered
from smpdesk.importing.plan import AnyFinding, ImportFinding, PlannedObservation
from smpdesk.importing.sheets import Sheet
from smpdesk.importing.understood import Reading

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
    found += incomplete_months(gathered)
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
    # The first five fields of an observation say what it is of.
    if len({o[:5] for o in observations}) == len(observations):
        return observations, []
    kept: dict[tuple[object, ...], PlannedObservation] = {}
    twice: list[tuple[PlannedObservation, PlannedObservation]] = []
    for o in observations:
        key = o[:5]
        first = kept.get(key)
        if first is not None and (
            first.table == o.table or (first.value, first.status) != (o.value, o.status)
        ):
            twice.append((first, o))
        kept[key] = o
    found = [_given_twice(first, second, gathered) for first, second in twice[:_MOST_OF_A_KIND]]
    if len(twice) > _MOST_OF_A_KIND:
        message = f"{len(twice) - _MOST_OF_A_KIND:,} more figures are given twice."
        found.append(ImportFinding("duplicate", gathered.file_name, message))
    return list(kept.values()), found


def _given_twice(
    first: PlannedObservation, second: PlannedObservation, gathered: Gathered
) -> ImportFinding:
    """Two figures for one fact: the same again, or two that differ."""
    what = f"{gathered.measures[first.measure].name} in {gathered.used_areas[first.area].name}"
    one, other = where_of(first, gathered), where_of(second, gathered)
    if (first.value, first.status) == (second.value, second.status):
        message = f"{what} is given twice, at {one} and {other}, with the same figure; kept once."
    else:
        message = (
            f"{what} is given twice for the same period: {_text(first)} at {one} and "
            f"{_text(second)} at {other}. The last one is taken."
        )
    return ImportFinding("duplicate", other, message)


def _text(o: PlannedObservation) -> str:
    return o.status if o.value is None else f"{o.value:,g}"


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
