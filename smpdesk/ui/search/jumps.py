"""What search or jump offers: pages, actions, and everything in the file that has a name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from smpdesk.evidence.search import Passage, find, passages
from smpdesk.models.records import (
    Action,
    Area,
    CaseStudy,
    Contact,
    Extract,
    Fund,
    Measure,
    Meeting,
    Partner,
    Priority,
    Project,
    Recommendation,
    Record,
    Section,
    SubGroup,
    Term,
    Theme,
)
from smpdesk.ui.desk import Desk
from smpdesk.ui.pages import PAGES
from smpdesk.ui.search.command_palette import CommandPalette, Entry
from smpdesk.ui.tasks import Task, Work
from smpdesk.ui.widgets.fields import date_text


def jump_entries(desk: Desk, actions: Iterable[QAction]) -> list[Entry]:
    """Every place one can jump to on a desk."""
    return [*_pages(desk), *_actions(actions), *_records(desk)]


def _pages(desk: Desk) -> Iterator[Entry]:
    for page in PAGES:
        yield Entry("Page", page.title, lambda n=page.icon: desk.go(n), page.icon)


def _actions(actions: Iterable[QAction]) -> Iterator[Entry]:
    for action in actions:
        keys = action.shortcut().toString()
        what = f"Command, {keys}" if keys else "Command"
        yield Entry(what, action.text().rstrip("…"), action.trigger, "chevron-right")


def _records(desk: Desk) -> Iterator[Entry]:
    file = desk.file
    kinds = (
        (Measure, "Measure", "charts"),
        (Priority, "Priority", "priorities"),
        (Action, "Action", "plan"),
        (CaseStudy, "Case study", "cases"),
        (Theme, "Theme", "priorities"),
        (Section, "Section", "assessment"),
        (Meeting, "Meeting", "scrutiny"),
        (Recommendation, "Recommendation", "scrutiny"),
        (Project, "Bid", "scrutiny"),
        (Fund, "Fund", "scrutiny"),
        (Partner, "Partner", "partnership"),
        (Contact, "Contact", "partnership"),
        (SubGroup, "Sub-group", "partnership"),
        (Term, "Term", "partnership"),
        (Extract, "Extract", "data"),
        (Area, "Area", "data"),
    )
    years = {assessment.id: assessment.name for assessment in desk.assessments()}
    for kind, what, page in kinds:
        records: Sequence[Record] = file.all(kind)
        named = Counter(record.title() for record in records)
        for record in records:
            said = _apart(desk, record, years) if named[record.title()] > 1 else ""
            yield Entry(
                ", ".join(part for part in (what, said) if part),
                record.title(),
                lambda p=page, r=record: _go_to(desk, p, r),
                page,
            )


def _apart(desk: Desk, record: Record, years: Mapping[int, str]) -> str:
    """What tells a record from others of its kind and name."""
    if isinstance(record, Measure):
        return record.collection
    if isinstance(record, Meeting):
        return date_text(record.held_on)
    return years.get(_year_of(desk, record), "")


def _year_of(desk: Desk, record: Record) -> int:
    """The id of the assessment a record belongs to, 0 if it belongs to none."""
    if isinstance(record, Action):
        record = desk.file.get(Priority, record.priority)
    return getattr(record, "assessment", None) or 0


def _go_to(desk: Desk, page: str, record: Record) -> None:
    """Go to a record, in the year it belongs to."""
    year = _year_of(desk, record)
    if year and (desk.assessment is None or desk.assessment.id != year):
        desk.choose_assessment(year)
    desk.go(page, record)


_PAGE_OF = {
    "Sections": "assessment",
    "Horizon": "assessment",
    "Comments": "assessment",
    "Themes": "priorities",
    "Decisions on themes": "priorities",
    "Priorities": "priorities",
    "Actions": "plan",
    "Progress": "plan",
    "Case studies": "cases",
    "Glossary": "partnership",
    "Extracts": "data",
}


def offer_texts(desk: Desk, palette: CommandPalette) -> None:
    """Let the palette search the texts of the file, which are read off the window's thread."""
    file = desk.file

    def work(_: Work) -> list[Passage]:
        with file.another() as own:
            return passages(own)

    task = Task("Reading the texts")
    task.done.connect(_Texts(desk, palette).offer)
    desk.tasks.start(task, work)


class _Texts(QObject):
    """Turns what is found in texts into entries, by group under headings."""

    def __init__(self, desk: Desk, palette: CommandPalette) -> None:
        super().__init__(palette)
        self._desk, self._palette = desk, palette
        self._passages: list[Passage] = []

    def offer(self, read: list[Passage]) -> None:
        """Search in these passages from now on."""
        self._passages = read
        self._palette.search_texts(self._entries)

    def _entries(self, query: str) -> list[Entry]:
        made: list[Entry] = []
        group = ""
        for found in find(query, self._passages):
            passage = found.passage
            if passage.group != group:
                group = passage.group
                made.append(Entry("", f"In {group.lower()}", lambda: None, heading=True))
            page = _PAGE_OF.get(group, "scrutiny")
            made.append(
                Entry(
                    passage.year or group,
                    passage.title,
                    lambda p=passage, to=page: _go_to(self._desk, to, p.record),
                    page,
                    words=found.excerpt,
                )
            )
        return made
