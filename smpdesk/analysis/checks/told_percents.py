"""Changes told as a per cent, held against the two figures that stand nearest."""

from __future__ import annotations

import re
from collections.abc import Iterator

from smpdesk.analysis.checks.changes_told import (
    PercentClaim,
    StepClaim,
    bare_percents,
    own_percents,
)
from smpdesk.analysis.checks.figures import percent_range, percent_text
from smpdesk.analysis.checks.finding import Finding
from smpdesk.analysis.checks.judging import Place, may_say
from smpdesk.analysis.checks.pairs import Pair
from smpdesk.analysis.checks.passages import Sentence
from smpdesk.analysis.checks.quantities import Quantity

ELSEWHERE = re.compile(
    r"\b(?:county|countywide|county-wide|nationa\w+|force|kent|england|region\w*|average|division|"
    r"elsewhere|target|while|whereas|compared with an?)\b"
)
"""Words that turn to another area, or to a target."""

NEW_CLAUSE = re.compile(r";(?!\s*(?:this|that|which|an?|up|down|or|so|representing)\b)")
"""Where something else begins to be told."""


def check_percents(
    place: Place,
    sentence: Sentence,
    claims: list[PercentClaim],
    steps: list[StepClaim],
    found: list[Pair],
) -> Iterator[Finding]:
    """Each pair against the one per cent that stands nearest to it."""
    usable = [pair for pair in found if not pair.hedged]
    claimed = list(claims)
    known = {claim.figure for claim in claims}
    for step in steps:
        if step.percent is not None and step.percent not in known:
            claimed.append(PercentClaim(step.percent, step.way))
            known.add(step.percent)
    for figure in bare_percents(sentence):
        follows = any(_just_after(sentence, pair, figure) for pair in usable)
        if figure not in known and follows:
            claimed.append(PercentClaim(figure, figure.signed))
    if not usable or not claimed:
        return
    sizes = [bounds for pair in usable if (bounds := sizes_of(pair))]
    for pair in usable:
        own = sizes_of(pair)
        if own and any(may_say(one.figure, *own) for one in claimed):
            continue
        claim = min(claimed, key=lambda one: _distance(pair, one.figure))
        if min(usable, key=lambda one: _distance(one, claim.figure)) is not pair:
            continue
        told = [c for c in claimed if any(may_say(c.figure, *size) for size in sizes)]
        if told and claim not in told:
            continue
        if claim not in told and _elsewhere(sentence, pair, claim.figure):
            continue
        yield from _percent(place, claim, pair)


def check_own_percents(
    place: Place, sentence: Sentence, steps: list[StepClaim], found: list[Pair]
) -> Iterator[Finding]:
    """The per cent in brackets after a change, held against the pair whose difference it is."""
    for percent, step in own_percents(sentence, steps).items():
        fitting = [pair for pair in found if not pair.hedged and pair.gap == step.figure.value]
        if len(fitting) == 1 and not step.figure.hedge:
            yield from _percent(place, PercentClaim(percent, step.way), fitting[0])


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
        NEW_CLAUSE.search(between)
        or ELSEWHERE.search(between)
        or re.search(r"\d\s?%|\d per ?cent", between)
    ):
        return True
    size = pair.now.value / pair.before.value
    wide = not 0.2 <= size <= 5 and figure.value < 100 and not pair.way
    return wide or tells_of_another(sentence, pair)


def tells_of_another(sentence: Sentence, pair: Pair) -> bool:
    """Whether the earlier figure is said to be another area's."""
    if not 0 <= pair.spot < len(sentence.text):
        return False
    beside = re.match(r"[^.,;\d]{0,45}", sentence.text[pair.before.end :].lower())
    return bool(beside and ELSEWHERE.search(beside.group()))


def sizes_of(pair: Pair) -> tuple[float, float] | None:
    """The least and the most that the pair's per cent may be, without its sign."""
    bounds = percent_range(pair.now.shown, pair.before.shown)
    if bounds is None or pair.now.shown.value < 0:
        return None
    least, most = sorted((abs(bounds[1]), abs(bounds[2])))
    return least, most


def _percent(place: Place, claim: PercentClaim, pair: Pair) -> Iterator[Finding]:
    sizes = sizes_of(pair)
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
