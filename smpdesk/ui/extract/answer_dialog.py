"""One question that is answered in words."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from smpdesk.ui.widgets.buttons import button
from smpdesk.ui.widgets.fields import TextField
from smpdesk.ui.widgets.form import Form
from smpdesk.ui.widgets.sheet import Sheet


class AnswerDialog(Sheet):
    """``answer`` is what was written; nothing can't be said."""

    def __init__(self, title: str, asks: str, parent: QWidget) -> None:
        super().__init__(title, parent, wide=400)
        form = Form()
        self.field = form.row(asks, TextField())
        self.column.addWidget(form)
        self.done_button = button("Use it", self.accept, "primary")
        self.done_button.setDefault(True)
        self.done_button.setEnabled(False)
        self.foot(button("Cancel", self.reject), self.done_button)
        self.field.textChanged.connect(lambda text: self.done_button.setEnabled(bool(text.strip())))
        self.field.setFocus()

    @property
    def answer(self) -> str:
        """What was written."""
        return self.field.text().strip()
