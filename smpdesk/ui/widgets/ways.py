"""Rows that lead somewhere: words that may run over lines, perhaps a tag, one below the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from smpdesk.ui.look import theme
from smpdesk.ui.widgets.buttons import PushButton
from smpdesk.ui.widgets.signs import Kind
from smpdesk.ui.widgets.tab_order import in_tab_order
from smpdesk.ui.widgets.tag import Tag
from smpdesk.ui.widgets.words import divider, words


class Way(PushButton):
    """A row as wide as its place and as high as its words need."""

    def __init__(
        self, text: str, act: Callable[[], object], tag: str = "", kind: Kind = "normal"
    ) -> None:
        super().__init__()
        self.setProperty("kind", "row")
        self.setAccessibleName(f"{text}: {tag}" if tag else text)
        worn = theme.current()
        row = QHBoxLayout(self)
        row.setContentsMargins(worn.px(8), worn.px(4), worn.px(6), worn.px(4))
        self._words = words(text, wrap=True)
        self._words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row.addWidget(self._words, 1)
        if tag:
            sign = Tag(tag, kind)
            sign.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            row.addWidget(sign, 0, Qt.AlignmentFlag.AlignVCenter)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(lambda: act())

    def hasHeightForWidth(self) -> bool:
        """It is as high as its words need."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How high its words are in a width."""
        inside = self.layout()
        assert inside is not None
        return max(inside.heightForWidth(width), theme.current().size("row"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for the height that the words need in this width."""
        super().resizeEvent(event)
        self.setMinimumHeight(self.heightForWidth(self.width()))

    def sizeHint(self) -> QSize:
        """The size it would like."""
        wide = theme.current().px(240)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """The least size it can do with."""
        return QSize(theme.current().px(120), theme.current().size("row"))


class Ways(QWidget):
    """Rows with a thin line between them; other rows take their place."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_rows(self, rows: Sequence[QWidget]) -> None:
        """Show these rows and no others; the focus stays in its place."""
        held = [w for w in self.findChildren(Way) if not w.isHidden()]
        place = next((n for n, way in enumerate(held) if way.hasFocus()), None)
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for number, row in enumerate(rows):
            if number:
                self._column.addWidget(divider())
            self._column.addWidget(row)
        ways = [row for row in rows if isinstance(row, Way)]
        in_tab_order(self, *ways)
        if place is not None and ways:
            ways[min(place, len(ways) - 1)].setFocus()
