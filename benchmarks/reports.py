"""A plan of about 60 pages, 20 tables and 20 charts: tagged against plain ReportLab.

The plain build sets the same paragraphs, tables and drawings with ReportLab's own classes,
contents and "Page x of y" included, and writes no tags. Prints the ratio of the two times in
one run, and the size of the tagged file.
"""

from __future__ import annotations

import datetime as dt
import io
import math
import statistics
import time
from collections.abc import Callable

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph, Table
from reportlab.platypus.tableofcontents import TableOfContents

from smpdesk.analysis.series import Series
from smpdesk.analysis.spc import control_chart
from smpdesk.periods import shift_month
from smpdesk.reports import charts, fonts, tree
from smpdesk.reports.house_style import standard
from smpdesk.reports.pdf import pdf_bytes

PARTS = 20
RUNS = 5
PROSE = (
    "More incidents were recorded this year than last. Part of the rise follows a change in the "
    "way reports are counted, which began in the autumn of the first year; the rest is not "
    "explained by it, and the partnership has looked for what lies behind. "
)


def chart(part: int) -> object:
    """A control chart of 42 invented months."""
    periods = tuple(shift_month("2013-05", i) for i in range(42))
    values = tuple(float(250 + part + round(30 * math.sin(i * i + part))) for i in range(42))
    return control_chart(Series(periods, values, measure=f"Measure {part}", area="Exampleford"))


def rows(part: int) -> list[tuple[str, ...]]:
    """Thirty rows of a place, a sentence and three figures."""
    return [
        (f"Place {i}", PROSE[: 30 + (i * 37 + part) % 120], f"{i * 37:,}", f"{i / 7:.1f}", "+2.1%")
        for i in range(30)
    ]


def tagged(drawn: list[object]) -> bytes:
    """The document as smpdesk writes it."""
    columns = (
        tree.Column("Place"),
        tree.Column("What happened"),
        tree.Column("Count", "right"),
        tree.Column("Rate", "right"),
        tree.Column("Change", "right"),
    )
    sections = tuple(
        tree.Section(
            f"Part {part}",
            (
                *[tree.Paragraph(PROSE * 3) for _ in range(4)],
                tree.Table(
                    "A table", columns, tuple(tree.Row(r) for r in rows(part)), source="Invented"
                ),
                tree.Figure("A chart", drawn[part], "A chart of 42 months.", source="Invented"),
                *[tree.Paragraph(PROSE * 2) for _ in range(3)],
            ),
        )
        for part in range(PARTS)
    )
    return pdf_bytes(
        tree.Document("A plan", (tree.Contents(), *sections), dt.date(2017, 1, 27), version="2")
    )


class Drawn(Flowable):  # type: ignore[misc]
    """A drawing on a plain page."""

    def __init__(self, drawing: object) -> None:
        super().__init__()
        self.drawing = drawing
        self.width, self.height = drawing.width, drawing.height  # type: ignore[attr-defined]

    def draw(self) -> None:
        from reportlab.graphics import renderPDF

        renderPDF.draw(self.drawing, self.canv, 0, 0)


class Plain(BaseDocTemplate):  # type: ignore[misc]
    """ReportLab's own template, with contents and bookmarks."""

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802
        if isinstance(flowable, Paragraph) and flowable.style.name == "heading":
            key = f"at-{flowable.getPlainText()}"
            self.canv.bookmarkPage(key)
            self.canv.addOutlineEntry(flowable.getPlainText(), key, 0)
            self.notify("TOCEntry", (0, flowable.getPlainText(), self.page, key))


class Counted(Canvas):  # type: ignore[misc]
    """The usual canvas that writes "Page x of y" at the end."""

    def __init__(self, *args: object, **kw: object) -> None:
        super().__init__(*args, **kw)
        self.kept: list[dict[str, object]] = []

    def showPage(self) -> None:  # noqa: N802
        self.kept.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        for state in self.kept:
            self.__dict__.update(state)
            self.setFont(fonts.REGULAR, 9)
            self.drawString(70, 34, "Version 2 · 27 January 2017")
            self.drawRightString(531, 34, f"Page {self._pageNumber} of {len(self.kept)}")
            super().showPage()
        super().save()


def plain(drawn: list[object]) -> bytes:
    """The same content by ReportLab alone."""
    house = standard()
    fonts.register()
    body = ParagraphStyle("body", fontName=fonts.REGULAR, fontSize=12, leading=17, spaceAfter=9)
    heading = ParagraphStyle(
        "heading", body, fontName=fonts.BOLD, fontSize=21, leading=26, keepWithNext=1
    )
    small = ParagraphStyle("small", body, fontSize=10.5, leading=13.5)
    contents = TableOfContents(levelStyles=[body])
    story: list[Flowable] = [Paragraph("Contents", body), contents]
    for part in range(PARTS):
        story.append(Paragraph(f"{part + 1} Part {part}", heading))
        story += [Paragraph(PROSE * 3, body) for _ in range(4)]
        cells = [["Place", "What happened", "Count", "Rate", "Change"]]
        cells += [[a, Paragraph(b, small), c, d, e] for a, b, c, d, e in rows(part)]
        style = [
            ("FONT", (0, 0), (-1, -1), fonts.REGULAR, 10.5, 13.5),
            ("ALIGN", (2, 0), (-1, -1), "RIGHT"),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LINEBELOW", (0, 0), (-1, -1), 0.5, house.colour("line")),
        ]
        widths = [60, 240, 50, 50, 61]
        story.append(Table(cells, colWidths=widths, repeatRows=1, style=style))
        story.append(Drawn(charts.draw(drawn[part], house.measure, house)))
        story += [Paragraph(PROSE * 2, body) for _ in range(3)]
    out = io.BytesIO()
    pages = Plain(out, pagesize=house.page, invariant=1, initialFontName=fonts.REGULAR)
    frame = Frame(house.left, house.bottom, house.measure, 700, 0, 0, 0, 0)
    pages.addPageTemplates([PageTemplate("text", [frame])])
    pages.multiBuild(story, canvasmaker=Counted)
    return out.getvalue()


def seconds(build: Callable[[list[object]], bytes], drawn: list[object]) -> float:
    """How long a build takes."""
    begun = time.perf_counter()
    build(drawn)
    return time.perf_counter() - begun


def main() -> None:
    """Build both in turn and print the ratio of the middle times."""
    from smpdesk.reports.preview import page_count

    drawn = [chart(part) for part in range(PARTS)]
    data = tagged(drawn)
    plain(drawn)
    pairs = [(seconds(tagged, drawn), seconds(plain, drawn)) for _ in range(RUNS)]
    ours, theirs = (statistics.median(column) for column in zip(*pairs, strict=True))
    pages = page_count(data)
    print(f"{pages} pages, {PARTS} tables, {PARTS} charts: {len(data) / 1000:.0f} kB")
    print(f"tagged {ours:.2f} s, plain {theirs:.2f} s: {ours / theirs:.2f} times")


if __name__ == "__main__":
    main()
