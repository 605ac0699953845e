"""How sure the top of the ranking is, should any one score move one step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from smpdesk.analysis.ranking import Rank, rank
from smpdesk.analysis.scoring.matrix import Matrix
from smpdesk.analysis.scoring.result import Score, score_theme
from smpdesk.analysis.spc.words import listed

TOP = 5


@dataclass(frozen=True)
class Flip:
    """A single step of a single score that would change which themes are at the top."""

    theme: str
    criterion: str
    value: float
    changed_to: float
    enters: tuple[str, ...]
    leaves: tuple[str, ...]
    words: str


@dataclass(frozen=True)
class Certainty:
    """The themes at the top, the steps that would change them, and how many were tried.

    ``top`` holds more themes than asked for when the last place is shared.
    """

    top: tuple[str, ...]
    flips: tuple[Flip, ...]
    tried: int
    words: str


def how_sure(
    matrix: Matrix, scores: Mapping[str, Mapping[str, Score]], top: int = TOP
) -> Certainty:
    """Each score of each theme moved one allowed value up and down, and what that does.

    ``scores`` are by theme and criterion key. Themes not fully scored take no part.
    """
    results = {theme: score_theme(matrix, theme, theirs).result for theme, theirs in scores.items()}
    scored = {theme: result for theme, result in results.items() if result is not None}
    at_top = _top(scored, top)
    flips = []
    tried = 0
    for theme in scored:
        for key, value, other in _steps(matrix, scores[theme]):
            tried += 1
            moved = score_theme(matrix, theme, {**scores[theme], key: Score(other)}).result
            if moved is None:
                continue
            now = _top({**scored, theme: moved}, top)
            if set(now) != set(at_top):
                flips.append(_flip(matrix, theme, key, (value, other), at_top, now))
    return Certainty(at_top, tuple(flips), tried, _words(at_top, flips, tried, top, len(scored)))


@dataclass(frozen=True)
class Step:
    """One score moved by one allowed value, and the place that its theme would then have."""

    theme: str
    key: str
    value: float
    changed_to: float
    place: Rank
    changed_place: Rank

    @property
    def moves(self) -> bool:
        """Whether the theme's place would change."""
        return self.place != self.changed_place


def all_steps(matrix: Matrix, scores: Mapping[str, Mapping[str, Score]]) -> tuple[Step, ...]:
    """Every single step of every score, with what it does to its own theme's place.

    ``scores`` are by theme and criterion key. Themes not fully scored take no part.
    """
    results = {theme: score_theme(matrix, theme, theirs).result for theme, theirs in scores.items()}
    scored = {theme: round(result, 9) for theme, result in results.items() if result is not None}
    places = rank(scored, first="highest")
    steps = []
    for theme in scored:
        for key, value, other in _steps(matrix, scores[theme]):
            moved = score_theme(matrix, theme, {**scores[theme], key: Score(other)}).result
            if moved is not None:
                then = rank({**scored, theme: round(moved, 9)}, first="highest")[theme]
                steps.append(Step(theme, key, value, other, places[theme], then))
    return tuple(steps)


def _top(results: Mapping[str, float], top: int) -> tuple[str, ...]:
    places = rank({theme: round(value, 9) for theme, value in results.items()}, first="highest")
    inside = [theme for theme in results if places[theme].place <= top]
    return tuple(sorted(inside, key=lambda theme: (places[theme].place, theme)))


def _steps(matrix: Matrix, scores: Mapping[str, Score]) -> Iterator[tuple[str, float, float]]:
    for section in matrix.sections:
        if section.role == "organisation" and matrix.organisation != "factor":
            continue
        for criterion in section.criteria:
            value = scores[criterion.key].value
            index = criterion.values.index(value)
            for neighbour in (index - 1, index + 1):
                if 0 <= neighbour < len(criterion.values):
                    yield criterion.key, value, criterion.values[neighbour]


def _flip(
    matrix: Matrix,
    theme: str,
    key: str,
    step: tuple[float, float],
    before: tuple[str, ...],
    after: tuple[str, ...],
) -> Flip:
    enters = tuple(name for name in after if name not in before)
    leaves = tuple(name for name in before if name not in after)
    criterion = matrix.criterion(key).name
    effects = [f"bring in {', '.join(enters)}"] if enters else []
    effects += [f"put out {', '.join(leaves)}"] if leaves else []
    words = f"{theme}, {criterion}, {step[0]:g} to {step[1]:g}: would {' and '.join(effects)}."
    return Flip(theme, criterion, step[0], step[1], enters, leaves, words)


def _words(at_top: tuple[str, ...], flips: list[Flip], tried: int, top: int, scored: int) -> str:
    if scored <= top:
        if scored < 2:
            return f"{'Only one theme is' if scored else 'No theme is'} scored yet in full."
        return f"Only {scored} themes are scored, so all of them are in the top {top}."
    shared = ""
    if len(at_top) > top:
        shared = f" The last place is shared, so {len(at_top)} themes are in it."
    if not flips:
        return f"The top {top} stands: none of {tried} single steps would change it.{shared}"
    themes = list(dict.fromkeys(flip.theme for flip in flips))
    return (
        f"The top {top} is not certain: {len(flips)} of {tried} single steps would change it, in "
        f"the scores of {listed(themes)}.{shared}"
    )
