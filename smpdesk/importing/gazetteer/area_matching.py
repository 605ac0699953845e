"""Which area a label means: by code, by exact name, by likeness, or a new one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from smpdesk.importing.gazetteer.areas import (
    CODE,
    ORDER,
    SUFFIX,
    Areas,
    PlannedArea,
    kind_of_code,
    new_area,
)
from smpdesk.importing.words.wording import same_words, without_notes

Certainty = Literal["code", "name", "likeness", "new"]

_DIVISION = re.compile(r"\b(?:division|bcu|lpa|lpu)\b", re.IGNORECASE)
_WORDS = re.compile(r"\d*(?: |$)")
_ASIDE = re.compile(r"\s*\((?!inc|exc|with|less)[^)]*\)\s*$", re.IGNORECASE)
_NOTE = re.compile(r"\s+\d{1,2}(?:,\d{1,2})*$")
_TWO_NAMES = re.compile(r"\s+/\s+|\s+\|\s+")
_TOTAL = re.compile(r"\s*\b(?:total|totals|all)\b\s*$", re.IGNORECASE)


@dataclass(frozen=True)
class Match:
    """The area meant by a label, how sure that is, and other areas that it may be."""

    area: PlannedArea
    certainty: Certainty
    others: tuple[PlannedArea, ...] = ()


def kind_of_heading(heading: str) -> str:
    """The kind of area that a column's heading speaks of, or an empty text."""
    words = same_words(heading).replace("_", " ")
    for word, kind in (
        ("parent", "elsewhere"),
        ("lsoa", "lsoa"),
        ("ward", "ward"),
        ("division", "division"),
        ("district", "district"),
        ("borough", "district"),
        ("local authority", "district"),
        ("csp", "district"),
        ("fire", "fire"),
        ("frs", "fire"),
        ("community safety partnership", "csp"),
        ("force", "force"),
        ("police", "force"),
        ("region", "elsewhere"),
        ("country", "elsewhere"),
        ("county", "county"),
        ("location", "location"),
        ("site", "location"),
        ("venue", "location"),
    ):
        if word in words:
            return kind
    initials = {"pfa": "force", "la": "district", "lad": "district", "ltla": "district"}
    return next((kind for word, kind in initials.items() if word in _WORDS.split(words)), "")


def matches_for(
    labels: Sequence[str], areas: Areas, kind: str = "", *, alike: bool = True
) -> dict[str, Match]:
    """The area that each row label means, told apart by its neighbours.

    A name that is both a district's and a ward's is what most of the other labels are. A name
    that none bears exactly is matched by likeness (``alike``), to be asked about, or is a new
    area.
    """
    found = {label: _exact(label, areas) for label in dict.fromkeys(labels)}
    votes = Counter(
        a.kind
        for found_areas in found.values()
        if len({a.kind for a in found_areas}) == 1
        for a in found_areas[:1]
        if a.kind != "elsewhere"  # regions and countries head tables of any kind
    )
    usual = kind or (votes.most_common(1)[0][0] if votes else "")
    return {label: _choice(label, named, areas, usual, alike) for label, named in found.items()}


def _exact(label: str, areas: Areas) -> list[PlannedArea]:
    if CODE.fullmatch(label):
        coded = areas.coded(label)
        return [coded] if coded else []
    plain = without_notes(label)
    forms = [plain, *(form.sub("", plain) for form in (_TOTAL, _ASIDE, _NOTE))]
    forms += _TWO_NAMES.split(plain)
    return next((found for form in forms if form and (found := areas.named(form))), [])


def _choice(label: str, found: list[PlannedArea], areas: Areas, usual: str, alike: bool) -> Match:
    if CODE.fullmatch(label):
        area = found[0] if found else new_area(label, kind_of_code(label), label)
        return Match(area, "code")
    if usual == "fire":  # a fire and rescue service may bear the name of a police force
        larger = next((area for area in found if area.kind == "elsewhere"), None)
        return Match(larger or areas.fire_service(label), "name" if larger else "new")
    if found:
        ranked = sorted(found, key=lambda a: (a.kind != usual, ORDER.get(a.kind, 9)))
        best = ranked[0]
        odd = best.kind == "force" and bool(SUFFIX.search(" " + same_words(label)))
        return Match(best, "likeness" if odd else "name", tuple(ranked[1:]))
    if _DIVISION.search(label):
        return Match(new_area(label, "division"), "new")
    if _TOTAL.search(label):
        return Match(new_area(label, "county"), "new")
    if same_words(label).startswith(("england", "wales", "great britain", "united kingdom")):
        return Match(new_area(label, "elsewhere"), "new")
    near = areas.like(label, usual) if alike else []
    if near:
        return Match(near[0], "likeness", tuple(near[1:]))
    return Match(new_area(label, usual or "location"), "new")
