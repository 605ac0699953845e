"""The booklet of case studies and the summary on a page."""

from __future__ import annotations

from smpdesk.reports.matter import Matter
from smpdesk.reports.parts.case_studies import case_studies
from smpdesk.reports.parts.cover import paper
from smpdesk.reports.parts.crime import control_charts
from smpdesk.reports.parts.priorities import priority_list
from smpdesk.reports.parts.short import key_facts
from smpdesk.reports.parts.written import words
from smpdesk.reports.tree import Document, Paragraph, Section


def case_study_booklet(matter: Matter) -> Document:
    """What was achieved, told in cases; the public edition has only those signed off."""
    told = case_studies(matter)
    left = [study for study in told if not (matter.public and study.restricted)]
    studies = told if left else (Section("Case studies", (Paragraph(_NO_CASES),)),)
    return paper(
        matter,
        "Case Studies",
        matter.assessment.name,
        [Section("About these cases", words(matter, "case studies")), *studies],
        subject=f"Case studies of the partnership’s work, {matter.assessment.name}",
        contents=False,
    )


def summary(matter: Matter) -> Document:
    """The year on two pages: figures to remember, headlines, priorities, charts."""
    charts = control_charts(matter, most=4, each=_LOW_CHART)
    return paper(
        matter,
        "Community Safety in Brief",
        matter.assessment.name,
        [
            Section("The year in figures", key_facts(matter), numbering="none"),
            Section("Headlines", words(matter, "headlines"), numbering="none"),
            Section("Priorities", priority_list(matter), numbering="none"),
            Section(
                "Month by month",
                (Paragraph(_ABOUT_CHARTS), *charts) if charts else (),
                numbering="none",
            ),
        ],
        subject=f"Summary of the assessment {matter.assessment.name}",
        contents=False,
        cover=False,
    )


_NO_CASES = "No case studies have been signed off yet."
_LOW_CHART = 106.0  # points, so that the whole summary has room on a sheet
_ABOUT_CHARTS = (
    "The band on each chart holds nearly every month when nothing has changed. Only what lies "
    "outside it, or a long run on one side, is a signal."
)
