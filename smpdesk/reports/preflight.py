"""What is wrong with a document before it leaves, each with its place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from smpdesk.errors import UserError
from smpdesk.reports import fonts
from smpdesk.reports.tree import (
    Document,
    Figure,
    Link,
    Reference,
    Section,
    Table,
    plain,
)
from smpdesk.reports.walk import Place, labels, walk, words

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True)
class Problem:
    """Something to mend. ``place`` names where; ``anchor`` is that part's name in the PDF.

    ``section`` is the heading it stands under, ``signs`` the characters that it is about. A
    problem that ``refuses`` stops the export; another is a warning.
    """

    kind: str
    place: str
    message: str
    refuses: bool = True
    anchor: str = ""
    section: str = ""
    signs: str = ""


def problems(document: Document) -> list[Problem]:
    """Everything that is wrong with ``document``, in reading order."""
    found = list(_of_document(document))
    known = labels(document)
    keys: set[str] = set()
    level = 0
    for place in walk(document):
        found += _of_block(place, document, known)
        if isinstance(place.block, Section):
            found += _of_heading(place, level)
            level = place.level
        if isinstance(place.block, Section | Table | Figure) and place.block.key:
            if place.block.key in keys:
                found.append(_problem("key", place, "Two parts have the same key."))
            keys.add(place.block.key)
    return found


def refuse_unfit(document: Document, printed: bool = True) -> None:
    """Raise ``UserError`` when ``document`` has a problem that keeps it from being written.

    Only a ``printed`` document needs its characters in the papers' own font.
    """
    refusals = [
        problem
        for problem in problems(document)
        if problem.refuses and (printed or problem.kind != "character")
    ]
    if not refusals:
        return
    first = refusals[0]
    others = len(refusals) - 1
    more = f" There {'is' if others == 1 else 'are'} {others} more." if others else ""
    raise UserError(f"{first.place}: {first.message} The document was not written.{more}")


def _problem(kind: str, place: Place, message: str, refuses: bool = True) -> Problem:
    return Problem(kind, place.name, message, refuses, place.anchor, _heading(place))


def _heading(place: Place) -> str:
    return place.block.title if isinstance(place.block, Section) else place.section


def _of_document(document: Document) -> Iterator[Problem]:
    if not document.title.strip():
        yield Problem("title", "Document", "It has no title.")
    if not _LANGUAGE.fullmatch(document.language):
        yield Problem("language", "Document", "Its language is not set; en-GB is usual.")
    if document.edition == "restricted" and not document.marking:
        yield Problem("marking", "Document", "A restricted paper needs a marking.", refuses=False)
    front = [
        document.title,
        document.subtitle,
        document.organisation,
        document.version,
        document.author,
        document.marking,
        document.exemption,
    ]
    yield from _lacking(fonts.lacking(front), None)


def _of_heading(place: Place, before: int) -> Iterator[Problem]:
    assert isinstance(place.block, Section)
    if not place.block.title.strip():
        yield _problem("heading", place, "A heading has no words.")
    if place.level > before + 1:
        step = f"from level {before} to level {place.level}"
        yield _problem(
            "heading level",
            place,
            f"The heading skips a level, {step}: someone who listens to the page would look "
            "for what is missing.",
        )
    if place.level > 6:
        yield _problem("heading level", place, "Headings go no deeper than level 6.")
    if not place.block.blocks:
        yield _problem("empty", place, "Nothing stands under this heading.", refuses=False)


def _of_block(
    place: Place, document: Document, known: dict[str, tuple[str, str]]
) -> Iterator[Problem]:
    block = place.block
    own = block.title if isinstance(block, Section) else block
    yield from _lacking(fonts.lacking(words(own)), place)
    if document.edition == "public" and _holds_restricted(own):
        yield _problem("restricted", place, "A restricted part stands in the public edition.")
    if isinstance(block, Figure):
        yield from _of_figure(block, place)
    if isinstance(block, Table):
        yield from _of_table(block, place)
    if not isinstance(block, Section):
        for part in _inlines(block):
            yield from _of_inline(part, place, known)


def _of_figure(figure: Figure, place: Place) -> Iterator[Problem]:
    if not figure.alternative.strip():
        yield _problem(
            "alternative text", place, "The figure has no words for someone who can't see it."
        )
    if not plain(figure.caption).strip():
        yield _problem("caption", place, "The figure has no caption.")
    if not plain(figure.source).strip():
        yield _problem("source", place, "The figure names no source.", refuses=False)
    yield from _lacking(fonts.lacking(words(figure.chart)), place)


def _of_table(table: Table, place: Place) -> Iterator[Problem]:
    if not plain(table.caption).strip():
        yield _problem("caption", place, "The table has no caption.")
    if not table.rows:
        yield _problem("empty", place, "The table has no rows.", refuses=False)
    if any(not plain(column.title).strip() for column in table.columns[1:]):
        yield _problem("table heading", place, "A column of the table has no heading.")
    if not plain(table.source).strip():
        yield _problem("source", place, "The table names no source.", refuses=False)


def _of_inline(
    part: Link | Reference, place: Place, known: dict[str, tuple[str, str]]
) -> Iterator[Problem]:
    if isinstance(part, Link):
        if not part.text.strip():
            yield _problem("link", place, f"The link to {part.target} has no words.")
        if not re.match(r"(https?://|mailto:)\S+$", part.target):
            yield _problem("link", place, f"“{part.target}” is not an address to link to.")
    elif part.key not in known:
        yield _problem(
            "reference",
            place,
            f"It refers to “{part.key}”, which is not in this edition of the document.",
        )


def _lacking(characters: str, place: Place | None) -> Iterator[Problem]:
    """A problem for the characters that no font has, and one for those it happens to lack.

    ``place`` is where they stand, or none for the cover.
    """
    unseen = "".join(c for c in characters if unicodedata.category(c) in ("Cc", "Cs", "Cn"))
    lacking = "".join(c for c in characters if c not in unseen)
    name, anchor = (place.name, place.anchor) if place else ("Cover", "")
    section = _heading(place) if place else ""
    if unseen:
        message = (
            f"It holds {_listed(unseen)}, which can't be written. Delete it; it is often left "
            "over from pasting."
        )
        yield Problem("control character", name, message, True, anchor, section, unseen)
    if lacking:
        message = f"The font has no {_listed(lacking)}: a gap would be printed in its place."
        yield Problem("character", name, message, True, anchor, section, lacking)


def _listed(characters: str) -> str:
    return ", ".join(
        f"“{c}” ({_named(c)})" if c.isprintable() else _named(c) for c in characters[:5]
    )


def _named(character: str) -> str:
    return unicodedata.name(character, "").lower() or f"U+{ord(character):04X}"


def _holds_restricted(node: object) -> bool:
    """Whether ``node`` or anything in it, below sections apart, is restricted."""
    if isinstance(node, tuple):
        return any(_holds_restricted(part) for part in node)
    if getattr(node, "restricted", False):
        return True
    parts = [getattr(node, name, ()) for name in ("blocks", "items", "rows")]
    return any(_holds_restricted(part) for part in parts)


def _inlines(node: object) -> Iterator[Link | Reference]:
    """Every link and reference in ``node``."""
    if isinstance(node, Link | Reference):
        yield node
    elif isinstance(node, tuple):
        for part in node:
            yield from _inlines(part)
    elif hasattr(node, "__dataclass_fields__"):
        for name in node.__dataclass_fields__:
            if name != "chart":
                yield from _inlines(getattr(node, name))
