"""Choosing the partnership's area by typing its name."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter

_NONE = "Not now"
_OF_EVERY_ONE = frozenset({"safer", "community", "safety", "partnership", "csp"})
"""Words that partnerships put beside the name of their area."""


@cache
def _areas() -> tuple[tuple[str, str], ...]:
    """Every partnership: its ONS code, and its name with its police force."""
    from smpdesk.importing.records.first_run import home_areas

    return tuple((area.code, f"{area.name}  ({area.about})") for area in home_areas())


class AreaChoice(QComboBox):
    """A list of all partnerships that narrows down while one types; ``code`` is what is chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(20)
        self.addItem(_NONE, "")
        for code, words in _areas():
            self.addItem(words, code)
        completer, field = self.completer(), self.lineEdit()
        assert completer is not None
        assert field is not None
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._own_choice = False
        field.textEdited.connect(self._typed)
        self.activated.connect(self._typed)
        completer.activated.connect(self._typed)

    @property
    def code(self) -> str:
        """The ONS code of the area chosen; empty for none."""
        at = self.findText(self.currentText(), Qt.MatchFlag.MatchFixedString)
        return str(self.itemData(at) or "") if at >= 0 else ""

    def suggest(self, name: str) -> None:
        """Choose the area whose name is the partnership's, until the user chooses one."""
        if self._own_choice:
            return
        places = {self.itemText(at).casefold().split("  (")[0]: at for at in range(1, self.count())}
        wanted = [word for word in name.casefold().split() if word not in _OF_EVERY_ONE]
        self.setCurrentIndex(places.get(" ".join(wanted), 0))

    def _typed(self, _: object = None) -> None:
        self._own_choice = True
