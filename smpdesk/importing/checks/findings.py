"""Things to look at before importing; they inform and never block."""

from __future__ import annotations

from collections.abc import Sequence

from smpdesk.importing.checks.completeness import incomplete_months
from smpdesk.importing.checks.far_out import far_out
from smpdesk.importing.checks.repeats import once_each
from smpdesk.importing.files.sheets import Sheet
from smpdesk.importing.meanings.understood import Reading
from smpdesk.importing.plans.gathered import Gathered
from smpdesk.importing.plans.observations import PlannedObservation
from smpdesk.importing.plans.plan import AnyFinding, ImportFinding

_MOST_OF_A_KIND = 12


def findings_of(
    gathered: Gathered, readings: Sequence[Reading], sheets: Sequence[Sheet]
) -> list[AnyFinding]:
    """All findings on an extract: what stood out while reading, then what the checks say."""
    found: list[AnyFinding] = list(gathered.findings)
    found += _undecided_dates(readings)
    given = gathered.observations
    gathered.observations, again = once_each(given)
    found += _given_twice([(given[first], given[second]) for first, second in again], gathered)
    gathered.observations.extend(gathered.counted)  # counts are of different facts by their making
    found += incomplete_months(gathered)
    found += _far_out(gathered)
    return [*found, *_checked(readings)]


def _checked(readings: Sequence[Reading]) -> Sequence[AnyFinding]:
    """What the checks say of the tables; they are loaded only when there is one to check."""
    worth = [reading for reading in readings if reading.worth_checking]
    if not worth:
        return ()
    from smpdesk.analysis.checks import check_tables
    from smpdesk.importing.checks.checking import check_table_of

    return check_tables([check_table_of(reading) for reading in worth])


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
                order = "day first, as 3/4 for 3 April"
                if not column.day_first:
                    order = "month first, as 4/1 for 1 April"
                message = (
                    f"The dates under “{column.words}” are read with the {order}; nothing in the "
                    "column says otherwise."
                )
                found.append(ImportFinding("date", where, message))
    return found


def _given_twice(
    pairs: Sequence[tuple[PlannedObservation, PlannedObservation]], gathered: Gathered
) -> list[ImportFinding]:
    """Facts that are given twice, within one table or with another figure."""
    twice = [
        (first, second)
        for first, second in pairs
        if first.table == second.table
        or (first.value, first.status) != (second.value, second.status)
    ]
    found = [_twice(first, second, gathered) for first, second in twice[:_MOST_OF_A_KIND]]
    if len(twice) > _MOST_OF_A_KIND:
        message = f"{len(twice) - _MOST_OF_A_KIND:,} more figures are given twice."
        found.append(ImportFinding("duplicate", gathered.file_name, message))
    return found


def _twice(
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
    given = gathered.observations.where(
        lambda what: True, lambda area: gathered.used_areas[area].kind != "ward"
    )
    found = []
    for place, usual in far_out(given)[:_MOST_OF_A_KIND]:
        o = given[place]
        area = gathered.used_areas[o.area].name
        why = (
            "A digit may be missing or doubled."
            if o.value
            else "A figure that nobody has yet is missing, not nought: ask the sender."
        )
        message = (
            f"{where_of(o, gathered)}: {o.value:,g} for {gathered.measures[o.measure].name} "
            f"in {area} is far from its usual {usual:,g}. {why}"
        )
        found.append(ImportFinding("far out", where_of(o, gathered), message))
    return found
