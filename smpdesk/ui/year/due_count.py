"""How many things press, told beside Home in the rail: counted again as the file changes."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QObject, QTimer

from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Assessment
from smpdesk.ui.desk import Desk
from smpdesk.ui.tasks import Task
from smpdesk.ui.window.rail import Rail

_HOME = 0
_REST_MS = 300
"""Edits that follow each other faster are counted once."""


class DueCount(QObject):
    """Counts, off the window's thread, what is late or due within a week in the newest year."""

    def __init__(self, desk: Desk, rail: Rail) -> None:
        super().__init__(rail)
        self._desk, self._rail = desk, rail
        self._counting: Task | None = None
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._count)
        desk.changed.connect(self._soon)
        self._rest.start()

    def _soon(self, _: object) -> None:
        self._rest.start()

    def _count(self) -> None:
        if not self._rail.isVisible():
            return
        if self._counting is not None:
            self._counting.cancel()
        years = self._desk.assessments()
        if not years:
            self._rail.show_count(_HOME, 0, "")
            return
        file, today = self._desk.file, self._desk.today

        def work(_: object) -> int:
            return _pressing(file, years[0], today)

        self._counting = Task("Counting what is due")
        self._counting.done.connect(self._show)
        self._desk.tasks.start(self._counting, work)

    def _show(self, count: int) -> None:
        things = "1 thing" if count == 1 else f"{count} things"
        self._rail.show_count(_HOME, count, f"{things} late or due within a week")


def _pressing(file: PartnershipFile, year: Assessment, today: dt.date) -> int:
    from smpdesk.evidence.year.due import due_list

    return sum(item.presses for item in due_list(file, year, today))
