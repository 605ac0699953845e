"""A field for an amount in pounds, written as people write it."""

from __future__ import annotations

import re

from PySide6.QtCore import Signal

from smpdesk.evidence.year.grants import pounds
from smpdesk.ui.widgets.fields import TextField, repolish


def read_pounds(text: str) -> float | None:
    """``£1,250``, ``1250.50`` or ``12k`` in pounds, 0 for nothing; None for what is no amount."""
    plain = re.sub(r"[£,\s]", "", text.strip().lower())
    if not plain:
        return 0.0
    found = re.fullmatch(r"(\d+(?:\.\d{1,2})?)(k?)", plain)
    return float(found[1]) * (1000 if found[2] else 1) if found else None


class MoneyField(TextField):
    """An amount in pounds; ``entered`` says it once it is written and left."""

    entered = Signal(float)

    def __init__(self) -> None:
        super().__init__("", "£0")
        self.committed.connect(self._read)
        self.textEdited.connect(lambda _: self._mark(False))

    def show_pounds(self, amount: float) -> None:
        """Show another amount without entering it; nothing is shown for none."""
        self._mark(False)
        self.show_text(pounds(amount) if amount else "")

    def _read(self, text: str) -> None:
        amount = read_pounds(text)
        self._mark(amount is None)
        if amount is not None:
            self.show_pounds(amount)
            self.entered.emit(amount)

    def _mark(self, wrong: bool) -> None:
        self.setProperty("wrong", wrong)
        said = "This is not an amount. Write it as £1,250 or 1250.50." if wrong else ""
        self.setToolTip(said)
        self.setAccessibleDescription(said)
        repolish(self)
