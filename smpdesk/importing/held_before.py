"""Planned figures beside those that the file holds already: new, other, or the same."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Mapping
from math import isnan, nan
from typing import TYPE_CHECKING, Any

from smpdesk.importing.known import Held, Where
from smpdesk.importing.measures import MeasureKey
from smpdesk.importing.observations import CHANGES, STATUSES, Observations

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
    for measure, numbers in _by_measure(given).items():
        figures = held(measure)
        if figures and not change:
            change = array("b", (_NEW,)) * len(given)
            old, old_status = array("d", (nan,)) * len(given), array("b", (0,)) * len(given)
        for place, before in _held_of(given, numbers, figures):
            value, status = given.value[place], STATUSES[given.status[place]]
            same = before == (None if isnan(value) else value, status)
            change[place] = _UNCHANGED if same else _REPLACED
            old[place] = nan if before[0] is None else before[0]
            old_status[place] = STATUSES.index(before[1])
    return given.with_changes(change, old, old_status)


def _by_measure(given: Observations) -> dict[MeasureKey, dict[int, NDArray[Any]]]:
    """For each measure what its figures are of, by number, and the places of each one's figures."""
    import numpy as np

    whats = np.asarray(given.what)
    order = np.argsort(whats, kind="stable")
    numbers, firsts = np.unique(whats[order], return_index=True)
    found: dict[MeasureKey, dict[int, NDArray[Any]]] = {}
    for number, places in zip(numbers.tolist(), np.split(order, firsts)[1:], strict=True):
        found.setdefault(given.terms.whats[number].measure, {})[number] = places
    return found


def _held_of(
    given: Observations, numbers: Mapping[int, NDArray[Any]], figures: Mapping[Where, Held]
) -> Iterator[tuple[int, Held]]:
    """The places of figures of which the file holds one, with that one."""
    if not figures:
        return
    for number, places in numbers.items():
        _, *when = given.terms.whats[number]
        for place in places.tolist():
            before = figures.get((given.terms.areas[given.area[place]], *when))
            if before is not None:
                yield place, before
