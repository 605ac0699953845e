"""The pages of a PDF as pictures: what is previewed is what is printed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Page:
    """A page drawn: size in pixels, and three bytes (red, green, blue) for each pixel."""

    width: int
    height: int
    rgb: bytes


def page_count(pdf: bytes) -> int:
    """How many pages the PDF has."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        return len(document)


def page_sizes(pdf: bytes) -> list[tuple[float, float]]:
    """The width and height of each page in points."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        return [document.get_page_size(index) for index in range(len(document))]


def page(pdf: bytes, index: int, scale: float = 1.0) -> Page:
    """Page ``index`` (from 0) drawn at ``scale`` pixels to the point."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        bitmap = document[index].render(scale=scale, rev_byteorder=True)
        row = bitmap.width * 3
        data = bytes(bitmap.buffer)
        rows = (data[y * bitmap.stride : y * bitmap.stride + row] for y in range(bitmap.height))
        return Page(bitmap.width, bitmap.height, b"".join(rows))
