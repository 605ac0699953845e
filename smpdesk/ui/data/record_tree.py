"""Measures by collection, or areas by kind, as a tree with a search field."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QTreeView, QVBoxLayout, QWidget

from smpdesk.models.records import Area, Measure
from smpdesk.ui.look import theme
from smpdesk.ui.widgets.fields import SearchField

_ID = Qt.ItemDataRole.UserRole
_EVERYWHERE = Qt.MatchFlag.MatchRecursive | Qt.MatchFlag.MatchExactly

KIND_WORDS = {
    "force": "Force",
    "county": "County",
    "division": "Division",
    "district": "District",
    "csp": "Community safety partnership",
    "combined": "Combined area",
    "ward": "Ward",
    "lsoa": "LSOA",
    "peer group": "Peer group",
    "location": "Location",
    "elsewhere": "Elsewhere",
}
"""The kinds of areas in an officer's words, from the largest."""


@dataclass(frozen=True)
class Branch:
    """A line of the tree: a record's id, its words, the one above it, and its group."""

    id: int
    text: str
    parent: int
    group: str


class RecordTree(QWidget):
    """``picked`` says the id of the measure or area that the user went to."""

    picked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.search_field = SearchField("Find a measure")
        self._model = QStandardItemModel()
        self._shown = QSortFilterProxyModel()
        self._shown.setRecursiveFilteringEnabled(True)
        self._shown.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._shown.setSourceModel(self._model)
        self._branches: Sequence[Branch] = ()
        self.tree = QTreeView()
        self.tree.setHeaderHidden(True)
        self.tree.setModel(self._shown)
        self.tree.setIndentation(theme.current().px(16))
        self.tree.setUniformRowHeights(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().px(6))
        column.addWidget(self.search_field)
        column.addWidget(self.tree, 1)
        self.search_field.textChanged.connect(self._filter)
        self.tree.selectionModel().currentChanged.connect(self._say)
        self._call("Measures", "Find a measure")

    @property
    def current(self) -> int:
        """The id of the current measure or area, or 0."""
        return int(self.tree.currentIndex().data(_ID) or 0)

    def show_measures(
        self, measures: Sequence[Measure], wanted: int = 0, new: Mapping[int, int] | None = None
    ) -> None:
        """Show these measures; the place of the user is kept unless another is wanted.

        ``new`` says of how many figures of a measure (by id) it is said that they are new.
        """
        self._call("Measures", "Find a measure")
        counted = new or {}
        self._show(
            [
                Branch(
                    m.id,
                    f"{m.name} · {counted[m.id]:,} new" if m.id in counted else m.name,
                    m.parent or 0,
                    m.collection or "Other measures",
                )
                for m in measures
            ],
            wanted,
        )

    def show_areas(self, areas: Sequence[Area], wanted: int = 0) -> None:
        """Show these areas by their kind; the place of the user is kept unless one is wanted."""
        self._call("Areas", "Find an area")
        kinds = list(KIND_WORDS)
        ordered = sorted(areas, key=lambda area: (kinds.index(area.kind), area.name.casefold()))
        self._show([Branch(a.id, a.name, 0, KIND_WORDS[a.kind]) for a in ordered], wanted)

    def _call(self, name: str, search: str) -> None:
        self.tree.setAccessibleName(name)
        self.search_field.look_for(search)

    def _show(self, branches: Sequence[Branch], wanted: int) -> None:
        kept = wanted or self.current
        if branches == self._branches and kept == self.current:
            self.picked.emit(kept)
            return
        self._branches = branches
        self.tree.selectionModel().blockSignals(True)
        self._model.clear()
        by_parent: defaultdict[int, list[Branch]] = defaultdict(list)
        ids = {branch.id for branch in branches}
        for branch in branches:
            by_parent[branch.parent if branch.parent in ids else 0].append(branch)
        groups: dict[str, QStandardItem] = {}
        several = len({branch.group for branch in by_parent[0]}) > 1
        for branch in by_parent[0]:
            home = self._model.invisibleRootItem()
            if several:
                if branch.group not in groups:
                    groups[branch.group] = _item(branch.group, 0)
                    home.appendRow(groups[branch.group])
                home = groups[branch.group]
            _append(home, branch, by_parent)
        self.tree.expandAll()
        self.tree.setRootIsDecorated(several or len(by_parent) > 1)
        self.tree.selectionModel().blockSignals(False)
        self.pick(kept if kept in ids else next((b.id for b in branches), 0))

    def pick(self, record: int) -> None:
        """Go to a measure or area, also where the search had left it out."""
        source = self._model.match(self._model.index(0, 0), _ID, record, 1, _EVERYWHERE)
        if source and not self._shown.mapFromSource(source[0]).isValid():
            self.search_field.clear()
        start = self._shown.index(0, 0)
        found = self._shown.match(start, _ID, record, 1, _EVERYWHERE)
        if found:
            self.tree.setCurrentIndex(found[0])

    def _filter(self, text: str) -> None:
        self._shown.setFilterFixedString(text)
        self.tree.expandAll()

    def _say(self, index: QModelIndex) -> None:
        record = int(index.data(_ID) or 0)
        if record:
            self.picked.emit(record)


def _item(text: str, record: int) -> QStandardItem:
    item = QStandardItem(text)
    item.setEditable(False)
    item.setData(record, _ID)
    item.setToolTip(text)
    if not record:
        item.setSelectable(False)
        font = item.font()
        font.setWeight(font.Weight.DemiBold)
        item.setFont(font)
    return item


def _append(home: QStandardItem, branch: Branch, by_parent: defaultdict[int, list[Branch]]) -> None:
    item = _item(branch.text, branch.id)
    home.appendRow(item)
    for part in by_parent.get(branch.id, ()):
        _append(item, part, by_parent)
