"""The figures in a sentence, told apart: counts, money, per cents, rates, ranks, dates, ages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from smpdesk.analysis.checks.figures import Shown

_MONTH = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)(?:uary|ruary|ch|il|e|y|ust|"
    r"tember|ober|ember)?\.?"
)
_UNIT_NAMES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
_TEN_NAMES = "twenty thirty forty fifty sixty seventy eighty ninety"
_UNITS = dict(zip(_UNIT_NAMES.split(), range(1, 20), strict=True))
_TENS = dict(zip(_TEN_NAMES.split(), range(20, 100, 10), strict=True))
_UNIT_WORDS = "|".join(sorted(_UNITS, key=len, reverse=True))
_TENS_WORDS = "|".join(_TENS)
_UNDER_HUNDRED = rf"(?:(?:{_TENS_WORDS})(?:[-\s](?:{_UNIT_WORDS}))?|(?:{_UNIT_WORDS}))"
_WORDS = rf"(?:(?:(?:{_UNIT_WORDS}|a)\shundred(?:\sand\s{_UNDER_HUNDRED})?)|{_UNDER_HUNDRED})"
_NUM = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_YEAR = r"(?:19[89]|20[0-4])\d"
_NOUNS = (
    r"(?:incident|offence|crime|case|report|people|person|resident|visit|visitor|client|offender|"
    r"victim|casualt|collision|call|referral|admission|new|recorded|homes|households|arrest)"
)
_FRACTIONS = {"hal": 50.0, "third": 100 / 3, "quarter": 25.0, "fifth": 20.0, "tenth": 10.0}
_TIMES = {"doubl": 2.0, "trebl": 3.0, "tripl": 3.0, "quadrupl": 4.0, "halv": 0.5}

_PATTERNS: tuple[tuple[str, str], ...] = (
    ("t", r"0\d{2,4}[ ]\d{3,4}[ ]?\d{0,4}\b|0\d{9,10}\b"),
    ("t", r"\d{1,2}[.:]\d{2}\s?(?:am|pm|a\.m|p\.m)\.?|\d{1,2}\s?(?:am|pm|a\.m\.|p\.m\.)(?!\w)"),
    ("t", rf"\d{{1,2}}(?:st|nd|rd|th)?(?:\sof)?\s{_MONTH}(?:,?\s{_YEAR})?(?!\w)"),
    ("t", rf"{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)\b(?:,?\s{_YEAR})?"),
    ("t", rf"{_MONTH}(?:\s|\s?[’'])(?:{_YEAR}|\d{{2}})(?!\d|[.,]\d|\s?%)"),
    (
        "t",
        r"\d{1,2}/\d{1,2}/\d{2,4}|\b\d{2}/\d{2}\b(?!\d)|24/7|(?:999|101)"
        r"(?=[’']?\s(?:call|number|non|emerg))",
    ),
    ("t", rf"{_YEAR}(?:\s?[-–/]\s?{_YEAR}|[-–/]\d{{2}})\b(?!\s?%|[.,]\d)"),
    ("t", rf"(?<![£.,]){_YEAR}(?!\d|[.,]\d|\s?%|\sper\scent|\s{_NOUNS})"),
    (
        "t",
        r"(?:aged|ages?)\s(?:between\s)?\d+(?:\s?(?:-|–|to|and)\s?\d+)?(?:\sand\s(?:over|under))?",
    ),
    ("t", r"(?:under|over)[-\s]\d+s\b|\d+\s?(?:-|–|to)\s?\d+[-\s]year|\d+[-\s]year[-\s]olds?"),
    ("t", r"\d+\s?(?:-|–)\s?\d+\s?(?:%|per\scent)"),
    (
        "t",
        rf"(?:\d{{1,3}}(?:\.\d+)?|{_WORDS})[-\s](?:calendar\s|consecutive\s|working\s)?"
        r"(?:day|week|month|year|hour|minute|mile|metre|mph|km)s?\b",
    ),
    (
        "t",
        r"(?:sections?|parts?|schedules?|paragraphs?|pages?|appendix|appendices|figure|fig\.?|"
        r"table|chapter|article|regulation|version|item|minute|priority|phase|stage|level|quarter|"
        r"junction|option|tier|band|operation|step|no\.|number|room"
        r"|floor|case)\s\d[\d.]*(?!\s?%|,\d)",
    ),
    ("x", rf"(?:{_NUM}|{_WORDS})\s?(?:percentage[-\s]points?|pp\b|(?:%|per\scent)[-\s]points?)"),
    (
        "p",
        rf"(?:[-−]|\+\s?)?(?:{_NUM})\s?(?:%|per\s?cent\b)|{_WORDS}(?:\spoint\s\w+)?\sper\s?cent\b",
    ),
    ("r", rf"{_NUM}\s(?:[a-z-]+\s){{0,3}}?per\s(?:1,?000|10,?000|100,?000|thousand)\b"),
    ("k", r"\d+(?:st|nd|rd|th)\b"),
    ("m", rf"(?:[-−]|\+\s?)?£\s?{_NUM}(?:\s?(?:million|thousand|billion|bn|k|m)\b)?"),
    ("f", rf"(?:{_WORDS}\sin\s(?:every\s)?{_WORDS})(?!\s(?:hundred|per))"),
    (
        "f",
        r"(?:a|one|two|three|four)[-\s](?:third|quarter|fifth|tenth)s?\b(?!\s(?:of\s(?:the\s)?"
        r"(?:year|financial)|party|sector|time|year|month|quarter|\d))|\b(?:a\s"
        r"|one[-\s])?half\b(?!\s(?:year|term|a\syear))",
    ),
    ("u", r"(?:doubl|trebl|tripl|quadrupl)(?:ed|ing)\b|halv(?:ed|ing)\b"),
    ("t", r"\d+(?:\.\d+){2,}|\d+\s?(?:-|–|/)\s?\d+(?!\s?%|[\d,.])"),
    ("n", rf"(?:[-−]|\+\s?)?{_NUM}(?:\s(?:million|thousand|billion))?(?![\d%])"),
    ("n", rf"\b{_WORDS}\b(?!\sanother)"),
)
_FIGURE = re.compile(
    "|".join(rf"(?P<g{i}>(?<![A-Za-z\d_])(?:{p}))" for i, (_, p) in enumerate(_PATTERNS)),
    re.IGNORECASE,
)
_HEDGE = re.compile(
    r"(?P<about>about|around|approximately|approx\.?|roughly|some|circa|estimated)"
    r"|(?P<below>nearly|almost|just under|close to|under|less than"
    r"|fewer than|(?<!went )(?<!gone )(?<!rose )(?<!risen )(?<!increased "
    r")up to|below)"
    r"|(?P<above>just over|more than|over|at least|in excess of|above|well over)",
)


@dataclass(frozen=True)
class Quantity:
    """A figure in a text: its kind, value, decimals, hedge, and where it stands.

    Kinds: ``n`` count, ``m`` money, ``r`` rate, ``p`` per cent, ``x`` percentage points,
    ``f`` fraction in words (as per cent), ``u`` multiplied ("doubled", the factor), ``k`` rank,
    ``t`` date, age, duration or reference: not a quantity.
    """

    kind: str
    shown: Shown
    start: int
    end: int
    text: str
    hedge: str = ""
    signed: int = 0
    per: float = 0.0

    @property
    def value(self) -> float:
        """The value, without its sign."""
        return abs(self.shown.value)


def quantities(text: str) -> Iterator[Quantity]:
    """Every figure in ``text``, in order, with the words that hedge it."""
    end = 0
    for match in _FIGURE.finditer(text):
        group = match.lastgroup or "g0"
        kind = _PATTERNS[int(group[1:])][0]
        raw = match.group()
        if kind == "n" and raw.lower() == "one":
            continue
        if kind == "n" and _numbering(text, match.start(), match.end()):
            kind = "t"
        shown, signed, per = _read(kind, raw, glued=text[: match.start()][-1:].isalnum())
        hedge = _hedge(text[end : match.start()])
        if shown.value % 10 and re.search(r"\bsome\s$", text[end : match.start()].lower()):
            hedge = ""  # "some 312" is an exact count
        yield Quantity(kind, shown, match.start(), match.end(), raw, hedge, signed, per)
        end = match.end()


def _numbering(text: str, start: int, end: int) -> bool:
    """Whether a number only numbers a paragraph, as ``3.2 Levels`` or ``12. The`` do."""
    if text[:start].strip(" \n\t•-"):
        return False
    after = text[end : end + 3]
    return bool(re.match(r"[.)]?\s+[A-Z‘'“]|[.)]\s", after)) and not text[start:end].count(",")


def _hedge(between: str) -> str:
    found = None
    tail = " ".join(between.lower().split())[-16:]
    for match in _HEDGE.finditer(tail):
        found = match if match.end() >= len(tail) - 2 else found
    return (found.lastgroup or "") if found else ""


def _read(kind: str, raw: str, glued: bool) -> tuple[Shown, int, float]:
    """The value, the sign (+1, −1 or 0 when unsigned) and what a rate is per."""
    text = raw.lower()
    if kind == "u":
        return Shown(next(v for k, v in _TIMES.items() if text.startswith(k))), 0, 0.0
    if kind == "f":
        return Shown(_fraction(text)), 0, 0.0
    if kind == "t":
        year = re.search(r"(?:19|20)\d\d", text)
        short = re.search(r"(?<!\d)(\d\d)$", text)
        value = float(year.group()) if year else 2000.0 + float(short[1]) if short else 0.0
        return Shown(value), 0, 0.0
    number = re.search(_NUM, text)
    per = 0.0
    if kind == "r":
        base = re.search(r"per\s([\d,]+)", text)
        per = float(base[1].replace(",", "")) if base else 1000.0
    if number is None:
        return Shown(float(_word_value(text))), 0, per
    digits = number.group().replace(",", "")
    scale = _scale(text[number.end() :]) if kind in "mn" else 1.0
    decimals = len(digits.partition(".")[2])
    lead = text[: number.start()]
    signed = 0 if glued else -1 if re.search("[-−]", lead) else 1 if "+" in lead else 0
    value = float(digits) * scale * (-1 if signed < 0 else 1)
    return Shown(value, decimals, scale), signed, per


def _scale(unit: str) -> float:
    unit = unit.strip()
    if unit.startswith("b"):
        return 1e9
    if unit.startswith("m"):
        return 1e6
    return 1e3 if unit[:1] in ("k", "t") and unit else 1.0


def _word_value(text: str) -> int:
    """``a hundred and twenty-five`` as 125."""
    total = 0
    for word in re.findall(r"[a-z]+", text):
        if word == "hundred":
            total = max(total, 1) * 100
        else:
            total += _UNITS.get(word, 0) or _TENS.get(word, 0)
    return total


def _fraction(text: str) -> float:
    """``two thirds``, ``a fifth``, ``one in five`` as per cent."""
    parts = re.split(r"\sin\s(?:every\s)?", text)
    if len(parts) == 2:
        whole = _word_value(parts[1])
        return 100.0 * _word_value(parts[0]) / whole if whole else 0.0
    unit = next(value for stem, value in _FRACTIONS.items() if stem in text)
    first = re.match(r"two|three|four", text)
    return unit * (_UNITS[first.group()] if first else 1)
