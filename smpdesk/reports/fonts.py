"""The typeface of the papers: Source Sans 3, embedded, with every character checked first.

ReportLab writes a blank where a font lacks a character and says nothing, so a text is
checked with :func:`lacking` before it is set.
"""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Iterable

from smpdesk.places import resource

REGULAR = "SourceSans3"
BOLD = "SourceSans3-Semibold"
ITALIC = "SourceSans3-It"
BOLD_ITALIC = "SourceSans3-SemiboldIt"
_FILES = {
    REGULAR: "SourceSans3-Regular.ttf",
    BOLD: "SourceSans3-Semibold.ttf",
    ITALIC: "SourceSans3-It.ttf",
    BOLD_ITALIC: "SourceSans3-SemiboldIt.ttf",
}
_SET_AS_SPACE = frozenset("\u00a0\n")


@functools.cache
def register() -> None:
    """Make the four faces known to ReportLab, once: a family registered twice loses its bold."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    for name, file in _FILES.items():
        pdfmetrics.registerFont(
            TTFont(name, str(resource("fonts", file)), asciiReadable=False, shapable=False)
        )
    for name in _FILES:
        pdfmetrics.registerFontFamily(name, name, name, name, name)
    pdfmetrics.registerFontFamily(REGULAR, REGULAR, BOLD, ITALIC, BOLD_ITALIC)
    pdfmetrics.registerFontFamily(BOLD, BOLD, BOLD, BOLD_ITALIC, BOLD_ITALIC)


@functools.lru_cache(maxsize=20_000)  # tables say the same names and months again and again
def width(text: str, font: str, size: float) -> float:
    """How wide ``text`` is in points."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    register()
    return float(stringWidth(text, font, size))


def composed(text: str) -> str:
    """``text`` with each letter and its accent as one character, as the fonts hold them."""
    return unicodedata.normalize("NFC", text)


def lacking(texts: Iterable[str]) -> str:
    """The characters of ``texts`` that one of the faces lacks, each once, in order."""
    known = _characters()
    found = dict.fromkeys(
        c for text in texts for c in composed(text) if c not in known and c not in _SET_AS_SPACE
    )
    return "".join(found)


@functools.cache
def _characters() -> frozenset[str]:
    from reportlab.pdfbase.pdfmetrics import getFont

    register()
    faces = [getFont(name).face.charToGlyph for name in _FILES]
    return frozenset(chr(code) for code in set(faces[0]).intersection(*faces[1:]) if code >= 32)
