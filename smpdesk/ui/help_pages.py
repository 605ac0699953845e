"""The pages of the officers' guide: found by name, by what is in focus, and by words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from smpdesk.places import guide

FIRST = "index"
_LINK = re.compile(r"\[[^]]*]\(([a-z0-9-]+)\.md\)")
_SUFFIX = re.compile(r"(Dialog|Page|Popup|View|Window|Part)$")
_WORD_START = re.compile(r"(?<!^)(?=[A-Z])")


@dataclass(frozen=True)
class HelpPage:
    """A page of the guide: ``name`` is its file's, ``text`` its Markdown."""

    name: str
    path: Path
    text: str

    @cached_property
    def title(self) -> str:
        """What its first heading says."""
        heading = next((line for line in self.text.splitlines() if line.startswith("# ")), "")
        return heading.removeprefix("# ").strip() or self.name

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
    if FIRST not in pages:
        return sorted(pages.values(), key=lambda page: page.title)
    order = [FIRST, *_LINK.findall(pages[FIRST].text)]
    named = [pages.pop(name) for name in dict.fromkeys(order) if name in pages]
    return [*named, *sorted(pages.values(), key=lambda page: page.title)]


def find_pages(pages: list[HelpPage], asked: str) -> list[HelpPage]:
    """The pages that hold every word asked for, those with it in the title first."""
    words = asked.casefold().split()
    found = [page for page in pages if page.holds(words)]
    return sorted(found, key=lambda p: not all(word in p.title.casefold() for word in words))


def topic(kind: type) -> str:
    """The name under which the guide has a page about a dialog or page of the window.

    ``NewFileDialog`` is ``new-file``, ``HomePage`` is ``home``.
    """
    plain = _SUFFIX.sub("", kind.__name__.lstrip("_")) or kind.__name__
    return _WORD_START.sub("-", plain).lower()


def page_about(kinds: list[type]) -> str:
    """The name of the guide's page about the first of these kinds of widgets that has one.

    ``kinds`` run from what is in focus outwards; ``index`` when there is a page about none.
    """
    for kind in kinds:
        for base in kind.__mro__:
            own = base.__module__.startswith("smpdesk.ui")
            if own and guide(f"{topic(base)}.md").is_file():
                return topic(base)
    return FIRST
