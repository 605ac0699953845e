"""What a target measures against: a number, an average, the best, the baseline, last year."""

from __future__ import annotations

import re
from dataclasses import replace

from smpdesk.analysis.targets.rule import (
    AverageOf,
    BestOf,
    Fixed,
    FromBaseline,
    FromLastYear,
    PlaceIn,
    Reference,
)

DOWN = (
    r"\b(?:reduc\w+|decreas\w+|lower(?:ing)?|cut\w*|fewer|drop|bring down|fall|halv\w+"
    r"|eliminat\w+|less)\b"
)
UP = r"\b(?:increas\w+|rais\w+|grow|encourag\w+|doubl\w+|more)\b"
_A_YEAR = r"\b(?:a|per|each|every) year\b|\bannually\b|\bper annum\b|\byearly\b"
_NUMBER = r"(?<![\w.])(£?)(\d+(?:\.\d+)?)\s*(%|per cent|percentage points?|points?)?"
_FRACTIONS = {"third": 1 / 3, "quarter": 1 / 4, "fifth": 1 / 5, "tenth": 1 / 10}
_A_PART_YEAR = r"\b(?:a|per|each|every) (month|quarter|week)\b|\b(month|quarter|week)ly\b"
_PARTS = {"month": 12, "quarter": 4, "week": 52}
_RATE = r"(?:[a-z]+ ){0,3}(?:per|/)\s*(1000|10000|100000)\b"


def read_reference(words: str) -> Reference | None:
    """What ``words`` (lower case, without the due date) measure against, or ``None``."""
    for read in (_best_of, _place_in, _average_of, _change_from, _level_of, _fixed):
        reference = read(words)
        if reference is not None:
            return reference
    return None


def _best_of(words: str) -> BestOf | None:
    found = re.search(
        r"(?:average|mean|that|levels?|rates?) (?:of|for) (?:the )?"
        r"(?:best|top|lowest|highest) (\d+)"
        r"|(?:best|top) (\d+)[a-z ]*(?:average|mean)",
        words,
    )
    if not found:
        return None
    rest = words[found.end() :]
    return BestOf(int(found.group(1) or found.group(2)), _fixed(rest))


def _place_in(words: str) -> PlaceIn | None:
    if re.search(r"\b(?:top|best|first|lowest) (?:quartile|quarter)\b", words):
        return PlaceIn(quarter=True)
    found = re.search(
        r"\b(?:top|best) (\d+)\b|\bin the (?:lowest|safest) (\d+)\b"
        r"|\brank\w*\D{0,12}(\d+)(?:st|nd|rd|th)?\b|\b(\d+)(?:st|nd|rd|th) "
        r"(?:place|in|or better)",
        words,
    )
    return PlaceIn(int(next(filter(None, found.groups())))) if found else None


def _average_of(words: str) -> AverageOf | None:
    found = re.search(
        r"\b(?:the |its |our )?([a-z][a-z&' -]*?)?[ -]*(?:-wide |\bwide )?"
        r"\b(average|mean|comparison|comparator|msg)\b"
        r"(?: (?:for|of|in) (?:the )?([a-z][a-z&' ]+))?",
        words,
    )
    if not found:
        return None
    whose = (found.group(3) or found.group(1) or "").strip(" -")
    if found.group(2) == "msg":
        whose = "most similar group"
    whose = re.sub(
        r"^.*\b(?:the|under|below|above|over|than|with|to|for|match|at|of|within)\b", "", whose
    )
    whose = re.sub(r"[ -]+wide$", "", whose.strip(" -"))
    whose = re.sub(r"^(?:maintain\w*|keep|reduce|increase|match|average)\b", "", whose).strip()
    part = re.search(
        r"(\d+(?:\.\d+)?) ?(?:%|per cent) (below|under|lower|less|above|over|higher|more)", words
    )
    factor = 1.0
    if part:
        down = part.group(2) in ("below", "under", "lower", "less")
        factor = 1 + (-1 if down else 1) * float(part.group(1)) / 100
    return AverageOf(whose, factor)


def _change_from(words: str) -> FromBaseline | FromLastYear | None:
    """Such as "by 5%", "a 5% reduction", "10 fewer than last year", "halve", "double"."""
    base = FromLastYear() if _against_last_year(words) else FromBaseline()
    if re.search(r"\bhalv\w+|\bby half\b", words):
        return replace(base, factor=0.5)
    for fraction, part in _FRACTIONS.items():
        if re.search(rf"\bby an? {fraction}\b", words) and re.search(f"{DOWN}|{UP}", words):
            return replace(base, factor=1 + part * (-1 if re.search(DOWN, words) else 1))
    if re.search(r"\bdoubl\w+", words):
        return replace(base, factor=2.0)
    found = re.search(rf"\bby (?:at least |a further |another )?{_NUMBER}", words) or re.search(
        rf"{_NUMBER}\s+(?:year[- ]on[- ]year |annual |yearly )?"
        r"(?=reduction|decrease|increase|rise|cut|fewer|less|more|lower|higher)",
        words,
    )
    if not found or re.search(r"\bto [£\d]", words):
        return None
    down = re.search(DOWN + r"|\breduction\b", words) is not None
    if not down and not re.search(UP, words):
        return None
    amount, unit = float(found.group(2)) * (-1 if down else 1), found.group(3) or ""
    if unit in ("%", "per cent"):
        return replace(base, factor=1 + amount / 100)
    return replace(base, plus=amount)


def _level_of(words: str) -> FromBaseline | FromLastYear | None:
    if _against_last_year(words) and not re.search(_NUMBER, words):
        return FromLastYear()
    if re.search(r"\bno (?:increase|rise|growth|reduction|decrease|fall|drop)\b", words):
        return FromLastYear() if _against_last_year(words) else FromBaseline()
    if re.search(
        r"\bbaseline\b|\b(?:current|present|existing) (?:level|rate|number|figure)", words
    ):
        return FromBaseline()
    return None


def _against_last_year(words: str) -> bool:
    return bool(
        re.search(r"\b(?:last|previous|prior) year|\byear before|\byear[- ]on[- ]year", words)
        or (re.search(r"\bby \d", words) and re.search(_A_YEAR, words))
    )


def _fixed(words: str) -> Fixed | None:
    """The number to reach: after "to", "than", "least" and the like, or else the first."""
    if re.search(r"\b(?:zero|eliminate\w*)\b", words):
        return Fixed(0.0)
    often = re.search(_A_PART_YEAR, words)
    times = _PARTS[often.group(1) or often.group(2)] if often else 1
    a_year = times > 1 or bool(re.search(_A_YEAR, words))
    rated = re.search(rf"(\d+(?:\.\d+)?)\s*{_RATE}", words)
    if rated:
        return Fixed(float(rated.group(1)), f"per {int(rated.group(2)):,}", a_year)
    lead = r"(?:to|than|least|most|of|under|below|above|over|exceed|up to|within|at)"
    plain = re.sub(r"\byear \d+\b", "", words)
    found = re.search(rf"\b{lead}\s+{_NUMBER}", plain) or re.search(_NUMBER, plain)
    if not found:
        return None
    unit = "pounds" if found.group(1) else "per cent" if found.group(3) else ""
    return Fixed(float(found.group(2)) * (times if unit != "per cent" else 1), unit, a_year)
