"""Decisions: what becomes of each theme this year, and why."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from smpdesk.evidence.priorities.lineage import lineage_of
from smpdesk.evidence.priorities.score_sheet import score_sheet
from smpdesk.models.assessing import add_theme, decide, merge_themes, rename_theme, split_theme
from smpdesk.models.edits import change
from smpdesk.models.past.history import Edited
from smpdesk.models.prioritising import agreement, set_priorities
from smpdesk.models.records import Assessment, Record, Standing, Theme
from smpdesk.ui.desk import Desk
from smpdesk.ui.look import theme as look
from smpdesk.ui.pages.statuses import (
    LEVEL_CHOICES,
    RECOMMENDATION_CHOICES,
    STANDING_CHOICES,
    STANDINGS,
)
from smpdesk.ui.parts import RecordPart
from smpdesk.ui.priorities.agreement_card import AgreementCard
from smpdesk.ui.priorities.theme_dialogs import MergeDialog, NewThemeDialog, SplitDialog
from smpdesk.ui.widgets.buttons import button
from smpdesk.ui.widgets.fields import TextField
from smpdesk.ui.widgets.reading_only import changes_file
from smpdesk.ui.widgets.record_form import RecordForm
from smpdesk.ui.widgets.record_model import Column
from smpdesk.ui.widgets.words import words

_KEYS = {standing[0]: standing for standing in STANDINGS}
"""On the list, a standing's first letter decides."""


