"""What stands beside a score: volume, change, signals, residents, influence."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from smpdesk.evidence.priorities.beside import Beside, beside_score
from smpdesk.models.records import Assessment, Theme
from smpdesk.ui.charts.point_words import kind_of
from smpdesk.ui.desk import Desk
from smpdesk.ui.look import theme as look
from smpdesk.ui.tasks import Task
from smpdesk.ui.widgets.card import Card
from smpdesk.ui.widgets.tag import Tag
from smpdesk.ui.widgets.words import divider, words


class BesideCard(Card):
    """The lines for a theme, worked out off the window's thread."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("Beside the score")
        self._desk = desk
        self._task: Task | None = None
        self._of: tuple[int, int] | None = None

    def show_theme(self, assessment: Assessment, theme: Theme, anew: bool = False) -> None:
        """Show the lines for a theme; ``anew`` when the file has changed."""
        key = (assessment.id, theme.id)
        if key == self._of and not anew:
            return
        if key != self._of:
            self.clear()
            self.add(words("Looking it up…", "muted"))
            self.body.addStretch(1)
        self._of = key
        if self._task is not None:
            self._task.cancel()
        file = self._desk.file
        self._task = Task(f"Looking up {theme.name}")
        self._task.done.connect(self._show)
        self._desk.tasks.start(self._task, lambda _: beside_score(file, assessment, theme))

    def _show(self, lines: Sequence[Beside]) -> None:
        self.clear()
        for number, line in enumerate(lines):
            if number:
                self.add(divider())
            self.add(_line(line))
        self.body.addStretch(1)


def _line(line: Beside) -> QWidget:
    shown = QWidget()
    row = QHBoxLayout(shown)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(look.current().px(10))
    row.addWidget(words(line.label, wrap=True), 1)
    if line.meaning:
        value: QWidget = Tag(line.words, kind_of(line.meaning))
    else:
        label = words(line.words, wrap=len(line.words) > 12)
        label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        value = label
    row.addWidget(value, 0 if line.meaning or len(line.words) <= 12 else 1)
    shown.setAccessibleName(f"{line.label}: {line.words}")
    if line.source:
        shown.setToolTip(line.source)
        shown.setAccessibleDescription(line.source)
    return shown
