"""A survey's shares: weighted, with their margins, by group, and which differences hold."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from smpdesk.analysis.ratios import Z95, newcombe, wilson

SMALLEST_BASE = 50
NOTABLE_POINTS = 8.0


@dataclass(frozen=True)
class Response:
    """One person's answer to one question (``None`` when not answered), weight and groups.

    ``groups`` are, for example, ``{"sex": "female", "age": "35 to 49"}``. A survey that arrives
    as a table gives ``people`` alike in one response, each of that weight.
    """

    answer: str | None
    weight: float = 1.0
    groups: Mapping[str, str] = field(default_factory=dict)
    people: int = 1


@dataclass(frozen=True)
class Base:
    """How many answered: ``count`` people, ``weighted``, and ``effective`` after weighting.

    ``design_effect`` is Kish's: count · Σw² / (Σw)²; 1 when all weigh the same (Kish 1965,
    Survey Sampling, 11.7). ``unanswered`` are left out of all of them.
    """

    count: int
    weighted: float
    effective: float
    design_effect: float
    unanswered: int = 0


@dataclass(frozen=True)
class Share:
    """The share that gave an answer (0 to 1), its margin at 95%, and its Wilson interval.

    ``margin`` is the symmetrical ± of the usual formula; ``lower`` and ``upper`` stay sensible
    near 0 and 1. ``count`` is of people, unweighted.
    """

    answer: str
    count: int
    share: float
    margin: float
    lower: float
    upper: float


@dataclass(frozen=True)
class QuestionResult:
    """A question's shares, in the order of the answers, with their base."""

    base: Base
    shares: tuple[Share, ...]
    words: str

    def share_of(self, answer: str) -> Share:
        """The share of one answer. Raises ``KeyError`` for an answer that is not there."""
        for share in self.shares:
            if share.answer == answer:
                return share
        raise KeyError(answer)


@dataclass(frozen=True)
class GroupResult:
    """A question by one grouping: each group's result, and the groups left out and why."""

    grouping: str
    groups: Mapping[str, QuestionResult]
    left_out: Mapping[str, int]
    words: str


@dataclass(frozen=True)
class Difference:
    """How much more of group ``a`` than of group ``b`` gave an answer, in percentage points.

    ``lower`` and ``upper`` bound it at 95%; ``p_value`` is Holm's, adjusted for all the pairs
    of the grouping; ``significant`` at 5%; ``notable`` when also at least as large as asked.
    """

    a: str
    b: str
    points: float
    lower: float
    upper: float
    p_value: float
    significant: bool
    notable: bool
    words: str


def question_result(
    responses: Sequence[Response], answers: Sequence[str] | None = None
) -> QuestionResult:
    """The weighted share of each answer among those who answered.

    ``answers`` gives their order, and includes those that nobody gave; otherwise as first met.
    Raises ``ValueError`` for a negative weight.
    """
    if any(response.weight < 0 or response.people < 0 for response in responses):
        raise ValueError("a weight or a number of people is not negative")
    given, base = _answered(responses)
    order = answers or list(dict.fromkeys(response.answer for response in given if response.answer))
    shares = tuple(_share(answer, given, base) for answer in order)
    return QuestionResult(base, shares, _base_words(base))


def as_one_answer(
    responses: Sequence[Response], name: str, answers: Collection[str]
) -> list[Response]:
    """The responses with any of ``answers`` renamed ``name``: very or fairly safe as "safe"."""
    return [
        replace(response, answer=name) if response.answer in answers else response
        for response in responses
    ]


def by_group(
    responses: Sequence[Response],
    grouping: str,
    answers: Sequence[str] | None = None,
    smallest_base: int = SMALLEST_BASE,
) -> GroupResult:
    """The question by ``grouping``; groups under ``smallest_base`` answers are left out, named.

    Respondents of no known group are in none.
    """
    members: dict[str, list[Response]] = {}
    for response in responses:
        if grouping in response.groups:
            members.setdefault(response.groups[grouping], []).append(response)
    results = {group: question_result(theirs, answers) for group, theirs in members.items()}
    kept = {
        group: result for group, result in results.items() if result.base.count >= smallest_base
    }
    left_out = {group: result.base.count for group, result in results.items() if group not in kept}
    words = ""
    if left_out:
        named = ", ".join(f"{group} ({count})" for group, count in left_out.items())
        words = f"Left out, with fewer than {smallest_base} answers: {named}."
    return GroupResult(grouping, kept, left_out, words)


