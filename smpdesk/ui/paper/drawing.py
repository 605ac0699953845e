"""Making a document ready and drawing its pages, off the window's thread."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.ui.tasks import Work

if TYPE_CHECKING:
    from smpdesk.reports.before_export import Concern
    from smpdesk.reports.preview import Bookmark, Page
    from smpdesk.reports.tree import Edition


@dataclass(frozen=True)
class Wanted:
    """Which document: its name, edition, assessment and day."""

    name: str
    edition: Edition
    assessment: str
    date: dt.date


@dataclass(frozen=True)
class Made:
    """A document made ready: its PDF, each page's size in points, and its contents.

    One that can't be written has no pages.
    """

    pdf: bytes = b""
    sizes: tuple[tuple[float, float], ...] = ()
    contents: tuple[Bookmark, ...] = ()

    @property
    def pages(self) -> int:
        """How many pages it has."""
        return len(self.sizes)


@dataclass(frozen=True)
class Picture:
    """A page drawn, counted from 0, and its words where they were asked for."""

    page: int
    image: QImage
    words: str = ""


def make(file: PartnershipFile, wanted: Wanted, work: Work) -> list[Concern]:
    """Build a document of the file; hands over its PDF early, and gives what to look at in it."""
    from smpdesk.reports.before_export import concerns
    from smpdesk.reports.export import build_document
    from smpdesk.reports.matter import matter_of
    from smpdesk.reports.pdf import pdf_bytes
    from smpdesk.reports.preflight import problems
    from smpdesk.reports.preview import bookmarks, page_sizes

    document = build_document(file, wanted.name, wanted.edition, wanted.assessment, wanted.date)
    work.check()
    if any(problem.refuses for problem in problems(document)):
        work.partial(Made())
    else:
        pdf = pdf_bytes(document, progress=work.report)
        work.partial(Made(pdf, tuple(page_sizes(pdf)), tuple(bookmarks(pdf))))
    matter = matter_of(file, wanted.assessment, wanted.edition, wanted.date)
    return concerns(matter, wanted.name, document)


def draw(made: Made, number: int, width: int, aloud: bool = False) -> Picture:
    """Draw a page ``width`` pixels wide; ``aloud`` reads its words too."""
    from smpdesk.reports.preview import page, page_words

    picture = image_of(page(made.pdf, number, width / made.sizes[number][0]))
    return Picture(number, picture, page_words(made.pdf, number) if aloud else "")


def draw_all(made: Made, width: int, work: Work) -> None:
    """Draw every page small, each handed over as it is ready."""
    for number in range(made.pages):
        work.partial(draw(made, number, width))


def image_of(drawn: Page) -> QImage:
    """What was drawn, as Qt paints it."""
    picture = QImage(
        drawn.rgb, drawn.width, drawn.height, drawn.width * 3, QImage.Format.Format_RGB888
    )
    return picture.copy()
