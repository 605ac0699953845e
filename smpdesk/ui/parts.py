"""A page of several parts, one seen at a time and chosen at its head."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Generic, TypeVar

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from smpdesk.models.past.history import Edited
from smpdesk.models.records import Record
from smpdesk.ui.desk import Desk
from smpdesk.ui.look import theme
from smpdesk.ui.page import Page
from smpdesk.ui.record_page import RecordPage
from smpdesk.ui.widgets.fields import Choice
from smpdesk.ui.widgets.segmented import Segmented
from smpdesk.ui.widgets.tab_order import in_layout_order

R = TypeVar("R", bound=Record)


class RecordPart(RecordPage[R], Generic[R]):
    """A page of records that is a part of another page, which shows its tools."""

    def fill_head(self) -> None:
        """Put the tools where the page that holds this part finds them."""
        self.bar = QWidget()
        row = QHBoxLayout(self.bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.current().px(10))
        row.addWidget(self.remove_button)
        row.addWidget(self.new_button)
        self.nest()


class Stack(QStackedWidget):
    """Asks for no more room than the part that is seen."""

    def minimumSizeHint(self) -> QSize:
        """The least size of the part that is seen."""
        seen = self.currentWidget()
        return seen.minimumSizeHint() if seen else QSize()

    def sizeHint(self) -> QSize:
        """The size that the part that is seen would like."""
        seen = self.currentWidget()
        return seen.sizeHint() if seen else QSize()


@dataclass(frozen=True)
class SeenPart:
    """The part that is seen, by its key, and what it shows."""

    part: str
    shows: object


class PartsPage(Page):
    """Shows its parts under the words by which they are chosen, each made when first seen."""

    parts_name: ClassVar[str]
    """What is chosen, for a screen reader."""
    parts: ClassVar[Mapping[str, type[Page]]]
    """The parts by a short key, in the order in which they are offered."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._made: dict[str, Page] = {}
        names = [(key, part.title) for key, part in self.parts.items()]
        self.view = Segmented(self.parts_name, names)
        self.narrow_view = Choice(names, self.view.key, wide=190)
        self.narrow_view.setAccessibleName(self.parts_name)
        self.narrow_view.hide()
        self._bars, self._stack = QHBoxLayout(), Stack()
        self.tools.addLayout(self._bars)
        self.head.addWidget(self.view)
        self.head.addWidget(self.narrow_view)
        self.body.addWidget(self._stack, 1)
        self.view.chosen.connect(self.show_part)
        self.narrow_view.chosen.connect(self.show_part)

    @property
    def part(self) -> Page:
        """The part that is seen."""
        return self.part_at(self.view.key)

    def part_at(self, key: str) -> Page:
        """A part by its key, made when it is first asked for."""
        if key not in self._made:
            part = self._made[key] = self.parts[key](self.desk)
            self._stack.addWidget(part)
            if isinstance(part, RecordPart):
                part.bar.hide()
                self._bars.addWidget(part.bar)
            self.part_made(part)
        return self._made[key]

    def part_made(self, part: Page) -> None:
        """A part was made; a page that listens to its parts connects them here."""

    def show_part(self, key: str) -> None:
        """Show another part."""
        self.leave()
        self.desk.move_on()
        self.view.show_key(key)
        self.narrow_view.show_key(key)
        if key in self._made and self._stack.currentWidget() is self._made[key]:
            return
        self.refresh()
        self.fit_head()

    def _seat(self) -> None:
        """Put the part that is seen, and its tools, before the others."""
        part = self.part
        self._stack.setCurrentWidget(part)
        self._stack.updateGeometry()
        for each in self._made.values():
            if isinstance(each, RecordPart):
                each.bar.setVisible(each is part)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offer the parts as a list to open where there is no room for them side by side."""
        self.show_views(not (self.view.isHidden() and self.narrow_view.isHidden()))
        super().resizeEvent(event)

    def show_views(self, shown: bool) -> None:
        """Offer the parts side by side or as a list, as there is room, or not at all."""
        room = self.width() - theme.current().px(60) - self.heading.sizeHint().width()
        fits = self.view.sizeHint().width() <= room
        self.view.setVisible(shown and fits)
        self.narrow_view.setVisible(shown and not fits)

    def minimumSizeHint(self) -> QSize:
        """The least size it can do with, its parts offered as a list to open."""
        least = super().minimumSizeHint()
        tools, body = (part.minimumSize().width() for part in (self.tools, self.body))
        head = self.heading.minimumSizeHint().width() + self.narrow_view.minimumSizeHint().width()
        return QSize(max(tools, body, head) + self.margins(), least.height())

    def refresh(self, edited: Edited | None = None) -> None:
        """Read anew what is seen; the other parts are read when they are chosen."""
        self._seat()
        self.part.refresh(edited)
        in_layout_order(self)

    def go_to(self, key: object) -> None:
        """Show a part by its key, or the part of a kind of record and there the record."""
        if isinstance(key, SeenPart):
            self.show_part(key.part)
            if key.shows is not None:
                self.part.go_to(key.shows)
            return
        if isinstance(key, str):
            self.show_part(key)
            return
        for name, part in self.parts.items():
            if issubclass(part, RecordPart) and isinstance(key, part.kind):
                self.show_part(name)
                self.part.go_to(key)
                return

    def seen(self) -> object:
        """The part that is seen, and what it shows."""
        return SeenPart(self.view.key, self.part.seen())

    def leave(self) -> None:
        """Commit what is half-written."""
        for part in self._made.values():
            part.leave()
