"""The pages of the officers' guide: found by name, by what is in focus, and by words.

A page says what it is about in comments before its headings: ``<!-- about: NewFileDialog -->``
before a heading makes F1 in that dialog open the page at that heading.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from smpdesk.places import guide

FIRST = "index"
_LINK = re.compile(r"\[[^]]*]\(([a-z0-9-]+)\.md\)")
_ABOUT = re.compile(r"<!-- about: ([\w ]+?) -->\n+#+ (.+)")
_COMMENT = re.compile(r"<!--.*?-->\n*", re.DOTALL)


@dataclass(frozen=True)
class Place:
    """A place in the guide: a page's name and a heading on it."""

    page: str
    heading: str


@dataclass(frozen=True)
class HelpPage:
    """A page of the guide: ``name`` is its file's, ``source`` its Markdown as it is written."""

    name: str
    path: Path
    source: str

    @cached_property
    def title(self) -> str:
        """What its first heading says."""
        heading = next((line for line in self.source.splitlines() if line.startswith("# ")), "")
        return heading.removeprefix("# ").strip() or self.name

    @cached_property
    def text(self) -> str:
        """The Markdown without its comments."""
        return _COMMENT.sub("", self.source)

    @cached_property
    def about(self) -> dict[str, Place]:
        """The kinds of widgets it is about, each with the heading under which it is."""
        return {
            kind: Place(self.name, heading.strip())
            for kinds, heading in _ABOUT.findall(self.source)
            for kind in kinds.split()
        }

    def holds(self, words: list[str]) -> bool:
        """Whether every word stands on the page, in whatever case."""
        text = self.text.casefold()
        return all(word in text for word in words)


def help_pages() -> list[HelpPage]:
    """Every page: the first one, those it names in their order, then the others by title."""
    pages = {
        path.stem: HelpPage(path.stem, path, path.read_text(encoding="utf-8"))
        for path in guide().glob("*.md")
    }
    order = [FIRST, *_LINK.findall(pages[FIRST].text)] if FIRST in pages else []
    named = [pages.pop(name) for name in dict.fromkeys(order) if name in pages]
    return [*named, *sorted(pages.values(), key=lambda page: page.title)]


def find_pages(pages: list[HelpPage], asked: str) -> list[HelpPage]:
    """The pages that hold every word asked for, those with it in the title first."""
    words = asked.casefold().split()
    found = [page for page in pages if page.holds(words)]
    if not words:
        return found
    return sorted(found, key=lambda p: not all(word in p.title.casefold() for word in words))


def place_about(pages: list[HelpPage], kinds: list[type]) -> Place:
    """Where the guide speaks of the first of these kinds of widgets that it knows.

    ``kinds`` run from what is in focus outwards; the guide's beginning when it knows none.
    """
    known = {kind: place for page in pages for kind, place in page.about.items()}
    for kind in kinds:
        for base in kind.__mro__:
            if base.__name__ in known:
                return known[base.__name__]
    return Place(FIRST, "")
