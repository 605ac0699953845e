"""What a page is: a title, an icon, a shortcut, and a widget made when it is first seen."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smpdesk.models.history import Edited
from smpdesk.ui import theme
from smpdesk.ui.desk import Desk
from smpdesk.ui.widgets.words import words


class Page(QWidget):
    """One page of the window.

    A page gives its title, icon and shortcut as class attributes, puts what it shows into
    ``body`` and its tools into ``head``, and reads the file in ``refresh``.
    """

    title: ClassVar[str]
    icon: ClassVar[str]
    shortcut: ClassVar[str]

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.stale = True
        self.setObjectName("Content")
        self.setAccessibleName(self.title)
        worn = theme.current()
        column = QVBoxLayout(self)
        column.setContentsMargins(worn.px(22), worn.px(16), worn.px(22), worn.px(20))
        column.setSpacing(worn.size("gap"))
        self.head = QHBoxLayout()
        self.head.setSpacing(worn.px(10))
        self.heading = words(self.title, "title")
        self.head.addWidget(self.heading)
        column.addLayout(self.head)
        self.body = QVBoxLayout()
        self.body.setSpacing(worn.size("gap"))
        column.addLayout(self.body, 1)

    def refresh(self, edited: Edited | None = None) -> None:
        """Read the file anew; ``edited`` says what has changed when that is known."""

    def go_to(self, key: object) -> None:
        """Show the record with a key, as the search and other pages ask for it."""

    def leave(self) -> None:
        """Commit what is half-written; called before the page goes away."""
