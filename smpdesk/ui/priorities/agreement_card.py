"""Whether what was decided and the year's priorities agree, and the way to make it so."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from smpdesk.models.prioritising import Agreement
from smpdesk.ui.widgets.buttons import button
from smpdesk.ui.widgets.card import Card
from smpdesk.ui.widgets.tag import Tag
from smpdesk.ui.widgets.words import words


class AgreementCard(Card):
    """One line; ``wanted`` says that the button was pressed by which themes become priorities."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__(padding=10)
        self.setAccessibleName("Decisions and priorities")
        row = QHBoxLayout()
        self._tag = Tag()
        self._said = words("", wrap=True)
        self.make_button = button("Make them priorities", self.wanted.emit)
        row.addWidget(self._tag)
        row.addWidget(self._said, 1)
        row.addWidget(self.make_button)
        self.add(row)

    def show_agreement(self, found: Agreement, open_: bool) -> None:
        """Say how decisions and priorities agree; ``open_`` says whether the file may change."""
        said = []
        if found.without_priority:
            names = ", ".join(theme.name for theme in found.without_priority)
            said.append(f"Decided, but not among the priorities yet: {names}.")
        if found.no_longer:
            names = ", ".join(priority.name for priority in found.no_longer)
            said.append(f"Among the priorities, though its theme stands otherwise: {names}.")
        self._tag.say("To do" if said else "In step", "warn" if said else "ok")
        agreed = "Every theme decided as a priority is one, and no other."
        self._said.setText(" ".join(said) or agreed)
        self.make_button.setVisible(bool(found.without_priority))
        self.make_button.setEnabled(open_)
