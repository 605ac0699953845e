"""Who reports to whom."""

from __future__ import annotations

from reportlab.graphics.shapes import Drawing

from smpdesk.reports.charts.pen import LABEL, SMALL, Pen, wrapped
from smpdesk.reports.charts.values import OrganisationChart, Post
from smpdesk.reports.house_style import HouseStyle

_LINE = 11.5
_BOX = 96.0
_GAP = 12.0
_DROP = 26.0


def draw_organisation(
    value: OrganisationChart, width: float, house: HouseStyle, height: float = 0
) -> Drawing:
    """Boxes from the top down; the last rank hangs in columns so that names stay readable."""
    places = _Places(value.top, width, Pen(1, 1, house))
    pen = Pen(width, max(height, places.depth(value.top) + 4), house)
    places.pen = pen
    places.draw(value.top, 0, width, pen.height - 2)
    return pen.drawing


class _Places:
    """Lays out a tree of posts: siblings side by side, or in a column when they are leaves."""

    def __init__(self, top: Post, width: float, pen: Pen) -> None:
        self.pen = pen
        self.box = min(_BOX * 1.35, self._box_width(top, width))
        self.letters = LABEL * min(1.0, (self.box - 10) / self._widest_word(top))

    def _box_width(self, top: Post, width: float) -> float:
        return width / max(1.0, self._columns(top)) - _GAP

    def _widest_word(self, post: Post) -> float:
        own = max((self.pen.wide(word, LABEL, True) for word in post.name.split()), default=1.0)
        return max([own, *(self._widest_word(child) for child in post.below)])

    def _columns(self, post: Post) -> float:
        """How many boxes stand side by side below ``post``; a rank of leaves hangs as one."""
        if not post.below or self._hangs(post):
            return 1.0
        return sum(self._columns(child) for child in post.below)

    def _hangs(self, post: Post) -> bool:
        """Whether the posts below ``post`` hang in a column: when none has others below."""
        return all(not child.below for child in post.below) and len(post.below) > 1

    def _lines(self, post: Post) -> tuple[list[str], list[str]]:
        name = wrapped(post.name, self.box - 12, self.letters, bold=True)
        note = wrapped(post.note, self.box - 12, SMALL) if post.note else []
        return name, note

    def size(self, post: Post) -> float:
        """The height of the box of ``post``."""
        name, note = self._lines(post)
        return (len(name) + len(note)) * _LINE + 10

    def depth(self, post: Post) -> float:
        """The height of ``post`` with all below it."""
        below = 0.0
        if post.below and self._hangs(post):
            below = sum(self.size(child) + 8 for child in post.below) + 8
        elif post.below:
            below = max(self.depth(child) for child in post.below) + _DROP
        return self.size(post) + below

    def draw(self, post: Post, left: float, width: float, top: float) -> float:
        """Draw ``post`` in the middle of its share; returns the middle."""
        middle = left + width / 2
        size = self.size(post)
        if post.below and self._hangs(post):
            self._draw_hanging(post, middle, top - size)
        elif post.below:
            self._draw_rank(post, left, width, middle, top - size)
        self._draw_box(post, middle, top, size)
        return middle

    def _draw_rank(
        self, post: Post, left: float, width: float, middle: float, bottom: float
    ) -> None:
        total = sum(self._columns(child) for child in post.below)
        bar = bottom - _DROP / 2
        middles = []
        for child in post.below:
            share = width * self._columns(child) / total
            middles.append(self.draw(child, left, share, bottom - _DROP))
            left += share
        self.pen.line(middle, bottom, middle, bar, colour="rule")
        self.pen.line(middles[0], bar, middles[-1], bar, colour="rule")
        for at in middles:
            self.pen.line(at, bar, at, bottom - _DROP, colour="rule")

    def _draw_hanging(self, post: Post, middle: float, bottom: float) -> None:
        stem = middle - self.box / 2 + 6
        top = bottom - 10
        for child in post.below:
            size = self.size(child)
            self.pen.line(stem, top - size / 2, stem + 8, top - size / 2, colour="rule")
            self._draw_box(child, middle + 8, top, size, plain=True)
            last = top - size / 2
            top -= size + 8
        self.pen.line(stem, bottom, stem, last, colour="rule")

    def _draw_box(
        self, post: Post, middle: float, top: float, size: float, plain: bool = False
    ) -> None:
        fill = "sunken" if plain else "accent_fill"
        left = middle - self.box / 2 + (6 if plain else 0)
        width = self.box - (6 if plain else 0)
        self.pen.box(
            left, top - size, width, size, colour=fill, edge="rule", edge_width=0.6, radius=3
        )
        name, note = self._lines(post)
        y = top - 4 - 8.6
        for words in name:
            centre = left + width / 2
            self.pen.text(
                centre, y, words, size=self.letters, colour="text", anchor="middle", bold=True
            )
            y -= _LINE
        for words in note:
            self.pen.text(left + width / 2, y, words, size=SMALL, anchor="middle")
            y -= _LINE
