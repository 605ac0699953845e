"""Data: the figures of each measure, and the extracts they came from."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QSplitter, QStackedWidget

from smpdesk.models.history import Edited
from smpdesk.models.records import Extract, Measure
from smpdesk.ui import theme
from smpdesk.ui.desk import Desk
from smpdesk.ui.page import Page
from smpdesk.ui.pages.extracts_view import ExtractsView
from smpdesk.ui.pages.figure_grid import FigureGrid
from smpdesk.ui.pages.measure_tree import MeasureTree
from smpdesk.ui.widgets.buttons import button
from smpdesk.ui.widgets.card import Card
from smpdesk.ui.widgets.empty import EmptyState
from smpdesk.ui.widgets.segmented import Segmented
from smpdesk.ui.widgets.words import words


class DataPage(Page):
    """Figures by measure, or extracts; both empty until something is imported."""

    title = "Data"
    icon = "data"
    shortcut = "Ctrl+2"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.about = words("", "muted")
        self.head.addWidget(self.about)
        views = [("figures", "Figures"), ("extracts", "Extracts")]
        self.view = Segmented("View", views)
        self.chart_button = button("Chart", self._chart, icon="charts", tip="Draw its chart")
        self.import_button = button(
            "Import extracts…", desk.import_wanted.emit, "primary", "import"
        )
        for tool in (self.view, self.chart_button, self.import_button):
            self.tools.addWidget(tool)
        self.tree, self.grid = MeasureTree(), FigureGrid()
        self.extracts = ExtractsView(desk)
        self.empty = EmptyState(self.icon)
        self.empty.say(
            "Drop a spreadsheet here",
            "An extract from the police, the council or a partner: Excel, CSV or a police.uk "
            "download. You will see what was understood before anything is kept.",
            "Import extracts…",
            desk.import_wanted.emit,
        )
        empty_card = Card()
        empty_card.add(self.empty, 1)
        self._stack = QStackedWidget()
        for part in (self._figures(), self.extracts, empty_card):
            self._stack.addWidget(part)
        self.body.addWidget(self._stack, 1)
        paste = QShortcut(QKeySequence.StandardKey.Paste, self)
        paste.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        paste.activated.connect(desk.paste_wanted)
        self.view.chosen.connect(lambda _: self._show_view())
        self.tree.picked.connect(self._show_measure)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the measures above their figures where there is no room beside them."""
        super().resizeEvent(event)
        narrow = self.width() < theme.current().px(760)
        ways = Qt.Orientation
        self._sides.setOrientation(ways.Vertical if narrow else ways.Horizontal)

    def _figures(self) -> QSplitter:
        worn = theme.current()
        sides = self._sides = QSplitter(Qt.Orientation.Horizontal)
        sides.setHandleWidth(worn.size("gap"))
        sides.setChildrenCollapsible(False)
        left, right = Card(padding=10), Card(padding=10)
        left.add(self.tree, 1)
        right.add(self.grid, 1)
        left.setMinimumWidth(worn.px(180))
        left.setMinimumHeight(worn.px(150))
        right.setMinimumHeight(worn.px(220))
        sides.addWidget(left)
        sides.addWidget(right)
        sides.setStretchFactor(0, 0)
        sides.setStretchFactor(1, 1)
        sides.setSizes([worn.px(280), worn.px(800)])
        return sides

    def refresh(self, edited: Edited | None = None) -> None:
        """Read the measures and extracts anew."""
        measures = self.desk.file.all(Measure)
        extracts = self.desk.file.all(Extract)
        self.tree.show_measures(measures)
        self.extracts.refresh()
        if self.tree.current:
            self._show_measure(self.tree.current)
        counted = f"{_count(measures, 'measure')} from {_count(extracts, 'extract')}"
        self.about.setText(counted if measures else "")
        self._show_view()

    def go_to(self, key: object) -> None:
        """Show a measure or an extract."""
        if isinstance(key, Extract):
            self.view.show_key("extracts")
            self.extracts.pick(key.id)
        elif isinstance(key, Measure):
            self.view.show_key("figures")
            self.tree.pick(key.id)
        self._show_view()

    def _show_view(self) -> None:
        there = bool(self.desk.file.all(Extract))
        figures = self.view.key == "figures"
        self.view.setVisible(there)
        self.chart_button.setVisible(there and figures)
        self.import_button.setVisible(there)
        self._stack.setCurrentIndex(2 if not there else 0 if figures else 1)

    def _show_measure(self, measure: int) -> None:
        self.grid.show_measure(self.desk.file, self.desk.file.get(Measure, measure))

    def _chart(self) -> None:
        if self.tree.current:
            self.desk.go("charts", self.desk.file.get(Measure, self.tree.current))


def _count(things: Sequence[object], word: str) -> str:
    return f"1 {word}" if len(things) == 1 else f"{len(things)} {word}s"
