"""Spelling in British English: words that no dictionary has, and what could stand instead."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import (
    Action,
    Area,
    AreaName,
    Assessment,
    Contact,
    Measure,
    Partner,
    Priority,
    Record,
    SubGroup,
    Term,
    Theme,
)
from smpdesk.places import resource

if TYPE_CHECKING:
    from hunspell import Hunspell

MOST = 5
"""So many suggestions are enough to choose from."""

_NO_PROSE = re.compile(
    r"\{[^{}]*\}|(?:https?://|www\.)\S+|\S+@\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:uk|com|org|net|eu)\b\S*"
)
"""References to the data, addresses of pages and of mail."""
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_ACRONYM = re.compile(r"[A-Z]+s?")
_OWNED = re.compile(r"['’]s?$")
_DOUBLED = re.compile(r"([a-z])\1")
_HYPHENS = "-‑"
_BEFORE = re.compile(rf"(\w+)[{_HYPHENS}]$")
"""The part of a word before its hyphen: ``co`` of ``co-ordinator``."""
_BEFORE_HYPHEN = re.compile(
    r"(bi|co|de|e|ex|inter|intra|micro|mid|mini|multi|neo|non|post|pre|pro|pseudo|psycho|re|semi"
    r"|socio|sub|super|trans|tri|ultra|un|under|uni)",
    re.IGNORECASE,
)
"""What is no word, but begins one with a hyphen: ``co-operate``, ``pre-sentence``."""

_NAMED: tuple[tuple[type[Record], tuple[str, ...]], ...] = (
    (Area, ("name",)),
    (AreaName, ("name",)),
    (Measure, ("name", "collection")),
    (Partner, ("name",)),
    (Contact, ("post",)),
    (SubGroup, ("name",)),
    (Term, ("term", "meaning")),
    (Theme, ("name",)),
    (Priority, ("name", "lead")),
    (Action, ("lead_agency",)),
    (Assessment, ("name",)),
)
"""What a file names, which is spelt as the partnership spells it."""


@dataclass(frozen=True)
class Slip:
    """A word that no dictionary has, and where it stands in its text."""

    start: int
    end: int
    word: str


def misspelt(text: str, known: frozenset[str] = frozenset()) -> list[Slip]:
    """The words of a text that are in no dictionary, in order.

    ``known`` are words that are right here, as ``known_words`` gives them. Acronyms, words with
    digits, addresses and references to the data are passed over. Both -ise and -ize are right;
    American spellings are not.
    """
    prose = _NO_PROSE.sub(lambda match: " " * len(match[0]), text)
    return [
        Slip(match.start(), match.end(), match[0])
        for match in _WORD.finditer(prose)
        if not (_passed_over(match, prose) or _right(match, prose, known))
    ]


def suggestions(word: str) -> tuple[str, ...]:
    """Words that could have been meant, likeliest first, the British form before any other.

    Where letters are doubled that should not be, and others not that should (``tommorow``), the
    word is looked for with every letter single.
    """
    plain = word.replace("’", "'")
    found = [*_dictionary().suggest(plain), *_dictionary().suggest(_DOUBLED.sub(r"\1", plain))]
    return tuple(dict.fromkeys(each.replace("'", "’") for each in found))[:MOST]


def words_in_names(names: Iterable[str]) -> frozenset[str]:
    """The words of some names, as ``misspelt`` wants them."""
    return frozenset(match[0].casefold() for name in names for match in _WORD.finditer(name))


def known_words(file: PartnershipFile) -> frozenset[str]:
    """The words that are right in a file's texts: those of its names, and its own."""
    own = file.partnership()
    names = [own.name, own.short_name, own.own_words]
    for kind, fields in _NAMED:
        names += [getattr(record, field) for record in file.all(kind) for field in fields]
    return words_in_names(names)


def own_words(file: PartnershipFile) -> list[str]:
    """The words that the officer has added, by name."""
    return file.partnership().own_words.split()


def add_word(file: PartnershipFile, word: str) -> None:
    """Add a word to those of the partnership, as one edit."""
    _keep(file, {*own_words(file), word}, f"Add “{word}” to the words of the partnership")


def take_word_away(file: PartnershipFile, word: str) -> None:
    """Take a word from those of the partnership, however it is written there, as one edit."""
    kept = {each for each in own_words(file) if each.casefold() != word.casefold()}
    _keep(file, kept, f"Take “{word}” from the words of the partnership")


def _keep(file: PartnershipFile, kept: set[str], title: str) -> None:
    with file.edit(title) as writer:
        writer.update(file.partnership(), own_words="\n".join(sorted(kept, key=str.casefold)))


def _passed_over(match: re.Match[str], prose: str) -> bool:
    """Whether it is no word at all: a letter, an acronym, a number, what begins ``co-operate``."""
    plain, after = _OWNED.sub("", match[0]), prose[match.end() : match.end() + 2]
    return (
        len(plain) == 1
        or any(letter.isdigit() or letter == "_" for letter in plain)
        or _ACRONYM.fullmatch(plain) is not None
        or (_begins(after) and _BEFORE_HYPHEN.fullmatch(plain) is not None)
    )


def _begins(after: str) -> bool:
    """Whether what follows a word is a hyphen and a letter."""
    return len(after) > 1 and after[0] in _HYPHENS and after[1].isalpha()


def _right(match: re.Match[str], prose: str, known: frozenset[str]) -> bool:
    plain = _OWNED.sub("", match[0]).replace("’", "'")
    if plain.casefold() in known or _dictionary().spell(plain):
        return True
    before = _BEFORE.search(prose, max(0, match.start() - 20), match.start())
    return before is not None and _dictionary().spell(before[1] + plain)


@lru_cache(maxsize=1)
def _dictionary() -> Hunspell:
    """The British dictionary with the field's own words; about a tenth of a second to load."""
    from hunspell import Hunspell

    folder = resource("spelling")
    made = Hunspell("en_GB", hunspell_data_dir=str(folder), system_encoding="utf-8")
    for word in (folder / "field.txt").read_text(encoding="utf-8").split():
        made.add(word)
    return made
