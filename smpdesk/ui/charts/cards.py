"""The cards beside a control chart: its words, what changed, and how it is drawn."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from smpdesk.analysis.control_chart import ControlChart
from smpdesk.models.records import ChangePoint, Measure, SetAside
from smpdesk.periods import month_text
from smpdesk.ui.charts.choices import DIRECTIONS, KINDS, RULES
from smpdesk.ui.charts.labels import KIND_WORDS
from smpdesk.ui.look import theme
from smpdesk.ui.widgets.buttons import button, icon_button
from smpdesk.ui.widgets.card import Card
from smpdesk.ui.widgets.fields import Choice
from smpdesk.ui.widgets.form import Form
from smpdesk.ui.widgets.reading_only import changes_file
from smpdesk.ui.widgets.tab_order import in_tab_order
from smpdesk.ui.widgets.tag import Tag
from smpdesk.ui.widgets.words import divider, words

_FEWEST = 3
"""With fewer months there is nothing to look back at."""


class WordsCard(Card):
    """The verdict, with its notes, to read or to copy."""

    def __init__(self) -> None:
        super().__init__("In words")
        self.verdict = words("", wrap=True)
        self.verdict.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.verdict.setAccessibleName("Verdict")
        self._notes = words("", "small", wrap=True)
        self.add(self.verdict)
        self.add(self._notes)
        row = QHBoxLayout()
        row.addWidget(button("Copy", self._copy, icon="copy", tip="Copy the words"))
        row.addStretch(1)
        self.add(row)

    def show_chart(self, chart: ControlChart) -> None:
        """Say what a chart says."""
        self.say(chart.verdict, (*chart.notes, chart.false_alarms))

    def say(self, verdict: str, notes: Sequence[str] = ()) -> None:
        """Say a verdict with its notes."""
        self.verdict.setText(verdict)
        self._notes.setText("\n".join(notes).strip())
        self._notes.setVisible(bool(self._notes.text()))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.verdict.text())


class ChangesCard(Card):
    """Change points and months set aside; each can be taken out again."""

    change_wanted = Signal(str)
    set_aside_wanted = Signal(str)
    removal_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__("Change points")
        self._shown: list[ChangePoint | SetAside] | None = None
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.current().px(7))
        self.add(self._rows)
        row = QHBoxLayout()
        self.add_button = changes_file(button("Add…", lambda: self.change_wanted.emit("")))
        aside = button("Set a month aside…", lambda: self.set_aside_wanted.emit(""))
        row.addWidget(self.add_button)
        row.addWidget(changes_file(aside))
        row.addStretch(1)
        self.add(row)
        self.add(words("On the chart: C adds one at the month, X sets it aside", "small", True))

    def show_records(self, changes: list[ChangePoint], aside: list[SetAside]) -> None:
        """Show the change points and months set aside of a chart, oldest first."""
        records: list[ChangePoint | SetAside] = sorted([*changes, *aside], key=lambda r: r.month)
        if records == self._shown:
            return
        self._shown = records
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        before: QWidget = self.add_button.previousInFocusChain() or self
        for record in records:
            shown, take = self._row(record)
            self._put(shown)
            self._put(divider())
            in_tab_order(before, take, self.add_button)
            before = take
        if not records:
            self._put(words("Nothing is known to have changed.", "muted", wrap=True))

    def _put(self, line: QWidget) -> None:
        """Put a line at the end: seen at once, so that the card is laid out and painted once."""
        self._rows.addWidget(line)
        line.show()

    def _row(self, record: ChangePoint | SetAside) -> tuple[QWidget, QToolButton]:
        """The line of a record, and in it the button that takes it out."""
        worn = theme.current()
        shown = QWidget()
        row = QHBoxLayout(shown)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(worn.px(8))
        month = month_text(record.month, short=True)
        day = words(month, "muted")
        day.setMinimumWidth(worn.px(66))
        row.addWidget(day, 0, Qt.AlignmentFlag.AlignTop)
        said = QVBoxLayout()
        said.setSpacing(worn.px(2))
        if isinstance(record, ChangePoint):
            title, note = KIND_WORDS[record.kind], record.note
        else:
            title, note = "Set aside", record.reason
        said.addWidget(words(title))
        if note:
            said.addWidget(words(note, "small", wrap=True))
        if isinstance(record, ChangePoint) and record.step_change:
            said.addWidget(Tag("step change", "changed", "none"), 0, Qt.AlignmentFlag.AlignLeft)
        row.addLayout(said, 1)
        take = icon_button("remove", f"Remove {title.lower()} of {month}")
        take.clicked.connect(lambda _=False, r=record: self.removal_wanted.emit(r))
        row.addWidget(changes_file(take), 0, Qt.AlignmentFlag.AlignTop)
        return shown, take


class ChoicesCard(Card):
    """How the chart is drawn; ``chosen`` says what was chosen for ``chart`` or ``rules``.

    So it does for ``direction``, and for ``since`` and ``until``: the first and the last month
    looked at, which are not kept.
    """

    chosen = Signal(str, str)

    def __init__(self) -> None:
        super().__init__("Chart")
        form = Form()
        self.kind = form.row("Kind", changes_file(Choice(KINDS)))
        self.rules = form.row("Rules", changes_file(Choice(RULES)))
        self.direction = form.row("Better is", changes_file(Choice(DIRECTIONS)))
        self.since = form.row("Look at the months from", Choice([]))
        self.until = form.row("Up to", Choice([]))
        for name, field in (
            ("chart", self.kind),
            ("rules", self.rules),
            ("direction", self.direction),
            ("since", self.since),
            ("until", self.until),
        ):
            field.chosen.connect(lambda key, n=name: self.chosen.emit(n, key))
        self.add(form)

    def show_choices(self, chart: str, rules: str, measure: Measure) -> None:
        """Show the choices that hold."""
        self.kind.show_key(chart)
        self.rules.show_key(rules)
        self.direction.show_key(measure.direction)

    def show_months(self, months: Sequence[str], since: str, until: str) -> None:
        """Offer the months between which a chart can look; "" is the first, and the newest.

        Those chosen leave a few months between them.
        """
        begin = months.index(since) if since else 0
        end = months.index(until) if until else len(months) - 1
        firsts = [(m, month_text(m)) for m in months[1 : max(1, end - _FEWEST + 2)]]
        lasts = [(m, month_text(m)) for m in reversed(months[begin + _FEWEST - 1 : -1])]
        self.since.offer([("", f"The first, {month_text(months[0])}"), *firsts], since)
        self.until.offer([("", f"The newest, {month_text(months[-1])}"), *lasts], until)
        self.since.setEnabled(bool(firsts))
        self.until.setEnabled(bool(lasts))
