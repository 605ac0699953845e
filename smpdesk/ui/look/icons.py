"""Icons: one stroke style, drawn from SVG in the colour of a role at the moment of painting."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from smpdesk.places import resource
from smpdesk.ui.look import theme


@lru_cache(maxsize=256)
def _source(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=512)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(svg_in(name, colour).encode("utf-8")))


def svg_in(name: str, colour: str) -> str:
    """The icon's SVG text in a colour such as ``#1B5E9B``."""
    return _source(name).replace("currentColor", colour)


def paint(painter: QPainter, rect: QRectF, name: str, role: str) -> None:
    """Paint an icon into ``rect`` in the colour of a role."""
    _renderer(name, theme.current().roles[role]).render(painter, rect)


class _Stroke(QIconEngine):
    """Asks the theme for its colour each time it paints, so icons follow every change."""

    def __init__(self, name: str, role: str, on_role: str) -> None:
        super().__init__()
        self._what = (name, role, on_role)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Paint into the place given."""
        name, role, on_role = self._what
        if state == QIcon.State.On:
            role = on_role
        if mode == QIcon.Mode.Disabled:
            painter.setOpacity(0.45)
            role = "muted"  # a strong button has lost its ground
        paint(painter, QRectF(rect), name, role)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """A picture of it; an empty one where there is no room."""
        if size.isEmpty():
            return QPixmap()
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return picture

    def clone(self) -> QIconEngine:
        """Another one like it."""
        return _Stroke(*self._what)


def icon(name: str, role: str = "muted", on_role: str = "accent") -> QIcon:
    """The icon ``resources/icons/NAME.svg`` in a role's colour; ``on_role`` when checked."""
    return QIcon(_Stroke(name, role, on_role))


def program_icon() -> QIcon:
    """The program's own icon, in its own colours."""
    return QIcon(str(resource("icons", "smpdesk.svg")))
