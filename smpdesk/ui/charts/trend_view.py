"""A measure over time: the fitted line with its forecast, and a year over the year before."""

from __future__ import annotations

from smpdesk.models.figures.observations import monthly_choices
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Area, Measure
from smpdesk.periods import month_text
from smpdesk.ui.charts.answers import nothing_for, shown_figure
from smpdesk.ui.charts.comparison_view import Answer, Asked, ComparisonView, Missing
from smpdesk.ui.desk import Desk
from smpdesk.ui.widgets.segmented import Segmented

_FEWEST = 4
_NEEDS = "A trend takes that many."


def answer(file: PartnershipFile, asked: Asked) -> Answer:
    """The measure's months in the area, as it is asked for; or what is missing."""
    held = [(m, a) for m, a, months in monthly_choices(file) if months >= _FEWEST]
    fitting = tuple(dict.fromkeys(m for m, _ in held))
    measure, area = asked.measure, asked.area
    if (
        measure is None
        or area is None
        or (measure.id, area.id) not in {(m.id, a.id) for m, a in held}
    ):
        return nothing_for(measure, fitting, "of four months or more", _NEEDS)
    part = _years if asked.choices["what"] == "years" else _line
    made = part(file, measure, area, asked.rates)
    return Answer(made.shown, made.missing, made.notes, fitting)


def _line(file: PartnershipFile, measure: Measure, area: Area, rates: bool) -> Answer:
    from smpdesk.analysis.spc.words import number_words
    from smpdesk.evidence.charts.trends import trend_of
    from smpdesk.evidence.texts.cards import inset_reference
    from smpdesk.reports.parts.months import trend_figure

    found = trend_of(file, measure, area, rates=rates)
    series, trend = found.series, found.trend

    def said(value: float | None) -> str:
        return "–" if value is None else number_words(value, series.unit)

    ahead = tuple(
        (
            f"{month_text(step.period, short=True)}, forecast",
            "",
            said(step.value),
            f"between {said(step.lower)} and {said(step.upper)} in 95 of 100 cases",
        )
        for step in reversed(trend.forecast)
    )
    past = tuple(
        (month_text(step.month, short=True), said(step.value), said(step.fitted), step.words)
        for step in reversed(found.steps)
    )
    heads = ("Month", "Figure", "Line", "Change on the month before")
    words = f"{series.measure} in {series.area}. {trend.words}"
    reference = inset_reference("trend", measure.name, area.name, rates=rates)
    shown = shown_figure(trend_figure(series, trend), words, (heads, *ahead, *past), reference)
    return Answer(shown, notes=(f"{trend.method}.", *trend.notes))


def _years(file: PartnershipFile, measure: Measure, area: Area, rates: bool) -> Answer:
    from smpdesk.analysis.spc.words import number_words
    from smpdesk.evidence.charts.trends import series_of
    from smpdesk.evidence.published.compared import year_on_year
    from smpdesk.evidence.texts.cards import inset_reference
    from smpdesk.reports.parts.months import years_figure
    from smpdesk.reports.parts.numbers import signed_percent

    years = year_on_year(series_of(file, measure, area, rates=rates))
    if years.whole is None:
        title = "No year before to compare with"
        return Answer(missing=Missing(title, years.words, "Import extracts…"))
    unit = years.series.unit

    def said(value: float | None) -> str:
        return "–" if value is None else number_words(value, unit)

    lines = tuple(
        (
            month_text(pair.month, short=True),
            said(pair.change.now),
            said(pair.change.before),
            signed_percent(pair.change.percent),
            pair.words,
        )
        for pair in reversed(years.pairs)
    )
    heads = ("Month", "This year", "Year before", "Change, %", "Change in words")
    reference = inset_reference("years", measure.name, area.name, rates=rates)
    return Answer(shown_figure(years_figure(years), years.words, (heads, *lines), reference))


class TrendView(ComparisonView):
    """The chosen measure in the chosen area over time."""

    work_out = staticmethod(answer)

    def __init__(self, desk: Desk) -> None:
        self.what = Segmented(
            "Over time", [("line", "Trend and forecast"), ("years", "Year on year")]
        )
        super().__init__(desk, what=self.what)

    def uses(self) -> frozenset[str]:
        """It needs a measure and an area, of counts or rates."""
        return frozenset({"measure", "area", "rates"})
