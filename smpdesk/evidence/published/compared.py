"""A year against the year before, measure by measure, from the partnership file."""

from __future__ import annotations

from dataclasses import dataclass

from smpdesk.analysis.comparison import Change, change, small_number_test
from smpdesk.analysis.series import Series
from smpdesk.analysis.spc.words import number_words
from smpdesk.analysis.years import Measure as YearMeasure
from smpdesk.analysis.years import MeasureRow, YearTable, in_order, share
from smpdesk.evidence.figures import in_words
from smpdesk.models.figures.observations import year_periods, year_values
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Area, Measure
from smpdesk.periods import Period, shift_month, year_to


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


@dataclass(frozen=True)
class MonthPair:
    """A month (``YYYY-MM``) of this year against the same month of the year before."""

    month: str
    change: Change

    @property
    def words(self) -> str:
        """The change in words, or why there is none; nothing where a figure is missing."""
        if self.change.now is None or self.change.before is None:
            return ""
        return in_words(self.change) or self.change.note


@dataclass(frozen=True)
class YearOnYear:
    """The twelve months that end with the newest month, against the twelve before them.

    ``whole`` compares the totals (the means of what does not add up) over the months that
    both years have; None where there is none.
    """

    series: Series
    now: Period
    before: Period
    pairs: tuple[MonthPair, ...]
    whole: Change | None

    @property
    def words(self) -> str:
        """Both years in a sentence, with how many months they rest on where some are missing."""
        place = f"{self.series.measure} in {self.series.area}"
        if self.whole is None or self.whole.now is None or self.whole.before is None:
            return (
                f"{place}: there is no month of the {self.now.text()} that has a figure a year "
                "before, so the years cannot be compared."
            )
        shared = sum(pair.change.number is not None for pair in self.pairs)
        over = "" if shared == 12 else f" Compared are the {shared} months that both have."
        if shared == 1:
            over = " Only one month has a figure in both years."
        each = "" if _adds_up(self.series) else " a month on average"
        told = in_words(self.whole) or self.whole.note
        unit = self.series.unit
        return (
            f"{place}, {self.now.text()}: {number_words(self.whole.now, unit)}{each} against "
            f"{number_words(self.whole.before, unit)} the year before, {told}.{over}"
        )


def year_on_year(series: Series) -> YearOnYear:
    """The newest twelve months of a monthly series against the twelve before; gaps stay gaps."""
    held = dict(zip(series.periods, series.values, strict=True))
    now = year_to(series.periods[-1])
    pairs = []
    for place in range(12):
        month = shift_month(now.start, place)
        pairs.append(MonthPair(month, change(held.get(month), held.get(shift_month(month, -12)))))
    both = [p.change for p in pairs if p.change.now is not None and p.change.before is not None]
    whole = None
    if both:
        parts = 1 if _adds_up(series) else len(both)
        now_all, before_all = sum(c.now or 0.0 for c in both), sum(c.before or 0.0 for c in both)
        whole = change(now_all / parts, before_all / parts)
    return YearOnYear(series, now, now.previous(), tuple(pairs), whole)


def _adds_up(series: Series) -> bool:
    """Whether months together make a year's figure: counts and pounds do, rates don't."""
    return series.unit in ("count", "pounds")
