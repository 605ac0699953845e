"""Planned figures as they are written to the file: by its ids, in the order of its index."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from smpdesk.importing.plans.measures import MeasureKey
from smpdesk.importing.plans.observations import Observations
from smpdesk.models.figures.observing import Written


def figures_to_write(
    observations: Observations,
    measures: Mapping[MeasureKey, int],
    areas: Mapping[str, int],
    tables: Sequence[int],
) -> Iterator[Written]:
    """Each figure with the ids of its measure, area and table, made when it is asked for."""
    terms = observations.terms
    of_measure = [measures[what.measure] for what in terms.whats]
    of_area = [areas[key] for key in terms.areas]
    ordered = _in_order(observations, of_measure, of_area)
    starts, months = [w.start for w in terms.whats], [w.months for w in terms.whats]
    breakdowns = [what.breakdown for what in terms.whats]
    return zip(
        map(of_measure.__getitem__, ordered.what),
        map(of_area.__getitem__, ordered.area),
        map(starts.__getitem__, ordered.what),
        map(months.__getitem__, ordered.what),
        map(breakdowns.__getitem__, ordered.what),
        ordered.values(),
        ordered.statuses(),
        map(tables.__getitem__, ordered.table),
        ordered.cells(),
        strict=True,
    )


def _in_order(
    observations: Observations, of_measure: Sequence[int], of_area: Sequence[int]
) -> Observations:
    """The figures by measure, area, months, start and breakdown, as the file's index has them."""
    import numpy as np

    whats = observations.terms.whats
    places = sorted(range(len(whats)), key=lambda n: (whats[n].months, *whats[n][1:]))
    when = np.argsort(np.array(places, dtype="i8"))
    measure, area = np.array(of_measure, dtype="i8"), np.array(of_area, dtype="i8")
    what, where = np.asarray(observations.what), np.asarray(observations.area)
    # One number for all three: sorting is then quick where they come in order, as they mostly do.
    place = (measure[what] * (area.max(initial=0) + 1) + area[where]) * len(whats) + when[what]
    return observations.take(np.argsort(place, kind="stable"))
