"""Published rates by area over several years, beside the newest count."""

from __future__ import annotations

from dataclasses import dataclass

from smpdesk.analysis.area_table import AreaRow, AreaTable
from smpdesk.analysis.years import over_three_years
from smpdesk.evidence.areas.comparisons import compare
from smpdesk.evidence.areas.districts import SMALL_KINDS
from smpdesk.models.figures.holdings import source_of
from smpdesk.models.figures.observations import measures_by_area, period_values
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Area, Measure
from smpdesk.periods import Period

MOST_YEARS = 3


@dataclass(frozen=True)
class YearsOfRates:
    """A rate by area: the ranked table of the newest year, and every year's rates by area name.

    ``count`` is the measure that the rate is of, where the file has it, with its ``counts``.
    """

    measure: Measure
    table: AreaTable
    years: tuple[Period, ...]
    rates: tuple[dict[str, float | None], ...]
    count: Measure | None
    counts: dict[str, float | None]
    source: str
    own: str

    @property
    def direction(self) -> str:
        """Which way the own area's rate went: "Maidstone: up in each of the two years."."""
        went = over_three_years([year.get(self.own) for year in self.rates])
        return f"{self.own}: {went}." if went else ""

    @property
    def rows(self) -> tuple[AreaRow, ...]:
        """The rows that have a rate in the newest year, those with a place first."""
        shown = [row for row in self.table.rows if row.value is not None]
        return tuple(sorted(shown, key=lambda r: (r.rank is None, r.rank or 0, r.area)))


def rates_over_years(file: PartnershipFile, own: Area, data_year: Period) -> list[YearsOfRates]:
    """Each published rate of the districts for the data year or the year before it."""
    counts = {m.name: m for m in file.all(Measure, unit="count")}
    areas = {area.id: area for area in file.all(Area) if area.kind not in SMALL_KINDS}
    made = []
    for measure, period in measures_by_area(file, own, data_year.end, "rate"):
        if not data_year.previous().start <= period.end <= data_year.end:
            continue
        table = compare(file, measure, period)
        if sum(row.rank is not None and row.kind == "district" for row in table.rows) < 4:
            continue
        if not any(row.kind in ("county", "force") for row in table.rows):
            continue  # a group of peers has no whole among its rows
        years = [period]
        while len(years) < MOST_YEARS and period_values(file, measure, years[0].previous()):
            years.insert(0, years[0].previous())
        held = [period_values(file, measure, year) for year in years]
        rates = tuple({areas[a].name: v for a, v in each.items() if a in areas} for each in held)
        counted = (m for name, m in counts.items() if measure.name.startswith(f"{name} rate"))
        count = next(counted, None)
        number = period_values(file, count, period) if count else {}
        made.append(
            YearsOfRates(
                measure,
                table,
                tuple(years),
                rates,
                count,
                {areas[a].name: v for a, v in number.items() if a in areas},
                source_of(file, measure, own, period),
                own.name,
            )
        )
    return made
