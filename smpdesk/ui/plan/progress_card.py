"""The progress of an action: what was written each quarter, and a line for the next."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smpdesk.models.edits import add, remove
from smpdesk.models.leads import recent_quarters
from smpdesk.models.records import Action, Progress
from smpdesk.ui.desk import Desk
from smpdesk.ui.look import theme
from smpdesk.ui.widgets.buttons import button, icon_button
from smpdesk.ui.widgets.fields import Choice, TextArea, date_text
from smpdesk.ui.widgets.reading_only import changes_file
from smpdesk.ui.widgets.tab_order import in_tab_order
from smpdesk.ui.widgets.words import divider, words


class ProgressCard(QWidget):
    """Entries oldest first, each with its quarter; the button adds one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._action: Action | None = None
        worn = theme.current()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(worn.px(8))
        column.addWidget(divider())
        column.addWidget(words("Progress", "heading"))
        self._entries = QVBoxLayout()
        self._entries.setSpacing(worn.px(8))
        column.addLayout(self._entries)
        self.field = TextArea(placeholder="What was done since the last entry?", lines=2)
        self.field.setAccessibleName("New progress entry")
        column.addWidget(self.field)
        row = QHBoxLayout()
        quarters = recent_quarters(desk.today)
        self.quarter = changes_file(
            Choice([(each, each) for each in quarters], quarters[0], wide=130)
        )
        self.quarter.setAccessibleName("Quarter of the new entry")
        row.addWidget(self.quarter)
        row.addStretch(1)
        self.add_button = changes_file(button("Add to the progress", self._add))
        row.addWidget(self.add_button)
        column.addLayout(row)

    def show_action(self, action: Action) -> None:
        """Show the entries of an action."""
        if self._action is None or self._action.id != action.id:
            self.field.show_text("")
        self._action = action
        while (item := self._entries.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        entries = self._desk.file.all(Progress, action=action.id)
        removals = []
        for entry in entries:
            shown, take = self._entry(entry)
            self._entries.addWidget(shown)
            removals.append(take)
        in_tab_order(*removals, self.field, self.quarter, self.add_button)
        if not entries:
            self._entries.addWidget(words("Nothing written yet.", "muted"))

    def _entry(self, entry: Progress) -> tuple[QWidget, QWidget]:
        """An entry, and the button that removes it."""
        shown = QWidget()
        row = QHBoxLayout(shown)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.current().px(10))
        when = entry.quarter or date_text(entry.entered_on)
        day = words(when, "small")
        day.setMinimumWidth(theme.current().px(90))
        row.addWidget(day, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words(entry.text, wrap=True), 1)
        name = f"Remove the entry of {when}"
        take = icon_button("remove", name, lambda: remove(self._desk.file, entry))
        row.addWidget(changes_file(take))
        return shown, take

    def _add(self) -> None:
        text = self.field.toPlainText().strip()
        if self._action is None or not text:
            return
        self.field.show_text("")
        add(
            self._desk.file,
            Progress(
                action=self._action.id,
                quarter=self.quarter.key,
                entered_on=self._desk.today.isoformat(),
                entered_by=self._desk.file.user,
                text=text,
                status=self._action.status,
            ),
        )
