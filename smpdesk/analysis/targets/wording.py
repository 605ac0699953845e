"""Reading a target from the plain words that officers write."""

from __future__ import annotations

import re

from smpdesk.analysis.targets.references import DOWN, UP, read_reference
from smpdesk.analysis.targets.rule import Aim, FromBaseline, FromLastYear, Rule, Unclear

_NUMBERS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"

_COMPARATIVES: tuple[tuple[Aim, str], ...] = (
    (
        "at most",
        r"(?:no|not) (?:more|higher|greater|worse) than|at most|not? (?:to )?exceed(?:ing)?"
        r"|maximum|at or (?:below|under)|\bor (?:below|less|fewer|under|lower)\b|within|not above"
        r"|up to|\bno (?:increase|rise|growth)\b",
    ),
    (
        "at least",
        r"(?:no|not) (?:less|fewer|lower) than|at least|minimum|at or above|not below"
        r"|\bor (?:above|more|over|higher)\b|\bno (?:reduction|decrease|fall|drop)\b",
    ),
    ("below", r"\bunder\b|\bbelow\b|(?:less|fewer|lower) than"),
    ("above", r"\babove\b|\bover\b|(?:more|higher|greater) than|\bexceed(?:ing)?\b"),
    ("reach", r"\bmatch(?:ing)?\b|\bbetter than\b|in line with|\bequal to\b"),
)
_SIGNS = (
    (r"<=|≤|=<", " at most "),
    (r">=|≥|=>", " at least "),
    (r"<", " below "),
    (r">", " above "),
    (r"^\s*[-−]\s?(?=[£\d])", "reduce by "),
    (r"^\s*\+\s?(?=[£\d])", "increase by "),
    (r"\bnil\b|\bnone\b", "zero"),
    (r"\b(?:not|never|no) (?:to )?(?=(?:increase|rise|reduc|decrease|fall|drop))", "no "),
    (r"\bno grow\b", "no growth"),
    (
        r"\b(at|as in|to) (?:the )?(?:19|20)\d\d(?:[-/]\d{2,4})?"
        r"(?='?s? (?:level|rate|figure|number))",
        r"\1 baseline",
    ),
)
"""Signs and turns of phrase, and the words that they stand for."""

_KEEP = (
    r"\b(?:maintain\w*|keep\w*|remain\w*|stay\w*|sustain\w*|no change"
    r"|hold (?:at|steady|level|the|under))\b"
)
_DOING = (
    r"\b(?:train\w*|deliver\w*|provid\w+|engag\w+|sign up|recruit\w*|visit\w*|hold|run|reach\w*"
    r"|achiev\w+|support\w*|complet\w+|attend\w*|offer\w*|host\w*|issu\w+|refer\w*)\b"
)


def read_targets(text: str) -> tuple[Rule | Unclear, ...]:
    """Every target in ``text``, which may hold several: on lines, after ``;``, or one verb later.

    "Increase to 180 Increase to 12/10,000 pop" holds two; "between 10 and 12" is two as well.
    """
    between = re.search(r"between\s+([£\d,.]+\s*%?)\s+and\s+([£\d,.]+\s*%?)(.*)", text, re.I | re.S)
    if between:
        low, high, rest = between.groups()
        return (read_target(f"at least {low}{rest}"), read_target(f"at most {high}{rest}"))
    verbs = "Reduce|Increase|Maintain|Keep|Achieve|Deliver|Train"
    limits = r"no (?:more|fewer|less)|not (?:more|less|fewer)|at (?:most|least)|above|below"
    pieces = re.split(
        rf"[;\n]+|\s+(?:and|but)\s+(?=(?:{limits})\b\D{{0,12}}\d)"
        rf"|(?<=\S)\s+(?=(?:{verbs})\b)|,?\s+and\s+(?=(?:{verbs.lower()})\b)",
        text.strip(),
    )
    return tuple(read_target(piece) for piece in pieces if piece.strip())


def read_target(text: str) -> Rule | Unclear:
    """The rule in ``text``, or what is missing from it."""
    words, due = _without_due(_plain(text))
    if not words:
        return Unclear(text, "There are no words to read a target from.")
    if re.search(r"\bwithin \d+(?:\.\d+)? ?(?:%|per cent)", words):
        return Unclear(text, "It allows both sides. Write which one matters, and from what figure.")
    aim, keep, note = _aim(words)
    reference = read_reference(words)
    if isinstance(reference, (FromBaseline, FromLastYear)) and aim != "hold":
        size = reference.factor - 1 or reference.plus
        aim = _aim_of_change(words, aim, size)
    if isinstance(reference, (FromBaseline, FromLastYear)) and reference.factor < 0:
        return Unclear(text, "Nothing can fall by more than 100%. Write how far it should fall.")
    if reference is None:
        return _without_reference(text, words, aim, keep, due)
    if aim is None:
        aim, note = "reach", "taken as the figure to reach"
    if keep and aim == "reach" and isinstance(reference, FromBaseline):
        aim = "hold"
    return Rule(text.strip(), aim, reference, keep, due, note)


