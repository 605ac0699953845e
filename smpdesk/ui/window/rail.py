"""The rail of pages at the left, with the partnership's name above and a quiet status below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from smpdesk.ui.look import icons, theme
from smpdesk.ui.pages import PageEntry
from smpdesk.ui.widgets.buttons import PushButton
from smpdesk.ui.widgets.words import words

_NOTED_MS = 8000
"""How long the rail tells what was done before it shows the usual status again."""


class _Kept(QWidget):
    """The tick beside the status."""

    def __init__(self) -> None:
        super().__init__()
        side = theme.current().px(15)
        self.setFixedSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it in the theme worn now."""
        icons.paint(QPainter(self), QRectF(self.rect()), "check", "ok")


class _PageButton(PushButton):
    """A page, and perhaps a quiet count at its right end."""

    def __init__(self, page: PageEntry) -> None:
        super().__init__(f"  {page.title}")
        self._page, self._count = page, ""
        self.setCheckable(True)
        self.setIcon(icons.icon(page.icon))
        side = theme.current().px(20)
        self.setIconSize(QSize(side, side))
        self.show_count(0, "")

    def show_count(self, count: int, what: str) -> None:
        """Show a count of something, in words for who can't see it; nothing for 0."""
        self._count = str(count) if count < 100 else "99+"
        if not count:
            self._count = ""
        said = f"{self._page.title}, {what}" if count else self._page.title
        self.setAccessibleName(said)
        self.setToolTip(f"{said} ({self._page.shortcut})")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the count over the button."""
        super().paintEvent(event)
        if not self._count:
            return
        worn = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QFont(self.font())
        font.setPixelSize(worn.size("small"))
        metrics = QFontMetricsF(font)
        tall = metrics.height() + worn.px(2)
        wide = max(tall, metrics.horizontalAdvance(self._count) + worn.px(11))
        box = QRectF(self.width() - wide - worn.px(9), (self.height() - tall) / 2, wide, tall)
        painter.setFont(font)
        painter.setPen(QPen(worn.colour("line"), 1))
        painter.setBrush(worn.colour("surface"))
        painter.drawRoundedRect(box, tall / 2, tall / 2)
        painter.setPen(worn.colour("text"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._count)


_WIDEST = 330


class Rail(QFrame):
    """The pages as buttons; ``chosen`` says the page's place in the table."""

    chosen = Signal(int)

    def __init__(self, pages: Sequence[PageEntry]) -> None:
        super().__init__()
        self.setObjectName("Rail")
        self.setAccessibleName("Pages")
        worn = theme.current()
        self.setFixedWidth(min(worn.size("rail"), _WIDEST))
        column = QVBoxLayout(self)
        column.setContentsMargins(worn.px(10), worn.px(16), worn.px(10), worn.px(16))
        column.setSpacing(worn.px(3))
        self._name = words("", "text", wrap=True)
        self._name.setObjectName("RailName")
        self._about = words("", "small", wrap=True)
        for label in (self._name, self._about):
            label.setContentsMargins(worn.px(9), 0, worn.px(6), 0)
            column.addWidget(label)
        column.addSpacing(worn.px(12))
        self._group = QButtonGroup(self)
        self._buttons: list[_PageButton] = []
        column.addWidget(self._list(pages), 1)
        column.addLayout(self._foot())

    def _list(self, pages: Sequence[PageEntry]) -> QScrollArea:
        inside = QWidget()
        inside.setObjectName("RailPages")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().px(3))
        for place, page in enumerate(pages):
            column.addWidget(self._page_button(place, page))
        column.addStretch(1)
        area = QScrollArea()
        area.setObjectName("RailPages")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        return area

    def _page_button(self, place: int, page: PageEntry) -> _PageButton:
        made = _PageButton(page)
        made.clicked.connect(lambda: self.chosen.emit(place))
        self._group.addButton(made)
        self._buttons.append(made)
        return made

    def _foot(self) -> QVBoxLayout:
        worn = theme.current()
        foot = QVBoxLayout()
        foot.setContentsMargins(worn.px(9), worn.px(9), 0, 0)
        foot.setSpacing(worn.px(2))
        line = QHBoxLayout()
        line.setSpacing(worn.px(6))
        self._tick = _Kept()
        self._usual = ""
        self._noted = QTimer(self, singleShot=True, interval=_NOTED_MS)
        self._noted.timeout.connect(self._show_usual)
        self._status = words("", "small", wrap=True)
        self._more = words("", "small", wrap=True)
        line.addWidget(self._tick, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._status, 1)
        foot.addLayout(line)
        foot.addWidget(self._more)
        return foot

    def show_name(self, name: str, about: str) -> None:
        """Show the partnership's name and what it is."""
        self._name.setText(name)
        self._about.setText(about)

    def show_status(self, sentence: str, more: str = "", kept: bool = True) -> None:
        """Show the quiet status: whether all is kept, and when it was backed up."""
        self._usual = sentence
        self._status.setText(sentence)
        self._more.setText(more)
        self._more.setVisible(bool(more))
        self._tick.setVisible(kept)

    def note(self, sentence: str) -> None:
        """Show in place of the status for a while what was done, and let it be heard."""
        self._status.setText(sentence)
        self._noted.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def _show_usual(self) -> None:
        self._status.setText(self._usual)

    def show_page(self, place: int) -> None:
        """Mark the page that is seen."""
        self._buttons[place].setChecked(True)

    def show_count(self, place: int, count: int, what: str) -> None:
        """Show a count beside a page, such as 5 of what is ``5 things late``."""
        self._buttons[place].show_count(count, what)

    def take_focus(self) -> None:
        """Put the focus on the page that is seen."""
        button = self._group.checkedButton()
        if button is not None:
            button.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer the keys it knows."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        at = next((i for i, b in enumerate(self._buttons) if b.hasFocus()), 0)
        self._buttons[(at + step) % len(self._buttons)].setFocus(Qt.FocusReason.TabFocusReason)
