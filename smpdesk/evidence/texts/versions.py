"""Versions of an assessment's text: what each said, and what changed between two of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import Literal

from smpdesk.evidence.figures import Figures
from smpdesk.models.outline import Branch, branches
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Assessment, DocumentVersion, Section

DOCUMENT = "strategic-assessment"
_MARK = re.compile(r"^<!-- section (\d+): (.*) -->$", re.MULTILINE)
_CONTEXT = 10

PieceKind = Literal["same", "added", "removed"]
How = Literal["new", "removed", "changed"]


@dataclass(frozen=True)
class Part:
    """A section as a version said it."""

    section: int
    heading: str
    text: str


@dataclass(frozen=True)
class Piece:
    """Words that stayed, came or went."""

    kind: PieceKind
    words: str


@dataclass(frozen=True)
class PartChange:
    """A section that is new, gone or changed: its heading now, and its words piece by piece."""

    section: int
    heading: str
    how: How
    pieces: tuple[Piece, ...]
    added: int
    removed: int


def whole_text(figures: Figures, sections: Sequence[Section]) -> str:
    """All sections as they read now, figures as numbers, in Markdown with a mark before each."""
    return "\n\n".join(
        f"<!-- section {s.id}: {s.heading} -->\n\n{figures.filled(s.text).strip()}".rstrip()
        for s in _in_order(branches(sections))
    )


def parts_of(text: str) -> list[Part]:
    """The sections of a version's text."""
    marks = list(_MARK.finditer(text))
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    return [
        Part(int(mark[1]), mark[2], text[mark.end() : end].strip())
        for mark, end in zip(marks, ends, strict=True)
    ]


def compare_versions(before: str, after: str) -> list[PartChange]:
    """The sections that differ between two versions' texts, in the order of the later one."""
    was, now = ({part.section: part for part in parts_of(text)} for text in (before, after))
    changes = [_change(was.get(key), part) for key, part in now.items()]
    changes += [_change(part, None) for key, part in was.items() if key not in now]
    return [found for found in changes if found is not None]


def keep_version(
    file: PartnershipFile, assessment: Assessment, version: str, dated: str, note: str = ""
) -> DocumentVersion:
    """Keep what the assessment says now as a version (``V2``, an ISO date), as one edit."""
    sections = file.all(Section, assessment=assessment.id)
    kept = DocumentVersion(
        assessment=assessment.id,
        document=DOCUMENT,
        version=version,
        dated=dated,
        edition=edition_of(sections),
        note=note,
        text=whole_text(Figures(file), sections),
    )
    with file.edit(f"Keep version {version}") as writer:
        writer.update(assessment, version=version, version_date=dated)
        return writer.insert(kept)


def edition_of(sections: Iterable[Section]) -> str:
    """The edition that a version of these sections is: restricted when one of them is."""
    restricted = any(section.edition == "restricted" for section in sections)
    return "restricted" if restricted else "public"


def next_version(versions: Iterable[DocumentVersion]) -> str:
    """The name of the version that comes next: ``V3`` after ``V2``."""
    numbers = [int(found[0]) for v in versions if (found := re.findall(r"\d+", v.version))]
    return f"V{max(numbers, default=0) + 1}"


def words_in(text: str) -> int:
    """How many words a text has; a number is a word."""
    return len(re.findall(r"\w[\w’'.,%-]*", text))


def _in_order(trees: Iterable[Branch]) -> Iterator[Section]:
    for tree in trees:
        yield tree.section
        yield from _in_order(tree.below)


def _change(before: Part | None, after: Part | None) -> PartChange | None:
    part = after or before
    assert part is not None
    pieces = tuple(_pieces(before, after))
    added = sum(words_in(p.words) for p in pieces if p.kind == "added")
    removed = sum(words_in(p.words) for p in pieces if p.kind == "removed")
    how: How = "new" if before is None else "removed" if after is None else "changed"
    renamed = before is not None and after is not None and before.heading != after.heading
    if how == "changed" and not renamed and not any(p.kind != "same" for p in pieces):
        return None
    return PartChange(part.section, part.heading, how, _shortened(pieces), added, removed)


def _pieces(before: Part | None, after: Part | None) -> Iterator[Piece]:
    was, now = _tokens(before), _tokens(after)
    matcher = SequenceMatcher(None, was, now, autojunk=False)
    for _, start, end, first, last in matcher.get_opcodes():
        if was[start:end] == now[first:last]:
            yield Piece("same", _joined(now[first:last]))
            continue
        if end > start:
            yield Piece("removed", _joined(was[start:end]))
        if last > first:
            yield Piece("added", _joined(now[first:last]))


def _tokens(part: Part | None) -> list[str]:
    if part is None:
        return []
    return re.findall(r"\n\s*\n|\S+", f"{part.heading}\n\n{part.text}")


def _joined(tokens: Sequence[str]) -> str:
    breaks = groupby(tokens, key=lambda token: not token.strip())
    return "".join("\n" if gap else " ".join(run) for gap, run in breaks)


def _shortened(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces with long unchanged stretches cut to a few words beside what changed."""
    made = []
    for place, piece in enumerate(pieces):
        tokens = piece.words.split(" ")
        if piece.kind == "same" and len(tokens) > 2 * _CONTEXT + 4:
            head = tokens[:_CONTEXT] if place else []
            tail = tokens[-_CONTEXT:] if place < len(pieces) - 1 else []
            piece = Piece("same", " ".join([*head, "…", *tail]))
        made.append(piece)
    return tuple(made)