def _without_reference(
    text: str, words: str, aim: Aim | None, keep: bool, due: str
) -> Rule | Unclear:
    """A target that names nothing to measure against: "maintain", "reduce", or not a target."""
    if keep:
        return Rule(text.strip(), "hold", FromBaseline(), True, due, "taken as: as in the baseline")
    down, up = re.search(DOWN, words), re.search(UP, words)
    if bool(down) != bool(up):
        way: Aim = "below" if down else "above"
        note = f"taken as: {way} the baseline, as no figure is given"
        return Rule(text.strip(), way, FromBaseline(), False, due, note)
    return Unclear(
        text,
        "There is no figure, average or baseline in it to measure against. Write, for example, "
        '"reduce to 1,200 a year" or "maintain under the Kent average".',
    )


def _in_full(found: re.Match[str]) -> str:
    """``1.2 million`` as ``1200000``."""
    return f"{float(found[1]) * (1e3 if found[2] in ('k', 'thousand') else 1e6):.10g}"


def _plain(text: str) -> str:
    """Lower case, one kind of dash, no thousands commas, number words as digits."""
    words = text.lower().replace("’", "'").replace("–", "-").replace("—", "-")
    words = re.sub(r"(?<=\d),(?=\d{3})", "", words)
    for sign, meant in _SIGNS:
        words = re.sub(sign, meant, words)
    words = re.sub(r"(\d+(?:\.\d+)?)\s?(k|thousand|m|million)\b", _in_full, words)
    words = re.sub(r"(?<=\d)\s*p\.?\s?a\.?(?=\W|$)", " a year", words)
    words = re.sub(r"\bper thousand\b", "per 1000", words)
    words = re.sub(r"\bwithin \d+ (?:working )?(?:minute|hour|day|week|month)s?\b", "", words)
    words = re.sub(r"(?<=\d)\s*percent\b", " per cent", words)
    words = re.sub(
        rf"\b({_NUMBERS})\b",
        lambda found: str(_NUMBERS.split("|").index(found.group(1)) + 1),
        words,
    )
    return re.sub(r"\s+", " ", words).strip(" .")


def _without_due(words: str) -> tuple[str, str]:
    """The words without "by 2018", "by March 2018" or "by 2017/18", and that month."""
    month = rf"(?:({_MONTHS})[a-z]*\s+)?"
    found = re.search(
        rf"\b(?:by|before|until)\s+(?:the\s+)?(?:end\s+of\s+)?{month}(20\d\d)(?:[/-](\d\d))?"
        r"(?!\d|\.\d|\s*(?:%|per cent|incidents|offences|crimes|cases|people))",
        words,
    )
    if not found:
        return words, ""
    name, year, second = found.groups()
    if name:
        due = f"{year}-{_MONTHS.split('|').index(name) + 1:02d}"
    elif second:
        due = f"{int(year) + 1}-03"
    else:
        due = f"{year}-12"
    return (words[: found.start()] + words[found.end() :]).strip(" ,."), due


def _aim(words: str) -> tuple[Aim | None, bool, str]:
    """Which way, whether to be kept all along, and how doubtful words were taken."""
    keep = bool(re.search(_KEEP, words))
    doing = re.search(_DOING, words) and not re.search(DOWN, words)
    if doing and re.search(r"\bup to\b", words) and not re.search(r"\bper cent\b|%", words):
        return "at least", False, '"up to" taken as the number to reach'
    for aim, pattern in _COMPARATIVES:
        if re.search(pattern, words):
            if aim == "reach" and re.search(UP, words):
                return "at least", keep, ""
            if aim == "reach" and re.search(DOWN, words):
                return "at most", keep, ""
            return aim, keep, ""
    if keep:
        return "hold", True, ""
    if re.search(DOWN + r"|\bzero\b", words):
        return "at most", False, ""
    if re.search(UP, words):
        return "at least", False, ""
    if re.search(_DOING, words):
        return "at least", False, ""
    if re.search(r"\bimprov\w+|\bmeet\b|\bget to\b|\bmove to\b", words):
        return "reach", False, ""
    return None, keep, ""


def _aim_of_change(words: str, aim: Aim | None, size: float) -> Aim:
    if size < 0:
        return "at most"
    if size > 0:
        return "at least"
    if re.search(r"\bto\b", words) or aim not in ("at most", "at least"):
        return aim or "reach"
    verb = DOWN if aim == "at most" else UP
    strict: Aim = "below" if aim == "at most" else "above"
    return strict if re.search(verb, words) and not re.search(r"\bno\b|\bat\b", words) else aim
