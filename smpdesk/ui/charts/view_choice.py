"""The choice of a chart view: side by side where there is room, else a list to open."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from smpdesk.ui.widgets.fields import Choice
from smpdesk.ui.widgets.segmented import Segmented


class ViewChoice(QWidget):
    """Choices as (key, words) in one of two forms; ``chosen`` says the key the user picks."""

    chosen = Signal(str)

    def __init__(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.wide = Segmented(name, choices)
        self.narrow = Choice(choices, self.wide.key, wide=170)
        self.narrow.setAccessibleName(name)
        self.narrow.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for form in (self.wide, self.narrow):
            row.addWidget(form)
            form.chosen.connect(self._say)

    @property
    def key(self) -> str:
        """The key of the choice that is on."""
        return self.wide.key

    def show_key(self, key: str) -> None:
        """Turn a choice on without saying so."""
        self.wide.show_key(key)
        self.narrow.show_key(key)

    def fit(self, room: int) -> None:
        """Take the form for which there is room, in pixels."""
        fits = self.wide.sizeHint().width() <= room
        if fits != self.narrow.isHidden():
            return_focus = self.wide.isAncestorOf(self.focusWidget()) or self.narrow.hasFocus()
            self.wide.setVisible(fits)
            self.narrow.setVisible(not fits)
            if return_focus:
                (self.wide if fits else self.narrow).setFocus()

    def minimumSizeHint(self) -> QSize:
        """The least size, as a list to open."""
        return self.narrow.minimumSizeHint()

    def _say(self, key: str) -> None:
        self.show_key(key)
        self.chosen.emit(key)
