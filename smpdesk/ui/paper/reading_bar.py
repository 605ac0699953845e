"""What stands above the pages: what is beside them, which page, how large, and the search."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from smpdesk.ui.look import theme
from smpdesk.ui.paper.find_bar import FindBar
from smpdesk.ui.paper.page_view import PAGE, STEPS, WIDTH
from smpdesk.ui.widgets.buttons import icon_button
from smpdesk.ui.widgets.fields import Choice, TextField
from smpdesk.ui.widgets.flow import Flow
from smpdesk.ui.widgets.segmented import Segmented
from smpdesk.ui.widgets.words import words

SIDES = [("pages", "Pages"), ("contents", "Contents")]
"""What can be shown beside the page."""
_ZOOMS = [(WIDTH, "Fit width"), (PAGE, "Fit page"), *((str(s), f"{s}%") for s in STEPS)]


class ReadingBar(QWidget):
    """``page_wanted`` says a page (from 0), ``zoom_wanted`` a zoom, ``zoom_stepped`` a step."""

    page_wanted = Signal(int)
    zoom_wanted = Signal(str)
    zoom_stepped = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._pages = 0
        flow = Flow(self)
        flow.setSpacing(theme.current().px(10))
        self.find_bar = FindBar()
        self.side_choice = Segmented("Beside the page", SIDES)
        for widget in (self.side_choice, self._page_part(), self._zoom_part(), self.find_bar):
            flow.addWidget(widget)

    def _page_part(self) -> QWidget:
        worn = theme.current()
        self.page_field = TextField()
        self.page_field.setAccessibleName("Page number")
        self.page_field.setValidator(QIntValidator(1, 9999, self))
        self.page_field.setFixedWidth(worn.px(46))
        self.page_field.committed.connect(self._read)
        self.of = words("of 0", "muted")
        self.back_button = icon_button("left", "Previous page", lambda: self._step(-1))
        self.on_button = icon_button("right", "Next page", lambda: self._step(1))
        return _row(self.back_button, self.page_field, self.of, self.on_button)

    def _zoom_part(self) -> QWidget:
        self.zoom_choice = Choice(_ZOOMS, WIDTH, 108)
        self.zoom_choice.setAccessibleName("Zoom")
        self.zoom_choice.chosen.connect(self.zoom_wanted)
        smaller = icon_button("minus", "Smaller", lambda: self.zoom_stepped.emit(-1))
        larger = icon_button("add", "Larger", lambda: self.zoom_stepped.emit(1))
        return _row(smaller, self.zoom_choice, larger)

    def show_page(self, page: int, of: int) -> None:
        """Show which page (from 0) of how many is seen."""
        self._pages = of
        self.page_field.show_text(str(page + 1) if of else "")
        self.of.setText(f"of {of}")
        self.back_button.setEnabled(page > 0)
        self.on_button.setEnabled(page + 1 < of)
        self.page_field.setEnabled(of > 0)

    def show_zoom(self, zoom: str) -> None:
        """Show the zoom."""
        self.zoom_choice.show_key(zoom)

    def _step(self, by: int) -> None:
        self.page_wanted.emit(int(self.page_field.text() or 1) - 1 + by)

    def _read(self, text: str) -> None:
        if text.isdigit():
            self.page_wanted.emit(min(max(1, int(text)), self._pages) - 1)


def _row(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.current().px(4))
    for widget in widgets:
        row.addWidget(widget)
    return holder
