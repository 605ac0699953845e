"""The list of sections with their pages."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from reportlab.platypus import CondPageBreak, Flowable

from smpdesk.reports import fonts, tree
from smpdesk.reports.pdf.flowables import Heading, TaggedParagraph
from smpdesk.reports.pdf.setting import Setting
from smpdesk.reports.pdf.tags import Tag, Target
from smpdesk.reports.walk import Place, heading_text

GAP = "\u00a0\u00a0"
"""What stands between a number and its title; ReportLab keeps only such spaces wide."""

_ROOM_AFTER = 0.28  # part of a page that must be left for the text to follow at once
_HEAD = 40.0
_LINES = (((16.0, 7.0), (16.0, 1.0)), ((14.5, 4.0), (14.0, 0.0)))
"""Leading and space before of a line of the contents, outer and inner, set wide and close."""


def contents(
    block: tree.Contents,
    place: Place,
    parent: Tag,
    setting: Setting,
    places: Sequence[Place],
    tallest: float,
) -> list[Flowable]:
    """The contents of a document whose blocks stand at ``places``, on pages ``tallest`` high."""
    tag = parent.add("Sect")
    heading = tag.add("H1")
    style = setting.paragraph(
        21, font=fonts.BOLD, colour="heading", leading=26, after=14, keep=True
    )
    title = Heading(setting.markup(block.title, heading), style, heading)
    title.anchor, title.title = place.anchor, block.title
    entries = tag.add("TOC")
    listed, close = _listed(places, block.depth, tallest)
    lines = [_line(entry, entries, setting, close) for entry in listed]
    return [title, *lines, CondPageBreak(tallest * _ROOM_AFTER)]


def _listed(places: Sequence[Place], depth: int, tallest: float) -> tuple[list[Place], bool]:
    """Which sections are listed, and whether their lines are set close.

    What runs over a page by little is set close, or else goes without the parts of appendices.
    """
    every = [p for p in places if isinstance(p.block, tree.Section) and p.depth <= depth]
    fewer = [p for p in every if p.depth == 1 or not p.number[:1].isalpha()]
    for entries, close in ((every, False), (every, True), (fewer, False), (fewer, True)):
        if _height(entries, close) <= tallest:
            return entries, close
    return every, False


def _height(entries: Sequence[Place], close: bool) -> float:
    lines = (_LINES[close][entry.depth > 1] for entry in entries)
    return _HEAD + sum(leading + max(before, 1) for leading, before in lines)


def _line(entry: Place, entries: Tag, setting: Setting, close: bool) -> ContentsLine:
    assert isinstance(entry.block, tree.Section)
    link = entries.add("TOCI").add("Link")
    words = heading_text(entry.number, entry.block.title)
    key = setting.link(Target(link, words, anchor=entry.anchor))
    outer = entry.depth == 1
    leading, before = _LINES[close][not outer]
    style = setting.paragraph(
        12 if outer else 11.5,
        font=fonts.BOLD if outer else fonts.REGULAR,
        leading=leading,
        before=before,
        after=1,
        indent=0 if outer else 18.0 * (entry.depth - 1),
    )
    text = setting.markup(words, link)
    if entry.number:
        text = text.replace(f"{entry.number} ", f"{entry.number}{GAP}", 1)
    text = f'<a href="#{key}">{text}</a>'
    words_set = TaggedParagraph(text, style, link)
    line = ContentsLine(words_set, entry.anchor, link, setting.house.measure)
    line.leader_colour = setting.house.colour("rule")
    return line


class ContentsLine(Flowable):  # type: ignore[misc]
    """A line of the contents: the heading, leaders, and the page drawn when it is known."""

    def __init__(self, words: TaggedParagraph, anchor: str, number_tag: Tag, width: float) -> None:
        super().__init__()
        self.words = words
        self.anchor = anchor
        self.number_tag = number_tag
        self.number_width = 28.0
        self.width = width

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        """As wide as the text, as tall as the heading."""
        _, self.height = self.words.wrap(availWidth - self.number_width, availHeight)
        style = self.words.style
        self.spaceBefore, self.spaceAfter = style.spaceBefore, style.spaceAfter
        return availWidth, self.height

    def draw(self) -> None:
        """Draw the heading and leaders; ask for the page number at the end."""
        self.words.drawOn(self.canv, 0, 0)
        style = self.words.style
        last = self.words.blPara.lines[-1]
        drawn = self.words.getActualLineWidths0()[-1] if last else 0
        baseline = self.height - style.fontSize - (len(self.words.blPara.lines) - 1) * style.leading
        # Leaders of all lines stand in the same columns.
        start, end = math.ceil((drawn + 8) / 4) * 4, self.width - self.number_width + 4
        if end > start:
            with self.canv.artifact():
                self.canv.setStrokeColor(self.leader_colour)
                self.canv.setLineWidth(0.7)
                self.canv.setLineCap(1)
                self.canv.setDash([0, 4])
                self.canv.line(start, baseline + 1.5, end, baseline + 1.5)
        x, y = self.canv.absolutePosition(self.width, baseline)
        self.canv.late_numbers.append((self.canv.getPageNumber(), x, y, self))

    leader_colour: Any = None
