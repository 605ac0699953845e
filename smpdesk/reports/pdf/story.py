"""From a document tree to a story that ReportLab lays out, and the tags it belongs to."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from reportlab.graphics.shapes import Drawing
from reportlab.platypus import Flowable
from reportlab.platypus.flowables import PageBreakIfNotEmpty

from smpdesk.reports import charts, fonts, tree
from smpdesk.reports.house_style import HouseStyle
from smpdesk.reports.pdf import boxes, tables
from smpdesk.reports.pdf.contents import GAP, contents
from smpdesk.reports.pdf.flowables import (
    Caption,
    Chart,
    Defined,
    Heading,
    TaggedParagraph,
)
from smpdesk.reports.pdf.setting import Setting
from smpdesk.reports.pdf.tags import Tag
from smpdesk.reports.table_form import lines_below, sign_off_table
from smpdesk.reports.walk import Place, heading_text, labels, walk

_HEADINGS = {1: (21.0, 26.0, 26.0, 10.0), 2: (15.5, 20.0, 20.0, 6.0), 3: (13.0, 17.0, 14.0, 4.0)}
_LABEL_WIDTH = 20.0
_TERM_WIDTH, _TERM_GAP = 130.0, 14.0  # of a column of terms: its most, and the space after it
_ROUND_A_FIGURE = 130.0  # points left on a page for a figure's heading, caption and notes


class Story:
    """The flowables of a document, in ``flowables``, with its structure tree, ``root``."""

    def __init__(self, document: tree.Document, house: HouseStyle, tallest: float) -> None:
        self.document = document
        self.setting = Setting(house, labels(document))
        self.root = Tag("Document")
        self._tallest = tallest
        self._places = list(walk(document))
        self._next_place = iter(self._places)
        self._blocks: dict[type, Callable[[Any, Tag, Place], list[Flowable]]] = {
            tree.Section: self._section,
            tree.Table: self._table,
            tree.Figure: self._figure,
            tree.Contents: self._contents,
            tree.SignOff: self._sign_off,
        }

    def flowables(self) -> list[Flowable]:
        """The whole document after its cover."""
        story = self._set(self.document.blocks, self.root)
        breaks = [isinstance(piece, PageBreakIfNotEmpty) for piece in story]
        return [
            piece
            for piece, breaks_here, breaks_next in zip(
                story, breaks, [*breaks, True][1:], strict=True
            )
            if not (breaks_here and breaks_next)
        ]

    def _set(self, blocks: tuple[tree.Block, ...], tag: Tag) -> list[Flowable]:
        story: list[Flowable] = []
        for block in blocks:
            place = next(self._next_place)
            setter = self._blocks.get(type(block))
            story += setter(block, tag, place) if setter else self.simple(block, tag)
        return story

    def simple(self, block: Any, tag: Tag, indent: float = 0) -> list[Flowable]:
        """A block without a number: a paragraph, a list, a box, key figures, definitions."""
        if isinstance(block, tree.Paragraph):
            return [self._paragraph(block, tag.add("P"), indent)]
        if isinstance(block, tree.Bullets | tree.Numbered):
            return self._list(block, tag, indent)
        if isinstance(block, tree.Box):
            return boxes.box(block, tag, self.setting, self.simple)
        if isinstance(block, tree.KeyFacts):
            return boxes.key_facts(block, tag, self.setting)
        if isinstance(block, tree.Definitions):
            return self._definitions(block, tag)
        if isinstance(block, tree.PageBreak):
            return [PageBreakIfNotEmpty()]
        raise TypeError(f"a document can't hold a {type(block).__name__}")

    def _paragraph(self, block: tree.Paragraph, tag: Tag, indent: float) -> TaggedParagraph:
        house = self.setting.house
        if block.style == "lead":
            style = self.setting.paragraph(14, colour="heading", leading=20, after=12)
        elif block.style == "small":
            style = self.setting.paragraph(house.small_size, colour="muted", after=6, indent=indent)
        else:
            leads = tree.plain(block.text).rstrip().endswith(":")
            style = self.setting.paragraph(after=9, indent=indent, keep=leads)
        return TaggedParagraph(self.setting.markup(block.text, tag), style, tag)

    def _section(self, section: tree.Section, parent: Tag, place: Place) -> list[Flowable]:
        tag = parent.add("Sect")
        heading = tag.add(f"H{min(place.level, 6)}")
        size, leading, before, after = _HEADINGS.get(place.level, (12.0, 16.0, 12.0, 3.0))
        style = self.setting.paragraph(
            size,
            font=fonts.BOLD,
            colour="heading",
            leading=leading,
            before=before,
            after=after,
            keep=True,
        )
        text = self.setting.markup(heading_text(place.number, section.title), heading)
        if place.number:
            text = text.replace(f"{place.number} ", f"{place.number}{GAP}", 1)
        flowable = Heading(text, style, heading)
        flowable.anchor = place.anchor
        flowable.title = heading_text(place.number, section.title)
        flowable.depth = place.depth
        return [flowable, *self._set(section.blocks, tag)]

    def _list(
        self, block: tree.Bullets | tree.Numbered, parent: Tag, indent: float
    ) -> list[Flowable]:
        ordered = isinstance(block, tree.Numbered)
        kind = "/Decimal" if ordered else "/Disc"
        tag = parent.add("L", owner="List", ListNumbering=kind)
        first = block.start if isinstance(block, tree.Numbered) else 0
        inner = indent + _LABEL_WIDTH
        story: list[Flowable] = []
        for number, item in enumerate(block.items, start=first):
            own = tag.add("LI")
            bullet = "•" if indent < _LABEL_WIDTH else "–"
            label = f"{number}." if ordered else bullet
            label_tag = own.add("Lbl")
            body = own.add("LBody")
            words = body.add("P")
            last = number == first + len(block.items) - 1 and not item.blocks
            style = self.setting.paragraph(after=9 if last and not indent else 4, indent=inner)
            markup = self.setting.markup(item.text, words)
            story.append(TaggedParagraph(markup, style, words, label=(label, label_tag)))
            for child in item.blocks:
                story += self.simple(child, body, inner)
        return story

    def _definitions(self, block: tree.Definitions, parent: Tag) -> list[Flowable]:
        tag = parent.add("L", owner="List", ListNumbering="/None")
        house, bold = self.setting.house, self.setting.paragraph(font=fonts.BOLD, leading=16)
        widths = [fonts.width(item.term, fonts.BOLD, house.size) for item in block.items]
        column = max((width for width in widths if width <= _TERM_WIDTH), default=0) + _TERM_GAP
        style = self.setting.paragraph(after=5, indent=column, leading=16)
        story: list[Flowable] = []
        for item, width in zip(block.items, widths, strict=True):
            own = tag.add("LI")
            term, meaning = own.add("Lbl"), own.add("LBody")
            label: tuple[str, Tag] | None = (fonts.composed(item.term), term)
            if width > _TERM_WIDTH:  # on a line of its own
                above = TaggedParagraph(self.setting.markup(item.term, term), bold, term)
                above.keepWithNext = 1
                story.append(above)
                label = None
            words = self.setting.markup(item.meaning, meaning)
            story.append(Defined(words, style, meaning, label=label))
        return story

    def _caption(self, place: Place, text: tree.Text, tag: Tag) -> Caption:
        style = self.setting.paragraph(
            11.5, font=fonts.BOLD, leading=15, before=10, after=4, keep=True
        )
        colour = self.setting.house.colours["heading"]
        words = self.setting.markup(text, tag)
        numbered = f'<font color="{colour}">{place.number}</font>{GAP}{words}'
        caption = Caption(numbered, style, tag)
        caption.anchor = place.anchor
        return caption

    def _below(self, node: tree.Table | tree.Figure, parent: Tag) -> list[Flowable]:
        """The notes, the period of the data and the source, small."""
        lines = lines_below(node)
        story: list[Flowable] = []
        for index, line in enumerate(lines):
            last = index == len(lines) - 1
            style = self.setting.paragraph(
                self.setting.house.small_size,
                colour="muted",
                leading=13.5,
                after=16 if last else 2,
                keep=not last,
            )
            tag = parent.add("P")
            story.append(TaggedParagraph(self.setting.markup(line, tag), style, tag))
        return story or [boxes.gap(12)]

    def _table(self, table: tree.Table, parent: Tag, place: Place) -> list[Flowable]:
        tag = parent.add("Table")
        caption = self._caption(place, table.caption, tag.add("Caption"))
        flowable = tables.data_table(table, tag, self.setting, self._tallest)
        flowable.keepWithNext = 1  # its last rows, with the notes
        return [caption, flowable, *self._below(table, parent)]

    def _figure(self, figure: tree.Figure, parent: Tag, place: Place) -> list[Flowable]:
        caption = self._caption(place, figure.caption, parent.add("P"))
        tag = parent.add("Figure", alternative=figure.alternative, owner="Layout")
        tag.attributes["Placement"] = "/Block"
        house = self.setting.house
        width, chart = house.measure, figure.chart

        def paint(height: float) -> Drawing:
            return charts.draw(chart, width, house, height or figure.height)

        return [
            caption,
            Chart(paint, tag, self._tallest - _ROUND_A_FIGURE),
            *self._below(figure, parent),
        ]

    def _sign_off(self, block: tree.SignOff, parent: Tag, place: Place) -> list[Flowable]:
        tag = parent.add("Table")
        style = self.setting.paragraph(
            11.5, font=fonts.BOLD, leading=15, before=10, after=4, keep=True
        )
        caption = tag.add("Caption")
        return [
            TaggedParagraph(self.setting.markup(block.caption, caption), style, caption),
            tables.data_table(sign_off_table(block), tag, self.setting, self._tallest),
            boxes.gap(12),
        ]

    def _contents(self, block: tree.Contents, parent: Tag, place: Place) -> list[Flowable]:
        return contents(block, place, parent, self.setting, self._places, self._tallest)
