"""What can be charted: the measures and areas of a file that have figures by month."""

from __future__ import annotations

from smpdesk.models.figures.observations import monthly_choices
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Area, Measure
from smpdesk.ui.charts.overviewed import Overviewed

Key = tuple[int, int]
"""The ids of a measure and an area."""


class Charted:
    """Reads what a file has charts of, and finds among it what is asked for.

    ``records`` are the charts, ``measures`` every measure that has one, once; ``own`` is the id
    of the partnership's own area.
    """

    def __init__(self, file: PartnershipFile) -> None:
        self._file = file
        self.records: list[Overviewed] = []
        self.measures: list[Measure] = []
        self._areas: dict[str, list[Area]] = {}
        self.own: int | None = None

    def read(self) -> None:
        """Read the file anew."""
        self.records = [Overviewed(m, a, n) for m, a, n in monthly_choices(self._file)]
        self.measures = list({r.measure.id: r.measure for r in self.records}.values())
        self._areas = {str(measure.id): [] for measure in self.measures}
        for record in self.records:
            self._areas[str(record.measure.id)].append(record.area)
        self.own = self._file.partnership().area

    def areas(self, measure: str) -> list[Area]:
        """The areas that have a chart of the measure of that id."""
        return self._areas.get(measure, [])

    def holds(self, measure: str, area: str) -> bool:
        """Whether there is a chart of the measure and area of these ids."""
        return any(str(each.id) == area for each in self.areas(measure))

    def usual(self) -> Measure:
        """What to show first: the longest series of the partnership's own area."""
        return max(self.records, key=lambda r: (r.area.id == self.own, r.months)).measure

    def key_of(self, measure: Measure) -> Key | None:
        """The chart of a measure, in the partnership's own area if it can be; or None."""
        fitting = [r for r in self.records if r.measure.id == measure.id]
        return min(fitting, key=lambda r: r.area.id != self.own).key if fitting else None
