"""Asking for what becomes of a theme: a new one, a split, a merger."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QScrollArea, QVBoxLayout, QWidget

from smpdesk.models.records import Theme
from smpdesk.ui.look import theme as look
from smpdesk.ui.pages.statuses import STANDING_CHOICES
from smpdesk.ui.widgets.buttons import button
from smpdesk.ui.widgets.fields import Choice, TextArea, TextField
from smpdesk.ui.widgets.form import Form
from smpdesk.ui.widgets.sheet import Sheet


class ThemeDialog(Sheet):
    """A title, a sentence, a form, Cancel and one strong button."""

    def __init__(self, title: str, sentence: str, done: str, parent: QWidget) -> None:
        super().__init__(title, parent, wide=440)
        self.say(sentence, "muted")
        self.form = Form()
        self.column.addWidget(self.form)
        self.done_button = button(done, self.accept_if_full, "primary")
        self.done_button.setDefault(True)
        self.foot(button("Cancel", self.reject), self.done_button)

    def full(self) -> bool:
        """Whether there is enough to go on with."""
        return True

    def accept_if_full(self) -> None:
        """Close with what was written, or stay where something is missing."""
        if self.full():
            self.accept()


class NewThemeDialog(ThemeDialog):
    """A theme for this year: ``name`` and ``standing``."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            "Add a theme",
            "A theme is an issue that the assessment looks at. A name that an earlier year used "
            "goes on from there.",
            "Add the theme",
            parent,
        )
        self.name = self.form.row("Theme", TextField())
        self.standing = self.form.row("Standing", Choice(STANDING_CHOICES, "emerging"))

    def full(self) -> bool:
        """Whether a name is written."""
        if not self.name.text().strip():
            self.name.setFocus()
        return bool(self.name.text().strip())


class SplitDialog(ThemeDialog):
    """Themes that stand in another's place: ``names``, and the ``reason``."""

    def __init__(self, split: Theme, parent: QWidget) -> None:
        super().__init__(
            f"Split {split.name}",
            "Write the new themes, one on each line. They become priorities, and this theme is "
            "dropped; its lineage says where they came from.",
            "Split",
            parent,
        )
        self._names = self.form.row("New themes", TextArea(lines=3))
        self.reason = self.form.row("Why", TextArea(lines=2))

    @property
    def names(self) -> list[str]:
        """The names written, one a line."""
        lines = [line.strip() for line in self._names.toPlainText().splitlines()]
        return list(dict.fromkeys(line for line in lines if line))

    def full(self) -> bool:
        """Whether there are two names or more."""
        if len(self.names) < 2:
            self._names.setFocus()
        return len(self.names) >= 2


class MergeDialog(ThemeDialog):
    """Themes that become one with another: ``themes``, and the ``reason``."""

    def __init__(self, into: Theme, others: Sequence[Theme], parent: QWidget) -> None:
        super().__init__(
            f"Merge into {into.name}",
            f"Choose the themes that go on under {into.name}. They are dropped under their own "
            "names; the lineage keeps where everything came from.",
            "Merge",
            parent,
        )
        self.reason = self.form.row("Why", TextArea(lines=2))
        holder = QWidget()
        holder.setObjectName("Detail")
        column = QVBoxLayout(holder)
        self._boxes = [(QCheckBox(other.name), other) for other in others]
        for box, _ in self._boxes:
            column.addWidget(box)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setObjectName("CardScroll")
        scroll.setWidgetResizable(True)
        scroll.setWidget(holder)
        scroll.setMinimumHeight(look.current().px(200))
        scroll.setAccessibleName("Themes to merge")
        self.column.insertWidget(2, scroll)

    @property
    def themes(self) -> list[Theme]:
        """The themes ticked."""
        return [other for box, other in self._boxes if box.isChecked()]

    def full(self) -> bool:
        """Whether a theme is ticked."""
        if not self.themes and self._boxes:
            self._boxes[0][0].setFocus()
        return bool(self.themes)
