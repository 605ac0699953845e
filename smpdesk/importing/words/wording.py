"""The words of headings: which say change, rank or rate, which say what is counted."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from smpdesk.importing.files.sheets import ERRORS, Raw, text_of

Derived = Literal["change", "percent", "rank", "share", "average"]
_CHANGE = r"(?:change|chg|difference|diff|variance|variation|increase|decrease|reduction|movement)"
_PERCENT = r"(?:%|per ?cent|percentage|pct|pc)"
_IS_PERCENT_CHANGE = re.compile(
    rf"{_PERCENT}\W*(?:\w+\W+){{0,2}}?{_CHANGE}|{_CHANGE}\W*(?:in\W+)?\(?{_PERCENT}|{_PERCENT}\s*\+/?-|"
    rf"{_CHANGE}\b.*\({_PERCENT}\)\s*$|"
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
    r"|^\s*denominators?\s*$"
    r"|\b(?:targets?|forecast|projected|projection|trajectory|ambition)\b",
    re.IGNORECASE,
)
_PLAIN_TOTAL = re.compile(
    r"(?:grand |sub[- ]?|overall |column |row |running )?totals?(?: \(all\))?|all|sum|overall"
    r"|(?:y(?:ear)?td|q(?:uarter)? ?[1-4]|quarter(?:ly)?|annual|year(?:ly)?|full year) totals?",
    re.IGNORECASE,
)
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
    r"current year|latest|actual|outturn|baseline|n|all|(?:row|column) labels?"
    r"|blwyddyn(?: ariannol)?|chwarter|mis|nifer|cyfanswm"
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
    r"(?:(?<=[a-z]{3})|(?<=[A-Za-z\d]\)))\d{1,2}(?:,\d{1,2})*(?=$|[)\s,])"
    r"|(?<=[A-Z]{5})\d{1,2}(?:,\d{1,2})*$"
)
_DASHES = re.compile(r"^\s*(?P<dashes>(?:[-–—•·>▪◦*]\s*)+)(?=[^\W\d_]|\d)")

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
    """The words without footnote marks: ``Herne Bay¹``, ``Robbery [note 4]``, ``Theft4,5``.

    A cell that shows an error has no words.
    """
    if text.strip() in ERRORS:
        return ""
    plain = _GLUED.sub("", _NOTES.sub("", text_of(text)))
    return re.sub(r"\s+", " ", plain).strip(" *†‡#^~")


def label_of(cell: Raw) -> tuple[str, int]:
    """A row label without its leading dashes or bullets, and how many there were."""
    return _label(cell if isinstance(cell, str) else text_of(cell))


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
    """Whether a heading is of figures about figures: confidence limits, denominators, targets."""
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


@lru_cache(maxsize=20_000)
def is_generic(text: str) -> bool:
    """``Number of offences``, ``Count``, ``Rolling year``: words that name no measure."""
    return bool(_GENERIC.fullmatch(text.replace("_", " ").strip()))


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
