"""A list at the left, the record chosen at the right, or what to do when there is none."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QScrollArea,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from smpdesk.ui.look import theme
from smpdesk.ui.look.preferences import Preferences
from smpdesk.ui.widgets.card import Card
from smpdesk.ui.widgets.empty import EmptyState
from smpdesk.ui.widgets.sides import Sides

_LEAST, _ROOM = 300, 20
"""Pixels at 100%: the least width of the right side, and what it has round its fields."""


class MasterDetail(QWidget):
    """The two sides on a splitter whose place is remembered under ``name``.

    ``share`` is how the sides share the width until somebody moves the splitter.
    """

    def __init__(
        self,
        name: str,
        master: QWidget,
        detail: QWidget,
        empty: EmptyState,
        kept: Preferences,
        share: tuple[int, int] = (5, 3),
    ) -> None:
        super().__init__()
        self._fields = detail
        self._left = left = Card(padding=6)
        left.add(master, 1)
        self._detail = QScrollArea()
        self._detail.setObjectName("CardScroll")
        self._detail.setAccessibleName("Details")
        self._detail.setFrameShape(QFrame.Shape.NoFrame)
        self._detail.setWidgetResizable(True)
        self._detail.setWidget(detail)
        self._right = right = Card(padding=2)
        right.add(self._detail, 1)
        sizes = [100 * part for part in share]
        self.splitter = Sides(name, kept, (left, right), sizes, share)
        empty_card = Card()
        empty_card.add(empty, 1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.splitter)
        self._stack.addWidget(empty_card)

    def show_empty(self, empty: bool) -> None:
        """Show what to do when there is nothing, or the two sides."""
        self._stack.setCurrentIndex(1 if empty else 0)

    def show_top(self) -> None:
        """Scroll the right side to its head."""
        self._detail.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the sides one above the other where there is no room beside each other."""
        super().resizeEvent(event)
        self._fit_detail()
        narrow = self.width() < theme.current().px(700)
        if self.splitter.stand(beside=not narrow):
            for side in (self._left, self._right):
                side.setMinimumHeight(theme.current().px(190) if narrow else 0)

    def _fit_detail(self) -> None:
        """Let the right side be as wide as its fields need, where that leaves half to the list."""
        worn = theme.current()
        fields = self._fields.minimumSizeHint().width() + worn.px(_ROOM)
        self._right.setMinimumWidth(min(max(worn.px(_LEAST), fields), self.width() * 11 // 20))


def detail_column(*parts: QWidget) -> QWidget:
    """Widgets one below the other with the margins of a card, for the right side."""
    side = QWidget()
    side.setObjectName("Detail")
    worn = theme.current()
    column = QVBoxLayout(side)
    column.setContentsMargins(worn.px(14), worn.px(12), worn.px(14), worn.px(14))
    column.setSpacing(worn.px(12))
    for part in parts:
        column.addWidget(part)
    column.addStretch(1)
    return side
