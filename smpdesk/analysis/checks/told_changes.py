"""Claims of change in prose, held against the two figures that they are about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from smpdesk.analysis.checks.changes_told import (
    PercentClaim,
    StepClaim,
    bare_percents,
    own_percents,
    percent_claims,
    step_claims,
    times_claims,
)
from smpdesk.analysis.checks.figures import number_text, percent_range, percent_text
from smpdesk.analysis.checks.finding import Finding
from smpdesk.analysis.checks.judging import Place, may_say
from smpdesk.analysis.checks.pairs import Pair, pairs
from smpdesk.analysis.checks.passages import Sentence
from smpdesk.analysis.checks.quantities import Quantity

_REFERS_BACK = re.compile(
    r"^(?:- )?(?:this|that|which|it|these|representing|equivalent"
    r"|equating|an? (?:[a-z]+ )?(?:increase|rise|"
    r"decrease|reduction|fall|drop|change|growth|decline)|the (?:increase|rise|decrease|reduction|"
    r"fall|drop|change)|up|down|overall,? (?:this|that))\b"
)
_ELSEWHERE = re.compile(
    r"\b(?:county|countywide|county-wide|nationa\w+|force|kent|england|region\w*|average|division|"
    r"elsewhere|target|while|whereas|compared with an?)\b"
)

_NEW_CLAUSE = re.compile(r";(?!\s*(?:this|that|which|an?|up|down|or|so|representing)\b)")


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
    yield from _steps(context.place, steps, claims, found)
    yield from _percents(context, claims, steps, found)
    yield from _own_percents(context, steps, found)
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


def _steps(
    place: Place, steps: list[StepClaim], claims: list[PercentClaim], found: list[Pair]
) -> Iterator[Finding]:
    lone = claims[0].figure if len(claims) == len(steps) == 1 else None
    told = [claim.figure.value for claim in steps]
    for claim in steps:
        fitting = [
            pair
            for pair in found
            if pair.now.kind == claim.figure.kind
            and (pair.gap == claim.figure.value or pair.gap not in told)
        ]
        if fitting and not claim.figure.hedge:
            yield from _step_of_pair(place, claim, fitting)
        elif not fitting:
            yield from _step_percent(place, claim, claim.percent or lone)


def _step_of_pair(place: Place, claim: StepClaim, found: list[Pair]) -> Iterator[Finding]:
    if any(pair.hedged for pair in found):
        return
    gaps = [pair.gap for pair in found]
    rooms = [pair.now.shown.slack + pair.before.shown.slack for pair in found]
    told = claim.figure
    slack = told.shown.slack
    if any(
        abs(told.value - gap) <= room + slack + 1e-9 for gap, room in zip(gaps, rooms, strict=True)
    ):
        return
    if told.value > 3 * max(gaps) + 10 or len(found) > 1:
        return
    text = number_text(gaps[0], money=told.kind == "m")
    yield place.finding(
        "change", told, text, f"is not the difference {found[0].words}, which is {text}."
    )


def _step_percent(place: Place, claim: StepClaim, percent: Quantity | None) -> Iterator[Finding]:
    """The per cent of what was there before, as in "an increase of 757 (8.9 %) to 9,245"."""
    told = claim.figure
    if percent is None or claim.way == 0 or told.hedge:
        return
    if claim.before is not None:
        base = claim.before.value
    elif claim.now is not None:
        base = claim.now.value - claim.way * told.value
    else:
        return
    if base <= 0 or base < told.value * 0.02:
        return
    exact = 100.0 * told.value / base
    if may_say(percent, exact, exact):
        return
    text = percent_text(exact, max(1, percent.shown.decimals))
    yield place.finding(
        "percent",
        percent,
        text,
        f"does not follow from a change of {_clean(told)} from {number_text(base)}, "
        f"which is {text}.",
    )


def _percents(
    context: Context, claims: list[PercentClaim], steps: list[StepClaim], found: list[Pair]
) -> Iterator[Finding]:
    """Each pair against the one per cent that stands nearest to it."""
    usable = [pair for pair in found if not pair.hedged]
    claimed = list(claims)
    known = {claim.figure for claim in claims}
    for step in steps:
        if step.percent is not None and step.percent not in known:
            claimed.append(PercentClaim(step.percent, step.way))
            known.add(step.percent)
    for figure in bare_percents(context.sentence):
        follows = any(_just_after(context.sentence, pair, figure) for pair in usable)
        if figure not in known and follows:
            claimed.append(PercentClaim(figure, figure.signed))
    if not usable or not claimed:
        return
    sizes = [bounds for pair in usable if (bounds := _sizes(pair))]
    for pair in usable:
        own = _sizes(pair)
        if own and any(may_say(one.figure, *own) for one in claimed):
            continue
        claim = min(claimed, key=lambda one: _distance(pair, one.figure))
        if min(usable, key=lambda one: _distance(one, claim.figure)) is not pair:
            continue
        told = [c for c in claimed if any(may_say(c.figure, *size) for size in sizes)]
        if told and claim not in told:
            continue
        if claim not in told and _elsewhere(context.sentence, pair, claim.figure):
            continue
        yield from _percent(context.place, claim, pair)


def _own_percents(context: Context, steps: list[StepClaim], found: list[Pair]) -> Iterator[Finding]:
    """The per cent in brackets after a change, held against the pair whose difference it is."""
    for percent, step in own_percents(context.sentence, steps).items():
        fitting = [pair for pair in found if not pair.hedged and pair.gap == step.figure.value]
        if len(fitting) == 1 and not step.figure.hedge:
            yield from _percent(context.place, PercentClaim(percent, step.way), fitting[0])


def _just_after(sentence: Sentence, pair: Pair, figure: Quantity) -> bool:
    """Whether only a few words, a date and a bracket stand between a pair and a per cent."""
    between = sentence.text[max(pair.spot, 0) : figure.start]
    return 0 < len(between) <= 45 and not re.search(r"[;.)]|,\s\w+\s\w+", between)


def _distance(pair: Pair, figure: Quantity) -> float:
    """How far a per cent stands from a pair; one that follows is nearer than one before."""
    gap = figure.start - pair.spot
    return gap if gap >= 0 else -gap * 1.5


def _elsewhere(sentence: Sentence, pair: Pair, figure: Quantity) -> bool:
    """Whether a pair and a per cent are about different things.

    So it seems when the words between them turn to another area or pass another per cent, or
    when one of the pair is another area's figure: it says so, or is many times the other.
    """
    text = sentence.text
    if pair.spot < 0 or pair.spot >= len(text):
        between = text[: figure.start] if pair.spot < 0 else text[figure.end :]
    elif figure.start >= pair.spot:
        between = text[pair.spot : figure.start]
    else:
        between = text[figure.end : pair.first]
    between = re.sub(r"\([^()]*\)?", " ", between.lower())
    if (
        _NEW_CLAUSE.search(between)
        or _ELSEWHERE.search(between)
        or re.search(r"\d\s?%|\d per ?cent", between)
    ):
        return True
    size = pair.now.value / pair.before.value
    wide = not 0.2 <= size <= 5 and figure.value < 100 and not pair.way
    return wide or _another(sentence, pair)


def _another(sentence: Sentence, pair: Pair) -> bool:
    """Whether the earlier figure is said to be another area's."""
    if not 0 <= pair.spot < len(sentence.text):
        return False
    beside = re.match(r"[^.,;\d]{0,45}", sentence.text[pair.before.end :].lower())
    return bool(beside and _ELSEWHERE.search(beside.group()))


