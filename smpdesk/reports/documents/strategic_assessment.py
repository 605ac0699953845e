"""The strategic assessment: what happened, what it means, what is recommended."""

from __future__ import annotations

import dataclasses

from smpdesk.reports.matter import Matter
from smpdesk.reports.parts.areas import area_sections
from smpdesk.reports.parts.case_studies import case_studies
from smpdesk.reports.parts.cover import paper
from smpdesk.reports.parts.crime import control_charts, crime_table
from smpdesk.reports.parts.methodology import methodology
from smpdesk.reports.parts.money import cost_tables
from smpdesk.reports.parts.people import contacts, partners, people_table
from smpdesk.reports.parts.priorities import (
    done_and_coming,
    done_title,
    lineage_figure,
    priority_list,
    standings_table,
)
from smpdesk.reports.parts.prose import tables_in
from smpdesk.reports.parts.residents import horizon, residents
from smpdesk.reports.parts.sources import sources
from smpdesk.reports.parts.themes import (
    beside_scores,
    recommendations_table,
    scores_table,
    theme_sections,
)
from smpdesk.reports.parts.written import unthemed, words, written
from smpdesk.reports.tree import Block, Document, Paragraph, Section


def strategic_assessment(matter: Matter) -> Document:
    """The year's strategic assessment."""
    matter = dataclasses.replace(matter, explains_charts=True)
    name = matter.assessment.name
    body = [
        Section("Summary", _summary(matter)),
        Section("The partnership", (*words(matter, "context"), *partners(matter))),
        Section(done_title(matter), done_and_coming(matter)),
        Section("The people of the area", (*words(matter, "population"), *people_table(matter))),
        Section("Recorded crime", _crime(matter)),
        Section("Themes", theme_sections(matter)),
        *written(matter, "assessment"),
        Section("The cost of crime", cost_tables(matter)),
        residents(matter),
        Section("On the horizon", horizon(matter)),
        Section("Scores", (*scores_table(matter), *beside_scores(matter))),
        Section(
            "Recommendations",
            (*words(matter, "recommendations"), *recommendations_table(matter)),
        ),
        *unthemed(matter, "restricted"),
        Section("How to find out more", contacts(matter)),
    ]
    studies = Section("Case studies", case_studies(matter), numbering="appendix")
    method = methodology(matter, [*body, studies])
    return paper(
        matter,
        "Strategic Assessment",
        name,
        body,
        [
            Section("Sources", (*words(matter, "sources"), *sources(matter)), numbering="appendix"),
            studies,
            Section("How the figures were made", method, numbering="appendix"),
        ],
        subject=f"Strategic assessment of crime and disorder {name}",
    )


def _summary(matter: Matter) -> tuple[Block, ...]:
    lineage, changed = lineage_figure(matter), standings_table(matter)
    return (
        Section("What a strategic assessment is", (Paragraph(_ABOUT), _period(matter))),
        Section("Headlines", (*words(matter, "headlines"), *words(matter, "assessment summary"))),
        Section("Priorities recommended", priority_list(matter)),
        Section("What changed since last year", (*changed, *lineage)),
    )


_ABOUT = (
    "Every year the partnership looks at crime, disorder, substance misuse and reoffending in its "
    "area: how much there is, whether it is rising, whom it harms, and what partners can do about "
    "it. The assessment is the evidence on which priorities are chosen and the community safety "
    "plan rests. The Crime and Disorder Act 1998 and its regulations ask for it."
)


def _period(matter: Matter) -> Paragraph:
    return Paragraph(
        f"The data year is the {matter.data_period.text()}. Figures come from the partners’ own "
        "records, as each table and chart says."
    )


def _crime(matter: Matter) -> tuple[Block, ...]:
    told = tables_in(matter)
    table = () if "recorded crime" in told else crime_table(matter)
    charts = control_charts(matter)
    return (
        *words(matter, "recorded crime"),
        *table,
        *((Section("Month by month", charts),) if charts else ()),
        *area_sections(matter, told),
    )
