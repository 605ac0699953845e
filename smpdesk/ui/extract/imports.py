"""The extracts that are to be imported, looked at one after the other in place of the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from smpdesk.ui.desk import Desk
from smpdesk.ui.extract.imported import Imported, Looked
from smpdesk.ui.window.page_host import PageHost

if TYPE_CHECKING:
    from smpdesk.ui.extract.import_view import ImportView


@dataclass(frozen=True)
class Pending:
    """Imports under way: the one looked at, what waits, and what came already."""

    looked: Looked
    waiting: tuple[Looked, ...]
    imported: tuple[Imported, ...]


class Imports(QObject):
    """Opens one import after the other.

    ``opened`` hands over what is to be shown for one, ``closed`` the same when it is over;
    ``ended`` says that none is left, and what came of them all (a list of ``Imported``).
    """

    opened = Signal(object)
    closed = Signal(object)
    ended = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.host: PageHost | None = None
        self.view: ImportView | None = None
        self._waiting: list[Looked] = []
        self._imported: list[Imported] = []

    def add(self, *extracts: Looked) -> None:
        """Look at these too, after those that wait already."""
        self._waiting += extracts
        if self.view is None and self._waiting:
            self._open(self._waiting.pop(0))
        elif self.view is not None:
            self.view.say_to_come(len(self._waiting))
            self.opened.emit(self.host)

    def pending(self) -> Pending | None:
        """What is under way, to go on with in a workspace made anew; None when nothing is."""
        if self.view is None:
            return None
        return Pending(self.view.looked, tuple(self._waiting), tuple(self._imported))

    def go_on(self, pending: Pending) -> None:
        """Go on with what was under way."""
        self._waiting, self._imported = list(pending.waiting), list(pending.imported)
        self._open(pending.looked)

    def _open(self, looked: Looked) -> None:
        from smpdesk.ui.extract.import_view import ImportView

        self.view = ImportView(self._desk, looked, to_come=len(self._waiting))
        self.view.ended.connect(self._over)
        self.view.left.connect(self._waiting.clear)
        self.host = PageHost(self.view)
        self.opened.emit(self.host)

    def _over(self, imported: Imported | None) -> None:
        if imported is not None:
            self._imported.append(imported)
        self.closed.emit(self.host)
        self.host = self.view = None
        if self._waiting:
            self._open(self._waiting.pop(0))
        else:
            came, self._imported = self._imported, []
            self.ended.emit(came)
