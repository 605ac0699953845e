"""County: which partnerships chose which priorities."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from smpdesk.errors import UserError
from smpdesk.evidence.county import (
    RollUp,
    Row,
    Summary,
    read_summary,
    roll_up,
    summary_json,
    summary_of,
)
from smpdesk.models.history import Edited
from smpdesk.reports.write import put_bytes
from smpdesk.ui.desk import Desk
from smpdesk.ui.page import Page
from smpdesk.ui.pages.statuses import STANDINGS
from smpdesk.ui.tasks import Task, Work
from smpdesk.ui.widgets.buttons import button
from smpdesk.ui.widgets.card import Card
from smpdesk.ui.widgets.flow import flow_of
from smpdesk.ui.widgets.record_model import Column
from smpdesk.ui.widgets.record_table import RecordTable
from smpdesk.ui.widgets.words import words

OTHERS = "Partnerships (*.smp *.json);;All files (*)"


class CountyView(Page):
    """Our own priorities beside those of other partnerships, as long as the window is open."""

    title = "County"
    icon = "priorities"
    shortcut = ""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.nest()
        self._others: dict[str, Summary] = {}
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
        self.table: RecordTable[Row] = RecordTable("Who chose what", [], lambda r: r.theme, True)
        card.add(self._said)
        card.add(self._how)
        card.add(flow_of(self.add_button, self.clear_button, self.export_button))
        card.add(self.table, 1)
        self.body.addWidget(card, 1)

    def refresh(self, edited: Edited | None = None) -> None:
        """Count anew with our own file as it is now."""
        assessment = self.desk.assessment
        self._own = summary_of(self.desk.file, assessment) if assessment is not None else None
        self.export_button.setEnabled(self._own is not None)
        self._show()

    def add_files(self, paths: Sequence[Path]) -> None:
        """Read summaries off the window's thread and add them to the count."""
        task = Task("Reading partnerships", shown=True)
        task.done.connect(self._add)
        self.desk.tasks.start(task, lambda work: _read_all(list(paths), work))

    def _choose(self) -> None:
        chosen, _ = QFileDialog.getOpenFileNames(self, "Add partnerships", "", OTHERS)
        if chosen:
            self.add_files([Path(path) for path in chosen])

    def _add(self, found: tuple[list[Summary], list[str]]) -> None:
        summaries, problems = found
        self._others |= {summary.partnership: summary for summary in summaries}
        for problem in problems:
            self.desk.say("problem", problem)
        self._show()

    def _clear(self) -> None:
        self._others.clear()
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
        self.clear_button.setVisible(bool(others))
        self.table.show_records(table.rows, _columns(table))


def _columns(table: RollUp) -> list[Column[Row]]:
    of = len(table.partnerships)
    columns = [
        Column[Row]("Theme", lambda r: r.theme, stretch=True, bold=True, tip=lambda r: r.theme),
        Column[Row]("Chose it", lambda r: f"{r.chose} of {of}", "right", width=80),
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


def _read_all(paths: list[Path], work: Work) -> tuple[list[Summary], list[str]]:
    """The summaries that could be read, and why the others could not."""
    summaries, problems = [], []
    for done, path in enumerate(paths):
        work.report(done, len(paths))
        try:
            summaries.append(read_summary(path))
        except UserError as error:
            problems.append(str(error))
    return summaries, problems
