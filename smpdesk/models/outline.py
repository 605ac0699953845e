"""The outline of an assessment: its sections as a tree, begun from a list of parts, and moved."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Literal

from smpdesk.models.partnership_file import PartnershipFile, Writer
from smpdesk.models.records import Assessment, Section, Standing, Theme
from smpdesk.places import resource

Way = Literal["up", "down", "in", "out"]


@dataclass(frozen=True)
class OutlinePart:
    """A part of a paper: its key, usual heading, what it asks for, whether it is usual."""

    part: str
    heading: str
    asks: str = ""
    usual: bool = False
    edition: str = "public"


@dataclass(frozen=True)
class OutlinePaper:
    """A paper, or a group of parts, and its parts in order."""

    name: str
    parts: tuple[OutlinePart, ...]


@dataclass(frozen=True)
class Branch:
    """A section with the sections below it."""

    section: Section
    below: tuple[Branch, ...] = field(default=())


@lru_cache(maxsize=4)
def outline(path: Path | None = None) -> tuple[OutlinePaper, ...]:
    """The papers and their parts: of the outline that ships with smpdesk, or of ``path``."""
    text = (path or resource("checklists", "outline.toml")).read_text("utf-8")
    return tuple(
        OutlinePaper(paper["name"], tuple(OutlinePart(**part) for part in paper["section"]))
        for paper in tomllib.loads(text)["paper"]
    )


def paper_of(part: str) -> str:
    """The name of the paper that a part belongs to; the last one's for a part of one's own."""
    papers = outline()
    found = (paper.name for paper in papers if any(p.part == part for p in paper.parts))
    return next(found, papers[-1].name)


def part_named(part: str) -> OutlinePart | None:
    """The part with this key, or None for a part of one's own."""
    return next((p for paper in outline() for p in paper.parts if p.part == part), None)


def horizon_headings() -> tuple[str, ...]:
    """The headings that a horizon scan begins with (PESTELO); any other may be typed."""
    text = resource("checklists", "outline.toml").read_text("utf-8")
    return tuple(tomllib.loads(text)["horizon"])


def branches(sections: Sequence[Section]) -> list[Branch]:
    """The sections as trees, in their order; one whose parent is gone stands at the top."""
    ids = {section.id for section in sections}

    def under(parent: int | None) -> tuple[Branch, ...]:
        return tuple(
            Branch(section, under(section.id))
            for section in sections
            if (section.parent if section.parent in ids else None) == parent
        )

    return list(under(None))


def by_paper(sections: Sequence[Section]) -> list[tuple[str, list[Branch]]]:
    """The trees of sections under the paper they belong to, papers without sections left out."""
    trees = branches(sections)
    grouped = [
        (paper.name, [tree for tree in trees if paper_of(tree.section.part) == paper.name])
        for paper in outline()
    ]
    return [(name, found) for name, found in grouped if found]


def begin_outline(file: PartnershipFile, assessment: Assessment) -> list[Section]:
    """Add the usual sections, one for each theme that has a standing among them."""
    names = {theme.id: theme.name for theme in file.all(Theme)}
    themes = [s.theme for s in file.all(Standing, assessment=assessment.id)]
    blank: list[Section] = []
    for paper in outline():
        for part in paper.parts:
            if part.part == "theme":
                blank += [_blank(assessment, part, names[theme], theme) for theme in themes]
            elif part.usual:
                blank.append(_blank(assessment, part, part.heading, None))
    with file.edit("Begin the outline") as writer:
        return [writer.insert(s.with_(position=place)) for place, s in enumerate(blank)]


def _blank(assessment: Assessment, part: OutlinePart, heading: str, theme: int | None) -> Section:
    return Section(
        assessment=assessment.id,
        part=part.part,
        heading=heading,
        theme=theme,
        edition=part.edition,
    )


def add_section(file: PartnershipFile, section: Section, after: Section | None = None) -> Section:
    """Add a section after another (and what lies below it), or at the end."""
    there = file.all(Section, assessment=section.assessment)
    place = len(there)
    if after is not None:
        family = _family(there, after.id)
        place = max(number for number, s in enumerate(there) if s.id in family) + 1
    with file.edit(f"Add section: {section.title()}") as writer:
        made = writer.insert(section)
        _put_in_order(writer, [*there[:place], made, *there[place:]])
        return made


def move_section(file: PartnershipFile, section: Section, way: Way) -> bool:
    """Move a section past its neighbour, under it, or out from its parent; False if it can't.

    It stays within its paper: up and down are among the sections that stand beside it there.
    """
    sections = file.all(Section, assessment=section.assessment)
    beside = _beside(sections, section)
    at = next(place for place, s in enumerate(beside) if s.id == section.id)
    with file.edit(f"Move section: {section.title()}") as writer:
        if way == "in" and at > 0:
            above = beside[at - 1]
            writer.update(section, parent=above.id, part=above.part)
        elif way == "out" and section.parent is not None:
            parent = next(s for s in sections if s.id == section.parent)
            writer.update(section, parent=parent.parent)
            rest = [s for s in sections if s.id not in _family(sections, section.id)]
            end = max(n for n, s in enumerate(rest) if s.id in _family(rest, parent.id)) + 1
            own = [s for s in sections if s.id in _family(sections, section.id)]
            _put_in_order(writer, [*rest[:end], *own, *rest[end:]])
        elif way in ("up", "down") and 0 <= at + (step := -1 if way == "up" else 1) < len(beside):
            _put_in_order(writer, _swapped(sections, section, beside[at + step]))
        else:
            return False
    return True


def _beside(sections: Sequence[Section], section: Section) -> list[Section]:
    paper = paper_of(section.part)
    return [
        s
        for s in sections
        if s.parent == section.parent and (section.parent is not None or paper_of(s.part) == paper)
    ]


def _family(sections: Sequence[Section], section_id: int) -> set[int]:
    """The ids of a section and of all that lies below it."""
    found = {section_id}
    while more := {s.id for s in sections if s.parent in found} - found:
        found |= more
    return found


def _swapped(sections: list[Section], one: Section, other: Section) -> list[Section]:
    places = {s.id: number for number, s in enumerate(sections)}
    first, second = sorted((one, other), key=lambda s: places[s.id])
    moved = list(sections)
    moved[places[first.id]], moved[places[second.id]] = second, first
    return moved


def _put_in_order(writer: Writer, sections: Sequence[Section]) -> None:
    for place, section in enumerate(sections):
        if section.position != place:
            writer.update(section, position=place)
