"""Recorded crime and its control charts."""

from __future__ import annotations

from smpdesk.analysis.area_table import AreaTable
from smpdesk.analysis.comparison import Change
from smpdesk.analysis.control_chart import ControlChart
from smpdesk.evidence.charts import chart_of
from smpdesk.evidence.comparisons import compare
from smpdesk.evidence.years import newest_year, year_table
from smpdesk.models.observations import figures_source, measures_by_area, monthly_choices
from smpdesk.models.records import Measure
from smpdesk.periods import Period, month_text
from smpdesk.reports.charts.values import SmallMultiples
from smpdesk.reports.matter import Matter
from smpdesk.reports.parts.numbers import number, percent_change, signed
from smpdesk.reports.tree import Block, Bullets, Column, Figure, Item, Paragraph, Row, Run, Table


def crime_table(matter: Matter) -> tuple[Block, ...]:
    """The newest year of the partnership's own area against the year before, by measure."""
    if matter.area is None:
        return ()
    period = newest_year(matter.file, matter.area, matter.data_period)
    if period is None:
        return (Paragraph("No yearly figures have been imported yet."),)
    table = year_table(matter.file, matter.area, period)
    rows = tuple(
        Row(
            (
                row.measure,
                number(row.change.before),
                number(row.change.now),
                signed(row.change.number),
                percent_change(row.change),
            ),
            indent=row.level,
        )
        for row in table.rows
        if row.change.now is not None
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
            source=figures_source(matter.file, matter.area, period),
            period=f"{period.text()} against the {table.before.text()}",
            notes=("Figures are shown as they were published.",),
            key="crime",
        ),
    )


def _year(period: Period) -> str:
    return f"Year to {month_text(period.end, short=True)}"


def area_table(matter: Matter, measure: Measure, table: AreaTable) -> Table:
    """A measure by area: both years, change, rate and place, totals set apart."""
    rated = any(row.rate is not None for row in table.rows)
    rows = tuple(
        Row(
            (
                row.area,
                number(row.previous),
                number(row.value),
                percent_change(Change(row.value, row.previous, row.change, row.change_pct)),
                *((number(row.rate, 1),) if rated else ()),
                row.rank_text or "–",
            ),
            kind="body" if row.rank is not None else "total",
        )
        for row in table.rows
    )
    columns = (
        Column("Area", width=30, header=True),
        Column(_year(table.previous), "right", 16),
        Column(_year(table.period), "right", 16),
        Column("Change, %", "right", 14),
        *((Column(f"Rate per {table.per:,}", "right", 14),) if rated else ()),
        Column("Place", "right", 10),
    )
    source = figures_source(matter.file, matter.area, table.period) if matter.area else ""
    return Table(
        f"{measure.name} by area",
        columns,
        rows,
        source=source,
        period=f"{table.period.text()} against the {table.previous.text()}",
        notes=(f"{table.ranked_by}.",),
    )


def district_tables(matter: Matter) -> tuple[Block, ...]:
    """The measures that the year gives for several areas, a table each."""
    if matter.area is None:
        return ()
    made = []
    for measure, period in measures_by_area(matter.file, matter.area, matter.data_period.end):
        table = compare(matter.file, measure, period)
        made.append(area_table(matter, measure, table))
    return tuple(made)


def control_charts(matter: Matter, most: int = 8) -> tuple[Block, ...]:
    """The area's charts nearest the data year as small multiples, with what each one says."""
    charts = tuple(area_charts(matter)[:most])
    if not charts:
        return ()
    if len(charts) == 1:
        return (chart_figure(charts[0]),)
    said = tuple(Item((Run(f"{c.series.measure}: ", bold=True), c.verdict)) for c in charts)
    first, last = charts[0].series.periods[0], charts[0].series.periods[-1]
    names = ", ".join(chart.series.measure for chart in charts)
    figure = Figure(
        f"Month by month, {charts[0].series.area}",
        SmallMultiples(charts),
        alternative=f"{len(charts)} control charts: {names}. The list below says what each shows.",
        source="; ".join(dict.fromkeys(chart.series.source for chart in charts)),
        period=f"{month_text(first)} to {month_text(last)}",
        notes=(charts[0].rules_text,),
    )
    return (figure, Bullets(said))


def area_charts(matter: Matter) -> list[ControlChart]:
    """Charts of the own area with a year of months or more, the data year's before all others."""
    if matter.area is None:
        return []
    found = [
        chart_of(matter.file, measure, area)
        for measure, area, months in monthly_choices(matter.file)
        if area.id == matter.area.id and months >= 12 and measure.unit == "count"
    ]
    end = matter.data_period.end
    near = [chart for chart in found if chart.series.periods[0] <= end]
    return near or found


def chart_figure(chart: ControlChart) -> Figure:
    """A control chart with its words as caption, alternative text and notes."""
    series = chart.series
    months = f"{month_text(series.periods[0])} to {month_text(series.periods[-1])}"
    return Figure(
        f"{series.measure} by month, {series.area}",
        chart,
        alternative=f"Control chart of {series.measure} in {series.area}. {chart.verdict}",
        source=series.source,
        period=months,
        notes=(chart.verdict, f"{chart.why} {chart.rules_text}"),
    )
