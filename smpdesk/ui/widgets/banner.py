"""A banner: a sentence at the head of the page, with a sign, perhaps one button, and a cross."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from smpdesk.ui.look import icons, theme
from smpdesk.ui.widgets.buttons import button, icon_button
from smpdesk.ui.widgets.words import words

BannerKind = Literal["info", "done", "warning", "problem"]
_SIGN = {
    "info": ("info", "accent"),
    "done": ("check", "ok"),
    "warning": ("warning", "warn"),
    "problem": ("concern", "concern"),
}
_NOTICE_MS = 6_000
_OFFER_MS = 60_000
_MOST = 2
"""So many messages to read stay at once; more would push the page out of the window."""


class _Sign(QWidget):
    def __init__(self, kind: BannerKind) -> None:
        super().__init__()
        self._kind = kind
        side = theme.current().px(20)
        self.setFixedSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it in the theme worn now."""
        name, role = _SIGN[self._kind]
        icons.paint(QPainter(self), QRectF(self.rect()), name, role)


class Banner(QFrame):
    """One message; Escape or its cross takes it away."""

    def __init__(
        self,
        kind: BannerKind,
        sentence: str,
        act_text: str = "",
        act: Callable[[], object] | None = None,
    ) -> None:
        super().__init__()
        self.setObjectName("Banner")
        self.setProperty("kind", kind)
        self.setAccessibleName(sentence)
        self.leads_on = act is not None
        self._wanted = act
        self._before = QApplication.focusWidget()
        worn = theme.current()
        row = QHBoxLayout(self)
        row.setContentsMargins(worn.px(12), worn.px(7), worn.px(8), worn.px(7))
        row.setSpacing(worn.px(10))
        row.addWidget(_Sign(kind), 0, Qt.AlignmentFlag.AlignVCenter)
        self.said = words(sentence, wrap=True)
        row.addWidget(self.said, 1)
        if act is not None:
            row.addWidget(button(act_text, self._act))
        row.addWidget(icon_button("close", "Close this message", self.dismiss))

    def _act(self) -> None:
        if self._wanted is not None:
            self._wanted()
        self.dismiss()

    def dismiss(self) -> None:
        """Take the banner away; the focus goes back to what had it when it came."""
        focused, before = QApplication.focusWidget(), self._before
        left = focused is not None and self.isAncestorOf(focused)
        if left and before is not None and isValid(before) and before.isVisible():
            before.setFocus()
        self.hide()
        self.setParent(None)
        self.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer the keys it knows."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)


class Banners(QWidget):
    """The place where banners appear, one below the other; the same sentence only once."""

    def __init__(self) -> None:
        super().__init__()
        worn = theme.current()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(worn.px(22), worn.px(12), worn.px(22), 0)
        self._column.setSpacing(worn.px(6))
        self.hide()

    def say(
        self,
        kind: BannerKind,
        sentence: str,
        act_text: str = "",
        act: Callable[[], object] | None = None,
    ) -> Banner:
        """Show a message; what went well goes away by itself, the rest stays until closed.

        With a way on it stays long enough to go there.
        Of what is only to be read the newest stay; a warning or a way on is never pushed out.
        """
        for old in self.shown():
            if old.accessibleName() == sentence or old.property("kind") == "done":
                old.dismiss()
        read = [b for b in self.shown() if not b.leads_on and b.property("kind") != "warning"]
        for old in read[: max(0, len(read) - _MOST + 1)]:
            old.dismiss()
        banner = Banner(kind, sentence, act_text, act)
        banner.destroyed.connect(self._tidy)
        self._column.addWidget(banner)
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))
        if kind == "done":
            QTimer.singleShot(_OFFER_MS if act else _NOTICE_MS, banner, banner.dismiss)
        return banner

    def unsay(self, sentence: str) -> None:
        """Take a message away that no longer holds; nothing where it is gone."""
        for banner in self.shown():
            if banner.accessibleName() == sentence:
                banner.dismiss()

    def shown(self) -> list[Banner]:
        """The banners on the screen."""
        return [child for child in self.children() if isinstance(child, Banner)]

    def _tidy(self) -> None:
        self.setVisible(bool(self.shown()))
