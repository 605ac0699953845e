"""From a theme's scores to its result, with the working shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from smpdesk.analysis.scoring.matrix import Band, Matrix, Role, Section

Confidence = Literal["low", "medium", "high"]


@dataclass(frozen=True)
class Score:
    """The value given to a criterion, and how sure the scorer is of it."""

    value: float
    confidence: Confidence = "medium"


@dataclass(frozen=True)
class SectionResult:
    """A section's number (``None`` while a score is missing) and how it came about."""

    section: str
    value: float | None
    working: str


@dataclass(frozen=True)
class ThemeResult:
    """A theme's result, band and grade, the working, and the criteria still to be scored.

    ``result`` is ``None`` while anything is missing. ``least_sure`` names the criteria scored
    with low confidence.
    """

    theme: str
    result: float | None
    band: str
    grade: str
    sections: tuple[SectionResult, ...]
    working: str
    missing: tuple[str, ...] = ()
    least_sure: tuple[str, ...] = ()


def score_theme(matrix: Matrix, theme: str, scores: Mapping[str, Score]) -> ThemeResult:
    """The result of ``theme`` from its scores by criterion key.

    Harm times likelihood, times organisational position where that is a factor. Raises
    ``ValueError`` for a value that the criterion does not allow; scores of criteria that are
    not in the matrix are ignored.
    """
    for criterion in matrix.criteria:
        given = scores.get(criterion.key)
        if given is not None and given.value not in criterion.values:
            allowed = ", ".join(f"{value:g}" for value in criterion.values)
            raise ValueError(f"{theme}, {criterion.name}: {given.value:g} is not one of {allowed}")
    sections = tuple(_section_result(section, scores) for section in matrix.sections)
    roles = {
        role: _role_value(matrix, sections, role) for role in ("harm", "likelihood", "organisation")
    }
    needed = [
        criterion
        for section in matrix.sections
        if section.role != "organisation" or matrix.organisation != "none"
        for criterion in section.criteria
    ]
    missing = tuple(criterion.name for criterion in needed if criterion.key not in scores)
    least_sure = tuple(
        criterion.name
        for criterion in needed
        if criterion.key in scores and scores[criterion.key].confidence == "low"
    )
    result, working = _multiply(matrix, roles)
    position = roles["organisation"] if matrix.organisation == "grade" else None
    return ThemeResult(
        theme,
        result,
        _named(matrix.bands, result),
        _named(matrix.grades, position),
        sections,
        working,
        missing,
        least_sure,
    )


def _combined(section: Section, given: Sequence[tuple[float, float]]) -> float:
    weighted = [value * weight for value, weight in given]
    if section.combine == "highest":
        return max(weighted)
    if section.combine == "mean":
        return sum(weighted) / sum(weight for _, weight in given)
    return sum(weighted)


def _section_result(section: Section, scores: Mapping[str, Score]) -> SectionResult:
    given = [
        (scores[criterion.key].value, criterion.weight)
        for criterion in section.criteria
        if criterion.key in scores
    ]
    if len(given) < len(section.criteria):
        lacking = len(section.criteria) - len(given)
        return SectionResult(section.name, None, f"{lacking} of {len(section.criteria)} not scored")
    value = _combined(section, given)
    terms = [f"{v:g}" if w == 1 else f"{w:g} × {v:g}" for v, w in given]
    if section.combine == "highest":
        working = f"highest of {', '.join(terms)} = {_written(value)}"
    elif section.combine == "mean":
        weights = sum(weight for _, weight in given)
        working = f"({' + '.join(terms)}) ÷ {weights:g} = {_written(value)}"
    else:
        working = f"{' + '.join(terms)} = {_written(value)}"
    return SectionResult(section.name, value, working)


def _role_value(matrix: Matrix, results: Sequence[SectionResult], role: str) -> float | None:
    pairs = [
        (section.weight, result.value)
        for section, result in zip(matrix.sections, results, strict=True)
        if section.role == role
    ]
    known = [(weight, value) for weight, value in pairs if value is not None]
    if not pairs or len(known) != len(pairs):
        return None
    return sum(weight * value for weight, value in known)


def _multiply(matrix: Matrix, roles: Mapping[Role | str, float | None]) -> tuple[float | None, str]:
    factors = [("harm", roles["harm"]), ("likelihood", roles["likelihood"])]
    if matrix.organisation == "factor":
        factors.append(("organisational position", roles["organisation"]))
    known = [(name, value) for name, value in factors if value is not None]
    if len(known) != len(factors):
        lacking = " and ".join(name for name, value in factors if value is None)
        return None, f"No result yet: {lacking} not fully scored"
    product = 1.0
    for _, value in known:
        product *= value
    return product, " × ".join(
        f"{name} {_written(value)}" for name, value in known
    ) + f" = {_written(product, 4)}"


def _written(value: float, figures: int = 3) -> str:
    """A number to so many figures, in full where it is longer: ``4.67``, ``112``, ``12,000``."""
    short = abs(value) < 10**figures - 0.5
    return f"{value:.{figures}g}" if short else f"{value:,.0f}"


def _named(bands: Sequence[Band], value: float | None) -> str:
    if value is None:
        return ""
    name = ""
    for band in bands:
        if value >= band.start:
            name = band.name
    return name
