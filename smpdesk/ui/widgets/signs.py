"""Signs: the shapes that stand beside a colour, so that no meaning hangs on colour alone."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from smpdesk.ui.look import theme

Kind = Literal["concern", "better", "changed", "ok", "warn", "normal", "accent"]
Shape = Literal["triangle", "square", "diamond", "tick", "bang", "ring", "dot", "none"]

SHAPE_OF: dict[Kind, Shape] = {
    "concern": "triangle",
    "better": "square",
    "changed": "diamond",
    "ok": "tick",
    "warn": "bang",
    "normal": "none",
    "accent": "none",
}


def sign_path(shape: Shape, box: QRectF) -> QPainterPath:
    """The outline of a filled sign inside ``box``."""
    path = QPainterPath()
    left, right, top, bottom = box.left(), box.right(), box.top(), box.bottom()
    middle = box.center()
    if shape == "triangle":
        corners = [(middle.x(), top), (right, bottom), (left, bottom)]
    elif shape == "diamond":
        corners = [(middle.x(), top), (right, middle.y()), (middle.x(), bottom), (left, middle.y())]
    elif shape == "square":
        dx, dy = box.width() * 0.1, box.height() * 0.1
        path.addRect(box.adjusted(dx, dy, -dx, -dy))
        return path
    else:
        path.addEllipse(box)
        return path
    path.addPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))
    path.closeSubpath()
    return path


def paint_sign(painter: QPainter, shape: Shape, box: QRectF, colour: QColor) -> None:
    """Paint a sign into ``box``: filled, or as a stroke for tick, bang and ring."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    stroke = QPen(colour, max(1.4, box.width() * 0.18))
    stroke.setCapStyle(Qt.PenCapStyle.RoundCap)
    stroke.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if shape == "tick":
        painter.setPen(stroke)
        at = [(0.08, 0.55), (0.38, 0.85), (0.95, 0.18)]
        points = [QPointF(box.x() + x * box.width(), box.y() + y * box.height()) for x, y in at]
        painter.drawPolyline(points)
    elif shape == "bang":
        painter.setPen(stroke)
        x = box.center().x()
        painter.drawLine(QPointF(x, box.top()), QPointF(x, box.top() + box.height() * 0.6))
        painter.drawPoint(QPointF(x, box.bottom() - box.height() * 0.06))
    elif shape == "ring":
        painter.setPen(stroke)
        painter.drawEllipse(box.adjusted(1, 1, -1, -1))
    elif shape != "none":
        painter.fillPath(sign_path(shape, box), colour)
    painter.restore()


def tag_width(text: str, shape: Shape, font: QFont) -> float:
    """How wide a tag with this text is, its rounded ends included."""
    metrics = QFontMetricsF(font)
    height = metrics.height()
    return metrics.horizontalAdvance(text) + height * (1.0 if shape == "none" else 1.75)


def tag_height(font: QFont) -> float:
    """How high a tag in this font is."""
    return QFontMetricsF(font).height() * 1.28


def paint_tag(
    painter: QPainter, box: QRectF, text: str, kind: Kind, font: QFont, shape: Shape | None = None
) -> None:
    """Paint a tag: a rounded ground, the sign of its kind and a few words."""
    worn = theme.current()
    ink = worn.colour("muted" if kind == "normal" else kind)
    sign = SHAPE_OF[kind] if shape is None else shape
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edge = ink if worn.name.startswith("contrast") else worn.colour(f"{kind}bg")
    painter.setPen(QPen(edge, 1))
    painter.setBrush(worn.colour(f"{kind}bg"))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), box.height() / 2, box.height() / 2)
    line = QFontMetricsF(font).height()
    x = box.x() + line * 0.5
    if sign != "none":
        side = line * 0.55
        paint_sign(painter, sign, QRectF(x, box.center().y() - side / 2, side, side), ink)
        x += line * 0.75
    painter.setPen(ink)
    painter.setFont(font)
    words = QRectF(x, box.y(), box.right() - x, box.height())
    room = words.width() - line * 0.4
    cut = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room)
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cut)
    painter.restore()
