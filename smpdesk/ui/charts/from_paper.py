"""A chart as the papers draw it, made ready to be painted in the window's colours."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontDatabase,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
    QTransform,
)

from smpdesk.places import resource
from smpdesk.ui.look import theme

if TYPE_CHECKING:
    from smpdesk.reports.house_style import HouseStyle

ZOOM = 1.36
"""Pixels to the point of a paper's chart at 100%: its small letters are as large as ours."""

_ROLES = {
    "paper": "surface",
    "rule": "field",
    "heading": "text",
    "accent_fill": "accentbg",
    "link": "accent",
    "concern_fill": "concernbg",
    "changed_fill": "changedbg",
}
"""The window's role for a role of the papers, where it has another name."""
_BIG = 40
"""Letters are drawn from this size, so that they keep their proportions at every size."""
_FACES = ("SourceSans3-Regular.ttf", "SourceSans3-Semibold.ttf")


@dataclass(frozen=True)
class Stroke:
    """A line or shape: its path, its edge and its filling, in points from the top left."""

    path: QPainterPath
    pen: QPen
    brush: QBrush


@dataclass(frozen=True)
class Letters:
    """Words that begin at a point of their baseline."""

    at: QPointF
    text: str
    size: float
    bold: bool
    colour: QColor


@dataclass(frozen=True)
class LaidOut:
    """A chart laid out: its size in points, and its marks from behind to before."""

    width: float
    height: float
    marks: tuple[Stroke | Letters, ...]


def window_style(worn: theme.Theme) -> HouseStyle:
    """The papers' style in the colours that the window wears."""
    from smpdesk.reports.house_style import standard

    style = standard()
    colours = {role: worn.roles[_ROLES.get(role, role)] for role in style.colours}
    return replace(style, colours=colours)


def lay_out(value: object, width: float, worn: theme.Theme, height: float = 0) -> LaidOut:
    """``value`` drawn ``width`` points wide; may be called on any thread."""
    from smpdesk.reports.charts import draw

    drawing = draw(value, width, window_style(worn), height)
    upright = QTransform(1, 0, 0, -1, 0, drawing.height)
    return LaidOut(drawing.width, drawing.height, tuple(_marks(drawing.contents, upright)))


def paint(painter: QPainter, laid: LaidOut) -> None:
    """Paint a chart on a painter that is scaled to points."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    regular, bold = _fonts()
    for mark in laid.marks:
        if isinstance(mark, Stroke):
            painter.setPen(mark.pen)
            painter.setBrush(mark.brush)
            painter.drawPath(mark.path)
            continue
        painter.save()
        painter.translate(mark.at)
        painter.scale(mark.size / _BIG, mark.size / _BIG)
        painter.setFont(bold if mark.bold else regular)
        painter.setPen(mark.colour)
        painter.drawText(QPointF(0, 0), mark.text)
        painter.restore()


@functools.cache
def _fonts() -> tuple[QFont, QFont]:
    """The papers' typeface, regular and semibold."""
    found: list[QFont] = []
    for face in _FACES:
        number = QFontDatabase.addApplicationFont(str(resource("fonts", face)))
        font = QFont(QFontDatabase.applicationFontFamilies(number)[0])
        font.setPixelSize(_BIG)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        font.setWeight(QFont.Weight.DemiBold if found else QFont.Weight.Normal)
        found.append(font)
    return found[0], found[1]


def _marks(shapes: list[Any], way: QTransform) -> Iterator[Stroke | Letters]:
    """The marks of ReportLab's shapes, ``way`` being how their points come to lie."""
    for shape in shapes:
        kind = type(shape).__name__
        if kind == "Group":
            yield from _marks(shape.contents, QTransform(*shape.transform) * way)
        elif kind == "String":
            yield _letters(shape, way)
        else:
            yield Stroke(way.map(_path(kind, shape)), _pen(shape), _brush(kind, shape))


def _letters(shape: Any, way: QTransform) -> Letters:
    from smpdesk.reports import fonts

    part = {"start": 0.0, "middle": 0.5, "end": 1.0}[shape.textAnchor]
    left = shape.x - part * fonts.width(shape.text, shape.fontName, shape.fontSize)
    return Letters(
        way.map(QPointF(left, shape.y)),
        shape.text,
        shape.fontSize,
        shape.fontName == fonts.BOLD,
        _colour(shape.fillColor),
    )


def _path(kind: str, shape: Any) -> QPainterPath:
    path = QPainterPath()
    if kind == "Line":
        path.moveTo(shape.x1, shape.y1)
        path.lineTo(shape.x2, shape.y2)
    elif kind == "Rect":
        box = QRectF(shape.x, shape.y, shape.width, shape.height)
        path.addRoundedRect(box, shape.rx or 0, shape.ry or 0)
    elif kind == "Circle":
        path.addEllipse(QPointF(shape.cx, shape.cy), shape.r, shape.r)
    elif kind in ("PolyLine", "Polygon"):
        corners = zip(shape.points[::2], shape.points[1::2], strict=True)
        path.addPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))
        if kind == "Polygon":
            path.closeSubpath()
    elif kind == "Path":
        _follow(path, shape)
    else:
        raise TypeError(f"a chart holds a {kind}, which the window can't paint")
    return path


def _follow(path: QPainterPath, shape: Any) -> None:
    """Draw a path of moves, lines and curves."""
    points = iter(shape.points)
    for step in shape.operators:
        match step:
            case 0:
                path.moveTo(next(points), next(points))
            case 1:
                path.lineTo(next(points), next(points))
            case 2:
                path.cubicTo(*(next(points) for _ in range(6)))
            case _:
                path.closeSubpath()


def _pen(shape: Any) -> QPen:
    if shape.strokeColor is None or not shape.strokeWidth:
        return QPen(Qt.PenStyle.NoPen)
    width = float(shape.strokeWidth)
    pen = QPen(_colour(shape.strokeColor), width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(
        Qt.PenJoinStyle.RoundJoin if shape.strokeLineJoin == 1 else Qt.PenJoinStyle.MiterJoin
    )
    if shape.strokeDashArray:
        # Qt counts dashes in widths of the pen, a PDF in points.
        pen.setDashPattern([part / width for part in shape.strokeDashArray])
    return pen


def _brush(kind: str, shape: Any) -> QBrush:
    filled = kind in ("Rect", "Circle", "Polygon", "Path") and shape.fillColor is not None
    return QBrush(_colour(shape.fillColor)) if filled else QBrush(Qt.BrushStyle.NoBrush)


def _colour(colour: Any) -> QColor:
    return QColor.fromRgbF(colour.red, colour.green, colour.blue, colour.alpha)
