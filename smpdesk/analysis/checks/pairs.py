"""Which two figures of a sentence are now and before: "from A to B", "B compared with A"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from smpdesk.analysis.checks.passages import Sentence
from smpdesk.analysis.checks.quantities import Quantity

UP = (
    r"(?:increas(?:e|es|ed|ing)|rises?|rose|risen|rising|gr(?:ew"
    r"|own|ows|owth|owing)|up|higher|more|"
    r"additional|extra|climb(?:ed|s)?|jump(?:ed|s)?|uplift|surged?|gained|upturn)"
)
DOWN = (
    r"(?:decreas(?:e|es|ed|ing)|reduc(?:e|es|ed|ing|tions?)|falls?|fell|fallen|falling|"
    r"drop(?:s|ped|ping)?|declin(?:e|es|ed|ing)|down|lower|fewer|less|cuts?|shrank|shrunk|downturn)"
)
WAY = rf"(?:(?P<up>\b{UP}\b)|(?P<down>\b{DOWN}\b))"
_N = r"<n(?P<{}>\d+)>"
_NOW, _BEFORE = _N.format("now"), _N.format("before")
_FREE = r"(?:[^<>;]|<[tk]\d+>)"
_WITH = (
    r"(?:in comparison (?:to|with)|compar(?:ed|es|ing|ison) (?:to|with"
    r"|against)|against|versus|vs\.?|as opposed to|up on|down on)"
)
_PAST = (
    r"(?:last year|(?:the |in the )?(?:previous|preceding|prior) "
    r"(?:\w+ )?(?:year|period|<t\d+>)|the year before|"
    r"a year (?:ago|earlier)|the previous <t\d+>|the same (?:period|time))"
)
_TO = r"(?<!compared )(?<!compares )(?<!relation )(?<!relative )\bto"
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\bfrom [^<>;,]{{0,30}}?{_BEFORE}{_FREE}{{0,80}}?(?:<p\d+> "
        rf")?{_TO} {_FREE}{{0,45}}?{_NOW}",
        rf"{_TO} [^<>;,]{{0,30}}?{_NOW}{_FREE}{{0,60}}?(?:, )?(?:"
        rf"(?:up|down) )?\bfrom {_FREE}{{0,30}}?{_BEFORE}(?!{_FREE}{{0,60}}?\bto "
        rf"<n)",
        rf"(?<!out of )(?<!of the )(?<!of all ){_NOW}{_FREE}{{0,140}}?\b"
        rf"{_WITH} {_FREE}{{0,75}}?{_BEFORE}",
        rf"(?:^|, |\band )(?:when )?compar(?:ed|ing) (?:to|with) "
        rf"{_FREE}{{0,40}}?{_BEFORE}{_FREE}{{0,60}}?, {_FREE}{{0,60}}?"
        rf"{_NOW}",
        rf"{_NOW}{_FREE}{{0,80}}?(?:(?:, |- )?(?:an? |the |this is |is |was )?(?:<[pn]\d+> )?"
        rf"(?:[a-z]+ )?)?\b(?:{UP}|{DOWN})(?: (?:of|by))?(?: (?:[a-z]+ )?<[pn]\d+>)?(?: [a-z]+)? "
        rf"(?:on|over|from|against|than (?=the\b|in\b|last\b|a year)"
        rf"|compared (?:to|with)) ?{_FREE}{{0,45}}?{_BEFORE}(?!{_FREE}{{0,60}}?\bto "
        rf"<n)",
        rf"\bon {_PAST}(?:'s)?(?: \w+){{0,3}} (?:of )?{_BEFORE}{_FREE}{{0,30}}?\bto {_NOW}",
        rf"{_BEFORE}{_FREE}{{0,40}}?\b{_PAST}{_FREE}{{0,40}}?\b(?:to"
        rf"|and|but|while|whereas)\b{_FREE}{{0,40}}?{_NOW}{_FREE}{{0,30}}?\b"
        rf"(?:this year|the current|the latest|in the latest)",
        rf"{_NOW}{_FREE}{{0,40}}?\b(?:this year|the latest year|the "
        rf"current year){_FREE}{{0,40}}?(?:,|and|but|while|whereas"
        rf"|;){_FREE}{{0,40}}?{_BEFORE}{_FREE}{{0,30}}?\b{_PAST}",
        rf"\b(?:last year|the year before|previously|a year (?:ago"
        rf"|earlier)),? {_FREE}{{0,40}}?{_BEFORE}{_FREE}{{0,60}}?\b"
        rf"(?:this year|now|this time)\b{_FREE}{{0,40}}?{_NOW}",
        rf": {_BEFORE} to {_NOW}",
        rf"{_NOW}{_FREE}{{0,50}}? (?:was|were|had been) {_BEFORE} (?:in )?{_PAST}",
        rf"{_NOW}{_FREE}{{0,60}}?[,;] (?:and )?(?:in )?(?:the same "
        rf"period (?:of|in) )?{_PAST}{_FREE}{{0,40}}?{_BEFORE}",
        rf"{_BEFORE}{_FREE}{{0,20}}? before{_FREE}{{0,20}}?,? (?:and"
        rf"|but) {_FREE}{{0,20}}?{_NOW}{_FREE}{{0,20}}? after",
    )
)
_BRACKETED = (
    re.compile(
        rf"{_NOW}[^<>;()]{{0,60}}?(?:<t\d+>)?[^<>;()]{{0,20}}?\((?:it "
        rf"was |was |were |(?:an? )?(?:{UP}|{DOWN}) (?:from|on) |"
        rf"from |compared (?:to|with) |against |previously ){_BEFORE}"
    ),
    re.compile(
        rf"{_NOW}[^<>;()]{{0,60}}?(?:<t\d+>)?[^<>;()]{{0,20}}?\((?:in )?{_BEFORE} "
        rf"(?:[^<>;()]{{0,20}}<t\d+>|[^<>;()]{{0,25}}?(?:last|previous"
        rf"|prior) year|[^<>;()]{{0,12}}?the year before)"
    ),
    re.compile(rf"{_NOW}[^<>;()]{{0,60}}? ?\(<t\d+> ?[:=-]? ?{_BEFORE}\)"),
    re.compile(
        rf"{_NOW}{_FREE}{{0,60}}?(?:<[pn]\d+> )?\b(?:{UP}|{DOWN})\b[^<>;()]{{0,20}}"
        rf"(?:<p\d+>)?[^<>;()]{{0,12}} {_PAST} ?"
        rf"\({_BEFORE}(?: [a-z]+)?\)"
    ),
    re.compile(
        rf"\((?:(?:up|down) )?(?:from )?{_BEFORE}[^<>;()]{{0,30}}?(?:<t\d+>)? "
        rf"?{_TO} [^<>;()]{{0,20}}?{_NOW}"
    ),
)
_DATED = (
    re.compile(
        r"<n(?P<n>\d+)>(?:[^<>;,]){0,40}?\b(?:in|during|for|at|by)\b "
        r"(?:the )?(?:[a-z]+ ){0,4}?<t(?P<t>\d+)>"
    ),
    re.compile(r"\bin (?:the )?(?:[a-z]+ ){0,3}?<t(?P<t>\d+)>,? (?:[^<>;]){0,50}?<n(?P<n>\d+)>"),
    re.compile(r"<t(?P<t>\d+)> ?[-:=] ?<n(?P<n>\d+)>"),
    re.compile(r"<n(?P<n>\d+)> ?\((?:in )?<t(?P<t>\d+)>\)"),
    re.compile(r"<t(?P<t>\d+)> ?\(<n(?P<n>\d+)>\)"),
)
_LATER = re.compile(
    rf"^(?:(?:in )?(?:the )?(?:year before|previous year|year earlier|preceding year|prior year)|"
    rf"(?:this|that|which|it|these) (?:(?:compares?|compared|is compared|was compared) (?:to|with)|"
    rf"(?:is|was|are|were) (?:an? )?(?P<way>{UP}|{DOWN}) (?:from|on"
    rf"|compared (?:to|with)|against)|"
    rf"(?:is|was|are|were) <n\d+> (?P<more>more|fewer|less|higher|lower) than)) "
    rf"{_FREE}{{0,40}}?{_BEFORE}(?!{_FREE}{{0,80}}?\bto <n)"
)


@dataclass(frozen=True)
class Pair:
    """Two figures of the same kind: now and before.

    ``spot`` is where the pair ends in the sentence; ``way`` is +1 or −1 when a word that
    belongs to the pair says that it rises or falls ("rose from", "up on").
    """

    now: Quantity
    before: Quantity
    spot: int
    way: int = 0

    @property
    def first(self) -> int:
        """Where the pair begins in the sentence."""
        return min(self.now.start, self.before.start)

    @property
    def gap(self) -> float:
        """The size of the difference between the two."""
        return abs(self.now.value - self.before.value)

    @property
    def rising(self) -> bool:
        """Whether now is more than before."""
        return self.now.value > self.before.value

    @property
    def hedged(self) -> bool:
        """Whether either figure is only said to be about, over or under something."""
        return bool(self.now.hedge or self.before.hedge)

    @property
    def words(self) -> str:
        """``from 2,258 to 2,683`` as the text prints them."""
        return f"from {_clean(self.before.text)} to {_clean(self.now.text)}"


def _clean(text: str) -> str:
    return " ".join(text.split())


def pairs(sentence: Sentence, steps: set[int], previous: Sentence | None = None) -> list[Pair]:
    """The pairs of a sentence, without the figures in ``steps``, which are themselves changes.

    A sentence that begins "This compares to 147 cases" finds its other figure, the only count,
    in the sentence before.
    """
    found: dict[tuple[int, int], Pair] = {}
    for text in (sentence.flat, *re.findall(r"\(([^()]*<[^()]*<[^()]*)\)", sentence.coded)):
        for place, pattern in enumerate(_PATTERNS):
            for match in _all(pattern, text):
                _add(found, sentence, match, steps, _told_way(place, match))
    for pattern in _BRACKETED:
        for match in _all(pattern, sentence.coded):
            _add(found, sentence, match, steps, way_in(match.group().partition("(")[2]))
    series = dated(sentence, steps)
    if len(series) >= 2 and not found:
        first, last = series[0], series[-1]
        found[0, 0] = Pair(last, first, max(last.end, first.end))
    back = _LATER.search(sentence.flat)
    if back is not None and previous is not None:
        counts = [f for f in previous.figures if f.kind in "nm"]
        if len(counts) == 1:
            before = sentence.figures[int(back["before"])]
            if counts[0].kind == before.kind:
                way = way_in(back["way"] or back["more"] or "")
                found[-1, -1] = Pair(counts[0], before, before.end, way)
    return list(found.values())


def _all(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Every match, one that begins inside another included."""
    place = 0
    while match := pattern.search(text, place):
        yield match
        place = match.start() + 1


