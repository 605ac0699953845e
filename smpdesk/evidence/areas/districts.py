"""Areas side by side as a paper shows them: what may be published, where they stand, in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from smpdesk.analysis.area_table import AreaRow, AreaTable, with_place
from smpdesk.analysis.disclosure import publish_areas
from smpdesk.analysis.funnel import Funnel, funnel
from smpdesk.analysis.ranking import First, rank
from smpdesk.analysis.rates import rate
from smpdesk.evidence.areas.comparisons import compare_values, compared_areas
from smpdesk.evidence.charts.recording import recording_notes
from smpdesk.models.figures.holdings import periods_held, source_of
from smpdesk.models.figures.observations import measures_by_area, period_values
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Area, Measure
from smpdesk.periods import Period

SMALL_KINDS = frozenset({"ward", "lsoa", "location"})
"""Kinds of area smaller than a district, which no comparison of districts ranks."""
_EVER = "9990-12"
_FEWEST = 4
_MOST_PERIODS = 60


@dataclass(frozen=True)
class Districts:
    """A measure by area against the year before.

    ``hidden`` names the fields of a row (by area) that may not be published, and ``sentence``
    says why; ``notes`` tell of changes in recording. ``own`` is the area whose place matters.
    """

    measure: Measure
    own: str
    table: AreaTable
    hidden: Mapping[str, frozenset[str]]
    sentence: str
    source: str
    notes: tuple[str, ...]

    @property
    def compared(self) -> bool:
        """Whether any area has a figure of the year before."""
        return any(row.previous is not None for row in self.table.rows)

    @property
    def rated(self) -> bool:
        """Whether areas are ranked by their rate."""
        return self.table.ranked_by.startswith("Ranked on the rate")

    @property
    def ranked(self) -> tuple[AreaRow, ...]:
        """The areas with a place, first place first."""
        placed = [row for row in self.table.rows if row.rank is not None]
        return tuple(sorted(placed, key=lambda row: (row.rank or 0, row.area)))

    @property
    def whole(self) -> AreaRow | None:
        """The row of everything together, by whose rate the others are judged."""
        totals = [row for row in self.table.rows if row.kind in ("force", "county") and row.value]
        return max(totals, key=lambda row: row.value or 0, default=None)

    def shown(self, row: AreaRow) -> float | None:
        """What a row is ranked by: its rate, or its figure where it has none."""
        return row.rate if self.rated else row.value

    @property
    def words(self) -> str:
        """Our place, the first and the last, and the whole, in a sentence or three."""
        ranked = self.ranked
        if not ranked:
            return ""
        own = next((row for row in ranked if row.area == self.own), None)
        per = f" per {self.table.per:,}" if self.rated else ""
        parts = []
        if own is not None:
            place = f"place {own.rank_text} of {len(ranked)}"
            parts.append(f"{own.area}: {self._text(own)}{per}, {place}.")
        first, last = ranked[0], ranked[-1]
        parts.append(
            f"First is {first.area} with {self._text(first)}, last {last.area} with "
            f"{self._text(last)}."
        )
        if self.rated and self.whole is not None and self.whole.rate is not None:
            parts.append(f"{self.whole.area} as a whole: {self._text(self.whole)}.")
        return " ".join(parts)

    def _text(self, row: AreaRow) -> str:
        value = self.shown(row)
        if value is None:
            return "no figure"
        return f"{value:,.1f}" if self.rated or value != int(value) else f"{value:,.0f}"


def districts(
    file: PartnershipFile, measure: Measure, period: Period, own: Area, smallest: int = 0
) -> Districts:
    """The measure in areas of a district's size or larger, for ``period`` and the year before.

    Counts from 1 up to ``smallest`` − 1 are hidden, with what would give them back; 0 hides none.
    """
    areas = {key: a for key, a in compared_areas(file).items() if a.kind not in SMALL_KINDS}
    now = _of(areas, period_values(file, measure, period))
    before = _of(areas, period_values(file, measure, period.previous()))
    table = compare_values(areas, measure, period, now, before)
    if max((row.rate or 0 for row in table.rows), default=0) < 2:
        table = compare_values(areas, measure, period, now, before, per=10_000)
    hidden: Mapping[str, frozenset[str]] = {}
    sentence = ""
    if smallest > 1 and measure.unit == "count":
        published = publish_areas(table, list(areas.values()), smallest)
        table, hidden = published.table, published.hidden
        sentence = published.sentence if hidden else ""
    return Districts(
        measure,
        own.name,
        table,
        hidden,
        sentence,
        source_of(file, measure, own, period),
        recording_notes(file, measure, own, Period(period.previous().start, 24)),
    )


def _of(areas: Mapping[int, object], values: Mapping[int, float | None]) -> dict[int, float | None]:
    return {key: value for key, value in values.items() if key in areas}


def by_count(compared: Districts) -> Districts:
    """The same districts placed by their counts, whatever their populations."""
    placed = {row.area: row.value for row in compared.ranked}
    first: First = "highest" if compared.measure.direction == "higher" else "lowest"
    places = rank(placed, first=first)
    rows = tuple(with_place(row, places.get(row.area)) for row in compared.table.rows)
    table = replace(compared.table, rows=rows, ranked_by=f"Ranked on the count, {first} first")
    return replace(compared, table=table)


def compared_measures(file: PartnershipFile, own: Area) -> list[Measure]:
    """The measures that four districts or more have a year's figures of, ours among them."""
    units = dict.fromkeys(measure.unit for measure in file.all(Measure))
    held = (m for unit in units for m, _ in measures_by_area(file, own, _EVER, unit))
    found = [measure for measure in held if district_periods(file, measure, own)]
    return sorted(found, key=lambda m: (m.collection.casefold(), m.position, m.name.casefold()))


