"""Parts beside or above each other, their borders where the user last put them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from smpdesk.ui.look import theme
from smpdesk.ui.look.preferences import Preferences


class Sides(QSplitter):
    """A splitter whose borders are remembered under ``name``, beside and above each by itself.

    ``sizes`` are those of the parts, in pixels at 100%, until somebody moves a border;
    ``shares`` say how the parts take up what room there is besides.
    """

    def __init__(
        self,
        name: str,
        kept: Preferences,
        parts: Sequence[QWidget],
        sizes: Sequence[int],
        shares: Sequence[int],
        beside: bool = True,
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical)
        self.name, self._kept = name, kept
        self._usual, self._shares = list(sizes), list(shares)
        worn = theme.current()
        self.setHandleWidth(worn.size("gap") if beside else worn.px(8))
        self.setChildrenCollapsible(False)
        for part in parts:
            self.addWidget(part)
        self.splitterMoved.connect(self._remember)

    @property
    def beside(self) -> bool:
        """Whether the parts stand beside each other, not one above the other."""
        return self.orientation() is Qt.Orientation.Horizontal

    def stand(self, beside: bool) -> bool:
        """Put the parts beside each other or one above the other; says whether that is new."""
        if beside == self.beside:
            return False
        self.setOrientation(Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical)
        self._fit()
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give each part its size, and its share of what is over."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        zoom = theme.current().zoom
        sizes = [round(size * zoom) for size in self._wanted()]
        whole = self.width() if self.beside else self.height()
        over = whole - self.handleWidth() * (self.count() - 1) - sum(sizes)
        total = sum(self._shares)
        self.setSizes(
            [max(1, s + over * n // total) for s, n in zip(sizes, self._shares, strict=True)]
        )

    def _wanted(self) -> list[int]:
        kept = self._kept.sizes(self._key())
        return kept if len(kept) == self.count() else self._usual

    def _key(self) -> str:
        return f"{self.name} {'beside' if self.beside else 'above'}"

    def _remember(self) -> None:
        zoom = theme.current().zoom
        self._kept.remember_sizes(self._key(), [round(size / zoom) for size in self.sizes()])
