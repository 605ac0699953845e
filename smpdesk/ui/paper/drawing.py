"""Making a document ready and drawing its pages, off the window's thread."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.ui.tasks import Work

if TYPE_CHECKING:
    from smpdesk.reports.preflight import Problem
    from smpdesk.reports.tree import Edition

# PDFium draws on one thread at a time only.
_drawing = threading.Lock()


@dataclass(frozen=True)
class Made:
    """A document made ready: its PDF, how many pages, and what is to be mended."""

    pdf: bytes
    pages: int
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Picture:
    """A page drawn, counted from 0."""

    page: int
    image: QImage


def make(file: PartnershipFile, name: str, edition: Edition, assessment: str, work: Work) -> Made:
    """Build a document of the file and its PDF; an unfit one has problems and no pages."""
    from smpdesk.reports.export import build_document
    from smpdesk.reports.pdf import pdf_bytes
    from smpdesk.reports.preflight import problems
    from smpdesk.reports.preview import page_count

    document = build_document(file, name, edition, assessment)
    found = tuple(problems(document))
    work.check()
    if any(problem.refuses for problem in found):
        return Made(b"", 0, found)
    pdf = pdf_bytes(document, progress=work.report)
    with _drawing:
        return Made(pdf, page_count(pdf), found)


def draw(pdf: bytes, number: int, width: int) -> Picture:
    """Draw a page ``width`` pixels wide."""
    from smpdesk.reports.preview import page, page_sizes

    with _drawing:
        points = page_sizes(pdf)[number][0]
        drawn = page(pdf, number, width / points)
    picture = QImage(
        drawn.rgb, drawn.width, drawn.height, drawn.width * 3, QImage.Format.Format_RGB888
    )
    return Picture(number, picture.copy())
