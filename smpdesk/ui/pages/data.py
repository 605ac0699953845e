"""Data: the figures and where they came from, the areas they are of, what imports remember."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from smpdesk.models.figures.brought import Brought
from smpdesk.models.past.history import Edited
from smpdesk.models.records import Area, Extract, Measure
from smpdesk.ui.data.areas_part import AreasPart
from smpdesk.ui.data.extracts_part import ExtractsPart
from smpdesk.ui.data.figure_grid import Place
from smpdesk.ui.data.figures_part import FiguresPart
from smpdesk.ui.data.list_part import ListPart
from smpdesk.ui.data.memory_part import MemoryPart
from smpdesk.ui.desk import Desk
from smpdesk.ui.page import Page
from smpdesk.ui.parts import PartsPage
from smpdesk.ui.widgets.buttons import button
from smpdesk.ui.widgets.reading_only import changes_file


class DataPage(PartsPage):
    """Figures as a grid or a list, areas, extracts, and the importer's memory."""

    title = "Data"
    icon = "data"
    shortcut = "Ctrl+2"
    parts_name = "View"

    parts: ClassVar[Mapping[str, type[Page]]] = {
        "figures": FiguresPart,
        "list": ListPart,
        "areas": AreasPart,
        "extracts": ExtractsPart,
        "memory": MemoryPart,
    }

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.chart_button = button("Chart", self._chart, icon="charts", tip="Draw its chart")
        self.import_button = changes_file(
            button("Import extracts…", desk.import_wanted.emit, "primary", "import")
        )
        self.tools.addWidget(self.chart_button)
        self.tools.addWidget(self.import_button)
        paste = QShortcut(QKeySequence.StandardKey.Paste, self)
        paste.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        paste.activated.connect(desk.paste_wanted)

    @property
    def figures(self) -> FiguresPart:
        """The part with the grid of figures."""
        part = self.part_at("figures")
        assert isinstance(part, FiguresPart)
        return part

    def part_made(self, part: Page) -> None:
        """Let the extracts show their figures in the list."""
        if isinstance(part, ExtractsPart):
            part.figures_wanted.connect(self._list_figures)

    def refresh(self, edited: Edited | None = None) -> None:
        """Read anew what is seen."""
        super().refresh(edited)
        extracts = self.desk.file.all(Extract)
        counted = f"{_count(self.desk.file.all(Measure), 'measure')} from "
        self.view.setToolTip(counted + _count(extracts, "extract"))
        self.import_button.setVisible(bool(extracts) and self.view.key != "areas")
        self.chart_button.setVisible(bool(extracts) and self.view.key == "figures")

    def go_to(self, key: object) -> None:
        """Show a part by its key, a measure, an area, an extract, or what imports brought."""
        if isinstance(key, Brought):
            self._show_brought(key)
            return
        homes = {Measure: "figures", Area: "areas", Extract: "extracts"}
        home = homes.get(type(key)) if not isinstance(key, str) else None
        if home is None:
            super().go_to(key)
            return
        self.show_part(home)
        self.part.go_to(key)

    def _show_brought(self, brought: Brought) -> None:
        """Go to the first figure that imports brought; without one, to the extract itself."""
        file = self.desk.file
        if brought.first is None:
            self.go_to(file.first(Extract, id=max(brought.extracts)) or "extracts")
            return
        measure, area, period = brought.first
        self.show_part("figures")
        self.part.go_to(Place(file.get(Measure, measure), area, "", period))

    def _list_figures(self, extract: Extract) -> None:
        self.show_part("list")
        self.part.go_to(extract)

    def _chart(self) -> None:
        if (measure := self.figures.measure) is not None:
            self.desk.go("charts", measure)


def _count(things: Sequence[object], word: str) -> str:
    return f"1 {word}" if len(things) == 1 else f"{len(things)} {word}s"
