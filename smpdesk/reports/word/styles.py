"""The styles, page, headers and properties of a Word draft."""

from __future__ import annotations

import datetime as dt
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from smpdesk.reports.house_style import HouseStyle
from smpdesk.reports.tree import Document
from smpdesk.reports.word import ooxml

_HEADINGS = {
    1: (20.0, 22, 8),
    2: (15.0, 16, 5),
    3: (13.0, 12, 4),
    4: (12.0, 10, 3),
    5: (12.0, 10, 3),
    6: (12.0, 10, 3),
}


def prepare(word: Any, document: Document, house: HouseStyle) -> None:
    """Set up an empty Word document in the house style."""
    _page(word.sections[0], house)
    _styles(word, house)
    _properties(word, document)
    ooxml.set_language(word, document.language)
    _header_and_footer(word.sections[0], document)


def _page(section: Any, house: HouseStyle) -> None:
    section.page_width, section.page_height = Pt(house.page[0]), Pt(house.page[1])
    section.top_margin, section.bottom_margin = Pt(house.top), Pt(house.bottom)
    section.left_margin, section.right_margin = Pt(house.left), Pt(house.right)


def _styles(word: Any, house: HouseStyle) -> None:
    styles = word.styles
    normal = styles["Normal"]
    _set_font(normal, house.word_font, house.size, house.colours["text"])
    normal.paragraph_format.space_after = Pt(8)
    normal.paragraph_format.line_spacing = 1.15
    for level, (size, before, after) in _HEADINGS.items():
        style = styles[f"Heading {level}"]
        _set_font(style, house.word_font, size, house.colours["heading"], bold=True)
        style.paragraph_format.space_before = Pt(before)
        style.paragraph_format.space_after = Pt(after)
        style.paragraph_format.keep_with_next = True
    _set_font(styles["Title"], house.word_font, 30, house.colours["heading"], bold=True)
    _set_font(styles["Subtitle"], house.word_font, 16, house.colours["muted"])
    _set_font(styles["Caption"], house.word_font, 11.5, house.colours["text"], bold=True)
    _set_font(styles["TOC Heading"], house.word_font, 20, house.colours["heading"], bold=True)
    _set_font(styles["Quote"], house.word_font, house.size, house.colours["text"])
    for name, size, colour in (
        ("Lead", 14, "heading"),
        ("Small", house.small_size, "muted"),
        ("Key figure", house.size, "text"),
    ):
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = normal
        _set_font(style, house.word_font, float(size), house.colours[colour])


def _set_font(style: Any, name: str, size: float, colour: str, bold: bool | None = None) -> None:
    style.font.name = name
    style.font.size = Pt(size)
    style.font.color.rgb = RGBColor.from_string(colour[1:])
    style.font.italic = False
    if bold is not None:
        style.font.bold = bold
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), name)


def _properties(word: Any, document: Document) -> None:
    properties = word.core_properties
    properties.title = document.title
    properties.author = document.author or document.organisation
    properties.subject = document.subject or document.subtitle
    properties.language = document.language
    properties.comments = ""
    properties.keywords = ""
    properties.last_modified_by = ""
    moment = dt.datetime.combine(document.date, dt.time(), tzinfo=dt.UTC)
    properties.created = properties.modified = moment


def _header_and_footer(section: Any, document: Document) -> None:
    for part in (section.header, section.footer):
        line = part.paragraphs[0]
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        if document.marking:
            line.add_run(document.marking).bold = True
    footer = section.footer.add_paragraph() if document.marking else section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    footer.add_run(f"{document.imprint} · Page ")
    ooxml.add_field(footer, "PAGE", "1")
    footer.add_run(" of ")
    ooxml.add_field(footer, "NUMPAGES", "1")
