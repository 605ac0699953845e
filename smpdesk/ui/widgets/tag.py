"""A tag: a few words on a quiet ground, with a shape that says the same as the colour."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from smpdesk.ui.look import theme
from smpdesk.ui.widgets.signs import SHAPE_OF, Kind, Shape, paint_tag, tag_height, tag_width


class Tag(QWidget):
    """A tag of a kind (concern, better, changed, ok, warn, normal, accent)."""

    def __init__(self, text: str = "", kind: Kind = "normal", shape: Shape | None = None) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.say(text, kind, shape)

    def say(self, text: str, kind: Kind = "normal", shape: Shape | None = None) -> None:
        """Show other words, or nothing at all when they are empty."""
        self._text, self._kind = text, kind
        self._shape: Shape = SHAPE_OF[kind] if shape is None else shape
        self.setAccessibleName(text)
        if self.parentWidget() is not None or not text:
            self.setVisible(bool(text))
        self.updateGeometry()
        self.update()

    @property
    def text(self) -> str:
        """The words shown."""
        return self._text

    @property
    def kind(self) -> Kind:
        """The kind of the tag."""
        return self._kind

    def _small(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(theme.current().size("small"))
        return font

    def sizeHint(self) -> QSize:
        """The size it would like."""
        font = self._small()
        width = tag_width(self._text, self._shape, font)
        return QSize(round(width + 0.5), round(tag_height(font)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it in the theme worn now."""
        painter = QPainter(self)
        paint_tag(painter, QRectF(self.rect()), self._text, self._kind, self._small(), self._shape)
