"""Claims of a change: "a 34% increase", "fell by a fifth", "an increase of 757 (8.9%)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from smpdesk.analysis.checks.pairs import WAY
from smpdesk.analysis.checks.passages import Sentence
from smpdesk.analysis.checks.quantities import Quantity

_WORDS = r"(?:[^<>;,.()]|<[tk]\d+>)"
_DETAIL = r"(?:[^<>;()]|<[tk]\d+>)"
_PERCENT = (
    re.compile(rf"<p(?P<p>\d+)> (?:[a-z-]+ ){{0,2}}?(?:\b(?:and|or|of)\b )?{WAY}(?! than half)"),
    re.compile(
        rf"(?!(?:more|less|fewer|higher|lower|greater) than){WAY}"
        rf"(?: (?!from\b|to\b|than\b|at\b|for\b|with\b|if\b|where\b)[a-z'&-]+"
        rf"| <t\d+>| \([^()<>]*\)){{0,6}}?(?: (?:more|less|fewer) "
        rf"than(?: an?)?)? ?[-,:(]? ?<p(?P<p>\d+)>"
    ),
)
_BARE = re.compile(
    r"[(,:-] ?(?:i\.e\.? |or |about |a change of |change of )?<p(?P<p>\d+)>(?=[).,;]|$)"
)
_CHANGE_OF = re.compile(r"\bchange of <p(?P<p>\d+)>")
_AMONG = (
    r"(?! (?:(?!in\b|across\b|from\b|to\b|by\b|for\b)[a-z'-]+ ){0,3}?(?:areas|districts|boroughs|"
    r"wards|divisions|forces|counties|regions|authorities|councils|partnerships|csps|neighbours|"
    r"peers)\b)"
)
"""After a number that says how many were compared: "the fourth lowest rise of thirteen areas"."""

_STEP = (
    re.compile(
        rf"{WAY}(?: [a-z'-]+){{0,3}}? (?:of|by) (?:(?!the <)[a-z]+ ){{0,3}}?<n(?P<n>\d+)>{_AMONG}"
    ),
    re.compile(rf"{WAY} <n(?P<n>\d+)>(?! to <n)(?= [a-z]* ?(?:\(|from|to|on|,|or|$|\.))"),
    re.compile(
        r"<n(?P<n>\d+)> (?:[a-z]+ ){0,2}?(?P<more>more|fewer|less"
        r"|additional|extra|higher|lower)\b(?! than half)"
    ),
    re.compile(r"\b(?P<down>saving) of (?:[a-z]+ ){0,2}?<n(?P<n>\d+)>"),
    re.compile(r"\bdifference of (?:[a-z]+ ){0,2}?<n(?P<n>\d+)>"),
)
_OF_STEP = re.compile(
    rf"<n(?P<n>\d+)>{_WORDS}{{0,40}}?,? ?(?:\((?:or |a |an |by )?"
    rf"(?:[a-z]+ ){{0,3}}?|which {_WORDS}{{0,30}}?|or (?:by )?|representing "
    rf"|equivalent to |this (?:equates to|is|represents) |equat(?:es"
    rf"|ing) to |equal to |, (?:a |an |or )?)"
    r"(?:[a-z]+ ){0,3}?<p(?P<p>\d+)>(?! of (?:all|the|those|them))"
)
_STEP_OF = re.compile(
    r"<p(?P<p>\d+)>,? ?(?:\(|or |, or |, )(?:(?!from|to|of|on|with|in"
    r"|and|while)[a-z]+ ){0,3}?<n(?P<n>\d+)>"
)
_TO = re.compile(rf"^{_DETAIL}{{0,60}}?\bto {_WORDS}{{0,30}}?<n(?P<now>\d+)>")
_FROM = re.compile(rf"^{_DETAIL}{{0,60}}?\bfrom {_WORDS}{{0,30}}?<n(?P<before>\d+)>")
_TIMES = re.compile(r"<u(?P<u>\d+)>")
_OWN_PERCENT = re.compile(r"<n(?P<n>\d+)>(?: [a-z'-]+){0,2} ?\(<p(?P<p>\d+)>\)")


@dataclass(frozen=True)
class PercentClaim:
    """A per cent (or a fraction) said to be a change, and which way: +1, −1, 0 not said."""

    figure: Quantity
    way: int


@dataclass(frozen=True)
class StepClaim:
    """A count said to be a change, with the per cent that stands for it, if any.

    ``now`` or ``before`` is the other figure that the same words name ("to 9,245").
    """

    figure: Quantity
    place: int
    way: int
    percent: Quantity | None = None
    now: Quantity | None = None
    before: Quantity | None = None


def _way(match: re.Match[str]) -> int:
    groups = match.groupdict()
    if groups.get("more"):
        return -1 if groups["more"] in ("fewer", "less", "lower") else 1
    return 1 if groups.get("up") else -1 if groups.get("down") else 0


def step_claims(sentence: Sentence) -> list[StepClaim]:
    """The counts of a sentence that are changes ("a reduction of 236", "152 fewer")."""
    found: dict[int, StepClaim] = {}
    for pattern in _STEP:
        for match in pattern.finditer(sentence.coded):
            place = int(match["n"])
            if place not in found and sentence.figures[place].kind in "nm":
                found[place] = _complete(sentence, match, place, _way(match))
    for match in _STEP_OF.finditer(sentence.coded):
        place, percent = int(match["n"]), sentence.figures[int(match["p"])]
        claims = {claim.figure: claim for claim in percent_claims(sentence)}
        small = sentence.figures[place].value
        bigger = any(f.kind == "n" and f.value > small for f in sentence.figures)
        if percent in claims and place not in found and bigger:
            claim = _complete(sentence, match, place, claims[percent].way)
            if claim.now or claim.before:
                found[place] = StepClaim(
                    claim.figure, place, claim.way, percent, claim.now, claim.before
                )
    return list(found.values())


def _complete(sentence: Sentence, match: re.Match[str], place: int, way: int) -> StepClaim:
    """A step with what follows it: its per cent, what it led to, what it began from."""
    figure, coded = sentence.figures[place], sentence.coded
    share = next((m for m in _OF_STEP.finditer(coded) if int(m["n"]) == place), None)
    percent = sentence.figures[int(share["p"])] if share else None
    if percent is not None and percent.kind == "f" and not percent.value:
        percent = None
    rest = re.sub(r"\([^()]*\)", " ", coded[match.end() :].lstrip(")"))
    rest = re.sub(r"^[^()]*\)", " ", rest) if rest.find(")") < (rest + "(").find("(") else rest
    rest = re.sub(r"<p\d+>", "", rest)
    to, from_ = _TO.search(rest), _FROM.search(rest)
    now = sentence.figures[int(to["now"])] if to else None
    before = sentence.figures[int(from_["before"])] if from_ else None
    if now is not None and now.kind != figure.kind:
        now = None
    if before is not None and before.kind != figure.kind:
        before = None
    return StepClaim(figure, place, way, percent, now, before)


def percent_claims(sentence: Sentence) -> list[PercentClaim]:
    """The per cents of a sentence that are said to be changes, in order."""
    found: dict[int, int] = {}
    for pattern in _PERCENT:
        for match in pattern.finditer(sentence.coded):
            found.setdefault(int(match["p"]), _way(match))
    for place, figure in enumerate(sentence.figures):
        if figure.kind == "p" and figure.signed and place not in found:
            found[place] = figure.signed
    for match in _CHANGE_OF.finditer(sentence.coded):
        found.setdefault(int(match["p"]), sentence.figures[int(match["p"])].signed)
    return [PercentClaim(sentence.figures[place], found[place]) for place in sorted(found)]


def own_percents(sentence: Sentence, steps: list[StepClaim]) -> dict[Quantity, StepClaim]:
    """The per cents in brackets right after a change, as in "by 184 (9%) from 1,840 to 2,024"."""
    of = {claim.place: claim for claim in steps}
    return {
        sentence.figures[int(match["p"])]: of[int(match["n"])]
        for match in _OWN_PERCENT.finditer(sentence.coded)
        if int(match["n"]) in of
    }


def bare_percents(sentence: Sentence) -> Iterator[Quantity]:
    """Per cents in brackets or after a dash, which may be the change of a pair just before."""
    for match in _BARE.finditer(sentence.coded):
        yield sentence.figures[int(match["p"])]


def times_claims(sentence: Sentence) -> Iterator[Quantity]:
    """Words such as "doubled" and "halved", each with the factor as its value."""
    for match in _TIMES.finditer(sentence.coded):
        yield sentence.figures[int(match["u"])]
