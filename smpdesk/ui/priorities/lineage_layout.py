"""Where each theme of a lineage is drawn: a column for each year, a box for each theme."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF

from smpdesk.evidence.priorities.lineage import Descent, Lineage, Stand

_WORDS = {"merged from": "merged", "split from": "split", "renamed": "renamed"}
"""What is written on a line; what else happened stands in the box where it ends."""
_PARTS = (0.5, 0.58, 0.42, 0.66, 0.34, 0.74, 0.26)
"""Where on a line its word is tried, best first."""

Key = tuple[str, str]
"""A year and a theme."""


@dataclass(frozen=True)
class Line:
    """A descent drawn from the right edge of one box to the left edge of another, with its word."""

    descent: Descent
    start: QPointF
    end: QPointF
    words: str = ""
    label: QRectF = field(default_factory=QRectF)

    def at(self, part: float) -> QPointF:
        """The point of the curve at a part (0 to 1) of its way."""
        ease = part * part * (3 - 2 * part)
        x = self.start.x() + (self.end.x() - self.start.x()) * part
        return QPointF(x, self.start.y() + (self.end.y() - self.start.y()) * ease)


@dataclass(frozen=True)
class LineageLayout:
    """The boxes by year and theme, the head of each year, the lines, and the size of it all."""

    heads: dict[str, QRectF]
    boxes: dict[Key, QRectF]
    lines: tuple[Line, ...]
    width: float
    height: float


def lay_out(
    lineage: Lineage, width: float, words: QFontMetricsF, small: QFontMetricsF
) -> LineageLayout:
    """Boxes as high as their words need; years share the width, with room between for lines."""
    line = words.height()
    count = max(1, len(lineage.years))
    gap = min(6 * line, width * 0.3 / count)
    each = max(8 * line, (width - gap * (count - 1)) / count)
    top = line * 2
    heads: dict[str, QRectF] = {}
    boxes: dict[Key, QRectF] = {}
    lowest = top
    for column, year in enumerate(lineage.years):
        left = column * (each + gap)
        heads[year] = QRectF(left, 0, each, line * 1.5)
        y = top
        for stand in lineage.of(year):
            tall = height_of(stand, each, words, small)
            boxes[(year, stand.theme)] = QRectF(left, y, each, tall)
            y += tall + line * 0.5
        lowest = max(lowest, y)
    lines = []
    for descent in lineage.descents:
        before = boxes.get((lineage.before(descent.year), descent.came_from))
        after = boxes.get((descent.year, descent.theme))
        if before is not None and after is not None:
            start = QPointF(before.right(), before.center().y())
            end = QPointF(after.left(), after.center().y())
            lines.append(Line(descent, start, end, _WORDS.get(descent.how, "")))
    lines = _labelled(lines, small)
    return LineageLayout(heads, boxes, tuple(lines), count * each + (count - 1) * gap, lowest)


def height_of(stand: Stand, width: float, words: QFontMetricsF, small: QFontMetricsF) -> float:
    """How high a theme's box is: its name over as many lines as it takes, and its standing."""
    pad = words.height() * 0.45
    room = QRectF(0, 0, width - 2 * pad, 10_000)
    name = words.boundingRect(room, int(Qt.TextFlag.TextWordWrap.value), stand.theme)
    below = small.height() if stand.standing != "priority" else 0
    return name.height() + below + pad * 1.4


def _labelled(lines: list[Line], small: QFontMetricsF) -> list[Line]:
    """The lines with their words placed on them, in the middle of the gap, none over another."""
    placed: list[QRectF] = []
    labelled = []
    for line in lines:
        if not line.words:
            labelled.append(line)
            continue
        wide, tall = small.horizontalAdvance(line.words) + 6, small.height()
        middle = (line.start.x() + line.end.x()) / 2
        tried = [
            QRectF(middle - wide / 2, line.at(part).y() - tall / 2, wide, tall) for part in _PARTS
        ]
        free = (box for box in tried if not any(box.intersects(other) for other in placed))
        label = next(free, tried[0])
        placed.append(label)
        labelled.append(replace(line, label=label))
    return labelled
