"""The contents of a document as a tree: each heading leads to its place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

from smpdesk.ui.look import theme

if TYPE_CHECKING:
    from smpdesk.reports.preview import Bookmark


class ContentsTree(QTreeWidget):
    """The PDF's bookmarks; ``wanted`` says the one that the reader goes to."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Contents")
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setIndentation(theme.current().px(14))
        self.currentItemChanged.connect(self._say)
        self.itemClicked.connect(self._say)

    def show_contents(self, contents: Sequence[Bookmark]) -> None:
        """Show these headings and no others."""
        self.blockSignals(True)
        self.clear()
        above: list[QTreeWidgetItem] = []
        for mark in contents:
            item = QTreeWidgetItem([mark.title])
            item.setData(0, Qt.ItemDataRole.UserRole, mark)
            item.setToolTip(0, mark.title)
            said = f"{mark.title}, page {mark.page + 1}"
            item.setData(0, Qt.ItemDataRole.AccessibleTextRole, said)
            del above[mark.depth :]
            if above:
                above[-1].addChild(item)
            else:
                self.addTopLevelItem(item)
            above.append(item)
        self.blockSignals(False)

    def _say(self, item: QTreeWidgetItem | None, _: object = None) -> None:
        if item is not None:
            self.wanted.emit(item.data(0, Qt.ItemDataRole.UserRole))
