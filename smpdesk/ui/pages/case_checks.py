"""What is checked before a case study is published."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from smpdesk.models.edits import change
from smpdesk.models.records import CaseCheck, CaseStudy
from smpdesk.ui import theme
from smpdesk.ui.desk import Desk
from smpdesk.ui.widgets.words import divider, words


class CaseChecks(QWidget):
    """The points as boxes to tick; hidden when the case study has none."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        worn = theme.current()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(worn.px(6))
        column.addWidget(divider())
        column.addWidget(words("Before it is published", "heading"))
        self._boxes = QVBoxLayout()
        column.addLayout(self._boxes)

    def show_case(self, case: CaseStudy) -> None:
        """Show the points of a case study."""
        while (item := self._boxes.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        checks = self._desk.file.all(CaseCheck, case_study=case.id)
        for check in checks:
            box = QCheckBox(check.question)
            box.setChecked(check.met)
            box.clicked.connect(lambda met=False, c=check: change(self._desk.file, c, met=met))
            self._boxes.addWidget(box)
        self.setVisible(bool(checks))
