"""Lines of a text as a Qt document, and back: live figures and cards are runs that stay whole."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFragment,
    QTextList,
    QTextListFormat,
)

from smpdesk.evidence.texts.lines import INSET, Line, LineKind, Span, joined

REFERENCE_OF = QTextFormat.Property.UserProperty.value + 1
"""A run's property: the reference that it shows."""
_RUN = REFERENCE_OF + 1
_KIND = REFERENCE_OF + 2

_LINE_BREAK = "\u2028"
_numbers = itertools.count(1)

Shown = Callable[[str], str]
"""The words that a reference shows: a figure's number, or a card's title and words."""


@dataclass(frozen=True)
class Run:
    """A live figure or a card in the document: where it stands and what it refers to."""

    start: int
    end: int
    reference: str

    @property
    def card(self) -> bool:
        """Whether it is a chart or a table."""
        return INSET.fullmatch(self.reference) is not None


def fill(document: QTextDocument, lines: Sequence[Line], shown: Shown) -> None:
    """Show other lines in a document; nothing remains to undo in it."""
    document.setUndoRedoEnabled(False)
    document.clear()
    cursor = QTextCursor(document)
    cursor.setBlockFormat(QTextBlockFormat())
    cursor.setCharFormat(QTextCharFormat())
    cursor.beginEditBlock()
    _insert_blocks(cursor, lines, shown)
    cursor.endEditBlock()
    document.setUndoRedoEnabled(True)


def insert_lines(cursor: QTextCursor, lines: Sequence[Line], shown: Shown) -> None:
    """Put lines in at a cursor as one step of undo; a single paragraph joins the one there."""
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    if len(lines) == 1 and lines[0].kind == "paragraph":
        _insert_spans(cursor, lines[0].spans, shown)
    elif lines:
        if cursor.positionInBlock():
            _new_block(cursor)
        _insert_blocks(cursor, lines, shown)
        if lines[-1].kind == "card" or not cursor.atBlockEnd():
            _new_block(cursor)
    cursor.endEditBlock()


def insert_figure(cursor: QTextCursor, reference: str, shown: Shown) -> None:
    """Put a live figure in at a cursor, written as the words around it."""
    style = _span_of(cursor.charFormat(), "")
    span = Span("", style.bold, style.italic, style.link, reference)
    _insert_spans(cursor, (span,), shown)


def lines_in(document: QTextDocument) -> list[Line]:
    """The lines of a document; empty paragraphs are none."""
    lines: list[Line] = []
    block = document.begin()
    while block.isValid():
        lines += _lines_of(block)
        block = block.next()
    return [line for line in lines if line.spans or line.kind in ("bullet", "number")]


def runs_in(block: QTextBlock) -> Iterator[Run]:
    """The live figures and cards of a block, in order."""
    last: tuple[int, Run] | None = None
    for fragment in fragments(block):
        charfmt = fragment.charFormat()
        reference = str(charfmt.property(REFERENCE_OF) or "")
        number = int(charfmt.property(_RUN) or 0)
        start, end = fragment.position(), fragment.position() + fragment.length()
        if last is not None and last[0] == number and last[1].end == start:
            last = (number, Run(last[1].start, end, reference))
            continue
        if last is not None:
            yield last[1]
        last = (number, Run(start, end, reference)) if reference else None
    if last is not None:
        yield last[1]


def all_runs(document: QTextDocument) -> list[Run]:
    """Every live figure and card of a document, in order."""
    runs: list[Run] = []
    block = document.begin()
    while block.isValid():
        runs += runs_in(block)
        block = block.next()
    return runs


def run_at(document: QTextDocument, position: int) -> Run | None:
    """The run that a position lies in, or at whose end it stands."""
    found = [
        run for run in runs_in(document.findBlock(position)) if run.start < position <= run.end
    ]
    return found[0] if found else None


def fragments(block: QTextBlock) -> Iterator[QTextFragment]:
    """The pieces of a block that are written alike."""
    step = block.begin()
    while not step.atEnd():
        yield step.fragment()
        step += 1


def kind_of(block: QTextBlock) -> LineKind:
    """What kind of line a block is."""
    charfmt = block.blockFormat()
    if charfmt.headingLevel():
        return "heading"
    if (items := list_of(block)) is not None:
        numbered = items.format().style() == QTextListFormat.Style.ListDecimal
        return "number" if numbered else "bullet"
    kept = str(charfmt.property(_KIND) or "")
    return "quote" if kept == "quote" else "raw" if kept == "raw" else "paragraph"


def list_of(block: QTextBlock) -> QTextList | None:
    """The list that a block is an item of; None for a block in none."""
    items: QTextList | None = block.textList()
    return items


def is_card(block: QTextBlock) -> bool:
    """Whether a block is a chart or a table."""
    return any(run.card for run in runs_in(block))


