"""The backups of a file: put one back, look into one, or see the file as it was on a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from smpdesk.models.safety.backup import Backup, backups
from smpdesk.ui.look import theme
from smpdesk.ui.widgets.buttons import button
from smpdesk.ui.widgets.fields import DateField
from smpdesk.ui.widgets.record_model import Column
from smpdesk.ui.widgets.record_table import RecordTable
from smpdesk.ui.widgets.sheet import Sheet
from smpdesk.ui.widgets.words import words


@dataclass(frozen=True)
class Kept:
    """A backup, the file it is of, and its size in bytes."""

    backup: Backup
    file: Path
    size: int

    @property
    def when(self) -> str:
        """``3 March 2017, 10:42``."""
        return f"{self.backup.taken.day} {self.backup.taken:%B %Y, %H:%M}"


def kept_of(files: Sequence[Path]) -> list[Kept]:
    """All backups of these files, newest first."""
    found = [
        Kept(backup, file, backup.path.stat().st_size) for file in files for backup in backups(file)
    ]
    return sorted(found, key=lambda kept: kept.backup.taken, reverse=True)


class BackupsDialog(Sheet):
    """``restore_wanted`` and ``look_wanted`` hand over a ``Kept``, ``day_wanted`` an ISO date."""

    restore_wanted = Signal(object)
    look_wanted = Signal(object)
    day_wanted = Signal(str)

    def __init__(self, files: Sequence[Path], parent: QWidget, is_open: bool = True) -> None:
        super().__init__("Backups", parent, wide=680, scrolled=False)
        self._is_open = is_open
        found = kept_of(files)
        self.say(_about(files, found, is_open), "muted")
        columns: list[Column[Kept]] = [
            Column("Taken", lambda k: k.when, width=190),
            Column("Size", lambda k: _size(k.size), "right", width=80),
            Column("Why", lambda k: f"Before {k.backup.before}" if k.backup.before else "By itself",
                   width=130),
            Column("Where", lambda k: str(k.backup.path), stretch=True, ink=lambda _: "muted",
                   tip=lambda k: str(k.backup.path)),
        ]  # fmt: skip
        if not is_open:
            columns.insert(0, Column("File", lambda k: k.file.stem, width=160, bold=True))
        self.table: RecordTable[Kept] = RecordTable("Backups", columns, lambda k: k.backup.path)
        self.table.setMinimumHeight(theme.current().px(170))
        self.table.show_records(found)
        self.table.opened.connect(lambda _: self._look())
        self.column.addWidget(self.table, 1)
        if is_open:
            self.column.addLayout(self._past())
        self.restore_button = button("Put this one back", self._restore, "primary")
        self.look_button = button("Open it to look", self._look)
        for each in (self.restore_button, self.look_button):
            each.setEnabled(bool(found))
        self.foot(button("Close", self.reject), self.look_button, self.restore_button)
        self.resize(theme.current().px(820), theme.current().px(460))
        self.table.pick_first()

    def _past(self) -> QHBoxLayout:
        """The way to the file as it was on a day."""
        row = QHBoxLayout()
        row.setSpacing(theme.current().px(8))
        label = words("As it was on")
        self.day = DateField()
        self.day.setAccessibleName("As it was on the evening of")
        self.day.setMaximumWidth(theme.current().px(170))
        label.setBuddy(self.day)
        self.day_button = button("Show it", self._show_day)
        self.day_button.setAccessibleName("Show the file as it was on this day")
        row.addWidget(label)
        row.addWidget(self.day)
        row.addWidget(self.day_button)
        row.addWidget(words("from the history, in a window of its own", "muted"), 1)
        self._iso = ""
        self.day.picked.connect(self._picked)
        return row

    def _picked(self, iso: str) -> None:
        self._iso = iso

    def _show_day(self) -> None:
        self.day.commit()
        if self._iso:
            self.accept()
            self.day_wanted.emit(self._iso)
        else:
            self.day.setFocus()

    def _look(self) -> None:
        if (kept := self.table.current()) is not None:
            self.accept()
            self.look_wanted.emit(kept)

    def _restore(self) -> None:
        if (kept := self.table.current()) is not None:
            self.accept()
            self.restore_wanted.emit(kept)


def _about(files: Sequence[Path], found: Sequence[Kept], is_open: bool) -> str:
    if not found:
        which = files[0].name if is_open and files else "the files opened lately"
        return f"There is no backup of {which} on this computer yet."
    if is_open:
        return (
            f"Copies of {files[0].name}, taken by themselves while you work. Putting one back "
            f"keeps what the file holds now beside it."
        )
    return (
        "Backups of the files opened lately. Putting one back keeps what is there now, if "
        "anything, beside it."
    )


def _size(count: int) -> str:
    """A size in bytes as ``3.4 MB``."""
    return f"{count / 1_000_000:,.1f} MB" if count >= 100_000 else f"{count / 1000:,.0f} kB"
