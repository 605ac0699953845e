"""Scoring themes with a MoRiLE-like matrix: the matrix as data, results, ranks, certainty."""

from smpdesk.analysis.scoring.certainty import Certainty, Flip, how_sure
from smpdesk.analysis.scoring.matrix import (
    Band,
    Criterion,
    Level,
    Matrix,
    Section,
    matrix_from,
)
from smpdesk.analysis.scoring.places import Place, Places, place_themes
from smpdesk.analysis.scoring.result import Score, SectionResult, ThemeResult, score_theme

__all__ = [
    "Band",
    "Certainty",
    "Criterion",
    "Flip",
    "Level",
    "Matrix",
    "Place",
    "Places",
    "Score",
    "Section",
    "SectionResult",
    "ThemeResult",
    "how_sure",
    "matrix_from",
    "place_themes",
    "score_theme",
]
