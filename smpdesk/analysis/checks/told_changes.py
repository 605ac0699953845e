"""Claims of change in prose, held against the two figures that they are about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from smpdesk.analysis.checks.changes_told import (
    PercentClaim,
    StepClaim,
    percent_claims,
    step_claims,
    times_claims,
)
from smpdesk.analysis.checks.figures import percent_text
from smpdesk.analysis.checks.finding import Finding
from smpdesk.analysis.checks.judging import Place, may_say
from smpdesk.analysis.checks.pairs import Pair, pairs
from smpdesk.analysis.checks.passages import Sentence
from smpdesk.analysis.checks.told_percents import (
    ELSEWHERE,
    NEW_CLAUSE,
    check_own_percents,
    check_percents,
    sizes_of,
    tells_of_another,
)
from smpdesk.analysis.checks.told_steps import check_steps

_REFERS_BACK = re.compile(
    r"^(?:- )?(?:this|that|which|it|these|representing|equivalent"
    r"|equating|an? (?:[a-z]+ )?(?:increase|rise|"
    r"decrease|reduction|fall|drop|change|growth|decline)|the (?:increase|rise|decrease|reduction|"
    r"fall|drop|change)|up|down|overall,? (?:this|that))\b"
)


@dataclass(frozen=True)
class Context:
    """A sentence with its neighbours in the same paragraph, and its place in the text.

    ``earlier`` is the sentence before ``before``.
    """

    sentence: Sentence
    before: Sentence | None
    after: Sentence | None
    place: Place
    earlier: Sentence | None = None


def check_told_changes(context: Context) -> Iterator[Finding]:
    """Each change told in a sentence that its two figures don't bear out."""
    sentence = context.sentence
    steps = step_claims(sentence)
    found = _pairs_for(context, steps)
    claims = percent_claims(sentence)
    yield from check_steps(context.place, steps, claims, found)
    yield from check_percents(context.place, sentence, claims, steps, found)
    yield from check_own_percents(context.place, sentence, steps, found)
    yield from _times(context.place, sentence, found)
    yield from _ways(context, claims, steps, found)


def _pairs_for(context: Context, steps: list[StepClaim]) -> list[Pair]:
    """The sentence's own pairs; else, when it refers back, those of the sentence before.

    A pair that explains itself in the next sentence ("This is a reduction from 431 to 279")
    serves the claim before it as well.
    """
    taken = {claim.place for claim in steps}
    found = pairs(context.sentence, taken, context.before)
    if found:
        return found
    if context.before is not None and _REFERS_BACK.search(context.sentence.coded):
        earlier = step_claims(context.before)
        found = pairs(context.before, {claim.place for claim in earlier})
        if len(found) == 1 and not percent_claims(context.before):
            return [Pair(found[0].now, found[0].before, -1)]
        return []
    after = context.after
    if after is not None and re.match(r"(?:this|that) (?:is|was|represents)\b", after.coded):
        later = step_claims(after)
        found = pairs(after, {claim.place for claim in later})
        if len(found) == 1 and not percent_claims(after):
            return [Pair(found[0].now, found[0].before, len(context.sentence.text))]
    return []


def _times(place: Place, sentence: Sentence, found: list[Pair]) -> Iterator[Finding]:
    for told in times_claims(sentence):
        if len(found) != 1 or found[0].hedged or found[0].before.value <= 0:
            continue
        if NEW_CLAUSE.search(sentence.text, max(found[0].spot, 0), told.start):
            continue
        ratio, factor = found[0].now.value / found[0].before.value, told.value
        if factor < 1:
            ratio, factor = (1 / ratio if ratio else 99.0), 1 / factor
        least = {"above": 0.995, "below": 0.8, "about": 0.8}.get(told.hedge, 0.9) * factor
        most = {"above": 99.0, "below": 1.02, "about": 1.2}.get(told.hedge, 1.12) * factor
        if not least <= ratio <= most:
            exact = 100.0 * (found[0].now.value / found[0].before.value - 1.0)
            text = percent_text(exact, 1, signed=True)
            yield place.finding(
                "claim", told, text, f"does not fit the change {found[0].words}, which is {text}."
            )


def _ways(
    context: Context, claims: list[PercentClaim], steps: list[StepClaim], found: list[Pair]
) -> Iterator[Finding]:
    """A fall called a rise, or the other way about."""
    if len(found) != 1 or found[0].now.value == found[0].before.value or found[0].hedged:
        return
    pair = found[0]
    between = context.sentence.text[pair.first : pair.spot].lower()
    if tells_of_another(context.sentence, pair) or ELSEWHERE.search(between):
        return
    inside = [s.figure.value for s in steps if pair.first < s.figure.start < pair.spot]
    apart = not 0.2 * pair.before.value <= pair.now.value <= 5 * pair.before.value
    if apart or (inside and pair.gap not in inside):
        return
    rising = 1 if pair.rising else -1
    sizes = sizes_of(pair)
    fitting = [c for c in claims if sizes and c.way and may_say(c.figure, *sizes)]
    told = pair.way or next((c.way for c in fitting), 0)
    if not told:
        told = next((s.way for s in steps if s.figure.value == pair.gap), 0)
    if told and told != rising:
        word, fact = ("a rise", "a fall") if told > 0 else ("a fall", "a rise")
        yield context.place.finding(
            "claim",
            pair.now,
            fact,
            f"is told as {word}, but the figures go {pair.words}, which is {fact}.",
        )
