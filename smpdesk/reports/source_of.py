"""Where a fault of a paper is mended: the record that its words come from."""

from __future__ import annotations

from smpdesk.evidence.search import passages
from smpdesk.evidence.year.due import PageName
from smpdesk.models.records import (
    Action,
    CaseStudy,
    Comment,
    Extract,
    HorizonItem,
    Priority,
    Record,
    Section,
    Term,
    Theme,
)
from smpdesk.reports.matter import Matter
from smpdesk.reports.preflight import Problem

_PAGES: dict[type[Record], PageName] = {
    Section: "assessment",
    Comment: "assessment",
    HorizonItem: "assessment",
    Theme: "priorities",
    Priority: "priorities",
    Action: "plan",
    CaseStudy: "cases",
    Term: "partnership",
    Extract: "data",
}


def source_of(matter: Matter, problem: Problem) -> tuple[PageName, Record | None]:
    """The page and the record where a problem is mended; the paper itself where none is known."""
    record = _holding(matter, problem.signs) if problem.signs else None
    if record is None and problem.section:
        record = _headed(matter, problem.section)
    if record is None:
        return "documents", None
    return _PAGES.get(type(record), "scrutiny"), record


def _holding(matter: Matter, signs: str) -> Record | None:
    """The first record of this year's, or of no year, in which one of the characters stands."""
    for passage in passages(matter.file):
        of_year = passage.year in ("", matter.assessment.name)
        if of_year and any(sign in passage.title + passage.text for sign in signs):
            return passage.record
    return None


def _headed(matter: Matter, heading: str) -> Section | None:
    """The written section that stands under a heading, numbered or not."""
    for section in matter.sections:
        title = section.heading.strip()
        if title and (heading == title or heading.endswith(f" {title}")):
            return section
    return None
