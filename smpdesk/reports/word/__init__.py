"""From a document tree to a Word file that can be edited: real styles, fields and headings."""

from __future__ import annotations

from collections.abc import Callable

from smpdesk.reports.house_style import HouseStyle, standard
from smpdesk.reports.tree import Document


def word_bytes(
    document: Document,
    house: HouseStyle | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> bytes:
    """``document`` as the bytes of a .docx file.

    ``progress`` is told how many parts are written, of how many; an exception that it raises
    ends the work. The document must have passed ``preflight``.
    """
    from smpdesk.reports.word.draft import Draft

    return Draft(document, house or standard()).written(progress or (lambda done, total: None))