def _add(
    found: dict[tuple[int, int], Pair],
    sentence: Sentence,
    match: re.Match[str],
    steps: set[int],
    way: int,
) -> None:
    key = int(match["now"]), int(match["before"])
    if key in found or key[::-1] in found or steps & set(key):
        return
    one, other = sentence.figures[key[0]], sentence.figures[key[1]]
    if one.kind == other.kind and one.per == other.per:
        when = years(sentence)
        if not way and when.get(key[1], 0.0) > when.get(key[0], 9999.0):
            one, other = other, one
        found[key] = Pair(one, other, max(one.end, other.end), way)


def _told_way(place: int, match: re.Match[str]) -> int:
    """The direction that the words of a pair give: just before "from … to", or inside "up on"."""
    if place <= 1:
        lead = match.string[: match.start()][-34:]
        return way_in(re.split(r"[,;>.]", lead)[-1])
    if place == 4:
        return way_in(match.group())
    return 0


def way_in(text: str) -> int:
    """Which way the last word of direction in ``text`` points: +1, −1, or 0 for none."""
    found = list(re.finditer(rf"\b(?:(?P<up>{UP})|(?P<down>{DOWN}))\b", text))
    return 0 if not found else 1 if found[-1]["up"] else -1


def years(sentence: Sentence) -> dict[int, float]:
    """The year of each count that has one beside it."""
    found: dict[int, float] = {}
    for pattern in _DATED:
        for match in pattern.finditer(sentence.coded):
            found.setdefault(int(match["n"]), sentence.figures[int(match["t"])].value)
    return found


def dated(sentence: Sentence, steps: set[int]) -> list[Quantity]:
    """Counts that each have their own year in the sentence, earliest first."""
    years: dict[float, Quantity] = {}
    for pattern in _DATED:
        found: dict[float, Quantity] = {}
        for match in pattern.finditer(sentence.coded):
            if int(match["n"]) not in steps:
                year = sentence.figures[int(match["t"])].value
                found.setdefault(year, sentence.figures[int(match["n"])])
        if len(found) > len(years):
            years = found
    figures = [years[year] for year in sorted(years) if year]
    return figures if len({figure.kind for figure in figures}) == 1 else []
