"""Claims of a share in prose: "35 of those, 20% of all cases", "three quarters (74 of 98)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from smpdesk.analysis.checks.figures import percent_text
from smpdesk.analysis.checks.finding import Finding
from smpdesk.analysis.checks.judging import Place, may_say
from smpdesk.analysis.checks.pairs import pairs
from smpdesk.analysis.checks.quantities import Quantity
from smpdesk.analysis.checks.told_changes import Context

_F = r"(?:[^<>;()]|<[tk]\d+>)"
_PART, _WHOLE, _P = r"<n(?P<part>\d+)>", r"<n(?P<whole>\d+)>", r"<p(?P<p>\d+)>"
_NO_SHARE = r"(?<!\bby )(?<!\bbetween )(?<!\bfrom )(?<!\bto )(?<!\bup )(?<!\bdown )"
"""Before a per cent that is a change: "in 9 of 13 districts, by between 2% and 15%"."""

_OF = (
    r"(?:out of|of|from among|in)(?: (?:the|a|all|our|its|these|those"
    r"|total|some|overall|combined|of))*"
)
_SHARES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_PART} (?:[a-z'-]+ ){{0,3}}?{_OF} (?:[a-z'-]+ ){{0,2}}?"
        rf"{_WHOLE}{_F}{{0,70}}?[(,=-]? ?\(?(?:or |about |which {_F}{{0,30}})?"
        rf"{_NO_SHARE}{_P}(?! (?:more|fewer|higher|lower|increase|rise|decrease"
        rf"|reduction|up|down))",
        rf"{_P}{_F}{{0,50}}?[(,:-] ?\(?{_PART} (?:[a-z'-]+ ){{0,3}}?"
        rf"{_OF} (?:[a-z'-]+ ){{0,2}}?{_WHOLE}",
        rf"{_WHOLE}{_F}{{0,60}}?,? of (?:which|whom|them|these),? {_PART}{_F}{{0,50}}? ?\({_P}\)",
        rf"{_PART} (?:[a-z'-]+ ){{0,3}}?\({_P}\) {_OF} (?:[a-z'-]+ ){{0,3}}?{_WHOLE}",
        rf"{_P} \({_PART}[^<>()]*\) {_OF} (?:[a-z'-]+ ){{0,3}}?{_WHOLE}",
        rf"{_P} {_OF} (?:[a-z'-]+ ){{0,3}}?{_WHOLE}{_F}{{0,40}}?(?:\("
        rf"|, or |, which is |, i\.e\. |, (?=<n\d+>, (?!<n))){_PART}",
        rf"\bof (?:the |our |all |these )?(?:[a-z'-]+ ){{0,2}}?{_WHOLE}"
        rf"{_F}{{0,60}}?, {_P} \({_PART}\)",
        rf"\bof (?:the |our |all |these )?(?:[a-z'-]+ ){{0,2}}?{_WHOLE}"
        rf"{_F}{{0,60}}?, {_PART}{_F}{{0,60}}?[(,] ?\(?(?:or |which "
        rf"is |about )?{_P}(?! (?:more|fewer|increase|rise|decrease"
        rf"|reduction|up|down))",
    )
)
_BACK = re.compile(
    rf"{_PART} of (?:those|these|which|whom|them)\b{_F}{{0,80}}?(?:\("
    rf"|, )?{_F}{{0,45}}?{_P}(?= of\b|[).,;]|$)"
)
_AMOUNTS = re.compile(
    rf"{_PART}{_F}{{0,70}}?\b(?:equates? to|represent(?:s|ing)|amounts? "
    rf"to|accounts? for|making up|accounting for|equating to) (?:[a-z]+ "
    rf"){{0,2}}?{_P} of (?:all|the (?:overall|total)|them|those|these)\b"
)
_GROUP = re.compile(r"<n(?P<part>\d+)>(?: [a-z'-]+){0,3} ?\(<p(?P<p>\d+)>\)")


def check_told_shares(context: Context) -> Iterator[Finding]:
    """Each per cent told of a part and a whole that the two don't bear out."""
    sentence = context.sentence
    seen: set[int] = set()
    for pattern in _SHARES:
        for match in pattern.finditer(sentence.coded):
            place = int(match["p"])
            if place in seen:
                continue
            seen.add(place)
            figures = sentence.figures
            part, whole = figures[int(match["part"])], figures[int(match["whole"])]
            if not figures[place].signed:
                yield from _judge(context.place, figures[place], part, whole)
    for pattern in (_BACK, _AMOUNTS):
        for match in pattern.finditer(sentence.coded):
            place = int(match["p"])
            if place not in seen:
                seen.add(place)
                yield from _back(context, int(match["part"]), sentence.figures[place])
    yield from _groups(context, seen)


