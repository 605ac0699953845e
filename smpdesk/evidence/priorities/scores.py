"""The scores of an assessment put to its matrix: results, places, movement, certainty."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from typing import Any, get_args

from smpdesk.analysis.scoring import (
    Certainty,
    Confidence,
    Matrix,
    Places,
    Score,
    ThemeResult,
    how_sure,
    matrix_from,
    place_themes,
    score_theme,
)
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import (
    Assessment,
    Criterion,
    Lineage,
    MatrixPart,
    Standing,
    Theme,
)
from smpdesk.models.records import Matrix as MatrixRecord
from smpdesk.models.records import Score as ScoreRecord

ROLES = {"harm": "harm", "likelihood": "likelihood", "position": "organisation"}


@dataclass(frozen=True)
class Scoring:
    """The working of an assessment's scores, by theme name."""

    matrix: Matrix
    results: tuple[ThemeResult, ...]
    places: Places
    certainty: Certainty


def matrix_of(file: PartnershipFile, record: MatrixRecord) -> Matrix:
    """The file's matrix as the scoring knows it; criteria are keyed by their id."""
    criteria: dict[int, list[Criterion]] = defaultdict(list)
    for criterion in file.all(Criterion):
        criteria[criterion.matrix_part].append(criterion)
    parts = file.all(MatrixPart, matrix=record.id)
    sections = [
        {
            "key": str(part.id),
            "name": part.name,
            "role": ROLES[part.role],
            "combine": part.combine,
            "weight": part.weight,
            "criteria": [_criterion(c) for c in criteria[part.id]],
        }
        for part in parts
    ]
    organisation = "grade" if record.combine == "product and grade" else "factor"
    if all(part.role != "position" for part in parts):
        organisation = "none"
    return matrix_from(
        {
            "name": record.name,
            "version": record.version,
            "label": record.label,
            "organisation": organisation,
            "sections": sections,
            "bands": json.loads(record.bands),
            "grades": json.loads(record.grades),
        }
    )


def _criterion(criterion: Criterion) -> dict[str, Any]:
    return {
        "key": str(criterion.id),
        "name": criterion.name,
        "weight": criterion.weight,
        "levels": json.loads(criterion.allowed),
    }


def scoring_of(file: PartnershipFile, assessment: Assessment) -> Scoring | None:
    """The working of the assessment's scores; None when it has no matrix or no scores."""
    scores = scores_by_theme(file, assessment)
    if assessment.matrix is None or not scores:
        return None
    matrix = matrix_of(file, file.get(MatrixRecord, assessment.matrix))
    results = tuple(score_theme(matrix, theme, given) for theme, given in scores.items())
    places = place_themes(results, places_before(file, assessment), came_from(file, assessment))
    return Scoring(matrix, results, places, how_sure(matrix, scores))


def scores_by_theme(file: PartnershipFile, assessment: Assessment) -> dict[str, dict[str, Score]]:
    """Every score, by theme name and criterion key."""
    themes = {theme.id: theme.name for theme in file.all(Theme)}
    by_theme: dict[str, dict[str, Score]] = defaultdict(dict)
    for score in file.all(ScoreRecord, assessment=assessment.id):
        known: tuple[Confidence, ...] = get_args(Confidence)
        confidence: Confidence = next((c for c in known if c == score.confidence), "medium")
        by_theme[themes[score.theme]][str(score.criterion)] = Score(score.value, confidence)
    return dict(by_theme)


def places_before(file: PartnershipFile, assessment: Assessment) -> dict[str, int] | None:
    """Last year's places by theme name; None when there is no year or no score to compare."""
    if assessment.rolled_from is None:
        return None
    before = file.get(Assessment, assessment.rolled_from)
    scores = scores_by_theme(file, before)
    if before.matrix is None or not scores:
        return None
    matrix = matrix_of(file, file.get(MatrixRecord, before.matrix))
    results = [score_theme(matrix, theme, given) for theme, given in scores.items()]
    return {place.theme: place.rank.place for place in place_themes(results).ranked}


def came_from(file: PartnershipFile, assessment: Assessment) -> dict[str, list[str]]:
    """The names of last year's themes that each theme came from."""
    themes = {theme.id: theme.name for theme in file.all(Theme)}
    standings = {standing.id: themes[standing.theme] for standing in file.all(Standing)}
    came: dict[str, list[str]] = defaultdict(list)
    here = {s.id for s in file.all(Standing, assessment=assessment.id)}
    for link in file.all(Lineage):
        if link.standing in here and link.came_from is not None:
            came[standings[link.standing]].append(standings[link.came_from])
    return dict(came)
