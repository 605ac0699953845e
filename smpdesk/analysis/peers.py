"""The Most Similar Group: the plain mean of its members, and our place among them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from smpdesk.analysis.ranking import First, Rank, rank


@dataclass(frozen=True)
class PeerComparison:
    """An area beside its Most Similar Group.

    ``members`` are (name, rate, place) from the first place on; ``label`` says how the mean is
    made and goes wherever it is shown; ``missing`` names the members without a rate.
    """

    area: str
    rate: float | None
    mean: float | None
    place: Rank | None
    members: tuple[tuple[str, float, Rank], ...]
    missing: tuple[str, ...]
    label: str
    words: str


def compare_with_peers(
    area: str, rates: Mapping[str, float | None], first: First = "lowest"
) -> PeerComparison:
    """``area`` beside the mean of ``rates`` (by member, the area itself included).

    The mean is the plain mean of the members' rates, as the Most Similar Group bars publish it;
    it is not pooled, so a small member weighs as much as a large one. Raises ``ValueError`` when
    the area is not among the members.
    """
    if area not in rates:
        raise ValueError(f"{area} is not among its own peers")
    known = {name: value for name, value in rates.items() if value is not None}
    missing = tuple(name for name in rates if name not in known)
    places = rank(rates, first=first)
    mean = sum(known.values()) / len(known) if known else None
    label = f"Plain mean of the rates of {len(known)} areas, {area} included"
    if missing:
        label += f"; {', '.join(missing)} left out for want of a figure"
    ordered = sorted(known, key=lambda name: places[name].place)
    return PeerComparison(
        area,
        rates[area],
        mean,
        places.get(area),
        tuple((name, known[name], places[name]) for name in ordered),
        missing,
        label,
        _words(area, rates[area], mean, places.get(area), first),
    )


def _words(area: str, own: float | None, mean: float | None, place: Rank | None, way: First) -> str:
    if own is None or mean is None or place is None:
        return f"{area} has no figure, so it cannot be placed in its group."
    side = "the same as" if own == mean else "above" if own > mean else "below"
    return (
        f"{area}’s rate of {own:.1f} is {side} the group’s mean of {mean:.1f}; "
        f"it is placed {place.text} of {place.of}, {way} first."
    )
