"""The pages of a PDF as pictures and as words: what is previewed is what is printed."""

from __future__ import annotations

import math
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pypdfium2

# PDFium does one thing at a time only, on whatever thread.
_pdfium = threading.RLock()


@dataclass(frozen=True)
class Page:
    """A page drawn: size in pixels, and three bytes (red, green, blue) for each pixel."""

    width: int
    height: int
    rgb: bytes


@dataclass(frozen=True)
class Box:
    """A rectangle on a page, in points from the page's top left."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True)
class Hit:
    """Where words stand: the page from 0, and a box for each line that they run over."""

    page: int
    boxes: tuple[Box, ...]


@dataclass(frozen=True)
class Bookmark:
    """A heading of the contents: page from 0, points from its top, depth from 0."""

    title: str
    page: int
    top: float
    depth: int


@contextmanager
def _opened(pdf: bytes) -> Iterator[pypdfium2.PdfDocument]:
    import pypdfium2

    with _pdfium, pypdfium2.PdfDocument(pdf) as document:
        yield document


def page_count(pdf: bytes) -> int:
    """How many pages the PDF has."""
    with _opened(pdf) as document:
        return len(document)


def page_sizes(pdf: bytes) -> list[tuple[float, float]]:
    """The width and height of each page in points."""
    with _opened(pdf) as document:
        return [document.get_page_size(index) for index in range(len(document))]


def page(pdf: bytes, index: int, scale: float = 1.0) -> Page:
    """Page ``index`` (from 0) drawn at ``scale`` pixels to the point."""
    with _opened(pdf) as document:
        return _drawn(document[index].render(scale=scale, rev_byteorder=True))


def bands(pdf: bytes, index: int, scale: float, rows: int = 600) -> Iterator[tuple[Box, Page]]:
    """Page ``index`` drawn in strips of so many rows of pixels, each with its place on the page.

    A whole page for a printer can take hundreds of megabytes; a strip takes a few.
    """
    width, height = page_sizes(pdf)[index]
    last = math.ceil(height * scale)
    for first in range(0, last, rows):
        end = min(first + rows, last)
        # Half a row less, as what is cut off is rounded up to whole rows.
        above, below = (max(0.0, count - 0.5) / scale for count in (first, last - end))
        with _opened(pdf) as document:
            crop = (0.0, below, 0.0, above)
            drawn = _drawn(document[index].render(scale=scale, crop=crop, rev_byteorder=True))
        yield Box(0.0, first * height / last, width, (end - first) * height / last), drawn


def _drawn(bitmap: Any) -> Page:
    row = bitmap.width * 3
    data = bytes(bitmap.buffer)
    rows = (data[y * bitmap.stride : y * bitmap.stride + row] for y in range(bitmap.height))
    return Page(bitmap.width, bitmap.height, b"".join(rows))


def page_words(pdf: bytes, index: int) -> str:
    """All words of page ``index``, as a screen reader would be given them."""
    with _opened(pdf) as document:
        return " ".join(document[index].get_textpage().get_text_range().split())


def bookmarks(pdf: bytes) -> list[Bookmark]:
    """The contents of the PDF in reading order."""
    found = []
    with _opened(pdf) as document:
        for mark in document.get_toc():
            place = mark.get_dest()
            number = place.get_index() if place is not None else None
            if place is None or number is None:
                continue
            _, view = place.get_view()
            height = document.get_page_size(number)[1]
            top = height - view[1] if len(view) > 1 else 0.0
            found.append(Bookmark(mark.get_title(), number, max(0.0, top), mark.level))
    return found


def find(pdf: bytes, words: str, check: Callable[[], None] | None = None) -> list[Hit]:
    """Where ``words`` stand in the PDF, in capitals or not; ``check`` is called for each page."""
    wanted = " ".join(words.split())
    if not wanted:
        return []
    hits: list[Hit] = []
    for index in range(page_count(pdf)):
        if check is not None:
            check()
        with _opened(pdf) as document:
            hits += _hits(document[index], index, wanted)
    return hits


def _hits(page: Any, index: int, wanted: str) -> Iterator[Hit]:
    text = page.get_textpage()
    text.count_rects()
    height = page.get_height()
    search = text.search(wanted)
    while (place := search.get_next()) is not None:
        boxes = (text.get_rect(n) for n in range(text.count_rects(*place)))
        yield Hit(
            index,
            tuple(
                Box(left, height - top, right - left, top - bottom)
                for left, bottom, right, top in boxes
            ),
        )
