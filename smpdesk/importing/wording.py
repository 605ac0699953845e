"""The words of headings: which say change, rank or rate, which say what is counted."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from smpdesk.importing.sheets import text_of

Derived = Literal["change", "percent", "rank", "share", "average"]
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
    "value",
    "note",
    "ignored",
]

_CHANGE = r"(?:change|chg|difference|diff|variance|variation|increase|decrease|reduction|movement)"
_PERCENT = r"(?:%|per ?cent|percentage|pct|pc)"
_IS_PERCENT_CHANGE = re.compile(
    rf"{_PERCENT}\W*(?:\w+\W+){{0,2}}?{_CHANGE}|{_CHANGE}\W*(?:in\W+)?\(?{_PERCENT}|{_PERCENT}\s*\+/?-|"
    rf"\+/?-\s*{_PERCENT}",
    re.IGNORECASE,
)
_IS_CHANGE = re.compile(rf"\b{_CHANGE}s?\b|^\s*\+\s*/\s*[-–]\s*$|^\s*(?:no\.?|number)\s*\+/-", re.I)
_IS_RANK = re.compile(r"\brank(?:ing|ed|s)?\b|\bposition\b|\bquartile\b|\bdecile\b|\bplace\b", re.I)
_IS_AVERAGE = re.compile(r"\b(?:average|avg|mean|median)\b", re.IGNORECASE)
_ONLY_AVERAGE = re.compile(
    r"(?:[\w&]+ ){0,3}?(?:average|avg\.?|mean)(?: (?:of|per|for|over|to) .*)?", re.IGNORECASE
)
_WHOLE = r"(?:the )?(?:total|all|force|county|whole|kent|overall)"
_IS_SHARE = re.compile(
    rf"{_PERCENT}\s*of\s+{_WHOLE}|\b(?:share|proportion) of {_WHOLE}|{_PERCENT}\s*share"
    rf"|^\s*{_PERCENT}\s*$",
    re.IGNORECASE,
)
_IS_ASIDE = re.compile(
    r"(?:lower|upper)\W.*\b(?:ci|confidence|limits?|bounds?|interval)\b"
    r"|\b(?:lower|upper) ?(?:ci|cl)\b"
    r"|\bconfidence (?:interval|limit)|\b(?:lci|uci|lcl|ucl)\b|\bstandard error\b|\b95 ?%\s*ci\b"
    r"|\bstatistically significant|\bsignificance\b"
    r"|\b(?:targets?|forecast|projected|projection|trajectory|ambition)\b",
    re.IGNORECASE,
)
_PLAIN_TOTAL = re.compile(
    r"(?:grand |sub[- ]?|overall |column |row |running )?totals?(?: \(all\))?|all|sum|overall"
    r"|(?:y(?:ear)?td|q(?:uarter)? ?[1-4]|quarter(?:ly)?|annual|year(?:ly)?|full year) totals?",
    re.IGNORECASE,
)
_RATE = re.compile(
    r"(?:(?:crude|average|(?P<of>crime|offence))?\s*\brates?\b\s*(?:of\b\s*(?!crime|offence|asb|incident))?)?\(?\s*(?:per|/)\s*"
    r"(?P<per>1\s?,?000,000|100\s?,?000|10\s?,?000|1\s?,?000|100|million|thousand)\b"
    r"\s*(?:of\s+)?(?:the\s+)?(?:resident\s+)?(?P<base>population|pop(?:ulation)?n?\.?|people|residents?|"
    r"households?|persons?|inhabitants|vehicles|adults|children)?\)?",
    re.IGNORECASE,
)
_RATE_WORD = re.compile(r"\brates?\b", re.IGNORECASE)
_GENERIC = re.compile(
    r"(?:the |total |monthly |annual |recorded |all )?(?:(?:number|no\.?|num|nos|count|volume"
    r"|total|sum|"
    r"frequency|#)s?(?: of)?)?\s*(?:(?:recorded |reported |selected )?(?:offences?|crimes?"
    r"|incidents?|"
    r"records|cases|reports|people|persons|figures?|occurrences|events))?"
    r"|names?|area names?|codes?|month|months|monthly|rolling year"
    r"|rolling 12 months|rolling|year|years|annual|yearly"
    r"|value|values|obs[_ ]?value|v4[_ ]\d|"
    r"numbers|number|amount|figures?|quantity|data|period|financial year|calendar year"
    r"|quarter|qtr|quarterly|current|"
    r"this year|last year|previous year|rate|rates|year to date|ytd|fytd|ending|12 months"
    r"|counts?|measure|total|"
    r"current year|latest|actual|outturn|baseline"
    r"|12 months to|year ending|year to|rolling year to|district|area|region|"
    r"[\W\d_]*",
    re.IGNORECASE,
)
_NOTES = re.compile(
    r"\s*\[(?:(?:note|r|p|b)\s*[\w, ]*|\d{1,2}(?:,\s?\d{1,2})*)\]|[¹²³⁰⁴-⁹]+"
    r"|\s*\((?:note|see note|footnote)s?\s*[\d, ]+\)",
    re.IGNORECASE,
)
_GLUED = re.compile(
    r"(?<=[a-z)])\d{1,2}(?:,\d{1,2})*(?=$|[)\s,])|(?<=[A-Z]{5})\d{1,2}(?:,\d{1,2})*$"
)
_DASHES = re.compile(r"^\s*(?P<dashes>(?:[-–—•·>▪◦*]\s*)+)(?=[^\W\d_]|\d)")

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
        r"(?:crime|incident|record|unique|offence|case|object|fid)\W*(?:id|ref(?:erence)?|no|number)",
        "ignored",
    ),
    (
        r"(?:offence|crime|ho|home office|classification|category|sub ?group|indicator)"
        r"(?: \w+)?\W*(?:codes?|cd)|indicator\W*id",
        "measure code",
    ),
    (r"(?:measure|metric)(?: ?(?:names?|types?))?|(?:count|data|statistic) ?types?", "qualifier"),
    (
        r"(?:lsoa|msoa|ward|wd|lad|la|district|borough|area|csp|pfa|force|ons|gss|geography"
        r"|local authority|"
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
        r"|(?:ward|borough|district|area|lsoa|lookup_?borough)_?name|lookup_boroughname|boroughsnt|area_?name|lad\d*nm"
        r"|wd\d*nm",
        "area",
    ),
    (r"(?:month|mon)(?: ?(?:name|number|no))?", "year part"),
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
    r"(?:object|global|row|record|unique|feature)\W?(?:id|no|number)|id|fid|shape\W*(?:area|len\w*)",
    re.IGNORECASE,
)
_DIMENSION_FORMS = tuple((re.compile(form, re.IGNORECASE), name) for form, name in _DIMENSIONS)
_ROLLING = re.compile(
    r"\b(?:rolling (?:year|12)|12[- ]?months?|year (?:ending|to)(?! date)|full year|ry|r12"
    r"|yearly total|annual)\b",
    re.I,
)
_TO_DATE = re.compile(
    r"\b(?:year to date|ytd|fytd|financial year to date|cumulative)\b", re.IGNORECASE
)


@lru_cache(maxsize=100_000)
def without_notes(text: str) -> str:
    """The words without footnote marks: ``Herne Bay¹``, ``Robbery [note 4]``, ``Theft4,5``."""
    plain = _GLUED.sub("", _NOTES.sub("", text_of(text)))
    return re.sub(r"\s+", " ", plain).strip(" *†‡#^~")


def label_of(cell: object) -> tuple[str, int]:
    """A row label without its leading dashes or bullets, and how many there were."""
    return _label(str(cell))


@lru_cache(maxsize=100_000)
def _label(cell: str) -> tuple[str, int]:
    text = text_of(cell)
    found = _DASHES.match(text)
    if found is None:
        return without_notes(text), 0
    depth = len(re.sub(r"\s", "", found["dashes"]))
    return without_notes(text[found.end() :]), depth


def derived_kind(text: str) -> Derived | None:
    """What a heading says is worked out from other columns, or None when it is a figure."""
    if _IS_RANK.search(text):
        return "rank"
    if _IS_PERCENT_CHANGE.search(text):
        return "percent"
    if _IS_CHANGE.search(text):
        return "change"
    if _ONLY_AVERAGE.fullmatch(text):
        return "average"
    return "share" if _IS_SHARE.search(text) else None


def is_aside(text: str) -> bool:
    """Whether a heading is of figures about figures: confidence limits, targets, forecasts."""
    return bool(_IS_ASIDE.search(text.replace("_", " ")))


def is_share(text: str) -> bool:
    """Whether a heading says that its figures are per cents."""
    return bool(re.search(r"%|\bper ?cent|\bpercentage", text, re.IGNORECASE))


@lru_cache(maxsize=20_000)
def is_plain_total(text: str) -> bool:
    """``Total``, ``Grand total``, ``All``: a total that does not say of what."""
    return bool(_PLAIN_TOTAL.fullmatch(text.strip(" :*")))


@lru_cache(maxsize=20_000)
def is_average(text: str) -> bool:
    """``MSG Average``, ``England mean``: worked out from other rows."""
    return bool(_IS_AVERAGE.search(text))


def rate_in(text: str) -> tuple[int, str] | None:
    """The base of a rate named in a text (per how many) and the text without it, or None."""
    found = _RATE.search(text)
    if found is None:
        return None
    word = re.sub(r"\D", "", found["per"])
    per = int(word) if word else {"million": 1_000_000, "thousand": 1000}[found["per"].lower()]
    before = text[: found.start()]
    if found["of"] and re.search(r"\w\s*$", before):  # knife crime rate: of knife crime
        before = f"{before.rstrip()} {found['of']}"
    rest = _RATE_WORD.sub(" ", f"{before} {text[found.end() :]}")
    return per, re.sub(r"\s+", " ", rest).strip(" ,;:-–/()").removeprefix("of ")


@lru_cache(maxsize=20_000)
def is_generic(text: str) -> bool:
    """``Number of offences``, ``Count``, ``Rolling year``: words that name no measure."""
    return bool(_GENERIC.fullmatch(text.replace("_", " ").strip()))


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


def says_rolling(text: str) -> bool:
    """Whether a heading above a month says that it is the twelve months to it."""
    return bool(_ROLLING.search(text))


def says_to_date(text: str) -> bool:
    """Whether a heading above a month says that it is the financial year up to it."""
    return bool(_TO_DATE.search(text))


@lru_cache(maxsize=50_000)
def same_words(text: str) -> str:
    """A text for comparing: case, punctuation, ``&`` and footnote marks set aside."""
    plain = without_notes(text).casefold().replace("&", " and ")
    plain = re.sub(r"['’`.]", "", plain)
    return re.sub(r"[^\w]+", " ", plain).strip()
