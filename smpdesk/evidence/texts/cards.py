"""Charts and tables put into a text: their title, their words and where they come from."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from smpdesk.errors import UserError
from smpdesk.evidence.figures import in_words
from smpdesk.evidence.reference_parts import part_of, parts_of
from smpdesk.evidence.texts.lines import INSET
from smpdesk.models.figures.observations import figures_source, find_measures
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Area, Assessment, Measure
from smpdesk.periods import Period, month_text

RECORDED_CRIME = "recorded crime"

KINDS = {
    "chart": "Control chart",
    "table": "Table by area",
    "several": "Several charts",
    "trend": "Trend",
    "years": "Year on year",
    "areas": "Bars by area",
    "peers": "Most Similar Group",
    "funnel": "Funnel",
    "wards": "Wards",
}
"""What can be put into a text, by the word that its reference begins with."""

OF_A_PERIOD = frozenset({"table", "areas", "peers", "funnel", "wards"})
"""The kinds that look at a period; the others look at an area, month by month."""


@dataclass(frozen=True)
class Card:
    """A chart or table as the text shows it: a title, words for who can't see it, a source.

    ``values`` are the chart's, month by month, for a small picture; ``problem`` says why the
    data give nothing.
    """

    reference: str
    title: str
    words: str = ""
    source: str = ""
    values: tuple[float | None, ...] = ()
    problem: str = ""


RATE = "rate"
"""The part of a reference to months, after the area, that asks for rates instead of counts."""
_SINCE = re.compile(r"from (\d{4}-\d\d)", re.IGNORECASE)
"""The part of a reference to a control chart that gives the first month it looks at."""


def inset_reference(
    kind: str, what: str, where: str | Period = "", *, rates: bool = False, since: str = ""
) -> str:
    """The paragraph that stands for a chart or table of a measure, in an area or over a period.

    Charts of months can be of ``rates`` instead of counts; a control chart can begin with the
    month ``since`` (``YYYY-MM``).
    """
    if isinstance(where, Period):
        where = f"{where.start}/{where.months}"
    asked = [*([RATE] if rates else []), *([f"from {since}"] if since else [])]
    parts = [part_of(what), *([part_of(where)] if where or asked else []), *asked]
    return f"{{{kind}: {'; '.join(parts)}}}"


def asks_for_rates(parts: Sequence[str]) -> bool:
    """Whether the parts of a reference ask for rates."""
    return any(part.casefold() == RATE for part in parts[2:])


def asks_since(parts: Sequence[str]) -> str:
    """The first month (``YYYY-MM``) that the parts of a reference ask for; "" asks for all."""
    return next((found[1] for part in parts[2:] if (found := _SINCE.fullmatch(part))), "")


def title_of(reference: str) -> str:
    """A title from what the reference says, before any figure is looked up."""
    match = INSET.fullmatch(reference.strip())
    if match is None:
        return reference
    parts = [part for part in parts_of(match[2]) if part]
    if match[1] in OF_A_PERIOD and len(parts) > 1:
        from smpdesk.evidence.areas.comparisons import parse_period

        with contextlib.suppress(UserError):
            parts[1] = parse_period(parts[1]).text()
    if since := asks_since(parts):
        parts = [f"from {month_text(since)}" if _SINCE.fullmatch(part) else part for part in parts]
    name = match[1].capitalize() if match[1] in ("chart", "table") else KINDS[match[1]]
    return f"{name}: {', '.join(parts)}"


def card(file: PartnershipFile, reference: str, assessment: Assessment) -> Card:
    """What a chart or table in a text of this assessment is and says."""
    match = INSET.fullmatch(reference.strip())
    title = title_of(reference)
    if match is None:
        return Card(reference, title, problem="This is neither a chart nor a table.")
    parts = parts_of(match[2])
    try:
        if match[1] == "chart":
            return _chart(file, reference, title, parts)
        if match[1] == "table":
            return _table(file, reference, title, parts, assessment)
        if match[1] in OF_A_PERIOD:
            return _by_area(file, match[1], reference, parts, assessment)
        return _by_month(file, match[1], reference, parts)
    except UserError as error:
        return Card(reference, title, problem=str(error))


def _chart(file: PartnershipFile, reference: str, title: str, parts: list[str]) -> Card:
    from smpdesk.evidence.texts.asked import asked_chart

    where = parts[1] if len(parts) > 1 else ""
    rates, since = asks_for_rates(parts), asks_since(parts)
    chart = asked_chart(file, parts[0], where, rates=rates, since=since)
    values = tuple(point.value for point in chart.points)
    return Card(reference, title, chart.verdict, chart.series.source, values)


def _by_month(file: PartnershipFile, kind: str, reference: str, parts: list[str]) -> Card:
    """The card of what looks at months: several charts, a trend, a year beside a year."""
    from smpdesk.evidence.texts import asked

    title, what, where = title_of(reference), parts[0], parts[1] if len(parts) > 1 else ""
    rates = asks_for_rates(parts)
    if kind == "several":
        several = asked.asked_several(file, what, where, rates=rates)
        sources = dict.fromkeys(chart.series.source for chart in several.charts)
        return Card(reference, several.title, several.words, "; ".join(filter(None, sources)))
    if kind == "trend":
        series, fitted = asked.asked_trend(file, what, where, rates=rates)
        return Card(reference, title, fitted.words, series.source, series.values)
    years = asked.asked_years(file, what, where, rates=rates)
    values = tuple(pair.change.now for pair in years.pairs)
    return Card(reference, title, years.words, years.series.source, values)


def _by_area(
    file: PartnershipFile, kind: str, reference: str, parts: list[str], assessment: Assessment
) -> Card:
    """The card of what sets areas side by side over a period."""
    from smpdesk.evidence.areas.comparisons import parse_period
    from smpdesk.evidence.texts import asked

    title, what = title_of(reference), parts[0]
    if len(parts) > 1 and parts[1]:
        period = parse_period(parts[1])
    else:
        period = Period(assessment.data_start, assessment.data_months)
        title = f"{title}, {period.text()}"
    if kind == "areas":
        compared = asked.asked_areas(file, what, period)
        return Card(reference, title, compared.words, compared.source)
    if kind == "funnel":
        funnelled = asked.asked_funnel(file, what, period)
        return Card(reference, title, funnelled.words, funnelled.compared.source)
    if kind == "peers":
        peers = asked.asked_peers(file, what, period)
        return Card(reference, title, peers.comparison.words, peers.source)
    wards = asked.asked_wards(file, what, period)
    name, cells = wards.rows[0]
    words = f"{len(wards.rows)} wards, {name} first with {cells[0]}."
    return Card(reference, title, words, wards.source)


def _table(
    file: PartnershipFile, reference: str, title: str, parts: list[str], assessment: Assessment
) -> Card:
    from smpdesk.evidence.areas.comparisons import compare, parse_period

    own = file.partnership().area
    area = file.get(Area, own) if own else None
    period = Period(assessment.data_start, assessment.data_months)
    if parts[0].casefold() == RECORDED_CRIME:
        words = "Every kind of recorded crime against the year before."
        return Card(reference, title, words)
    if len(parts) > 1 and parts[1]:
        period = parse_period(parts[1])
    for measure in find_measures(file, parts[0]):
        rows = compare(file, measure, period).rows
        if rows:
            return Card(
                reference,
                title if len(parts) > 1 else f"{title}, {period.text()}",
                _table_words(file, measure, period, len(rows), area),
                figures_source(file, area, period) if area else "",
            )
    return Card(reference, title, problem=f"There are no figures of {parts[0]}, {period.text()}.")


def _table_words(
    file: PartnershipFile, measure: Measure, period: Period, rows: int, area: Area | None
) -> str:
    from smpdesk.analysis.comparison import change
    from smpdesk.models.figures.observations import period_values

    words = f"{rows} {'area' if rows == 1 else 'areas'} against the year before."
    if area is None:
        return words
    now = period_values(file, measure, period).get(area.id)
    before = period_values(file, measure, period.previous()).get(area.id)
    told = in_words(change(now, before))
    if now is None:
        return words
    return f"{words} {area.name}: {now:,.0f}{f', {told}' if told else ''}."
