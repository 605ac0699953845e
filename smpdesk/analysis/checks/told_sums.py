"""Claims that add up, or should: parts in brackets, totals, remainders, series, rates."""

from __future__ import annotations

import re
from collections.abc import Iterator

from smpdesk.analysis.checks.figures import number_text, percent_text
from smpdesk.analysis.checks.finding import Finding
from smpdesk.analysis.checks.pairs import dated, way_in
from smpdesk.analysis.checks.passages import Sentence
from smpdesk.analysis.checks.quantities import Quantity
from smpdesk.analysis.checks.told_changes import Context

_ITEM = r"<n\d+> (?:[^<>();]|<t\d+>){0,45}?"
_LIST = (
    rf"(?P<list>{_ITEM}(?:(?:, |,? and |,? & |; |,? plus |/ ?){_ITEM})*"
    rf"(?:,? and |,? & |,? plus ){_ITEM})"
)
_F = r"(?:[^<>;()]|<[tk]\d+>)"
_TOTALS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"<n(?P<whole>\d+)>{_F}{{0,70}}? \({_LIST}\)",
        rf"<n(?P<whole>\d+)>{_F}{{0,70}}?(?: - |: |, (?:made up of"
        rf"|comprising|consisting of|split between) | (?:made up "
        rf"of|comprising|consisting of|split between) ){_LIST}(?:\."
        rf"|$|;| - )",
        rf"{_LIST} ?\((?:making |a total of |so )?<n(?P<whole>\d+)> "
        rf"(?:in (?:all|total)|altogether)\)",
        rf"{_LIST}(?:,|:| -)? (?:making|giving|so) <n(?P<whole>\d+)> in (?:total|all)\b",
        rf"{_LIST}(?:,|:| -)? ?(?:a|in|making|making a|giving a|giving"
        rf"|for a) ?(?:combined |grand |overall )?total(?:ling)?(?: "
        rf"of)? <n(?P<whole>\d+)>",
    )
)
_BARE = r"(?P<list><n\d+>(?:, <n\d+>)*,? and <n\d+>)"
_COMES_TO = re.compile(
    rf"{_BARE},? (?:together )?(?:c[oa]mes? to|add(?:s|ed)? up to|sums? to|makes? together) "
    r"<n(?P<whole>\d+)>(?=[.,;)]|$| in (?:all|total)\b| altogether)"
)
_MEAN = re.compile(
    rf"\b(?:average|mean) (?:of|over) (?:(?:the )?<n(?P<count>\d+)> )?{_F}{{0,40}}?{_BARE},? "
    r"(?:is|was|comes to|came to) <n(?P<mean>\d+)>"
)
_FREE_LIST = re.compile(r"\b(?:includ\w+|such as|of which|up from|compared|e\.g\.|among)\b|<p")
_REST = re.compile(
    r"<p(?P<p>\d+)>(?P<between>[^<>.;]{0,120}?)\b(?:the |a )?(?:remaining"
    r"|remainder|rest)\b[^<>.;]{0,45}?<p(?P<rest>\d+)>"
)
_SEXES = (
    re.compile(
        r"<p(?P<p>\d+)> (?:[a-z]+ ){0,4}?(?:were |are |was )?(?P<one>male|female)\b"
        r"[^<>.;]{0,40}?<p(?P<rest>\d+)> (?:[a-z]+ ){0,2}?(?:were |are )?(?P<two>male|female)\b"
    ),
    re.compile(
        r"\b(?P<one>male|female)s?(?: [a-z]+)? (?:made up|accounted for|were|are|represented) "
        r"<p(?P<p>\d+)>(?: of [a-z ]{0,30})?,? and (?P<two>male|female)s?(?: [a-z]+)? "
        r"(?:made up |accounted for )?<p(?P<rest>\d+)>"
    ),
)
_OTHERS = re.compile(
    r"\b(?:rest|remain\w+|others?|unknown|unrecorded|not (?:stated|known|recorded|given)|"
    r"undisclosed|non-binary|transgender|prefer\w* not)\b"
)
_EVERY_YEAR = re.compile(
    r"\b(?:year[- ]on[- ]year|(?:each|every) (?:year|quarter|month)"
    r"|(?:for )?(?:the|a) (?P<nth>second|third|fourth|fifth|<[pk]\d+>) (?:(?:consecutive"
    r"|successive) year|year (?:running|in a row))|consistently|continuously|steadily)\b"
)
_STEPS = {"second": 2, "third": 3, "fourth": 4, "fifth": 5}
_RUN = re.compile(
    r"<n\d+>(?: in <t\d+>| \(<t\d+>\))?(?:,| then| to| and| followed "
    r"by)+ (?:then |to |and )?(?:in <t\d+> )?(?=<n)"
)
_PEOPLE = re.compile(
    r"population (?:of|is|was|estimate of)(?: [a-z]+){0,4} <n(?P<a>\d+)>"
    r"|<n(?P<b>\d+)> (?:people living|residents|inhabitants|population)"
)


