"""Themes in order of their result: ties, movement since last year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from smpdesk.analysis.ranking import Rank, rank
from smpdesk.analysis.scoring.result import ThemeResult


@dataclass(frozen=True)
class Place:
    """A theme's place: its rank, last year's (``None`` when new), and the movement in words.

    ``moved`` counts places up (positive) or down; ``None`` when there is nothing to compare.
    """

    theme: str
    result: float
    rank: Rank
    previous: int | None
    moved: int | None
    movement: str


@dataclass(frozen=True)
class Places:
    """The ranked themes, first place first; those not fully scored; those of last year gone."""

    ranked: tuple[Place, ...]
    unranked: tuple[str, ...]
    gone: tuple[str, ...]


def place_themes(
    results: Sequence[ThemeResult],
    previous: Mapping[str, int] | None = None,
    came_from: Mapping[str, Sequence[str]] | None = None,
) -> Places:
    """The themes in order, the highest result first, beside ``previous`` (place by theme).

    ``came_from`` names the themes of last year that a theme was renamed, merged or split from;
    a theme merged from several takes the best of their places. Without ``previous`` no movement
    is told.
    """
    origins = came_from or {}
    values = {result.theme: result.result for result in results}
    ranks = rank(_exactly(values), first="highest")
    ranked = sorted(
        (
            _place(theme, value, ranks[theme], previous, origins.get(theme, (theme,)))
            for theme, value in values.items()
            if value is not None
        ),
        key=lambda place: (place.rank.place, place.theme),
    )
    unranked = tuple(theme for theme, value in values.items() if value is None)
    followed = set(values) | {origin for theme in values for origin in origins.get(theme, ())}
    gone = tuple(theme for theme in previous or {} if theme not in followed)
    return Places(tuple(ranked), unranked, gone)


def _exactly(values: Mapping[str, float | None]) -> dict[str, float | None]:
    """The values without the last digits that the order of multiplying leaves in them."""
    return {theme: None if value is None else round(value, 9) for theme, value in values.items()}


def _place(
    theme: str,
    value: float,
    place: Rank,
    previous: Mapping[str, int] | None,
    origins: Sequence[str],
) -> Place:
    if previous is None:
        return Place(theme, value, place, None, None, "")
    before = min((previous[origin] for origin in origins if origin in previous), default=None)
    if before is None:
        return Place(theme, value, place, None, None, "new")
    moved = before - place.place
    movement = f"up {moved}" if moved > 0 else f"down {-moved}" if moved < 0 else "same place"
    return Place(theme, value, place, before, moved, movement)
