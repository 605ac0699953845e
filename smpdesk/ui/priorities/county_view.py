"""County: which partnerships chose which priorities."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from smpdesk.errors import UserError
from smpdesk.evidence.priorities.county import (
    RollUp,
    Row,
    Summary,
    roll_up,
    summary_json,
    summary_of,
)
from smpdesk.models.past.history import Edited
from smpdesk.reports.write import put_bytes
from smpdesk.ui.desk import Desk
from smpdesk.ui.page import Page
from smpdesk.ui.pages.statuses import STANDINGS
from smpdesk.ui.priorities.county_files import CountyFiles, Read, read_others
from smpdesk.ui.tasks import Task
from smpdesk.ui.widgets.buttons import button
from smpdesk.ui.widgets.card import Card
from smpdesk.ui.widgets.flow import flow_of
from smpdesk.ui.widgets.record_model import Column
from smpdesk.ui.widgets.record_table import RecordTable
from smpdesk.ui.widgets.words import words

OTHERS = "Partnerships (*.smp *.json);;All files (*)"


class CountyView(Page):
    """Our own priorities beside those of other partnerships, whose files are remembered."""

    title = "County"
    icon = "priorities"
    shortcut = ""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.nest()
        self._files = CountyFiles(desk.preferences, desk.file.path)
        self._others: dict[str, Summary] = {}
        self._looked = False
        self._own: Summary | None = None
        self.add_button = button("Add partnerships…", self._choose, "primary", "add")
        self.clear_button = button("Only ours", self._clear)
        self.export_button = button("Export our summary…", self._export, icon="export")
        card = Card("Who chose what")
        self._said = words("", wrap=True)
        self._how = words(
            "Add other partnerships’ files, or the summaries that they export, to count which "
            "chose which priority. Their files are only read.",
            "muted",
            wrap=True,
        )
        self.gone = words("", wrap=True)
        self.table: RecordTable[Row] = RecordTable("Who chose what", [], lambda r: r.theme, True)
        card.add(self._said)
        card.add(self._how)
        card.add(self.gone)
        card.add(flow_of(self.add_button, self.clear_button, self.export_button))
        card.add(self.table, 1)
        self.body.addWidget(card, 1)

    def refresh(self, edited: Edited | None = None) -> None:
        """Count anew with our own file as it is now; the others are read when first seen."""
        assessment = self.desk.assessment
        self._own = summary_of(self.desk.file, assessment) if assessment is not None else None
        self.export_button.setEnabled(self._own is not None)
        self._show()
        if not self._looked:
            self._looked = True
            self._read([o.path for o in self._files.others if o.path.exists()])

    def add_files(self, paths: Sequence[Path]) -> None:
        """Read summaries off the window's thread, add them to the count, and remember them."""
        self._read(paths)

    def _read(self, paths: Sequence[Path]) -> None:
        if not paths:
            return
        task = Task("Reading partnerships", shown=True)
        task.done.connect(self._add)
        self.desk.tasks.start(task, lambda work: read_others(paths, work))

    def _choose(self) -> None:
        chosen, _ = QFileDialog.getOpenFileNames(self, "Add partnerships", "", OTHERS)
        if chosen:
            self.add_files([Path(path) for path in chosen])

    def _add(self, read: Read) -> None:
        self._others |= {summary.partnership: summary for _, summary in read.found}
        self._files.remember(read.found)
        for problem in read.problems:
            self.desk.say("problem", problem)
        self._show()

    def _clear(self) -> None:
        self._others.clear()
        self._files.forget()
        self._show()

    def _export(self) -> None:
        if self._own is None:
            return
        name = f"{self._own.partnership} {self._own.assessment}.json"
        chosen, _ = QFileDialog.getSaveFileName(
            self, "Export our summary", name, "Summaries (*.json)"
        )
        if chosen:
            try:
                put_bytes(summary_json(self._own).encode("utf-8"), Path(chosen))
            except UserError as error:
                self.desk.say("problem", str(error))
                return
            self.desk.say("done", f"Our summary was written to {Path(chosen).name}.")

    def _show(self) -> None:
        own = [self._own] if self._own is not None else []
        names = {summary.partnership for summary in own}
        others = [s for s in self._others.values() if s.partnership not in names]
        table = roll_up([*own, *others])
        self._said.setText(table.words)
        gone = [o for o in self._files.others if o.partnership not in self._others]
        self.gone.setText("\n".join(o.gone_words for o in gone if not o.path.exists()))
        self.gone.setVisible(bool(self.gone.text()))
        self.clear_button.setVisible(bool(others or gone))
        self.table.show_records(table.rows, _columns(table))


def _columns(table: RollUp) -> list[Column[Row]]:
    of = len(table.partnerships)
    columns = [
        Column[Row]("Theme", lambda r: r.theme, stretch=True, bold=True, tip=lambda r: r.theme),
        Column[Row]("Chose it", lambda r: f"{r.chose} of {of}", "right", width=80),
        Column[Row]("Chose or cuts across", lambda r: f"{r.named} of {of}", "right", width=156),
    ]
    for place, name in enumerate(table.partnerships):
        columns.append(
            Column[Row](
                name,
                lambda r, p=place: r.standings[p].capitalize() or "–",
                width=150,
                tag=lambda r, p=place: STANDINGS.get(r.standings[p]),
            )
        )
    return columns
