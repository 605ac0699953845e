"""The workspace: rail, header, messages and the pages of one open file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from smpdesk.log import note
from smpdesk.models.history import Edited
from smpdesk.ui.desk import Desk
from smpdesk.ui.header import Header
from smpdesk.ui.page import Page
from smpdesk.ui.page_host import PageHost
from smpdesk.ui.pages import PAGES
from smpdesk.ui.rail import Rail
from smpdesk.ui.widgets.reading_only import ReadingOnly
from smpdesk.ui.year.due_count import DueCount

if TYPE_CHECKING:
    from smpdesk.ui.extract.import_view import ImportView


class Workspace(QWidget):
    """Shows one page of the desk's file at a time, each made when it is first seen."""

    find_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._pages: dict[int, Page] = {}
        self._hosts: dict[int, PageHost] = {}
        self._holds: dict[int, ReadingOnly] = {}
        self._import: ImportView | None = None
        self._waiting: list[Path] = []
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
        self._due = DueCount(desk, self.rail)
        desk.backups.kept.connect(self._show_backup)
        desk.backups.failed.connect(self._show_no_backup)
        if desk.file.read_only:
            self.rail.show_status("Open for reading only", kept=False)
        else:
            self.rail.show_status("All changes kept")

    @property
    def page(self) -> Page:
        """The page that is seen."""
        return self._pages[self.place]

    def show_page(self, place: int) -> None:
        """Show a page by its place in the table, making it when it is first seen."""
        if place == self.place and self._import is None:
            return
        if self._import is not None:
            self.place = place
            self._waiting.clear()
            self._import.cancel()
            return
        self.leave()
        followed = _has_focus(self.rail) or (self.place in self._pages and _has_focus(self.page))
        if place not in self._pages:
            self._make(place)
        self.place = place
        note("page", PAGES[place].icon)
        self.rail.show_page(place)
        self._stack.setCurrentWidget(self._hosts[place])
        self._freshen()
        if followed:
            self.rail.take_focus()

    def go(self, name: str, key: object = None) -> None:
        """Show a page by its icon's name, and on it the record with a key."""
        self.show_page(page_place(name))
        if key is not None:
            self.page.go_to(key)

    def import_files(self, paths: list[Path]) -> None:
        """Open the import on these files, one after the other, in place of the page.

        Sheets that leads send back go to the action plan instead.
        """
        from smpdesk.importing.lead_sheets import is_lead_sheet

        returned = [path for path in paths if is_lead_sheet(path)]
        if returned:
            self.go("plan", returned)
        self._waiting += [path for path in paths if path not in returned]
        if self._import is None and self._waiting:
            self._open_import(self._waiting.pop(0))

    def import_text(self, text: str) -> None:
        """Open the import on cells that were copied elsewhere, unless one is open already."""
        if self._import is None:
            self._open_import(Path("Pasted cells"), text)

    def _open_import(self, path: Path, pasted: str = "") -> None:
        """Open the import on an extract, which is told how many more wait."""
        from smpdesk.ui.extract.import_view import ImportView

        self.leave()
        self._import = ImportView(self.desk, path, pasted, to_come=len(self._waiting))
        self._import.ended.connect(self._import_ended)
        self._import_host = PageHost(self._import)
        self._stack.addWidget(self._import_host)
        self._stack.setCurrentWidget(self._import_host)
        self.rail.show_page(page_place("data"))

    def _import_ended(self, imported: bool) -> None:
        if self._import is not None:
            self._stack.removeWidget(self._import_host)
            self._import_host.hide()
            self._import_host.deleteLater()
            self._import = None
        if self._waiting:
            self.import_files([])
            return
        place = page_place("data") if imported else self.place
        self.place = -1
        self.show_page(place)

    def leave(self) -> None:
        """Commit what is half-written on the page that is seen."""
        if self.place in self._pages:
            self.page.leave()

    def _make(self, place: int) -> None:
        page = PAGES[place].make(self.desk)
        host = PageHost(page)
        self._stack.addWidget(host)
        self._pages[place] = page
        self._hosts[place] = host
        if self.desk.read_only:
            self._holds[place] = ReadingOnly(page)

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
            if self.place in self._holds:
                self._holds[self.place].hold()

    def _show_backup(self, time: str) -> None:
        self.rail.show_status("All changes kept", f"Backed up {time}" if time else "")

    def _show_no_backup(self, sentence: str) -> None:
        self.rail.show_status("All changes kept", "Not backed up")
        self.desk.say("warning", sentence)

    def _show_name(self) -> None:
        partnership = self.desk.file.partnership()
        self.rail.show_name(partnership.name, "Community safety partnership")


def _has_focus(part: QWidget) -> bool:
    """Whether what has the focus of the window, or had it last, lies in this part of it."""
    focused: QWidget | None = part.window().focusWidget()
    return focused is not None and part.isAncestorOf(focused)


def page_place(name: str) -> int:
    """The place of a page in the table, by the name of its icon."""
    return next(place for place, page in enumerate(PAGES) if page.icon == name)
