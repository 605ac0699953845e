"""Months over time beside the control chart: a fitted line, a year on a year, several charts."""

from __future__ import annotations

from smpdesk.analysis.series import Series
from smpdesk.analysis.trend import Trend
from smpdesk.evidence.charts.chart_words import holds_small_count
from smpdesk.evidence.charts.several import several_words
from smpdesk.evidence.published.compared import YearOnYear
from smpdesk.evidence.texts.asked import SeveralCharts
from smpdesk.periods import month_text
from smpdesk.reports.charts.values import SmallMultiples, TrendChart, YearLines
from smpdesk.reports.parts.sources import each_once
from smpdesk.reports.tree import Figure

IN_A_FIGURE = 8


def trend_figure(series: Series, trend: Trend, name: str = "") -> Figure:
    """A monthly series with the line fitted to it and its forecast."""
    return Figure(
        f"{name or f'{series.measure} in {series.area}'} by month, with the fitted line and its "
        "forecast",
        TrendChart(series, trend),
        alternative=f"Line of {series.measure} in {series.area} over {len(series.periods)} "
        f"months, with a line fitted to it and a forecast of {len(trend.forecast)} months.",
        source=series.source,
        period=_months([series]),
        notes=(trend.words,),
    )


def years_figure(years: YearOnYear) -> Figure:
    """The newest year's months over those of the year before."""
    series, pairs = years.series, years.pairs
    return Figure(
        f"{series.measure} by month, {series.area}: {years.now.text()} and the year before",
        YearLines(
            tuple(pair.month for pair in pairs),
            tuple(pair.change.now for pair in pairs),
            tuple(pair.change.before for pair in pairs),
            f"To {month_text(years.now.end, short=True)}",
            f"To {month_text(years.before.end, short=True)}",
            series.unit,
        ),
        alternative=f"Two lines of {series.measure} in {series.area} over the same twelve months: "
        f"the {years.now.text()} and the {years.before.text()}.",
        source=series.source,
        period=f"{month_text(years.before.start)} to {month_text(years.now.end)}",
        notes=(years.words,),
    )


def several_figures(several: SeveralCharts, smallest: int) -> tuple[Figure, ...]:
    """Control charts in little, eight to a figure; what they say stands below the last.

    One that holds a count too small to publish is left out.
    """
    charts = [chart for chart in several.charts if not holds_small_count(chart, smallest)]
    parts = [charts[at : at + IN_A_FIGURE] for at in range(0, len(charts), IN_A_FIGURE)]
    by = several.by
    made = []
    for part in parts:
        names = ", ".join(c.series.measure if by == "measure" else c.series.area for c in part)
        made.append(
            Figure(
                several.title if part is parts[0] else f"{several.title}, continued",
                SmallMultiples(tuple(part), by=by),
                alternative=f"Small control charts, each on its own scale: {names}.",
                source=each_once(chart.series.source for chart in part),
                period=_months([chart.series for chart in part]),
                notes=(several_words(charts, by),) if part is parts[-1] else (),
            )
        )
    return tuple(made)


def _months(found: list[Series]) -> str:
    first = min(series.periods[0] for series in found)
    last = max(series.periods[-1] for series in found)
    return f"{month_text(first)} to {month_text(last)}"
