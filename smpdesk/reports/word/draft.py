"""A document tree set as a Word draft."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import docx
from docx.shared import Pt, RGBColor

from smpdesk.reports import tree
from smpdesk.reports.charts import picture
from smpdesk.reports.house_style import HouseStyle
from smpdesk.reports.table_form import lines_below, sign_off_table
from smpdesk.reports.walk import Place, heading_text, labels, plain_title, walk
from smpdesk.reports.word import ooxml
from smpdesk.reports.word.styles import prepare
from smpdesk.reports.word.tables import add_table
from smpdesk.reports.zipped import rezipped

_BOXES = {
    "note": ("accent", "accent_fill"),
    "recommendation": ("heading", "sunken"),
    "warning": ("concern", "concern_fill"),
    "quote": ("rule", ""),
}


class Draft:
    """The Word file of one document."""

    def __init__(self, document: tree.Document, house: HouseStyle) -> None:
        self.document = document
        self.house = house
        self.word: Any = docx.Document()
        prepare(self.word, document, house)
        headings = ooxml.add_outline(self.word.part, "%1", "decimal", styles=True)
        for level in range(6):
            ooxml.set_numbering(self.word.styles[f"Heading {level + 1}"], headings, level)
        ooxml.set_numbering(self.word.styles["TOC Heading"], 0, 0)  # it is made from Heading 1
        self._appendices = ooxml.add_outline(
            self.word.part, "Appendix %1", "upperLetter", styles=False
        )
        self._in_appendix = False
        self._labels = labels(document)
        self._places = list(walk(document))
        self._next_place = iter(self._places)
        self._bookmarks = 0
        self._blocks: dict[type, Callable[[Any, Place], None]] = {
            tree.Section: self._section,
            tree.Table: self._table,
            tree.Figure: self._figure,
            tree.Contents: self._contents,
            tree.SignOff: self._sign_off,
        }

    def written(self, progress: Callable[[int, int], None]) -> bytes:
        """The finished file."""
        self._progress = progress
        self._opening()
        self._set(self.document.blocks)
        out = io.BytesIO()
        self.word.save(out)
        return rezipped(out.getvalue())

    def _opening(self) -> None:
        document = self.document
        if document.organisation:
            self.word.add_paragraph(document.organisation)
        self.word.add_paragraph(document.title, style="Title")
        if document.subtitle:
            self.word.add_paragraph(document.subtitle, style="Subtitle")
        self.word.add_paragraph(document.imprint)
        for words in (document.author, document.exemption):
            if words:
                self.word.add_paragraph(words)
        if document.cover:
            self.word.add_page_break()

    def _set(self, blocks: tuple[tree.Block, ...]) -> None:
        for block in blocks:
            place = next(self._next_place)
            self._progress(self._places.index(place), len(self._places))
            setter = self._blocks.get(type(block))
            if setter:
                setter(block, place)
            else:
                self._simple(block)

    def _simple(self, block: Any, level: int = 0) -> None:
        if isinstance(block, tree.Paragraph):
            self._paragraph(block, level)
        elif isinstance(block, tree.Bullets | tree.Numbered):
            self._list(block, level)
        elif isinstance(block, tree.Box):
            self._box(block)
        elif isinstance(block, tree.KeyFacts):
            for fact in block.facts:
                self._key_fact(fact)
        elif isinstance(block, tree.Definitions):
            for item in block.items:
                self._definition(item)
        elif isinstance(block, tree.PageBreak):
            self.word.add_page_break()
        else:
            raise TypeError(f"a document can't hold a {type(block).__name__}")

    def _section(self, section: tree.Section, place: Place) -> None:
        level = min(place.level, 6)
        paragraph = self.word.add_heading(section.title, level)
        if place.depth == 1:
            self._in_appendix = section.numbering == "appendix"
        if section.numbering == "none":
            ooxml.set_numbering(paragraph, 0, 0)
        elif self._in_appendix:
            ooxml.set_numbering(paragraph, self._appendices, place.depth - 1)
        self._bookmark(paragraph, place)
        self._set(section.blocks)

    def _bookmark(self, paragraph: Any, place: Place) -> None:
        self._bookmarks += 1
        ooxml.add_bookmark(paragraph, _bookmark_name(place.anchor), self._bookmarks)

    def add_words(self, paragraph: Any, text: tree.Text) -> Any:
        """Append ``text`` to ``paragraph`` with its bold, italic, links and references."""
        for part in (text,) if isinstance(text, str) else text:
            if part == "":
                continue
            if isinstance(part, str):
                paragraph.add_run(part)
            elif isinstance(part, tree.Run):
                run = paragraph.add_run(part.text)
                run.bold, run.italic = part.bold or None, part.italic or None
            elif isinstance(part, tree.Link):
                self._as_link(ooxml.add_link(paragraph, part.text, address=part.target))
            else:
                label, anchor = self._labels[part.key]
                words = part.text or label
                ooxml.add_link(paragraph, words, bookmark=_bookmark_name(anchor))
        return paragraph

    def _as_link(self, run: Any) -> None:
        run.underline = True
        run.font.color.rgb = RGBColor.from_string(self.house.colours["link"][1:])

    def _paragraph(self, block: tree.Paragraph, level: int) -> None:
        style = {"body": None, "lead": "Lead", "small": "Small"}[block.style]
        paragraph = self.add_words(self.word.add_paragraph(style=style), block.text)
        if level:
            paragraph.paragraph_format.left_indent = Pt(18 * level)

    def _list(self, block: tree.Bullets | tree.Numbered, level: int) -> None:
        ordered = isinstance(block, tree.Numbered)
        start = block.start if isinstance(block, tree.Numbered) else 1
        number = ooxml.add_list(self.word.part, ordered, start)
        name = "List Number" if ordered else "List Bullet"
        for item in block.items:
            style = name if level == 0 else f"{name} {min(level + 1, 3)}"
            paragraph = self.add_words(self.word.add_paragraph(style=style), item.text)
            ooxml.set_numbering(paragraph, number, min(level, 3))
            for child in item.blocks:
                self._simple(child, level + 1)

    def _box(self, block: tree.Box) -> None:
        before = len(self.word.paragraphs)
        if block.title:
            self.word.add_paragraph().add_run(block.title).bold = True
        for child in block.blocks:
            self._simple(child)
        edge, fill = _BOXES[block.kind]
        colours = self.house.colours
        for paragraph in self.word.paragraphs[before:]:
            if block.kind == "quote":
                paragraph.style = "Quote"
            ooxml.frame_paragraph(paragraph, colours[edge][1:], colours.get(fill, "")[1:])
            paragraph.paragraph_format.left_indent = paragraph.paragraph_format.left_indent or Pt(9)

    def _key_fact(self, fact: tree.KeyFact) -> None:
        paragraph = self.word.add_paragraph(style="Key figure")
        paragraph.add_run(fact.value).bold = True
        for before, text in ((" ", fact.label), (", ", fact.note)):
            if text:
                self.add_words(paragraph, before)
                self.add_words(paragraph, text)

    def _definition(self, item: tree.Definition) -> None:
        term = self.word.add_paragraph()
        term.add_run(item.term).bold = True
        term.paragraph_format.keep_with_next = True
        term.paragraph_format.space_after = Pt(0)
        meaning = self.add_words(self.word.add_paragraph(), item.meaning)
        meaning.paragraph_format.left_indent = Pt(18)

    def _caption(self, place: Place, text: tree.Text) -> None:
        paragraph = self.word.add_paragraph(style="Caption")
        paragraph.paragraph_format.keep_with_next = True
        kind, number = place.number.split(" ")
        paragraph.add_run(f"{kind} ")
        ooxml.add_field(paragraph, f"SEQ {kind} \\* ARABIC", number)
        paragraph.add_run("  ")
        self.add_words(paragraph, text)
        self._bookmark(paragraph, place)

    def _below(self, node: tree.Table | tree.Figure) -> None:
        for number, line in enumerate(lines_below(node)):
            paragraph = self.word.add_paragraph(style="Small")
            paragraph.paragraph_format.space_before = Pt(0 if number else 4)
            self.add_words(paragraph, line)

    def _table(self, table: tree.Table, place: Place) -> None:
        self._caption(place, table.caption)
        add_table(self, table)
        self._below(table)

    def _figure(self, figure: tree.Figure, place: Place) -> None:
        self._caption(place, figure.caption)
        image = picture(figure.chart, self.house.measure, self.house, figure.height)
        paragraph = self.word.add_paragraph()
        paragraph.paragraph_format.keep_with_next = True
        shape = paragraph.add_run().add_picture(io.BytesIO(image), width=Pt(self.house.measure))
        ooxml.describe_picture(shape, figure.alternative, place.number)
        self._below(figure)

    def _sign_off(self, block: tree.SignOff, place: Place) -> None:
        caption = self.word.add_paragraph(style="Caption")
        caption.add_run(block.caption)
        add_table(self, sign_off_table(block))

    def _contents(self, block: tree.Contents, place: Place) -> None:
        heading = self.word.add_paragraph(block.title, style="TOC Heading")
        heading.paragraph_format.keep_with_next = True
        entries = [
            p for p in self._places if isinstance(p.block, tree.Section) and p.depth <= block.depth
        ]
        paragraph = self.word.add_paragraph()
        ooxml.begin_field(paragraph, f'TOC \\o "1-{block.depth}" \\h \\z \\u')
        for index, entry in enumerate(entries):
            if index:
                paragraph = self.word.add_paragraph()
            paragraph.paragraph_format.left_indent = Pt(14 * (entry.depth - 1))
            paragraph.paragraph_format.space_after = Pt(3)
            words = heading_text(entry.number, plain_title(entry.block))
            ooxml.add_link(paragraph, words, bookmark=_bookmark_name(entry.anchor))
        ooxml.end_field(paragraph)
        self.word.add_page_break()


def _bookmark_name(anchor: str) -> str:
    return "_" + anchor.replace("-", "")
