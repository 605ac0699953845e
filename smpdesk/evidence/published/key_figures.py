"""The few figures of the data year that everybody should remember."""

from __future__ import annotations

from dataclasses import dataclass

from smpdesk.analysis.comparison import Change, change
from smpdesk.models.figures.observations import period_values
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Area, Measure
from smpdesk.periods import Period


@dataclass(frozen=True)
class KeyFigure:
    """A measure's count over the data year against the year before."""

    measure: Measure
    change: Change


def key_figures(
    file: PartnershipFile, area: Area, data_year: Period, most: int = 4, smallest: int = 0
) -> list[KeyFigure]:
    """The largest counts of the data year that are no part of another that is known.

    Counts under ``smallest`` are not told.
    """
    measures = {m.id: m for m in file.all(Measure, unit="count")}
    found: dict[int, Change] = {}
    for key, measure in measures.items():
        now = period_values(file, measure, data_year).get(area.id)
        if now is not None and now >= smallest:
            before = period_values(file, measure, data_year.previous()).get(area.id)
            told = before is not None and before >= smallest
            found[key] = change(now, before if told else None)
    wholes = [key for key in found if not _part_of_known(measures[key], measures, found)]
    wholes.sort(key=lambda key: -(found[key].now or 0))
    return [KeyFigure(measures[key], found[key]) for key in wholes[:most]]


def _part_of_known(
    measure: Measure, measures: dict[int, Measure], known: dict[int, Change]
) -> bool:
    above = measure.parent
    for _ in range(9):
        if above is None or above not in measures:
            return False
        if above in known:
            return True
        above = measures[above].parent
    return False
