"""The scoring sheet of an assessment: themes by criteria, with rank, movement and certainty."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from smpdesk.analysis.scoring import (
    Criterion,
    Flip,
    Matrix,
    Place,
    Places,
    Step,
    ThemeResult,
    all_steps,
    how_sure,
    place_themes,
    score_theme,
)
from smpdesk.evidence.priorities.scores import came_from, matrix_of, places_before, scores_by_theme
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Assessment, Score, Standing, Theme
from smpdesk.models.records import Criterion as CriterionRecord
from smpdesk.models.records import Matrix as MatrixRecord

_SHAKY = 1 / 3
"""From this share of steps that would move it on, a place is not sure at all."""


@dataclass(frozen=True)
class SheetRow:
    """A theme with its scores by criterion key, its result, its place and how sure that is.

    ``sure`` is 3 when no single step of its scores would move it, 1 when many would, 0 while it
    has no place; ``steps`` are those tried, by criterion key.
    """

    theme: Theme
    standing: Standing | None
    scores: Mapping[str, Score]
    result: ThemeResult
    place: Place | None
    sure: int = 0
    sure_words: str = ""
    steps: Mapping[str, tuple[Step, ...]] = field(default_factory=dict)

    def value(self, key: str) -> float | None:
        """The score for a criterion."""
        held = self.scores.get(key)
        return held.value if held is not None else None

    def what_moves(self, key: str) -> list[str]:
        """What one step of the score for a criterion would do to the theme's place, in words."""
        return [
            f"One step {'up' if step.changed_to > step.value else 'down'}, to "
            f"{step.changed_to:g}: place {step.changed_place.text} instead of {step.place.text}."
            for step in self.steps.get(key, ())
            if step.moves
        ]


@dataclass(frozen=True)
class ScoreSheet:
    """An assessment's sheet: rows in the order of their places, those without one last."""

    matrix: Matrix
    criteria: Mapping[str, CriterionRecord]
    rows: tuple[SheetRow, ...]
    certainty: str
    flips: tuple[Flip, ...]

    def row(self, theme_id: int) -> SheetRow | None:
        """The row of a theme."""
        return next((row for row in self.rows if row.theme.id == theme_id), None)

    def as_sure_as(self, other: ScoreSheet | None) -> ScoreSheet:
        """This sheet with the certainty of another one, until its own is worked out."""
        if other is None:
            return self
        rows = []
        for row in self.rows:
            held = other.row(row.theme.id)
            if held is not None and row.place is not None:
                steps, words = held.steps, held.sure_words
                row = replace(row, sure=held.sure, sure_words=words, steps=steps)
            rows.append(row)
        told = other.certainty
        return replace(self, rows=tuple(rows), certainty=told, flips=other.flips)

    def top_changed_by(self, theme: str, criterion: str) -> list[str]:
        """What one step of a score would do to the top of the ranking, in words."""
        return [f.words for f in self.flips if (f.theme, f.criterion) == (theme, criterion)]


def score_sheet(
    file: PartnershipFile, assessment: Assessment, *, certain: bool = True
) -> ScoreSheet | None:
    """The scoring sheet; None while the assessment has no matrix, or one that is gone by now.

    Its themes are those that stand in the assessment, dropped ones only where they are scored.
    ``certain`` tries every step of every score as well, which takes most of the time.
    """
    record = file.first(MatrixRecord, id=assessment.matrix) if assessment.matrix else None
    if record is None:
        return None
    matrix = matrix_of(file, record)
    themes, standings = _themes(file, assessment)
    held: dict[int, dict[str, Score]] = defaultdict(dict)
    for score in file.all(Score, assessment=assessment.id):
        held[score.theme][str(score.criterion)] = score
    by_name = scores_by_theme(file, assessment)
    results = {
        theme.id: score_theme(matrix, theme.name, by_name.get(theme.name, {})) for theme in themes
    }
    places = place_themes(
        tuple(results.values()), places_before(file, assessment), came_from(file, assessment)
    )
    steps: dict[str, list[Step]] = defaultdict(list)
    for step in all_steps(matrix, by_name) if certain else ():
        steps[step.theme].append(step)
    rows = [
        _row(theme, standings.get(theme.id), held[theme.id], results[theme.id], places, steps)
        for theme in themes
    ]
    rows.sort(key=lambda row: (row.place is None, row.place.rank.place if row.place else 0))
    keys = {criterion.key for criterion in matrix.criteria}
    criteria = {str(c.id): c for c in file.all(CriterionRecord) if str(c.id) in keys}
    words = "Nothing is fully scored yet."
    flips: tuple[Flip, ...] = ()
    if certain and any(row.place for row in rows):
        sure = how_sure(matrix, by_name)
        words, flips = sure.words, sure.flips
    return ScoreSheet(matrix, criteria, tuple(rows), words, flips)


def level_words(criterion: Criterion, value: float | None) -> str:
    """What a value means: ``4: Serious injury, or lasting ill health``; empty for none."""
    if value is None or value not in criterion.values:
        return ""
    return f"{value:g}: {criterion.meaning(value)}"


def _themes(
    file: PartnershipFile, assessment: Assessment
) -> tuple[list[Theme], dict[int, Standing]]:
    standings = {s.theme: s for s in file.all(Standing, assessment=assessment.id)}
    scored = {score.theme for score in file.all(Score, assessment=assessment.id)}
    wanted = scored | {key for key, s in standings.items() if s.standing != "dropped"}
    order = list(standings)
    themes = [theme for theme in file.all(Theme) if theme.id in wanted]
    themes.sort(key=lambda t: order.index(t.id) if t.id in standings else len(order))
    return themes, standings


def _row(
    theme: Theme,
    standing: Standing | None,
    scores: dict[str, Score],
    result: ThemeResult,
    places: Places,
    steps: Mapping[str, list[Step]],
) -> SheetRow:
    place = next((p for p in places.ranked if p.theme == theme.name), None)
    if place is None:
        return SheetRow(theme, standing, scores, result, None)
    own = steps.get(theme.name, [])
    moving = [step for step in own if step.moves]
    by_key: dict[str, list[Step]] = defaultdict(list)
    for step in own:
        by_key[step.key].append(step)
    sure = 3 if not moving else 1 if len(moving) >= _SHAKY * len(own) else 2
    words = f"{len(moving)} of {len(own)} single steps of its scores would change its place."
    if not moving:
        words = f"None of {len(own)} single steps of its scores would change its place."
    grouped = {key: tuple(found) for key, found in by_key.items()}
    return SheetRow(theme, standing, scores, result, place, sure, words, grouped)
