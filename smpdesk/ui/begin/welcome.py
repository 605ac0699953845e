"""The welcome page: begin, open, try the sample, or go on with a recent file."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtSvgWidgets import QSvgWidget
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from smpdesk.places import resource
from smpdesk.ui.look import theme
from smpdesk.ui.widgets.buttons import button, icon_button
from smpdesk.ui.widgets.card import Card
from smpdesk.ui.widgets.words import words


class Welcome(QScrollArea):
    """Its signals say what was chosen; ``forget_wanted`` that a missing file be listed no more."""

    new_wanted = Signal()
    open_wanted = Signal()
    sample_wanted = Signal()
    restore_wanted = Signal()
    recent_wanted = Signal(str)
    forget_wanted = Signal(str)

    def __init__(self, recent: list[Path]) -> None:
        super().__init__()
        self.setObjectName("PageHost")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("Welcome")
        self._first: QPushButton | None = None
        worn = theme.current()
        inside = QWidget()
        inside.setObjectName("Content")
        self.setWidget(inside)
        outer = QHBoxLayout(inside)
        outer.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(worn.px(14))
        column.addStretch(2)
        column.addLayout(self._name())
        cards = (self._ways(), self._recent(recent))
        for card in reversed(cards) if recent else cards:
            column.addWidget(card)
        said = words("You can also drop a partnership file on this window.", "small")
        said.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(said)
        column.addStretch(3)
        outer.addLayout(column)
        outer.addStretch(1)

    def showEvent(self, event: QShowEvent) -> None:
        """Be ready to go on with the newest file that is there, else to begin."""
        super().showEvent(event)
        (self._first or self.sample).setFocus()

    def _name(self) -> QHBoxLayout:
        worn = theme.current()
        row = QHBoxLayout()
        row.setSpacing(worn.px(14))
        picture = QSvgWidget(str(resource("icons", "smpdesk.svg")))
        picture.setFixedSize(worn.px(52), worn.px(52))
        row.addWidget(picture)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(words("smpdesk", "huge"))
        said.addWidget(words("The desktop of a community safety partnership", "muted"))
        row.addLayout(said, 1)
        return row

    def _ways(self) -> Card:
        card = Card("Begin")
        card.setFixedWidth(theme.current().px(520))
        self.sample = _way("Open the sample", "A whole partnership to try things on", "sample")
        self.new = _way("New partnership file…", "An empty file, kept for years", "new")
        self.open = _way("Open…", "A partnership file (.smp) you have", "open")
        self.restore = _way("Restore a backup…", "Of a file that was opened here", "backup")
        for way, signal in (
            (self.sample, self.sample_wanted),
            (self.new, self.new_wanted),
            (self.open, self.open_wanted),
            (self.restore, self.restore_wanted),
        ):
            way.clicked.connect(signal)
            card.add(way)
        return card

    def _recent(self, recent: list[Path]) -> Card:
        card = Card("Recent files")
        card.setFixedWidth(theme.current().px(520))
        if not recent:
            card.add(words("Files you open will be listed here.", "muted"))
        for path in recent:
            card.add(self._recent_file(path))
        return card

    def _recent_file(self, path: Path) -> QWidget:
        """A way to a file; one that is missing is marked, and can be taken off the list."""
        there = path.is_file()
        way = _way(path.stem, _about(path, there), "documents" if there else "warning", there)
        way.setToolTip(str(path))
        if there:
            self._first = self._first or way
            way.clicked.connect(lambda _=False, p=str(path): self.recent_wanted.emit(p))
            return way
        way.setEnabled(False)
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(way, 1)
        row.addWidget(
            icon_button(
                "close",
                f"Take {path.stem} off the list",
                lambda: self.forget_wanted.emit(str(path)),
            )
        )
        return line


def _about(path: Path, there: bool) -> str:
    """Where a recent file lies, and when it was changed or that it is missing."""
    if not there:
        return f"Missing: it is not in {path.parent} now"
    day = dt.datetime.fromtimestamp(path.stat().st_mtime).astimezone()
    return f"{path.parent}  ·  changed {day.day} {day:%b %Y}"


def _way(text: str, about: str, icon: str, usable: bool = True) -> QPushButton:
    """A wide button with a line below its text."""
    made = button("", kind="way", icon=icon)
    worn = theme.current()
    made.setAccessibleName(text)
    made.setAccessibleDescription(about)
    column = QVBoxLayout(made)
    column.setContentsMargins(worn.px(40), worn.px(4), worn.px(8), worn.px(4))
    column.setSpacing(0)
    for label in (words(text, "heading" if usable else "muted"), words(about, "small")):
        label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        column.addWidget(label)
    return made
