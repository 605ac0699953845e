"""Sections at the left, the text in the middle, what belongs to it at the right."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QScrollArea,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from smpdesk.evidence.texts.typed import Doubt
from smpdesk.models.outline import begin_outline
from smpdesk.models.past.history import Edited
from smpdesk.models.records import (
    Area,
    Assessment,
    Comment,
    ExtractTable,
    Measure,
    Observation,
    Partnership,
    Population,
    Section,
)
from smpdesk.ui.assessment.checks_card import ChecksCard
from smpdesk.ui.assessment.comments import CommentDialog, CommentsCard, comment_marks
from smpdesk.ui.assessment.document import all_runs
from smpdesk.ui.assessment.figure_checks import FigureChecks, Found
from smpdesk.ui.assessment.lookup import Lookup
from smpdesk.ui.assessment.marks import Mark
from smpdesk.ui.assessment.proofreading import Proofreader, words_to_look_at
from smpdesk.ui.assessment.section_list import SectionList
from smpdesk.ui.assessment.side import RecommendationCard, SectionCard
from smpdesk.ui.assessment.word_menu import WordMenu
from smpdesk.ui.assessment.writing_card import WritingCard
from smpdesk.ui.desk import Desk
from smpdesk.ui.look import theme
from smpdesk.ui.widgets.card import Card
from smpdesk.ui.widgets.empty import EmptyState
from smpdesk.ui.widgets.sides import Sides

_REST_MS = 700
"""After so long without a change the figures of the text are checked."""

_DATA = (Observation, ExtractTable, Measure, Area, Population, Partnership)


class TextView(QWidget):
    """The sections of the assessment and the one being written."""

    fits_changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._written = ""
        self.lookup = Lookup(desk)
        self.sections = SectionList(desk)
        self.tree = self.sections.tree
        self.writing = WritingCard(desk, self.lookup)
        self.section_card = SectionCard(desk)
        self.recommendation = RecommendationCard(desk)
        self.comments = CommentsCard(desk)
        self.checks_card = ChecksCard()
        self.checks = FigureChecks(desk)
        self.proofreader = Proofreader(desk, self.writing.editor)
        self.word_menu = WordMenu(desk, self.writing.editor, self.proofreader)
        self.empty = EmptyState("assessment")
        self._side = self._side_column()
        parts = (self.sections, self.writing, self._side)
        self._sides = Sides("text", desk.preferences, parts, (214, 600, 270), (0, 1, 0))
        empty_card = Card()
        empty_card.add(self.empty, 1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._sides)
        self._stack.addWidget(empty_card)
        self.tree.picked.connect(self._picked)
        self.tree.opened.connect(lambda _: self.writing.editor.setFocus())
        self.sections.leaving.connect(self.leave)
        self.sections.added.connect(self._name_section)
        self._connect_checks()

    def _connect_checks(self) -> None:
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._check_here)
        self.writing.editor.textChanged.connect(self._rest.start)
        self.checks.here.connect(self._show_doubts)
        self.checks.everywhere.connect(self._show_all_doubts)
        self.checks.changed.connect(self.checks_card.show_changes)
        self.checks_card.check_wanted.connect(self.check_figures)
        self.checks_card.place_wanted.connect(self._go_to_doubt)
        self.checks_card.live_wanted.connect(self._make_live)
        self.checks_card.section_wanted.connect(self._go_to_section)
        self.writing.comment_wanted.connect(self.ask_comment)
        self.comments.comment_wanted.connect(self.ask_comment)
        self.comments.place_wanted.connect(self._go_to_words)
        self.proofreader.counted.connect(self._count_to_look_at)
        self.word_menu.changed.connect(self._rest.start)
        self._desk.spelling_chosen.connect(self._proofread)
        for keys, act in (
            ("F7", lambda: self.go_on(1)),
            ("Shift+F7", lambda: self.go_on(-1)),
            ("Ctrl+F7", self.check_figures),
        ):
            key = QShortcut(QKeySequence(keys), self)
            key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(act)

    def _side_column(self) -> QScrollArea:
        worn = theme.current()
        inside = QWidget()
        inside.setObjectName("Content")
        self.side = QVBoxLayout(inside)
        self.side.setContentsMargins(0, 0, 0, 0)
        self.side.setSpacing(worn.size("gap"))
        for card in (self.checks_card, self.recommendation, self.comments, self.section_card):
            self.side.addWidget(card)
        self.side.addStretch(1)
        area = QScrollArea()
        area.setObjectName("Content")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        area.setMinimumWidth(worn.px(230))
        return area

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the three one above the other where there is no room beside each other."""
        super().resizeEvent(event)
        narrow = self.width() < theme.current().px(780)
        if self._sides.stand(beside=not narrow):
            self._side.setMinimumHeight(theme.current().px(320) if narrow else 0)
            self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """The least size: the three stacked, or side by side."""
        worn = theme.current()
        return QSize(worn.px(420), worn.px(420) if self._sides.beside else worn.px(1060))

    # What is shown

    def refresh(self, assessment: Assessment, edited: Edited | None) -> None:
        """Read the sections anew."""
        file = self._desk.file
        sections = file.all(Section, assessment=assessment.id)
        self._stack.setCurrentIndex(0 if sections else 1)
        data_changed = edited is None or edited.touches(*_DATA)
        if data_changed:
            self.lookup.forget()
        if not sections:
            self.empty.say(
                "Begin the assessment",
                "Start from the usual outline: a section for each part of the papers and one for "
                "each theme. Headings and order can be changed at any time.",
                "Begin with the outline",
                lambda: begin_outline(file, assessment),
            )
            return
        ids = {s.id for s in sections}
        open_ = [c.section for c in file.all(Comment) if c.resolved_on is None]
        self.sections.show_sections(sections, ids & set(open_))
        if self.tree.current_id() not in ids:
            self.tree.pick(self.tree.ids()[0])
        self._show(file.get(Section, self.tree.current_id()), assessment)
        self.writing.follow()
        if data_changed or (edited is not None and edited.touches(Section)):
            self.checks.follow()

    def go_to(self, section: Section) -> None:
        """Show a section."""
        self.tree.pick(section.id)
        self.writing.editor.setFocus()

    def leave(self) -> None:
        """Keep what is half-written; nothing is left to do by itself later."""
        self.writing.commit()
        self._rest.stop()
        self.section_card.commit()
        self.recommendation.form.commit()

    def _picked(self, section_id: int) -> None:
        self.leave()
        assessment = self._desk.assessment
        if assessment is not None:
            self._show(self._desk.file.get(Section, section_id), assessment)

    def _show(self, section: Section, assessment: Assessment) -> None:
        self._desk.section = section.id
        self.writing.show_section(section)
        self.section_card.show_section(section)
        self.recommendation.show_theme(assessment, section.theme)
        self.comments.show_section(section)
        self._mark_comments(section)
        self._rest.start()

    def _name_section(self) -> None:
        self.writing.heading_field.setFocus()
        self.writing.heading_field.selectAll()

    # Figures checked, comments made

    def check_figures(self) -> None:
        """Check the figures of every section, and list what disagrees."""
        self.leave()
        self._rest.start()
        self.checks_card.show_checking()
        self.checks.check_all()

    def ask_comment(self) -> None:
        """Ask what is to be said of the selected words."""
        section = self.writing.section
        if section is None or self._desk.file.read_only:
            return
        self.writing.commit()
        quoted = self.writing.editor.textCursor().selectedText().split("\u2029")[0].strip()
        CommentDialog(self._desk, section, quoted, self).open()

    def go_on(self, step: int) -> None:
        """Go to the next number, spelling or acronym to look at in the text, or the one before."""
        if not self.proofreader.go_on(step):
            self._desk.say("info", "There is nothing to look at in this section’s text.")

    def _proofread(self) -> None:
        self.proofreader.check(self.writing.section)

    def _count_to_look_at(self, spellings: int, acronyms: int) -> None:
        self.writing.show_to_look_at(words_to_look_at(spellings, acronyms))

    def _check_here(self) -> None:
        if not self.isVisible():
            return
        self._proofread()
        runs = all_runs(self.writing.editor.document())
        written = []
        for start, text in self.writing.editor.placed_blocks():
            end = start + len(text)
            live = [(r.start - start, r.end - start) for r in runs if start <= r.start < end]
            written.append((start, text, live))
        self._written = "\n".join(text for _, text, _ in written)
        self.checks.check_here([(s, t, live) for s, t, live in written if any(map(str.isdigit, t))])

    def _show_doubts(self, found: list[tuple[int, Doubt]]) -> None:
        editor = self.writing.editor
        if "\n".join(editor.plain_blocks()) != self._written:
            return
        marks = [Mark(at + d.start, at + d.end, d.message, "figure") for at, d in found]
        editor.marks.show_kind("figure", marks)
        live = sum(not run.card for run in all_runs(editor.document()))
        self.checks_card.show_here(live, len(marks))

    def _show_all_doubts(self, found: list[Found]) -> None:
        self.checks_card.show_all(found, not self._desk.file.read_only)

    def _go_to_section(self, section_id: int) -> None:
        self.tree.pick(section_id)
        self.writing.editor.setFocus()

    def _go_to_doubt(self, found: Found) -> None:
        self._go_to_section(found.section.id)
        start = self.writing.editor.whole().find(found.paragraph)
        if start >= 0:
            self.writing.editor.go_to(start + found.doubt.start, start + found.doubt.end)

    def _go_to_words(self, wanted: str) -> None:
        start = self.writing.editor.whole().find(wanted)
        if start >= 0:
            self.writing.editor.go_to(start, start + len(wanted))

    def _make_live(self, found: Found) -> None:
        self._go_to_doubt(found)
        if self.writing.editor.textCursor().selectedText() == found.doubt.says:
            self.writing.editor.insert_reference(found.doubt.reference)
            self.check_figures()

    def _mark_comments(self, section: Section) -> None:
        comments = self._desk.file.all(Comment, section=section.id)
        marks = comment_marks(comments, self.writing.editor.whole())
        self.writing.editor.marks.show_kind("comment", marks)