def check_told_sums(context: Context) -> Iterator[Finding]:
    """Each told total, mean, remainder, unbroken run or rate that its figures don't bear out."""
    yield from _totals(context)
    yield from _means(context)
    yield from _rest(context)
    yield from _runs(context)
    yield from _rates(context)


def _totals(context: Context) -> Iterator[Finding]:
    sentence = context.sentence
    seen: set[int] = set()
    for pattern in (*_TOTALS, _COMES_TO):
        for match in pattern.finditer(sentence.coded):
            whole = sentence.figures[int(match["whole"])]
            parts = [
                sentence.figures[int(number)] for number in re.findall(r"<n(\d+)>", match["list"])
            ]
            if int(match["whole"]) in seen or whole in parts or _FREE_LIST.search(match.group()):
                continue
            seen.add(int(match["whole"]))
            if pattern is _COMES_TO and parts[0].value == len(parts) - 1:
                continue
            if any(p.kind != whole.kind or p.hedge or p.signed for p in [*parts, whole]):
                continue
            total = sum(part.value for part in parts)
            slack = whole.shown.slack + sum(part.shown.slack for part in parts)
            far = abs(total - whole.value) > 0.3 * whole.value
            if abs(total - whole.value) <= slack + 1e-9 or far:
                continue
            text = number_text(total, money=whole.kind == "m")
            told = " + ".join(number_text(part.value) for part in parts)
            yield context.place.finding(
                "total", whole, text, f"is not the sum of its parts, {told}, which is {text}."
            )


def _means(context: Context) -> Iterator[Finding]:
    """The mean of some figures in a row, "the average of the three, 20, 26 and 32, is 26"."""
    for match in _MEAN.finditer(context.sentence.coded):
        figures = context.sentence.figures
        told = figures[int(match["mean"])]
        parts = [figures[int(number)] for number in re.findall(r"<n(\d+)>", match["list"])]
        if any(p.kind != told.kind or p.hedge or p.signed for p in [*parts, told]):
            continue
        if match["count"] and figures[int(match["count"])].value != len(parts):
            continue  # some of them are not told
        if parts[0].value == len(parts) - 1:  # "the two, 12 and 15": it counts the others
            continue
        mean = sum(part.value for part in parts) / len(parts)
        room = told.shown.half + max(part.shown.slack for part in parts)
        if abs(mean - told.value) <= room + 1e-9:
            continue
        text = number_text(mean, max(told.shown.decimals, int(mean % 1 > 0)), told.kind == "m")
        listed = ", ".join(number_text(part.value) for part in parts)
        yield context.place.finding(
            "total", told, text, f"is not the mean of {listed}, which is {text}."
        )


