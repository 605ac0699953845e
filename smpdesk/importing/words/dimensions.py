"""What a column's heading says that its cells are: areas, periods, what is counted."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from smpdesk.importing.words.wording import without_notes

Dimension = Literal[
    "area",
    "area code",
    "area type",
    "measure",
    "measure code",
    "qualifier",
    "period",
    "year",
    "year part",
    "breakdown",
    "status",
    "value",
    "note",
    "ignored",
]

_DIMENSIONS: tuple[tuple[str, Dimension], ...] = (
    (
        r"obs_?status|(?:value|data|status|obs) ?(?:notes?|flags?|markers?)",
        "ignored",
    ),
    (
        r"(?:refresh|extract\w*|updated?|published|report\w*|run)[\W_]*date|date[\W_]*(?:of )?"
        r"(?:extract\w*|refresh|updated?|report)",
        "ignored",
    ),
    (
        r"(?:crime|incident|record|unique|offence|case|object|fid)\W*(?:id|ref(?:erence)?|no|number)"
        r"|.*\b(?:sortable|sort ?(?:key|order))",
        "ignored",
    ),
    (
        r"(?:offence|crime|ho|home office|classification|category|sub ?group|indicator)"
        r"(?: \w+)?\W*(?:codes?|cd)|indicator\W*id",
        "measure code",
    ),
    (r"(?:measure|metric)(?: ?(?:names?|types?))?|(?:count|data|statistic) ?types?", "qualifier"),
    (
        r"(?:lsoa|msoa|ward|wd|lad|la|ltla|utla|district|borough|area|csp|pfa|force|ons|gss|geography"
        r"|parent|frs|fra|fire and rescue (?:service|authority)|e|local authority|"
        r"police force|community safety partnership|snt"
        r"|lookup_?\w*)\W*(?:\d\d)?\W*(?:area )?(?:codes?|cd|id)|area ?cod\w*|"
        r"(?:ons|gss)\W?code|code",
        "area code",
    ),
    (r"(?:area|geography|geographical)\W*(?:type|level)|geography", "area type"),
    (
        r".*\b(?:areas?|wards?|boroughs?|districts?|local authorit(?:y|ies)|authority|csps?"
        r"|community safety "
        r"partnerships?|forces?|divisions?|lsoas?|msoas?|neighbourhoods?|locations?|beats?|sectors?|town|"
        r"parish(?:es)?|county|regions?|constabular\w+|sites?|place|venue|snt|council"
        r"|geograph\w+|falls within|yots?|yjs|youth (?:offending|justice) (?:teams?|services?)"
        r"|ardal(?:oedd)?|awdurdod(?:au)?|heddlu)\b.*"
        r"|(?:ward|borough|district|area|lsoa|lookup_?borough|la|lad|ltla|utla|csp|pfa|frs|fra|parent)"
        r"[ _]?name|lookup_boroughname|boroughsnt|lad\d*nm|frs"
        r"|fire and rescue (?:services?|authorit(?:y|ies))"
        r"|wd\d*nm",
        "area",
    ),
    (r"(?:month|mon)(?: ?(?:name|number|no))?", "year part"),
    (r"(?:iso ?)?(?:week|wk)(?: ?(?:number|no))?\.?", "year part"),
    (r"(?:(?:financial|fin|fy|calendar) ?)?(?:quarter|qtr)(?: ?(?:number|no))?", "year part"),
    (r"(?:year|yr|calendar year|financial year|fin\.? ?year|fy)", "year"),
    (
        r".*\b(?:date|period|quarter|qtr|months?|week|year ending|rolling year|time"
        r"|year ?month|month[_ ]year)\b.*"
        r"|month_?year|yearmonth|yyyymm|time_?period|refresh_?date",
        "period",
    ),
    (
        r"(?:.*\b)?(?:sex|gender|ages?|age (?:band|group|range)|ethnicity|ethnic \w+"
        r"|road user(?: type)?|casualty \w+|"
        r"severity|disability|religion|sexual orientation|nationality|relationship|mode"
        r"|answer|response|"
        r"repeat|flag|outcome(?: type| group)?|status|marker)(?:\b.*)?",
        "breakdown",
    ),
    (
        r".*\b(?:crime|offences?|category|categories|types?|major|minor|indicators?|measures?|subgroup|group|incident|"
        r"description|text|question|metric|classification|ho class|series|item|service|name"
        r"|theme|topic)\b.*"
        r"|majortext|minortext|major_?\w*|minor_?\w*|offence_?\w*",
        "measure",
    ),
    (
        r".*\b(?:notes?|comments?|remarks?|source|footnotes?|commentary|trend"
        r"|direction of travel|rag)\b.*",
        "note",
    ),
    (
        r"(?:.*\b)?(?:id|ids|ref|reference|index|objectid|fid|easting|northing|x|y|lat|latitude|long?|longitude|"
        r"order|sort|row|urn|postcode|shape\w*|unweighted base.*)",
        "ignored",
    ),
    (
        r"(?:.*\b)?(?:counts?|values?|number|total|volume|offences|obs_?value|rate|amount|figure)s?(?:\b.*)?",
        "value",
    ),
)
_IDENTIFIER = re.compile(
    r"(?:object|global|row|record|unique|feature)\W?(?:id|no|number)|id|fid|shape\W*(?:area|len\w*)"
    r"|.*\b(?:sortable|sort ?(?:key|order))",
    re.IGNORECASE,
)
_DIMENSION_FORMS = tuple((re.compile(form, re.IGNORECASE), name) for form, name in _DIMENSIONS)


_STANDING = re.compile(
    r"final(?:ised)?|provisional|prov\.?|revised|actual|estimated?|published|(?:un)?validated"
    r"|complete[d]?|confirmed|draft|live|[aepr]",
    re.IGNORECASE,
)
_STATUS = re.compile(r"(?:.*\W)?(?:status|flag|marker)", re.IGNORECASE)


def are_standings(heading: str, cells: Iterable[str]) -> bool:
    """Whether a column says how settled its rows' figures are: final, provisional, revised."""
    return bool(_STATUS.fullmatch(heading.strip())) and all(map(_STANDING.fullmatch, cells))


def dimension_of(heading: str) -> Dimension | None:
    """What a column's heading says that its cells are; the first form that fits decides."""
    plain = re.sub(r"[\s_]+", " ", without_notes(heading)).strip(" :")
    for form, dimension in _DIMENSION_FORMS:
        if form.fullmatch(plain) or form.fullmatch(plain.replace(" ", "_")):
            return dimension
    return None


def is_identifier(heading: str) -> bool:
    """Whether a heading stands over numbers that only tell rows apart: ``ObjectId``."""
    return bool(_IDENTIFIER.fullmatch(heading.strip()))
