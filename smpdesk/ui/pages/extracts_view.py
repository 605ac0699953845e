"""The extracts: what was imported, by whom, what it brought and what was found in it."""

from __future__ import annotations

import json

from PySide6.QtWidgets import QVBoxLayout, QWidget

from smpdesk.models.records import Extract, ExtractTable
from smpdesk.ui.desk import Desk
from smpdesk.ui.widgets.empty import EmptyState
from smpdesk.ui.widgets.fields import date_text
from smpdesk.ui.widgets.master_detail import MasterDetail, detail_column
from smpdesk.ui.widgets.record_model import Column
from smpdesk.ui.widgets.record_table import RecordTable
from smpdesk.ui.widgets.words import divider, words


class ExtractsView(QWidget):
    """Extracts at the left, newest first; the one chosen at the right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.table: RecordTable[Extract] = RecordTable(
            "Extracts",
            [
                Column("Extract", lambda r: r.name, stretch=True, bold=True),
                Column("Source", lambda r: r.source, width=240, ink=lambda _: "muted"),
                Column("Imported", lambda r: date_text(r.imported_at), width=110),
                Column("By", lambda r: r.imported_by, width=120, ink=lambda _: "muted"),
            ],
            lambda r: r.id,
        )
        self.title = words("", "heading", wrap=True)
        self.about = words("", "muted", wrap=True)
        self.fingerprint = words("", "small", wrap=True)
        self._tables = QVBoxLayout()
        tables = QWidget()
        tables.setLayout(self._tables)
        self._tables.setContentsMargins(0, 0, 0, 0)
        detail = detail_column(self.title, self.about, divider(), tables, self.fingerprint)
        empty = EmptyState("data")
        self.sides = MasterDetail("extracts", self.table, detail, empty, desk.preferences)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.sides)
        self.table.picked.connect(self._show)

    def refresh(self) -> None:
        """Read the extracts anew."""
        self.table.show_records(self._desk.file.all(Extract))
        self.table.pick_first()
        if (extract := self.table.current()) is not None:
            self._show(extract)

    def pick(self, extract: int) -> None:
        """Go to an extract."""
        self.table.pick(extract)

    def _show(self, extract: Extract) -> None:
        self.title.setText(extract.name)
        day = date_text(extract.imported_at)
        size = f"{max(1, round(extract.bytes / 1024)):,} KB"
        parts = [extract.source, f"imported {day} by {extract.imported_by}", size]
        self.about.setText(" · ".join(part for part in parts if part))
        marked = f"Fingerprint (SHA-256): {extract.fingerprint}" if extract.fingerprint else ""
        self.fingerprint.setText("\u200b".join(marked[i : i + 8] for i in range(0, len(marked), 8)))
        while (item := self._tables.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for table in self._desk.file.all(ExtractTable, extract=extract.id):
            where = " ".join(part for part in (table.sheet, table.cells) if part)
            self._tables.addWidget(words(table.heading or "Table", wrap=True))
            self._tables.addWidget(words(where, "small", wrap=True))
        for sentence in findings_of(extract):
            self._tables.addWidget(divider())
            self._tables.addWidget(words(sentence, wrap=True))


def findings_of(extract: Extract) -> list[str]:
    """What the import found in an extract, a sentence each."""
    report = json.loads(extract.report)
    found = report.get("findings", []) if isinstance(report, dict) else []
    return [f"{f.get('where', '')}: {f.get('message', '')}".lstrip(": ") for f in found]
