"""Measures: what is counted, its unit, and whether the file knows it by this name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from smpdesk.importing.plans.known import Known, KnownMeasure
from smpdesk.importing.words.rate_words import rate_in
from smpdesk.importing.words.wording import is_generic, is_share, same_words

MeasureKey = tuple[str, str]
"""Name and collection, without regard to case."""

STREET_LEVEL = "Street-level crime"

_QUALIFIES = re.compile(
    r"\d|%|\b(?:before|after|during|prior|current|previous|baseline|target|male|female|males|females|"
    r"victims?|suspects?|offenders?|number|per ?cent|percentage|involving|positive|repeat"
    r"|high|medium|standard)\b",
    re.IGNORECASE,
)
_UNIT_WORDS = re.compile(
    r"(?P<count>numbers?|counts?|no\.)|(?P<percent>percentages?|per ?cents?|%)|"
    r"(?P<pounds>£|£s|pounds|gbp)",
    re.IGNORECASE,
)
_CRIMES = re.compile(r"(?:all |total |recorded )*crimes?|offences|incidents", re.IGNORECASE)
_POPULATION = re.compile(
    r"(?:estimated |resident |total |mid[- ]?(?:year)? ?)*populations?(?: figures?"
    r"| estimates?| \(?mid.*)?"
    r"(?:\W.*)?",
    re.IGNORECASE,
)
_ALIKE = 88.0


@dataclass(frozen=True)
class PlannedMeasure:
    """A measure that a plan speaks of; ``known`` when the file has it already."""

    name: str
    collection: str = ""
    unit: str = "count"
    per: int | None = None
    parent: str = ""
    known: bool = False

    @property
    def key(self) -> MeasureKey:
        """What tells measures apart."""
        return self.name.casefold(), self.collection.casefold()


class Named(NamedTuple):
    """What a heading says of its figures: the measure's words, unit and rate base."""

    words: str = ""
    unit: str = ""
    per: int = 0
    rate_of: str = ""
    above: str = ""
    vague: str = ""


def named_by(parts: Sequence[str]) -> Named:
    """The measure that the parts of a heading name, top to bottom; generic words drop out."""
    kept: list[str] = []
    unit, per, rate_of, vague = "", 0, "", ""
    for part in parts:
        found = _UNIT_WORDS.fullmatch(part.strip(" ()"))
        if found is not None:
            unit = "per cent" if found["percent"] else "pounds" if found["pounds"] else unit
            continue
        rated = rate_in(part)
        if rated is not None:
            per, part, rate_of = rated
            if "household" in " ".join(parts).casefold():
                rate_of = "households"
            unit, vague = "rate", part
        elif is_share(part):
            unit = unit or "per cent"
        if part and not is_generic(part):
            kept.append(part)
        elif _CRIMES.fullmatch(part):
            vague = vague or part
    kept = list(dict.fromkeys(kept))
    if len(kept) > 1 and not _QUALIFIES.search(kept[-1]):
        return Named(kept[-1], unit, per, rate_of, kept[-2], vague)
    return Named(": ".join(kept), unit, per, rate_of, "", vague)


def rate_name(base: str, per: int, of: str) -> str:
    """``Crimes`` per 1,000 is called ``Crime rate per 1,000 population``."""
    base = re.sub(r"\s*\((?:households?|population)\)", "", base, flags=re.IGNORECASE)
    base = re.sub(r"\s+rates?$|^rates? of\s+(?:the\s+)?", "", base, flags=re.IGNORECASE)
    base = base[:1].upper() + base[1:]
    singular = re.sub(r"(?<=\w\w\w)(?<!s)s$", "", base) if base.casefold() in _PLURALS else base
    return f"{singular} rate per {per:,} {of or 'population'}".strip()


_PLURALS = {"crimes", "offences", "incidents", "collisions"}


def is_population(words: str) -> bool:
    """Whether a heading or title says that the figures are numbers of residents."""
    return bool(_POPULATION.fullmatch(words.strip())) and rate_in(words) is None


class Measures:
    """The measures of the file by name, so that a new table joins them."""

    def __init__(self, known: Known) -> None:
        self._by_name: dict[str, list[KnownMeasure]] = defaultdict(list)
        for measure in known.measures:
            self._by_name[same_words(measure.name)].append(measure)
            for name in measure.names:
                self._by_name[same_words(name)].append(measure)

    def called(self, name: str, collection: str = "") -> KnownMeasure | None:
        """The file's measure of exactly this name; other collections only if there is no choice."""
        found = self._by_name.get(same_words(name), [])
        same = [m for m in found if m.collection.casefold() == collection.casefold()]
        apart = [m for m in found if m.collection not in ("", STREET_LEVEL)]
        if same:
            return same[0]
        return apart[0] if len(apart) == 1 and collection == "" else None

    def like(self, name: str) -> list[KnownMeasure]:
        """Measures whose names come near, for the officer to say."""
        from rapidfuzz import fuzz, process

        names = [n for n, held in self._by_name.items() if held[0].collection != STREET_LEVEL]
        near = process.extract(
            same_words(name), names, scorer=fuzz.token_sort_ratio, score_cutoff=_ALIKE, limit=3
        )
        return [self._by_name[found][0] for found, _, _ in near]
