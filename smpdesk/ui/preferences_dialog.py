"""Preferences: theme, text size, the name in the history; and the file's small numbers."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from smpdesk.models.edits import change
from smpdesk.ui import theme
from smpdesk.ui.desk import Desk
from smpdesk.ui.preferences import Preferences
from smpdesk.ui.theme import CHOICES, FONT_SCALES, THEME_WORDS
from smpdesk.ui.widgets.buttons import button
from smpdesk.ui.widgets.fields import Choice, TextField
from smpdesk.ui.widgets.form import Form
from smpdesk.ui.widgets.sheet import Sheet


class PreferencesDialog(Sheet):
    """Each choice takes effect at once and is remembered."""

    def __init__(self, preferences: Preferences, parent: QWidget, desk: Desk | None = None) -> None:
        super().__init__("Preferences", parent, wide=400)
        self._desk = desk
        self._preferences = preferences
        form = Form()
        self.theme_choice = form.row(
            "Theme", Choice([(c, THEME_WORDS[c]) for c in CHOICES], preferences.theme)
        )
        sizes = [(str(p), f"{p} %") for p in FONT_SCALES]
        self.size_choice = form.row("Text size", Choice(sizes, str(preferences.text_percent)))
        self.name = form.row(
            "Your name in the history",
            TextField(preferences.user_name),
            "Written beside each change you make to a partnership file",
        )
        self.theme_choice.chosen.connect(self._choose_theme)
        self.size_choice.chosen.connect(self._choose_size)
        self.name.committed.connect(self._choose_name)
        self.column.addWidget(form)
        if desk is not None:
            self.column.addWidget(self._of_the_file(desk))
        self.foot(button("Close", self.accept, "primary"))

    def _of_the_file(self, desk: Desk) -> Form:
        """What the partnership has agreed and its file holds."""
        form = Form()
        held = desk.file.partnership().small_number
        counts = sorted({*range(21), held})
        self.small_number = form.row(
            "Counts left out of what is published",
            Choice([(str(n), f"Below {n}" if n else "None") for n in counts], str(held)),
            "It is kept in the partnership file and holds for everyone who works with it.",
        )
        self.small_number.setEnabled(not desk.read_only)
        self.small_number.chosen.connect(self._keep_small_number)
        return form

    def _keep_small_number(self, key: str) -> None:
        if self._desk is not None:
            file = self._desk.file
            change(file, file.partnership(), small_number=int(key))

    def _choose_theme(self, key: str) -> None:
        choice = next(c for c in CHOICES if c == key)
        self._preferences.theme = choice
        theme.look().dress(choice)

    def _choose_size(self, key: str) -> None:
        self._preferences.text_percent = int(key)
        theme.look().dress(percent=int(key))

    def _choose_name(self, name: str) -> None:
        self._preferences.user_name = name
