"""Months that look incomplete: far below their neighbours for nearly all types at once."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from statistics import median

from smpdesk.importing.plans.gathered import Gathered
from smpdesk.importing.plans.measures import MeasureKey
from smpdesk.importing.plans.observations import What
from smpdesk.importing.plans.plan import ImportFinding
from smpdesk.periods import month_text, shift_month

_NEARLY_ALL = 0.75
_FAR_BELOW = 0.6
_FEWEST_SERIES = 4
_FEWEST_MONTHS = 4
_LOOK_BACK = 6
_MOST = 12


@dataclass
class _Series:
    """The counts of a measure by month, over the areas that lie in one force (or one area)."""

    counts: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    areas: set[str] = field(default_factory=set)


def incomplete_months(gathered: Gathered) -> list[ImportFinding]:
    """The months of an extract that look incomplete.

    The neighbours of a single new month are those that the partnership file holds already.
    """
    found = []
    for (_, whole), by_measure in _monthly(gathered).items():
        months = sorted({month for s in by_measure.values() for month in s.counts})
        for measure, series in by_measure.items():
            if len(series.counts) < _FEWEST_MONTHS:
                _add_held(series, measure, months[0], gathered)
        usable = [
            s.counts
            for s in by_measure.values()
            if len(s.counts) >= _FEWEST_MONTHS and median(s.counts.values()) >= 8
        ]
        if len(usable) < _FEWEST_SERIES:
            continue
        for month in months:
            below = sum(_falls_short(counts, month) for counts in usable)
            if below < _NEARLY_ALL * len(usable):
                continue
            end = month in (months[0], months[-1])
            name = gathered.used_areas.get(whole) or gathered.areas.by_key.get(whole)
            place = f" for {name.name}" if name else ""
            what = "the extract may cut it off" if end else "part of it may be missing"
            message = (
                f"{month_text(month)} looks incomplete{place}: {below} of {len(usable)} measures "
                f"are far below the months beside it, so {what}. Ask the sender before using it."
            )
            found.append(ImportFinding("incomplete", gathered.file_name, message))
    return found[:_MOST]


def _monthly(gathered: Gathered) -> dict[tuple[str, str], dict[MeasureKey, _Series]]:
    """Monthly counts by force (or area) and measure; wards stand in their districts already."""
    groups: dict[tuple[str, str], dict[MeasureKey, _Series]] = defaultdict(dict)

    def counted(what: What) -> bool:
        plain = what.months == 1 and not what.breakdown
        return plain and gathered.measures[what.measure].unit == "count"

    def large(area: str) -> bool:
        return gathered.used_areas[area].kind not in ("ward", "lsoa", "elsewhere")

    for o in gathered.observations.where(counted, large):
        if o.value is None:
            continue
        area, measure = gathered.used_areas[o.area], gathered.measures[o.measure]
        whole = area.parent if area.kind == "district" and area.parent else area.key
        series = groups[measure.collection, whole].setdefault(o.measure, _Series())
        series.counts[o.start] += o.value
        series.areas.add(o.area)
    return groups


def _add_held(series: _Series, measure: MeasureKey, first: str, gathered: Gathered) -> None:
    """Adds earlier months that the file holds for every area of the series."""
    figures = gathered.known.held(measure)
    for back in range(1, _LOOK_BACK + 1):
        month = shift_month(first, -back)
        held = [figures.get((area, month, 1, "")) for area in series.areas]
        values = [one[0] for one in held if one is not None and one[0] is not None]
        if len(values) == len(held):
            series.counts[month] = sum(values)


def _falls_short(counts: dict[str, float], month: str) -> bool:
    beside = [counts[m] for by in (-3, -2, -1, 1, 2, 3) if (m := shift_month(month, by)) in counts]
    return len(beside) >= 2 and counts.get(month, 0.0) < _FAR_BELOW * median(beside)
