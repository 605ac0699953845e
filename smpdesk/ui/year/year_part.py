"""The year: its line, what is due, new signals, and what the papers lack."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from smpdesk.evidence.year.answers import asked_in
from smpdesk.evidence.year.due import due_list
from smpdesk.evidence.year.milestones import officers_year
from smpdesk.evidence.year.missing import Missing, missing_list, papers, statutory_words
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.past.history import Edited
from smpdesk.models.records import (
    Assessment,
    ChangePoint,
    ChartChoice,
    Extract,
    Measure,
    Milestone,
    Observation,
    Partnership,
    SetAside,
)
from smpdesk.ui.desk import Desk
from smpdesk.ui.look import theme
from smpdesk.ui.page import Page
from smpdesk.ui.tasks import Task, Work
from smpdesk.ui.widgets.card import Card
from smpdesk.ui.widgets.tab_order import in_layout_order
from smpdesk.ui.widgets.ways import Way, Ways
from smpdesk.ui.year.due_card import DueCard
from smpdesk.ui.year.papers_card import AskedCard, MissingCard, ReadyCard
from smpdesk.ui.year.signals_card import SignalsCard
from smpdesk.ui.year.year_card import YearCard

if TYPE_CHECKING:
    from smpdesk.evidence.charts.signals import Looked
    from smpdesk.evidence.priorities.indicators import Judged

_CHARTED = (Observation, Extract, Measure, ChangePoint, SetAside, ChartChoice, Partnership)


@dataclass(frozen=True)
class Gathered:
    """What is gathered off the window's thread: gaps of the papers, and indicators off course."""

    gaps: list[Missing]
    off_course: list[Judged]


@dataclass(frozen=True)
class Found:
    """The charts looked at for signals, or why there is ``nothing`` to find any in."""

    looked: Looked
    nothing: str


class YearPart(Page):
    """Cards on the year looked at; a year that is over is shown as history."""

    title = "The year"
    icon = "home"
    shortcut = ""
    checklist_wanted = QtSignal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.nest()
        self._gathering: Task | None = None
        self._looking: Task | None = None
        self._looked = False
        self.year_card, self.due = YearCard(desk), DueCard(desk)
        self.signals, self.missing = SignalsCard(desk), MissingCard(desk)
        self.ready = ReadyCard(desk, self.missing)
        self.law = Card("Statutory checklist", 10)
        self._law_rows = Ways()
        self.law.add(self._law_rows)
        left = self._column((self.due, 3), (self.signals, 2))
        self.asked = AskedCard(desk)
        right = self._column((self.ready, 0), (self.missing, 0), (self.asked, 0), (self.law, 0))
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(theme.current().size("gap"))
        self._sides.addWidget(left, 2)
        self._sides.addWidget(right, 1)
        self.body.addWidget(self.year_card)
        self.body.addLayout(self._sides, 1)

    def _column(self, *cards: tuple[Card, int]) -> QWidget:
        side = QWidget()
        column = QBoxLayout(QBoxLayout.Direction.TopToBottom, side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().size("gap"))
        for card, share in cards:
            column.addWidget(card, share)
        if not any(share for _, share in cards):
            column.addStretch(1)
        return side

    def refresh(self, edited: Edited | None = None) -> None:
        """Read anew what is due; look for gaps and signals off the window's thread."""
        assessment = self.desk.assessment
        if assessment is None:
            return
        file, today = self.desk.file, self.desk.today
        year = officers_year(file, assessment, today)
        self.year_card.show_year(year)
        self.due.show_due(due_list(file, assessment, today), today, year.over)
        said = statutory_words(file, assessment)
        self._law_rows.show_rows([Way(said, self.checklist_wanted.emit)])
        history = year.over and assessment.id != self.desk.assessments()[0].id
        for card in (self.ready, self.missing, self.signals):
            card.setVisible(not history)
        self.asked.setVisible(history)
        self.asked.show_asked(asked_in(file, assessment))
        self._gather(assessment, year.over)
        if edited is None or not self._looked or edited.touches(*_CHARTED):
            self._look()

    def go_to(self, key: object) -> None:
        """Open a milestone."""
        if isinstance(key, Milestone):
            self.year_card.open_milestone(key)

    def leave(self) -> None:
        """Commit what is half-written."""
        self.year_card.details.commit()

    def _gather(self, assessment: Assessment, over: bool) -> None:
        if self._gathering is not None:
            self._gathering.cancel()
        file = self.desk.file
        self._gathering = Task("Looking for what is missing")
        self._gathering.done.connect(self._show_gathered)
        self.desk.tasks.start(self._gathering, lambda work: _gathered(file, assessment, over, work))

    def _show_gathered(self, found: Gathered) -> None:
        self.missing.show_gaps(found.gaps)
        self.ready.show_papers(papers(found.gaps))
        self.due.show_off_course(found.off_course)
        in_layout_order(self)

    def _look(self) -> None:
        if self._looking is not None:
            self._looking.cancel()
        self.signals.wait()
        file = self.desk.file
        self._looking = Task("Looking for signals")
        self._looking.done.connect(self._show_signals)
        self.desk.tasks.start(self._looking, lambda work: _found(file, work))

    def _show_signals(self, found: Found) -> None:
        self._looked = True
        self.signals.show_signals(found.looked, found.nothing)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the sides one above the other where there is no room beside each other."""
        super().resizeEvent(event)
        narrow = self.width() < theme.current().px(760)
        ways = QBoxLayout.Direction
        self._sides.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)


def _found(file: PartnershipFile, work: Work) -> Found:
    """The signals; what finds them is loaded here too, off the window's thread."""
    from smpdesk.evidence.charts.signals import Looked, find_signals, nothing_to_find

    nothing = nothing_to_find(file)
    return Found(Looked([]) if nothing else find_signals(file, work.check), nothing)


def _gathered(file: PartnershipFile, assessment: Assessment, over: bool, work: Work) -> Gathered:
    """Gaps, and what is off course by the newest figures: these say nothing of a past year."""
    from smpdesk.evidence.charts.signals import off_course

    gaps = missing_list(file, assessment)
    work.check()
    return Gathered(gaps, [] if over else off_course(file, assessment, work.check))
