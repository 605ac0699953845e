"""Back from leads: what they changed, beside what was sent and what we have, taken one by one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from smpdesk.errors import UserError
from smpdesk.importing.records.lead_sheets import Difference, Returned, compare_sheet
from smpdesk.models.leads import AskedField, take_over
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.ui.desk import Desk
from smpdesk.ui.tasks import Task
from smpdesk.ui.widgets.buttons import button
from smpdesk.ui.widgets.card import Card
from smpdesk.ui.widgets.empty import EmptyState
from smpdesk.ui.widgets.fields import date_text
from smpdesk.ui.widgets.flow import flow_of
from smpdesk.ui.widgets.record_model import Column
from smpdesk.ui.widgets.record_table import RecordTable
from smpdesk.ui.widgets.signs import Kind
from smpdesk.ui.widgets.words import words

WORKBOOKS = "Workbooks (*.xlsx *.xlsm);;All files (*)"
Key = tuple[str, int, AskedField]
"""A cell of a returned sheet: its file, action and field."""


@dataclass(frozen=True)
class Waiting:
    """A difference that waits for a decision, with the sheet that it came in."""

    sheet: Returned
    found: Difference

    @property
    def key(self) -> Key:
        """What tells it again after the sheets were compared anew."""
        return self.sheet.name, self.found.action.id, self.found.field


class SheetsBack(Card):
    """Differences in a table: Enter takes theirs over, Delete leaves ours.

    What waits is always compared with the file as it is now: what has been taken over is no
    difference any more, and undo brings it back.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__("Back from leads")
        self._desk = desk
        self._sheets: dict[str, bytes] = {}
        self._left: set[Key] = set()
        self._said = words("", wrap=True)
        self._problems = words("", "small", wrap=True)
        self.table: RecordTable[Waiting] = RecordTable(
            "What leads have changed", self._columns(), lambda waiting: waiting.key, lines=2
        )
        self.whole = words("", wrap=True)
        self.whole.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.take_button = button("Take theirs over", self.take_current, "primary")
        self.leave_button = button("Leave ours", self.leave_current)
        self.all_button = button("Take over all without conflict", self.take_all)
        self.open_button = button("Take back sheets…", self._choose, icon="import")
        self.forget_button = button("Put the sheets away", self.forget, "quiet")
        self._lay_out()
        self.table.picked.connect(self._show_whole)
        self.table.opened.connect(lambda _: self.take_current())
        self.table.removal_wanted.connect(lambda _: self.leave_current())
        self.table.installEventFilter(self)
        self._show(([], []))

    def _lay_out(self) -> None:
        self.empty = EmptyState("plan")
        self.empty.say(
            "Nothing has come back yet",
            "Drop on this window the sheets that leads send back, or choose them. What they "
            "changed is shown beside what you have, and taken over only as you say.",
            "Take back sheets…",
            self._choose,
        )
        self.add(self.empty, 1)
        self.add(self._said)
        self.add(self._problems)
        self.add(self.table, 1)
        self.add(self.whole)
        self.add(
            flow_of(
                self.take_button,
                self.leave_button,
                self.all_button,
                self.open_button,
                self.forget_button,
            )
        )
        self.body.addStretch(0)

    def take_back(self, paths: list[Path]) -> None:
        """Read sheets that came back, and show what differs."""
        for path in paths:
            try:
                self._sheets[path.name] = path.read_bytes()
            except OSError as error:
                said = f"{path.name} can't be read: {error.strerror or error}."
                self._desk.say("problem", said)
            self._left = {key for key in self._left if key[0] != path.name}
        self.refresh()

    def refresh(self) -> None:
        """Compare the sheets with the file as it is now, off the window's thread."""
        if not self._sheets:
            self._show(([], []))
            return
        file, sheets = self._desk.file, dict(self._sheets)
        task = Task("Comparing sheets")
        task.done.connect(self._show)
        self._desk.tasks.start(task, lambda _: _compared(file, sheets))

    def take_current(self) -> None:
        """Take over what the lead wrote in the cell chosen; an edit that undo takes back."""
        waiting = self.table.current()
        if waiting is not None and not self._desk.file.read_only:
            self._take(waiting)

    def leave_current(self) -> None:
        """Leave ours as it is in the cell chosen."""
        waiting = self.table.current()
        if waiting is not None:
            self._left.add(waiting.key)
            self.refresh()

    def take_all(self) -> None:
        """Take over everything that nobody here changed meanwhile, each as an edit of its own."""
        for waiting in list(self.table.records.records):
            if not waiting.found.conflict:
                self._take(waiting)

    def forget(self) -> None:
        """Put the sheets away; what waits in them is left as it is."""
        self._sheets.clear()
        self._left.clear()
        self._show(([], []))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """T takes theirs over, L leaves ours."""
        if watched is self.table and isinstance(event, QKeyEvent):
            act = {"t": self.take_current, "l": self.leave_current}.get(event.text().lower())
            if act is not None and event.type() == QEvent.Type.KeyPress:
                act()
                return True
        return super().eventFilter(watched, event)

    def _take(self, waiting: Waiting) -> None:
        found = waiting.found
        take_over(
            self._desk.file,
            found.action,
            found.field,
            found.theirs,
            agency=waiting.sheet.agency,
            quarter=waiting.sheet.quarter,
        )

    def _choose(self) -> None:
        chosen, _ = QFileDialog.getOpenFileNames(self, "Take back sheets", "", WORKBOOKS)
        if chosen:
            self.take_back([Path(path) for path in chosen])

    def _show(self, found: tuple[list[Returned], list[tuple[str, str]]]) -> None:
        returned, refused = found
        for name, sentence in refused:
            self._sheets.pop(name, None)
            self._desk.say("problem", sentence)
        row = max(0, self.table.currentIndex().row())
        waiting = [Waiting(sheet, each) for sheet in returned for each in sheet.differences]
        waiting = [each for each in waiting if each.key not in self._left]
        self.table.show_records(waiting)
        if waiting and self.table.current() is None:
            self.table.pick_row(row)
        self._say(returned, waiting)

    def _say(self, returned: list[Returned], waiting: list[Waiting]) -> None:
        conflicts = sum(each.found.conflict for each in waiting)
        names = ", ".join(f"{sheet.agency} ({sheet.quarter})" for sheet in returned)
        said = ""
        if waiting:
            cells = "1 cell waits" if len(waiting) == 1 else f"{len(waiting)} cells wait"
            told = f", {conflicts} of them changed here meanwhile too" if conflicts else ""
            said = f"From {names}: {cells} for you{told}."
        elif returned:
            said = f"From {names}: nothing waits any more."
        self._said.setText(said)
        self.empty.setVisible(not returned)
        for part in (self._said, self.open_button, self.forget_button):
            part.setVisible(bool(returned))
        problems = [f"{sheet.agency}: {line}" for sheet in returned for line in sheet.problems]
        self._problems.setText("\n".join(problems))
        self._problems.setVisible(bool(problems))
        if not waiting and self.isAncestorOf(QApplication.focusWidget() or self):
            # What is about to be hidden may not take the focus along.
            (self.open_button if returned else self.empty.button).setFocus()
        waits: tuple[QWidget, ...] = (self.table, self.whole, self.take_button, self.leave_button)
        for each in waits:
            each.setVisible(bool(waiting))
        self.all_button.setVisible(len(waiting) > 1 and conflicts < len(waiting))
        for taker in (self.take_button, self.all_button):
            taker.setEnabled(not self._desk.file.read_only)
        self._show_whole(self.table.current())

    def _show_whole(self, waiting: Waiting | None) -> None:
        if waiting is None:
            self.whole.setText("")
            return
        found = waiting.found
        lines = [f"{found.title}: {found.action.action}", f"Theirs: {_words(found, found.theirs)}"]
        lines.append(f"Ours: {_words(found, found.ours)}")
        if found.conflict:
            lines.append(f"As it was sent: {_words(found, found.sent)}")
        self.whole.setText("\n".join(lines))

    def _columns(self) -> list[Column[Waiting]]:
        return [
            Column("From", lambda w: w.sheet.agency, width=96, tip=lambda w: w.sheet.agency),
            Column("Action", lambda w: w.found.action.action, stretch=True, tip=_action),
            Column("What", lambda w: w.found.title, width=106, tip=lambda w: w.found.title),
            Column("Ours", lambda w: _words(w.found, w.found.ours), width=100, ink=_muted),
            Column("Theirs", lambda w: _words(w.found, w.found.theirs), width=134, bold=True),
            Column("", _kind_words, width=96, tag=_kind),
        ]


def _compared(
    file: PartnershipFile, sheets: dict[str, bytes]
) -> tuple[list[Returned], list[tuple[str, str]]]:
    """What the sheets say against the file, and those that are none of ours with the reason."""
    returned, refused = [], []
    for name, data in sheets.items():
        try:
            returned.append(compare_sheet(file, name, data))
        except UserError as error:
            refused.append((name, str(error)))
    return returned, refused


def _words(found: Difference, value: str) -> str:
    return (date_text(value) if found.field == "due" else value) or "nothing"


def _action(waiting: Waiting) -> str:
    return waiting.found.action.action


def _kind_words(waiting: Waiting) -> str:
    return "Conflict" if waiting.found.conflict else "Changed"


def _kind(waiting: Waiting) -> Kind:
    return "concern" if waiting.found.conflict else "accent"


def _muted(_: Waiting) -> str:
    return "muted"
