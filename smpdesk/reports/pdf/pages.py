"""Pages: the frame of the text, the cover, and what stands at head and foot."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from reportlab.platypus import BaseDocTemplate, Flowable, Frame, NextPageTemplate, PageBreak
from reportlab.platypus.doctemplate import PageTemplate

from smpdesk.reports import fonts
from smpdesk.reports.house_style import HouseStyle
from smpdesk.reports.pdf.flow import fill_before_figure
from smpdesk.reports.pdf.flowables import TaggedParagraph, Together
from smpdesk.reports.pdf.hooks import TaggedCanvas
from smpdesk.reports.pdf.setting import Setting
from smpdesk.reports.pdf.tags import Tag
from smpdesk.reports.tree import Document

_SMALL = 9.0


class Pages(BaseDocTemplate):  # type: ignore[misc]  # ReportLab has no types
    """Lays a story out on the pages of a house style."""

    def __init__(self, target: Any, document: Document, house: HouseStyle) -> None:
        super().__init__(
            target,
            pagesize=house.page,
            title=document.title,
            author=document.author or document.organisation,
            subject=document.subject or document.subtitle,
            creator="smpdesk",
            lang=document.language,
            invariant=1,
            pageCompression=0,
            initialFontName=fonts.REGULAR,
            initialFontSize=house.size,
            allowSplitting=1,
            keepTogetherClass=Together,
        )
        frame = Frame(
            house.left,
            house.bottom,
            house.measure,
            body_height(house),
            leftPadding=0,
            rightPadding=0,
            topPadding=0,
            bottomPadding=0,
            id="text",
        )
        self.addPageTemplates([PageTemplate("text", [frame])])

    def filterFlowables(self, flowables: list[Flowable]) -> None:  # noqa: N802
        """Called by ReportLab before it lays out the first of ``flowables``."""
        if getattr(self, "frame", None) is not None:  # there is none between pages
            fill_before_figure(flowables, self.frame, self.canv)


def body_height(house: HouseStyle) -> float:
    """The height of the text on a page, in points."""
    return house.page[1] - house.top - house.bottom


def finisher(document: Document, house: HouseStyle) -> Callable[[TaggedCanvas, int, int], None]:
    """What is drawn on each page when the number of pages is known."""

    def finish(canvas: TaggedCanvas, page: int, pages: int) -> None:
        covered = document.cover and page == 1
        if covered:
            _draw_edge(canvas, house)
        with canvas.artifact("Pagination"):
            _draw_markings(canvas, document, house, covered)
            if not covered:
                _draw_footer(canvas, document, house, page, pages)
        for where, x, y, line in canvas.late_numbers:
            if where == page:
                _draw_contents_number(canvas, line, x, y, house)

    return finish


def _draw_edge(canvas: TaggedCanvas, house: HouseStyle) -> None:
    """A band of colour down the side of the cover."""
    with canvas.artifact():
        canvas.setFillColor(house.colour("heading"))
        canvas.rect(0, 0, 20, house.page[1], stroke=0, fill=1)
        canvas.setFillColor(house.colour("accent"))
        canvas.rect(20, 0, 5, house.page[1], stroke=0, fill=1)


def _draw_markings(
    canvas: TaggedCanvas, document: Document, house: HouseStyle, covered: bool
) -> None:
    middle = house.left + house.measure / 2
    top, foot = house.page[1] - 36, 34.0
    if document.marking:
        canvas.setFillColor(house.colour("text"))
        canvas.setFont(fonts.BOLD, 10)
        canvas.drawCentredString(middle, top, document.marking)
        canvas.drawCentredString(middle, foot, document.marking)
    if not covered:
        canvas.setFillColor(house.colour("muted"))
        canvas.setFont(fonts.REGULAR, _SMALL)
        marking = fonts.width(document.marking, fonts.BOLD, 10)
        room = (house.measure - marking) / 2 - 12 if document.marking else house.measure
        canvas.drawString(house.left, top, shortened(document.title, room))


def _draw_footer(
    canvas: TaggedCanvas, document: Document, house: HouseStyle, page: int, pages: int
) -> None:
    foot = 34.0
    canvas.setStrokeColor(house.colour("line"))
    canvas.setLineWidth(0.6)
    canvas.line(house.left, foot + 16, house.left + house.measure, foot + 16)
    canvas.setFillColor(house.colour("muted"))
    canvas.setFont(fonts.REGULAR, _SMALL)
    canvas.drawString(house.left, foot, document.imprint)
    canvas.drawRightString(house.left + house.measure, foot, f"Page {page} of {pages}")


def _draw_contents_number(
    canvas: TaggedCanvas, line: Any, x: float, y: float, house: HouseStyle
) -> None:
    style = line.words.style
    canvas.setFillColor(house.colour("text"))
    canvas.setFont(style.fontName, style.fontSize)
    with canvas.tagged(line.number_tag):
        canvas.drawRightString(x, y, str(canvas.anchor_pages[line.anchor]))


def shortened(text: str, room: float) -> str:
    """``text`` cut at a word with an ellipsis when it is wider than ``room`` points."""
    if fonts.width(text, fonts.REGULAR, _SMALL) <= room:
        return text
    words = text.split()
    while words and fonts.width(" ".join(words) + " …", fonts.REGULAR, _SMALL) > room:
        words.pop()
    return " ".join(words) + " …"


class Cover(Flowable):  # type: ignore[misc]
    """The first page: crest, publisher, title, version and date."""

    def __init__(self, document: Document, setting: Setting, tag: Tag) -> None:
        super().__init__()
        self.document = document
        self.house = setting.house
        self.width, self.height = self.house.measure, body_height(self.house) - 1
        style = setting.paragraph
        bold, regular = fonts.BOLD, fonts.REGULAR
        self.pieces = [
            (name, TaggedParagraph(setting.markup(text, own), look, own))
            for name, text, look in (
                ("organisation", document.organisation, style(15, font=bold, leading=19)),
                ("title", document.title, style(36, font=bold, colour="heading", leading=41)),
                ("subtitle", document.subtitle, style(17, colour="muted", leading=23)),
                ("date", document.imprint, style(12, font=bold, leading=17)),
                ("author", document.author, style(12, font=regular, leading=17)),
                ("exemption", document.exemption, style(11, leading=15)),
            )
            if text
            for own in (tag.add("P"),)
        ]

    def draw(self) -> None:
        """Draw it: the publisher at the top, the title above the middle, the rest at the foot."""
        canvas, house = self.canv, self.house
        _draw_crest(canvas, house, 0, self.height - 62)
        sizes = {
            name: piece.wrapOn(canvas, self._room(name), 999)[1] for name, piece in self.pieces
        }
        pieces = dict(self.pieces)
        title_top = self.height * 0.66
        with canvas.artifact():
            canvas.setFillColor(house.colour("accent"))
            canvas.rect(0, title_top + 18, 56, 4, stroke=0, fill=1)
        tops = {"organisation": self.height - 22 + sizes.get("organisation", 0) / 2 - 4}
        tops["title"] = title_top
        tops["subtitle"] = title_top - sizes["title"] - 12
        foot = sum(sizes.get(name, 0) for name in ("date", "author"))
        foot += sizes["exemption"] + 18 if "exemption" in sizes else 0
        tops["date"] = foot
        tops["author"] = foot - sizes["date"]
        tops["exemption"] = sizes.get("exemption", 0)
        for name, piece in pieces.items():
            left = 64.0 if name == "organisation" else 0.0
            piece.drawOn(canvas, left, tops[name] - sizes[name])

    def _room(self, name: str) -> float:
        return float(self.width - 64 if name == "organisation" else self.width * 0.92)


def _draw_crest(canvas: TaggedCanvas, house: HouseStyle, x: float, y: float) -> None:
    """The crest, or a plain shield where none is set; it says nothing that the words don't."""
    with canvas.artifact():
        if house.crest is not None:
            canvas.drawImage(str(house.crest), x, y, 48, 58, mask="auto", preserveAspectRatio=True)
            return
        shield = canvas.beginPath()
        shield.moveTo(x, y + 56)
        shield.lineTo(x + 46, y + 56)
        shield.lineTo(x + 46, y + 28)
        shield.curveTo(x + 46, y + 12, x + 32, y + 4, x + 23, y)
        shield.curveTo(x + 14, y + 4, x, y + 12, x, y + 28)
        shield.close()
        canvas.setFillColor(house.colour("accent_fill"))
        canvas.setStrokeColor(house.colour("accent"))
        canvas.setLineWidth(1.6)
        canvas.drawPath(shield, stroke=1, fill=1)
        canvas.setLineWidth(2.4)
        canvas.lines(
            [
                part
                for up in (y + 22, y + 34)
                for part in (
                    (x + 14, up, x + 23, up + 8),
                    (x + 23, up + 8, x + 32, up),
                )
            ]
        )


def opening(document: Document, setting: Setting, root: Tag) -> list[Flowable]:
    """The cover, or without one the title at the head of the first page."""
    if document.cover:
        cover = Cover(document, setting, root.add("Sect"))
        return [NextPageTemplate("text"), cover, PageBreak()]
    tag = root.add("Sect")
    title, line = tag.add("P"), tag.add("P")
    style = setting.paragraph(26, font=fonts.BOLD, colour="heading", leading=31, after=3)
    small = setting.paragraph(11.5, colour="muted", leading=16, after=14)
    parts = (document.subtitle, document.organisation, document.imprint)
    words = " · ".join(part for part in parts if part)
    return [
        TaggedParagraph(setting.markup(document.title, title), style, title),
        TaggedParagraph(setting.markup(words, line), small, line),
    ]
