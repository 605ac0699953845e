"""What the file has to offer to a text: for each kind of chart or table, of what, where, when."""

from __future__ import annotations

from collections.abc import Iterable

from smpdesk.evidence.areas.districts import compared_measures, district_periods
from smpdesk.evidence.areas.peers import peer_periods
from smpdesk.evidence.areas.wards import ward_periods, warded_measures
from smpdesk.evidence.charts.control import choose
from smpdesk.evidence.charts.monthly_rates import can_be_rated
from smpdesk.evidence.charts.several import areas_of, collections_of
from smpdesk.evidence.texts.cards import OF_A_PERIOD, RECORDED_CRIME
from smpdesk.models.figures.holdings import areas_held, measures_held, periods_held
from smpdesk.models.figures.observations import find_measures, monthly_choices, monthly_series
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Area, Measure
from smpdesk.periods import Period


class Offers:
    """Asks the file once for what several kinds need."""

    def __init__(self, file: PartnershipFile) -> None:
        self._file = file
        self._monthly = monthly_choices(file)
        own = file.partnership().area
        self.own = file.get(Area, own) if own else None

    def names(self, kind: str) -> list[str]:
        """Of what there is such a chart or table: measures, collections, all recorded crime."""
        if kind == "table":
            held = _names(measures_held(self._file))
            return [RECORDED_CRIME, *held] if held else []
        if kind not in OF_A_PERIOD:
            measures = _names(measure for measure, _, _ in self._monthly)
            return [*self._collections(), *measures] if kind == "several" else measures
        if self.own is None:
            return []
        if kind == "wards":
            return _names(warded_measures(self._file, self.own))
        if kind == "peers":
            rates = self._file.all(Measure, unit="rate")
            return _names(m for m in rates if peer_periods(self._file, m, self.own))
        compared = compared_measures(self._file, self.own)
        return _names(m for m in compared if kind == "areas" or m.unit == "count")

    def areas(self, kind: str, name: str) -> list[Area]:
        """The areas that have months of it, our own first; none for what looks at a period."""
        if kind in OF_A_PERIOD:
            return []
        held = [a for m, a, _ in self._monthly if name in (m.name, m.collection)]
        if kind == "several" and name not in self._collections():
            measure = next(m.id for m, _, _ in self._monthly if m.name == name)
            held = [a for _, a in areas_of(self._monthly, measure, self._own_id)]
        found = {area.id: area for area in held}
        return sorted(found.values(), key=lambda area: area.id != self._own_id)

    def can_be_rated(self, kind: str, name: str, area: str) -> bool:
        """Whether months of it in the area of that name can be shown as rates."""
        if kind in OF_A_PERIOD:
            return False
        everywhere = kind == "several" and name not in self._collections()
        pairs = [(m, a) for m, a, _ in self._monthly if name in (m.name, m.collection)]
        wanted = [(m, a) for m, a in pairs if everywhere or a.name == area]
        return any(can_be_rated(self._file, *pair) for pair in wanted)

    def first_months(self, kind: str, name: str, area: str) -> list[str]:
        """The months (``YYYY-MM``) with which a chart of it can begin, but for the first of all."""
        if kind != "chart" or not name:
            return []
        return list(monthly_series(self._file, *choose(self._file, name, area)).months[1:-2])

    def periods(self, kind: str, name: str) -> list[Period]:
        """The periods that there are figures of, newest first; none for what looks at months."""
        if kind not in OF_A_PERIOD or name == RECORDED_CRIME:
            return []
        found: dict[Period, None] = {}
        for measure in find_measures(self._file, name):
            found |= dict.fromkeys(self._periods_of(kind, measure))
        return list(found)

    def _periods_of(self, kind: str, measure: Measure) -> list[Period]:
        own = self.own
        if kind == "table":
            held = areas_held(self._file, measure)
            where = own if own in held else held[0] if held else None
            return periods_held(self._file, measure, where) if where else []
        if own is None:
            return []
        if kind == "peers":
            return peer_periods(self._file, measure, own)
        if kind == "wards":
            return ward_periods(self._file, measure, own)
        return district_periods(self._file, measure, own)

    def _collections(self) -> list[str]:
        own = collections_of(self._monthly, self._own_id)
        return [name for name in own if name]

    @property
    def _own_id(self) -> int:
        return self.own.id if self.own else 0


def _names(measures: Iterable[Measure]) -> list[str]:
    """The measures' names, each once."""
    return list(dict.fromkeys(measure.name for measure in measures))
