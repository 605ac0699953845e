"""Groups of a survey held against everybody else: which differences are more than chance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from smpdesk.analysis.survey import (
    NOTABLE_POINTS,
    Base,
    Difference,
    GroupResult,
    QuestionResult,
    Share,
    differences,
    holm,
)
from smpdesk.evidence.survey.answers import EVERYBODY, Answered

_REST = "everybody else"


@dataclass(frozen=True)
class Apart:
    """A group's share of an answer less that of everybody else, in percentage points.

    ``lower`` and ``upper`` bound it at 95%; ``p_value`` is Holm's over the question's groups.
    """

    row: Answered
    points: float
    lower: float
    upper: float
    p_value: float

    @property
    def beyond_chance(self) -> bool:
        """Whether chance alone would hardly give such a difference."""
        return self.p_value < 0.05

    @property
    def figures(self) -> str:
        """The difference with its bounds: ``+9.2 points (+3.1 to +15.3)``."""
        return f"{self.points:+.1f}".replace("-", "−") + f" points ({self._bounds})"

    @property
    def _bounds(self) -> str:
        return f"{self.lower:+.1f} to {self.upper:+.1f}".replace("-", "−")

    @property
    def words(self) -> str:
        """The difference in a sentence."""
        answer = self.row.answer
        way = "higher" if self.points >= 0 else "lower"
        verdict = "no more than chance can give"
        if self.beyond_chance:
            small = abs(self.points) < NOTABLE_POINTS
            verdict = "beyond chance" + (f", though under {NOTABLE_POINTS:g}" if small else "")
        return (
            f"{answer.people}, “{answer.answer}”: {abs(self.points):.1f} points {way} than "
            f"{_REST} ({self._bounds}), {verdict}."
        )


def against_the_rest(rows: Sequence[Answered]) -> dict[int, Apart]:
    """Each group that can be held against everybody else, by the id of its answer.

    ``rows`` are the answers to one question. The share of everybody else is what is left of that of
    all when the group is taken out, so that the two have nobody in common. Groups without a
    base, too small to speak of, or that don't fit into all of them are left out.
    """
    found = [each for row in rows if (each := _apart(row, rows)) is not None]
    adjusted = holm([each.p_value for each in found])
    return {
        each.row.answer.id: replace(each, p_value=p)
        for each, p in zip(found, adjusted, strict=True)
    }


def difference_words(rows: Sequence[Answered]) -> str:
    """The differences beyond chance in sentences, and the groups of which that can't be told."""
    apart = against_the_rest(rows)
    beyond = sorted((a for a in apart.values() if a.beyond_chance), key=lambda a: -abs(a.points))
    unknown = dict.fromkeys(
        row.answer.people
        for row in rows
        if row.answer.people != EVERYBODY and not row.small and row.answer.id not in apart
    )
    said = [each.words for each in beyond]
    if apart and not beyond:
        said.append(f"No group differs from {_REST} by more than chance can give.")
    if unknown:
        named = ", ".join(unknown)
        said.append(
            f"Whether it is chance can’t be told of {named}: the base, or everybody’s share of the "
            "answer, is not known."
        )
    return " ".join(said)


def _apart(row: Answered, rows: Sequence[Answered]) -> Apart | None:
    if row.answer.people == EVERYBODY or row.small or not row.base or row.share is None:
        return None
    whole = next(
        (r for r in rows if r.answer.people == EVERYBODY and r.answer.answer == row.answer.answer),
        None,
    )
    if whole is None or whole.share is None or not whole.base or whole.base <= row.base:
        return None
    others = whole.base - row.base
    rest = (whole.base * whole.share - row.base * row.share) / others
    if not 0 <= rest <= 100:
        return None
    return _compared(row, rest, others)


def _compared(row: Answered, rest: float, others: int) -> Apart:
    """A row against a share of so many others."""
    answer, share, base = row.answer.answer, row.share or 0.0, row.base or 0
    groups = {
        "group": _result(answer, share / 100, base),
        _REST: _result(answer, rest / 100, others),
    }
    (found,) = differences(GroupResult("", groups, {}, ""), answer)
    return _signed(row, found)


def _signed(row: Answered, found: Difference) -> Apart:
    """The difference as the group's, which may be the lesser of the two."""
    if found.a == "group":
        return Apart(row, found.points, found.lower, found.upper, found.p_value)
    return Apart(row, -found.points, -found.upper, -found.lower, found.p_value)


def _result(answer: str, share: float, base: int) -> QuestionResult:
    """A share of so many people as the analysis takes it."""
    told = Share(answer, round(share * base), share, 0.0, share, share)
    return QuestionResult(Base(base, base, base, 1.0), (told,), "")
