"""The versions of the assessment: kept by name and date, compared word by word."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from smpdesk.evidence.figures import Figures
from smpdesk.evidence.texts.versions import (
    PartChange,
    Piece,
    compare_versions,
    next_version,
    whole_text,
)
from smpdesk.models.edits import remove
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.past.history import Edited
from smpdesk.models.records import Assessment, DocumentVersion, Section
from smpdesk.periods import month_text
from smpdesk.ui.assessment.version_dialog import VersionDialog
from smpdesk.ui.desk import Desk
from smpdesk.ui.look import theme
from smpdesk.ui.tasks import Task, Work
from smpdesk.ui.widgets.buttons import button
from smpdesk.ui.widgets.card import Card
from smpdesk.ui.widgets.fields import Choice, date_text
from smpdesk.ui.widgets.reading_only import changes_file
from smpdesk.ui.widgets.record_model import Column
from smpdesk.ui.widgets.record_table import RecordTable
from smpdesk.ui.widgets.sides import Sides
from smpdesk.ui.widgets.words import words

NOW = "now"
_NO_TEXT = "That version was noted without its text, so there is nothing to compare it with."


class VersionsView(QWidget):
    """Versions at the left, what changed between two of them at the right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._task: Task | None = None
        self._assessment: Assessment | None = None
        self.table = _table()
        keep = button("Keep a version…", self.ask_version, "primary", "version")
        self.keep_button = changes_file(keep)
        self.before = Choice([], wide=170)
        self.before.setAccessibleName("Earlier version")
        self.after = Choice([], wide=170)
        self.after.setAccessibleName("Later version")
        self.shown = QTextBrowser()
        parts = (self._versions_card(), self._changes_card())
        self._sides = Sides("versions", desk.preferences, parts, (500, 560), (2, 3))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._sides)
        for choice in (self.before, self.after):
            choice.chosen.connect(lambda _: self.compare())
        self.table.picked.connect(self._picked)
        self.table.removal_wanted.connect(self._remove)

    def _versions_card(self) -> Card:
        worn = theme.current()
        card = Card("Versions", padding=12)
        card.head.addWidget(self.keep_button)
        said = "A version keeps what the text said on a day, its numbers as they were then."
        card.add(words(said, "muted", wrap=True))
        card.add(self.table, 1)
        card.setMinimumWidth(worn.px(300))
        self.table.setMinimumHeight(worn.px(120))
        return card

    def _changes_card(self) -> Card:
        worn = theme.current()
        card = Card("What changed", padding=12)
        row = QHBoxLayout()
        row.setSpacing(worn.px(8))
        for part in (words("From", "muted"), self.before, words("to", "muted"), self.after):
            row.addWidget(part)
        row.addStretch(1)
        card.add(row)
        self.shown.setAccessibleName("What changed between the versions")
        self.shown.setMinimumHeight(worn.px(200))
        self.shown.setTabChangesFocus(True)
        card.add(self.shown, 1)
        return card

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the sides one above the other where there is no room beside each other."""
        super().resizeEvent(event)
        self._sides.stand(beside=self.width() >= theme.current().px(700))

    def minimumSizeHint(self) -> QSize:
        """The least size it can do with, one side above the other."""
        return QSize(theme.current().px(420), super().minimumSizeHint().height())

    def refresh(self, assessment: Assessment, edited: Edited | None = None) -> None:
        """Read the versions anew."""
        self._assessment = assessment
        found = self._versions()
        self.keep_button.setEnabled(not self._desk.file.read_only)
        self.table.show_records(found[::-1])
        names = [(str(v.id), f"{v.version}, {day_text(v.dated)}") for v in found]
        kept = (self.before.key, self.after.key)
        usual = str(found[-1].id) if found else ""
        self.before.offer(names, kept[0] if kept[0] in dict(names) else usual)
        later = [*names[1:], (NOW, "The text now")]
        self.after.offer(later, kept[1] if kept[1] in dict(later) else NOW)
        for choice in (self.before, self.after):
            choice.setEnabled(bool(found))
        self.compare()

    def compare(self) -> None:
        """Compare the two versions chosen, off the window's thread."""
        if self._task is not None:
            self._task.cancel()
        if self._assessment is None or not self.before.key:
            self.shown.setPlainText(
                "No version is kept yet. Keep one when the text leaves the building: what "
                "changes after it is shown here."
            )
            return
        before = self._desk.file.get(DocumentVersion, int(self.before.key)).text
        after = ""
        if self.after.key != NOW:
            after = self._desk.file.get(DocumentVersion, int(self.after.key)).text
            if not after:
                self.shown.setPlainText(_NO_TEXT)
                return
        if not before:
            self.shown.setPlainText(_NO_TEXT)
            return
        self.shown.setPlainText("Comparing…")
        self._task = Task("Comparing versions")
        self._task.done.connect(self._show)
        file, assessment = self._desk.file, self._assessment
        self._desk.tasks.start(
            self._task, lambda work: _compare(file, assessment, before, after, work)
        )

    def ask_version(self) -> None:
        """Ask for the version's name and date, and keep it."""
        if self._assessment is not None:
            name = next_version(self._versions())
            VersionDialog(self._desk, self._assessment, name, self).open()

    def _versions(self) -> list[DocumentVersion]:
        if self._assessment is None:
            return []
        found = self._desk.file.all(DocumentVersion, assessment=self._assessment.id)
        return sorted(found, key=lambda v: (v.dated, v.id))

    def _picked(self, version: DocumentVersion) -> None:
        self.before.show_key(str(version.id))
        if self.after.key != NOW and int(self.after.key) <= version.id:
            self.after.show_key(NOW)
        self.compare()

    def _remove(self, version: DocumentVersion) -> None:
        if not self._desk.file.read_only:
            remove(self._desk.file, version)
            self._desk.say("done", f"Removed: {version.version}. Undo brings it back.")

    def _show(self, changes: list[PartChange]) -> None:
        self.shown.setHtml(changes_html(changes))


