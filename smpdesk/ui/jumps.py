"""What search or jump offers: pages, actions, and everything in the file that has a name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtGui import QAction

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
    Section,
    SubGroup,
    Term,
    Theme,
)
from smpdesk.ui.command_palette import Entry
from smpdesk.ui.desk import Desk
from smpdesk.ui.pages import PAGES


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
    for kind, what, page in kinds:
        for record in file.all(kind):
            yield Entry(what, record.title(), lambda p=page, r=record: desk.go(p, r), page)
