"""Saying that something changed in a month, or that a month is set aside."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QWidget

from smpdesk.models.records import ChangePoint, SetAside
from smpdesk.periods import month_text
from smpdesk.ui.charts.labels import KIND_WORDS
from smpdesk.ui.widgets.buttons import button
from smpdesk.ui.widgets.fields import Choice, TextField
from smpdesk.ui.widgets.form import Form
from smpdesk.ui.widgets.sheet import Sheet
from smpdesk.ui.widgets.words import words


class _MonthDialog(Sheet):
    """A title, a form that begins with the month, Cancel and one strong button."""

    def __init__(self, title: str, months: Sequence[str], month: str, parent: QWidget) -> None:
        super().__init__(title, parent, wide=420)
        self.form = Form()
        choices = [(m, month_text(m)) for m in reversed(months)]
        self.month = self.form.row("Month", Choice(choices, month or months[-1]))
        self.column.addWidget(self.form)

    def close_with(self, done: str) -> None:
        """Put the buttons below all that is asked, for Tab too."""
        cancel = button("Cancel", self.reject)
        self.done_button = button(done, self.accept, "primary")
        self.done_button.setDefault(True)
        self.foot(cancel, self.done_button)


class ChangePointDialog(_MonthDialog):
    """``change_point`` is what the officer said; only a step change redraws the limits."""

    def __init__(
        self, months: Sequence[str], month: str, measure: int, area: int, parent: QWidget
    ) -> None:
        super().__init__("Add a change point", months, month, parent)
        self._ids = (measure, area)
        self.kind = self.form.row("What changed", Choice(list(KIND_WORDS.items()), "event"))
        self.note = self.form.row("Note", TextField(placeholder="What happened"))
        self.source = self.form.row("Source", TextField(placeholder="Who says so"))
        self.everywhere = QCheckBox("It holds for every measure and area")
        self.step = QCheckBox("It is a step change: new centre and limits from this month on")
        for box in (self.everywhere, self.step):
            self.column.addWidget(box)
        self.close_with("Add")

    @property
    def change_point(self) -> ChangePoint:
        """The change point to add."""
        measure, area = (None, None) if self.everywhere.isChecked() else self._ids
        return ChangePoint(
            measure=measure,
            area=area,
            month=self.month.key,
            kind=self.kind.key,
            note=self.note.text().strip(),
            source=self.source.text().strip(),
            step_change=self.step.isChecked(),
        )


class SetAsideDialog(_MonthDialog):
    """``set_aside`` is the month left out of centre and limits; a reason is asked for."""

    def __init__(
        self, months: Sequence[str], month: str, measure: int, area: int, parent: QWidget
    ) -> None:
        super().__init__("Set a month aside", months, month, parent)
        self._ids = (measure, area)
        said = "It stays on the chart, hollow, and out of the centre and the limits."
        self.column.insertWidget(1, words(said, "muted", wrap=True))
        self.reason = self.form.row("Reason", TextField(placeholder="A one-off operation"))
        self.close_with("Set aside")
        self.reason.textChanged.connect(
            lambda text: self.done_button.setEnabled(bool(text.strip()))
        )
        self.done_button.setEnabled(False)

    @property
    def set_aside(self) -> SetAside:
        """The month to set aside."""
        measure, area = self._ids
        reason = self.reason.text().strip()
        return SetAside(measure=measure, area=area, month=self.month.key, reason=reason)
