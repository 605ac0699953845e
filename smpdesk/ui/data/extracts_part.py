"""The extracts: what was imported, by whom, what it brought and what was found in it."""

from __future__ import annotations

import json
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smpdesk.importing.storing.store import take_back
from smpdesk.models.figures.brought import figures_of
from smpdesk.models.figures.figure_grid import TYPED, told
from smpdesk.models.past.history import Edited
from smpdesk.models.records import Extract, ExtractTable
from smpdesk.ui.data.marks import brought
from smpdesk.ui.data.source_sheet import SourceSheetDialog, come_back
from smpdesk.ui.desk import Desk
from smpdesk.ui.look import theme
from smpdesk.ui.page import Page
from smpdesk.ui.widgets.buttons import button
from smpdesk.ui.widgets.empty import EmptyState
from smpdesk.ui.widgets.fields import date_text
from smpdesk.ui.widgets.flow import flow_of
from smpdesk.ui.widgets.master_detail import MasterDetail, detail_column
from smpdesk.ui.widgets.reading_only import changes_file
from smpdesk.ui.widgets.record_model import Column
from smpdesk.ui.widgets.record_table import RecordTable
from smpdesk.ui.widgets.words import divider, words
from smpdesk.ui.window.undoing import carry_out

_MOST = 60


class ExtractsPart(Page):
    """Extracts at the left, newest first; the one chosen at the right.

    ``figures_wanted`` says the extract whose figures are to be listed.
    """

    title = "Extracts"
    icon = "data"
    shortcut = ""

    figures_wanted = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.nest()
        self._row = 0
        self.table = _table()
        empty = _nothing_yet(desk)
        self.sides = MasterDetail("extracts", self.table, self._detail(), empty, desk.preferences)
        self.body.addWidget(self.sides, 1)
        self.table.picked.connect(self._show)
        self.table.opened.connect(lambda _: self.open_sheet())
        self.table.removal_wanted.connect(lambda _: self.take_back())

    def _detail(self) -> QWidget:
        """What is said of the extract chosen, and what can be done with it."""
        self.heading_words = words("", "heading", wrap=True)
        self.about = words("", "muted", wrap=True)
        self.fingerprint = words("", "small", wrap=True)
        self.sheet_button = button(
            "See its sheet", self.open_sheet, icon="link", tip="The spreadsheet as it was imported"
        )
        self.figures_button = button("Its figures", self._want_figures, tip="Every one, as a list")
        self.back_button = changes_file(
            button("Take the import back", self.take_back, icon="undo",
                   tip="Its figures go; those it replaced count again")
        )  # fmt: skip
        tools = flow_of(self.sheet_button, self.figures_button, self.back_button)
        self._found = QVBoxLayout()
        found = QWidget()
        found.setLayout(self._found)
        self._found.setContentsMargins(0, 0, 0, 0)
        return detail_column(
            self.heading_words, self.about, tools, divider(), found, self.fingerprint
        )

    def refresh(self, edited: Edited | None = None) -> None:
        """Read the extracts anew."""
        extracts = self.desk.file.all(Extract)
        self.table.show_records(extracts)
        self.sides.show_empty(not extracts)
        self.table.pick_first()
        if (extract := self.table.current()) is not None:
            self._show(extract)

    def go_to(self, key: object) -> None:
        """Go to an extract."""
        if isinstance(key, Extract):
            self.table.pick(key.id)

    def seen(self) -> object:
        """The extract that is chosen."""
        return self.table.current()

    def take_back(self) -> None:
        """Take the import back: its figures go, those it replaced count again."""
        extract = self.table.current()
        if extract is None or self.desk.read_only:
            return
        file = self.desk.file
        title = f"Taking {extract.name} back"
        self._row = self.table.currentIndex().row()
        carry_out(
            self.desk,
            title,
            figures_of(file, extract),
            lambda: take_back(file, extract),
            self._taken_back,
        )

    def _taken_back(self, said: object) -> None:
        self.table.pick_row(self._row)
        self.table.setFocus()
        self.desk.say("done", str(said))

    def open_sheet(self, sheet: str = "", cell: str = "") -> None:
        """Show the spreadsheet, perhaps at a cell."""
        extract = self.table.current()
        if extract is None or not extract.fingerprint:
            return
        dialog = SourceSheetDialog(self.desk, extract, self, sheet, cell)
        dialog.finished.connect(lambda _: come_back(self.table))
        dialog.open()

    def _want_figures(self) -> None:
        if (extract := self.table.current()) is not None:
            self.figures_wanted.emit(extract)

    def _show(self, extract: Extract) -> None:
        self.heading_words.setText(extract.name)
        day = date_text(extract.imported_at)
        typed = extract.kind == TYPED
        parts = [extract.source]
        if typed:
            said_on, note = told(extract)
            parts += [date_text(said_on), note, f"typed on {day} by {extract.imported_by}"]
        else:
            size = f"{max(1, round(extract.bytes / 1024)):,} KB"
            parts += [f"imported on {day} by {extract.imported_by}", size]
        parts.append(brought(extract))
        said = " · ".join(part for part in parts if part)
        self.about.setText(f"{said[:1].upper()}{said[1:]}")
        self.sheet_button.setEnabled(bool(extract.fingerprint))
        self.back_button.setText("Take the figures back" if typed else "Take the import back")
        marked = f"Fingerprint (SHA-256): {extract.fingerprint}" if extract.fingerprint else ""
        self.fingerprint.setText("\u200b".join(marked[i : i + 8] for i in range(0, len(marked), 8)))
        while (item := self._found.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for table in self.desk.file.all(ExtractTable, extract=extract.id)[:_MOST]:
            where = " ".join(part for part in (table.sheet, table.cells) if part)
            self._found.addWidget(words(table.heading or "Table", wrap=True))
            self._found.addWidget(words(where, "small", wrap=True))
        for where, sentence in findings_of(extract)[:_MOST]:
            self._found.addWidget(divider())
            has_cell = bool(extract.fingerprint) and where != extract.name
            self._found.addWidget(self._finding(where, sentence, has_cell))

    def _finding(self, where: str, sentence: str, has_cell: bool) -> QWidget:
        """What was noticed, with the way to its cell if it is about one."""
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.current().px(8))
        sheet, _, cell = where.rpartition("!")
        if cell and has_cell:
            way = button(cell, partial(self.open_sheet, sheet, cell), tip="See this cell")
            way.setAccessibleName(f"See {where}")
            line.addWidget(way, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(words(sentence.removeprefix(f"{where}: "), wrap=True), 1)
        return row


def _table() -> RecordTable[Extract]:
    return RecordTable(
        "Extracts",
        [
            Column("Extract", lambda r: r.name, stretch=True, bold=True, tip=lambda r: r.name),
            Column("Source", lambda r: r.source, stretch=True, tip=lambda r: r.source,
                   ink=lambda _: "muted"),
            Column("Imported", lambda r: date_text(r.imported_at), width=110),
        ],
        lambda r: r.id,
    )  # fmt: skip


def _nothing_yet(desk: Desk) -> EmptyState:
    empty = EmptyState("data")
    empty.say(
        "No extracts yet",
        "Everything you import is listed here, with who brought it, what was noticed in it, "
        "and the way back.",
        "Import extracts…",
        desk.import_wanted.emit,
    )
    changes_file(empty.button)
    return empty


def findings_of(extract: Extract) -> list[tuple[str, str]]:
    """What the import found in an extract: where, and a sentence, for each."""
    report = json.loads(extract.report)
    found = report.get("findings", []) if isinstance(report, dict) else []
    return [(str(f.get("where", "")), str(f.get("message", ""))) for f in found]
