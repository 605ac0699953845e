"""What is missing for each paper, and the statutory checklist in a line."""

from __future__ import annotations

from dataclasses import dataclass

from smpdesk.evidence.year.due import PageName
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import (
    Action,
    Assessment,
    CaseStudy,
    Comment,
    Implication,
    Priority,
    Record,
    Section,
    Standing,
    StatutoryPoint,
    Theme,
)

ASSESSMENT, PLAN, REPORT = "strategic-assessment", "plan-refresh", "committee-report"
ACTIONS, CASES = "action-plan", "case-studies"
PAPERS = {
    ASSESSMENT: "Strategic assessment",
    PLAN: "Plan refresh",
    REPORT: "Committee report",
    ACTIONS: "Action plan",
    CASES: "Case studies",
}
"""The papers whose gaps are looked for, with their titles."""


@dataclass(frozen=True)
class Missing:
    """Something that papers need and the file does not have yet, and where it is mended.

    ``part`` names a part of the page where there is no record to go to.
    """

    text: str
    page: PageName
    record: Record | None
    papers: tuple[str, ...]
    part: str = ""


@dataclass(frozen=True)
class Paper:
    """A paper and what it still lacks."""

    name: str
    title: str
    to_do: tuple[Missing, ...]


def missing_list(file: PartnershipFile, assessment: Assessment) -> list[Missing]:
    """What the papers of the assessment still lack, each with the page where it is mended."""
    return [
        *_priority_gaps(file, assessment),
        *_section_gaps(file, assessment),
        *_case_gaps(file, assessment),
        *_theme_gaps(file, assessment),
        *_report_gaps(file, assessment),
    ]


def papers(gaps: list[Missing]) -> list[Paper]:
    """Each paper with its share of what is missing, in the order of the year."""
    return [
        Paper(name, title, tuple(gap for gap in gaps if name in gap.papers))
        for name, title in PAPERS.items()
    ]


def _priority_gaps(file: PartnershipFile, assessment: Assessment) -> list[Missing]:
    gaps = []
    priorities = file.all(Priority, assessment=assessment.id)
    if not priorities:
        said, where = "No priorities have been chosen", "decisions"
        gaps.append(Missing(said, "priorities", None, (PLAN, REPORT, ACTIONS), where))
    for priority in priorities:
        if not priority.lead:
            gaps.append(Missing(f"{priority.name} has no lead", "priorities", priority, (PLAN,)))
        actions = file.all(Action, priority=priority.id)
        if not actions:
            text = f"{priority.name} has no actions"
            gaps.append(Missing(text, "plan", priority, (PLAN, ACTIONS)))
        undated = [action for action in actions if not action.due]
        if undated:
            verb = "1 action has" if len(undated) == 1 else f"{len(undated)} actions have"
            text = f"{verb} no due date: {priority.name}"
            gaps.append(Missing(text, "plan", undated[0], (PLAN, ACTIONS)))
    return gaps


def _section_gaps(file: PartnershipFile, assessment: Assessment) -> list[Missing]:
    from smpdesk.evidence.figures import figures_in

    gaps = []
    sections = file.all(Section, assessment=assessment.id)
    if not sections:
        said_of_all = "No sections have been written"
        gaps.append(Missing(said_of_all, "assessment", None, (ASSESSMENT, PLAN)))
    parents = {section.parent for section in sections}
    for section in sections:
        said = []
        if not section.text.strip() and section.id not in parents:
            said.append("no text")
        if broken := sum(bool(figure.problem) for figure in figures_in(file, section.text)):
            said.append(_counted(broken, "figure without data", "figures without data"))
        if notes := len(file.all(Comment, section=section.id, resolved_on=None)):
            said.append(_counted(notes, "open comment", "open comments"))
        gaps += [
            Missing(f"“{section.heading}” has {gap}", "assessment", section, (ASSESSMENT, PLAN))
            for gap in said
        ]
    return gaps


def _counted(number: int, one: str, many: str) -> str:
    return f"1 {one}" if number == 1 else f"{number} {many}"


def _case_gaps(file: PartnershipFile, assessment: Assessment) -> list[Missing]:
    studies = file.all(CaseStudy, assessment=assessment.id)
    if not studies:
        return [Missing("No case studies have been written", "cases", None, (CASES,))]
    return [
        Missing(f"Case study not signed off: {study.heading}", "cases", study, (CASES, PLAN))
        for study in studies
        if study.edition == "public" and not study.signed_off_on
    ]


def _theme_gaps(file: PartnershipFile, assessment: Assessment) -> list[Missing]:
    """Themes without a recommendation; what is business as usual needs none."""
    themes = {theme.id: theme for theme in file.all(Theme)}
    return [
        Missing(
            f"{themes[s.theme].name} has no recommendation",
            "priorities",
            s,
            (ASSESSMENT,),
        )
        for s in file.all(Standing, assessment=assessment.id)
        if not s.recommendation and s.standing != "business as usual"
    ]


def _report_gaps(file: PartnershipFile, assessment: Assessment) -> list[Missing]:
    rows = file.all(Implication, assessment=assessment.id)
    if not rows:
        said = "No implications have been written"
        return [Missing(said, "scrutiny", None, (REPORT,), "implications")]
    return [
        Missing(f"Implication not signed off: {row.issue}", "scrutiny", row, (REPORT,))
        for row in rows
        if not row.signed_on
    ]


def statutory_words(file: PartnershipFile, assessment: Assessment) -> str:
    """``17 of 20 met``, and what remains."""
    points = file.all(StatutoryPoint, assessment=assessment.id)
    if not points:
        return "No checklist has been set up for this assessment."
    remaining = [point.point for point in points if not point.met]
    met = f"{len(points) - len(remaining)} of {len(points)} met"
    return f"{met}. Remaining: {'; '.join(remaining)}" if remaining else met
