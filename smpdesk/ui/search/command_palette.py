"""Search or jump to: type a few letters, press Enter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from smpdesk.ui.look import icons, theme
from smpdesk.ui.widgets.popup import Popup

SHOWN_MOST = 60


@dataclass(frozen=True)
class Entry:
    """Something to jump to: what it is, its name, and what going there does.

    ``words`` are those of a text in which something was found; a ``heading`` leads nowhere.
    """

    what: str
    name: str
    go: Callable[[], object]
    icon: str = ""
    also: str = ""
    words: str = ""
    heading: bool = False


def rank(query: str, name: str) -> int | None:
    """How well a name fits what was typed (less is better), or None when it does not.

    Every word typed must begin a word of the name, or at least occur in it.
    """
    low = name.casefold()
    joined = low.replace("-", "")
    starts = low.replace("(", " ").replace("-", " ").split()
    total = 0
    for part in query.casefold().split():
        if low.startswith(part):
            continue
        if any(word.startswith(part) for word in starts):
            total += 1
        elif part in low or part in joined:
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
            if entry.heading:
                return entry.name
            return f"{entry.name}   ·   {entry.what}" + (f"\n{entry.words}" if entry.words else "")
        if role == Qt.ItemDataRole.FontRole and entry.heading:
            font = QFont()
            font.setBold(True)
            return font
        if role == Qt.ItemDataRole.DecorationRole and entry.icon:
            return icons.icon(entry.icon)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (entry.name, entry.what, entry.words) if part)
        return None

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """Headings can't be chosen."""
        if self.entries[index.row()].heading:
            return Qt.ItemFlag.NoItemFlags | Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)


class _Lines(QStyledItemDelegate):
    """Entries no wider than the list, so that long ones end in dots."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """As high as the entry needs, as wide as the list."""
        needed = super().sizeHint(option, index)
        view = self.parent()
        assert isinstance(view, QListView)
        return QSize(view.viewport().width(), needed.height())


class CommandPalette(Popup):
    """A field and the entries that fit; Enter goes to the one marked, Escape away."""

    wide, high = 620, 420

    def __init__(self, entries: Sequence[Entry], parent: QWidget) -> None:
        asks = "A page, a measure, a theme, a command, or words of any text…"
        super().__init__("Search or jump to", asks, parent)
        self._all = list(entries)
        self._texts: Callable[[str], list[Entry]] = lambda _: []
        worn = theme.current()
        self.found = QListView()
        self.found.setAccessibleName("What was found")
        self.found.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.found.setWordWrap(False)
        self.found.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.found.setItemDelegate(_Lines(self.found))
        self.found.setIconSize(QSize(worn.px(18), worn.px(18)))
        self._model = _Entries()
        self.found.setModel(self._model)
        self.column.addWidget(self.found, 1)
        self.field.textChanged.connect(self._search)
        self.found.clicked.connect(lambda _: self.pick())
        self._search("")

    def search_texts(self, find: Callable[[str], list[Entry]]) -> None:
        """Offer also what ``find`` gives for a query, below the names that fit."""
        self._texts = find
        self._search(self.field.text())

    def _search(self, query: str) -> None:
        found = [*best(query, self._all), *self._texts(query)]
        nothing = Entry("", "Nothing is called so, and no text has these words.", str, heading=True)
        self._model.show_entries(found or [nothing])
        self._mark(0, 1)

    def _mark(self, row: int, step: int) -> None:
        """Mark the entry of a row, or the next one in the direction of the step."""
        entries = self._model.entries
        while 0 <= row < len(entries) and entries[row].heading:
            row += step
        if 0 <= row < len(entries):
            self.found.setCurrentIndex(self._model.index(row, 0))

    def walk(self, step: int) -> None:
        """Mark the entry so many places further down, or up."""
        row = self.found.currentIndex().row() + step
        self._mark(min(max(0, row), len(self._model.entries) - 1), 1 if step > 0 else -1)

    def pick(self) -> None:
        """Go to the entry that is marked."""
        index = self.found.currentIndex()
        if index.isValid() and not self._model.entries[index.row()].heading:
            entry = self._model.entries[index.row()]
            self.accept()
            entry.go()
