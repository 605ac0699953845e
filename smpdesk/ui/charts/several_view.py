"""Several control charts at once: measures of an area, or a measure in its areas."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from smpdesk.models.figures.observations import monthly_choices
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Area, Measure
from smpdesk.ui.charts.answers import named, nothing_for
from smpdesk.ui.charts.comparison_view import Answer, Asked, ComparisonView, Missing, Tool
from smpdesk.ui.charts.multiples_chart import MultiplesChart
from smpdesk.ui.charts.painted_chart import PaintedChart
from smpdesk.ui.charts.shown import Shown
from smpdesk.ui.desk import Desk
from smpdesk.ui.widgets.fields import Choice
from smpdesk.ui.widgets.segmented import Segmented

OTHER = "Other measures"
"""What measures without a collection are called."""
_NEEDS = "Each little chart takes that many."


def answer(file: PartnershipFile, asked: Asked) -> Answer:
    """The charts asked for; or what is missing."""
    from smpdesk.evidence.charts.several import FEWEST_MONTHS, areas_of, collections_of, measures_of

    choices = monthly_choices(file)
    own = asked.own.id if asked.own else None
    fitting = tuple(dict.fromkeys(m for m, _, months in choices if months >= FEWEST_MONTHS))
    if asked.choices["by"] == "area":
        pairs = areas_of(choices, asked.measure.id, own) if asked.measure else []
        if not pairs:
            return nothing_for(asked.measure, fitting, "of six months or more", _NEEDS)
        made = _several(file, pairs, asked)
        return replace(made, measures=fitting)
    areas = _areas(choices, own)
    if not areas:
        return nothing_for(asked.measure, fitting, "of six months or more", _NEEDS)
    area = next((a for a in areas if str(a.id) == asked.choices["area"]), areas[0])
    collections = collections_of(choices, area.id)
    wanted = asked.choices["collection"]
    preferred = asked.measure.collection if asked.measure else collections[0]
    if wanted not in map(_key, collections):
        wanted = _key(preferred if preferred in collections else collections[0])
    collection = next(name for name in collections if _key(name) == wanted)
    made = _several(file, measures_of(choices, area.id, collection), asked)
    offers = {
        "area": named(areas),
        "collection": tuple((_key(name), name or OTHER) for name in collections),
    }
    chosen = {"area": str(area.id), "collection": wanted}
    return replace(made, measures=fitting, offers=offers, chosen=chosen)


def _several(file: PartnershipFile, pairs: Sequence[tuple[Measure, Area]], asked: Asked) -> Answer:
    from smpdesk.evidence.charts.chart_words import chart_line
    from smpdesk.evidence.charts.control import chart_of
    from smpdesk.evidence.charts.monthly_rates import can_be_rated, rate_charts
    from smpdesk.evidence.charts.several import (
        By,
        measure_of,
        per_people,
        several_title,
        several_words,
    )
    from smpdesk.evidence.texts.asked import MOST_CHARTS
    from smpdesk.reports.charts.values import SmallMultiples
    from smpdesk.reports.parts.sources import each_once

    by: By = "area" if asked.choices["by"] == "area" else "measure"
    left_out = ""
    if asked.rates:
        rated = [pair for pair in pairs if can_be_rated(file, *pair)]
        if not rated:
            return Answer(missing=_NO_PEOPLE)
        if len(rated) < len(pairs):
            left_out = f"{len(pairs) - len(rated)} without a population are left out."
        pairs = rated
    most = MOST_CHARTS
    more = f"The first {most} of {len(pairs)} are shown." if len(pairs) > most else ""
    pairs = pairs[:most]
    charts = rate_charts(file, pairs) if asked.rates else [chart_of(file, m, a) for m, a in pairs]
    lines = []
    for chart in charts:
        line = chart_line(chart)
        name = chart.series.area if by == "area" else measure_of(chart)
        lines.append((name, line.newest, line.usual, line.ordinary, line.says))
    heads = ("Area" if by == "area" else "Measure",
             "Newest month", "Usual", "Ordinary range", "What it shows")  # fmt: skip
    value = SmallMultiples(tuple(charts), 2, asked.choices["scale"] == "shared", by)
    sources = each_once(chart.series.source for chart in charts)
    what, whose = _what(by, pairs)
    shown = Shown(
        several_title(what, whose, charts), value, several_words(charts, by), (heads, *lines),
        str(sources), _reference(by, pairs, asked.rates),
    )  # fmt: skip
    scale = "All on one scale." if value.shared_scale else "Each on its own scale."
    notes = tuple(note for note in (scale, more, left_out) if note)
    keys = tuple((m.id, a.id) for m, a in pairs)
    return Answer(shown, notes=notes, keys=keys, heading=f"{what}{per_people(charts)}")


_NO_PEOPLE = Missing(
    "No rates without populations",
    "The file has no population of these areas, so no rates can be worked out. Look at the "
    "counts, or import populations.",
    "Import extracts…",
)


def _areas(choices: Sequence[tuple[Measure, Area, int]], own: int | None) -> list[Area]:
    """The areas that have a chart, ours first."""
    from smpdesk.evidence.charts.several import FEWEST_MONTHS

    found = dict.fromkeys(area for _, area, months in choices if months >= FEWEST_MONTHS)
    return sorted(found, key=lambda area: (area.id != own, area.kind, area.name))


def _what(by: str, pairs: Sequence[tuple[Measure, Area]]) -> tuple[str, str]:
    """Of what the charts are, and whose."""
    measure, area = pairs[0]
    if by == "area":
        return measure.name, "by area"
    return measure.collection or "Measures", area.name


def _reference(by: str, pairs: Sequence[tuple[Measure, Area]], rates: bool) -> str:
    from smpdesk.evidence.texts.cards import inset_reference

    measure, area = pairs[0]
    return inset_reference(
        "several", measure.name if by == "area" else measure.collection, area.name, rates=rates
    )


def _key(collection: str) -> str:
    """A collection's key in a choice, where nothing chosen is empty."""
    return f"={collection}"


