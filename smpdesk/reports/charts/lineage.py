"""What became of themes over the years: a column for each year, a line for each descent."""

from __future__ import annotations

from reportlab.graphics.shapes import Drawing, Path

from smpdesk.evidence.priorities.lineage import Lineage, Stand
from smpdesk.reports.charts.pen import SMALL, Pen, wrapped
from smpdesk.reports.house_style import HouseStyle

_LINE = 11.0
_GAP = 7.0
_HOW = {"merged from": "merged", "split from": "split off", "renamed": "renamed"}
_EDGES = {"priority": "heading", "cross-cutting": "accent", "emerging": "changed"}
_FILLS = {"priority": "accent_fill", "cross-cutting": "paper", "emerging": "changed_fill"}


def draw_lineage(value: Lineage, width: float, house: HouseStyle, height: float = 0) -> Drawing:
    """Themes as boxes under their year; a dropped one is named without a box."""
    count = max(1, len(value.years))
    gap = min(46.0, width * 0.4 / count)
    each = (width - gap * (count - 1)) / count
    columns = [[s for s in value.stands if s.year == year] for year in value.years]
    measured = [[_lines(value, stand, each) for stand in column] for column in columns]
    tall = [sum(len(lines) * _LINE + 11 + _GAP for lines in column) for column in measured]
    pen = Pen(width, max(max(tall, default=0) + 26, height), house)
    boxes: dict[tuple[str, str], tuple[float, float, float]] = {}
    for index, (year, column, lines) in enumerate(zip(value.years, columns, measured, strict=True)):
        left = index * (each + gap)
        pen.text(left, pen.height - 11, year, colour="heading", size=10, bold=True)
        pen.line(left, pen.height - 17, left + each, pen.height - 17, colour="heading", width=1.1)
        top = pen.height - 25
        for stand, own in zip(column, lines, strict=True):
            size = len(own) * _LINE + 11
            boxes[(year, stand.theme)] = (left, left + each, top - size / 2)
            _draw_stand(pen, stand, own, left, top, each, size, bool(_note(value, stand)))
            top -= size + _GAP
    _draw_descents(pen, value, boxes)
    return pen.drawing


def _lines(value: Lineage, stand: Stand, width: float) -> list[str]:
    """The theme, and below it how it stands and came about where that is worth saying."""
    words = wrapped(stand.theme, width - 12)
    note = _note(value, stand)
    return [*words, note] if note else words


def _note(value: Lineage, stand: Stand) -> str:
    standing = "" if stand.standing == "priority" else stand.standing
    hows = dict.fromkeys(_HOW.get(origin.how, "") for origin in value.origins(stand))
    return ", ".join(word for word in (standing, *hows) if word)


def _draw_stand(
    pen: Pen,
    stand: Stand,
    lines: list[str],
    x: float,
    top: float,
    width: float,
    size: float,
    has_note: bool,
) -> None:
    edge = _EDGES.get(stand.standing)
    if edge:
        fill = _FILLS[stand.standing]
        dash = None if stand.standing != "emerging" else (2, 2)
        pen.box(
            x, top - size, width, size, colour=fill, edge=edge, edge_width=0.8, radius=3, dash=dash
        )
    y = top - 14
    for index, words in enumerate(lines):
        note = has_note and index == len(lines) - 1
        colour = "muted" if note or not edge else "text"
        pen.text(x + 6, y, words, size=SMALL if note else 9.0, colour=colour)
        y -= _LINE


def _draw_descents(
    pen: Pen, value: Lineage, boxes: dict[tuple[str, str], tuple[float, float, float]]
) -> None:
    before = dict(zip(value.years[1:], value.years, strict=False))
    for descent in value.descents:
        start = boxes.get((before.get(descent.year, ""), descent.came_from))
        end = boxes.get((descent.year, descent.theme))
        if start is None or end is None:
            continue
        x1, y1, x2, y2 = start[1], start[2], end[0], end[2]
        bend = (x2 - x1) * 0.5
        line = Path(
            strokeColor=pen.house.colour("rule"),
            strokeWidth=1.2,
            strokeDashArray=None if descent.how in ("kept", "renamed") else [3, 2],
            fillColor=None,
        )
        line.moveTo(x1 + 1, y1)
        line.curveTo(x1 + bend, y1, x2 - bend, y2, x2 - 1, y2)
        pen.drawing.add(line)