def _rest(context: Context) -> Iterator[Finding]:
    """A remainder, "the remaining 25%", that should make a hundred with what stands before."""
    sentence = context.sentence
    for pattern in (_REST, *_SEXES):
        for match in pattern.finditer(sentence.coded):
            last, rest = sentence.figures[int(match["p"])], sentence.figures[int(match["rest"])]
            sexes = pattern is not _REST
            if sexes and (match["one"] == match["two"] or _OTHERS.search(sentence.coded)):
                continue
            earlier = [f for f in sentence.figures if f.kind == "p" and f.start < rest.start]
            sums = [last.value, sum(f.value for f in earlier)]
            room = sum(f.shown.half for f in [*earlier, rest]) + 1e-9
            if any(f.hedge or f.signed or f.kind == "f" for f in (last, rest)):
                continue
            if any(abs(total + rest.value - 100.0) <= room for total in sums):
                continue
            text = percent_text(100.0 - last.value, last.shown.decimals)
            yield context.place.finding(
                "total",
                rest,
                text,
                f"does not make 100% with {' '.join(last.text.split())}, which leaves {text}.",
            )


def _runs(context: Context) -> Iterator[Finding]:
    """An unbroken run, "has risen year on year", against three figures or more."""
    sentence = context.sentence
    match = _EVERY_YEAR.search(sentence.coded)
    if match is None:
        return
    series = dated(sentence, set()) or _listed(sentence)
    if len(series) < 3:
        return
    way = way_in(sentence.coded[: match.start()][-60:]) or way_in(
        sentence.coded[match.end() :][:40]
    )
    if not way:
        return
    if match["nth"] in _STEPS:  # a run of so many steps, whatever went before
        series = series[-_STEPS[match["nth"]] - 1 :]
    values = [figure.value for figure in series]
    for figure, one, two in zip(series[1:], values, values[1:], strict=False):
        if (two - one) * way <= 0:
            word = "rise" if way > 0 else "fall"
            fact = f"from {number_text(one)} to {number_text(two)}"
            yield context.place.finding(
                "claim", figure, fact, f"breaks the unbroken {word} that is told: it went {fact}."
            )
            return


def _listed(sentence: Sentence) -> list[Quantity]:
    """Counts in a row, as in "from 120 to 130 to 145" or "120, 130 and 145"."""
    numbers = [int(n) for n in re.findall(r"<n(\d+)>", sentence.flat)]
    links = len(_RUN.findall(sentence.flat))
    if len(numbers) >= 3 and links >= len(numbers) - 1:
        return [sentence.figures[number] for number in numbers]
    return []


def _rates(context: Context) -> Iterator[Finding]:
    """A rate per 1,000 with its count and its population in the same or the last sentence."""
    sentence = context.sentence
    rates = [f for f in sentence.figures if f.kind == "r"]
    if len(rates) != 1 or rates[0].hedge:
        return
    counts: list[Quantity] = []
    people: list[Quantity] = []
    for source in (context.before, sentence):
        if source is None:
            continue
        named = {int(m["a"] or m["b"]) for m in _PEOPLE.finditer(source.coded)}
        for place, figure in enumerate(source.figures):
            if figure.kind == "n":
                (people if place in named else counts).append(figure)
    if len(people) != 1 or len(counts) != 1 or people[0].value <= counts[0].value:
        return
    rate, count, whole = rates[0], counts[0], people[0]
    room = 0.5 * 10 ** _zeros(whole.value) if whole.value % 10 == 0 else 0.0
    least = count.value / (whole.value + room) * rate.per
    most = count.value / (whole.value - room) * rate.per
    if least - rate.shown.half - 1e-9 <= rate.value <= most + rate.shown.half + 1e-9:
        return
    text = number_text(count.value / whole.value * rate.per, max(1, rate.shown.decimals))
    yield context.place.finding(
        "rate",
        rate,
        text,
        f"does not follow from {number_text(count.value)} among {number_text(whole.value)} "
        f"people, which is {text} per {number_text(rate.per)}.",
    )


def _zeros(value: float) -> int:
    """How many closing noughts a population has: it is rounded to there."""
    text = f"{value:.0f}"
    return min(3, len(text) - len(text.rstrip("0")))
