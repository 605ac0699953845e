"""A year against the year before, measure by measure, from the partnership file."""

from __future__ import annotations

from smpdesk.analysis.comparison import change, small_number_test
from smpdesk.analysis.years import Measure as YearMeasure
from smpdesk.analysis.years import MeasureRow, YearTable, in_order, share
from smpdesk.models.observations import year_periods, year_values
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Area, Measure
from smpdesk.periods import Period


def newest_year(
    file: PartnershipFile, area: Area, not_after: Period | None = None
) -> Period | None:
    """The twelve months that most measures have figures of, of the newest not after a period.

    None when the area has no yearly figures.
    """
    periods = year_periods(file, area)
    if not_after is not None:
        periods = [found for found in periods if found[0].end <= not_after.end] or periods
    return periods[0][0] if periods else None


def year_table(
    file: PartnershipFile, area: Area, period: Period, collection: str | None = None
) -> YearTable:
    """Every count of the area over ``period`` against the year before, parents before parts."""
    measures = [
        m
        for m in file.all(Measure)
        if m.unit == "count" and (collection is None or m.collection == collection)
    ]
    now = year_values(file, measures, area, period)
    before = year_values(file, measures, area, period.previous())
    month = year_values(file, measures, area, Period(period.end))
    held = {m.name: m.id for m in measures if m.id in now or m.id in before}
    parents = {m.id: m.name for m in measures}
    shown = [
        YearMeasure(m.name, parents.get(m.parent or 0, ""), m.unit)
        for m in measures
        if held.get(m.name) == m.id
    ]
    rows = []
    for measure, level in in_order(shown):
        key = held[measure.name]
        changed = change(now.get(key), before.get(key))
        counted = changed.now is not None and changed.before is not None
        test = small_number_test(changed.now or 0, changed.before or 0) if counted else None
        whole = now.get(held.get(measure.parent, 0))
        note = (changed.note,) if changed.note else ()
        part = share(changed.now, whole)
        rows.append(MeasureRow(measure.name, level, month.get(key), changed, part, test, note))
    return YearTable(period, period.previous(), tuple(rows))
