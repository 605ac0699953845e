"""Out to leads: a workbook for each agency, written into a folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QVBoxLayout

from smpdesk.models.leads import actions_led, lead_agencies, quarter_of
from smpdesk.models.records import Assessment
from smpdesk.ui.desk import Desk
from smpdesk.ui.tasks import Task, Work
from smpdesk.ui.widgets.buttons import button
from smpdesk.ui.widgets.card import Card
from smpdesk.ui.widgets.fields import TextField
from smpdesk.ui.widgets.flow import flow_of
from smpdesk.ui.widgets.form import Form
from smpdesk.ui.widgets.words import words


class SheetsOut(Card):
    """The agencies to tick, the quarter asked about, and the button that writes the sheets."""

    written = Signal(list)

    def __init__(self, desk: Desk) -> None:
        super().__init__("Out to leads")
        self._desk = desk
        self._year: Assessment | None = None
        self._led: dict[str, int] = {}
        self._boxes: dict[str, QCheckBox] = {}
        self.add(
            words(
                "Each lead agency gets a workbook with its own actions. Only the cells to fill in "
                "are open, with drop-downs; send it by e-mail, and drop on this window what comes "
                "back.",
                "muted",
                wrap=True,
            )
        )
        self._list = QVBoxLayout()
        self.add(self._list)
        form = Form()
        self.quarter = form.row("Quarter asked about", TextField(quarter_of(desk.today)))
        self.add(form)
        self.write_button = button("Write the sheets…", self._choose, "primary", "export")
        self._tick_buttons = (
            button("Tick all", lambda: self._tick(True), "quiet"),
            button("Tick none", lambda: self._tick(False), "quiet"),
        )
        self.add(flow_of(self.write_button, *self._tick_buttons))
        self.body.addStretch(1)

    def show_year(self, year: Assessment) -> None:
        """List the agencies that lead actions of a year; what was ticked stays ticked."""
        file = self._desk.file
        unticked = {name for name, box in self._boxes.items() if not box.isChecked()}
        same_year = self._year is not None and self._year.id == year.id
        self._year = year
        led = {name: len(actions_led(file, year, name)) for name in lead_agencies(file, year)}
        if same_year and led == self._led:
            return
        self._led = led
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._boxes = {}
        for agency, count in led.items():
            box = QCheckBox(f"{agency} ({count} action{'' if count == 1 else 's'})")
            box.setChecked(not (same_year and agency in unticked))
            box.toggled.connect(lambda _: self._say())
            self._boxes[agency] = box
            self._list.addWidget(box)
        if not self._boxes:
            self._list.addWidget(words("No action has a lead agency yet.", wrap=True))
        self._say()

    @property
    def ticked(self) -> list[str]:
        """The agencies that are to have a sheet."""
        return [agency for agency, box in self._boxes.items() if box.isChecked()]

    def write_to(self, folder: Path) -> None:
        """Write the sheets of the agencies ticked into a folder, off the window's thread."""
        file, year, agencies = self._desk.file, self._year, self.ticked
        if year is None:
            return
        quarter, today = self.quarter.text().strip(), self._desk.today

        def write(work: Work) -> list[Path]:
            from smpdesk.reports.lead_sheets import write_lead_sheets

            paths = []
            for done, agency in enumerate(agencies):
                work.report(done, len(agencies))
                paths += write_lead_sheets(file, year, folder, [agency], quarter=quarter, on=today)
            return paths

        task = Task("Writing sheets for leads", shown=True)
        task.done.connect(self._written)
        task.failed.connect(self._failed)
        self._desk.tasks.start(task, write)

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Where to write the sheets")
        if chosen:
            self.write_to(Path(chosen))

    def _written(self, paths: list[Path]) -> None:
        count = len(paths)
        sheets = "1 sheet was" if count == 1 else f"{count} sheets were"
        self._desk.say("done", f"{sheets} written to {paths[0].parent.name}, ready to be sent.")
        self.written.emit(paths)

    def _failed(self, sentence: str) -> None:
        self._desk.say("problem", sentence)

    def _tick(self, ticked: bool) -> None:
        for box in self._boxes.values():
            box.setChecked(ticked)

    def _say(self) -> None:
        count = len(self.ticked)
        for each in self._tick_buttons:
            each.setVisible(bool(self._boxes))
        self.write_button.setText(f"Write {count} sheet{'' if count == 1 else 's'}…")
        self.write_button.setEnabled(count > 0)