class DecisionsView(RecordPart[Standing]):
    """The themes of the assessment with recommendation, standing and reason."""

    title = "Decisions"
    icon = "priorities"
    shortcut = ""
    kind = Standing
    first_field = "standing"
    lines = 2
    empty_title = "No themes yet"
    empty_sentence = (
        "A theme is an issue that the assessment looks at. Each is recommended to be kept, "
        "removed, split, merged or made cross-cutting, and people decide."
    )

    def __init__(self, desk: Desk) -> None:
        self._named: Standing | None = None
        self._themes: dict[int, Theme] = {}
        self._ranks: dict[int, str] = {}
        self._origins: dict[str, str] = {}
        super().__init__(desk)
        self.new_button.setText("Add a theme")
        self.agreement = AgreementCard()
        self.body.insertWidget(0, self.agreement)
        self.agreement.wanted.connect(self._set_priorities)
        self.table.installEventFilter(self)

    def columns(self) -> Sequence[Column[Standing]]:
        """The columns of the list."""
        return [
            Column("Theme", lambda r: self._name(r), stretch=True, bold=True, tip=self._name),
            Column("Rank", lambda r: self._ranks.get(r.theme, "–"), "right", width=48),
            Column("Last year", self._origin, width=150, ink=_muted, tip=self._origin),
            Column("Recommended", _recommendation, width=104),
            Column("Standing", _standing, width=128, tag=lambda r: STANDINGS[r.standing]),
        ]

    def make_form(self) -> RecordForm:
        """The fields of a decision."""
        form = RecordForm(2)
        self.name = form.row("Theme", TextField(), wide=True)
        self.name.committed.connect(self._rename)
        form.choice("recommendation", "Recommended", RECOMMENDATION_CHOICES)
        form.choice("standing", "Decided", STANDING_CHOICES)
        form.area("reason", "Why", 4)
        form.area("evidence", "Evidence", 3)
        form.choice("influence", "Can the partnership influence it?", LEVEL_CHOICES)
        return form

    def extras(self) -> list[QWidget]:
        """What else can become of a theme stands below its fields."""
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(look.current().px(8))
        self.split_button = changes_file(button("Split…", self._split))
        self.merge_button = changes_file(button("Merge others into it…", self._merge))
        line.addWidget(self.split_button)
        line.addWidget(self.merge_button)
        line.addStretch(1)
        keys = (
            "On the list: P priority, C cross-cutting, E emerging, B business as usual, D dropped."
        )
        return [row, words(keys, "small", wrap=True)]

    def records(self, assessment: Assessment) -> list[Standing]:
        """The standings of the assessment, in their order."""
        file = self.desk.file
        self._themes = {theme.id: theme for theme in file.all(Theme)}
        sheet = score_sheet(file, assessment, certain=False)
        rows = sheet.rows if sheet is not None else ()
        self._ranks = {row.theme.id: row.place.rank.text for row in rows if row.place is not None}
        lineage = lineage_of(file)
        self._origins = {s.theme: lineage.words(s) for s in lineage.of(assessment.name)}
        found = file.all(Standing, assessment=assessment.id)
        self.agreement.show_agreement(agreement(file, assessment), not file.read_only)
        self.agreement.setVisible(bool(found))
        return found

    def refresh(self, edited: Edited | None = None) -> None:
        """Read the file anew; without an assessment there is nothing to agree."""
        self.agreement.setVisible(self.desk.assessment is not None)
        super().refresh(edited)

    def say_empty(self, assessment: Assessment) -> None:
        """Say what belongs here when there is nothing yet."""
        self.empty.say(self.empty_title, self.empty_sentence, "Add a theme", self.add_new)

    def show_record(self, record: Standing) -> None:
        """Show a decision and its theme."""
        super().show_record(record)
        if self._named is not None and self._named.id != record.id:
            self.name.commit()
        self._named = record
        if not self.name.half_written:
            self.name.show_text(self._name(record))
        self.name.setReadOnly(self.desk.file.read_only)
        for each in (self.split_button, self.merge_button):
            each.setEnabled(not self.desk.file.read_only)

    def keep(self, record: Record, field: str, value: object) -> None:
        """Keep a field; a standing is decided, so that the theme's lineage follows."""
        assessment = self.desk.assessment
        if field == "standing" and isinstance(record, Standing) and assessment is not None:
            decide(self.desk.file, assessment, self._themes[record.theme], str(value))
        else:
            change(self.desk.file, record, **{field: value})

    def add_new(self) -> None:
        """Ask for a theme and add it to the year."""
        dialog = NewThemeDialog(self)
        dialog.accepted.connect(lambda: self._add(dialog.name.text().strip(), dialog.standing.key))
        dialog.open()

    def go_to(self, key: object) -> None:
        """Show a theme's decision."""
        if isinstance(key, Theme):
            found = [s for s in self.table.records.records if s.theme == key.id]
            if found:
                super().go_to(found[0])
        else:
            super().go_to(key)

    def leave(self) -> None:
        """Commit what is half-written."""
        self.name.commit()
        super().leave()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Decide by a letter on the list."""
        if watched is self.table and isinstance(event, QKeyEvent):
            standing = _KEYS.get(event.text().lower()) if event.text() else None
            pressed = event.type() == QEvent.Type.KeyPress
            record = self.table.current()
            if pressed and standing and record is not None and not self.desk.file.read_only:
                self.keep(record, "standing", standing)
                return True
        return super().eventFilter(watched, event)

    def _name(self, record: Standing) -> str:
        return self._themes[record.theme].name if record.theme in self._themes else ""

    def _origin(self, record: Standing) -> str:
        return self._origins.get(self._name(record), "")

    def _add(self, name: str, standing: str) -> None:
        assessment = self.desk.assessment
        if assessment is not None:
            made = add_theme(self.desk.file, assessment, name, standing)
            self.table.pick(made.id)
            self.form.start_at("reason")

    def _rename(self, name: str) -> None:
        record, assessment = self._named, self.desk.assessment
        if record is not None and assessment is not None and name:
            made = rename_theme(self.desk.file, assessment, self._themes[record.theme], name)
            self.table.pick(made.id)

    def _split(self) -> None:
        record, assessment = self.table.current(), self.desk.assessment
        if record is None or assessment is None:
            return
        theme = self._themes[record.theme]
        dialog = SplitDialog(theme, self)

        def split() -> None:
            reason = dialog.reason.toPlainText().strip()
            made = split_theme(self.desk.file, assessment, theme, dialog.names, reason=reason)
            self.table.pick(made[0].id)

        dialog.accepted.connect(split)
        dialog.open()

    def _merge(self) -> None:
        record, assessment = self.table.current(), self.desk.assessment
        if record is None or assessment is None:
            return
        into = self._themes[record.theme]
        others = [
            self._themes[s.theme]
            for s in self.table.records.records
            if s.id != record.id and s.standing != "dropped"
        ]
        dialog = MergeDialog(into, others, self)

        def merge() -> None:
            reason = dialog.reason.toPlainText().strip()
            # The theme itself is among those merged: it goes on too.
            themes = [into, *dialog.themes]
            made = merge_themes(self.desk.file, assessment, themes, into, reason=reason)
            self.table.pick(made.id)

        dialog.accepted.connect(merge)
        dialog.open()

    def _set_priorities(self) -> None:
        assessment = self.desk.assessment
        if assessment is None:
            return
        made = set_priorities(self.desk.file, assessment)
        names = ", ".join(priority.name for priority in made)
        self.desk.say("done", f"Now among the priorities: {names}. Undo takes them out again.")


def _recommendation(record: Standing) -> str:
    return record.recommendation.capitalize() or "–"


def _standing(record: Standing) -> str:
    return record.standing.capitalize()


def _muted(_: Standing) -> str:
    return "muted"
