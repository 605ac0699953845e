"""A dialog: a title, things one below the other, and buttons at the foot."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from smpdesk.ui.look import theme
from smpdesk.ui.look.stylesheet import dress
from smpdesk.ui.widgets.words import Role, words

_AWAY = 60
"""How far from the edges of the screen a dialog ends, in pixels at 100%, for its title bar."""


class _Body(QScrollArea):
    """As high as what is in it where there is room, else scrolled."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self.setObjectName("PageHost")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self.setWidget(inside)
        self._inside = inside

    def sizeHint(self) -> QSize:
        """The size that what is in it would like at its least width."""
        inside = self._inside
        wide = max(self.window().minimumWidth(), inside.minimumSizeHint().width())
        fits = inside.hasHeightForWidth()
        return QSize(wide, inside.heightForWidth(wide) if fits else inside.sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """As wide as what is in it needs, and high enough to scroll in."""
        high = min(self.sizeHint().height(), theme.current().px(120))
        return QSize(self._inside.minimumSizeHint().width(), high)


class Sheet(QDialog):
    """Holds its things in ``column``; the last button of the foot is the strong one.

    It scrolls where it is higher than the screen, but for one that holds a table (``scrolled``
    False), which scrolls itself.
    """

    def __init__(
        self, title: str, parent: QWidget | None, wide: float = 460, scrolled: bool = True
    ) -> None:
        super().__init__(parent)
        if parent is None:
            dress(self)
        self.setWindowTitle(title)
        worn = theme.current()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, worn.px(18))
        outer.setSpacing(0)
        inside = QWidget()
        inside.setObjectName("Content")
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(worn.px(20), worn.px(18), worn.px(20), worn.px(6))
        self.column.setSpacing(worn.px(10))
        self.column.addWidget(words(title, "title", wrap=True))
        if scrolled:
            self.column.setAlignment(Qt.AlignmentFlag.AlignTop)
        outer.addWidget(_Body(inside) if scrolled else inside, 1)
        self._outer = outer
        self.setMinimumWidth(min(worn.px(wide), 1000))

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as what is in it, where the screen is: Qt would stop at two thirds of it."""
        if not self.testAttribute(Qt.WidgetAttribute.WA_Resized):
            room = self.screen().availableSize().height() - theme.current().px(_AWAY)
            wanted = self.sizeHint().expandedTo(self.minimumSizeHint())
            self.resize(wanted.width(), min(wanted.height(), room))
        super().showEvent(event)

    def say(self, sentence: str, role: Role = "text") -> QLabel:
        """Add a sentence or some, broken into lines; gives the label."""
        said = words(sentence, role, wrap=True)
        self.column.addWidget(said)
        return said

    def foot(self, *buttons: QPushButton, left: tuple[QPushButton, ...] = ()) -> None:
        """Put the buttons at the foot, and some of them at its left."""
        worn = theme.current()
        row = QHBoxLayout()
        row.setContentsMargins(worn.px(20), worn.px(10), worn.px(20), 0)
        row.setSpacing(worn.px(8))
        for each in left:
            row.addWidget(each)
        row.addStretch(1)
        for each in buttons:
            row.addWidget(each)
        self._outer.addLayout(row)
