"""Scoring themes with a MoRiLE-like matrix: the matrix as data, results, ranks, certainty."""

from smpdesk.analysis.scoring.certainty import Certainty, Flip, Step, all_steps, how_sure
from smpdesk.analysis.scoring.matrix import (
    Band,
    Criterion,
    Level,
    Matrix,
    Section,
    matrix_from,
)
from smpdesk.analysis.scoring.places import Place, Places, place_themes
from smpdesk.analysis.scoring.result import (
    Confidence,
    Score,
    SectionResult,
    ThemeResult,
    score_theme,
)

__all__ = [
    "Band",
    "Certainty",
    "Confidence",
    "Criterion",
    "Flip",
    "Level",
    "Matrix",
    "Place",
    "Places",
    "Score",
    "Section",
    "SectionResult",
    "Step",
    "ThemeResult",
    "all_steps",
    "how_sure",
    "matrix_from",
    "place_themes",
    "score_theme",
]
