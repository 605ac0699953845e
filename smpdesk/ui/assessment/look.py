"""How a text looks while it is written: from what its lines are, in the theme worn now."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import (
    QFont,
    QPainter,
    QPen,
    QSyntaxHighlighter,
    QTextBlock,
    QTextCharFormat,
    QTextDocument,
)

from smpdesk.evidence.figures import Figure
from smpdesk.ui.assessment.document import fragments, is_card, kind_of, runs_in
from smpdesk.ui.charts.sparkline import paint_spark
from smpdesk.ui.look import theme

PICTURE = 110
"""How wide a card's small picture is, at 100%."""

Pictures = Callable[[str], Sequence[float | None]]
"""The values of a card's chart, month by month; none for a table."""

_HEADINGS = {1: 20.0, 2: 18.0, 3: 16.5, 4: 15.0}


class Look(QSyntaxHighlighter):
    """Dresses headings, figures, links, quotations and cards; the document knows none of it."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self.figures: dict[str, Figure] = {}
        self.pictures: Pictures = lambda _: ()

    def highlightBlock(self, text: str) -> None:
        """Dress one block."""
        block, worn = self.currentBlock(), theme.current()
        kind = kind_of(block)
        if kind == "heading":
            self._dress(0, len(text), size=_heading(block), bold=True)
        elif kind == "raw":
            made = QTextCharFormat()
            made.setFontFamilies(["monospace"])
            made.setForeground(worn.colour("muted"))
            self.setFormat(0, len(text), made)
        for fragment in fragments(block):
            if fragment.charFormat().isAnchor():
                start = fragment.position() - block.position()
                self._dress(start, fragment.length(), ink="accent", underline=True, kept=text)
        for run in runs_in(block):
            start, length = run.start - block.position(), run.end - run.start
            if run.card:
                self._dress_card(text, start, length)
                continue
            known = self.figures.get(run.reference)
            lost = known is not None and bool(known.problem)
            made = QTextCharFormat(self.format(start))
            made.setBackground(worn.colour("concernbg" if lost else "accentbg"))
            made.setForeground(worn.colour("concern" if lost else "text"))
            made.setFontUnderline(True)
            made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
            made.setUnderlineColor(worn.colour("concern" if lost else "accent"))
            self.setFormat(start, length, made)

    def _dress(
        self,
        start: int,
        length: int,
        *,
        size: float = 0,
        bold: bool = False,
        ink: str = "",
        underline: bool = False,
        kept: str = "",
    ) -> None:
        made = QTextCharFormat(self.format(start)) if kept else QTextCharFormat()
        if size:
            font = QFont()
            font.setPixelSize(theme.current().px(size))
            made.setProperty(QTextCharFormat.Property.FontPixelSize, font.pixelSize())
        if bold:
            made.setFontWeight(QFont.Weight.DemiBold)
        if ink:
            made.setForeground(theme.current().colour(ink))
        made.setFontUnderline(underline)
        self.setFormat(start, length, made)

    def _dress_card(self, text: str, start: int, length: int) -> None:
        title = len(text[start : start + length].split("\u2028")[0])
        self._dress(start, title, bold=True)
        rest = QTextCharFormat()
        rest.setForeground(theme.current().colour("muted"))
        small = theme.current().size("small")
        rest.setProperty(QTextCharFormat.Property.FontPixelSize, small)
        self.setFormat(start + title, length - title, rest)


def _paint_picture(
    painter: QPainter, ground: QRectF, block: QTextBlock, pictures: Pictures
) -> None:
    """Paint a chart's line at the right of its card."""
    worn = theme.current()
    values = [value for run in runs_in(block) for value in pictures(run.reference)]
    if values and ground.width() > worn.px(PICTURE * 2.6):
        wide, high = worn.px(PICTURE), min(worn.px(64), ground.height() - worn.px(16))
        left = ground.right() - wide - worn.px(14)
        place = QRectF(left, ground.center().y() - high / 2, wide, high)
        paint_spark(painter, place, values, "accent")


def _heading(block: QTextBlock) -> float:
    return _HEADINGS.get(block.blockFormat().headingLevel(), 15.0)


def paint_ground(
    painter: QPainter, document: QTextDocument, seen: QRectF, top: float, pictures: Pictures
) -> None:
    """Paint what lies under cards and beside quotations that are ``seen``, scrolled by ``top``."""
    worn = theme.current()
    layout = document.documentLayout()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    block = document.begin()
    while block.isValid():
        box = layout.blockBoundingRect(block).translated(0, -top)
        if box.top() > seen.bottom():
            return
        if box.bottom() >= seen.top():
            if is_card(block):
                pad = worn.px(8)
                painter.setPen(QPen(worn.colour("line"), 1))
                painter.setBrush(worn.colour("sunken"))
                ground = box.adjusted(-pad, -pad * 0.75, pad, pad * 0.75)
                ground.setRight(seen.right() - worn.px(6))
                ground.setLeft(max(ground.left(), seen.left() + worn.px(4)))
                painter.drawRoundedRect(ground, worn.px(8), worn.px(8))
                _paint_picture(painter, ground, block, pictures)
            elif kind_of(block) == "quote":
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(worn.colour("accent"))
                painter.drawRect(QRectF(box.left() - worn.px(12), box.top(), 3, box.height()))
        block = block.next()
