"""Indicators put to the data: the newest figure, how the target stands, where it is heading."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import get_args

from smpdesk.analysis.control_chart import Direction
from smpdesk.analysis.series import Series
from smpdesk.analysis.targets import Facts, Status, Verdict, judge, read_targets
from smpdesk.analysis.trend import Trend, trend
from smpdesk.errors import UserError
from smpdesk.evidence.areas.comparisons import compare, compared_areas
from smpdesk.importing.words.written_periods import read_period
from smpdesk.models.figures.observations import monthly_series, period_values, periods_of
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Area, Indicator, Measure
from smpdesk.periods import Period

AHEAD = 6
"""How many months the forecast looks ahead."""

_FEWEST_DISTRICTS = 4
_NO_TARGET = re.compile(r"^none set|\bno (?:number|target|figure) is set", re.IGNORECASE)
_WORST: tuple[Status, ...] = ("off course", "can't tell", "on course", "met")


@dataclass(frozen=True)
class Judged:
    """An indicator with its newest figure and how its target stands.

    ``status`` is that of its worst target; ``series`` and ``trend`` are None where there are no
    monthly figures; ``target`` is the figure to reach in a year, where the rule gives one.
    """

    indicator: Indicator
    value: float | None
    period: Period | None
    unit: str
    status: Status
    why: str
    target: float | None = None
    series: Series | None = None
    trend: Trend | None = None

    @property
    def monthly_target(self) -> float | None:
        """The target as a level for a month: a twelfth of a year's count."""
        if self.target is None or self.series is None:
            return None
        if self.unit in ("count", "pounds"):
            return self.target / 12
        return self.target if self.unit == self.series.unit else None

    @property
    def value_words(self) -> str:
        """The newest figure with its unit, or a dash."""
        if self.value is None:
            return "–"
        if self.unit == "per cent":
            return f"{self.value:,.1f}%"
        if self.unit.startswith("per "):
            return f"{self.value:,.2f}"
        pound = "£" if self.unit == "pounds" else ""
        whole = self.value == int(self.value)
        return f"{pound}{self.value:,.0f}" if whole else f"{pound}{self.value:,.2f}"


def judged(file: PartnershipFile, indicator: Indicator) -> Judged:
    """The indicator put to the figures that the file has; never raises for lack of any."""
    if not indicator.target.strip():
        return Judged(indicator, None, None, "", "can't tell", "No target has been written yet.")
    facts, series = _facts(file, indicator)
    if _NO_TARGET.search(indicator.target):
        verdicts = [Verdict("can't tell", "No target is set: the figure is watched.")]
    else:
        verdicts = [judge(rule, facts) for rule in read_targets(indicator.target)]
    worst = min(verdicts, key=lambda verdict: _WORST.index(verdict.status))
    return Judged(
        indicator,
        facts.value,
        facts.period if facts.value is not None else None,
        facts.unit,
        worst.status,
        _why(verdicts, indicator),
        next((v.target for v in verdicts if v.target is not None), None),
        series,
        trend(series, AHEAD) if series is not None else None,
    )


def _why(verdicts: list[Verdict], indicator: Indicator) -> str:
    if indicator.measure is None:
        return "No measure is tied to this indicator, so no figure can be put to its target."
    return " ".join(dict.fromkeys(verdict.why for verdict in verdicts))


def _facts(file: PartnershipFile, indicator: Indicator) -> tuple[Facts, Series | None]:
    nothing = Facts(indicator.name, None, Period("2000-01", 12))
    area_id = indicator.area or file.partnership().area
    if indicator.measure is None or area_id is None:
        return nothing, None
    measure, area = file.get(Measure, indicator.measure), file.get(Area, area_id)
    series = _monthly(file, measure, area)
    period = _newest_period(file, measure, area, series)
    if period is None:
        return nothing, series
    areas = compared_areas(file)
    people = areas[area.id].populations
    year = max((y for y in people if y <= int(period.end[:4])), default=None)
    base = rate_base(indicator.name) if measure.unit == "count" and not measure.per else 0
    known = _rates(file, measure, period, base) if base else _counts(file, measure, period)
    own, unit = areas[area.id].name, f"per {measure.per:,}" if measure.per else measure.unit
    return (
        Facts(
            measure=indicator.name,
            value=known.now.get(own),
            period=period,
            unit=f"per {base:,}" if base else unit,
            direction=_direction(measure.direction),
            area=area.name,
            baseline=number_in(indicator.baseline),
            baseline_period=read_period(indicator.baseline_period),
            last_year=known.before.get(own),
            averages=known.averages,
            districts={
                a.name: known.now[a.name]
                for a in areas.values()
                if a.kind == "district" and a.name in known.now
            },
            population=people.get(year) if year is not None else None,
        ),
        series,
    )


