"""Leads: the plan out to those who answer for it, and back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout

from smpdesk.models.past.history import Edited
from smpdesk.ui.desk import Desk
from smpdesk.ui.look import theme
from smpdesk.ui.page import Page
from smpdesk.ui.plan.sheets_back import SheetsBack
from smpdesk.ui.plan.sheets_out import SheetsOut


class LeadsView(Page):
    """What goes out at the left, what came back at the right."""

    title = "Leads"
    icon = "plan"
    shortcut = ""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.nest()
        self.out, self.back = SheetsOut(desk), SheetsBack(desk)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(theme.current().size("gap"))
        self._sides.addWidget(self.out, 2)
        self._sides.addWidget(self.back, 5)
        self.body.addLayout(self._sides, 1)

    def refresh(self, edited: Edited | None = None) -> None:
        """List the leads, and compare what came back with the file as it is now."""
        assessment = self.desk.assessment
        self.out.setVisible(assessment is not None)
        if assessment is not None:
            self.out.show_year(assessment)
        self.back.refresh()

    def go_to(self, key: object) -> None:
        """Take back the sheets asked for, given as paths."""
        if isinstance(key, list):
            self.back.take_back([path for path in key if isinstance(path, Path)])
            self.back.table.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the sides one above the other where there is no room beside each other."""
        super().resizeEvent(event)
        narrow = self.width() < theme.current().px(900)
        ways = QBoxLayout.Direction
        self._sides.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
