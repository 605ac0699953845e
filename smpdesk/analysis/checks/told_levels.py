"""Claims about levels: percentage points, a per cent that moved, lower or higher than another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from smpdesk.analysis.checks.figures import number_text, percent_range, percent_text
from smpdesk.analysis.checks.finding import Finding
from smpdesk.analysis.checks.judging import may_say
from smpdesk.analysis.checks.pairs import way_in
from smpdesk.analysis.checks.quantities import Quantity
from smpdesk.analysis.checks.told_changes import Context

_F = r"(?:[^<>;]|<[tk]\d+>)"
_MOVES = (
    re.compile(
        rf"\bfrom {_F}{{0,30}}?<p(?P<before>\d+)>{_F}{{0,60}}?\bto {_F}{{0,30}}?<p(?P<now>\d+)>"
    ),
    re.compile(rf"<p(?P<now>\d+)>{_F}{{0,60}}?\b(?:up|down) from {_F}{{0,25}}?<p(?P<before>\d+)>"),
    re.compile(
        rf"<p(?P<now>\d+)>{_F}{{0,60}}?\bcompar(?:ed|es) (?:to|with) "
        rf"{_F}{{0,40}}?<p(?P<before>\d+)>"
    ),
)
_POINTS = re.compile(r"<x(?P<x>\d+)>")
_THAN = re.compile(
    r"<(?P<k1>[pn])(?P<one>\d+)>[^<>;]{0,60}?\b(?:is|was|which is"
    r"|are|this is|were) (?:[a-z]+ ){0,2}?"
    r"(?P<word>lower|below|less|higher|above|greater|more) (?:than "
    r")?(?:the |our )?(?:[a-z'-]+ ){0,4}?"
    r"(?:average|figure|rate|mean|level) ?(?:\(|of |at |is |, )<(?P<k2>[pn])(?P<two>\d+)>"
)

_SO_FAR = re.compile(
    r"<n(?P<one>\d+)>[^<>;]{0,60}?<p(?P<p>\d+)> "
    r"(?P<word>below|under|lower than|less than|fewer than|above|over|higher than|more than) "
    r"(?:the |our )?(?:[a-z'-]+ ){0,4}?(?:average|mean|figure|rate|level) ?"
    r"(?:\(|of |at |is |, )<n(?P<two>\d+)>"
)


def check_told_levels(context: Context) -> Iterator[Finding]:
    """Each movement or comparison of per cents and rates that the two don't bear out."""
    sentence = context.sentence
    moved = [
        (sentence.figures[int(m["now"])], sentence.figures[int(m["before"])], m)
        for pattern in _MOVES
        for m in pattern.finditer(sentence.flat)
    ]
    if len(moved) == 1:
        now, before, match = moved[0]
        if not (now.hedge or before.hedge or now.signed or before.signed):
            yield from _points(context, now, before)
            yield from _way(context, now, before, match)
    yield from _than(context)
    yield from _so_far(context)


def _points(context: Context, now: Quantity, before: Quantity) -> Iterator[Finding]:
    told = [context.sentence.figures[int(m["x"])] for m in _POINTS.finditer(context.sentence.coded)]
    gap = abs(now.value - before.value)
    room = (now.shown.half if now.shown.decimals else 0) + (
        before.shown.half if before.shown.decimals else 0
    )
    if len(told) != 1 or may_say(told[0], gap - room, gap + room):
        return
    if told[0].shown.decimals == 0 and abs(told[0].value - gap) <= 1.0:
        return
    text = number_text(gap, max(now.shown.decimals, before.shown.decimals))
    yield context.place.finding(
        "change",
        told[0],
        f"{text} percentage points",
        f"is not the difference from {_clean(before)} to {_clean(now)}, "
        f"which is {text} percentage points.",
    )


def _way(
    context: Context, now: Quantity, before: Quantity, match: re.Match[str]
) -> Iterator[Finding]:
    """A fall called a rise, as in "rose from 28% to 25%"."""
    lead = re.split(r"[,;>.]", match.string[: match.start()][-34:])[-1]
    inside = re.search(r"\b(up|down) from\b", match.group())
    told = way_in(inside.group(1)) if inside else way_in(lead) if "from" in match.group()[:4] else 0
    if told and (now.value - before.value) * told < 0:
        word, fact = ("a rise", "a fall") if told > 0 else ("a fall", "a rise")
        yield context.place.finding(
            "claim",
            now,
            fact,
            f"is told as {word}, but the figures go from {_clean(before)} to {_clean(now)}, "
            f"which is {fact}.",
        )


def _than(context: Context) -> Iterator[Finding]:
    """A level told as below another, as in "1.2%, lower than the county average of 1.6%"."""
    sentence = context.sentence
    for match in _THAN.finditer(sentence.coded):
        one, two = sentence.figures[int(match["one"])], sentence.figures[int(match["two"])]
        if one.kind != two.kind or one.kind not in "pr" or one.per != two.per:
            continue
        if one.signed or two.signed or one.hedge:
            continue
        less = match["word"] in ("lower", "below", "less")
        if (one.value > two.value) if less else (one.value < two.value):
            word, fact = ("below", "above") if less else ("above", "below")
            yield context.place.finding(
                "claim",
                one,
                fact,
                f"is told as {word} {_clean(two)}, but it is {fact} it.",
            )


def _so_far(context: Context) -> Iterator[Finding]:
    """How far a level lies from another: "550 per 100,000, 10% below the average of 611"."""
    sentence = context.sentence
    for match in _SO_FAR.finditer(sentence.coded):
        one, two, told = (sentence.figures[int(match[name])] for name in ("one", "two", "p"))
        bounds = percent_range(one.shown, two.shown)
        if bounds is None or one.hedge or two.hedge or not 0.2 <= one.value / two.value <= 5:
            continue
        low = match["word"] in ("below", "under", "lower than", "less than", "fewer than")
        least, most = sorted((abs(bounds[1]), abs(bounds[2])))
        if (bounds[0] < 0) == low and not may_say(told, least, most):
            text = percent_text(abs(bounds[0]), max(1, told.shown.decimals))
            yield context.place.finding(
                "percent",
                told,
                text,
                f"is not how far {_clean(one)} lies from {_clean(two)}, which is {text}.",
            )


def _clean(figure: Quantity) -> str:
    return " ".join(figure.text.split())
