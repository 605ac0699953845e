"""The measures as a tree: collections, measures, their parts; with a search field."""

from __future__ import annotations

from collections import defaultdict

from PySide6.QtCore import QModelIndex, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QTreeView, QVBoxLayout, QWidget

from smpdesk.models.records import Measure
from smpdesk.ui import theme
from smpdesk.ui.widgets.fields import TextField

_ID = Qt.ItemDataRole.UserRole


class MeasureTree(QWidget):
    """``picked`` says the id of the measure that the user went to."""

    picked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.search_field = TextField(placeholder="Find a measure")
        self.search_field.setAccessibleName("Find a measure")
        self._model = QStandardItemModel()
        self._shown = QSortFilterProxyModel()
        self._shown.setRecursiveFilteringEnabled(True)
        self._shown.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._shown.setSourceModel(self._model)
        self.tree = QTreeView()
        self.tree.setAccessibleName("Measures")
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

    @property
    def current(self) -> int:
        """The id of the current measure, or 0."""
        return int(self.tree.currentIndex().data(_ID) or 0)

    def show_measures(self, measures: list[Measure]) -> None:
        """Show these measures; the place of the user is kept."""
        kept = self.current
        self.tree.selectionModel().blockSignals(True)
        self._model.clear()
        by_parent: defaultdict[int, list[Measure]] = defaultdict(list)
        ids = {measure.id for measure in measures}
        for measure in measures:
            by_parent[measure.parent if measure.parent in ids else 0].append(measure)
        collections: dict[str, QStandardItem] = {}
        several = len({measure.collection for measure in by_parent[0]}) > 1
        for measure in by_parent[0]:
            home = self._model.invisibleRootItem()
            if several:
                name = measure.collection or "Other measures"
                if name not in collections:
                    collections[name] = _item(name, 0)
                    home.appendRow(collections[name])
                home = collections[name]
            _append(home, measure, by_parent)
        self.tree.expandAll()
        self.tree.setRootIsDecorated(several or len(by_parent) > 1)
        self.tree.selectionModel().blockSignals(False)
        self.pick(kept or (measures[0].id if measures else 0))

    def pick(self, measure: int) -> None:
        """Go to a measure."""
        start = self._shown.index(0, 0)
        flags = Qt.MatchFlag.MatchRecursive | Qt.MatchFlag.MatchExactly
        found = self._shown.match(start, _ID, measure, 1, flags)
        if found:
            self.tree.setCurrentIndex(found[0])

    def _filter(self, text: str) -> None:
        self._shown.setFilterFixedString(text)
        self.tree.expandAll()

    def _say(self, index: QModelIndex) -> None:
        measure = int(index.data(_ID) or 0)
        if measure:
            self.picked.emit(measure)


def _item(text: str, measure: int) -> QStandardItem:
    item = QStandardItem(text)
    item.setEditable(False)
    item.setData(measure, _ID)
    item.setToolTip(text)
    if not measure:
        item.setSelectable(False)
        font = item.font()
        font.setWeight(font.Weight.DemiBold)
        item.setFont(font)
    return item


def _append(
    home: QStandardItem, measure: Measure, by_parent: defaultdict[int, list[Measure]]
) -> None:
    item = _item(measure.name, measure.id)
    home.appendRow(item)
    for part in by_parent.get(measure.id, ()):
        _append(item, part, by_parent)