@dataclass(frozen=True)
class _Known:
    """The figures of the areas by name, those of the year before, and the averages by name."""

    now: dict[str, float | None]
    before: dict[str, float | None]
    averages: dict[str, float]


def _counts(file: PartnershipFile, measure: Measure, period: Period) -> _Known:
    """The figures as they are held."""
    names = {key: area.name for key, area in compared_areas(file).items()}
    values = period_values(file, measure, period)
    before = period_values(file, measure, period.previous())
    return _Known(
        {names[key]: value for key, value in values.items()},
        {names[key]: value for key, value in before.items()},
        _averages(file, measure, period, values),
    )


def _rates(file: PartnershipFile, measure: Measure, period: Period, per: int) -> _Known:
    """Counts as rates per so many people: an indicator may be a rate of a measure that counts."""
    rows = compare(file, measure, period, per).rows
    now = {row.area: row.rate for row in rows}
    told = [row for row in rows if row.kind == "county" and row.rate is not None]
    return _Known(
        now,
        {row.area: row.previous_rate for row in rows},
        {row.area: row.rate for row in told if row.rate is not None},
    )


def rate_base(name: str) -> int:
    """The people that an indicator's name is for: 1000 of "per 1,000 population"; 0 for none."""
    found = re.search(r"\bper ([\d,]{3,})\b", name)
    return int(found[1].replace(",", "")) if found else 0


def _averages(
    file: PartnershipFile, measure: Measure, period: Period, values: dict[int, float | None]
) -> dict[str, float]:
    """The county's own figure where it is a rate or share, else the mean of its districts."""
    kinds = {area.id: area for area in file.all(Area)}
    told = {kinds[k].name: v for k, v in values.items() if kinds[k].kind == "county"}
    if measure.unit == "count" and not measure.per:
        table = compare(file, measure, period)
        districts = [r.value for r in table.rows if r.kind == "district" and r.value is not None]
        county = next((a.name for a in kinds.values() if a.kind == "county"), "")
        enough = county and len(districts) >= _FEWEST_DISTRICTS
        return {county: sum(districts) / len(districts)} if enough else {}
    return {name: value for name, value in told.items() if value is not None}


def _monthly(file: PartnershipFile, measure: Measure, area: Area) -> Series | None:
    try:
        found = monthly_series(file, measure, area)
    except UserError:
        return None
    return Series(
        found.months,
        found.values,
        provisional=found.provisional,
        measure=measure.name,
        area=area.name,
        unit=measure.unit,
        source=found.source,
    )


def _newest_period(
    file: PartnershipFile, measure: Measure, area: Area, series: Series | None
) -> Period | None:
    """The newest twelve months with a figure: as held, or the last twelve of the months.

    What has been counted for less than a year is judged by the months that there are.
    """
    held = periods_of(file, measure, area)
    if series is not None and series.periods:
        months = min(12, len(series.periods))
        held.append(Period(series.periods[-months], months))
    years = [period for period in held if period.months == 12]
    parts = [period for period in held if 1 < period.months < 12]
    return max(years or parts, key=lambda period: (period.end, period.months), default=None)


def publishable(figure: str, smallest: int) -> str:
    """A figure as it may be printed: a whole number from 1 up to ``smallest`` − 1 is not told."""
    small = figure.strip().isdigit() and 0 < int(figure) < smallest
    return f"fewer than {smallest}" if small else figure


def number_in(text: str) -> float | None:
    """The first number of a text such as ``25.1%`` or ``£1,610``, or None."""
    found = re.search(r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+(?:\.\d+)?", text)
    return float(found[0].replace(",", "")) if found else None


def _direction(direction: str) -> Direction:
    return next((d for d in get_args(Direction) if d == direction), "neither")
