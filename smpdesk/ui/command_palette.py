"""Search or jump to: type a few letters, press Enter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QLineEdit, QListView, QVBoxLayout, QWidget

from smpdesk.ui import icons, theme

SHOWN_MOST = 60


@dataclass(frozen=True)
class Entry:
    """Something to jump to: what it is, its name, and what going there does."""

    what: str
    name: str
    go: Callable[[], object]
    icon: str = ""
    also: str = ""


def rank(query: str, name: str) -> int | None:
    """How well a name fits what was typed (less is better), or None when it does not.

    Every word typed must begin a word of the name, or at least occur in it.
    """
    low = name.casefold()
    starts = low.replace("(", " ").replace("-", " ").split()
    total = 0
    for part in query.casefold().split():
        if low.startswith(part):
            continue
        if any(word.startswith(part) for word in starts):
            total += 1
        elif part in low:
            total += 4
        else:
            return None
    return total * 1000 + len(name)


def best(query: str, entries: Sequence[Entry]) -> list[Entry]:
    """The entries that fit, best first; all of them, as they are, for an empty query."""
    if not query.strip():
        return list(entries[:SHOWN_MOST])
    ranked = [(rank(query, f"{e.name} {e.also}"), e) for e in entries]
    fitting = sorted(((r, e) for r, e in ranked if r is not None), key=lambda pair: pair[0])
    return [entry for _, entry in fitting[:SHOWN_MOST]]


class _Entries(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.entries: list[Entry] = []

    def show_entries(self, entries: list[Entry]) -> None:
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        """How many rows there are."""
        return len(self.entries)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """What a cell says in a role."""
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{entry.name}   ·   {entry.what}"
        if role == Qt.ItemDataRole.DecorationRole and entry.icon:
            return icons.icon(entry.icon)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{entry.name}, {entry.what}"
        return None


class CommandPalette(QDialog):
    """A field and the entries that fit; Enter goes to the one marked, Escape away."""

    def __init__(self, entries: Sequence[Entry], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setWindowTitle("Search or jump to")
        self._all = list(entries)
        worn = theme.current()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame = QFrame()
        frame.setObjectName("Palette")
        outer.addWidget(frame)
        column = QVBoxLayout(frame)
        column.setContentsMargins(worn.px(4), worn.px(4), worn.px(4), worn.px(4))
        self.field = QLineEdit()
        self.field.setPlaceholderText("A page, a measure, an area, a theme, an action…")
        self.field.setAccessibleName("Search or jump to")
        self.found = QListView()
        self.found.setAccessibleName("What was found")
        self.found.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.found.setUniformItemSizes(True)
        self._model = _Entries()
        self.found.setModel(self._model)
        column.addWidget(self.field)
        column.addWidget(self.found, 1)
        self.field.textChanged.connect(self._search)
        self.field.returnPressed.connect(self._go)
        self.found.clicked.connect(lambda _: self._go())
        self.field.installEventFilter(self)
        self._search("")
        self._place(parent)

    def _place(self, window: QWidget) -> None:
        worn = theme.current()
        wide = min(worn.px(620), window.width() - worn.px(40))
        high = min(worn.px(420), window.height() - worn.px(80))
        self.resize(wide, high)
        corner = window.mapToGlobal(window.rect().topLeft())
        self.move(corner.x() + (window.width() - wide) // 2, corner.y() + worn.px(70))
        self.field.setFocus()

    def _search(self, query: str) -> None:
        self._model.show_entries(best(query, self._all))
        if self._model.entries:
            self.found.setCurrentIndex(self._model.index(0, 0))

    def _go(self) -> None:
        index = self.found.currentIndex()
        if index.isValid():
            entry = self._model.entries[index.row()]
            self.accept()
            entry.go()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Let the arrow keys move in the list while one types."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {
                Qt.Key.Key_Down: 1,
                Qt.Key.Key_Up: -1,
                Qt.Key.Key_PageDown: 8,
                Qt.Key.Key_PageUp: -8,
            }.get(Qt.Key(event.key()))
            if step is not None:
                row = self.found.currentIndex().row() + step
                row = min(max(0, row), len(self._model.entries) - 1)
                self.found.setCurrentIndex(self._model.index(row, 0))
                return True
        return False
