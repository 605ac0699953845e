"""The sheet that a figure came from, at its cell: read again from the file that was imported.

The partnership file keeps an extract's fingerprint, not its content: where the file lies is
remembered, else asked for, and nothing but the very same file is shown.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from smpdesk.errors import UserError
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Extract
from smpdesk.ui.desk import Desk
from smpdesk.ui.extract.reading import read_extract
from smpdesk.ui.extract.sheet_preview import SheetPreview
from smpdesk.ui.look import theme
from smpdesk.ui.look.preferences import Preferences
from smpdesk.ui.tasks import Task, Work
from smpdesk.ui.widgets.buttons import button
from smpdesk.ui.widgets.card import Card
from smpdesk.ui.widgets.empty import EmptyState
from smpdesk.ui.widgets.fields import Choice, date_text
from smpdesk.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from smpdesk.importing.plans.plan import Plan


def remember_place(kept: Preferences, fingerprint: str, path: Path) -> None:
    """Remember where the file with a fingerprint lies."""
    kept.remember_text(f"extract/{fingerprint[:16]}", str(path))


def come_back(table: QWidget) -> None:
    """Give the focus back to a table when a dialog over it has gone."""
    table.activateWindow()
    table.setFocus()


class SourceSheetDialog(Sheet):
    """Shows ``sheet`` of an extract at ``cell``; asks for the file where it has to."""

    def __init__(
        self, desk: Desk, extract: Extract, parent: QWidget, sheet: str = "", cell: str = ""
    ) -> None:
        super().__init__(_title(extract, sheet, cell), parent, wide=760, scrolled=False)
        self._desk, self._extract = desk, extract
        self._wanted, self._cell = sheet, cell
        self._plan: Plan | None = None
        worn = theme.current()
        self.sheet_choice = Choice([], wide=220)
        self.sheet_choice.setAccessibleName("Sheet")
        self.sheet_choice.chosen.connect(self._show_sheet)
        self.sheet_choice.hide()
        self.empty = EmptyState("data")
        self.preview = SheetPreview()
        self.preview.setMinimumHeight(worn.px(160))
        waiting = Card()
        waiting.add(self.empty, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(waiting)
        self._stack.addWidget(self.preview)
        self.column.addWidget(self.sheet_choice)
        self.column.addWidget(self._stack, 1)
        self.close_button = button("Close", self.reject)
        self.foot(self.close_button)
        room = parent.window().size()
        self.resize(min(worn.px(900), room.width()), min(worn.px(600), room.height()))
        self._look()

    def _look(self) -> None:
        """Read the file from where it was, or ask for it."""
        place = self._desk.preferences.text(f"extract/{self._extract.fingerprint[:16]}")
        if place and Path(place).is_file():
            self._read(Path(place))
        else:
            day = date_text(self._extract.imported_at)
            self._ask(
                f"Where is {self._extract.name} now?",
                f"It was imported on {day}. The figures are kept here, the spreadsheet itself is "
                "not: show where it is, and it opens at the cell.",
            )

    def _ask(self, title: str, sentence: str) -> None:
        self._stack.setCurrentIndex(0)
        self.empty.say(title, sentence, "Find it…", self._find)

    def _find(self) -> None:
        found, _ = QFileDialog.getOpenFileName(self, f"Find {self._extract.name}")
        if found:
            self._read(Path(found))

    def _read(self, path: Path) -> None:
        self.empty.say(f"Reading {path.name}", "Looking for the sheet and the cell.")
        file, extract = self._desk.file, self._extract

        def work(progress: Work) -> Plan:
            return read_again(file, extract, path, progress)

        self._path = path
        task = Task(f"Reading {path.name}")
        task.done.connect(self._show)
        task.failed.connect(self._not_read)
        self._desk.tasks.start(task, work)

    def _not_read(self, sentence: str) -> None:
        self._ask("This is not the file", sentence)

    def _show(self, plan: Plan) -> None:
        remember_place(self._desk.preferences, self._extract.fingerprint, self._path)
        self._plan = plan
        names = [sheet.name for sheet in plan.sheets]
        if not names:
            self.empty.say(
                "A list of incidents",
                f"{self._extract.name} has a row for each incident. Its figures were counted, so "
                "no single cell holds them.",
            )
            return
        wanted = self._wanted if self._wanted in names else names[0]
        self.sheet_choice.offer([(n, f"Sheet “{n}”" if n else "The file") for n in names], wanted)
        self.sheet_choice.setVisible(len(names) > 1)
        self._wanted = wanted
        self._stack.setCurrentIndex(1)
        self._show_sheet(wanted)

    def _show_sheet(self, name: str) -> None:
        plan = self._plan
        if plan is None:
            return
        sheet = next(sheet for sheet in plan.sheets if sheet.name == name)
        taken = {c: w for t in plan.tables if t.sheet == name for c, w in t.taken.items()}
        self.preview.show_sheet(sheet, taken, {})
        if name == self._wanted and self._cell:
            self.preview.go_to(self._cell)
        self.preview.setFocus()


def read_again(file: PartnershipFile, extract: Extract, path: Path, progress: Work) -> Plan:
    """The extract as it was understood; raises ``UserError`` when this is another file."""
    from smpdesk.importing.files.reading import open_extract

    if open_extract(path).sha256 != extract.fingerprint:
        day = date_text(extract.imported_at)
        raise UserError(
            f"{path.name} holds something else than the {extract.name} that was imported on {day}: "
            "it may have been changed or saved again since. Find the file as it was sent."
        )
    decisions = json.loads(extract.mapping).get("decisions", {})
    return read_extract(file, path, progress, decisions)


def _title(extract: Extract, sheet: str, cell: str) -> str:
    place = "!".join(part for part in (sheet, cell) if part)
    return f"{extract.name}, {place}" if place else extract.name
