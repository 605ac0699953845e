"""What a page is: a title, an icon, a shortcut, and a widget made when it is first seen."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QEvent, QMargins, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from smpdesk.models.past.history import Edited
from smpdesk.ui.desk import Desk
from smpdesk.ui.look import theme
from smpdesk.ui.widgets.words import Heading


class Page(QWidget):
    """One page of the window.

    A page gives its title, icon and shortcut as class attributes, puts what it shows into
    ``body``, what belongs to the title into ``head`` and its tools into ``tools``, and reads
    the file in ``refresh``.
    """

    title: ClassVar[str]
    icon: ClassVar[str]
    shortcut: ClassVar[str]

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.stale = True
        self.setObjectName("Content")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.title)
        worn = theme.current()
        column = QVBoxLayout(self)
        column.setContentsMargins(worn.px(22), worn.px(16), worn.px(22), worn.px(20))
        column.setSpacing(worn.size("gap"))
        self.head, self.tools = QHBoxLayout(), QHBoxLayout()
        self.heading = Heading(self.title)
        self.head.addWidget(self.heading)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        for part in (self.head, self.tools, self._top):
            part.setSpacing(worn.px(10))
        self._top.addLayout(self.head)
        self._top.setAlignment(self.head, Qt.AlignmentFlag.AlignLeft)
        self._top.addStretch(1)
        self._top.addLayout(self.tools)
        self._top.setAlignment(self.tools, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self._top)
        self.body = QVBoxLayout()
        self.body.setSpacing(worn.size("gap"))
        column.addLayout(self.body, 1)

    def event(self, event: QEvent) -> bool:
        """Look for the tools' place again when there are others, or fewer."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.fit_head()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the tools below the title where there is no room beside it."""
        super().resizeEvent(event)
        self.fit_head()

    def fit_head(self) -> None:
        """Choose whether tools stand beside or below the title."""
        wide = self.head.sizeHint().width() + self.tools.sizeHint().width()
        beside = wide + theme.current().px(70) <= self.width()
        ways = QBoxLayout.Direction
        self._top.setDirection(ways.LeftToRight if beside else ways.TopToBottom)

    def minimumSizeHint(self) -> QSize:
        """The least size it can do with, its tools standing below its title."""
        least = super().minimumSizeHint()
        tools = self.tools.minimumSize().width()
        body = self.body.minimumSize().width()
        sides = self.margins()
        return QSize(max(tools, body, self.head.minimumSize().width()) + sides, least.height())

    def margins(self) -> int:
        """How wide its margins at left and right are together."""
        layout = self.layout()
        kept = layout.contentsMargins() if layout is not None else QMargins()
        return kept.left() + kept.right()

    def nest(self) -> None:
        """Be a part of another page: without a title and margins of its own."""
        self.heading.hide()
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(0, 0, 0, 0)

    def refresh(self, edited: Edited | None = None) -> None:
        """Read the file anew; ``edited`` says what has changed when that is known."""

    def go_to(self, key: object) -> None:
        """Show the record with a key, as the search and other pages ask for it."""

    def seen(self) -> object:
        """What is shown, as ``go_to`` of the same page made anew takes it; None: its beginning."""
        return None

    def leave(self) -> None:
        """Commit what is half-written; called before the page goes away."""
