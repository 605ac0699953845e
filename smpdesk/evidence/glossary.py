"""The words of the partnership's texts: which acronyms they use, and whether each is explained."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from smpdesk.analysis.acronyms import Found, Use, find_acronyms, put_into_words
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Assessment, Section, Term

State = Literal["explained", "not at first use", "explained twice", "not explained", "not used"]

_REFERENCE = re.compile(r"\{[^{}]*\}")


@dataclass(frozen=True)
class Word:
    """An acronym or term as a year's texts use it.

    ``section`` is where it stands first; ``offered`` how that section would begin to explain it,
    empty where there is nothing to offer.
    """

    term: str
    meaning: str
    state: State
    uses: int = 0
    record: Term | None = None
    section: Section | None = None
    use: Use | None = None
    offered: str = ""

    @property
    def key(self) -> str:
        """By which it is known again."""
        return self.term


def words_of(file: PartnershipFile, assessment: Assessment | None) -> list[Word]:
    """Every acronym of the year's sections and every term of the glossary, by name."""
    sections = file.all(Section, assessment=assessment.id) if assessment else []
    texts = [without_references(section.text) for section in sections]
    terms = {term.term: term for term in file.all(Term)}
    found = {each.acronym: each for each in find_acronyms(texts)}
    words = []
    for name in sorted({*terms, *found}, key=str.casefold):
        term, acronym = terms.get(name), found.get(name)
        if acronym is None:
            words.append(_plain_term(terms[name], texts))
            continue
        meaning = term.meaning if term and term.meaning else next(iter(acronym.explanations), "")
        section, first = sections[acronym.first.text], acronym.first
        state = _state(acronym, meaning)
        offered = _offer(section.text, first, meaning) if state == "not at first use" else ""
        words.append(Word(name, meaning, state, len(acronym.uses), term, section, first, offered))
    return words


def _state(acronym: Found, meaning: str) -> State:
    if not acronym.first.explained:
        return "not at first use" if meaning else "not explained"
    times = sum(bool(use.explained) for use in acronym.uses)
    return "explained twice" if times > 1 else "explained"


def _plain_term(term: Term, texts: list[str]) -> Word:
    """A term that is no acronym, or that the texts don't use."""
    pattern = re.compile(rf"(?<!\w){re.escape(term.term)}s?(?!\w)")
    uses = sum(len(pattern.findall(text)) for text in texts)
    state: State = "not used" if not uses else "explained" if term.meaning else "not explained"
    return Word(term.term, term.meaning, state, uses, term)


def _offer(text: str, use: Use, meaning: str) -> str:
    """The words round the first use as they would read with the acronym explained."""
    changed = put_into_words(text, use, meaning)
    end = use.at + len(changed) - len(text) + len(use.acronym)
    start = max(0, use.at - 40)
    before, after = changed[start : use.at].split("\n")[-1], changed[end : end + 30].split("\n")[0]
    return f"{'…' * (start > 0)}{before}{changed[use.at : end]}{after}…".strip()


def without_references(text: str) -> str:
    """The text with its live figures blanked out, every place kept."""
    return _REFERENCE.sub(lambda match: " " * len(match[0]), text)


def explain_at_first_use(file: PartnershipFile, word: Word) -> None:
    """Write a word's meaning where it stands first, as one edit."""
    if word.section is None or word.use is None:
        return
    section = file.get(Section, word.section.id)
    text = put_into_words(section.text, word.use, word.meaning)
    with file.edit(f"Explain {word.term} in “{section.heading}”") as writer:
        writer.update(section, text=text)
