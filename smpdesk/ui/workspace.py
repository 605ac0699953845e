"""The workspace: rail, header, messages and the pages of one open file."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from smpdesk.models.history import Edited
from smpdesk.ui.desk import Desk
from smpdesk.ui.header import Header
from smpdesk.ui.page import Page
from smpdesk.ui.page_host import PageHost
from smpdesk.ui.pages import PAGES
from smpdesk.ui.rail import Rail


class Workspace(QWidget):
    """Shows one page of the desk's file at a time, each made when it is first seen."""

    find_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._pages: dict[int, Page] = {}
        self._hosts: dict[int, PageHost] = {}
        self.place = -1
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.rail = Rail(PAGES)
        self.header = Header(desk)
        self._stack = QStackedWidget()
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self._stack, 1)
        row.addWidget(self.rail)
        row.addLayout(column, 1)
        self.rail.chosen.connect(self.show_page)
        self.header.find_wanted.connect(self.find_wanted)
        desk.changed.connect(self._changed)
        desk.assessment_chosen.connect(self._changed)
        desk.page_wanted.connect(self.go)
        self._show_name()
        self.rail.show_status("All changes kept")

    @property
    def page(self) -> Page:
        """The page that is seen."""
        return self._pages[self.place]

    def show_page(self, place: int) -> None:
        """Show a page by its place in the table, making it when it is first seen."""
        if place == self.place:
            return
        self.leave()
        if place not in self._pages:
            self._make(place)
        self.place = place
        self.rail.show_page(place)
        self._stack.setCurrentWidget(self._hosts[place])
        self._freshen()

    def go(self, name: str, key: object = None) -> None:
        """Show a page by its icon's name, and on it the record with a key."""
        self.show_page(page_place(name))
        if key is not None:
            self.page.go_to(key)

    def leave(self) -> None:
        """Commit what is half-written on the page that is seen."""
        if self.place in self._pages:
            self.page.leave()

    def _make(self, place: int) -> None:
        page = PAGES[place](self.desk)
        host = PageHost(page)
        self._stack.addWidget(host)
        self._pages[place] = page
        self._hosts[place] = host

    def _changed(self, edited: Edited | None = None) -> None:
        self._show_name()
        self.header.refresh()
        for page in self._pages.values():
            page.stale = True
        self._freshen(edited)

    def _freshen(self, edited: Edited | None = None) -> None:
        if self.place in self._pages and self.page.stale:
            self.page.stale = False
            self.page.refresh(edited)

    def _show_name(self) -> None:
        partnership = self.desk.file.partnership()
        self.rail.show_name(partnership.name, "Community safety partnership")


def page_place(name: str) -> int:
    """The place of a page in the table, by the name of its icon."""
    return next(place for place, page in enumerate(PAGES) if page.icon == name)
