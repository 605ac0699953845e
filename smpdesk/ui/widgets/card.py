"""A card: a thin line round things that belong together, with a heading."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from smpdesk.ui.look import theme
from smpdesk.ui.widgets.words import words


class Card(QFrame):
    """Holds widgets one below the other in ``body``; ``head`` holds what stands at the title."""

    def __init__(self, title: str = "", padding: float = 16) -> None:
        super().__init__()
        self.setObjectName("Card")
        worn = theme.current()
        self.body = QVBoxLayout(self)
        margin = worn.px(padding)
        self.body.setContentsMargins(margin, worn.px(min(padding, 14)), margin, margin)
        self.body.setSpacing(worn.px(8))
        self.head = QHBoxLayout()
        self.head.setSpacing(worn.px(8))
        self.heading = words(title, "heading")
        if title:
            self.setAccessibleName(title)
            self.head.addWidget(self.heading)
            self.head.addStretch(1)
            self.body.addLayout(self.head)

    def rename(self, title: str) -> None:
        """Give the card another heading."""
        self.heading.setText(title)
        self.setAccessibleName(title)

    def add(self, thing: QWidget | QLayout, stretch: int = 0) -> None:
        """Put a widget or a layout at the end of the card."""
        if isinstance(thing, QWidget):
            self.body.addWidget(thing, stretch)
        else:
            self.body.addLayout(thing, stretch)

    def clear(self) -> None:
        """Take everything out of the card but its heading."""
        first = 1 if self.heading.text() else 0
        while (item := self.body.takeAt(first)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()  # or Qt might still show it, as a window of its own
                widget.setParent(None)
                widget.deleteLater()
