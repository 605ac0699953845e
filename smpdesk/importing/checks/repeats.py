"""Facts of which an extract gives more than one figure, found in all its figures at once."""

from __future__ import annotations

from smpdesk.importing.plans.observations import STATUSES, Observations


def once_each(observations: Observations) -> tuple[Observations, list[tuple[int, int]]]:
    """One figure for each fact: the last one given, standing where the first one stood.

    A figure that is missing gives way to any other.

    Beside them, in order, the places of each figure whose fact was given before: the place of
    the one before it, and its own.
    """
    import numpy as np

    facts = np.asarray(observations.what, dtype="i8") * len(observations.terms.areas)
    facts += np.asarray(observations.area)
    ordered = np.sort(facts, kind="stable")  # in a table they mostly follow each other already
    if not (ordered[1:] == ordered[:-1]).any():
        return observations, []
    given = np.asarray(observations.status) != STATUSES.index("missing")
    order = np.lexsort((given, facts))
    again = np.diff(facts[order]) == 0
    pairs = zip(order[:-1][again].tolist(), order[1:][again].tolist(), strict=True)
    firsts = np.minimum.reduceat(order, np.flatnonzero(np.append(True, ~again)))
    lasts = order[np.append(~again, True)]
    return observations.take(lasts[np.argsort(firsts)]), sorted(pairs, key=lambda pair: pair[1])
