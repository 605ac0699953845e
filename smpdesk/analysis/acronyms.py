"""Acronyms in texts: found, told from ordinary capitals, and put into words at their first use."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_SHORT = re.compile(r"(?<![\w£$%.@-])(?:[A-Z][A-Z0-9]*&?[A-Z0-9]*[A-Z0-9]|\d[A-Z])s?(?![\w@-])")
_WORD = r"[A-Za-z][\w’'-]*"
_LEFT_OUT = frozenset(
    ("of", "the", "and", "for", "in", "on", "to", "a", "an", "by", "with", "against", "or")
)
_ORDINARY = re.compile(
    r"[IVX]+|[ABM]\d+|AM|PM|OK|UK|GB|EU|NO|AND|OR|THE|NOT|TO|FROM|FOR|ALL|ARE|IS|OF|IN|ON"
)
"""Capitals that nobody needs explained: Roman numbers, paper sizes, roads and words."""


@dataclass(frozen=True)
class Use:
    """One place in one text: the acronym, where it begins, and the words that explain it there.

    ``explained`` is empty where the text uses the acronym without saying what it means.
    """

    acronym: str
    text: int
    at: int
    explained: str = ""


@dataclass(frozen=True)
class Found:
    """An acronym over several texts: its uses in reading order."""

    acronym: str
    uses: tuple[Use, ...]

    @property
    def first(self) -> Use:
        """Where it stands first."""
        return self.uses[0]

    @property
    def explanations(self) -> tuple[str, ...]:
        """The different words by which the texts explain it, first one first."""
        said = {use.explained.casefold(): use.explained for use in reversed(self.uses)}
        said.pop("", None)
        return tuple(reversed(said.values()))


def find_acronyms(texts: Iterable[str]) -> list[Found]:
    """The acronyms of some texts, in the order of their names.

    An acronym is two capitals or more (``MARAC``, ``PCSOs``, ``4P``, ``D&A``). Roman numbers, and
    capitals in a line written wholly in capitals, are left out.
    """
    found: dict[str, list[Use]] = {}
    for number, text in enumerate(texts):
        for match in _SHORT.finditer(text):
            acronym = _singular(match[0])
            if _ORDINARY.fullmatch(acronym) or _in_capitals(text, match):
                continue
            use = Use(acronym, number, match.start(), explanation(text, acronym, match.start()))
            found.setdefault(acronym, []).append(use)
    return [Found(acronym, tuple(found[acronym])) for acronym in sorted(found)]


def explanation(text: str, acronym: str, at: int) -> str:
    """The words that explain the acronym at a place: ``Long Form (LF)`` or ``LF (long form)``."""
    if text[at - 1 : at] == "(" and text[at + len(acronym) :].lstrip("s")[:1] == ")":
        return _words_before(text[: at - 1], acronym)
    after = re.match(r"s?\s*\(([^()]{4,120})\)", text[at + len(acronym) :])
    if after and _stands_for(after[1], acronym):
        return after[1].strip()
    return ""


def _words_before(text: str, acronym: str) -> str:
    """The fewest words at the end of ``text`` whose initials are the acronym."""
    words = list(re.finditer(_WORD, text[-200:].split("\n")[-1]))
    line = text[-200:].split("\n")[-1]
    for count in range(1, min(len(words), 2 * len(acronym) + 2) + 1):
        phrase = line[words[-count].start() :].strip()
        if _stands_for(phrase, acronym):
            return phrase
    return ""


def _stands_for(phrase: str, acronym: str) -> bool:
    """Whether the initials of the words are the acronym, small words and hyphens being free."""
    parts = [part for part in re.split(r"[\s\-–/&]+", phrase) if part]
    letters = re.sub(r"[^a-z0-9]", "", acronym.casefold())
    free = [part[0].casefold() for part in parts]
    told = [part[0].casefold() for part in parts if part.casefold() not in _LEFT_OUT]
    return bool(parts) and letters in ("".join(free), "".join(told))


def _singular(acronym: str) -> str:
    return acronym[:-1] if acronym.endswith("s") else acronym


def _in_capitals(text: str, match: re.Match[str]) -> bool:
    """Whether its whole line is written in capitals, as headings sometimes are."""
    start = text.rfind("\n", 0, match.start()) + 1
    end = text.find("\n", match.end())
    line = text[start : end if end >= 0 else len(text)]
    others = line.replace(match[0], "")
    return sum(c.isupper() for c in others) > 3 and not any(c.islower() for c in others)


def put_into_words(text: str, use: Use, meaning: str) -> str:
    """The text with the acronym explained at that place: ``Long form (LF)``."""
    end = use.at + len(use.acronym)
    plural = text[end : end + 1] == "s" and not text[end + 1 : end + 2].isalpha()
    phrase = meaning.split(":")[0].strip()
    if not _begins_sentence(text, use.at) and not _is_name(phrase):
        phrase = phrase[:1].lower() + phrase[1:]
    return f"{text[: use.at]}{phrase} ({use.acronym}{'s' * plural}){text[end + plural :]}"


def _begins_sentence(text: str, at: int) -> bool:
    before = text[:at].rstrip(" *_#>-")
    return not before or before[-1] in ".!?\n:"


def _is_name(phrase: str) -> bool:
    """Whether a phrase is a name: most of its longer words begin with a capital."""
    words = [word for word in phrase.split() if word.casefold() not in _LEFT_OUT]
    capitals = sum(word[:1].isupper() for word in words)
    return capitals > 1 and capitals * 2 > len(words)
