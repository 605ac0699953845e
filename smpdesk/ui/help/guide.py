"""The help: the officers' guide in a window of its own, opened by F1 at what is in focus."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QImage,
    QKeySequence,
    QShortcut,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from smpdesk.places import guide
from smpdesk.ui.help.guide_pages import (
    FIRST,
    HelpPage,
    Place,
    find_pages,
    help_pages,
    place_about,
)
from smpdesk.ui.look import icons, theme
from smpdesk.ui.look.stylesheet import dress
from smpdesk.ui.widgets.fields import TextField
from smpdesk.ui.widgets.words import words

_PICTURE = "\ufffc"
"""Stands for a picture in the text of a document."""


class _Reader(QTextBrowser):
    """Shows a page; pictures are no wider than it is."""

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Scale a picture down to the width there is."""
        loaded = super().loadResource(kind, name)
        if kind != QTextDocument.ResourceType.ImageResource.value or loaded is None:
            return loaded
        image = loaded if isinstance(loaded, QImage) else QImage.fromData(loaded)
        room = self.viewport().width() - theme.current().px(40)
        if image.isNull() or image.width() <= room:
            return image
        return image.scaledToWidth(room, Qt.TransformationMode.SmoothTransformation)


def give_room(document: QTextDocument) -> None:
    """Set paragraphs, headings and lists apart, which Markdown as Qt reads it leaves close."""
    worn = theme.current()
    block = document.begin()
    while block.isValid():
        shape = block.blockFormat()
        level = shape.headingLevel()
        in_table = QTextCursor(block).currentTable() is not None
        if not in_table:
            shape.setTopMargin(worn.px(14 if level > 1 else 0))
            shape.setBottomMargin(worn.px(4 if block.textList() is not None else 9))
        if _PICTURE not in block.text():
            shape.setLineHeight(118, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor = QTextCursor(block)
        cursor.setBlockFormat(shape)
        if level:
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            letters = QTextCharFormat()
            letters.setProperty(QTextFormat.Property.FontSizeAdjustment, 2 if level == 1 else 1)
            cursor.mergeCharFormat(letters)
        block = block.next()


class HelpWindow(QWidget):
    """Contents and search at the left, the page at the right."""

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.Window)
        dress(self)
        theme.look().changed.connect(self._dress)
        self.setWindowTitle("Help – smpdesk")
        self.setWindowIcon(icons.program_icon())
        self.setObjectName("Content")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.pages = help_pages()
        worn = theme.current()
        row = QHBoxLayout(self)
        row.setContentsMargins(worn.px(14), worn.px(14), worn.px(14), worn.px(14))
        row.setSpacing(worn.px(14))
        self.search = TextField(placeholder="Search the help")
        self.search.setAccessibleName("Search the help")
        self.contents = QListWidget()
        self.contents.setObjectName("HelpContents")
        self.contents.setAccessibleName("Pages of the help")
        self.contents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.contents.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.nothing = words("No page holds these words.", "muted", wrap=True)
        self.nothing.hide()
        side = QVBoxLayout()
        side.addWidget(self.search)
        side.addWidget(self.nothing)
        side.addWidget(self.contents, 1)
        row.addLayout(side, 1)
        self.reader = _Reader()
        self.reader.setAccessibleName("Help")
        self.reader.setOpenLinks(False)
        self.reader.setSearchPaths([str(guide())])
        row.addWidget(self.reader, 3)
        self.search.textChanged.connect(self._search)
        self.contents.currentItemChanged.connect(self._chosen)
        self.reader.anchorClicked.connect(self._follow)
        for keys, act in (("Escape", self.close), ("Ctrl+F", self.search.setFocus)):
            QShortcut(QKeySequence(keys), self, act)
        self.resize(worn.px(1000), worn.px(720))
        self._list(self.pages)

    def _dress(self) -> None:
        dress(self)

    def show_place(self, place: Place) -> None:
        """Show a page at a heading; the first page when there is none of that name."""
        page = next((page for page in self.pages if page.name == place.page), None)
        if page is None and place.page != FIRST:
            self.show_place(Place(FIRST, ""))
            return
        if page is None:
            self.reader.setPlainText("The help is not there: the installation is incomplete.")
            return
        self._mark(page)
        self.reader.setMarkdown(page.text)
        give_room(self.reader.document())
        self.reader.moveCursor(QTextCursor.MoveOperation.Start)
        self.setWindowTitle(f"{page.title} – help of smpdesk")
        if place.heading and place.heading != page.title:
            self._go_to(place.heading, at_top=True)

    def help_here(self) -> None:
        """Show the place about what is in focus in another window."""
        self.show_place(place_about(self.pages, _kinds(QApplication.focusWidget())))

    def _list(self, pages: list[HelpPage]) -> None:
        self.contents.blockSignals(True)
        self.contents.clear()
        for page in pages:
            item = QListWidgetItem(page.title)
            item.setData(Qt.ItemDataRole.UserRole, page.name)
            self.contents.addItem(item)
        self.contents.blockSignals(False)
        self.nothing.setVisible(not pages)

    def _search(self, asked: str) -> None:
        found = find_pages(self.pages, asked)
        self._list(found)
        if asked.strip() and found:
            self.show_place(Place(found[0].name, ""))
            self._go_to(asked.split()[0])

    def _go_to(self, words: str, at_top: bool = False) -> None:
        """Go to words on the page; ``at_top`` brings them to the head of it."""
        self.reader.moveCursor(QTextCursor.MoveOperation.Start)
        if self.reader.find(words) and at_top:
            bar = self.reader.verticalScrollBar()
            bar.setValue(bar.value() + self.reader.cursorRect().top())
            cursor = self.reader.textCursor()
            cursor.clearSelection()
            self.reader.setTextCursor(cursor)

    def _chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.show_place(Place(item.data(Qt.ItemDataRole.UserRole), ""))

    def _follow(self, link: QUrl) -> None:
        """Go to another page; nothing else is opened."""
        name = link.fileName().removesuffix(".md")
        if name and any(page.name == name for page in self.pages):
            self.show_place(Place(name, ""))

    def _mark(self, page: HelpPage) -> None:
        self.contents.blockSignals(True)
        for place in range(self.contents.count()):
            item = self.contents.item(place)
            if item.data(Qt.ItemDataRole.UserRole) == page.name:
                self.contents.setCurrentItem(item)
        self.contents.blockSignals(False)


def _kinds(widget: QWidget | None) -> list[type]:
    """The kinds of a widget and of what it lies in, outwards."""
    kinds: list[type] = []
    while widget is not None:
        kinds.append(type(widget))
        widget = widget.parentWidget()
    return kinds
