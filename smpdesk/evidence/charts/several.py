"""Several control charts looked at together: which they are, and what they say as a whole."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Literal

from smpdesk.analysis.control_chart import ControlChart, Meaning
from smpdesk.analysis.spc.words import listed
from smpdesk.models.records import Area, Measure

By = Literal["measure", "area"]
FEWEST_MONTHS = 6
"""With fewer months a chart has no shape worth setting beside others."""

_SAID: tuple[tuple[Meaning, str], ...] = (
    ("worse", "cause for concern"),
    ("changed", "a change"),
    ("better", "an improvement"),
)
_PER = re.compile(r" per [\d,]+ people$")
"""How the name of a measure ends whose rates are charted."""
_KINDS = ("district", "division", "county", "force", "csp", "ward")

Choices = Sequence[tuple[Measure, Area, int]]
"""Measures and areas with the number of their months, as ``monthly_choices`` gives them."""


def collections_of(choices: Choices, area: int) -> list[str]:
    """The collections of which an area has charts, the one with most measures first."""
    found = [m.collection for m, a, months in choices if a.id == area and months >= FEWEST_MONTHS]
    return sorted(dict.fromkeys(found), key=lambda name: -found.count(name))


def measures_of(choices: Choices, area: int, collection: str) -> list[tuple[Measure, Area]]:
    """The measures of a collection of which the area has months enough for a chart."""
    return [
        (m, a)
        for m, a, months in choices
        if a.id == area and m.collection == collection and months >= FEWEST_MONTHS
    ]


def areas_of(choices: Choices, measure: int, own: int | None) -> list[tuple[Measure, Area]]:
    """The areas in which the measure has months enough: ours first, then the larger kinds."""
    found = [(m, a) for m, a, n in choices if m.id == measure and n >= FEWEST_MONTHS]
    return sorted(found, key=lambda pair: (pair[1].id != own, _rank(pair[1]), pair[1].name))


def _rank(area: Area) -> int:
    return _KINDS.index(area.kind) if area.kind in _KINDS else len(_KINDS)


def per_people(charts: Sequence[ControlChart]) -> str:
    """`` per 10,000 people`` where the charts are of rates; nothing where they are of counts."""
    series = charts[0].series if charts else None
    per = _PER.search(series.measure) if series and series.exposure else None
    return per[0] if per else ""


def measure_of(chart: ControlChart) -> str:
    """The name of a chart's measure, without per how many people its rates are."""
    return chart.series.measure.removesuffix(per_people([chart]))


def several_title(what: str, whose: str, charts: Sequence[ControlChart]) -> str:
    """``what`` month by month, ``whose``; rates say per how many people they are."""
    return f"{what}{per_people(charts)} month by month, {whose}"


def several_words(charts: Sequence[ControlChart], by: By) -> str:
    """How many charts there are, and which of them show more than chance in their newest month."""
    if not charts:
        return ""
    name: Callable[[ControlChart], str] = (
        measure_of if by == "measure" else (lambda chart: chart.series.area)
    )
    first = charts[0].series
    if by == "measure":
        per = f",{per_people(charts)}" if per_people(charts) else ""
        what = f"{'measure' if len(charts) == 1 else 'measures'} of {first.area}{per}"
    else:
        what = f"{'area' if len(charts) == 1 else 'areas'}, {first.measure}"
    parts = [f"{len(charts)} {what}, month by month."]
    quiet = len(charts)
    for meaning, said in _SAID:
        names = [name(chart) for chart in charts if chart.meaning == meaning]
        quiet -= len(names)
        if names:
            parts.append(f"The newest month shows {said} in {listed(names)}.")
    if quiet == len(charts):
        parts.append("The newest month of each is as usual.")
    elif quiet:
        parts.append(f"The other {quiet} are as usual." if quiet > 1 else "The other is as usual.")
    return " ".join(parts)
