"""Walking a document: its parts in reading order, their numbers, their words."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any

from smpdesk.reports.tree import Block, Document, Figure, Section, Table

_NOT_WORDS = frozenset(
    {"key", "target", "kind", "style", "numbering", "align", "language", "edition", "chart"}
)


class Numbering:
    """Numbers for sections, tables and figures as a walk meets them."""

    def __init__(self) -> None:
        self._counts: list[int] = []
        self._appendix = False
        self._appendices = 0
        self._tables = 0
        self._figures = 0

    def section(self, section: Section, depth: int) -> str:
        """The number of ``section`` at ``depth`` (1 outermost): "2.1", "Appendix A", or ""."""
        if section.numbering == "none":
            return ""
        if depth == 1:
            self._appendix = section.numbering == "appendix"
        if section.numbering == "appendix":
            self._appendices += 1
            self._counts = [*self._padded(depth - 1), self._appendices]
            return f"Appendix {chr(64 + self._appendices)}"
        counts = self._padded(depth)
        counts[-1] += 1
        self._counts = counts
        first = chr(64 + counts[0]) if self._appendix else str(counts[0])
        return ".".join([first, *map(str, counts[1:])])

    def table(self) -> str:
        """The label of the next table: "Table 4"."""
        self._tables += 1
        return f"Table {self._tables}"

    def figure(self) -> str:
        """The label of the next figure: "Figure 3"."""
        self._figures += 1
        return f"Figure {self._figures}"

    def _padded(self, depth: int) -> list[int]:
        """The counts down to ``depth``, with zeros where nothing was counted yet."""
        known = self._counts[:depth]
        if depth == 1 and self._appendix is False and self._appendices:
            known = [0]
        return known + [0] * (depth - len(known))


@dataclasses.dataclass(frozen=True)
class Place:
    """A block met on a walk: where it stands.

    ``number`` is its own label ("2.1", "Table 4"), ``depth`` the nesting of its section
    (0 outside any), ``level`` the heading level of a section, ``anchor`` a name that no
    other block has, ``section`` the heading it stands under.
    """

    block: Block
    number: str
    depth: int
    level: int
    anchor: str
    section: str

    @property
    def label(self) -> str:
        """How a reference names it: "section 2.1", "Table 4", "Appendix A"."""
        if isinstance(self.block, Section) and self.number and " " not in self.number:
            return f"section {self.number}"
        return self.number or plain_title(self.block)

    @property
    def name(self) -> str:
        """How a message names it: "Figure 3 in section 2.1 Violent crime"."""
        if isinstance(self.block, Section):
            return heading_text(self.number, self.block.title)
        own = self.number or type(self.block).__name__.lower()
        return f"{own} in {self.section}" if self.section else own


def walk(document: Document) -> Iterator[Place]:
    """Every block of ``document`` in reading order; a section comes before what it holds."""
    numbering = Numbering()
    count = 0

    def visit(blocks: tuple[Any, ...], depth: int, level: int, under: str) -> Iterator[Place]:
        nonlocal count
        for block in blocks:
            count += 1
            anchor = f"part-{count}"
            if isinstance(block, Section):
                number = numbering.section(block, depth + 1)
                own_level = block.level or level + 1
                yield Place(block, number, depth + 1, own_level, anchor, under)
                title = heading_text(number, block.title)
                yield from visit(block.blocks, depth + 1, own_level, title)
                continue
            number = ""
            if isinstance(block, Table):
                number = numbering.table()
            elif isinstance(block, Figure):
                number = numbering.figure()
            yield Place(block, number, depth, level, anchor, under)

    return visit(document.blocks, 0, 0, "")


def heading_text(number: str, title: str) -> str:
    """A heading with its number: "2.1 Violent crime"."""
    return f"{number} {title}".strip()


def plain_title(block: Block) -> str:
    """The title of a section, or nothing for another block."""
    return block.title if isinstance(block, Section) else ""


def labels(document: Document) -> dict[str, tuple[str, str]]:
    """For each key in ``document``: the label a reference shows and the anchor it leads to."""
    return {
        place.block.key: (place.label, place.anchor)
        for place in walk(document)
        if isinstance(place.block, Section | Table | Figure) and place.block.key
    }


def words(node: object) -> Iterator[str]:
    """Every string of ``node`` and of what it holds that a reader can meet, in order."""
    if isinstance(node, str):
        yield node
    elif isinstance(node, tuple):
        for part in node:
            yield from words(part)
    elif dataclasses.is_dataclass(node) and not isinstance(node, type):
        for field in dataclasses.fields(node):
            if field.name not in _NOT_WORDS:
                yield from words(getattr(node, field.name))
