"""Rates as headings and titles name them: per how many, and of whom."""

from __future__ import annotations

import re
from typing import NamedTuple

_AGES = (
    r"(?:(?:resident|general) )?(?:(?:population|people|persons?|adults?|children|residents?) )?"
    r"(?:aged? )?\d{1,2}(?:\s?(?:-|–|to)\s?\d{1,2}|\+| and over| or over)"
    r"(?:\W?years?(?:\W?olds?)?)?(?: (?:population|people|persons))?"
)
_SOME = (
    r"(?:adult|child|female|male|working[- ]age|prison|household|pupil|student)s? population"
    r"|dwellings?|vehicles?|adults?|children|young people|females?|women|males?|men|pupils?"
    r"|offenders?|visitors?|households?"
)
_EVERYBODY = (
    r"(?:resident )?(?:population|pop(?:ulation)?n?\.?|people|residents?|persons?|inhabitants)"
)
_RATE = re.compile(
    r"(?:(?:crude|average|(?P<of>crime|offence))?\s*\brates?\b"
    r"\s*(?:of\b\s*(?!crime|offence|asb|incident))?)?\(?\s*(?:per|/)\s*"
    r"(?P<per>1\s?,?000,000|100\s?,?000|10\s?,?000|1\s?,?000|100|million|thousand)\b"
    rf"\s*(?:of\s+)?(?:the\s+)?(?:(?P<some>{_AGES}|{_SOME})|{_EVERYBODY})?\)?",
    re.IGNORECASE,
)
_RATE_WORD = re.compile(r"\brates?\b", re.IGNORECASE)


class Rate(NamedTuple):
    """Per how many of whom a text says that its figures are; and the text without it."""

    per: int
    rest: str
    of: str = "population"


def rate_in(text: str) -> Rate | None:
    """The rate that a text names, per how many and of whom, or None."""
    found = _RATE.search(text)
    if found is None:
        return None
    word = re.sub(r"\D", "", found["per"])
    per = int(word) if word else {"million": 1_000_000, "thousand": 1000}[found["per"].lower()]
    before = text[: found.start()]
    if found["of"] and re.search(r"\w\s*$", before):  # knife crime rate: of knife crime
        before = f"{before.rstrip()} {found['of']}"
    rest = _RATE_WORD.sub(" ", f"{before} {text[found.end() :]}")
    rest = re.sub(r"\s+", " ", rest).strip(" ,;:-–/()").removeprefix("of ")
    return Rate(per, rest, (found["some"] or "population").lower())
