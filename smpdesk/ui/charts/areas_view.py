"""Areas side by side: places as bars, the Most Similar Group, the funnel."""

from __future__ import annotations

from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Area, Measure
from smpdesk.periods import Period
from smpdesk.ui.charts.answers import (
    NO_AREA,
    key_of,
    nothing_for,
    period_choice,
    shown_figure,
    table_lines,
)
from smpdesk.ui.charts.comparison_view import Answer, Asked, ComparisonView, Missing
from smpdesk.ui.desk import Desk
from smpdesk.ui.widgets.fields import Choice
from smpdesk.ui.widgets.segmented import Segmented

_SIX = "A funnel needs counts and the populations of six districts or more."
_FOUR = "It takes figures of four districts or more for the same period."


def answer(file: PartnershipFile, asked: Asked) -> Answer:
    """The measure in the areas, as it is asked for; or what is missing."""
    from smpdesk.evidence.areas.districts import compared_measures, district_periods
    from smpdesk.evidence.areas.peers import peer_periods

    own, measure = asked.own, asked.measure
    if own is None:
        return NO_AREA
    fitting = compared_measures(file, own)
    if asked.choices["what"] == "peers":
        fitting = [m for m in fitting if peer_periods(file, m, own)]
        needs = "Import the published rates of its members to compare with them."
        if measure is None or measure not in fitting:
            return nothing_for(measure, fitting, "of the Most Similar Group", needs)
        periods = peer_periods(file, measure, own)
    else:
        periods = district_periods(file, measure, own) if measure else []
        if measure is None or not periods:
            return nothing_for(measure, fitting, "by district", _FOUR)
    period, offered = period_choice(periods, asked.choices["period"])
    made = _PARTS[asked.choices["what"]](file, measure, own, period, asked.rates)
    return Answer(
        made.shown,
        made.missing,
        made.notes,
        tuple(fitting),
        {"period": offered},
        {"period": key_of(period)},
        own=own.name,
    )


def _places(
    file: PartnershipFile, measure: Measure, own: Area, period: Period, rates: bool
) -> Answer:
    from smpdesk.evidence.areas.districts import by_count, districts
    from smpdesk.evidence.texts.cards import inset_reference
    from smpdesk.reports.parts.areas import bars_figure, district_table

    compared = districts(file, measure, period, own)
    reference = inset_reference("areas", measure.name, period)
    if compared.rated and not rates:
        compared, reference = by_count(compared), inset_reference("table", measure.name, period)
    table = district_table(compared)
    shown = shown_figure(bars_figure(compared), compared.words, table_lines(table), reference)
    return Answer(shown, notes=tuple(str(note) for note in table.notes))


def _peers(file: PartnershipFile, measure: Measure, own: Area, period: Period, _: bool) -> Answer:
    from smpdesk.evidence.areas.peers import peers_of
    from smpdesk.evidence.texts.cards import inset_reference
    from smpdesk.reports.parts.areas import peers_figure
    from smpdesk.reports.parts.numbers import number

    peers = peers_of(file, measure, own, period)
    assert peers is not None
    compared = peers.comparison
    lines = tuple((place.text, name, number(rate, 1)) for name, rate, place in compared.members)
    table = (("Area", "Place", "Rate"), *((name, place, rate) for place, name, rate in lines))
    reference = inset_reference("peers", measure.name, period)
    shown = shown_figure(peers_figure(peers), compared.words, table, reference)
    return Answer(shown, notes=(f"{compared.label}.",))


def _funnel(file: PartnershipFile, measure: Measure, own: Area, period: Period, _: bool) -> Answer:
    from smpdesk.evidence.areas.districts import districts, funnel_of, funnel_words
    from smpdesk.evidence.texts.asked import Funnelled
    from smpdesk.evidence.texts.cards import inset_reference
    from smpdesk.reports.parts.areas import funnel_figure
    from smpdesk.reports.parts.numbers import number

    compared = districts(file, measure, period, own)
    found = funnel_of(file, compared) if compared.rated else None
    if found is None:
        return Answer(missing=Missing("No funnel can be drawn", f"{_SIX} {_elsewhere(measure)}"))
    made, per = found
    words = funnel_words(made, compared.own)
    adjusted = made.tau_squared > 0
    lines = tuple(
        (
            point.area,
            number(point.events),
            number(point.exposure),
            number(point.rate * per, 1),
            (point.adjusted_place if adjusted else point.place).capitalize(),
        )
        for point in sorted(made.points, key=lambda point: -point.rate)
    )
    heads = ("Area", "Count", "Population", f"Rate per {per:,}", "Against chance")
    figure = funnel_figure(Funnelled(compared, made, per, words))
    reference = inset_reference("funnel", measure.name, period)
    shown = shown_figure(figure, words, (heads, *lines), reference)
    return Answer(shown, notes=tuple(compared.notes))


def _elsewhere(measure: Measure) -> str:
    if measure.unit != "count":
        return f"{measure.name} is no count: look at the bars."
    return f"{measure.name} has fewer for this period: choose another period, or look at the bars."


_PARTS = {"places": _places, "peers": _peers, "funnel": _funnel}


class AreasView(ComparisonView):
    """The chosen measure by district: who is first, who is like us, what is more than chance."""

    work_out = staticmethod(answer)

    def __init__(self, desk: Desk) -> None:
        self.what = Segmented(
            "Compare with",
            [("places", "Districts"), ("peers", "Most Similar Group"), ("funnel", "Funnel")],
        )
        self.period = Choice([], wide=210)
        self.period.setAccessibleName("Period")
        super().__init__(desk, what=self.what, period=self.period)

    def uses(self) -> frozenset[str]:
        """It needs a measure, and can rank by counts."""
        return frozenset({"measure", "rates"} if self.what.key == "places" else {"measure"})
