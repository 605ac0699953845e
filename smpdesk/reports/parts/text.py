"""Written text, kept as Markdown, as blocks of the document tree."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from smpdesk.reports.tree import (
    Block,
    Box,
    Bullets,
    Inline,
    Item,
    Link,
    Numbered,
    Paragraph,
    Run,
    Section,
)

_READER = MarkdownIt("commonmark", {"html": False})


def blocks_of(markdown: str) -> tuple[Block, ...]:
    """Paragraphs, lists, quotations and headed sections of a text in Markdown."""
    nodes = SyntaxTreeNode(_READER.parse(markdown)).children
    return tuple(_sections(nodes))


def _sections(nodes: Sequence[SyntaxTreeNode]) -> list[Block]:
    """The nodes with what follows a heading put under it, until one as high."""
    made: list[Block] = []
    place = 0
    while place < len(nodes):
        node = nodes[place]
        place += 1
        if node.type != "heading":
            made += _block(node)
            continue
        end = place
        while end < len(nodes) and not (
            nodes[end].type == "heading" and nodes[end].tag <= node.tag
        ):
            end += 1
        title = "".join(part if isinstance(part, str) else part.text for part in _inline(node))
        made.append(Section(title, tuple(_sections(nodes[place:end])), numbering="none"))
        place = end
    return made


def _block(node: SyntaxTreeNode) -> list[Block]:
    if node.type == "paragraph":
        return [Paragraph(_inline(node))]
    if node.type == "bullet_list":
        return [Bullets(_items(node))]
    if node.type == "ordered_list":
        return [Numbered(_items(node), start=int(node.attrs.get("start", 1)))]
    if node.type == "blockquote":
        return [Box(tuple(_flow(node)), kind="quote")]
    if node.type in ("code_block", "fence"):
        return [Paragraph(node.content.strip())]
    return []


def _flow(node: SyntaxTreeNode) -> list[Paragraph | Bullets | Numbered]:
    blocks = [block for child in node.children for block in _block(child)]
    return [block for block in blocks if isinstance(block, Paragraph | Bullets | Numbered)]


def _items(node: SyntaxTreeNode) -> tuple[Item, ...]:
    items = []
    for child in node.children:
        flow = _flow(child)
        first = flow[0].text if flow and isinstance(flow[0], Paragraph) else ""
        items.append(Item(first, tuple(flow[1:] if first else flow)))
    return tuple(items)


def _inline(node: SyntaxTreeNode, bold: bool = False, italic: bool = False) -> tuple[Inline, ...]:
    made: list[Inline] = []
    for child in node.children:
        if child.type == "text" and not child.content:
            continue
        if child.type == "text":
            made.append(Run(child.content, bold, italic) if bold or italic else child.content)
        elif child.type == "strong":
            made += _inline(child, True, italic)
        elif child.type == "em":
            made += _inline(child, bold, True)
        elif child.type == "link":
            words = "".join(p if isinstance(p, str) else p.text for p in _inline(child))
            made.append(Link(words, str(child.attrs.get("href", ""))))
        elif child.type in ("softbreak", "hardbreak"):
            made.append(" ")
        elif child.type == "code_inline":
            made.append(child.content)
        else:
            made += _inline(child, bold, italic)
    return tuple(made)
