"""Setting what stands apart from the text: notes, quotations, key figures, sign-off."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from reportlab.platypus import Flowable, Spacer

from smpdesk.reports import fonts
from smpdesk.reports.pdf.flowables import TaggedParagraph, TaggedTable
from smpdesk.reports.pdf.setting import Setting
from smpdesk.reports.pdf.tags import Tag
from smpdesk.reports.tree import Box, KeyFacts

_EDGE = {
    "note": ("accent", "accent_fill"),
    "recommendation": ("heading", "sunken"),
    "warning": ("concern", "concern_fill"),
    "quote": ("rule", None),
}
_WHOLE = 0.33  # of a page: a box no taller is not parted


def box(
    node: Box, parent: Tag, setting: Setting, inner: Callable[[Any, Tag], list[Any]]
) -> list[Flowable]:
    """A box with a coloured edge; ``inner`` sets its blocks."""
    tag = parent.add("BlockQuote" if node.kind == "quote" else "Div")
    pieces: list[Flowable] = []
    if node.title:
        style = setting.paragraph(font=fonts.BOLD, colour="heading", leading=15, after=4, keep=True)
        title = tag.add("P")
        pieces.append(TaggedParagraph(setting.markup(node.title, title), style, title))
    pieces += [flowable for block in node.blocks for flowable in inner(block, tag)]
    edge, fill = _EDGE[node.kind]
    house = setting.house
    whole = (house.page[1] - house.top - house.bottom) * _WHOLE
    return [Panel(pieces, house.colour(edge), house.colour(fill) if fill else None, whole)]


class Panel(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """Flowables on a coloured ground with an edge at the left.

    One taller than ``whole`` points runs over the page, a shorter one is moved to the next.
    """

    _SIDE = 14.0
    _HEAD = 9.0
    _FOOT = 11.0

    def __init__(
        self, pieces: list[Flowable], edge: Any, fill: Any, whole: float, begun: bool = False
    ) -> None:
        super().__init__()
        self.whole = whole
        self.pieces = pieces
        self.edge, self.fill = edge, fill
        self.spaceBefore = 0 if begun else 8
        self.spaceAfter = 13

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        """As wide as the text, as tall as its pieces with the space around them."""
        self.width = availWidth
        inner = availWidth - 2 * self._SIDE
        self._heights = [piece.wrapOn(self.canv, inner, 1e6)[1] for piece in self.pieces]
        self.height = self._tops()[-1] + self._FOOT
        return availWidth, self.height

    def _tops(self) -> list[float]:
        """How far below the top each piece begins, and where the last one ends."""
        tops, at, space = [], self._HEAD, 0.0
        for index, (piece, height) in enumerate(zip(self.pieces, self._heights, strict=True)):
            if index:
                at += max(space, piece.getSpaceBefore())
            tops.append(at)
            at += height
            space = piece.getSpaceAfter()
        return [*tops, at]

    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:  # noqa: N803
        """The pieces that fit, the last of them cut between its lines, and the rest."""
        self.wrap(availWidth, availHeight)
        if self.height <= self.whole:
            return []
        tops = self._tops()
        room = availHeight - self._FOOT
        fitting = sum(
            top + height <= room for top, height in zip(tops, self._heights, strict=False)
        )
        first, rest = self.pieces[:fitting], self.pieces[fitting:]
        if rest:
            left = room - tops[fitting]
            parts = (
                rest[0].splitOn(self.canv, availWidth - 2 * self._SIDE, left) if left > 0 else []
            )
            if len(parts) > 1:
                first, rest = [*first, parts[0]], [*parts[1:], *rest[1:]]
        while first and first[-1].getKeepWithNext():
            rest.insert(0, first.pop())
        if not first or not rest:
            return []
        return [
            Panel(first, self.edge, self.fill, 0),
            Panel(rest, self.edge, self.fill, 0, begun=True),
        ]

    def draw(self) -> None:
        """Draw the ground and the edge, then what stands on it."""
        canvas = self.canv
        with canvas.artifact():
            if self.fill is not None:
                canvas.setFillColor(self.fill)
                canvas.rect(0, 0, self.width, self.height, stroke=0, fill=1)
            canvas.setFillColor(self.edge)
            canvas.rect(-1.5, 0, 3, self.height, stroke=0, fill=1)
        for piece, top, height in zip(self.pieces, self._tops(), self._heights, strict=False):
            piece.drawOn(canvas, self._SIDE, self.height - top - height)


def key_facts(node: KeyFacts, parent: Tag, setting: Setting) -> list[Flowable]:
    """The figures side by side, four to a row, each over its words."""
    house = setting.house
    outer = parent.add("Div")
    flowables: list[Flowable] = []
    per_row = min(4, len(node.facts))
    gap = 12.0
    width = (house.measure - gap * (per_row - 1)) / per_row
    for start in range(0, len(node.facts), per_row):
        row: list[Any] = []
        for fact in node.facts[start : start + per_row]:
            row += [_fact(fact, outer.add("P"), setting), ""]
        row = row[:-1] + [""] * (2 * per_row - len(row))
        widths = [width if i % 2 == 0 else gap for i in range(2 * per_row - 1)]
        count = len(node.facts[start : start + per_row])
        flowables.append(_cards(row, widths, count, setting))
    return flowables


def _fact(fact: Any, tag: Tag, setting: Setting) -> list[Flowable]:
    house = setting.house
    pieces = [
        (fact.value, setting.paragraph(25, font=fonts.BOLD, colour="heading", leading=29)),
        (fact.label, setting.paragraph(house.table_size, leading=13.5)),
    ]
    if fact.note:
        pieces.append((fact.note, setting.paragraph(9.5, colour="muted", leading=12.5, before=3)))
    cell: list[Flowable] = []
    for text, style in pieces:
        span = tag.add("Span")
        cell.append(TaggedParagraph(setting.markup(text, span), style, span))
    return cell


def _cards(row: list[Any], widths: list[float], count: int, setting: Setting) -> TaggedTable:
    house = setting.house
    commands: list[tuple[Any, ...]] = [
        ("FONT", (0, 0), (-1, -1), fonts.REGULAR, house.table_size),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 4),
        ("TOPPADDING", (0, 0), (-1, -1), 5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 6),
    ]
    for index in range(0, 2 * count, 2):
        where = ((index, 0), (index, 0))
        commands.append(("LINEABOVE", *where, 2, house.colour("accent")))
    return TaggedTable(
        [row], colWidths=widths, style=commands, hAlign="LEFT", spaceBefore=6, spaceAfter=12
    )


def gap(height: float) -> Spacer:
    """Empty space, ``height`` points tall."""
    return Spacer(1, height)
