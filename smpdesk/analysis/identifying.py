"""What in a case study could tell who a person is: pointed out, each with its reason.

It points at what is usual in such texts and leaves the judgement to the reader. It is made to be
believed: agencies, posts and places wide enough to hide in (given as ``known``), groups such as
"aged 16 to 24" and words that only look like names are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from smpdesk.analysis.identifying_words import Kind, rules, words_of


@dataclass(frozen=True)
class Clue:
    """A passage (``text[start:end]``) that could tell who somebody is, and why."""

    start: int
    end: int
    words: str
    kind: Kind
    why: str


_RUN = re.compile(
    r"\b[A-ZÀ-ÖØ-ÞŴŶ][\w’'-]*(?:(?: (?:of|and|the|ap|ab|&))*(?: [A-ZÀ-ÖØ-ÞŴŶ][\w’'-]*))*"
)  # capitalised words next to each other, perhaps joined by "of" or "and"
_SENTENCE_START = re.compile(r"(?:^|[.!?:]['”\")]?\s+|\n\s*|[“\"(•*-]\s*)$")


def clues_in(text: str, known: Collection[str] = ()) -> tuple[Clue, ...]:
    """Everything in ``text`` that could identify a person, in order, without overlaps.

    ``known`` are names that identify nobody: agencies, posts, acronyms, the district itself.
    """
    hidden = _blanked(text, known)
    found = [*_by_rule(hidden), *_capitalised(hidden)]
    found.sort(key=lambda clue: (clue.start, -clue.end))
    kept: list[Clue] = []
    for clue in found:
        if not kept or clue.start >= kept[-1].end:
            kept.append(replace(clue, words=text[clue.start : clue.end]))
    return tuple(kept)


def in_words(clues: Collection[Clue]) -> str:
    """How many there are, in a sentence."""
    if not clues:
        return "Nothing in the text points at a person by the signs that can be read."
    count = len(clues)
    verb = "passage could" if count == 1 else "passages could"
    return f"{count} {verb} tell who somebody is. Look at each; only a reader can judge."


def _blanked(text: str, known: Collection[str]) -> str:
    """The text with known names overwritten by as many small letters."""
    names = {name.strip() for name in known if len(name.strip()) > 1}
    for name in sorted(names, key=len, reverse=True):
        start = text.find(name)
        while start >= 0:
            end = start + len(name)
            if not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum()):
                text = text[:start] + re.sub(r"\w", "x", name) + text[end:]
            start = text.find(name, end)
    return text


def _by_rule(text: str) -> Iterator[Clue]:
    for kind, why, pattern in rules():
        for found in pattern.finditer(text):
            start, end = found.span(1) if pattern.groups else found.span()
            yield Clue(start, end, text[start:end], kind, why)


def _capitalised(text: str) -> Iterator[Clue]:
    """Names of people and places, by capitals, titles, streets and the words before them."""
    for found in _RUN.finditer(text):
        start, words = found.start(), found[0]
        at_start = bool(_SENTENCE_START.search(text[max(0, start - 4) : start])) or start == 0
        if at_start and words.split()[0].lower() in words_of("openers"):
            # "When Jordan": the capital of the first word is only that of the sentence.
            cut = re.match(r"\S+\s*(?:(?:of|and|the)\s+)*", words)
            skip = cut.end() if cut else 0
            start, words, at_start = start + skip, words[skip:], False
        name = re.sub(r"[’']s$", "", words)
        if name and (read := _read(text[:start], name, at_start)):
            yield Clue(start, start + len(name), name, *read)


def _read(before: str, words: str, at_start: bool) -> tuple[Kind, str] | None:
    """What a run of capitalised words is likely to be, or None when it tells nothing."""
    parts = [part for part in re.split(r"[ ’']", words) if part]
    lower = [part.lower() for part in parts]
    if any(part in words_of("given_names") for part in parts):
        return "name", "A given name."
    streetlike = len(parts) > 1 and lower[0] not in words_of("not_streets")
    if streetlike and lower[-1] in words_of("streets"):
        return "place", "A street, building or place by its name."
    organisation = lower[-1] in words_of("organisations")
    acronym = any(part.isupper() for part in parts)
    if at_start or organisation or acronym or words_of("harmless").intersection(lower):
        return None
    if re.search(r"\b(?:in|at|near|from|around|outside|to|towards|of)\s(?:the\s)?$", before):
        return "place", "It may be a place, small enough to find somebody in."
    return "name", "It may be the name of a person or a place."
