"""Targets for a place in a ranking: "be in the top five", "in the best quarter"."""

from __future__ import annotations

import math

from smpdesk.analysis.ranking import rank
from smpdesk.analysis.targets.facts import Facts, Status
from smpdesk.analysis.targets.rule import PlaceIn


def place(reference: PlaceIn, facts: Facts) -> tuple[Status, str]:
    """Whether the own area stands as high as the target asks, the best place being 1."""
    if facts.direction == "neither":
        return (
            "can't tell",
            f"A place needs to know which way is better; set the direction of {facts.measure}.",
        )
    places = rank(facts.districts, first="lowest" if facts.direction == "lower" else "highest")
    own = places.get(facts.area)
    if own is None:
        return "can't tell", f"There is no figure of {facts.area or 'the area'} to rank it by."
    last = max(1, math.floor(own.of / 4)) if reference.quarter else reference.place
    asked = f"the best quarter ({last} of {own.of})" if reference.quarter else f"the best {last}"
    inside = own.place <= last
    kept: Status = "met" if facts.period.months >= 12 else "on course"
    words = (
        f"{facts.area} is placed {own.text} of {own.of}, {'in' if inside else 'outside'} {asked}."
    )
    return (kept if inside else "off course"), words
