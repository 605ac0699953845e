"""The patterns and words by which ``identifying`` knows what could tell who a person is."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from typing import Literal

from smpdesk.places import resource

Kind = Literal["name", "initials", "age", "date", "place", "contact", "detail"]
Rule = tuple[Kind, str, re.Pattern[str]]

_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_SMALL = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_NUMBER = (
    rf"(?:\d{{1,3}}|(?:{_TENS})(?:[ -](?:one|{_SMALL}))?|{_SMALL}|thirteen|fourteen|fifteen"
    "|sixteen|seventeen|eighteen|nineteen)"
)
_MONTH = (
    "(?:January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_WHO = (
    "client|victim|person|child|mother|father|resident|tenant|male|female|adult|family|subject"
    "|son|daughter|partner|witness|patient|offender|man|woman|boy|girl"
)
_LETTERED = (
    "Class Part Plan Category Appendix Annex Band Tier Type Grade Option Step epatitis itamin "
    "Schedule & Wing Block Room"
)
"""Words (or their ends) after which a letter is no person."""
_TITLES = "Mr|Mrs|Ms|Miss|Mx|Dr"
_ACRONYMS = (
    "AM|BT|CS|DA|DV|ED|EU|GP|HR|ID|IT|MH|MP|OK|PC|PM|PR|QR|TV|UK|UN|US|VR|CV|DJ|DC|DS|DI|ME|HM|CD"
    "|PO|WC|XL|II|IV|VI"
)
_DID = (
    "was|is|had|has|said|told|felt|lived|lives|went|came|needed|agreed|moved|asked|began|started"
    "|would|could|did|and (?:her|his|their)"
)


@lru_cache(maxsize=1)
def _lists() -> dict[str, str]:
    return tomllib.loads(resource("words", "identifying.toml").read_text("utf-8"))


@lru_cache(maxsize=16)
def words_of(name: str) -> frozenset[str]:
    """One of the lists of words in ``resources/words/identifying.toml``."""
    return frozenset(word.replace("_", " ") for word in _lists()[name].split())


@lru_cache(maxsize=1)
def rules() -> tuple[Rule, ...]:
    """Kind, why, and the pattern; its first group is the clue where it has one."""
    made = [*_contacts(), *_places(), *_ages(), *_dates(), *_initials(), *_details()]
    return tuple((kind, why, re.compile(pattern)) for kind, why, pattern in made)


def _contacts() -> list[tuple[Kind, str, str]]:
    phone = r"(?<![\d£])(?:\+44 ?\(?0?\)? ?|\(?0)\d{2,4}\)?[ -]?\d{3,4}[ -]?\d{3,4}(?!\d)"
    reference = r"\b\d{2}/\d{4,}/\d{2}\b|\b[A-Z]{2,3}/\d{3,}/\d{2,4}\b"
    insurance = r"\b[A-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b"
    return [
        ("contact", "An e-mail address.", r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),
        ("contact", "A name on social media.", r"(?<![\w.])@\w{3,}"),
        ("contact", "A telephone number.", phone),
        ("contact", "It may be an NHS number.", r"(?<!\d)\d{3} \d{3} \d{4}(?!\d)"),
        ("contact", "It may be a National Insurance number.", insurance),
        ("contact", "It may be the reference number of a crime.", reference),
        ("contact", "It may be a car’s number plate.", r"\b[A-Z]{2}\d{2} ?[A-Z]{3}\b"),
    ]


def _places() -> list[tuple[Kind, str, str]]:
    home = r"\b(?:[Ff]lat|[Aa]partment|[Rr]oom|[Nn]o\.|[Nn]umber) ?\d+[A-Za-z]?\b"
    return [
        ("place", "A postcode.", r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b"),
        ("place", "The first half of a postcode.", r"\bin ([A-Z]{2}\d{1,2})\b(?! ?\d)"),
        ("place", "The number of a home.", home),
    ]


def _ages() -> list[tuple[Kind, str, str]]:
    age = (
        rf"(?i:\b{_NUMBER}[ -]years?[ -]old\b(?!s)"
        rf"|\b(?:aged?|turned) {_NUMBER}\b(?! (?:to|and|or|years and)\b|[-–]\d|\+)"
        rf"|\b(?:his|her|their) \w*[ -]?{_NUMBER}(?:th|st|nd|rd) birthday\b)"
    )
    told = r"\b[A-Z][a-zà-ÿ’'-]+, (\d{1,2}), (?=[a-z])"
    about = (
        r"(?i:\bin (?:his|her|their) (?:(?:early|mid|late)[ -])?(?:teens|twenties|thirties|forties"
        r"|fifties|sixties|seventies|eighties|nineties|\d0[’']?s)\b|\(\d\d\+?\))"
    )
    return [
        ("age", "A person’s age.", age),
        ("age", "A person’s age, as newspapers write it.", told),
        ("age", "About how old a person is.", about),
        ("age", "When a person was born.", r"\bborn (?:in|on) [^.,;]*?\d{4}"),
    ]


def _dates() -> list[tuple[Kind, str, str]]:
    date = (
        rf"\b{_DAY} (?:of )?{_MONTH}\b(?:,? \d{{4}})?|\b{_MONTH} {_DAY}\b(?:,? \d{{4}})?"
        r"|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b|\b\d{4}-\d{2}-\d{2}\b"
    )
    day = (
        r"\b(?:on|last|that|one|every) ((?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:morning"
        r"|evening|night|afternoon))?|Christmas (?:Day|Eve)|Boxing Day|New Year[’']s (?:Eve|Day))\b"
    )
    month = rf"\b{_MONTH},? (?:of )?(?:19|20)\d{{2}}\b"
    return [
        ("date", "A date: with it, a report or a newspaper can be found.", date),
        ("date", "A month: in a small place it may be enough.", month),
        ("date", "A day: with the place, it may be enough.", day),
    ]


def _initials() -> list[tuple[Kind, str, str]]:
    titled = (
        rf"\b(?:{_TITLES}|Sir|Lady|Cllr|Rev)\.? [A-Z][a-z’'-]+(?: [A-Z][a-z’'-]+)*"
        r"|\b(?:PC|DC|PCSO|Sgt|DS|DI|Inspector|Sergeant) [A-Z][a-z]+(?<!Unit)(?<!Team)\b"
    )
    dotted = rf"\b[A-Z]\. ?[A-Z]\.(?: ?[A-Z]\.)?|\b[A-Z]\.(?= (?:{_DID}|who)\b)"
    after = "".join(rf"(?<!{word} )" for word in _LETTERED.split())
    alone = rf"{after}(?<![“‘(\"'’.\-&/A-Za-z\d])([B-HJ-Z])(?=(?:[’']s)? [a-z]|[,.;)]|$)(?![\w&])"
    pair = rf"\b((?!{_ACRONYMS})[A-Z]{{2}})(?:[’']s)? (?={_DID})"
    return [
        ("name", "A title and a name.", titled),
        ("initials", "Initials.", rf"\b(?:{_TITLES})\.? [A-Z]\b"),
        ("initials", "Initials.", dotted),
        ("initials", "A person by a letter.", rf"\b(?i:{_WHO}) [A-Z]\b(?![’'-]\w)"),
        ("initials", "A person by a letter.", alone),
        ("initials", "They may be a person’s initials.", pair),
    ]


def _details() -> list[tuple[Kind, str, str]]:
    jobs, peoples, ills = (_any_of(name) for name in ("jobs", "peoples", "illnesses"))
    works = (
        r"\b(?:work(?:s|ed|ing)?|employed|job|trained|qualified) as an? "
        rf"((?:\w+ ){{0,2}}?(?:{jobs}|\w+er|\w+or|\w+ist))\b"
    )
    used_to = (
        rf"\b(?:[Ff]ormer|[Rr]etired|[Ee]x-) ?(?:{jobs})\b|\bused to be an? (?:\w+ )?(?:{jobs})\b"
        rf"|\bwho (?:is|was) an? (?:{jobs})\b"
    )
    family = (
        rf"(?i:\b(?:one|\d{{1,2}}|{_SMALL})(?: (?:young|small|older|teenage|adult|little))? "
        r"(?:children|kids|sons|daughters|siblings|brothers|sisters|grandchildren)\b"
        rf"|\b(?:mother|father|parent|mum|dad|family) of (?:\d{{1,2}}|{_SMALL})\b"
        r"|\btwins\b|\btriplets\b|\b(?:her|his|their) only (?:son|daughter|child)\b)"
    )
    seen = (
        r"\b(?i:wheelchair|amputee|prosthetic \w+|guide dog|transgender"
        r"|registered (?:\w+ )?(?:blind|deaf))\b"
    )
    whole_hundreds = r"(?![\d,]*00(?!\d|[.,]\d))"
    money = rf"£{whole_hundreds}\d{{1,3}}(?:,\d{{3}})+(?:\.\d\d)?|£\d+\.\d\d\b(?! ?(?:m|bn)\b)"
    people = rf"\b(?:{peoples})s?\b(?! (?:restaurant|takeaway|shepherd|food|shop))"
    return [
        ("detail", "A job: few people have it.", works),
        ("detail", "A job: few people have it.", used_to),
        ("detail", "Where somebody comes from or what they believe: few may share it.", people),
        ("detail", "The size of a family.", family),
        ("detail", "A rare illness.", rf"\b(?:{ills})\b"),
        ("detail", "Something that neighbours see.", seen),
        ("detail", "An exact sum: it can be looked up.", money),
    ]


def _any_of(name: str) -> str:
    longest_first = sorted(words_of(name), key=len, reverse=True)
    return "|".join(re.escape(word).replace("’", "[’']") for word in longest_first)
