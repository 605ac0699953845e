"""Changes told as a number, held against the two figures that they are between."""

from __future__ import annotations

from collections.abc import Iterator

from smpdesk.analysis.checks.changes_told import PercentClaim, StepClaim
from smpdesk.analysis.checks.figures import number_text, percent_text
from smpdesk.analysis.checks.finding import Finding
from smpdesk.analysis.checks.judging import Place, may_say
from smpdesk.analysis.checks.pairs import Pair
from smpdesk.analysis.checks.quantities import Quantity


def check_steps(
    place: Place, steps: list[StepClaim], claims: list[PercentClaim], found: list[Pair]
) -> Iterator[Finding]:
    """Each change in number against the pairs, or with its per cent against what was before."""
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
    """The per cent of what was there before, as in "an increase of 757 (8.9%) to 9,245"."""
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


def _clean(figure: Quantity) -> str:
    return " ".join(figure.text.split())
