"""The head of an import: whose it is, what waits behind it, and the ways on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from smpdesk.ui.look import theme
from smpdesk.ui.widgets.buttons import button
from smpdesk.ui.widgets.fields import Choice
from smpdesk.ui.widgets.words import Heading, words

if TYPE_CHECKING:
    from smpdesk.importing.plans.plan import Plan


class ImportHead(QWidget):
    """The title, the sheet to look at, and the buttons; these below it where there is no room."""

    def __init__(self, name: str) -> None:
        super().__init__()
        worn = theme.current()
        self._more = words("", "muted")
        self.sheet_choice = Choice([], wide=200)
        self.sheet_choice.setAccessibleName("Sheet")
        self.sheet_choice.hide()
        self.stop_button = button("Stop here", tip="Import neither this nor those to come")
        self.cancel_button = button("Cancel")
        self.import_button = button("Import", kind="primary", icon="import")
        self.import_button.setEnabled(False)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        title, tools = QHBoxLayout(), QHBoxLayout()
        for line in (self._row, title, tools):
            line.setSpacing(worn.px(10))
        title.addWidget(Heading(f"Import {name}"))
        title.addWidget(self._more)
        title.addStretch(1)
        leaving = (self.stop_button, self.cancel_button)
        for tool in (self.sheet_choice, *leaving, self.import_button):
            tools.addWidget(tool)
        self._row.addLayout(title, 1)
        self._row.addLayout(tools)
        self._row.setAlignment(tools, Qt.AlignmentFlag.AlignLeft)

    def say_to_come(self, many: int) -> None:
        """Say how many extracts wait behind this one, and offer to leave it or all of them."""
        self._more.setText(f"{many} more to come" if many else "")
        self._more.setVisible(bool(many))
        self.stop_button.setVisible(bool(many))
        self.cancel_button.setText("Skip" if many else "Cancel")
        self.cancel_button.setToolTip(
            "Go on to the next extract (Escape)" if many else "Leave it as it is (Escape)"
        )

    def show_plan(self, plan: Plan, sheet: str, may_import: bool) -> None:
        """Say on the button what a plan brings, and offer its sheets, ``sheet`` being seen."""
        count = plan.count("new") + plan.count("replaced") + len(plan.populations)
        many = "1 figure" if count == 1 else f"{count:,} figures"
        self.import_button.setText(f"Import {many}" if count else "Nothing to import")
        self.import_button.setEnabled(count > 0 and may_import)
        if not may_import:
            self._more.setText("Open for reading only: nothing can be imported")
            self._more.show()
        sheets = [(s.name, f"Sheet “{s.name}”" if s.name else "The file") for s in plan.sheets]
        self.sheet_choice.offer(sheets, sheet)
        self.sheet_choice.setVisible(len(sheets) > 1)

    def show_failed(self) -> None:
        """Leave away what can't be done with an extract that can't be read."""
        self.cancel_button.hide()
        self.import_button.hide()

    def stand(self, beside: bool) -> None:
        """Put the buttons beside the title, or below it."""
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
