"""The pieces that a story is made of: paragraphs, headings, tables, charts."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from typing import Any

from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Drawing
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, KeepTogether, Paragraph, Table
from reportlab.platypus.doctemplate import FrameBreak
from reportlab.platypus.flowables import _listWrapOn

from smpdesk.reports import fonts
from smpdesk.reports.pdf.tags import Tag

_SLACK = 1.0  # points by which sums of heights may be off


class TaggedParagraph(Paragraph):  # type: ignore[misc]  # ReportLab has no types
    """A paragraph whose words belong to a tag; ``label`` is the bullet or number before it."""

    def __init__(
        self,
        text: str | None,
        style: ParagraphStyle,
        tag: Tag | None = None,
        label: tuple[str, Tag] | None = None,
        **kw: Any,
    ) -> None:
        super().__init__(text, style, **kw)
        self.tag = tag
        self.label = label
        self._broken_at = -1.0

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        """Its size; its lines are broken anew only for another width.

        A table asks each cell again for every page that is still to come. A split that came to
        nothing takes the lines away.
        """
        if availWidth != self._broken_at or not hasattr(self, "blPara"):
            width, height = super().wrap(availWidth, availHeight)
            self._size: tuple[float, float] = width, height
            self._broken_at = availWidth
        return self._size

    def split(self, availWidth: float, availHeight: float) -> list[Any]:  # noqa: N803
        """The part that fits and the rest, both of the same tag."""
        parts = super().split(availWidth, availHeight)
        for part in parts:
            part.tag = self.tag
        if parts:
            parts[0].label = self.label
        return list(parts)

    def draw(self) -> None:
        """Draw the label, if any, and the words, each in its tag."""
        if self.label is not None:
            self._draw_label(*self.label)
        with self.canv.tagged(self.tag):
            super().draw()

    def _draw_label(self, text: str, tag: Tag) -> None:
        size = self.style.fontSize
        gap = 6.0
        self.canv.setFont(self.style.fontName, size)
        self.canv.setFillColor(self.style.textColor)
        with self.canv.tagged(tag):
            self.canv.drawRightString(self.style.leftIndent - gap, self.height - size, text)


class Defined(TaggedParagraph):
    """What a term means; the term, its ``label``, stands bold at the left of the first line."""

    def _draw_label(self, text: str, tag: Tag) -> None:
        size = self.style.fontSize
        self.canv.setFont(fonts.BOLD, size)
        self.canv.setFillColor(self.style.textColor)
        with self.canv.tagged(tag):
            self.canv.drawString(0, self.height - size, text)


class Heading(TaggedParagraph):
    """A heading: a place that links and the bookmarks lead to."""

    anchor = ""
    title = ""
    depth = 1

    def draw(self) -> None:
        """Draw it, and bookmark the place."""
        if self.anchor:
            self.canv.anchor(self.anchor, 0, self.height + 6)
            self.canv.addOutlineEntry(self.title, self.anchor, self.depth - 1, self.depth > 1)
        super().draw()


class Caption(TaggedParagraph):
    """The caption of a table or a figure: a place that links lead to."""

    anchor = ""

    def draw(self) -> None:
        """Draw it, and remember where it stands."""
        self.canv.anchor(self.anchor, 0, self.height + 4)
        super().draw()


class TaggedText(str):
    """A cell's words that need no wrapping, with their tag."""

    __slots__ = ("tag",)
    tag: Tag

    @classmethod
    def of(cls, text: str, tag: Tag) -> TaggedText:
        """``text`` belonging to ``tag``."""
        made = cls(fonts.composed(text))
        made.tag = tag
        return made


class TaggedTable(Table):  # type: ignore[misc]
    """A table whose rules and repeated heading rows are artifacts; cells carry their own tags."""

    def __init__(self, data: list[list[Any]], **kw: Any) -> None:
        super().__init__(data, **(kw | {"renderCB": _mark_parts}))
        self.continued = False
        self.scopes = ExitStack()

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        """Its size; a row once measured keeps its height, for a long table is asked many times."""
        width, height = super().wrap(availWidth, availHeight)
        self._argH = self._rowHeights
        return width, height

    def split(self, availWidth: float, availHeight: float) -> list[Any]:  # noqa: N803
        """The rows that fit and the rest; the rest repeats the heading rows."""
        parts = super().split(availWidth, availHeight)
        for number, part in enumerate(parts):
            part.continued = self.continued or number > 0
        return list(parts)


