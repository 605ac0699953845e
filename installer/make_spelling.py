"""Makes the spelling dictionary of resources/spelling from SCOWL's word lists.

    apt-get download wbritish wbritish-large wamerican-large     # all 2020.12.07
    dpkg -x PACKAGE FOLDER                                       # for each
    python -m installer.make_spelling FOLDER/usr/share/dict

The British lists spell -ise. A word that they spell so and the American list spells -ize is British
either way, and both go in; nothing else of the American list does. The names of districts and
wards come from resources/geography.
"""

from __future__ import annotations

import csv
import lzma
import re
import sys
from collections.abc import Iterator
from pathlib import Path

RESOURCES = Path(__file__).parent.parent / "resources"
DICTIONARY = RESOURCES / "spelling" / "en_GB.dic"

ENDINGS = {"M": "'s", "S": "s", "D": "d", "E": "ed", "G": "ing", "Y": "ly", "N": "ness"}
"""By the flag that en_GB.aff gives it, what many words take."""

_IZE = re.compile(r"iz(e|ed|es|er|ers|ing|able|ation|ations|ational)('s)?$")
_LETTERS = re.compile(r"[A-Za-zÀ-ÿ']+")
_VOWEL = re.compile(r"[aeiouyAEIOUY]")
_SHORT = 4
"""Words as short as this, and rare, would hide slips of the finger: only the usual list's stay."""
UNITS = frozenset(("cm", "kg", "km", "mg", "ml", "mm", "Dr", "Mr", "Ms", "St"))
"""The words of two letters without a vowel that stay, for the same reason."""
LEFT_OUT = frozenset(("program", "programs", "programed", "programing"))
"""In a partnership's papers these are programmes."""


def words_of(usual: list[str], large: list[str], american: list[str]) -> set[str]:
    """The words that are right, those with an apostrophe and s among them."""
    british = {*usual, *(word for word in large if len(word) > _SHORT)}
    either = {word for word in american if _IZE.search(word) and _ise(word) in british}
    return {word for word in british | either if _belongs(word)}


def place_names() -> Iterator[str]:
    """The words of the names of districts, partnerships, forces and wards."""
    for name in ("districts", "wards"):
        path = RESOURCES / "geography" / f"{name}.csv.xz"
        with lzma.open(path, "rt", encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                told = " ".join(v for k, v in row.items() if k.endswith("name"))
                yield from (word for word in re.findall(r"[^\W\d_]+", told) if word[0].isupper())


def entries(words: set[str]) -> list[str]:
    """The entries of a Hunspell dictionary: each word with the flags of what it takes."""
    flags: dict[str, str] = {}
    for flag, ending in ENDINGS.items():
        for word in words:
            stem = word.removesuffix(ending)
            fits = flag not in "DE" or (flag == "D") == stem.endswith("e")
            if fits and word.endswith(ending) and stem in words:
                flags[stem] = flags.get(stem, "") + flag
    taken = {stem + ENDINGS[flag] for stem, each in flags.items() for flag in each}
    # A word that another yields stays an entry when it has endings of its own.
    kept = sorted(word for word in words if word not in taken or word in flags)
    return [f"{word}/{flags[word]}" if word in flags else word for word in kept]


def _ise(word: str) -> str:
    return _IZE.sub(r"is\1\2", word)


def _belongs(word: str) -> bool:
    plain = word.removesuffix("'s")
    if not _LETTERS.fullmatch(word) or plain in LEFT_OUT:
        return False
    short = len(plain) == 2 and not _VOWEL.search(plain)
    return plain in UNITS or (not short and (len(plain) > 1 or plain in ("a", "A", "I")))


def main(folder: str) -> None:
    """Write the dictionary from the lists in a folder."""
    names = ("british-english", "british-english-large", "american-english-large")
    lists = [(Path(folder) / name).read_text(encoding="utf-8").split() for name in names]
    words = words_of(*lists)
    places = {name for name in place_names() if len(name) > 2 and name.casefold() not in words}
    made = entries(words | places)
    DICTIONARY.write_text("\n".join([str(len(made)), *made, ""]), encoding="utf-8")
    print(
        f"{len(words):,} words and {len(places - words):,} names of places: {len(made):,} entries"
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
