"""The workspace: rail, header, messages and the pages of one open file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from smpdesk.log import note
from smpdesk.models.figures.brought import together
from smpdesk.models.past.history import Edited
from smpdesk.ui.desk import Desk
from smpdesk.ui.extract.imported import Imported, Looked, in_words, undo
from smpdesk.ui.extract.imports import Imports, Pending
from smpdesk.ui.page import Page
from smpdesk.ui.pages import PAGES
from smpdesk.ui.widgets.reading_only import ReadingOnly
from smpdesk.ui.window.header import Header
from smpdesk.ui.window.page_host import PageHost
from smpdesk.ui.window.rail import Rail
from smpdesk.ui.window.undoing import carry_out
from smpdesk.ui.year.due_count import DueCount


@dataclass(frozen=True)
class Seen:
    """What a workspace shows: a page by its place, what each page shows, imports under way.

    ``focused`` is what the control on the page is called that keys go to, if it is there.
    """

    place: int
    pages: Mapping[int, object] = field(default_factory=dict)
    imports: Pending | None = None
    focused: str = ""


class Workspace(QWidget):
    """Shows one page of the desk's file at a time, each made when it is first seen."""

    find_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._pages: dict[int, Page] = {}
        self._hosts: dict[int, PageHost] = {}
        self._holds: dict[int, ReadingOnly] = {}
        self._again: dict[int, object] = {}
        self.imports = Imports(desk)
        self._import_seen = False
        self._focused: QWidget | None = None
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
        desk.noted.connect(self.rail.note)
        self.header.find_wanted.connect(self.find_wanted)
        desk.changed.connect(self._changed)
        desk.assessment_chosen.connect(self._changed)
        desk.page_wanted.connect(self.go)
        self.imports.opened.connect(self._show_import)
        self.imports.closed.connect(self._put_import_away)
        self.imports.ended.connect(self._imported)
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

    def seen(self) -> Seen:
        """What is shown, for a workspace made anew."""
        pages = {place: page.seen() for place, page in self._pages.items()}
        focused: QWidget | None = self.window().focusWidget()
        name = _called(focused) if focused is not None and _has_focus(self.page) else ""
        return Seen(self.place, self._again | pages, self.imports.pending(), name)

    def show_again(self, seen: Seen) -> None:
        """Show what another workspace showed; the pages not looked at yet do so when they are."""
        self._again = dict(seen.pages)
        self.rail.show_page(seen.place)
        self.rail.take_focus()
        self.show_page(seen.place)
        for control in self.page.findChildren(QWidget) if seen.focused else ():
            if _called(control) == seen.focused and control.isVisibleTo(self):
                control.setFocus()
                break
        if seen.imports is not None:
            self.imports.go_on(seen.imports)

    def keep_seen_only(self) -> None:
        """Let go of the pages that are not seen, as if they had not been looked at in this look.

        To dress them all anew would take longer than a window may stand still.
        """
        for place in [place for place in self._pages if place != self.place]:
            self._again[place] = self._pages.pop(place).seen()
            self._holds.pop(place, None)
            host = self._hosts.pop(place)
            self._stack.removeWidget(host)
            host.deleteLater()
            QCoreApplication.sendPostedEvents(host, QEvent.Type.DeferredDelete)

    def show_page(self, place: int) -> None:
        """Show a page by its place in the table, making it when it is first seen.

        An import under way stands in place of the Data page until it is over.
        """
        if self.imports.host is not None and place == page_place("data"):
            self._show_import(self.imports.host)
        elif place != self.place or self._stack.currentWidget() is not self._hosts[place]:
            self._seat(place)

    def _seat(self, place: int) -> None:
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
        if (shown := self._again.pop(place, None)) is not None:
            self.page.go_to(shown)

    def go(self, name: str, key: object = None) -> None:
        """Show a page by its icon's name, and on it the record with a key."""
        if key is None:
            self.show_page(page_place(name))
            return
        self._seat(page_place(name))
        self.page.go_to(key)

    def import_files(self, paths: list[Path]) -> None:
        """Open the import on these files, one after the other, in place of the page.

        Sheets that leads send back go to the action plan instead.
        """
        from smpdesk.importing.records.lead_sheets import is_lead_sheet

        returned = [path for path in paths if is_lead_sheet(path)]
        if returned:
            self.go("plan", returned)
        self.imports.add(*(Looked(path) for path in paths if path not in returned))

    def import_text(self, text: str) -> None:
        """Open the import on cells that were copied elsewhere."""
        self.imports.add(Looked(Path("Pasted cells"), text))

    def _show_import(self, host: PageHost) -> None:
        self.leave()
        if self._stack.currentWidget() in self._hosts.values():
            self._focused = self.window().focusWidget()
        if self._stack.indexOf(host) < 0:
            self._stack.addWidget(host)
        self._stack.setCurrentWidget(host)
        self.rail.show_page(page_place("data"))
        if self.imports.view is not None:
            self.imports.view.take_focus()

    def _put_import_away(self, host: PageHost) -> None:
        self._import_seen = self._stack.currentWidget() is host
        self._stack.removeWidget(host)
        host.hide()
        host.deleteLater()

    def _imported(self, imported: list[Imported]) -> None:
        """Go to what came in, else back to the page that was seen; one seen meanwhile stays."""
        if not imported:
            self._seat(self.place)
            if self._focused is not None and isValid(self._focused) and self._focused.isVisible():
                self._focused.setFocus()
            return
        self.desk.brought = together(each.brought for each in imported)
        if self._import_seen:
            self.go("data", self.desk.brought)
        self.desk.offer_undo(in_words(imported), lambda: self._take_back(imported))

    def _take_back(self, imported: list[Imported]) -> None:
        many = sum(each.stored.new + each.stored.replaced for each in imported)
        carry_out(self.desk, "Taking the import back", many, lambda: undo(self.desk.file, imported))

    def leave(self) -> None:
        """Commit what is half-written on the page that is seen."""
        self.desk.move_on()
        if self.place in self._pages:
            self.page.leave()

    def _make(self, place: int) -> None:
        page = PAGES[place].make(self.desk)
        host = PageHost(page)
        self._stack.addWidget(host)
        self._pages[place] = page
        self._hosts[place] = host
        if self.desk.read_only:
            self._holds[place] = ReadingOnly(page, self.desk.file.why_read_only)

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


def _called(control: QWidget) -> str:
    """By what a control is known again on a page made anew."""
    return f"{type(control).__name__} {control.accessibleName()}"


def _has_focus(part: QWidget) -> bool:
    """Whether what has the focus of the window, or had it last, lies in this part of it."""
    focused: QWidget | None = part.window().focusWidget()
    return focused is not None and part.isAncestorOf(focused)


def page_place(name: str) -> int:
    """The place of a page in the table, by the name of its icon."""
    return next(place for place, page in enumerate(PAGES) if page.icon == name)
