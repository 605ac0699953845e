"""Numbers typed by hand beside data that say otherwise; precision comes first.

A sentence is judged only where it names one measure that the data have for the area and the
period, no other place, no date and no other count, and tells its number in a form that leaves no
doubt: from one number to another, to a number, or by how many per cent.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from smpdesk.analysis.checks import check_text
from smpdesk.analysis.checks.judging import may_say
from smpdesk.analysis.checks.passages import Sentence, sentences
from smpdesk.analysis.checks.quantities import Quantity
from smpdesk.analysis.comparison import change
from smpdesk.evidence.figures import Figures, Form, reference
from smpdesk.evidence.texts.reading import lines_of
from smpdesk.models.figures.holdings import measures_held, values_held
from smpdesk.models.records import Area, Measure
from smpdesk.periods import Period

_GAP = r"[^<;:{}]"
_MOVED = (
    r"(?:rose|risen|fell|fallen|increased?|decreased?|grew|grown|dropped|declined|climbed|reduced"
    r"|went up|went down|gone up|gone down|was up|was down|were up|were down|up|down)"
)
_SIZE = r"(?:increase|rise|growth|decrease|fall|drop|reduction|decline)"
_FROM_TO = re.compile(
    rf"\{{m\}}{_GAP}{{0,40}}?\b{_MOVED}\b{_GAP}{{0,25}}?\bfrom {_GAP}{{0,12}}?<n(?P<before>\d+)>"
    rf"{_GAP}{{0,25}}?\bto {_GAP}{{0,12}}?<n(?P<now>\d+)>"
)
_TO = re.compile(
    rf"\{{m\}}{_GAP}{{0,40}}?\b{_MOVED}\b{_GAP}{{0,12}}?\bto {_GAP}{{0,12}}?<n(?P<now>\d+)>"
    rf"(?:{_GAP}{{0,25}}?\bfrom {_GAP}{{0,12}}?<n(?P<before>\d+)>)?"
)
_BY = re.compile(
    rf"\{{m\}}[^;:{{}}]{{0,110}}?\b(?:(?:an?|the) (?P<size>{_SIZE}) of|(?P<moved>{_MOVED})"
    rf"(?: [a-z]+)? by) <p(?P<p>\d+)>"
)
_OTHER = re.compile(
    r"\b(?:count(?:y|ies)|national(?:ly)?|england|wales|britain|force|divisions?|wards?|districts?"
    r"|regions?|region|average|mean|group|neighbourhood|months?|quarters?|weeks?|days?|daily|weekly"
    r"|monthly|since|until|between|target|expected|forecast|could|would|if|of which|of these"
    r"|of them|among|repeat|town|urban|rural|per 1,?000|attempt(?:ed|s)?)\b",
    re.IGNORECASE,
)
_DOWN = re.compile(r"fell|fall|decreas|drop|declin|reduc|down", re.IGNORECASE)


@dataclass(frozen=True)
class Doubt:
    """A number in a text that disagrees: its place, what it says and what the data say.

    ``start`` and ``end`` count characters of the text given. ``reference`` is the live figure
    that could stand there instead; empty where the number contradicts only its neighbours.
    """

    start: int
    end: int
    says: str
    computed: str
    message: str
    reference: str = ""


def paragraphs(figures: Figures, markdown: str) -> Iterator[tuple[str, list[tuple[int, int]]]]:
    """The paragraphs of a text as they are read, with the places of the live figures in each."""
    for line in lines_of(markdown):
        text, live = "", []
        for span in line.spans:
            words = figures.figure(span.figure).words if span.figure else span.text
            if span.figure:
                live.append((len(text), len(text) + len(words)))
            text += words
        if line.kind not in ("card", "raw"):
            yield text, live


class TypedCheck:
    """Checks texts against the figures of an area and a period; look-ups are made once."""

    def __init__(self, figures: Figures, area: Area, period: Period) -> None:
        self._figures, self._area, self._period = figures, area, period

    def doubts(self, text: str, live: Sequence[tuple[int, int]] = ()) -> list[Doubt]:
        """What disagrees in a paragraph, but for the live figures, given as their places."""
        found = {(d.start, d.end): d for d in _among_themselves(text)}
        for sentence in sentences(text, set()):
            found |= {(d.start, d.end): d for d in self._against_data(sentence)}
        kept = [d for d in found.values() if not any(s < d.end and d.start < e for s, e in live)]
        return sorted(kept, key=lambda doubt: doubt.start)

    def told(self, text: str) -> Iterator[tuple[Measure, Period]]:
        """The counts that a paragraph tells as the data have them: a measure and a period each."""
        for sentence in sentences(text, set()):
            measures, coded, _ = self._about(sentence)
            for quantity, period, _ in self._moves(sentence, coded):
                for measure in measures:
                    if quantity.kind == "n" and quantity.value == self._value(measure, period):
                        yield measure, period

    def _about(self, sentence: Sentence) -> tuple[Sequence[Measure], str, int]:
        """The measures of the one name in a sentence, the sentence with ``{m}`` there, how often.

        No measures where it may speak of something else.
        """
        named = list(self._names.finditer(sentence.coded)) if sentence.tells else []
        names = {match[0] for match in named}
        if len(names) != 1 or _OTHER.search(sentence.text) or self._elsewhere(sentence):
            return (), "", 0
        return self._measures[names.pop()], self._names.sub("{m}", sentence.coded), len(named)

    def _moves(self, sentence: Sentence, coded: str) -> Iterator[tuple[Quantity, Period, str]]:
        """The numbers from which and to which a sentence says that something moved."""
        for pattern in (_FROM_TO, _TO):
            for match in pattern.finditer(coded):
                yield sentence.figures[int(match["now"])], self._period, "count"
                if match["before"] is not None:
                    yield sentence.figures[int(match["before"])], self._before, "before"

    def _against_data(self, sentence: Sentence) -> Iterator[Doubt]:
        measures, coded, times = self._about(sentence)
        if not measures:
            return
        yield from self._moved(sentence, measures, coded)
        by_how_much = _BY.search(coded)
        if times == 1 and by_how_much is not None:
            yield from self._by(sentence, measures, by_how_much)

    def _moved(
        self, sentence: Sentence, measures: Sequence[Measure], coded: str
    ) -> Iterator[Doubt]:
        for quantity, period, form in self._moves(sentence, coded):
            known = self._known(measures)
            if quantity.kind != "n" or any(may_say(quantity, v, v) for v in known):
                continue
            values = {self._value(measure, period) for measure in measures}
            if len(values) == 1 and (value := values.pop()) is not None:
                yield self._doubt(sentence, quantity, measures[0], _number(value), form)

    def _by(
        self, sentence: Sentence, measures: Sequence[Measure], match: re.Match[str]
    ) -> Iterator[Doubt]:
        quantity = sentence.figures[int(match["p"])]
        down = bool(_DOWN.search(match["size"] or match["moved"]))
        percents = set()
        for measure in measures:
            moved = change(self._value(measure, self._period), self._value(measure, self._before))
            percents.add(moved.percent)
        if len(percents) != 1 or (percent := percents.pop()) is None:
            return
        if (percent < 0) != down or not may_say(quantity, abs(percent), abs(percent)):
            way = "decrease" if percent < 0 else "increase"
            computed = f"{'a' if percent < 0 else 'an'} {way} of {abs(percent):.1f}%"
            yield self._doubt(sentence, quantity, measures[0], computed, "per cent")

    def _doubt(
        self, sentence: Sentence, quantity: Quantity, measure: Measure, computed: str, form: str
    ) -> Doubt:
        start = sentence.start + quantity.start
        period = self._period.previous() if form == "before" else self._period
        what = f"{measure.name}, {self._area.name}, {period.text()}"
        message = f"The text says {quantity.text}; the data say {computed} ({what})."
        forms: dict[str, Form] = {"count": "count", "before": "before"}
        live = ""
        if form in forms:
            live = reference(measure.name, self._area.name, self._period, forms[form])
        return Doubt(start, start + len(quantity.text), quantity.text, computed, message, live)

    def _elsewhere(self, sentence: Sentence) -> bool:
        """Whether the sentence speaks of another place or time than the one looked at."""
        rest = sentence.text.casefold().replace(self._period.text().casefold(), "")
        if any(f.kind == "t" and f.text.casefold() in rest for f in sentence.figures):
            return True
        places = {match[0].casefold() for match in self._places.finditer(sentence.text)}
        return bool(places - {self._area.name.casefold()}) or _unknown_place(sentence.text)

    def _value(self, measure: Measure, period: Period) -> float | None:
        return self._figures.values(measure, period).get(self._area.id)

    def _known(self, measures: Sequence[Measure]) -> set[float]:
        """Every value that the data have of these measures here, whatever the period."""
        told: set[float | None] = set()
        for measure in measures:
            told |= values_held(self._figures.file, measure, self._area)
            told |= {self._value(measure, self._period), self._value(measure, self._before)}
        return {value for value in told if value is not None}

    @cached_property
    def _before(self) -> Period:
        return self._period.previous()

    @cached_property
    def _measures(self) -> dict[str, list[Measure]]:
        """The measures that have a figure here and now, by their names as a text writes them."""
        held: dict[str, list[Measure]] = {}
        for measure in measures_held(self._figures.file):
            if measure.unit == "count" and self._value(measure, self._period) is not None:
                held.setdefault(_as_written(measure.name), []).append(measure)
        return held

    @cached_property
    def _names(self) -> re.Pattern[str]:
        return _one_of(self._measures)

    @cached_property
    def _places(self) -> re.Pattern[str]:
        file = self._figures.file
        return _one_of((area.name for area in file.all(Area) if len(area.name) > 2), re.IGNORECASE)


def _among_themselves(text: str) -> Iterator[Doubt]:
    """Numbers that their neighbours in the same paragraph contradict."""
    for finding in check_text(text.replace("\u2028", " ")):
        start = text.find(finding.says)
        if start >= 0 and re.search(r"\d", finding.says):
            message = re.sub(r"^Line \d+: ", "", finding.message)
            yield Doubt(start, start + len(finding.says), finding.says, finding.computed, message)


def _unknown_place(text: str) -> bool:
    """Whether capitals in the middle of a sentence name somewhere that the file may not know."""
    return re.search(r"\b(?:in|at|of|across) [A-Z][a-z]+ (?:and )?[A-Z][a-z]+", text) is not None


def _as_written(name: str) -> str:
    return " ".join(name.lower().replace("’", "'").split())


def _number(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,.1f}"


def _one_of(names: Iterable[str], flags: int = 0) -> re.Pattern[str]:
    ordered = sorted(set(names), key=len, reverse=True)
    inside = "|".join(map(re.escape, ordered)) or r"(?!)"
    return re.compile(rf"(?<![\w<])(?:{inside})(?!\w)", flags)
