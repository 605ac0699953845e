"""What the charts and tables put into a text rest on, for the editor's cards and for the papers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from smpdesk.analysis.control_chart import ControlChart
from smpdesk.analysis.funnel import Funnel
from smpdesk.analysis.series import Series
from smpdesk.analysis.trend import Trend, trend
from smpdesk.errors import UserError
from smpdesk.evidence.areas.districts import Districts, districts, funnel_of, funnel_words
from smpdesk.evidence.areas.peers import Peers, peers_of
from smpdesk.evidence.areas.wards import Wards, wards_of
from smpdesk.evidence.charts.control import chart_of, choose
from smpdesk.evidence.charts.monthly_rates import can_be_rated, rate_chart_of, rate_charts
from smpdesk.evidence.charts.several import By, areas_of, measures_of, several_title, several_words
from smpdesk.evidence.charts.trends import AHEAD, series_of
from smpdesk.evidence.published.compared import YearOnYear, year_on_year
from smpdesk.models.figures.observations import find_areas, find_measures, monthly_choices
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Area, Measure
from smpdesk.periods import Period, month_text

MOST_CHARTS = 24
"""More charts than these side by side are no longer looked at."""


@dataclass(frozen=True)
class Funnelled:
    """The districts' rates against their people, on a base of ``per``, and what that says."""

    compared: Districts
    funnel: Funnel
    per: int
    words: str


@dataclass(frozen=True)
class SeveralCharts:
    """Control charts side by side: of an area's measures, or of a measure's areas."""

    title: str
    charts: tuple[ControlChart, ...]
    by: By
    words: str


def asked_areas(file: PartnershipFile, name: str, period: Period, smallest: int = 0) -> Districts:
    """The measure of that name by district; raises ``UserError`` where none has a place."""
    own = _own(file)
    for measure in find_measures(file, name):
        compared = districts(file, measure, period, own, smallest)
        if len(compared.ranked) > 1:
            return compared
    raise UserError(f"There are no figures of {name} by area, {period.text()}.")


def asked_funnel(file: PartnershipFile, name: str, period: Period, smallest: int = 0) -> Funnelled:
    """The funnel of the measure of that name; raises ``UserError`` where none can be drawn."""
    compared = asked_areas(file, name, period, smallest)
    found = funnel_of(file, compared) if compared.rated and not compared.hidden else None
    if found is None:
        raise UserError(
            f"No funnel of {name}, {period.text()}, can be drawn: it needs counts and populations "
            "of six areas or more."
        )
    made, per = found
    return Funnelled(compared, made, per, funnel_words(made, compared.own))


def asked_peers(file: PartnershipFile, name: str, period: Period) -> Peers:
    """The measure of that name in the Most Similar Group; raises ``UserError`` without figures."""
    own = _own(file)
    found = (peers_of(file, measure, own, period) for measure in find_measures(file, name))
    made = next((peers for peers in found if peers is not None), None)
    if made is None:
        raise UserError(
            f"There are no figures of {name} for a Most Similar Group, {period.text()}."
        )
    return made


def asked_wards(file: PartnershipFile, name: str, period: Period, smallest: int = 0) -> Wards:
    """The measure of that name ward by ward; raises ``UserError`` without figures."""
    own = _own(file)
    for measure in find_measures(file, name):
        found = wards_of(file, measure, own, period, smallest)
        if found is not None:
            return found
    raise UserError(f"There are no figures of {name} by ward, {period.text()}.")


def asked_chart(
    file: PartnershipFile,
    name: str,
    area: str,
    until: str = "",
    rates: bool = False,
    since: str = "",
) -> ControlChart:
    """The control chart of the measure of that name in an area; raises ``UserError``."""
    measure, where = choose(file, name, area or None)
    if rates:
        return rate_chart_of(file, measure, where, until, since)
    return chart_of(file, measure, where, since=since, until=until)


def asked_months(
    file: PartnershipFile, name: str, area: str, until: str = "", rates: bool = False
) -> Series:
    """The months of the measure of that name in an area; raises ``UserError``."""
    return series_of(file, *choose(file, name, area or None), rates=rates, until=until)


def asked_trend(
    file: PartnershipFile, name: str, area: str, until: str = "", rates: bool = False
) -> tuple[Series, Trend]:
    """The months of the measure of that name in an area with their line; raises ``UserError``."""
    series = asked_months(file, name, area, until, rates)
    return series, trend(series, AHEAD)


def asked_years(
    file: PartnershipFile, name: str, area: str, until: str = "", rates: bool = False
) -> YearOnYear:
    """The newest year of the measure of that name in an area beside the one before it.

    Raises ``UserError``.
    """
    return year_on_year(asked_months(file, name, area, until, rates))


def asked_several(
    file: PartnershipFile, name: str, area: str, until: str = "", rates: bool = False
) -> SeveralCharts:
    """Charts of a collection's measures in an area, or of a measure in its areas.

    Without an area the partnership's own is meant, which also comes first among areas. Raises
    ``UserError`` when nothing of that name has months enough, or people for ``rates``.
    """
    where = find_areas(file, area)[0] if area else _own(file)
    choices = monthly_choices(file)
    collections = {m.collection.casefold(): m.collection for m, _, _ in choices}
    by: By = "measure" if name.casefold() in collections else "area"
    pairs: Sequence[tuple[Measure, Area]]
    if by == "measure":
        collection = collections[name.casefold()]
        pairs = measures_of(choices, where.id, collection)
        what, whose = collection or "Measures", where.name
    else:
        measure, _ = choose(file, name, area or None)
        pairs = areas_of(choices, measure.id, where.id)
        what, whose = measure.name, "by area"
    if rates:
        pairs = [pair for pair in pairs if can_be_rated(file, *pair)]
    charts = tuple(_charts(file, pairs[:MOST_CHARTS], until, rates))
    if not charts:
        ending = f" up to {month_text(until)}" if until else ""
        raise UserError(f"There are no monthly figures of {name} for {where.name}{ending}.")
    title = several_title(what, whose, charts)
    return SeveralCharts(title, charts, by, several_words(charts, by))


def _charts(
    file: PartnershipFile, pairs: Sequence[tuple[Measure, Area]], until: str, rates: bool
) -> list[ControlChart]:
    """The charts of these; what begins only after ``until`` is left out."""
    begun, made = [], []
    for pair in pairs:
        try:
            made.append(chart_of(file, *pair, until=until))
        except UserError:
            continue
        begun.append(pair)
    return rate_charts(file, begun, until) if rates else made


def _own(file: PartnershipFile) -> Area:
    own = file.partnership().area
    if own is None:
        raise UserError(
            "The partnership's own area is not chosen yet, so there is nothing to compare. "
            "Choose it on the Partnership page."
        )
    return file.get(Area, own)