def differences(
    result: GroupResult, answer: str, notable_points: float = NOTABLE_POINTS
) -> tuple[Difference, ...]:
    """Every pair of groups compared on ``answer``, the largest difference first.

    Two-sided z test of two proportions on the effective bases, pooled; Newcombe's interval;
    p-values adjusted by Holm's step-down method, since many pairs are looked at.
    """
    pairs = []
    groups = list(result.groups.items())
    for index, (a, first) in enumerate(groups):
        for b, second in groups[index + 1 :]:
            one, two = (a, first), (b, second)
            if first.share_of(answer).share < second.share_of(answer).share:
                one, two = two, one
            pairs.append((one, two))
    raw = [
        _p_value(
            (one[1].share_of(answer).share, one[1].base.effective),
            (two[1].share_of(answer).share, two[1].base.effective),
        )
        for one, two in pairs
    ]
    adjusted = holm(raw)
    found = [
        _difference(one, two, answer, p, notable_points)
        for (one, two), p in zip(pairs, adjusted, strict=True)
    ]
    return tuple(sorted(found, key=lambda difference: -difference.points))


def margin(share: float, effective_base: float, population: float | None = None) -> float:
    """The ± of ``share`` (0 to 1) at 95%: 1.96 √(p(1−p)/n), as a share.

    ``population`` shrinks it by √((N−n)/(N−1)) where a good part of everybody answered.
    """
    if effective_base <= 0:
        raise ValueError("nobody answered, so there is no margin")
    plain = Z95 * math.sqrt(share * (1 - share) / effective_base)
    if population is None or population <= 1:
        return plain
    return plain * math.sqrt(max(0.0, (population - effective_base) / (population - 1)))


def holm(p_values: Sequence[float]) -> list[float]:
    """The p-values adjusted for their number (Holm 1979), in the order given."""
    order = sorted(range(len(p_values)), key=lambda index: p_values[index])
    adjusted = [0.0] * len(p_values)
    highest = 0.0
    for step, index in enumerate(order):
        highest = max(highest, min(1.0, (len(p_values) - step) * p_values[index]))
        adjusted[index] = highest
    return adjusted


def _answered(responses: Sequence[Response]) -> tuple[list[Response], Base]:
    given = [response for response in responses if response.answer is not None]
    unanswered = sum(response.people for response in responses if response.answer is None)
    count = sum(response.people for response in given)
    weighted = sum(response.people * response.weight for response in given)
    squares = sum(response.people * response.weight**2 for response in given)
    if not squares:
        return given, Base(count, 0.0, 0.0, 1.0, unanswered)
    effective = weighted**2 / squares
    return given, Base(count, weighted, effective, count / effective, unanswered)


def _share(name: str, given: Sequence[Response], base: Base) -> Share:
    theirs = [response for response in given if response.answer == name]
    count = sum(response.people for response in theirs)
    if base.effective <= 0:
        return Share(name, count, math.nan, math.nan, math.nan, math.nan)
    weighted = sum(response.people * response.weight for response in theirs)
    share = min(1.0, weighted / base.weighted)
    lower, upper = wilson(share * base.effective, base.effective)
    return Share(name, count, share, margin(share, base.effective), lower, upper)


def _base_words(base: Base) -> str:
    if base.effective <= 0:
        return "Nobody answered this question."
    half = 100 * margin(0.5, base.effective)
    words = f"{base.count:,} answers; a share is accurate to ±{half:.1f} points at most, at 95%."
    if base.design_effect > 1.005:
        words += (
            f" Weighting makes them worth {base.effective:,.0f} "
            f"(design effect {base.design_effect:.2f})."
        )
    return words


def _p_value(a: tuple[float, float], b: tuple[float, float]) -> float:
    (p, n), (q, m) = a, b
    pooled = (p * n + q * m) / (n + m)
    spread = math.sqrt(pooled * (1 - pooled) * (1 / n + 1 / m))
    if spread == 0:
        return 1.0
    return math.erfc(abs(p - q) / spread / math.sqrt(2))


def _difference(
    one: tuple[str, QuestionResult],
    two: tuple[str, QuestionResult],
    answer: str,
    p_value: float,
    notable_points: float,
) -> Difference:
    (a, first), (b, second) = one, two
    p, q = first.share_of(answer).share, second.share_of(answer).share
    low, high = newcombe(
        (p * first.base.effective, first.base.effective),
        (q * second.base.effective, second.base.effective),
    )
    points = 100 * (p - q)
    significant = p_value < 0.05
    verdict = "a difference that holds" if significant else "no more than chance can give"
    words = (
        f"{answer}: {a} {100 * p:.1f}%, {b} {100 * q:.1f}%, {points:.1f} points apart "
        f"({100 * low:.1f} to {100 * high:.1f}): {verdict}."
    )
    notable = significant and points >= notable_points
    return Difference(a, b, points, 100 * low, 100 * high, p_value, significant, notable, words)
