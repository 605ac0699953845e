"""Recorded crime, year against year, and its control charts."""

from __future__ import annotations

from smpdesk.analysis.control_chart import ControlChart
from smpdesk.analysis.years import MeasureRow
from smpdesk.errors import UserError
from smpdesk.evidence.charts.chart_words import chart_line, heard, holds_small_count, told
from smpdesk.evidence.charts.control import chart_of
from smpdesk.evidence.published.years import PublishedYears, published_years
from smpdesk.models.figures.observations import monthly_choices
from smpdesk.models.records import Area, Measure
from smpdesk.periods import Period, month_text
from smpdesk.reports.charts.values import SmallMultiples
from smpdesk.reports.matter import Matter
from smpdesk.reports.parts.numbers import number, percent_change, signed
from smpdesk.reports.parts.sources import each_once
from smpdesk.reports.tree import Block, Column, Figure, Paragraph, Reference, Row, Table

MOST_CHARTS = 8
IN_A_FIGURE = 4
_WHOSE_LIMITS = "Told here is an average month; beside a chart stand the limits of its newest one."


def crime_table(matter: Matter) -> tuple[Block, ...]:
    """The newest year of the partnership's own area against the year before, by measure."""
    if matter.area is None:
        return ()
    years = published_years(matter.file, matter.area, matter.data_period, matter.smallest)
    if years is None:
        return ()
    table = years.table
    rows = tuple(
        _year_row(years, row)
        for row in table.rows
        if row.change.now is not None or row.measure in years.hidden
    )
    columns = (
        Column("Recorded", width=40, header=True),
        Column(_year(table.before), "right", 15),
        Column(_year(table.now), "right", 15),
        Column("Change", "right", 15),
        Column("Change, %", "right", 15),
    )
    return (
        Table(
            f"Recorded crime and incidents, {matter.area.name}",
            columns,
            rows,
            source=years.source,
            period=f"{table.now.text()} against the {table.before.text()}",
            notes=tuple(n for n in (years.sentence, *years.notes) if n),
        ),
    )


def _year_row(years: PublishedYears, row: MeasureRow) -> Row:
    hidden = years.hidden.get(row.measure, frozenset())
    before = "*" if "before" in hidden else number(row.change.before)
    now = "*" if "now" in hidden else number(row.change.now)
    change = ("*", "*") if hidden else (signed(row.change.number), percent_change(row.change))
    return Row((row.measure, before, now, *change), indent=row.level)


def _year(period: Period) -> str:
    return f"Year to {month_text(period.end, short=True)}"


def control_charts(matter: Matter, most: int = MOST_CHARTS, each: float = 0) -> tuple[Block, ...]:
    """The area's charts up to the data year as small multiples, and a table of what they say.

    ``each`` is the height of one in points; 0 takes its own.
    """
    charts = tuple(area_charts(matter)[:most])
    if len(charts) == 1:
        return (chart_figure(charts[0]),)
    if not charts:
        return ()
    parts = [charts[at : at + IN_A_FIGURE] for at in range(0, len(charts), IN_A_FIGURE)]
    figures = [_small_charts(part, each, continued=part is not parts[0]) for part in parts]
    method = Paragraph(("How such charts are read is told in ", Reference("charts"), "."))
    return (*figures, _lines_table(charts), *((method,) if matter.explains_charts else ()))


def _small_charts(charts: tuple[ControlChart, ...], each: float, *, continued: bool) -> Figure:
    names = ", ".join(chart.series.measure for chart in charts)
    value = SmallMultiples(charts)
    return Figure(
        f"Month by month, {charts[0].series.area}{', continued' if continued else ''}",
        value,
        alternative=f"Small control charts, each on its own scale: {names}. What each shows stands "
        "in a line of the table that follows.",
        source=each_once(chart.series.source for chart in charts),
        period=_months(charts),
        height=-(-len(charts) // value.columns) * each,
        key="" if continued else "small-charts",
    )


def _lines_table(charts: tuple[ControlChart, ...]) -> Table:
    lines = [chart_line(chart) for chart in charts]
    return Table(
        f"What the charts say, {charts[0].series.area}",
        (
            Column("Recorded", width=24, header=True),
            Column("Usual in a month", "right", 11),
            Column("Ordinary range", "right", 14),
            Column("Newest month", "right", 19),
            Column("What that means", width=32),
        ),
        tuple(Row((x.measure, x.usual, x.ordinary, x.newest, x.says)) for x in lines),
        source=("As in ", Reference("small-charts")),
        period=_months(charts),
        notes=(_WHOSE_LIMITS,) if any(map(_varying, charts)) else (),
    )


def _months(charts: tuple[ControlChart, ...]) -> str:
    first = min(chart.series.periods[0] for chart in charts)
    last = max(chart.series.periods[-1] for chart in charts)
    return f"{month_text(first)} to {month_text(last)}"


def area_charts(matter: Matter) -> list[ControlChart]:
    """Charts of the own area with a year of months or more that end in the data year.

    Only of what was recorded, of which more is never better: not of the partners' own work.
    In the public edition one that holds a small count is left out.
    """
    if matter.area is None:
        return []
    found = []
    for measure, area, months in monthly_choices(matter.file):
        if area.id != matter.area.id or months < 12 or measure.unit != "count":
            continue
        if measure.direction == "higher":
            continue
        chart = chart_until(matter, measure, area)
        if chart and len(chart.series.periods) >= 12:
            found.append(chart)
    fresh = [c for c in found if c.series.periods[-1] >= matter.data_period.start]
    stale = [c for c in found if c not in fresh]
    return [*fresh, *(c for c in stale if c.series.periods[-1] >= _year_before(matter))]


def _year_before(matter: Matter) -> str:
    return matter.data_period.previous().start


def chart_until(
    matter: Matter, measure: Measure, area: Area, since: str = ""
) -> ControlChart | None:
    """The chart up to the data year's end; None without figures or with one too small.

    ``since`` (``YYYY-MM``) is the first month that it looks at.
    """
    try:
        chart = chart_of(matter.file, measure, area, since=since, until=matter.until)
    except UserError:
        return None
    return None if holds_small_count(chart, matter.smallest) else chart


def chart_figure(chart: ControlChart) -> Figure:
    """A control chart with its verdict below it, and what the picture shows for who can't see."""
    series, varies = chart.series, _varying(chart)
    newest = month_text(series.periods[-1])
    return Figure(
        f"{series.measure} by month, {series.area}",
        chart,
        alternative=heard(chart),
        source=series.source,
        period=_months((chart,)),
        notes=(
            told(chart),
            *((f"Beside the chart stand the limits of {newest}.",) if varies else ()),
        ),
    )


def _varying(chart: ControlChart) -> bool:
    """Whether the limits differ from month to month, so that words tell those of an average one."""
    return any(phase.limits_vary for phase in chart.phases[-1:])
