"""A measure ward by ward, as bars and as a table."""

from __future__ import annotations

from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.ui.charts.answers import NO_AREA, key_of, nothing_for, period_choice, table_lines
from smpdesk.ui.charts.comparison_view import Answer, Asked, ComparisonView
from smpdesk.ui.charts.shown import Shown
from smpdesk.ui.desk import Desk
from smpdesk.ui.widgets.fields import Choice

_NEEDS = "It takes a year’s counts of the wards, or their counts by month."


def answer(file: PartnershipFile, asked: Asked) -> Answer:
    """The measure in the wards of our area; or what is missing."""
    from smpdesk.evidence.areas.wards import ward_periods, ward_words, warded_measures, wards_of
    from smpdesk.evidence.texts.cards import inset_reference
    from smpdesk.reports.charts.values import Bar, RankedBars
    from smpdesk.reports.parts.areas import ward_table

    own, measure = asked.own, asked.measure
    if own is None:
        return NO_AREA
    fitting = warded_measures(file, own)
    periods = ward_periods(file, measure, own) if measure and measure in fitting else []
    if measure is None or not periods:
        return nothing_for(measure, fitting, "by ward", _NEEDS)
    period, offered = period_choice(periods, asked.choices["period"])
    wards = wards_of(file, measure, own, period)
    assert wards is not None
    bars = tuple(
        Bar(
            wards.told(name), wards.counts[name], "" if wards.counts[name] is not None else cells[0]
        )
        for name, cells in wards.rows
    )
    shown = Shown(
        f"{measure.name} by ward, {own.name}, {period.text()}",
        RankedBars(bars),
        ward_words(wards),
        table_lines(ward_table(wards)),
        wards.source,
        inset_reference("wards", measure.name, period),
    )
    chosen = {"period": key_of(period)}
    return Answer(shown, None, wards.notes, tuple(fitting), {"period": offered}, chosen)


class WardsView(ComparisonView):
    """The chosen measure in the wards of the partnership's area."""

    work_out = staticmethod(answer)

    def __init__(self, desk: Desk) -> None:
        self.period = Choice([], wide=210)
        self.period.setAccessibleName("Period")
        super().__init__(desk, period=self.period)
