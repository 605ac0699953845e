"""The passages that could tell who somebody is, each with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smpdesk.analysis.identifying import Clue, in_words
from smpdesk.ui.look import theme
from smpdesk.ui.widgets.record_model import Column
from smpdesk.ui.widgets.record_table import RecordTable
from smpdesk.ui.widgets.words import divider, words


@dataclass(frozen=True)
class Found:
    """A clue and the field that it stands in."""

    field: str
    clue: Clue


class ClueList(QWidget):
    """Enter or a double click goes to the passage: ``wanted`` says which."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().px(8))
        column.addWidget(divider())
        column.addWidget(words("What could tell who somebody is", "heading"))
        self._said = words("", "muted", wrap=True)
        column.addWidget(self._said)
        self.table: RecordTable[Found] = RecordTable(
            "Passages that could identify somebody",
            [
                Column("Passage", lambda f: f.clue.words, width=170, bold=True),
                Column("Kind", lambda f: f.clue.kind.capitalize(), width=76),
                Column("Why", lambda f: f.clue.why, stretch=True, tip=lambda f: f.clue.why),
            ],
            lambda f: (f.field, f.clue.start),
        )
        column.addWidget(self.table)
        self.table.opened.connect(self.wanted)

    def show_clues(self, found: Sequence[Found]) -> None:
        """List the passages found."""
        self._said.setText(in_words([each.clue for each in found]))
        self.table.show_records(found)
        self.table.setVisible(bool(found))
        hint = self.table.sizeHint().height()
        self.table.setFixedHeight(hint)
