"""Who gave the figures that are typed: asked once, kept with each of them."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from smpdesk.importing.storing.typed import Source
from smpdesk.ui.widgets.buttons import button
from smpdesk.ui.widgets.fields import DateField, TextField
from smpdesk.ui.widgets.form import Form
from smpdesk.ui.widgets.reading_only import changes_file
from smpdesk.ui.widgets.sheet import Sheet


class SourceDialog(Sheet):
    """``told`` is the source that was given; without one nothing can be kept.

    ``about`` says which figure it is about, ``done`` what the strong button is called.
    """

    def __init__(
        self,
        about: str,
        today: str,
        parent: QWidget,
        told: Source | None = None,
        done: str = "Keep",
    ) -> None:
        super().__init__("Where is this figure from?", parent, wide=440)
        self.say(about)
        self.form = Form()
        told = told or Source("", today)
        self.source = self.form.row(
            "Source", TextField(told.source, "Community safety unit, by telephone")
        )
        self.date = self.form.row("Date of the source", DateField(told.date))
        self.note = self.form.row("Note", TextField(told.note, "What one should know of it"))
        self.column.addWidget(self.form)
        self.say(
            "It is kept with this figure and with what you type next, until you change it.", "muted"
        )
        self._date = told.date
        self.date.picked.connect(self._set_date)
        self.keep_button = changes_file(button(done, self.accept, "primary"))
        self.keep_button.setDefault(True)
        self.foot(button("Cancel", self.reject), self.keep_button)
        self.source.textChanged.connect(self._allow)
        self._allow(told.source)
        self.source.setFocus()

    @property
    def told(self) -> Source:
        """What was said."""
        self.date.commit()
        return Source(self.source.text().strip(), self._date, self.note.text().strip())

    def _set_date(self, iso: str) -> None:
        self._date = iso

    def _allow(self, text: str) -> None:
        self.keep_button.setEnabled(bool(text.strip()))
