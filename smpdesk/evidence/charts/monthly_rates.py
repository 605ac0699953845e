"""Control charts of rates: each month's count by the people of its own year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from smpdesk.analysis.control_chart import ControlChart
from smpdesk.analysis.rates import rate
from smpdesk.analysis.series import Series
from smpdesk.analysis.spc import ChartSettings, control_chart
from smpdesk.errors import UserError
from smpdesk.evidence.areas.comparisons import compared_areas
from smpdesk.evidence.charts.control import chart_of, chosen_rules
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Area, Measure, Population
from smpdesk.periods import Period

BASES = (1_000, 10_000, 100_000)
_READABLE = 10.0
"""A usual rate below this loses too much where it is written with one decimal."""
_WHY = {
    "laney": "A Laney u′ chart of rates, because recorded crime varies more than chance alone.",
    "u": "A u-chart of rates, chosen by hand: events for their people, varying by chance alone.",
}


def can_be_rated(file: PartnershipFile, measure: Measure, area: Area | None) -> bool:
    """Whether the measure is a count and the file has the people of the area."""
    return measure.unit == "count" and area is not None and bool(file.all(Population, area=area.id))


def rate_charts(
    file: PartnershipFile, wanted: Sequence[tuple[Measure, Area]], until: str = "", since: str = ""
) -> list[ControlChart]:
    """The control charts of monthly rates, all on the base that suits the largest of them.

    ``since`` and ``until`` (``YYYY-MM``) are the first and the last month that they look at.

    The base is 1,000 people, or 10,000 or 100,000 where rates would be too small to read.
    Raises ``UserError`` where an area has no population or no monthly figures.
    """
    people = _people(file, [area for _, area in wanted])
    counted = [
        chart_of(file, measure, area, since=since, until=until, chart="auto")
        for measure, area in wanted
    ]
    exposed = [
        _by_people(chart.series, area, people[area.id])
        for chart, (_, area) in zip(counted, wanted, strict=True)
    ]
    per = _base(exposed)
    return [
        _rate_chart(file, measure, area, _per(series, per), chart)
        for series, chart, (measure, area) in zip(exposed, counted, wanted, strict=True)
    ]


def rate_chart_of(
    file: PartnershipFile, measure: Measure, area: Area, until: str = "", since: str = ""
) -> ControlChart:
    """The control chart of one measure's monthly rate in an area; raises ``UserError``."""
    return rate_charts(file, [(measure, area)], until, since)[0]


def rate_series(file: PartnershipFile, measure: Measure, area: Area, until: str = "") -> Series:
    """The monthly rates themselves, without a denominator; raises ``UserError``."""
    chart = rate_chart_of(file, measure, area, until)
    return replace(chart.series, values=tuple(point.value for point in chart.points), exposure=None)


def _people(file: PartnershipFile, areas: Sequence[Area]) -> dict[int, Mapping[int, float]]:
    """The population of each area (by id) by year: its own, or its members' together."""
    found: dict[int, Mapping[int, float]] = {
        area.id: {row.year: float(row.persons) for row in file.all(Population, area=area.id)}
        for area in areas
    }
    if not all(found.values()):
        known = compared_areas(file)
        found |= {key: known[key].populations for key, people in found.items() if not people}
    return found


def _by_people(series: Series, area: Area, people: Mapping[int, float]) -> Series:
    """The counts with the people of each month's own year as their denominators."""
    if not people:
        raise UserError(
            f"There is no population of {area.name}, so no rate can be worked out. "
            "Import its population, or look at the counts."
        )
    exposure = tuple(rate(None, people, Period(month)).population for month in series.periods)
    return replace(series, exposure=exposure)


def _base(exposed: Sequence[Series]) -> int:
    """The smallest base on which the largest usual rate can be read."""
    usual = 0.0
    for series in exposed:
        pairs = zip(series.values, series.exposure or (), strict=True)
        known = [(count, people) for count, people in pairs if count is not None and people]
        total = sum(people for _, people in known)
        usual = max(usual, sum(count for count, _ in known) / total if total else 0.0)
    return next((per for per in BASES if usual * per >= _READABLE), BASES[-1] if usual else 1_000)


def _per(series: Series, per: int) -> Series:
    return replace(
        series,
        exposure=tuple(None if n is None else n / per for n in series.exposure or ()),
        measure=f"{series.measure} per {per:,} people",
        unit="rate",
    )


def _rate_chart(
    file: PartnershipFile, measure: Measure, area: Area, series: Series, counted: ControlChart
) -> ControlChart:
    """The rate's chart, with the change points, months set aside and rules of the counts'."""
    chosen = chosen_rules(file, measure, area)
    kind = "u" if chosen["chart"] == "u" else "laney"
    settings = ChartSettings(
        **chosen | {"chart": kind},
        season=None,
        direction=counted.direction,
        change_points=counted.change_points,
        set_aside=tuple(point.period for point in counted.points if point.set_aside),
    )
    return replace(control_chart(series, settings), why=_WHY[kind])
