"""What python-docx has no method for: fields, links, list numbers, alternative text."""

from __future__ import annotations

from typing import Any

from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


def add_field(paragraph: Any, instruction: str, result: str, dirty: bool = False) -> None:
    """A field such as ``PAGE`` that shows ``result`` until Word updates it."""
    begin = _field_mark("begin")
    if dirty:
        begin.set(qn("w:dirty"), "true")
    paragraph.add_run()._r.append(begin)
    text = OxmlElement("w:instrText")
    text.set(qn("xml:space"), "preserve")
    text.text = f" {instruction} "
    paragraph.add_run()._r.append(text)
    paragraph.add_run()._r.append(_field_mark("separate"))
    paragraph.add_run(result)
    paragraph.add_run()._r.append(_field_mark("end"))


def begin_field(paragraph: Any, instruction: str) -> None:
    """Open a field whose result is the paragraphs up to :func:`end_field`."""
    begin = _field_mark("begin")
    begin.set(qn("w:dirty"), "true")
    paragraph.add_run()._r.append(begin)
    text = OxmlElement("w:instrText")
    text.set(qn("xml:space"), "preserve")
    text.text = f" {instruction} "
    paragraph.add_run()._r.append(text)
    paragraph.add_run()._r.append(_field_mark("separate"))


def end_field(paragraph: Any) -> None:
    """Close the field opened by :func:`begin_field`."""
    paragraph.add_run()._r.append(_field_mark("end"))


def _field_mark(kind: str) -> Any:
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    return mark


def add_link(paragraph: Any, words: str, address: str = "", bookmark: str = "") -> Any:
    """A run of ``words`` that leads to an address or to a bookmark of the document."""
    link = OxmlElement("w:hyperlink")
    if address:
        link.set(qn("r:id"), paragraph.part.relate_to(address, _LINK, is_external=True))
    else:
        link.set(qn("w:anchor"), bookmark)
    run = paragraph.add_run(words)
    link.append(run._r)
    paragraph._p.append(link)
    return run


def add_bookmark(paragraph: Any, name: str, number: int) -> None:
    """Make ``paragraph`` the place that links to ``name`` lead to."""
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for mark in (start, end):
        mark.set(qn("w:id"), str(number))
    start.set(qn("w:name"), name)
    paragraph._p.insert(1 if paragraph._p.pPr is not None else 0, start)
    paragraph._p.append(end)


def set_numbering(paragraph: Any, number: int, level: int) -> None:
    """Give a paragraph or style the list ``number`` at ``level`` (from 0); 0 takes it away."""
    properties = paragraph._element.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = level
    properties.get_or_add_numId().val = number


def add_outline(part: Any, first: str, number_format: str, styles: bool) -> int:
    """A numbering of headings in six levels, ``first`` the form of the first: "%1".

    ``styles`` ties the levels to the styles Heading 1 to 6. Returns the list's number.
    """
    levels = []
    for level in range(6):
        form = first if level == 0 else ".".join(f"%{n + 1}" for n in range(level + 1))
        kind = number_format if level == 0 else "decimal"
        style = f'<w:pStyle w:val="Heading{level + 1}"/>' if styles else ""
        levels.append(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{style}'
            f'<w:suff w:val="space"/><w:lvlText w:val="{form}"/><w:lvlJc w:val="left"/>'
            '<w:pPr><w:ind w:left="0" w:firstLine="0"/></w:pPr></w:lvl>'
        )
    return _add_abstract(part, "multilevel", "".join(levels))


def add_list(part: Any, ordered: bool, start: int = 1) -> int:
    """A list of its own, bulleted or numbered from ``start``, with four levels."""
    levels = []
    for level in range(4):
        form = f"%{level + 1}." if ordered else "•–•–"[level]
        kind = "decimal" if ordered else "bullet"
        left = 360 * (level + 1)
        levels.append(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/>'
            f'<w:lvlText w:val="{form}"/><w:lvlJc w:val="left"/>'
            f'<w:pPr><w:ind w:left="{left}" w:hanging="360"/></w:pPr></w:lvl>'
        )
    return _add_abstract(part, "hybridMultilevel", "".join(levels))


def _add_abstract(part: Any, kind: str, levels: str) -> int:
    numbering = part.numbering_part.element
    taken = numbering.findall(qn("w:abstractNum"))
    number = 1 + max((int(a.get(qn("w:abstractNumId"))) for a in taken), default=0)
    abstract = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">'
        f'<w:multiLevelType w:val="{kind}"/>{levels}</w:abstractNum>'
    )
    # The schema wants every abstract numbering before the first list that uses one.
    first = numbering.find(qn("w:num"))
    numbering.insert(list(numbering).index(first) if first is not None else 0, abstract)
    return int(numbering.add_num(number).numId)


def describe_picture(shape: Any, words: str, name: str) -> None:
    """Give an inline picture its alternative text."""
    properties = shape._inline.docPr
    properties.set("descr", words)
    properties.set("name", name)


def describe_table(table: Any, title: str) -> None:
    """Give a table its alternative title."""
    caption = OxmlElement("w:tblCaption")
    caption.set(qn("w:val"), title)
    table._tbl.tblPr.append(caption)


def repeat_row(row: Any) -> None:
    """Have ``row`` repeated at the head of every page the table runs over."""
    _row_flag(row, "w:tblHeader")


def keep_row_whole(row: Any) -> None:
    """Never cut ``row`` at the foot of a page."""
    _row_flag(row, "w:cantSplit")


def _row_flag(row: Any, name: str) -> None:
    flag = OxmlElement(name)
    flag.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(flag)


def rule(target: Any, sides: dict[str, tuple[int, str]]) -> None:
    """Rules at the sides of a cell: side to eighths of a point and colour (no #)."""
    borders = OxmlElement("w:tcBorders")
    for side, (size, colour) in sides.items():
        edge = OxmlElement(f"w:{side}")
        for key, value in (("val", "single"), ("sz", str(size)), ("space", "0"), ("color", colour)):
            edge.set(qn(f"w:{key}"), value)
        borders.append(edge)
    target._tc.get_or_add_tcPr().append(borders)


def frame_paragraph(paragraph: Any, edge: str, fill: str) -> None:
    """A coloured rule at the left of ``paragraph`` and a fill behind it; colours without #."""
    properties = paragraph._p.get_or_add_pPr()
    borders = parse_xml(
        f'<w:pBdr {nsdecls("w")}><w:left w:val="single" w:sz="24" w:space="8" '
        f'w:color="{edge}"/></w:pBdr>'
    )
    shade = parse_xml(
        f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{fill or "auto"}"/>'
    )
    properties.insert_element_before(
        borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )
    properties.insert_element_before(shade, "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")


def set_language(document: Any, language: str) -> None:
    """The language of all text that names no other."""
    defaults = document.styles.element.find(qn("w:docDefaults"))
    properties = defaults.find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    lang = OxmlElement("w:lang")
    lang.set(qn("w:val"), language)
    lang.set(qn("w:eastAsia"), language)
    properties.append(lang)
