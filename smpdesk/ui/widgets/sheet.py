"""A dialog: a title, things one below the other, and buttons at the foot."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from smpdesk.ui import theme
from smpdesk.ui.widgets.words import Role, words


class Sheet(QDialog):
    """Holds its things in ``column``; the last button of the foot is the strong one."""

    def __init__(self, title: str, parent: QWidget, wide: float = 460) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        worn = theme.current()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(worn.px(20), worn.px(18), worn.px(20), worn.px(18))
        self.column.setSpacing(worn.px(10))
        self.column.addWidget(words(title, "title"))
        self.setMinimumWidth(min(worn.px(wide), 1000))

    def say(self, sentence: str, role: Role = "text") -> QLabel:
        """Add a sentence or some, broken into lines; gives the label."""
        said = words(sentence, role, wrap=True)
        self.column.addWidget(said)
        return said

    def foot(self, *buttons: QPushButton, left: tuple[QPushButton, ...] = ()) -> None:
        """Put the buttons at the foot, and some of them at its left."""
        row = QHBoxLayout()
        row.setSpacing(theme.current().px(8))
        for each in left:
            row.addWidget(each)
        row.addStretch(1)
        for each in buttons:
            row.addWidget(each)
        self.column.addLayout(row)
