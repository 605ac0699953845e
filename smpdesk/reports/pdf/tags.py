"""The structure tree of a PDF: built with the story before layout, filled while drawing.

Drawing only adds to a tag where on which page its content stands, so that splitting a
paragraph or a table over pages can't change the order in which it is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Mark:
    """A run of marked content: page from 0, and its number on that page."""

    page: int
    number: int


@dataclass(frozen=True)
class Annotation:
    """A link's hot area: page from 0, and its place among the page's annotations."""

    page: int
    index: int


@dataclass(eq=False)
class Tag:
    """A structure element: its standard type, what it holds, and where it was drawn.

    ``owner`` and ``attributes`` are its attribute object, such as ``Table`` with a ``Scope``;
    a string value is written as a name.
    """

    kind: str
    kids: list[Tag] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    annotations: list[Annotation] = field(default_factory=list)
    alternative: str = ""
    owner: str = ""
    attributes: dict[str, str | int | list[float]] = field(default_factory=dict)

    def add(
        self, kind: str, *, owner: str = "", alternative: str = "", **attributes: str | int
    ) -> Tag:
        """A new last child of this tag."""
        child = Tag(kind, alternative=alternative, owner=owner, attributes=dict(attributes))
        self.kids.append(child)
        return child

    def walk(self) -> Iterator[Tag]:
        """This tag and all below it, in reading order."""
        yield self
        for kid in self.kids:
            yield from kid.walk()


@dataclass(frozen=True)
class Target:
    """Where a link leads: an anchor in the document or an address, its words, its tag."""

    tag: Tag
    words: str
    anchor: str = ""
    address: str = ""
