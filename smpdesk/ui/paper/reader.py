"""Reading a paper: its pages small and large, its contents, a search in its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from smpdesk.ui.look import theme
from smpdesk.ui.paper.contents_tree import ContentsTree
from smpdesk.ui.paper.drawing import Made, Picture, draw, draw_all
from smpdesk.ui.paper.page_view import PageView
from smpdesk.ui.paper.reading_bar import ReadingBar
from smpdesk.ui.paper.thumbnails import Thumbnails
from smpdesk.ui.tasks import Task, Tasks

if TYPE_CHECKING:
    from smpdesk.reports.preview import Bookmark, Hit

_SIDE = {"pages": 132, "contents": 220}


class Reader(QWidget):
    """Shows a document that was made ready; the keys work wherever the focus is within it."""

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self._tasks = tasks
        self.made = Made()
        self._seen = -1
        self._top: float | None = None
        self._hits: list[Hit] = []
        self._hit = 0
        self._to_hit = False
        self._drawing: Task | None = None
        self._small: Task | None = None
        self._finding: Task | None = None
        self._lay_out()
        self._redraw = QTimer(self)
        self._redraw.setSingleShot(True)
        self._redraw.setInterval(100)
        self._redraw.timeout.connect(self._draw)
        self._connect()

    def _lay_out(self) -> None:
        worn = theme.current()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(worn.px(10))
        self.bar, self.view = ReadingBar(), PageView()
        self.thumbnails, self.contents = Thumbnails(), ContentsTree()
        self._side = QStackedWidget()
        self._side.addWidget(self.thumbnails)
        self._side.addWidget(self.contents)
        row = QHBoxLayout()
        row.setSpacing(worn.size("gap"))
        row.addWidget(self._side)
        row.addWidget(self.view, 1)
        column.addWidget(self.bar)
        column.addLayout(row, 1)
        self.show_side("pages")

    def _connect(self) -> None:
        self.bar.side_choice.chosen.connect(self.show_side)
        self.thumbnails.chosen.connect(self._chosen)
        self.contents.wanted.connect(self.go_to_bookmark)
        self.view.turned.connect(lambda by: self.go(self.page + by))
        self.view.sent.connect(lambda way: self.go(0 if way < 0 else self.made.pages - 1))
        self.view.zoomed.connect(self.bar.show_zoom)
        self.view.resized.connect(self._redraw.start)
        self.bar.page_wanted.connect(self.go)
        self.bar.zoom_wanted.connect(self.view.set_zoom)
        self.bar.zoom_stepped.connect(self.view.step_zoom)
        self.bar.find_bar.asked.connect(self.look_for)
        self.bar.find_bar.stepped.connect(self.step_hit)
        for keys, act in (
            ("Ctrl+F", self._ask),
            ("F3", lambda: self.step_hit(1)),
            ("Shift+F3", lambda: self.step_hit(-1)),
        ):
            QShortcut(QKeySequence(keys), self, act)

    # Pages

    @property
    def page(self) -> int:
        """The page that is seen, from 0."""
        return max(0, self.thumbnails.currentRow())

    def show_made(self, made: Made) -> None:
        """Show a document, at the page that was seen of the one before."""
        at = min(self.page, max(0, made.pages - 1))
        self.made = made
        self._seen = -1
        self.thumbnails.show_pages(made.pages)
        self.contents.show_contents(made.contents)
        self.bar.show_page(at, made.pages)
        if not made.pages:
            self.view.clear()
            return
        self.go(at)
        self._draw()
        self._draw_small()
        self.look_for(self.bar.find_bar.field.text())

    def go(self, page: int) -> None:
        """Go to a page (from 0), if there is one."""
        self.thumbnails.go(page)

    def go_to_bookmark(self, mark: Bookmark) -> None:
        """Go to a heading of the contents."""
        self._top = mark.top
        if mark.page == self._seen:
            self._scroll()
        self.go(mark.page)

    def go_to_heading(self, heading: str) -> None:
        """Go to the heading with these words, if there is one."""
        for mark in self.made.contents:
            if mark.title == heading:
                self.go_to_bookmark(mark)
        self.view.setFocus()

    def show_side(self, key: str) -> None:
        """Show the small pages or the contents beside the page."""
        self.bar.side_choice.show_key(key)
        self._side.setCurrentIndex(list(_SIDE).index(key))
        self._side.setFixedWidth(theme.current().px(_SIDE[key]))

    def set_wide(self, wide: bool) -> None:
        """Have room beside the page, or for the page alone."""
        self._side.setVisible(wide)
        self.bar.side_choice.setVisible(wide)

    def _chosen(self, page: int) -> None:
        self.bar.show_page(page, self.made.pages)
        self._draw()

    def _draw(self) -> None:
        if not self.made.pages:
            return
        if self._drawing is not None:
            self._drawing.cancel()
        made, page, width = self.made, self.page, self.view.page_width()
        self._drawing = Task("Drawing a page")
        self._drawing.done.connect(self._show)
        self._tasks.start(self._drawing, lambda _: draw(made, page, width, aloud=True))

    def _show(self, picture: Picture) -> None:
        if picture.page >= self.made.pages:
            return
        new = picture.page != self._seen
        self._seen = picture.page
        self.view.show_page(picture, self.made.pages, self.made.sizes[picture.page], new)
        self._mark()
        self._scroll()

    def _scroll(self) -> None:
        if self._top is not None:
            self.view.show_top(self._top)
        self._top = None

    def _draw_small(self) -> None:
        if self._small is not None:
            self._small.cancel()
        made, width = self.made, self.thumbnails.picture_width
        self._small = Task("Drawing the small pages")
        self._small.partly_done.connect(self.thumbnails.show_picture)
        self._tasks.start(self._small, lambda work: draw_all(made, width, work))

    # The search

    def _ask(self) -> None:
        self.bar.find_bar.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.find_bar.field.selectAll()

    def look_for(self, words: str) -> None:
        """Find words in the whole paper, and show the first place from the page that is seen."""
        from smpdesk.reports.preview import find

        if self._finding is not None:
            self._finding.cancel()
        pdf = self.made.pdf
        if not words.strip() or not pdf:
            self._found([])
            return
        self._finding = Task("Finding words")
        self._finding.done.connect(self._found)
        self._tasks.start(self._finding, lambda work: find(pdf, words, work.check))

    def _found(self, hits: list[Hit]) -> None:
        self._hits = hits
        ahead = (n for n, hit in enumerate(hits) if hit.page >= self.page)
        self._hit = next(ahead, 0)
        self._show_hit()

    def step_hit(self, by: int) -> None:
        """Go to the next place where the words stand (1) or the one before (-1), and round."""
        if self._hits:
            self._hit = (self._hit + by) % len(self._hits)
            self._show_hit()

    def _show_hit(self) -> None:
        self.bar.find_bar.show_count(self._hit + 1 if self._hits else 0, len(self._hits))
        self._to_hit = bool(self._hits)
        if self._hits:
            self.go(self._hits[self._hit].page)
        self._mark()

    def _mark(self) -> None:
        """Mark what was found on the page that is drawn."""
        found = [box for hit in self._hits if hit.page == self._seen for box in hit.boxes]
        current = self._hits[self._hit] if self._hits else None
        here = current.boxes if current is not None and current.page == self._seen else ()
        self.view.mark(found, here)
        if here and self._to_hit:
            self.view.show_box(here[0])
            self._to_hit = False
