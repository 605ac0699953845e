"""A page of several views, one of them seen at a time; each is a page in itself."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QWidget

from smpdesk.models.history import Edited
from smpdesk.ui.desk import Desk
from smpdesk.ui.page import Page
from smpdesk.ui.widgets.segmented import Segmented


class ViewsPage(Page):
    """Views are made when first seen, and read the file when they are seen and it has changed.

    ``views`` gives each its key, its words on the switch and its page.
    """

    views: ClassVar[tuple[tuple[str, str, type[Page]], ...]]

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._made: dict[str, Page] = {}
        self._tools: dict[str, QWidget] = {}
        self.switch = Segmented("View", [(key, words) for key, words, _ in self.views])
        self.tools.addWidget(self.switch)
        self.switch.chosen.connect(self.show_view)

    @property
    def view(self) -> Page:
        """The view that is seen."""
        return self._view(self.switch.key)

    def show_view(self, key: str) -> None:
        """Show a view by its key."""
        for other in self._made.values():
            if not other.isHidden():
                other.leave()
        self.switch.show_key(key)
        self._seen(key)

    def viewed(self) -> None:
        """Called when another view has come to be seen."""

    def refresh(self, edited: Edited | None = None) -> None:
        """Read the file anew for the view that is seen; the others wait until they are."""
        for view in self._made.values():
            view.stale = True
        self._seen(self.switch.key, edited)

    def view_for(self, key: object) -> str:
        """The view on which to show a record."""
        raise NotImplementedError

    def go_to(self, key: object) -> None:
        """Show the record asked for on its view."""
        self.show_view(self.view_for(key))
        self.view.go_to(key)

    def leave(self) -> None:
        """Commit what is half-written."""
        self.view.leave()

    def _view(self, key: str) -> Page:
        if key not in self._made:
            kind = next(kind for each, _, kind in self.views if each == key)
            view = kind(self.desk)
            tools = view.nest()
            view.hide()
            tools.hide()
            self._made[key] = view
            self._tools[key] = tools
            self.tools.insertWidget(0, tools)
            self.body.addWidget(view, 1)
        return self._made[key]

    def _seen(self, key: str, edited: Edited | None = None) -> None:
        """Let a view and its tools be seen, and no other."""
        view = self._view(key)
        for each, made in self._made.items():
            made.setVisible(each == key)
            self._tools[each].setVisible(each == key)
        self._freshen(view, edited)
        self.viewed()
        self.fit_head()

    def _freshen(self, view: Page, edited: Edited | None = None) -> None:
        if view.stale:
            view.stale = False
            view.refresh(edited)