def district_periods(file: PartnershipFile, measure: Measure, own: Area) -> list[Period]:
    """The newest periods for which four districts or more have a figure, the longest first."""
    alike = {area.id for area in file.all(Area, kind=own.kind)}
    return [
        period
        for period in periods_held(file, measure, own)[:_MOST_PERIODS]
        if sum(
            value is not None and key in alike
            for key, value in period_values(file, measure, period).items()
        )
        >= _FEWEST
    ]


def district_comparisons(
    file: PartnershipFile, own: Area, data_year: Period, smallest: int = 0
) -> list[Districts]:
    """Every count that the districts have for the data year or the year before it, newest."""
    found = [
        districts(file, measure, period, own, smallest)
        for measure, period in measures_by_area(file, own, data_year.end)
        if data_year.previous().start <= period.end <= data_year.end
    ]
    return [each for each in found if len(each.ranked) >= _FEWEST]


def funnel_of(file: PartnershipFile, compared: Districts) -> tuple[Funnel, int] | None:
    """The districts' counts against their people, and the base of the rates; None without."""
    areas = {area.name: area for area in compared_areas(file).values()}
    names, counts, people = [], [], []
    for row in compared.ranked:
        populations = areas[row.area].populations if row.area in areas else {}
        found = rate(row.value, populations, compared.table.period)
        if row.value is None or found.population is None:
            return None
        names.append(row.area)
        counts.append(int(row.value))
        people.append(found.population)
    if len(names) < 6:
        return None
    return funnel(names, counts, people), compared.table.per


def funnel_words(made: Funnel, own: str) -> str:
    """Which areas lie beyond chance, and where the own one lies."""
    adjusted = made.tau_squared > 0
    places = {p.area: p.adjusted_place if adjusted else p.place for p in made.points}
    above = [area for area, place in places.items() if place == "high"]
    below = [area for area, place in places.items() if place == "low"]
    said = []
    if above:
        said.append(f"higher than chance allows: {', '.join(above)}")
    if below:
        said.append(f"lower: {', '.join(below)}")
    words = (
        f"Beyond the outer limits, {'; '.join(said)}."
        if said
        else "None is beyond the outer limits."
    )
    where = places.get(own, "")
    if own in above or own in below or not where:
        return words
    ours = {
        "as expected": "within the limits",
        "rather high": "above the inner limit only",
        "rather low": "below the inner limit only",
    }[where]
    return f"{words} {own} is {ours}."
