"""Checking figures off the window's thread: of the text being written, of all, after an import."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from smpdesk.evidence.figures import Figure, Figures
from smpdesk.evidence.texts.changes import TextChange, all_figures, figure_changes
from smpdesk.evidence.texts.typed import Doubt, TypedCheck, paragraphs
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Area, Assessment, Section
from smpdesk.periods import Period
from smpdesk.ui.desk import Desk
from smpdesk.ui.tasks import Task, Work

Paragraph = tuple[int, str, list[tuple[int, int]]]
"""A paragraph being written: where it begins, its words, the places of its live figures."""


@dataclass(frozen=True)
class Found:
    """A doubt, and the section and paragraph that it stands in."""

    section: Section
    paragraph: str
    doubt: Doubt


class FigureChecks(QObject):
    """Runs the checks, and tells what they find.

    ``here`` tells the doubts of the text being written, ``everywhere`` those of all sections,
    ``changed`` the passages that read otherwise since the data changed.
    """

    here = Signal(object)
    everywhere = Signal(object)
    changed = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._here: Task | None = None
        self._known: dict[str, Figure] = {}
        self._known_of = 0

    def check_here(self, written: Sequence[Paragraph]) -> None:
        """Check the paragraphs being written."""
        if self._here is not None:
            self._here.cancel()
        assessment, area = self._desk.assessment, self._area()
        if assessment is None or area is None:
            return
        task = self._here = Task("Checking the figures")
        task.done.connect(self.here)
        file, given = self._desk.file, list(written)
        self._desk.tasks.start(task, lambda work: _here(file, assessment, area, given, work))

    def check_all(self) -> None:
        """Check every section of the assessment."""
        assessment, area = self._desk.assessment, self._area()
        if assessment is None or area is None:
            self.everywhere.emit([])
            return
        task = Task("Checking the figures of every section")
        task.done.connect(self.everywhere)
        file = self._desk.file
        self._desk.tasks.start(task, lambda work: _everywhere(file, assessment, area, work))

    def follow(self) -> None:
        """Note what the texts say now, and tell what reads otherwise than when last noted."""
        assessment = self._desk.assessment
        if assessment is None:
            return
        task = Task("Following the data")
        task.done.connect(self._take)
        file = self._desk.file
        known = self._known if self._known_of == assessment.id else {}
        self._desk.tasks.start(task, lambda work: _follow(file, assessment, known, work))

    def _take(self, found: tuple[int, dict[str, Figure], list[TextChange]]) -> None:
        self._known_of, self._known, changes = found
        if changes:
            self.changed.emit(changes)

    def _area(self) -> Area | None:
        own = self._desk.file.partnership().area
        return self._desk.file.get(Area, own) if own else None


def _here(
    file: PartnershipFile,
    assessment: Assessment,
    area: Area,
    written: Sequence[Paragraph],
    work: Work,
) -> list[tuple[int, Doubt]]:
    with file.another() as own:
        check = TypedCheck(Figures(own), area, _period(assessment))
        found = []
        for start, text, live in written:
            work.check()
            found += [(start, doubt) for doubt in check.doubts(text, live)]
        return found


def _everywhere(
    file: PartnershipFile, assessment: Assessment, area: Area, work: Work
) -> list[Found]:
    with file.another() as own:
        figures = Figures(own)
        check = TypedCheck(figures, area, _period(assessment))
        sections = own.all(Section, assessment=assessment.id)
        found = []
        for section in sections:
            work.check()
            for text, live in paragraphs(figures, section.text):
                found += [Found(section, text, doubt) for doubt in check.doubts(text, live)]
        return found


def _follow(
    file: PartnershipFile, assessment: Assessment, known: dict[str, Figure], work: Work
) -> tuple[int, dict[str, Figure], list[TextChange]]:
    with file.another() as own:
        sections = own.all(Section, assessment=assessment.id)
        now = all_figures(Figures(own), sections)
        work.check()
        names = {assessment.id: assessment.name}
        return assessment.id, now, figure_changes(sections, known, now, names)


def _period(assessment: Assessment) -> Period:
    return Period(assessment.data_start, assessment.data_months)