def _table() -> RecordTable[DocumentVersion]:
    return RecordTable(
        "Versions",
        [
            Column("Version", lambda r: r.version, bold=True, width=66),
            Column("Paper", lambda r: r.document.replace("-", " ").capitalize(), width=150),
            Column("Date", lambda r: date_text(r.dated), width=110),
            Column("Note", lambda r: r.note, stretch=True, tip=lambda r: r.note),
        ],
        lambda r: r.id,
    )


def _compare(
    file: PartnershipFile, assessment: Assessment, before: str, after: str, work: Work
) -> list[PartChange]:
    if not after:
        with file.another() as own:
            after = whole_text(Figures(own), own.all(Section, assessment=assessment.id))
    work.check()
    return compare_versions(before, after)


def day_text(iso: str) -> str:
    """An ISO date as a version bears it: ``27 January 2017``."""
    return f"{int(iso[8:10])} {month_text(iso[:7])}"


def changes_html(changes: Sequence[PartChange]) -> str:
    """What changed, section by section: words added underlined, words removed struck through."""
    if not changes:
        return "<p>Nothing has changed.</p>"
    worn = theme.current()
    said = {"new": "new section", "removed": "section removed"}
    made = []
    for change in changes:
        words_ = "word" if change.added == 1 else "words"
        counted = f"{change.added} {words_} added, {change.removed} removed"
        about = f"{said[change.how]}, {counted}" if change.how in said else counted
        pieces = " ".join(_piece(piece) for piece in change.pieces)
        made.append(
            f'<p style="margin-bottom:2px"><b>{escape(change.heading)}</b> '
            f'<span style="color:{worn.roles["muted"]}">· {about}</span></p><p>{pieces}</p>'
        )
    return "".join(made)


def _piece(piece: Piece) -> str:
    worn = theme.current()
    text = escape(piece.words).replace("\n", "<br/>")
    if piece.kind == "added":
        ground, ink = worn.roles["okbg"], worn.roles["ok"]
        return f'<u style="background:{ground};color:{ink}">{text}</u>'
    if piece.kind == "removed":
        ground, ink = worn.roles["concernbg"], worn.roles["concern"]
        return f'<s style="background:{ground};color:{ink}">{text}</s>'
    return text
