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
from smpdesk.reports.walk import words

_SHORT = 900  # characters; a box of fewer is kept on one page
_TALLEST = 100.0  # points; a paragraph of a box that is taller may be cut between its lines
_EDGE = {
    "note": ("accent", "accent_fill"),
    "recommendation": ("heading", "sunken"),
    "warning": ("concern", "concern_fill"),
    "quote": ("rule", None),
}


def box(
    node: Box, parent: Tag, setting: Setting, inner: Callable[[Any, Tag], list[Any]]
) -> list[Flowable]:
    """A box with a coloured edge; ``inner`` sets its blocks."""
    tag = parent.add("BlockQuote" if node.kind == "quote" else "Div")
    edge, fill = _EDGE[node.kind]
    rows: list[list[Any]] = []
    if node.title:
        style = setting.paragraph(font=fonts.BOLD, colour="heading", leading=15)
        title = tag.add("P")
        rows.append([[TaggedParagraph(setting.markup(node.title, title), style, title)]])
    rows += [[[flowable]] for block in node.blocks for flowable in inner(block, tag)]
    house = setting.house
    commands: list[tuple[Any, ...]] = [
        ("FONT", (0, 0), (-1, -1), fonts.REGULAR, house.size),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 14),
        ("RIGHTPADDING", (0, 0), (-1, -1), 14),
        ("TOPPADDING", (0, 0), (-1, -1), 0),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 5),
        ("TOPPADDING", (0, 0), (-1, 0), 9),
        ("BOTTOMPADDING", (0, -1), (-1, -1), 12),
        ("LINEBEFORE", (0, 0), (0, -1), 3, house.colour(edge)),
    ]
    if fill:
        commands.append(("BACKGROUND", (0, 0), (-1, -1), house.colour(fill)))
    if sum(map(len, words(node))) < _SHORT:
        commands.append(("NOSPLIT", (0, 0), (-1, -1)))
    elif node.title and len(rows) > 1:
        commands.append(("NOSPLIT", (0, 0), (-1, 1)))
    table = TaggedTable(
        rows,
        tallest=_TALLEST,
        colWidths=[house.measure],
        style=commands,
        hAlign="LEFT",
        spaceBefore=8,
        spaceAfter=12,
    )
    return [table]


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
