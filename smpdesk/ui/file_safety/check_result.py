"""What checking a file has found, in plain words."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from smpdesk.models.safety.verify import Problem
from smpdesk.ui.look import theme
from smpdesk.ui.widgets.buttons import button
from smpdesk.ui.widgets.record_model import Column
from smpdesk.ui.widgets.record_table import RecordTable
from smpdesk.ui.widgets.sheet import Sheet

_KINDS = {
    "file": "The file",
    "pages": "Its pages",
    "reference": "What records refer to",
    "schema": "Its tables",
    "history": "The history",
    "figures": "Imported figures",
}


class CheckResult(Sheet):
    """``backups_wanted`` says that the officer goes on to the backups."""

    backups_wanted = Signal()

    def __init__(self, path: Path, problems: list[Problem], parent: QWidget) -> None:
        sound = not problems
        super().__init__(
            f"{path.name} is sound" if sound else f"{path.name} is not sound",
            parent,
            wide=520,
            scrolled=sound,
        )
        if sound:
            self.say(
                "Every page of the file can be read, every record refers to one that is there, "
                "the tables are as they should be, every row is as its last edit left it, and "
                "the figures of each import add up to what was imported."
            )
            self.foot(button("Close", self.accept, "primary"))
            return
        self.say(
            "Something in the file is not as smpdesk left it. Look into the newest backup; if it "
            "is sound, put it back: what the file holds now is kept beside it."
        )
        table: RecordTable[Problem] = RecordTable(
            "What was found",
            [
                Column("Where", lambda p: _KINDS.get(p.kind, p.kind), width=170, bold=True),
                Column("What", lambda p: p.message, stretch=True, tip=lambda p: p.message),
            ],
        )
        table.show_records(problems)
        self.column.addWidget(table, 1)
        self.foot(button("Close", self.reject), button("Backups…", self._backups, "primary"))
        self.resize(theme.current().px(700), theme.current().px(360))

    def _backups(self) -> None:
        self.accept()
        self.backups_wanted.emit()
