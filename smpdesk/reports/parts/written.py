"""Sections of text that the officer wrote, by the part of a paper they belong to."""

from __future__ import annotations

from smpdesk.models.records import Section as Written
from smpdesk.reports.matter import Matter
from smpdesk.reports.parts.prose import prose
from smpdesk.reports.tree import Block, Section


def written(matter: Matter, part: str) -> tuple[Section, ...]:
    """The sections whose ``part`` is this one, with the sections below them.

    A section that nobody has written is left out; "Before it leaves" lists it.
    """
    tops = [s for s in matter.sections if s.part == part and not _inside(matter, s, part)]
    return tuple(_section(matter, s) for s in tops if _has_words(matter, s))


def words(matter: Matter, part: str) -> tuple[Block, ...]:
    """The text of a part without its heading, for a section that the paper heads itself.

    What is restricted keeps its heading, so that it can be left out as a whole.
    """
    return tuple(
        block
        for section in written(matter, part)
        for block in ((section,) if section.restricted else section.blocks)
    )


def unthemed(matter: Matter, part: str) -> tuple[Section, ...]:
    """The sections of a part that belong to no theme, since those stand with their theme."""
    themed = {s.heading for s in matter.sections if s.part == part and s.theme is not None}
    return tuple(section for section in written(matter, part) if section.title not in themed)


def _inside(matter: Matter, section: Written, part: str) -> bool:
    return any(s.id == section.parent and s.part == part for s in matter.sections)


def _has_words(matter: Matter, section: Written) -> bool:
    below = (s for s in matter.sections if s.parent == section.id)
    return bool(section.text.strip()) or any(_has_words(matter, s) for s in below)


def subsections(matter: Matter, section: Written) -> tuple[Section, ...]:
    """The sections below one, with those below them."""
    below = [s for s in matter.sections if s.parent == section.id and _has_words(matter, s)]
    return tuple(_section(matter, s) for s in below)


def _section(matter: Matter, section: Written) -> Section:
    return Section(
        section.heading,
        (*prose(matter, section.text), *subsections(matter, section)),
        restricted=section.edition == "restricted",
    )
