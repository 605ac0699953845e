"""Figures far from what is usual for their measure and area, found in all figures at once."""

from __future__ import annotations

from smpdesk.importing.plans.observations import Observations

_FEWEST = 3
_SMALLEST = 20
_TIMES = 6


def far_out(observations: Observations) -> list[tuple[int, float]]:
    """The places of figures many times larger or smaller than usual, and what is usual.

    Usual is the median of the same measure, area, length of period and breakdown.
    """
    import numpy as np

    terms, series = observations.terms, dict[tuple[object, ...], int]()
    of_what = np.array(
        [series.setdefault((w.measure, w.months, w.breakdown), len(series)) for w in terms.whats],
        dtype="i8",
    )
    places = np.flatnonzero(~np.isnan(np.asarray(observations.value)))
    if not len(places):
        return []
    values = np.asarray(observations.value)[places]
    area = np.asarray(observations.area)[places]
    of = of_what[np.asarray(observations.what)[places]] * len(terms.areas) + area
    _, firsts, groups, counts = np.unique(
        of, return_index=True, return_inverse=True, return_counts=True
    )
    ordered = values[np.lexsort((values, groups))]
    starts = np.cumsum(counts) - counts
    middle = ordered[starts + (counts - 1) // 2] / 2 + ordered[starts + counts // 2] / 2
    usual = middle[groups]
    with np.errstate(over="ignore"):
        far = (values <= usual / _TIMES) | (values >= usual * _TIMES)
    far &= (usual >= _SMALLEST) & (counts[groups] >= _FEWEST)
    found = np.flatnonzero(far)
    found = found[np.lexsort((found, firsts[groups[found]]))]
    return list(zip(places[found].tolist(), usual[found].tolist(), strict=True))
