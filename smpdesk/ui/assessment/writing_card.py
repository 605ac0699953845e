"""The card in which a section is written: heading, tools, text, and a line of status."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFont,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import QHBoxLayout, QInputDialog, QWidget

from smpdesk.evidence.figures import Figure
from smpdesk.evidence.texts.versions import words_in
from smpdesk.models.edits import change
from smpdesk.models.outline import part_named
from smpdesk.models.records import Section
from smpdesk.models.writing import keep_text
from smpdesk.periods import Period
from smpdesk.ui.assessment.editor import TextEditor
from smpdesk.ui.assessment.figure_popup import FigurePopup
from smpdesk.ui.assessment.inset_dialog import InsetDialog
from smpdesk.ui.assessment.lookup import Lookup, figure_words
from smpdesk.ui.assessment.marks import Mark
from smpdesk.ui.assessment.toolbar import Toolbar
from smpdesk.ui.desk import Desk
from smpdesk.ui.look import theme
from smpdesk.ui.widgets.card import Card
from smpdesk.ui.widgets.fields import TextField
from smpdesk.ui.widgets.reading_only import changes_file
from smpdesk.ui.widgets.tag import Tag
from smpdesk.ui.widgets.words import words


class WritingCard(Card):
    """Shows and keeps one section; ``comment_wanted`` says that a remark is to be made."""

    comment_wanted = Signal()

    def __init__(self, desk: Desk, lookup: Lookup) -> None:
        super().__init__(padding=12)
        self._desk, self._lookup = desk, lookup
        self._section: Section | None = None
        self.setAccessibleName("Text")
        self.heading_field = _heading_field()
        self._edition = Tag()
        self.editor = TextEditor(lookup)
        self.editor.look.pictures = lookup.values
        self.toolbar = Toolbar(
            self.editor.styles,
            self.ask_link,
            lambda: self.ask_figure(""),
            self.ask_inset,
            self.comment_wanted.emit,
        )
        self._counted = words("", "small")
        self._to_look_at = words("", "small")
        self._to_look_at.setToolTip("F7 goes from one to the next, Shift+F7 back")
        self._status = words("", "small", wrap=True)
        self._status.setAccessibleName("At the cursor")
        self._lay_out()
        self._listen()

    def _lay_out(self) -> None:
        worn = theme.current()
        top, foot = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self.heading_field, 1)
        top.addWidget(self._edition)
        foot.setSpacing(worn.px(14))
        for told in (self._counted, self._to_look_at):
            foot.addWidget(told, 0, Qt.AlignmentFlag.AlignTop)
        foot.addWidget(self._status, 1)
        self.add(top)
        self.add(changes_file(self.toolbar))
        self.add(self.editor, 1)
        self.add(foot)
        self.editor.setMinimumHeight(worn.px(220))

    def _listen(self) -> None:
        self.heading_field.committed.connect(self._rename)
        self.editor.written.connect(self._keep)
        self.editor.figure_wanted.connect(self._figure_typed)
        self.editor.at_cursor.connect(self._say_at_cursor)
        self.editor.styles.link_wanted.connect(self.ask_link)
        self.editor.textChanged.connect(self._count)
        self._lookup.drawn.connect(self.editor.follow)
        for keys, act in (("Ctrl+Alt+C", self.ask_inset), ("Ctrl+Alt+M", self.comment_wanted.emit)):
            shortcut = QShortcut(QKeySequence(keys), self.editor)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(act)

    @property
    def section(self) -> Section | None:
        """The section shown."""
        return self._section

    def show_section(self, section: Section) -> None:
        """Show a section; what is being written in the same one stays."""
        same = self._section is not None and self._section.id == section.id
        known = self._section.text if same and self._section is not None else None
        self._section = section
        if not (same and self.heading_field.half_written):
            self.heading_field.show_text(section.heading)
        restricted = section.edition == "restricted"
        self._edition.say("Restricted" if restricted else "", "changed")
        read_only = self._desk.file.read_only
        self.editor.setReadOnly(read_only)
        self.heading_field.setReadOnly(read_only)
        self.toolbar.setEnabled(not read_only)
        part = part_named(section.part)
        self.editor.setPlaceholderText(part.asks if part else "Begin to write…")
        self.editor.setAccessibleName(f"Text of {section.heading}")
        if known != section.text:
            self.editor.show_again(section.text) if same else self.editor.show_text(section.text)
        self._count()

    def follow(self) -> None:
        """Show the figures as the data have them now."""
        self.editor.follow()

    def show_to_look_at(self, said: str) -> None:
        """Say what there is to look at in the words of the text; nothing when there is none."""
        self._to_look_at.setText(said)
        self._to_look_at.setVisible(bool(said))

    def commit(self) -> None:
        """Keep what is half-written."""
        self.heading_field.commit()
        self.editor.commit()

    def ask_figure(self, change_from: str = "", typed: bool = False) -> None:
        """Let a live figure be picked and put it in; ``typed`` by an equals sign."""
        assessment = self._desk.assessment
        if assessment is None or self.editor.isReadOnly():
            return
        usual = Period(assessment.data_start, assessment.data_months)
        popup = FigurePopup(self._lookup.figures, usual, self, change_from)
        popup.picked.connect(lambda chosen: self.editor.insert_reference(chosen, change_from))
        if typed:
            popup.rejected.connect(lambda: self.editor.textCursor().insertText("="))
        popup.finished.connect(lambda _: self.editor.setFocus())
        rect = self.editor.cursorRect()
        corner = rect.bottomLeft() + QPoint(0, theme.current().px(6))
        popup.show_below(self.editor.viewport().mapToGlobal(corner), rect.height())

    def ask_inset(self) -> None:
        """Let a chart or a table be picked and put it in."""
        assessment = self._desk.assessment
        if assessment is None or self.editor.isReadOnly():
            return
        usual = Period(assessment.data_start, assessment.data_months)
        dialog = InsetDialog(self._desk.file, usual, self)
        dialog.picked.connect(self.editor.insert_card)
        dialog.open()

    def ask_link(self) -> None:
        """Ask for an address and link the selected words to it."""
        held = self.editor.textCursor().charFormat().anchorHref()
        dialog = QInputDialog(self)
        dialog.setWindowTitle("Link")
        dialog.setLabelText("Address (leave it empty to take the link away)")
        dialog.setTextValue(held or "https://")
        dialog.textValueSelected.connect(
            lambda address: self.editor.styles.link(
                "" if address == "https://" else address.strip()
            )
        )
        dialog.open()

    def _figure_typed(self, reference: str) -> None:
        self.ask_figure(reference, typed=not reference)

    def _rename(self, heading: str) -> None:
        if self._section is not None and heading:
            change(self._desk.file, self._section, heading=heading)

    def _keep(self, text: str) -> None:
        if self._section is not None:
            section_id, self._section = self._section.id, self._section.with_(text=text)
            keep_text(self._desk.file, section_id, text)

    def _count(self) -> None:
        number = words_in(self.editor.whole())
        self._counted.setText(f"{number:,} {'word' if number == 1 else 'words'}")

    def _say_at_cursor(self, found: object) -> None:
        said = ""
        if isinstance(found, Figure):
            said = figure_words(found)
        elif isinstance(found, Mark):
            said = found.message
        if said and said != self._status.text() and self.editor.hasFocus():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.editor, said))
        self._status.setText(said)
        styles = self.editor.styles
        bold = self.editor.fontWeight() >= QFont.Weight.DemiBold
        self.toolbar.show_style(styles.style(), bold, self.editor.fontItalic())


def _heading_field() -> TextField:
    field = TextField(placeholder="Heading")
    field.setAccessibleName("Heading of the section")
    font = QFont(field.font())
    font.setPixelSize(theme.current().px(16))
    font.setWeight(QFont.Weight.DemiBold)
    field.setFont(font)
    return field


def side_by_side(*parts: QWidget) -> QHBoxLayout:
    """Widgets beside each other, as tight as a row of tools."""
    row = QHBoxLayout()
    row.setSpacing(theme.current().px(4))
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    return row
