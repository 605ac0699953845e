"""From a document tree to a tagged PDF (PDF/UA-1)."""

from __future__ import annotations

import functools
import io
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from smpdesk.reports.house_style import HouseStyle, standard
from smpdesk.reports.tree import Document

if TYPE_CHECKING:
    from smpdesk.reports.pdf.pages import Pages

# ReportLab keeps its fonts in one place for the whole program: one document at a time.
_ONE_AT_A_TIME = threading.Lock()


def pdf_bytes(
    document: Document,
    house: HouseStyle | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> bytes:
    """``document`` as the bytes of a tagged PDF; the same document gives the same bytes.

    ``progress`` is told how many parts are laid out, of how many; an exception that it raises
    ends the work.
    The document must have passed ``preflight``.
    """
    from smpdesk.reports import fonts
    from smpdesk.reports.pdf.finish import finished
    from smpdesk.reports.pdf.hooks import TaggedCanvas
    from smpdesk.reports.pdf.pages import Pages, body_height, finisher, opening
    from smpdesk.reports.pdf.story import Story

    house = house or standard()
    with _ONE_AT_A_TIME:
        fonts.register()
        story = Story(document, house, body_height(house))
        flowables = opening(document, story.setting, story.root) + story.flowables()
        drawn = io.BytesIO()
        pages = Pages(drawn, document, house)
        _report_progress(pages, len(flowables), progress)
        canvas = functools.partial(
            TaggedCanvas, targets=story.setting.targets, finish_page=finisher(document, house)
        )
        pages.build(flowables, canvasmaker=canvas)
        return finished(drawn.getvalue(), story.root, document)


def _report_progress(pages: Pages, count: int, progress: Callable[[int, int], None] | None) -> None:
    """Have ``progress`` told as the ``count`` flowables are laid out."""
    if progress is None:
        return

    most = 0

    def told(kind: str, value: int) -> None:
        nonlocal most
        if kind == "PROGRESS":
            # A paragraph or table that runs over a page is handed back and counted again.
            most = max(most, min(count, value))
            progress(most, count)

    pages.setProgressCallBack(told)