class SeveralView(ComparisonView):
    """Little control charts on a page; one that is entered or clicked opens in full."""

    work_out = staticmethod(answer)
    table_height = 175
    words_below = True
    chart: MultiplesChart

    def __init__(self, desk: Desk) -> None:
        self.by = Segmented(
            "Show", [("measure", "Measures of an area"), ("area", "Areas of a measure")]
        )
        self.collection = Choice([], wide=190)
        self.collection.setAccessibleName("Collection of measures")
        self.area = Choice([], wide=170)
        self.area.setAccessibleName("Area")
        self.scale = Segmented("Scale", [("own", "Own scales"), ("shared", "One scale")])
        tools: dict[str, Tool] = {"by": self.by, "collection": self.collection, "area": self.area}
        super().__init__(desk, **tools, scale=self.scale)
        self.chart.opened.connect(self._chart_opened)
        self.chart.reached.connect(self._chart_reached)

    def make_chart(self) -> PaintedChart:
        """Little charts, each of which can be opened."""
        return MultiplesChart(self.desk.tasks)

    def uses(self) -> frozenset[str]:
        """Areas are those of a measure; measures have their own choice here."""
        return frozenset({"measure", "rates"} if self.by.key == "area" else {"rates"})

    def show_offers(self, answer: Answer) -> None:
        """Offer the collections and areas there are, and name each chart."""
        super().show_offers(answer)
        if answer.shown is not None:
            self.chart.name_each(
                [f"{line[0]}. {line[1]}. {line[4]}" for line in answer.shown.table[1:]]
            )

    def _chart_opened(self, place: int) -> None:
        if place < len(self.answer.keys):
            self.opened.emit(self.answer.keys[place])

    def _chart_reached(self, place: int) -> None:
        if not self.table.hasFocus():
            self.table.pick_row(place)
