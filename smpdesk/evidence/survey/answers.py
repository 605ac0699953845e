"""The answers to a survey's question with their margins, and the bases too small to speak of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from smpdesk.analysis.survey import SMALLEST_BASE, margin
from smpdesk.models.records import Answer, Survey

EVERYBODY = "All"


@dataclass(frozen=True)
class Answered:
    """An answer of a group of people: its share and ± at 95%, in per cent and points.

    ``base`` is how many of them answered: as given, the survey's own for everybody, or
    (``worked_out``) what the count and the share come to. None where it can't be known.
    """

    answer: Answer
    share: float | None
    margin: float | None
    base: int | None
    worked_out: bool = False

    @property
    def interval(self) -> tuple[float, float] | None:
        """Share less and plus margin, from 0 to 1; None where there is no margin."""
        if self.share is None or self.margin is None:
            return None
        low, high = self.share - self.margin, self.share + self.margin
        return max(0.0, low / 100), min(1.0, high / 100)

    @property
    def small(self) -> bool:
        """Whether too few answered for the share to be spoken of."""
        return self.base is not None and self.base < SMALLEST_BASE


def answered(survey: Survey, answers: Sequence[Answer]) -> list[Answered]:
    """The answers with their margins, in their order."""
    return [_answered(survey, answer) for answer in answers]


def small_bases(rows: Sequence[Answered]) -> str:
    """The groups that too few answered for, in a sentence; empty when there are none."""
    small = {row.answer.people: row.base for row in rows if row.small}
    if not small:
        return ""
    named = ", ".join(f"{people} ({base})" for people, base in small.items())
    return f"Fewer than {SMALLEST_BASE} answered, too few to speak of: {named}."


def _answered(survey: Survey, answer: Answer) -> Answered:
    base = answer.base or (survey.base if answer.people == EVERYBODY else 0) or None
    share, worked_out = answer.share, False
    if share is None and answer.count is not None and base:
        share = 100 * answer.count / base
    if base is None and answer.count and share:
        base, worked_out = round(100 * answer.count / share), True
    if share is None or not base or not 0 <= share <= 100:
        return Answered(answer, share, None, base, worked_out)
    return Answered(answer, share, 100 * margin(share / 100, base), base, worked_out)
