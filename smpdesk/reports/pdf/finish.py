"""Finishing a drawn PDF: structure tree, catalogue, metadata, and a smaller file."""

from __future__ import annotations

import io
import re
from typing import Any
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from smpdesk.reports.pdf.tags import Tag
from smpdesk.reports.tree import Document

_PRODUCER = "smpdesk"
_TO_NOTHING = re.compile(rb"(<[0-9A-F]{2}> )<0000>")


def finished(drawn: bytes, root: Tag, document: Document) -> bytes:
    """The bytes of the PDF/UA file made of the ``drawn`` pages and their tags."""
    with pikepdf.open(io.BytesIO(drawn)) as pdf:
        _write_structure(pdf, root)
        _write_catalogue(pdf, document)
        _write_metadata(pdf, document)
        _mend_character_maps(pdf)
        out = io.BytesIO()
        pdf.save(
            out,
            min_version="1.7",
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
            deterministic_id=True,
        )
    return out.getvalue()


def _write_structure(pdf: Pdf, root: Tag) -> None:
    tree = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    pages = [page.obj for page in pdf.pages]
    by_mark: dict[int, dict[int, Any]] = {}
    annotations: list[Any] = []
    document = _element(pdf, root, tree, pages, by_mark, annotations)
    numbers = Array()
    for index, page in enumerate(pages):
        page.StructParents = index
        page.Tabs = Name.S
        owners = by_mark.get(index, {})
        numbers.append(index)
        numbers.append(pdf.make_indirect(Array([owners[n] for n in range(len(owners))])))
    for offset, (annotation, element) in enumerate(annotations):
        annotation.StructParent = len(pages) + offset
        numbers.append(len(pages) + offset)
        numbers.append(element)
    tree.K = Array([document])
    tree.ParentTree = pdf.make_indirect(Dictionary(Nums=numbers))
    tree.ParentTreeNextKey = len(pages) + len(annotations)
    pdf.Root.StructTreeRoot = tree


def _element(
    pdf: Pdf,
    tag: Tag,
    parent: Any,
    pages: list[Any],
    by_mark: dict[int, dict[int, Any]],
    annotations: list[Any],
) -> Any:
    """The structure element of ``tag``, with what it holds; spans that came out empty go."""
    element = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{tag.kind}"), P=parent))
    if tag.alternative:
        element.Alt = String(tag.alternative)
    if tag.attributes:
        element.A = _attributes(tag)
    kids = Array()
    if tag.marks:
        page = tag.marks[0].page
        element.Pg = pages[page]
        for mark in tag.marks:
            by_mark.setdefault(mark.page, {})[mark.number] = element
            if mark.page == page:
                kids.append(mark.number)
            else:
                kids.append(Dictionary(Type=Name.MCR, Pg=pages[mark.page], MCID=mark.number))
    for place in tag.annotations:
        annotation = pages[place.page].Annots[place.index]
        annotation.F = 4  # printed with the page
        annotations.append((annotation, element))
        kids.append(Dictionary(Type=Name.OBJR, Pg=pages[place.page], Obj=annotation))
    for kid in tag.kids:
        if kid.kind == "Span" and not kid.marks and not kid.kids:
            continue
        kids.append(_element(pdf, kid, element, pages, by_mark, annotations))
    if len(kids):
        element.K = kids
    return element


def _attributes(tag: Tag) -> Any:
    made = Dictionary(O=Name(f"/{tag.owner}"))
    for name, value in tag.attributes.items():
        if isinstance(value, str):
            made[f"/{name}"] = Name(value)
        elif isinstance(value, list):
            made[f"/{name}"] = Array(value)
        else:
            made[f"/{name}"] = value
    return made


def _write_catalogue(pdf: Pdf, document: Document) -> None:
    root = pdf.Root
    root.Lang = String(document.language)
    root.MarkInfo = Dictionary(Marked=True)
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    root.PageMode = Name.UseOutlines if "/Outlines" in root else Name.UseNone


def _write_metadata(pdf: Pdf, document: Document) -> None:
    moment = f"{document.date:%Y-%m-%d}T00:00:00Z"
    author = document.author or document.organisation
    subject = document.subject or document.subtitle
    date = String(f"D:{document.date:%Y%m%d}000000Z")
    info = Dictionary(
        Title=String(document.title),
        Creator=String(_PRODUCER),
        Producer=String(_PRODUCER),
        CreationDate=date,
        ModDate=date,
    )
    if author:
        info.Author = String(author)
    if subject:
        info.Subject = String(subject)
    pdf.trailer.Info = pdf.make_indirect(info)
    packet = _XMP.format(
        title=escape(document.title),
        language=escape(document.language),
        creator=f"<dc:creator><rdf:Seq><rdf:li>{escape(author)}</rdf:li></rdf:Seq></dc:creator>"
        if author
        else "",
        description="<dc:description><rdf:Alt><rdf:li xml:lang='x-default'>"
        f"{escape(subject)}</rdf:li></rdf:Alt></dc:description>"
        if subject
        else "",
        moment=moment,
        producer=_PRODUCER,
    )
    pdf.Root.Metadata = pdf.make_stream(packet.encode(), Type=Name.Metadata, Subtype=Name.XML)


def _mend_character_maps(pdf: Pdf) -> None:
    """ReportLab maps a font's empty glyph to U+0000, which a reader must never be given."""
    for font in dict(pdf.pages[0].obj.Resources.Font).values():
        characters = font.ToUnicode.read_bytes()
        font.ToUnicode.write(_TO_NOTHING.sub(rb"\1<FFFD>", characters))


_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
{creator}{description}
<xmp:CreateDate>{moment}</xmp:CreateDate>
<xmp:ModifyDate>{moment}</xmp:ModifyDate>
<xmp:CreatorTool>{producer}</xmp:CreatorTool>
<pdf:Producer>{producer}</pdf:Producer>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""
