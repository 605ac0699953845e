"""The pages of a document, small, one below the other."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from smpdesk.ui.look import theme
from smpdesk.ui.paper.drawing import Picture


class Thumbnails(QListWidget):
    """``chosen`` says the page (counted from 0) that the reader went to."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("Thumbnails")
        self.setAccessibleName("Pages")
        worn = theme.current()
        self.setViewMode(QListWidget.ViewMode.IconMode)
        self.setFlow(QListWidget.Flow.TopToBottom)
        self.setWrapping(False)
        self.setMovement(QListWidget.Movement.Static)
        self.setIconSize(QSize(self.picture_width, round(self.picture_width * 1.42)))
        self.setSpacing(worn.px(4))
        self.setFixedWidth(worn.px(128))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentRowChanged.connect(self._say)

    @property
    def picture_width(self) -> int:
        """How wide the small pages are, in pixels."""
        return theme.current().px(84)

    def show_pages(self, count: int) -> None:
        """Show room for so many pages, their pictures to come."""
        self.blockSignals(True)
        self.clear()
        blank = QPixmap(self.iconSize())
        blank.fill(Qt.GlobalColor.white)
        for number in range(count):
            item = QListWidgetItem(_untinted(blank), str(number + 1))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"Page {number + 1}")
            item.setTextAlignment(Qt.AlignmentFlag.AlignHCenter)
            self.addItem(item)
        self.blockSignals(False)

    def show_picture(self, picture: Picture) -> None:
        """Put a page's picture in its place."""
        item = self.item(picture.page)
        if item is not None:
            item.setIcon(_untinted(QPixmap.fromImage(picture.image)))

    def go(self, page: int) -> None:
        """Go to a page, if there is one."""
        if 0 <= page < self.count():
            self.setCurrentRow(page)

    def _say(self, row: int) -> None:
        if row >= 0:
            self.chosen.emit(row)


def _untinted(picture: QPixmap) -> QIcon:
    """An icon that keeps its colours when it is chosen."""
    icon = QIcon(picture)
    icon.addPixmap(picture, QIcon.Mode.Selected)
    return icon