def _sizes(pair: Pair) -> tuple[float, float] | None:
    bounds = percent_range(pair.now.shown, pair.before.shown)
    if bounds is None or pair.now.shown.value < 0:
        return None
    least, most = sorted((abs(bounds[1]), abs(bounds[2])))
    return least, most


def _percent(place: Place, claim: PercentClaim, pair: Pair) -> Iterator[Finding]:
    sizes = _sizes(pair)
    told = claim.figure
    if sizes is None or may_say(told, *sizes) or claim.way * pair.way < 0:
        return
    exact = 100.0 * (pair.now.value / pair.before.value - 1.0)
    places = 1 if told.kind == "f" else max(1, told.shown.decimals)
    text = percent_text(exact, places)
    move = "an increase" if exact > 0 else "a decrease" if exact < 0 else "a change"
    size = percent_text(abs(exact), places)
    yield place.finding(
        "percent", told, text, f"does not follow {pair.words}, which is {move} of {size}."
    )


def _times(place: Place, sentence: Sentence, found: list[Pair]) -> Iterator[Finding]:
    for told in times_claims(sentence):
        if len(found) != 1 or found[0].hedged or found[0].before.value <= 0:
            continue
        if _NEW_CLAUSE.search(sentence.text, max(found[0].spot, 0), told.start):
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
    if _another(context.sentence, pair) or _ELSEWHERE.search(between):
        return
    inside = [s.figure.value for s in steps if pair.first < s.figure.start < pair.spot]
    apart = not 0.2 * pair.before.value <= pair.now.value <= 5 * pair.before.value
    if apart or (inside and pair.gap not in inside):
        return
    rising = 1 if pair.rising else -1
    sizes = _sizes(pair)
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


def _clean(figure: Quantity) -> str:
    return " ".join(figure.text.split())
