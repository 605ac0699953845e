"""A chart by itself, under its title and above its source: a picture, a drawing, a page."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from smpdesk.reports.house_style import HouseStyle, standard

if TYPE_CHECKING:
    from reportlab.graphics.shapes import Drawing

_TITLE, _SMALL, _EDGE = 12.0, 8.5, 10.0
_FAMILY = "font-family: 'Source Sans 3', 'Source Sans Pro', 'Segoe UI', Arial, sans-serif"
_BELOW = "The chart; what it shows is told below it, and its figures stand in a table."


@dataclass(frozen=True)
class ChartAlone:
    """A chart value with what must not be parted from it.

    ``words`` are heard by who can't see it; ``table`` holds its rows, the headings first.
    """

    title: str
    chart: object
    words: str
    source: str = ""
    table: tuple[tuple[str, ...], ...] = ()


def framed(alone: ChartAlone, house: HouseStyle | None = None) -> Drawing:
    """The chart as a drawing on white, as wide as a paper's text, with title and source."""
    from reportlab.graphics.shapes import Group

    from smpdesk.reports.charts import draw
    from smpdesk.reports.charts.pen import Pen, wrapped

    house = house or standard()
    room = house.measure
    chart = draw(alone.chart, room, house)
    title = wrapped(alone.title, room, _TITLE, bold=True)
    source = wrapped(f"Source: {alone.source}", room, _SMALL) if alone.source else []
    foot = len(source) * _SMALL * 1.3 + (6 if source else 0) + _EDGE
    head = len(title) * _TITLE * 1.25 + 6 + _EDGE
    # Whole points: what writes the SVG counts in them.
    wide, high = round(room + 2 * _EDGE + 0.5), round(chart.height + foot + head + 0.5)
    pen = Pen(wide, high, house)
    pen.box(0, 0, wide, high, colour="paper")
    for place, line in enumerate(title):
        y = high - _EDGE - _TITLE - place * _TITLE * 1.25
        pen.text(_EDGE, y, line, size=_TITLE, colour="heading", bold=True)
    moved = Group(*chart.contents)
    moved.translate(_EDGE, foot)
    pen.drawing.add(moved)
    for place, line in enumerate(reversed(source)):
        pen.text(_EDGE, _EDGE + place * _SMALL * 1.3, line, size=_SMALL)
    return pen.drawing


def png(alone: ChartAlone, scale: float = 3.0) -> bytes:
    """The chart as the bytes of a PNG, ``scale`` pixels to the point."""
    from smpdesk.reports.charts import png_of

    return png_of(framed(alone), scale)


def svg(alone: ChartAlone) -> bytes:
    """The chart as the bytes of an SVG: words that can be selected, a title, a description."""
    from reportlab.graphics import renderSVG
    from reportlab.pdfbase.pdfmetrics import stringWidth

    class Canvas(renderSVG.SVGCanvas):  # type: ignore[misc]
        """Sets each text as wide as it was measured, whichever font there is to draw it."""

        def drawString(self, s: str, x: float, y: float, **how: Any) -> None:  # noqa: N802
            wide = stringWidth(s, self._font, self._fontSize)
            super().drawString(s, x, y, **how, textLength=f"{wide:.2f}", lengthAdjust="spacing")

    drawing = framed(alone)
    canvas = Canvas((drawing.width, drawing.height))
    renderSVG.draw(drawing, canvas)
    document, root = canvas.doc, canvas.svg
    # The type's address would have a reader look outside for it.
    document.removeChild(document.doctype)
    for name, said in (("title", alone.title), ("desc", alone.words)):
        node = root.getElementsByTagName(name)[0]
        node.firstChild.data = said
        node.setAttribute("id", name)
    root.setAttribute("role", "img")
    root.setAttribute("aria-labelledby", "title desc")
    root.setAttribute("xml:lang", "en-GB")
    for node in root.getElementsByTagName("text"):
        node.setAttribute("style", _with_family(node.getAttribute("style")))
    for node in root.getElementsByTagName("polyline"):
        # Not every reader takes the "None" of a line for no filling: some fill it with black.
        node.setAttribute("style", node.getAttribute("style").replace("fill: None", "fill: none"))
    return bytes(document.toxml(encoding="utf-8"))


def _with_family(style: str) -> str:
    """The style of a text with fonts that another program may have."""
    from smpdesk.reports import fonts

    parts = [part.strip() for part in style.split(";") if part.strip()]
    bold = f"font-family: {fonts.BOLD}" in parts
    others = [part for part in parts if not part.startswith(("font-family", "font-weight"))]
    return "; ".join([_FAMILY, *(["font-weight: 600"] if bold else []), *others])


def page(alone: ChartAlone, date: dt.date) -> bytes:
    """The chart with its words and its table as the bytes of a tagged PDF.

    Raises ``UserError`` when a word can't be set in the papers' font.
    """
    from smpdesk.reports.pdf import pdf_bytes
    from smpdesk.reports.preflight import refuse_unfit
    from smpdesk.reports.tree import Block, Column, Document, Figure, Paragraph, Row, Table

    blocks: list[Block] = [
        Figure(alone.title, alone.chart, _BELOW, source=alone.source),
        Paragraph(alone.words),
    ]
    if len(alone.table) > 1:
        heads, *rows = alone.table
        columns = tuple(
            Column(head, "left" if not at or _is_words(rows, at) else "right", header=not at)
            for at, head in enumerate(heads)
        )
        lines = tuple(Row(tuple(row)) for row in rows)
        blocks.append(Table("The figures of the chart", columns, lines, source=alone.source))
    document = Document(alone.title, tuple(blocks), date, cover=False)
    refuse_unfit(document)
    return pdf_bytes(document)


def _is_words(rows: list[tuple[str, ...]], column: int) -> bool:
    """Whether a column holds words rather than figures."""
    from smpdesk.reports.cell_values import number_in

    held = [row[column] for row in rows if row[column] not in ("", "–")]
    return sum(number_in(cell) is not None for cell in held) * 2 < len(held)
