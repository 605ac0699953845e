"""Preferences: theme, text size, the name in the history; the file's small numbers and rules."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from smpdesk.models.edits import change
from smpdesk.ui.charts.choices import RULES
from smpdesk.ui.desk import Desk
from smpdesk.ui.look import theme
from smpdesk.ui.look.preferences import Preferences
from smpdesk.ui.look.theme import CHOICES, FONT_SCALES, THEME_WORDS
from smpdesk.ui.widgets.buttons import button
from smpdesk.ui.widgets.fields import Choice, TextField
from smpdesk.ui.widgets.form import Form
from smpdesk.ui.widgets.reading_only import ReadingOnly, changes_file
from smpdesk.ui.widgets.sheet import Sheet

_SPELLING = [("yes", "Marked while you write"), ("no", "Not marked")]
_LENGTHS = [("", "As the rules say"), *((str(n), f"{n} months") for n in range(5, 13))]


def _length(key: str) -> int | None:
    return int(key) if key else None


class PreferencesDialog(Sheet):
    """Each choice takes effect at once and is remembered; ``named`` says the name of now."""

    named = Signal(str)

    def __init__(self, preferences: Preferences, parent: QWidget, desk: Desk | None = None) -> None:
        super().__init__("Preferences", parent, wide=400)
        self._desk = desk
        self._preferences = preferences
        form = Form()
        self.theme_choice = form.row(
            "Theme", Choice([(c, THEME_WORDS[c]) for c in CHOICES], preferences.theme)
        )
        sizes = [(str(p), f"{p}%") for p in FONT_SCALES]
        self.size_choice = form.row("Text size", Choice(sizes, str(preferences.text_percent)))
        self.name = form.row(
            "Your name in the history",
            TextField(preferences.user_name),
            "Written beside each change you make to a partnership file",
        )
        self.spelling = form.row(
            "Spelling and acronyms in the texts",
            Choice(_SPELLING, "yes" if preferences.spelling else "no"),
            "British English, looked at on this computer; F7 goes from word to word",
        )
        self.theme_choice.chosen.connect(self._choose_theme)
        self.size_choice.chosen.connect(self._choose_size)
        self.name.committed.connect(self._choose_name)
        self.spelling.chosen.connect(self._choose_spelling)
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
        self.small_number.chosen.connect(self._keep_small_number)
        self._offer_rules(form, desk)
        for field in (self.small_number, self.rules, self.shift, self.trend):
            changes_file(field)
        if desk.read_only:
            ReadingOnly(form, desk.file.why_read_only)
        return form

    def _offer_rules(self, form: Form, desk: Desk) -> None:
        """The rules of charts that have none of their own, and their run lengths."""
        held = desk.file.partnership()
        self.rules = form.row(
            "Rules of control charts",
            Choice(RULES, held.chart_rules),
            "They hold for every chart for which no others are chosen on the Charts page.",
        )
        self.shift = form.row(
            "A run on one side of the centre", Choice(_LENGTHS, str(held.chart_shift or ""))
        )
        self.trend = form.row(
            "A run of months rising or falling", Choice(_LENGTHS, str(held.chart_trend or ""))
        )
        self.rules.chosen.connect(lambda key: self._keep_rules(chart_rules=key))
        self.shift.chosen.connect(lambda key: self._keep_rules(chart_shift=_length(key)))
        self.trend.chosen.connect(lambda key: self._keep_rules(chart_trend=_length(key)))

    def _keep_rules(self, **fields: object) -> None:
        if self._desk is not None:
            file = self._desk.file
            change(file, file.partnership(), **fields)

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
        self.named.emit(self._preferences.user_name)

    def _choose_spelling(self, key: str) -> None:
        self._preferences.spelling = key == "yes"
        if self._desk is not None:
            self._desk.spelling_chosen.emit()
