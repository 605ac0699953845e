"""The history of a file: every edit, what it changed, and the way back to any of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from smpdesk.models.past.history import Edit
from smpdesk.models.past.telling import ChangeTold, history_matching, told
from smpdesk.ui.desk import Desk
from smpdesk.ui.look import theme
from smpdesk.ui.tasks import Task, Work
from smpdesk.ui.widgets.buttons import button
from smpdesk.ui.widgets.record_model import Column
from smpdesk.ui.widgets.record_table import RecordTable
from smpdesk.ui.widgets.sheet import Sheet
from smpdesk.ui.widgets.sides import Sides
from smpdesk.ui.widgets.words import words

_MANY = 5000
_STATES = {"undone": "undone", "given up": "undone, and given up by a later change"}


@dataclass(frozen=True)
class _Line:
    """A line of the details: a record, or one of its fields."""

    what: str
    before: str = ""
    after: str = ""
    head: bool = False


class HistoryDialog(Sheet):
    """``past_wanted`` says the time (ISO) of an edit, to see the file as it was then."""

    past_wanted = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__("History", parent, wide=700, scrolled=False)
        self._desk = desk
        self._edits: list[Edit] = []
        self.field = QLineEdit()
        self.field.setPlaceholderText("Search: a name, a person, a date such as 2017-03")
        self.field.setAccessibleName("Search the history")
        self.field.setClearButtonEnabled(True)
        self.column.addWidget(self.field)
        self.table = self._list()
        self.details = self._details()
        parts = (self.table, self._lower())
        sides = Sides("history", desk.preferences, parts, (300, 220), (3, 2), beside=False)
        self.column.addWidget(sides, 1)
        self.back_button = button("", self._confirm, icon="undo")
        self.past_button = button("See the file as it was then", self._past)
        self.foot(
            button("Close", self.accept, "primary"), left=(self.back_button, self.past_button)
        )
        self.field.textChanged.connect(self._filter)
        self.table.picked.connect(self._show)
        desk.changed.connect(self._read)
        worn = theme.current()
        self.resize(min(worn.px(900), 1240), min(worn.px(640), 760))
        self._read()

    def _list(self) -> RecordTable[Edit]:
        def ink(edit: Edit) -> str:
            return "text" if edit.state == "done" else "muted"

        return RecordTable(
            "Edits, newest first",
            [
                Column("When", lambda e: _when(e.made_at), width=150, ink=ink),
                Column("Who", lambda e: e.made_by, width=130, ink=ink),
                Column("What", _what, stretch=True, ink=ink),
            ],
            lambda e: e.id,
        )

    def _details(self) -> RecordTable[_Line]:
        return RecordTable(
            "What the edit changed",
            [
                Column("What", lambda line: line.what, width=230),
                Column("Before", lambda line: line.before, stretch=True, ink=lambda _: "muted",
                       tip=lambda line: line.before),
                Column("After", lambda line: line.after, stretch=True,
                       tip=lambda line: line.after),
            ],
        )  # fmt: skip

    def _lower(self) -> QWidget:
        lower = QWidget()
        column = QVBoxLayout(lower)
        column.setContentsMargins(0, theme.current().px(6), 0, 0)
        self.said = words("", "heading", wrap=True)
        column.addWidget(self.said)
        column.addWidget(self.details, 1)
        return lower

    def _read(self, _: object = None) -> None:
        self._edits = self._desk.file.history(_MANY)
        self._filter()

    def _filter(self, _: str = "") -> None:
        self.table.show_records(history_matching(self._edits, self.field.text()))
        self.table.pick_first()
        self._show(self.table.current())

    def _show(self, edit: Edit | None) -> None:
        """Show what an edit did; a long one is read off the window's thread."""
        self._offer(edit)
        self.details.show_records([])
        if edit is None:
            self.said.setText("Nothing in the history fits." if self._edits else "No edits yet.")
            return
        self.said.setText(edit.title)
        file = self._desk.file

        def work(_: Work) -> tuple[int, list[ChangeTold]]:
            return edit.id, told(file, edit)

        task = Task("Reading the history")
        task.done.connect(self._show_details)
        self._desk.tasks.start(task, work)

    def _show_details(self, read: tuple[int, list[ChangeTold]]) -> None:
        number, changes = read
        current = self.table.current()
        if current is None or current.id != number:
            return
        lines: list[_Line] = []
        for change in changes:
            lines.append(_Line(change.title, head=True))
            lines += [_Line(f"    {f.field}", f.before, f.after) for f in change.fields]
        if not lines:
            lines.append(_Line("Figures, as a set"))
        self.details.clearSpans()
        self.details.show_records(lines)
        for row, line in enumerate(lines):
            if line.head:
                self.details.setSpan(row, 0, 1, 3)

    def _offer(self, edit: Edit | None) -> None:
        """Offer to walk to the edit chosen, as far as there is a way."""
        steps = len(self._way(edit))
        back = edit is None or edit.state == "done"
        self.back_button.setText("Undo back to here…" if back else "Redo up to here…")
        allowed = bool(steps) and not self._desk.file.read_only
        self.back_button.setEnabled(allowed)
        self.past_button.setEnabled(edit is not None and edit.state == "done")

    def _way(self, edit: Edit | None) -> list[Edit]:
        """The edits that lie between the file as it is and the edit chosen."""
        if edit is None or edit.state == "given up":
            return []
        if edit.state == "done":
            return [e for e in self._edits if e.id > edit.id and e.state == "done"]
        return [e for e in self._edits if e.id <= edit.id and e.state == "undone"]

    def _confirm(self) -> None:
        edit = self.table.current()
        if edit is not None and (way := self._way(edit)):
            asked = WalkDialog(edit, way, self)
            asked.accepted.connect(lambda: self._walk(edit, len(way)))
            asked.open()

    def _walk(self, edit: Edit, count: int) -> None:
        """Walk off the window's thread, with a bar at the head of the window to cancel it."""
        file, back = self._desk.file, edit.state == "done"

        def work(progress: Work) -> str:
            for done in range(count):
                progress.report(done, count)
                if (file.undo() if back else file.redo()) is None:
                    break
            edits = f"{count:,} edit{'s were' if count != 1 else ' was'}"
            return f"{edits} {'undone' if back else 'made again'}."

        self.back_button.setEnabled(False)
        task = Task("Undoing" if back else "Redoing", shown=True)
        task.done.connect(self._walked)
        task.failed.connect(self._not_walked)
        task.ended.connect(self._read)
        self._desk.tasks.start(task, work)

    def _walked(self, sentence: str) -> None:
        self._desk.say("done", sentence)

    def _not_walked(self, sentence: str) -> None:
        self._desk.say("problem", sentence)

    def _past(self) -> None:
        if (edit := self.table.current()) is not None:
            self.accept()
            self.past_wanted.emit(edit.made_at)


class WalkDialog(Sheet):
    """Says which edits will be undone or made again; accepted when that is wanted."""

    def __init__(self, edit: Edit, way: list[Edit], parent: QWidget) -> None:
        back = edit.state == "done"
        super().__init__("Undo back to here?" if back else "Redo up to here?", parent, wide=520)
        count = f"{len(way):,} edit{'s' if len(way) != 1 else ''}"
        self.say(
            f"{count} made after “{edit.title}” will be taken back, the newest first. Redo brings "
            f"them back as long as nothing else is changed."
            if back
            else f"{count} will be made again, up to “{edit.title}”."
        )
        shown = "\n".join(f"• {each.title}" for each in way[:8])
        self.say(shown + (f"\n… and {len(way) - 8:,} more" if len(way) > 8 else ""), "muted")
        self.go_button = button("Undo them" if back else "Make them again", self.accept, "primary")
        self.foot(button("Cancel", self.reject), self.go_button)


def _what(edit: Edit) -> str:
    state = _STATES.get(edit.state, "")
    return f"{edit.title}  ({state})" if state else edit.title


def _when(made_at: str) -> str:
    moment = dt.datetime.fromisoformat(made_at)
    return f"{moment.day} {moment:%b %Y, %H:%M}"
