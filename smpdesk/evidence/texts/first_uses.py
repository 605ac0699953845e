"""Acronyms that a text uses before any text has said what they mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from smpdesk.analysis.acronyms import Use, find_acronyms, put_into_words
from smpdesk.evidence.glossary import without_references
from smpdesk.models.edits import add, change
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Section, Term


@dataclass(frozen=True)
class FirstUse:
    """An acronym at its first use, unexplained there, and where it stands in its text.

    ``written_out`` is what would stand there with its meaning; empty where that is not known.
    """

    start: int
    end: int
    acronym: str
    written_out: str


def first_uses(
    file: PartnershipFile, section: Section, text: str, live: Sequence[tuple[int, int]] = ()
) -> list[FirstUse]:
    """The acronyms that a section is the first of its assessment to use, without explaining them.

    ``text`` is the section as it reads on the screen now, ``live`` the places of its live figures
    and cards, which are not looked at. Places given are places in ``text``.
    """
    sections = file.all(Section, assessment=section.assessment)
    number = [each.id for each in sections].index(section.id)
    texts = [without_references(each.text) for each in sections]
    texts[number] = blanked(text, live)
    meanings = {term.term: term.meaning for term in file.all(Term)}
    found = []
    for each in find_acronyms(texts):
        if each.first.text == number and not each.first.explained:
            meaning = meanings.get(each.acronym) or next(iter(each.explanations), "")
            found.append(_first_use(texts[number], each.first, meaning))
    return sorted(found, key=lambda use: use.start)


def define(file: PartnershipFile, acronym: str, meaning: str) -> None:
    """Write the meaning of an acronym into the glossary."""
    there = file.first(Term, term=acronym)
    if there is None:
        add(file, Term(term=acronym, meaning=meaning))
    else:
        change(file, there, meaning=meaning)


def blanked(text: str, places: Sequence[tuple[int, int]]) -> str:
    """The text with some places blank, every other where it was."""
    for start, end in places:
        text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    return text


def _first_use(text: str, use: Use, meaning: str) -> FirstUse:
    end = use.at + len(use.acronym)
    end += text[end : end + 1] == "s" and not text[end + 1 : end + 2].isalpha()
    if not meaning:
        return FirstUse(use.at, end, use.acronym, "")
    changed = put_into_words(text, use, meaning)
    return FirstUse(use.at, end, use.acronym, changed[use.at : len(changed) - len(text) + end])