def _mark_parts(table: TaggedTable, event: str, *args: Any) -> None:
    """Called by ReportLab as it draws the parts of a table."""
    if event in ("startBG", "startLines"):
        table.scopes.enter_context(table.canv.artifact())
    elif event == "startRow" and table.continued and args[0] < table.repeatRows:
        table.scopes.enter_context(table.canv.artifact("Pagination"))
    elif event == "startCell":
        tag = getattr(args[2], "tag", None)
        if isinstance(args[2], TaggedText) and tag is not None:
            table.cell_scope = table.canv.tagged(tag)
            table.cell_scope.__enter__()
    elif event == "endCell":
        scope = table.__dict__.pop("cell_scope", None)
        if scope is not None:
            scope.__exit__(None, None, None)
    elif event in ("endBG", "endLines", "endRow"):
        table.scopes.close()


class Chart(Flowable):  # type: ignore[misc]
    """A drawing that belongs to a Figure tag; ``paint`` makes it for a height (0: its own).

    One taller than ``tallest`` points is made lower, or smaller when it can't be.
    """

    _LEAST = 0.65

    def __init__(self, paint: Callable[[float], Drawing], tag: Tag, tallest: float) -> None:
        super().__init__()
        self.paint = paint
        self.tag = tag
        self.drawing = paint(0)
        if self.drawing.height > tallest:
            self.drawing = paint(tallest)
        self.scale = min(1.0, tallest / self.drawing.height)
        self.width = self.drawing.width * self.scale
        self.height = self.drawing.height * self.scale
        self.keepWithNext = 1
        self.spaceAfter = 6

    def shrunk(self, by: float, least: float = _LEAST) -> bool:
        """Draw it lower ``by`` some points, if it stays legible; whether that was done.

        It keeps ``least``, a part of its height, or more.
        """
        height = self.height - by
        if self.scale < 1 or height < self.height * least:
            return False
        drawing = self.paint(height)
        if drawing.height > height + 0.1:
            return False
        self.drawing, self.height = drawing, drawing.height
        return True

    def draw(self) -> None:
        """Draw it, and note the box it fills."""
        left, bottom = self.canv.absolutePosition(0, 0)
        box = [left, bottom, left + self.width, bottom + self.height]
        self.tag.attributes["BBox"] = [round(side, 2) for side in box]
        self.canv.scale(self.scale, self.scale)
        with self.canv.figure(self.tag):
            renderPDF.draw(self.drawing, self.canv, 0, 0)


class Together(KeepTogether):  # type: ignore[misc]
    """What stays on one page: headings and captions with what they head, notes with their table.

    What is long may be parted: a heading stays with the beginning of a long table or paragraph,
    the notes of a table with its last rows. What is short is moved to the next page whole.
    """

    _SHORT = 0.25  # of a page

    def split(self, aW: float, aH: float) -> list[Any]:  # noqa: N803
        """The pieces, parted where the page ends or after a page break."""
        if getattr(self, "_wrapInfo", None) != (aW, aH):
            self.wrap(aW, aH)
        short = self._H - aH + _SLACK
        if short <= 0:
            return list(self._content)
        frame = getattr(self, "_frame", None)
        at_top = frame is not None and frame._atTop
        page = 0.0 if frame is None or at_top else frame._height
        parted = self._parted(aW, aH, page * self._SHORT)
        if parted is not None:
            return parted
        if at_top or self._shrunk(short):
            return list(self._content)
        return [FrameBreak(), Together(self._content)]

    def _shrunk(self, by: float) -> bool:
        """Whether a chart could be drawn lower, so that all fits."""
        return any(piece.shrunk(by) for piece in self._content if isinstance(piece, Chart))

    def _parted(self, width: float, height: float, whole: float) -> list[Any] | None:
        """The pieces with the last that may be parted cut, the rest of it with what follows.

        None where nothing can be; a table that is with its notes no taller than ``whole`` isn't.
        """
        tables = [n for n, p in enumerate(self._content) if isinstance(p, TaggedTable)]
        if tables and whole >= self._H:
            return None
        index = tables[-1] if tables else len(self._content) - 1
        heads, piece, tails = (
            self._content[:index],
            self._content[index],
            self._content[index + 1 :],
        )
        _, own = piece.wrapOn(self.canv, width, height)
        _, above = _listWrapOn([*heads, piece], width, self.canv)
        room = height - (above - own) - _SLACK
        if own <= room:
            room = own - 1  # all but what belongs to the notes
        parts = piece.splitOn(self.canv, width, room) if room > 0 else []
        if len(parts) < 2:
            return None
        return [*heads, parts[0], Together([*parts[1:], *tails])]
