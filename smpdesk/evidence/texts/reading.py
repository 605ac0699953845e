"""Markdown read into lines, and nothing lost: what isn't known is kept as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from smpdesk.evidence.figures import REFERENCE
from smpdesk.evidence.texts.lines import INSET, Line, LineKind, Span, joined

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode

_LINE_BREAK = "\u2028"


class Unknown(Exception):  # noqa: N818
    """The Markdown holds something that has no line of its own."""


def blocks(markdown: str) -> list[tuple[str, list[Line]]]:
    """The blocks of a text, each as its source and its lines; see ``lines_of``."""
    return [(source, _block_lines(source)) for source in _sources(markdown)]


def lines_of(markdown: str) -> list[Line]:
    """The lines of a text in Markdown.

    A block with something else than headings, paragraphs, lists and quotations in it (a code
    block, a picture) is one raw line with its source.
    """
    return [line for _, lines in blocks(markdown) for line in lines]


def _block_lines(source: str) -> list[Line]:
    from smpdesk.evidence.texts.writing import markdown_of

    try:
        lines = parse(source)
        if parse(markdown_of(lines)) == lines:
            return lines
    except Unknown:
        pass
    return [Line("raw", (Span(source),))]


@lru_cache(maxsize=1)
def _reader() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": True})


def _sources(markdown: str) -> Iterator[str]:
    """The source of each block at the top of the text, without the empty lines between."""
    rows = markdown.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    text = "\n".join(rows)
    tops = (t for t in _reader().parse(text) if t.level == 0 and t.nesting >= 0)
    starts = sorted({token.map[0] for token in tops if token.map is not None})
    if text.strip() and (not starts or any(row.strip() for row in rows[: starts[0]])):
        starts = [0, *starts]
    for start, end in zip(starts, [*starts[1:], len(rows)], strict=False):
        source = "\n".join(rows[start:end]).strip("\n")
        if source.strip():
            yield source


def parse(markdown: str) -> list[Line]:
    """The lines of a text; raises ``Unknown`` when something in it has no line of its own."""
    return list(_parsed(markdown))


@lru_cache(maxsize=4096)
def _parsed(markdown: str) -> tuple[Line, ...]:
    from markdown_it.tree import SyntaxTreeNode

    masked, mark, references = _masked(markdown)
    reader = _Reader(mark, references)
    found: dict[str, object] = {}
    nodes = SyntaxTreeNode(_reader().parse(masked, found)).children
    lines = [line for node in nodes for line in reader.block(node)]
    if reader.references or found.get("references") or "\x00" in markdown:
        raise Unknown
    return tuple(lines)


def _masked(markdown: str) -> tuple[str, str, list[str]]:
    """The text with each reference as one mark, so that nothing in it is taken for Markdown."""
    mark = next(chr(code) for code in range(0xE000, 0xF8FF) if chr(code) not in markdown)
    references = [match[0] for match in REFERENCE.finditer(markdown)]
    return REFERENCE.sub(mark, markdown), mark, references


class _Reader:
    def __init__(self, mark: str, references: list[str]) -> None:
        self.references = list(references)
        self._mark = mark

    def block(self, node: SyntaxTreeNode, level: int = 0) -> list[Line]:
        """The lines of one block."""
        if node.type == "paragraph":
            return [_paragraph(self._inline(node))]
        if node.type == "heading":
            plain = (Span(s.text, False, s.italic, s.link, s.figure) for s in self._inline(node))
            return [Line("heading", joined(plain), int(node.tag[1:]))]
        if node.type in ("bullet_list", "ordered_list"):
            return self._list(node, level)
        if node.type == "blockquote":
            lines = [line for child in node.children for line in self.block(child)]
            if not lines or any(line.kind != "paragraph" for line in lines):
                raise Unknown
            return [Line("quote", line.spans) for line in lines]
        raise Unknown

    def _list(self, node: SyntaxTreeNode, level: int) -> list[Line]:
        numbered = node.type == "ordered_list"
        start = int(node.attrs.get("start", 1)) if numbered else 1
        lines: list[Line] = []
        for place, item in enumerate(node.children):
            kind: LineKind = "number" if numbered else "bullet"
            number = start + place if numbered else 1
            if item.children and item.children[0].type != "paragraph":
                raise Unknown
            spans = self._inline(item.children[0]) if item.children else ()
            lines.append(Line(kind, spans, level, number))
            for child in item.children[1:]:
                if child.type not in ("bullet_list", "ordered_list"):
                    raise Unknown
                lines += self._list(child, level + 1)
        return lines

    def _inline(self, node: SyntaxTreeNode) -> tuple[Span, ...]:
        spans = [span for child in node.children for span in self._spans(child, Span())]
        return joined(spans)

    def _spans(self, node: SyntaxTreeNode, style: Span) -> Iterator[Span]:
        bold, italic, link = style.bold, style.italic, style.link
        if node.type == "text":
            yield from self._words(node.content, style)
        elif node.type == "softbreak":
            yield Span(" ", bold, italic, link)
        elif node.type == "hardbreak":
            yield Span(_LINE_BREAK, bold, italic, link)
        elif node.type == "link" and not link and not node.attrs.get("title"):
            yield from self._inside(node, Span("", bold, italic, str(node.attrs["href"])))
        elif node.type == "strong" and not bold:
            yield from self._inside(node, Span("", True, italic, link))
        elif node.type == "em" and not italic:
            yield from self._inside(node, Span("", bold, True, link))
        elif node.type == "inline":
            yield from self._inside(node, style)
        else:
            raise Unknown

    def _inside(self, node: SyntaxTreeNode, style: Span) -> Iterator[Span]:
        for child in node.children:
            yield from self._spans(child, style)

    def _words(self, text: str, style: Span) -> Iterator[Span]:
        for part in re.split(f"({self._mark})", text):
            if part == self._mark:
                reference = self.references.pop(0)
                yield Span("", style.bold, style.italic, style.link, reference)
            elif part:
                yield Span(part, style.bold, style.italic, style.link)


def _paragraph(spans: Sequence[Span]) -> Line:
    words = "".join(span.text for span in spans).strip()
    if len(spans) == 1 and not spans[0].figure and INSET.fullmatch(words):
        return Line("card", (Span(words),))
    return Line("paragraph", tuple(spans))
