"""Planned figures beside those that the file holds already: new, other, or the same."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from math import isnan, nan
from typing import TYPE_CHECKING, Any

from smpdesk.importing.plans.known import Held, Where
from smpdesk.importing.plans.measures import MeasureKey
from smpdesk.importing.plans.observations import CHANGES, STATUSES, Observations

if TYPE_CHECKING:
    from numpy.typing import NDArray

_NEW, _REPLACED, _UNCHANGED = map(CHANGES.index, ("new", "replaced", "unchanged"))


def compared(
    given: Observations, held: Callable[[MeasureKey], Mapping[Where, Held]]
) -> Observations:
    """Each figure with what it does to the one that the file holds of the same, if any.

    The file is asked once for each measure, and need not hold the answer for longer.
    """
    change, old, old_status = array("b"), array("d"), array("b")
    places: list[NDArray[Any]] = []
    for measure, numbers in _numbers(given).items():
        figures = held(measure)
        if not figures:
            continue
        if not change:
            change = array("b", (_NEW,)) * len(given)
            old, old_status = array("d", (nan,)) * len(given), array("b", (0,)) * len(given)
            places = _places(given)
        for place, before in _held_of(given, numbers, places, figures):
            value, status = given.value[place], STATUSES[given.status[place]]
            same = before == (None if isnan(value) else value, status)
            change[place] = _UNCHANGED if same else _REPLACED
            old[place] = nan if before[0] is None else before[0]
            old_status[place] = STATUSES.index(before[1])
    return given.with_changes(change, old, old_status)


def _numbers(given: Observations) -> dict[MeasureKey, list[int]]:
    """For each measure the numbers of what its figures are of."""
    found: dict[MeasureKey, list[int]] = {}
    for number, what in enumerate(given.terms.whats):
        found.setdefault(what.measure, []).append(number)
    return found


def _places(given: Observations) -> list[NDArray[Any]]:
    """For each number of what figures are of, the places of these figures."""
    import numpy as np

    whats = np.asarray(given.what)
    order = np.argsort(whats, kind="stable")
    counts = np.bincount(whats, minlength=len(given.terms.whats))
    return np.split(order, np.cumsum(counts)[:-1])


def _held_of(
    given: Observations,
    numbers: Sequence[int],
    places: Sequence[NDArray[Any]],
    figures: Mapping[Where, Held],
) -> Iterator[tuple[int, Held]]:
    """The places of figures of which the file holds one, with that one."""
    for number in numbers:
        _, *when = given.terms.whats[number]
        for place in places[number].tolist():
            before = figures.get((given.terms.areas[given.area[place]], *when))
            if before is not None:
                yield place, before