def _judge(place: Place, told: Quantity, part: Quantity, whole: Quantity) -> Iterator[Finding]:
    if part.kind != whole.kind or part.hedge or whole.hedge or not whole.value:
        return
    if part.value > whole.value:
        return
    low = (part.value - part.shown.slack) / (whole.value + whole.shown.slack)
    high = (part.value + part.shown.slack) / (whole.value - whole.shown.slack)
    if may_say(told, 100.0 * low, 100.0 * high):
        return
    text = percent_text(100.0 * part.value / whole.value, max(1, told.shown.decimals))
    yield place.finding(
        "percent",
        told,
        text,
        f"is not the share that {_clean(part)} is of {_clean(whole)}, which is {text}.",
    )


def _back(context: Context, part_place: int, told: Quantity) -> Iterator[Finding]:
    """A share of something named earlier: in the sentence, or in the two before it."""
    sentence = context.sentence
    part = sentence.figures[part_place]
    own = [f for f in sentence.figures[:part_place] if f.kind == part.kind]
    candidates, main = list(own), own[-1] if own else None
    if context.before is not None:
        told_before = [f for f in context.before.figures if f.kind == part.kind]
        candidates += told_before
        found = pairs(context.before, set(), context.earlier)
        candidates += [figure for pair in found for figure in (pair.now, pair.before)]
        if main is None and len(found) == 1:
            main = found[0].now
        elif main is None and len(told_before) == 1:
            main = told_before[0]
    if main is None or any(_fits(told, part, whole) for whole in candidates):
        return
    yield from _judge(context.place, told, part, main)


def _fits(told: Quantity, part: Quantity, whole: Quantity) -> bool:
    return bool(whole.value) and _share_of(told, part, whole.value)


def _groups(context: Context, seen: set[int]) -> Iterator[Finding]:
    """Groups whose per cents make a hundred, "31 (38%) … 51 (62%)", against their counts.

    Where they all are shares of another count told here, some belong to none of the groups.
    """
    sentence = context.sentence
    matches = list(_GROUP.finditer(sentence.coded))
    parts = [sentence.figures[int(m["part"])] for m in matches]
    told = [sentence.figures[int(m["p"])] for m in matches]
    total = sum(part.value for part in parts)
    if len(parts) < 2 or not total or any(part.kind != "n" for part in parts):
        return
    if any(figure.signed for figure in told):
        return
    groups = list(zip(told, parts, strict=True))
    wrong = [(figure, part) for figure, part in groups if not _share_of(figure, part, total)]
    complete = abs(sum(figure.value for figure in told) - 100.0) <= 1.0
    if not (complete and wrong) and len(wrong) != 1:
        return
    others = [*sentence.figures, *(context.before.figures if context.before else ())]
    wholes = [figure.value for figure in others if figure.kind == "n" and figure.value > total]
    if any(all(_share_of(*group, whole) for group in groups) for whole in wholes):
        return
    for figure, part in wrong:
        if sentence.figures.index(figure) in seen:
            continue
        text = percent_text(100.0 * part.value / total, max(1, figure.shown.decimals))
        yield context.place.finding(
            "percent",
            figure,
            text,
            f"is not the share that {_clean(part)} is of the {len(parts)} groups together, "
            f"which is {text}.",
            "likely",
        )


def _share_of(told: Quantity, part: Quantity, whole: float) -> bool:
    exact = 100.0 * part.value / whole
    return may_say(told, exact, exact)


def _clean(figure: Quantity) -> str:
    return " ".join(figure.text.split())
