"""The sections as a tree under their papers: walked, moved, added to by keyboard."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from smpdesk.models.outline import Branch, Way, by_paper
from smpdesk.models.records import Section
from smpdesk.ui.look import theme
from smpdesk.ui.widgets.record_model import Index
from smpdesk.ui.widgets.signs import Kind, Shape, paint_sign

_ID = Qt.ItemDataRole.UserRole
_SIGN = Qt.ItemDataRole.UserRole + 1
_SAID = {"restricted": "restricted", "empty": "no text yet", "comment": "open comment"}
_SHAPES: dict[str, tuple[Shape, Kind]] = {
    "restricted": ("diamond", "changed"),
    "empty": ("ring", "normal"),
    "comment": ("bang", "warn"),
}


class SectionTree(QTreeView):
    """Shows sections; ``picked`` says the id of the one moved to, ``opened`` that Enter was hit.

    ``move_wanted`` says a way to move it, ``removal_wanted`` that Delete was pressed on it.
    """

    picked = Signal(int)
    opened = Signal(int)
    move_wanted = Signal(str)
    removal_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._tree = QStandardItemModel()
        self._quiet = False
        self.setModel(self._tree)
        self.setAccessibleName("Sections")
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self.setItemDelegate(_Rows(self))
        self.setIndentation(theme.current().px(14))
        self.setRootIsDecorated(False)
        self.setExpandsOnDoubleClick(False)
        self.selectionModel().currentChanged.connect(self._say)

    def show_sections(self, sections: Sequence[Section], commented: set[int]) -> None:
        """Show other sections; those in ``commented`` have an open comment."""
        kept = self.current_id()
        self._quiet = True
        self._tree.clear()
        for paper, trees in by_paper(sections):
            group = QStandardItem(paper)
            group.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self._tree.appendRow(group)
            for tree in trees:
                self._add(group, tree, commented)
        self.expandAll()
        if kept:
            self.pick(kept)
        self._quiet = False

    def current_id(self) -> int:
        """The id of the current section, 0 for none."""
        return int(self.currentIndex().data(_ID) or 0)

    def pick(self, section_id: int) -> bool:
        """Move to a section; False when it isn't there."""
        found = self._tree.match(
            self._tree.index(0, 0), _ID, section_id, 1,
            Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive,
        )  # fmt: skip
        if found:
            select = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(found[0], select)
            self.scrollTo(found[0])
        return bool(found)

    def ids(self) -> list[int]:
        """The ids of the sections from top to bottom."""
        found: list[int] = []
        index = self._tree.index(0, 0)
        while index.isValid():
            if section := int(index.data(_ID) or 0):
                found.append(section)
            index = self.indexBelow(index)
        return found

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, remove or open a section by key."""
        ways: dict[Qt.Key, Way] = {
            Qt.Key.Key_Up: "up",
            Qt.Key.Key_Down: "down",
            Qt.Key.Key_Right: "in",
            Qt.Key.Key_Left: "out",
        }
        with_alt = event.modifiers() == (
            Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
        )
        key = Qt.Key(event.key())
        if with_alt and key in ways:
            self.move_wanted.emit(ways[key])
        elif key == Qt.Key.Key_Delete and self.current_id():
            self.removal_wanted.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current_id():
            self.opened.emit(self.current_id())
        else:
            super().keyPressEvent(event)

    def _add(self, parent: QStandardItem, tree: Branch, commented: set[int]) -> None:
        section = tree.section
        item = QStandardItem(section.heading)
        signs = [
            *(["restricted"] if section.edition == "restricted" else []),
            *(["comment"] if section.id in commented else []),
            *(["empty"] if not section.text.strip() else []),
        ]
        item.setData(section.id, _ID)
        item.setData(signs, _SIGN)
        said = ", ".join([section.heading, *(_SAID[sign] for sign in signs)])
        item.setData(said, Qt.ItemDataRole.AccessibleTextRole)
        item.setToolTip(said)
        parent.appendRow(item)
        for below in tree.below:
            self._add(item, below, commented)

    def _say(self, index: QModelIndex, _: QModelIndex) -> None:
        if not self._quiet and index.data(_ID):
            self.picked.emit(int(index.data(_ID)))


class _Rows(QStyledItemDelegate):
    """Paints papers as quiet headings, and sections with their signs at the right."""

    def __init__(self, tree: SectionTree) -> None:
        super().__init__(tree)
        self._tree = tree

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row."""
        worn = theme.current()
        box: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        section = bool(index.data(_ID))
        font = QFont(option.font)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(worn.colour("accentbg"))
            painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), worn.px(6), worn.px(6))
            if self._tree.hasFocus():
                painter.setPen(worn.colour("focus"))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), worn.px(6), worn.px(6))
        right = box.right() - worn.px(8)
        for sign in index.data(_SIGN) or []:
            shape, ink = _SHAPES[sign]
            side = worn.px(9)
            place = QRectF(right - side, box.center().y() - side / 2 + 0.5, side, side)
            paint_sign(painter, shape, place, worn.colour(ink))
            right -= side + worn.px(6)
        font.setWeight(QFont.Weight.DemiBold if chosen or not section else QFont.Weight.Normal)
        if not section:
            font.setPixelSize(worn.size("small"))
        painter.setFont(font)
        painter.setPen(worn.colour("accent" if chosen else "text" if section else "muted"))
        left = box.left() + worn.px(8 if section else 2)
        words = QRect(left, box.top(), right - left, box.height())
        cut = painter.fontMetrics().elidedText(
            str(index.data() or ""), Qt.TextElideMode.ElideRight, words.width()
        )
        down = Qt.AlignmentFlag.AlignVCenter if section else Qt.AlignmentFlag.AlignBottom
        painter.drawText(words.adjusted(0, 0, 0, 0 if section else -worn.px(4)), down, cut)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The height of a row."""
        return QSize(0, theme.current().px(30))
