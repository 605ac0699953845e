"""Which parts of the written text each paper takes up."""

from __future__ import annotations

from smpdesk.models.records import Section

NEEDED: dict[str, tuple[str, ...]] = {
    "strategic-assessment": (
        "headlines",
        "assessment summary",
        "context",
        "population",
        "recorded crime",
        "recommendations",
        "methodology",
    ),
    "plan-refresh": (
        "introduction",
        "background",
        "priorities",
        "context",
        "organisational change",
        "assessment summary",
        "consultation",
        "methodology",
    ),
    "three-year-plan": (
        "foreword",
        "introduction",
        "context",
        "assessment summary",
        "priorities",
        "governance",
        "consultation",
    ),
    "committee-report": (
        "committee decision",
        "committee recommendations",
        "committee purpose",
        "committee corporate priorities",
        "committee background",
        "committee options",
        "committee preferred option",
        "committee risk",
        "committee consultation",
        "committee next steps",
        "committee background papers",
    ),
    "performance-summary": ("performance",),
    "progress-update": ("progress",),
    "case-studies": ("case studies",),
    "summary": ("headlines",),
}
"""The parts without which a paper is not whole, in its order."""

TAKEN: dict[str, tuple[str, ...]] = {
    "strategic-assessment": ("theme", "assessment", "restricted", "sources"),
    "plan-refresh": ("plan",),
    "three-year-plan": ("plan",),
}
"""Parts that a paper takes up where there are any."""


def stands_in(section: Section, paper: str) -> bool:
    """Whether a section's text is part of a paper, in one edition at least."""
    themed = paper == "strategic-assessment" and section.theme is not None
    return themed or section.part in (*NEEDED.get(paper, ()), *TAKEN.get(paper, ()))