def block_format(kind: LineKind, level: int = 0) -> QTextBlockFormat:
    """The format of a line's block; looks are the highlighter's."""
    made = QTextBlockFormat()
    if kind == "heading":
        made.setHeadingLevel(level or 3)
    elif kind in ("quote", "raw"):
        made.setProperty(_KIND, kind)
    return made


def list_format(kind: LineKind, level: int, start: int = 1) -> QTextListFormat:
    """The format of a list at a depth."""
    made = QTextListFormat()
    styles = QTextListFormat.Style
    bullet = styles.ListCircle if level % 2 else styles.ListDisc
    made.setStyle(styles.ListDecimal if kind == "number" else bullet)
    made.setIndent(level + 1)
    made.setStart(start)
    return made


def plain(charfmt: QTextCharFormat) -> QTextCharFormat:
    """The format without its reference, for what is typed beside a figure."""
    made = QTextCharFormat(charfmt)
    made.clearProperty(REFERENCE_OF)
    made.clearProperty(_RUN)
    return made


def char_format(span: Span) -> QTextCharFormat:
    """The format of a span; that of a figure is a run of its own."""
    made = QTextCharFormat()
    if span.bold:
        made.setFontWeight(QFont.Weight.Bold)
    if span.italic:
        made.setFontItalic(True)
    if span.link:
        made.setAnchor(True)
        made.setAnchorHref(span.link)
    if span.figure:
        made.setProperty(REFERENCE_OF, span.figure)
        made.setProperty(_RUN, next(_numbers))
    return made


def _insert_blocks(cursor: QTextCursor, lines: Sequence[Line], shown: Shown) -> None:
    lists: dict[int, tuple[LineKind, QTextList]] = {}
    for number, line in enumerate(lines):
        if number:
            cursor.insertBlock()
        _leave_list(cursor)
        cursor.setBlockFormat(block_format(line.kind, line.level))
        cursor.setBlockCharFormat(QTextCharFormat())
        for deeper in [level for level in lists if level > line.level]:
            del lists[deeper]
        if line.kind not in ("bullet", "number"):
            lists.clear()
        elif line.level in lists and lists[line.level][0] == line.kind:
            lists[line.level][1].add(cursor.block())
        else:
            made = cursor.createList(list_format(line.kind, line.level, line.start))
            lists[line.level] = (line.kind, made)
        if line.kind == "card":
            _insert_spans(cursor, (Span("", figure=line.text),), shown)
        elif line.kind == "raw":
            cursor.insertText(line.text.replace("\n", _LINE_BREAK), QTextCharFormat())
        else:
            _insert_spans(cursor, line.spans, shown)


def _insert_spans(cursor: QTextCursor, spans: Sequence[Span], shown: Shown) -> None:
    for span in spans:
        cursor.insertText(shown(span.figure) if span.figure else span.text, char_format(span))


def _new_block(cursor: QTextCursor) -> None:
    cursor.insertBlock(QTextBlockFormat(), QTextCharFormat())
    _leave_list(cursor)


def _leave_list(cursor: QTextCursor) -> None:
    items = list_of(cursor.block())
    if items is not None:
        items.remove(cursor.block())
        cursor.setBlockFormat(QTextBlockFormat())


def _lines_of(block: QTextBlock) -> Iterator[Line]:
    kind = kind_of(block)
    if kind == "raw":
        yield Line("raw", (Span(block.text().replace(_LINE_BREAK, "\n")),))
        return
    level, start = block.blockFormat().headingLevel(), 1
    if (items := list_of(block)) is not None:
        level = items.format().indent() - 1
        start = items.format().start() + items.itemNumber(block) if kind == "number" else 1
    spans: list[Span] = []
    for span in _spans_of(block, kind):
        if span.figure and INSET.fullmatch(span.figure):
            if joined(spans):
                yield Line(kind, joined(spans), level, start)
            yield Line("card", (Span(span.figure),))
            spans = []
        else:
            spans.append(span)
    if joined(spans) or kind in ("bullet", "number"):
        yield Line(kind, joined(spans), level, start)


def _spans_of(block: QTextBlock, kind: LineKind) -> Iterator[Span]:
    runs = {run.start: run for run in runs_in(block)}
    end = -1
    for fragment in fragments(block):
        position = fragment.position()
        if position < end:
            continue
        words = fragment.text()
        style = _span_of(fragment.charFormat(), words)
        bold = style.bold and kind != "heading"
        if position in runs:
            end = runs[position].end
            reference = runs[position].reference
            yield Span("", bold, style.italic, style.link, reference)
        else:
            yield Span(words, bold, style.italic, style.link)


def _span_of(charfmt: QTextCharFormat, words: str) -> Span:
    bold = charfmt.fontWeight() >= QFont.Weight.DemiBold
    link = charfmt.anchorHref() if charfmt.isAnchor() else ""
    return Span(words.replace("\ufffc", ""), bold, charfmt.fontItalic(), link)
