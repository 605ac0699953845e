"""What a text is made of: lines of a kind, each of spans that are written alike."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

LineKind = Literal["paragraph", "heading", "bullet", "number", "quote", "card", "raw"]

INSET = re.compile(r"\{(chart|table|several|trend|years|areas|peers|funnel|wards):([^{}]*)\}")
"""A paragraph that is nothing but this is a chart or a table of the data."""


@dataclass(frozen=True)
class Span:
    """Words written alike; ``figure`` is the reference ``{= … }`` that stands in their place."""

    text: str = ""
    bold: bool = False
    italic: bool = False
    link: str = ""
    figure: str = ""

    def like(self, other: Span) -> bool:
        """Whether both are words written alike, so that they are one span."""
        ours, theirs = (self.bold, self.italic, self.link), (other.bold, other.italic, other.link)
        return not self.figure and not other.figure and ours == theirs


@dataclass(frozen=True)
class Line:
    """A paragraph, heading, list item, quotation, card, or what is kept as it is (``raw``).

    ``level`` is that of a heading (1 to 6) or how deep a list item lies (0 and on); ``start``
    the number of a numbered item. A card's one span holds its reference, a raw line its source.
    """

    kind: LineKind
    spans: tuple[Span, ...] = ()
    level: int = 0
    start: int = 1

    @property
    def text(self) -> str:
        """Its words, without the figures."""
        return "".join(span.text for span in self.spans)


def joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans with neighbours written alike made one, and empty ones left out."""
    made: list[Span] = []
    for span in spans:
        if not span.text and not span.figure:
            continue
        if made and made[-1].like(span):
            last = made.pop()
            span = Span(last.text + span.text, span.bold, span.italic, span.link)
        made.append(span)
    return tuple(made)


def figures_of(lines: Sequence[Line]) -> list[str]:
    """Every live figure's reference, in order."""
    return [span.figure for line in lines for span in line.spans if span.figure]
